"""What LibreOffice reads from a redline with every change rejected, and with every change accepted.

Its bridge to Python dies now and then (about one opened file in a hundred), and the answers of that
office with it. So few files are read by one office, and those without an answer by a fresh one.
"""

from __future__ import annotations

import importlib.util
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

MODES = ("Reject", "Accept")
# So many offices are asked in vain for one file before it counts as not read.
_TRIES = 4
_SECONDS = 240


def load_judge(file: Path) -> ModuleType:
    """Return docx_roundtrip.py as a module; its main program is not run."""
    spec = importlib.util.spec_from_file_location("judge", file)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    argv, sys.argv = sys.argv, ["judge"]
    try:
        spec.loader.exec_module(module)
    finally:
        sys.argv = argv
    return module


def read_back(judge: ModuleType, files: Sequence[Path]) -> dict[Path, dict[str, Any]]:
    """Return for each file what LibreOffice shows in each of ``MODES``; {} where it gave nothing.

    All files go to one office first; those of an office that died go to fresh ones in halves, and
    a file that is left alone is tried a few times. Each office reads copies: one that died leaves
    a lock, and the next would not open the file.
    """
    for _ in range(_TRIES if len(files) == 1 else 1):
        with tempfile.TemporaryDirectory() as folder:
            copies = [
                shutil.copy(file, Path(folder, f"{at}.docx")) for at, file in enumerate(files)
            ]
            jobs = [(f"{at} {m}", str(file), m) for at, file in enumerate(copies) for m in MODES]
            answer, why = judge.run_lo(jobs, timeout=_SECONDS)
        if answer is not None:
            return {f: {m: answer[f"{at} {m}"] for m in MODES} for at, f in enumerate(files)}
        print(f"  LibreOffice, {len(files)} files: {why}", file=sys.stderr, flush=True)
    if len(files) < 2:
        return {file: {} for file in files}
    half = len(files) // 2
    return read_back(judge, files[:half]) | read_back(judge, files[half:])


def differences(
    judge: ModuleType, shown: dict[str, Any], wanted: Sequence[Sequence[str]], words: Any
) -> Iterator[str]:
    """Yield where LibreOffice shows another text than ``wanted``, that of the template first.

    ``words`` are the judge's options: what of a paragraph counts as its text.
    """
    for mode, text in zip(MODES, wanted, strict=True):
        result = shown[mode]
        if "error" in result:
            yield f"{mode}: {result['error']}"
            continue
        if result["after"]:
            yield f"{mode}: {result['after']} changes left"
        lines = result["body"] + (result["boxes"] if words.boxes else [])
        got = judge.flat([(line["t"], line["l"]) for line in lines], words, True)
        yield from (f"{mode}: {line}" for line in _unlike(text, got))


def _unlike(wanted: Sequence[str], got: Sequence[str]) -> Iterable[str]:
    import difflib

    matcher = difflib.SequenceMatcher(None, wanted, got, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield f"want {' / '.join(wanted[a:b])[:90]} got {' / '.join(got[c:d])[:90]}"
