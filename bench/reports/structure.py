"""Checks of the clause tree of single texts: labels, headings, levels, rows of tables."""

from collections.abc import Callable, Iterator
from pathlib import Path

from duizhao.corpus.model import Document, Level
from duizhao.corpus.parse import parse
from duizhao.corpus.reading.read import read

from .model import Check

TABLE = Path(__file__).with_name("structure.tsv")
_HEADS = (Level.TITLE, Level.NOTE, Level.SIGNATURE, Level.DATE)


def _clauses(document: Document) -> str:
    """Return the locators of the clauses; what stands outside all numbers is called —."""
    return " ".join(document.nodes[i].locator or "—" for i in document.clauses)


def _headings(document: Document) -> str:
    """Return the headings and captions, each behind the name of what it heads."""
    named = (node for node in document.nodes if node.heading)
    return " ".join(f"{node.locator}={node.heading}" for node in named)


def _levels(document: Document) -> str:
    return " ".join(node.level.value for node in document.nodes)


def _rows(document: Document) -> str:
    """Return the rows of tables, each cell behind the name of its column."""
    rows = (node for node in document.nodes if node.level is Level.ROW)
    cells = (" ".join(f"{c.column}={c.span.cut(document.text)}" for c in row.cells) for row in rows)
    return " / ".join(cells)


def _words(document: Document) -> str:
    """Return the words of the clauses, line breaks as /, and none as —."""
    bodies = (document.nodes[i].body.cut(document.text) for i in document.clauses)
    return " ".join("/".join(body.split("\n")) or "—" for body in bodies)


MEASURES: dict[str, Callable[[Document], str]] = {
    "clauses": _clauses,
    "headings": _headings,
    "levels": _levels,
    "rows": _rows,
    "words": _words,
}


def checks(folder: Path) -> Iterator[Check]:
    """Yield the checks of the table over the cases in ``folder``; each names file and measure."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        case, file, measure, expected = line.split("\t")
        document = parse(read(folder / case / file))
        yield Check(case, f"{measure} of {file}", expected, MEASURES[measure](document))
