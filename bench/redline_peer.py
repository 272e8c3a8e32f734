"""Redlines beside those of python-redlines (Docxodus): borders inside words, characters, time.

    PEER_PYTHON=/path/to/python python -m bench.redline_peer [--only NAME]

PEER_PYTHON is a Python with `python-redlines[docxodus]` in an environment of its own. Both get the
pairs of the gold as plain Word files, all changes of a redline are counted alike, and the judge of
bench.redline says whether both texts come back (pure XML).
"""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jieba
from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.report.redline.write import redline
from lxml import etree

from .redline import Case, gold_cases, judge
from .wordfile import plain_word

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD, _NEW = ("del", "moveFrom"), ("ins", "moveTo")
_PEER = """
import sys, time
from pathlib import Path
from python_redlines.engines import DocxodusEngine
engine = DocxodusEngine()
start = time.monotonic()
made = engine.run_redline("peer", Path(sys.argv[1]), Path(sys.argv[2]))[0]
print(time.monotonic() - start)
Path(sys.argv[3]).write_bytes(made)
"""


@dataclass(slots=True)
class Figures:
    """What is counted in one redline."""

    struck: int = 0
    inserted: int = 0
    moved: int = 0
    borders: int = 0
    inside: int = 0

    def add(self, other: Figures) -> None:
        """Add the figures of another redline."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def __str__(self) -> str:
        share = self.inside / self.borders if self.borders else 0.0
        return f"{self.struck:6} {self.inserted:6} {self.moved:6} {self.borders:6} {share:6.1%}"


def figures(data: bytes) -> Figures:
    """Count the changes of a redline, and which of their borders cut a word."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    found = Figures()
    for leaf in root.iter(_W + "t", _W + "delText"):
        kind, size = _kind(leaf), len(leaf.text or "")
        found.struck += size * (kind == "del")
        found.inserted += size * (kind == "ins")
        found.moved += size * (kind == "moveTo")
    for paragraph in root.iter(_W + "p"):
        for other in (_NEW, _OLD):
            text, borders = _side(paragraph, other)
            cuts = set(_cuts(text))
            found.borders += len(borders)
            found.inside += len(borders - cuts)
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


def _cuts(text: str) -> Iterator[int]:
    """Yield where words end, as jieba's own dictionary has it."""
    yield from (end for _, _, end in jieba.tokenize(text))


def ours(case: Case) -> tuple[bytes, float]:
    """Compare and write; the time is of both, as the peer's is."""
    start = time.monotonic()
    made = redline(compare(load(case.template), load(case.variant)))
    return made.data, time.monotonic() - start


def peer(case: Case, python: str, target: Path) -> tuple[bytes, float]:
    """Let the peer write its redline; the time is without the start of its Python."""
    command = [python, "-c", _PEER, str(case.template), str(case.variant), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return target.read_bytes(), float(done.stdout.split()[-1])


def main() -> int:
    """Print a row for each pair and system, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="pairs whose name holds this")
    chosen = parser.parse_args()
    python = os.environ.get("PEER_PYTHON", "")
    if not python:
        parser.error("PEER_PYTHON is not set")
    sums: dict[str, tuple[Figures, list[float], list[bool]]] = {}
    print("pair  system  struck inserted moved borders cut-words seconds texts-back")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for case in gold_cases():
            if chosen.only not in case.name:
                continue
            files = [folder / name for name in ("template.docx", "variant.docx", "report.docx")]
            for file, source in zip(files, (case.template, case.variant), strict=False):
                file.write_bytes(plain_word(source.read_text(encoding="utf-8")))
            words = Case(case.name, files[0], files[1])
            for system in ("duizhao", "docxodus"):
                mine = system == "duizhao"
                data, seconds = ours(words) if mine else peer(words, python, files[2])
                files[2].write_bytes(data)
                right = "VERDICT FAIL" not in judge(files[2], words, "--no-lo", "--no-schema")[0]
                found = figures(data)
                print(f"{case.name[:36]:36} {system:8} {found} {seconds:6.2f} {right}", flush=True)
                total = sums.setdefault(system, (Figures(), [], []))
                total[0].add(found)
                total[1].append(seconds)
                total[2].append(right)
    for system, (found, seconds_all, rights) in sums.items():
        row = f"{found} {sum(seconds_all):6.2f} {sum(rights)} of {len(rights)}"
        print(f"{'all':36} {system:8} {row}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
