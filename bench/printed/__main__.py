"""Print laws in every way and compare each with itself: the share of clauses unchanged.

    python -m bench.printed [-n 20] [--folder FOLDER] [-v]

By Chromium in three fonts (two that it writes as Type 3, one TrueType), two of its pages on an A3
sheet, by LibreOffice in one and two columns, and as OFD files. Exit 1 where a way falls below 99.5
per cent of the clauses.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from duizhao.corpus.model import InputError
from duizhao.corpus.parse import parse
from duizhao.corpus.reading.read import read_bytes

from . import printers
from .laws import CORPUS, as_document, laws, unchanged

_ENOUGH = 0.995
Text = tuple[str, list[str]]


def by_browser(texts: list[Text]) -> Iterator[tuple[str, str, bytes]]:
    """Yield way, name and PDF file of each text."""
    with printers.browser() as opened:
        page = opened.new_page()
        for way, font in printers.FONTS.items():
            for name, lines in texts:
                data = printers.by_browser(page, lines, font)
                yield f"Chromium, {way}", name, data
                if way == "Noto Sans CJK":
                    yield "two pages on an A3 sheet", name, printers.two_up(data)


def by_office(texts: list[Text]) -> Iterator[tuple[str, str, bytes]]:
    """Yield way, name and PDF file of each text."""
    for columns in (1, 2):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            files = [folder / f"{number}.docx" for number in range(len(texts))]
            for file, (_, lines) in zip(files, texts, strict=True):
                printers.word_file(lines, columns, file)
            printers.by_office(files, folder)
            for file, (name, _) in zip(files, texts, strict=True):
                way = f"LibreOffice, {columns} column{'s' * (columns > 1)}"
                yield way, name, file.with_suffix(".pdf").read_bytes()


def all_ways(texts: list[Text]) -> Iterator[tuple[str, str, bytes]]:
    """Yield way, name and file of each text."""
    for name, lines in texts:
        yield "OFD", name, printers.as_ofd(lines)
    yield from by_browser(texts)
    yield from by_office(texts)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=20)
    parser.add_argument("--folder", type=Path, default=CORPUS)
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    texts = list(laws(given.folder, given.n))
    templates = {name: as_document(lines) for name, lines in texts}
    sums: dict[str, list[int]] = {}
    for way, name, data in all_ways(texts):
        try:
            suffix = ".ofd" if way == "OFD" else ".pdf"
            same, of = unchanged(templates[name], parse(read_bytes(name + suffix, data)))
        except InputError as error:
            same, of = 0, len(templates[name].clauses)
            print(f"{way} {name}: {error.code}")
        total = sums.setdefault(way, [0, 0, 0])
        total[0], total[1], total[2] = total[0] + same, total[1] + of, total[2] + 1
        if given.verbose and same < of:
            print(f"{way} {name}: {same} of {of}", flush=True)
    for way, (same, of, count) in sums.items():
        print(f"{way:36} {count:3} texts  {same:5} of {of:5} clauses  {same / of:.4f}")
    return int(any(same < _ENOUGH * of for same, of, _ in sums.values()))


if __name__ == "__main__":
    sys.exit(main())
