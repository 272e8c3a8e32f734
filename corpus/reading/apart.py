"""A file read in a process of its own, so that time and memory have an end on every system.

The answer comes back as JSON: whatever a file does to its reader, data is all that it sends.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, NamedTuple

from ..limits import Limits
from ..model import Hint, InputError, LeftOut, Span
from .process import run

ReaderResult = tuple[str, tuple[LeftOut, ...], tuple[Hint, ...]]
# A reader of bytes: kind, path, bytes, how tracked changes are read, limits.
ReadBytes = Callable[[str, str, bytes, Any, Limits], ReaderResult]
# The words of the reading process, which the folder application knows as well.
CHILD = (
    "import sys; sys.path[:] = sys.argv[1:]; "
    "from duizhao.corpus.reading.apart import serve; "
    "from duizhao.corpus.reading.read import read_here; serve(sys, read_here)"
)


class Reading(NamedTuple):
    """What a reader gives: the text, what is not in it, and what the layout says of it."""

    text: str
    left_out: tuple[LeftOut, ...]
    hints: tuple[Hint, ...]


def read_apart(kind: str, path: str, data: bytes, tracked: str, limits: Limits) -> Reading:
    """Read ``data`` as a file of ``kind`` in another process.

    Raises InputError: what the reader raises, "too-slow", "too-much-memory", "reader-died".
    """
    asked = {"kind": kind, "path": path, "tracked": tracked, "limits": asdict(limits)}
    seconds = limits.seconds + (len(data) >> 20)
    try:
        done = run(
            [sys.executable, "-c", CHILD, *sys.path],
            given=json.dumps(asked).encode() + b"\n" + data,
            seconds=seconds,
            memory_bytes=limits.memory_bytes,
            env={**os.environ, "PYTHONWARNINGS": "ignore"},
        )
    except TimeoutError as error:
        raise InputError("too-slow", path, str(seconds)) from error
    try:
        answer = json.loads(done.output)
    except ValueError as error:
        raise InputError("reader-died", path, str(limits.memory_bytes >> 20)) from error
    return _reading(answer, path)


def _reading(answer: dict[str, Any], path: str) -> Reading:
    """Turn the answer into records, or raise the InputError that it tells of."""
    if "error" in answer:
        raise InputError(answer["error"], path, *answer["params"])
    left_out = (LeftOut(code, count, detail) for code, count, detail in answer["left_out"])
    hints = (
        Hint(kind, Span(*span), tuple(Span(*cell) for cell in cells))
        for kind, span, cells in answer["hints"]
    )
    return Reading(answer["text"], tuple(left_out), tuple(hints))


def serve(system: Any, read: ReadBytes) -> None:
    """Answer one request by ``read``: ``system`` is the module sys, whose streams bear both."""
    head, _, data = system.stdin.buffer.read().partition(b"\n")
    asked = json.loads(head)
    limits = Limits(**asked["limits"])
    try:
        answer = _answer(read(asked["kind"], asked["path"], data, asked["tracked"], limits))
    except InputError as error:
        answer = {"error": error.code, "params": error.params}
    except MemoryError:
        answer = {"error": "too-much-memory", "params": [str(limits.memory_bytes >> 20)]}
    system.stdout.buffer.write(json.dumps(answer).encode())


def _answer(found: ReaderResult) -> dict[str, Any]:
    """Return what JSON can hold of what a reader found."""
    text, left_out, hints = found
    return {
        "text": text,
        "left_out": [[found.code, found.count, found.detail] for found in left_out],
        "hints": [[hint.kind, hint.span, hint.cells] for hint in hints],
    }
