"""Redlines beside those of python-redlines (Docxodus): borders inside words, characters, time.

    python -m bench.redline_peer [--only NAME]

Both get light revisions of a built-in and of a shared text and the pairs of the gold as plain Word
files; all changes of a redline are counted alike, without and with the words in moves, and the
judge of bench.redline says whether both texts come back (pure XML). Words are those of jieba's
dictionary; beside it stands the share that counts the words which jieba's hidden Markov model makes
up as well (向省, 日起). Seconds are of the processor.
"""

from __future__ import annotations

import argparse
import io
import resource
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from operator import add
from pathlib import Path

import jieba
from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.report.redline.write import redline
from lxml import etree
from python_redlines.engines import DocxodusEngine

from .redline import judge
from .redline_cases import Case, gold_cases, light_case, seed_case
from .wordfile import plain_word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD, _NEW = ("del", "moveFrom"), ("ins", "moveTo")


@dataclass(slots=True)
class Figures:
    """What is counted in one redline."""

    struck: int = 0
    inserted: int = 0
    moved_from: int = 0
    moved_to: int = 0
    borders: int = 0
    inside: int = 0
    guessed: int = 0

    def add(self, other: Figures) -> None:
        """Add the figures of another redline."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        shares = [part / max(self.borders, 1) for part in (self.inside, self.guessed)]
        moved = (self.struck + self.moved_from, self.inserted + self.moved_to)
        numbers = (self.struck, self.inserted, *moved, self.borders)
        return " ".join([*(f"{n:6}" for n in numbers), *(f"{share:6.2%}" for share in shares)])


def figures(data: bytes) -> Figures:
    """Count the changes of a redline, and which of their borders cut a word."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found = Figures()
    for leaf in root.iter(_W + "t", _W + "delText"):
        kind, size = _kind(leaf), len(leaf.text or "")
        found.struck += size * (kind == "del")
        found.inserted += size * (kind == "ins")
        found.moved_from += size * (kind == "moveFrom")
        found.moved_to += size * (kind == "moveTo")
    for paragraph in root.iter(_W + "p"):
        for other in (_NEW, _OLD):
            text, borders = _side(paragraph, other)
            found.borders += len(borders)
            found.inside += len(borders - set(_cuts(text, guess=False)))
            found.guessed += len(borders - set(_cuts(text, guess=True)))
    return found


def _kind(leaf: etree._Element) -> str:
    tags = (etree.QName(above).localname for above in leaf.iterancestors())
    return next((tag for tag in tags if tag in (*_OLD, *_NEW)), "")


def _side(paragraph: etree._Element, hidden: tuple[str, ...]) -> tuple[str, set[int]]:
    """Return one text of a paragraph and where its state changes inside it."""
    parts = [
        (kind, leaf.text or "")
        for leaf in paragraph.iter(_W + "t", _W + "delText")
        if (kind := _kind(leaf)) not in hidden
    ]
    text, borders, before = "", set(), ""
    for kind, words in parts:
        if text and kind != before:
            borders.add(len(text))
        text, before = text + words, kind
    return text, borders


def _cuts(text: str, *, guess: bool) -> Iterator[int]:
    """Yield where words end, as jieba's own dictionary has it, or its guesses too."""
    yield from (end for _, _, end in jieba.tokenize(text, HMM=guess))


def ours(case: Case) -> bytes:
    """Compare and write, as the peer does."""
    return redline(compare(load(case.template), load(case.variant))).data


def peer(case: Case) -> bytes:
    """Let the peer compare and write."""
    return DocxodusEngine().run_redline("peer", case.template, case.variant)[0]


def seconds() -> float:
    """Return the seconds of the processor so far, those of finished children included."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


SYSTEMS = {"duizhao": ours, "docxodus": peer}


def main() -> int:
    """Print a row for each pair and system, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="pairs whose name holds this")
    chosen = parser.parse_args()
    sums = {name: (Figures(), [0.0, 0, 0]) for name in SYSTEMS}
    print("pair  system  struck inserted  the same with what moved  borders", end="  ")
    print("cut-words with-guesses seconds texts-back")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for case in (light_case(folder), seed_case(folder), *gold_cases()):
            if chosen.only not in case.name:
                continue
            words = _as_word_files(case, folder)
            for name, system in SYSTEMS.items():
                start = seconds()
                data = system(words)
                spent = seconds() - start
                report = folder / "report.docx"
                report.write_bytes(data)
                right = "VERDICT PASS" in judge(report, words, "--no-schema")
                found = figures(data)
                print(f"{case.name[:36]:36} {name:8} {found} {spent:6.2f} {right}", flush=True)
                sums[name][0].add(found)
                sums[name][1][:] = map(add, sums[name][1], (spent, right, 1))
    for name, (found, (spent, right, count)) in sums.items():
        print(f"{'all':36} {name:8} {found} {spent:6.2f} {right} of {count}")
    return 0


def _as_word_files(case: Case, folder: Path) -> Case:
    """Return the pair as two plain Word files."""
    files = folder / "template.docx", folder / "variant.docx"
    for file, source in zip(files, (case.template, case.variant), strict=True):
        file.write_bytes(plain_word(source.read_text(encoding="utf-8")))
    return Case(case.name, *files)


if __name__ == "__main__":
    sys.exit(main())
