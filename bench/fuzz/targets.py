"""What is fuzzed: each reader, the parser, the splitter, and comparison with every writer.

The rest of what a user can write or hand in stands in ``fuzz_reports`` and ``fuzz_many``.
"""

import random
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from duizhao.cli.formats import _WRITERS as WRITERS
from duizhao.cli.formats import Form
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import Document, InputError, Source
from duizhao.corpus.normalise import shows
from duizhao.corpus.parse import parse
from duizhao.corpus.reading.office.rtf import with_numbers
from duizhao.corpus.reading.read import read_here
from duizhao.corpus.reading.sniff import OFFICE_KINDS, kind_of
from duizhao.corpus.splitting.split import split
from duizhao.report.words.catalogue import say
from duizhao.report.words.layout import Layout

from bench.fuzz import seeds as seeds
from bench.fuzz.checks import CHECKS
from bench.fuzz.many import MANY
from bench.fuzz.reports import REPORTS, compared

ZOO = Path(__file__).resolve().parents[3] / "shared" / "zoo"


class Target(NamedTuple):
    """A thing to fuzz: its seeds, one execution, and executions a turn (fast ones have more)."""

    name: str
    seeds: Callable[[], tuple[bytes, ...]]
    run: Callable[[bytes, random.Random], None]
    share: int


@cache
def zoo(*suffixes: str) -> tuple[bytes, ...]:
    """Return the good and hostile files with one of ``suffixes``; none where the zoo is away."""
    files = sorted(file for file in ZOO.glob("[hv]*") if file.suffix in suffixes)
    return tuple(file.read_bytes() for file in files if file.stat().st_size < 100_000)


def read_any(data: bytes, name: str) -> None:
    """Choose the reader by content and read; every refusal must have a sentence."""
    try:
        kind = kind_of(data, name)
        if kind in OFFICE_KINDS or kind == "zip":
            return
        text, left_out, hints = read_here(kind, name, data, "accepted", LIMITS)
    except InputError as refused:
        for lang in ("zh", "en"):
            assert say(lang, f"error.{refused.code}", refused.path, *refused.params)
        return
    for found in left_out:
        assert say("zh", f"left-out.{found.code}", found.count, found.detail)
    assert all(0 <= hint.span.start <= hint.span.end <= len(text) for hint in hints)
    text.encode()


def run_reader(name: str) -> Callable[[bytes, random.Random], None]:
    """Return the execution that reads a file called ``name``."""
    return lambda data, _: read_any(data, name)


def run_rtf(data: bytes, _rng: random.Random) -> None:
    """Write the numbers of lists out: marks go and nothing comes."""
    assert len(with_numbers(data)) <= len(data)


def run_parser(_data: bytes, rng: random.Random) -> None:
    """Parse a random text; the law of the tree must hold."""
    text = seeds.text(rng)
    check_tiles(parse(Source("a", "", text, "text")))


def check_tiles(document: Document) -> None:
    """The own spans are disjoint and in order, and between them is white space only."""
    spans = [node.own for node in document.nodes]
    edges = [0, *(place for span in spans for place in span), len(document.text)]
    assert all(one <= other for one, other in pairwise(edges)), "own spans out of order"
    gaps = zip(edges[::2], edges[1::2], strict=True)
    assert not any(shows(document.text[a:b]) for a, b in gaps), "text in no node"


def run_splitter(_data: bytes, rng: random.Random) -> None:
    """Split a page of random texts; the pieces are disjoint and inside it."""
    page = "\n".join(f"篇{number}\n{seeds.RULE}{seeds.text(rng)}" for number in range(3))
    pieces = split(Source("a", "", page, "text"))
    edges = [place for piece in pieces for place in piece.span]
    assert edges == sorted(edges)
    assert edges[-1] <= len(page)


def run_writers(_data: bytes, rng: random.Random) -> None:
    """Compare two random rules and write every format; what comes out must be harmless."""
    comparison = compared(rng)
    if comparison is None:
        return
    layout = rng.choice(list(Layout))
    for suffix, writer in WRITERS.items():
        CHECKS.get(suffix, len)(writer(comparison, Form(layout, rng.choice(("zh", "en")))))


def _texts() -> tuple[bytes, ...]:
    made = (seeds.RULE.encode(code) for code in ("utf-8", "gb18030", "utf-16", "utf-16-le"))
    return (*made, *zoo(".txt"))


def _targets() -> Iterator[Target]:
    yield Target("text", _texts, run_reader("a.txt"), 20)
    markdown = (seeds.MARKDOWN.encode(),)
    yield Target("markdown", lambda: markdown + zoo(".md"), run_reader("a.md"), 20)
    html = (seeds.HTML.encode("gb18030"), seeds.HTML.encode(), seeds.ARCHIVE)
    yield Target("html", lambda: html + zoo(".html"), run_reader("a.html"), 4)
    yield Target("docx", lambda: (seeds.docx(), *zoo(".docx", ".docm")), run_reader("a.docx"), 8)
    yield Target("pdf", lambda: (seeds.pdf(), *zoo(".pdf")), run_reader("a.pdf"), 8)
    yield Target("ofd", lambda: (seeds.ofd(),), run_reader("a.ofd"), 8)
    foreign = (seeds.ole(), b"{\\rtf1 a}")
    yield Target("sniff", lambda: foreign + zoo(".doc", ".odt", ".rtf"), run_reader("a.doc"), 20)
    yield Target("rtf", lambda: (seeds.RTF, *zoo(".rtf")), run_rtf, 20)
    yield Target("parser", lambda: (), run_parser, 20)
    yield Target("splitter", lambda: (), run_splitter, 4)
    yield Target("writers", lambda: (), run_writers, 2)
    yield from (Target(*other) for other in (*REPORTS, *MANY))


TARGETS = tuple(_targets())
