"""What differs in a row, in a few words (差异要点), and all findings, what weighs most first."""

from collections.abc import Iterator

from ...alignment.model import Change, Comparison, Finding, Kind, Part
from ...corpus.model import Document
from ..words.text import spoken
from .headings import Heading
from .places import place
from .view import ArticleRow, View

_CLAUSES = frozenset((Part.CLAUSE, Part.ROW))
# A list longer than this is cut: the articles below show the rest beside their words.
_LONG = 20


def points(row: ArticleRow | Heading, seen: View) -> tuple[str, ...]:
    """Return the findings of a row, then its clauses on one side only.

    The marks show every edit: the column names what changed in law.
    """
    if not (row.template and row.variant):
        return finding_sentences(row, seen)
    return (*finding_sentences(row, seen), *_lonely(row, seen))


def finding_sentences(row: ArticleRow | Heading, seen: View) -> tuple[str, ...]:
    """Return the findings of a row in words, each sentence once."""
    found = (seen.words.told(found) for c in row.changes for found in c.findings)
    return tuple(dict.fromkeys(found))


def ranked(comparison: Comparison) -> tuple[tuple[Change, Finding], ...]:
    """Return each finding with its change, the weightiest first, else in the order of the text."""
    found = [(change, one) for change in comparison.changes for one in change.findings]
    return tuple(sorted(found, key=lambda pair: -pair[1].weight))


def finding_lines(seen: View) -> Iterator[str]:
    """Yield a line for each finding, with its place; a long list is cut."""
    found = ranked(seen.comparison)
    for _, one in found[:_LONG]:
        where = spoken(place(one, *seen.texts))
        yield f"{where}  {seen.words.told(one)}".lstrip()
    if len(found) > _LONG:
        yield seen.say("summary.more", len(found) - _LONG)


def _lonely(row: ArticleRow | Heading, seen: View) -> Iterator[str]:
    """Yield the clauses of a row that stand on one side only."""
    template, variant = seen.texts
    for change in row.changes:
        if change.part not in _CLAUSES:
            continue
        if change.kind is Kind.ADDED:
            yield seen.say("point.added", seen.words.listed(_named(variant, change.link.variant)))
        elif change.kind is Kind.DROPPED:
            yield seen.say(
                "point.dropped", seen.words.listed(_named(template, change.link.template))
            )


def _named(document: Document, clauses: tuple[int, ...]) -> Iterator[str]:
    return (spoken(document.nodes[i].locator) for i in clauses)
