"""The rows that a table lists, numbered without gaps."""

from collections.abc import Iterator
from dataclasses import replace

from ...alignment.model import Confidence
from ..notes.model import Contents
from ..view.headings import Heading
from ..view.view import ArticleRow, View
from ..words.layout import Only, Rows, rows_of

# What changed no word and went nowhere else is named in the concordance of numbers.
_SAME = (("unchanged",), ("renumbered",))


# How sure a link is concerns who makes the table, not who gets it.
_DOUBTS = frozenset((Confidence.DOUBTFUL.value, Confidence.LIKELY.value))


def chosen(seen: View, contents: Contents) -> View:
    """Return ``seen`` with the rows that are listed; by default as is the custom of its layout.

    A row with notes is always listed; the same heading on both sides stands only above such a row.
    A table that stands alone, to be sent on, says nothing of how sure its links are.
    """
    if contents.only is Only.TABLE:
        seen = replace(seen, rows=tuple(map(_sure, seen.rows)))
    if rows_of(seen.layout, contents.rows) is Rows.ALL:
        return seen
    return replace(seen, rows=tuple(_numbered(_changed(seen))))


def _sure(row: Heading | ArticleRow) -> Heading | ArticleRow:
    if isinstance(row, Heading):
        return row
    return replace(row, relations=tuple(r for r in row.relations if r not in _DOUBTS))


def _changed(seen: View) -> Iterator[Heading | ArticleRow]:
    waiting: list[Heading] = []
    for row in seen.rows:
        if isinstance(row, Heading):
            waiting = [one for one in waiting if one.depth < row.depth or _differs(one)]
            waiting.append(row)
        elif row.notes or row.relations not in _SAME:
            yield from waiting
            waiting = []
            yield row
    yield from filter(_differs, waiting)


def _numbered(rows: Iterator[Heading | ArticleRow]) -> Iterator[Heading | ArticleRow]:
    number = 0
    for row in rows:
        if isinstance(row, ArticleRow):
            number += 1
            yield replace(row, number=number)
        else:
            yield row


def _differs(heading: Heading) -> bool:
    """Say whether the two texts have different words there."""
    return heading.changed or heading.says
