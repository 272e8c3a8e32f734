"""The rows of the table of parts: which heading, caption, title, note or row of a table changed."""

from collections.abc import Iterator, Sequence

from ....alignment.model import Change, Comparison, Kind, Part, words
from ....corpus.model import Document, Span
from ...words.text import one_line
from ..columns import Values

_NOWHERE = ("", "")
_SEPARATOR = "; "


def part_rows(comparison: Comparison) -> Iterator[Values]:
    """Yield a row for each change of what stands beside the clauses, in the order of changes.

    What stayed as it was has none, so that they are as many as the table of documents counts.
    """
    number = 0
    for change in comparison.changes:
        if change.part is Part.CLAUSE or change.kind is Kind.UNCHANGED:
            continue
        number += 1
        told = change.part.value, change.kind.value, _SEPARATOR.join(change.traits)
        yield number, *told, *_sides(comparison, change)


def _sides(comparison: Comparison, change: Change) -> Values:
    """Return the cells of both sides of a change: what it is, what it is called, its words."""
    old, new = zip(comparison.texts, change.link.ends, strict=True)
    spans = _spans(*old, change.part), _spans(*new, change.part)
    return (
        *_named(*old),
        *_named(*new),
        _said(old[0], spans[0]),
        _said(new[0], spans[1]),
        *_ends(spans[0]),
        *_ends(spans[1]),
    )


def _spans(document: Document, nodes: Sequence[int], part: Part) -> tuple[Span, ...]:
    return tuple(words(document, index, part) for index in nodes)


def _named(document: Document, nodes: Sequence[int]) -> tuple[str, str]:
    """Return the ids of nodes and what they are called; a title or a note is called nothing."""
    found = [document.nodes[index] for index in nodes]
    locators = [one_line(node.locator) for node in found if node.locator]
    return _SEPARATOR.join(node.id for node in found), _SEPARATOR.join(locators)


def _said(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(one_line(span.cut(document.text)) for span in spans)


def _ends(spans: Sequence[Span]) -> tuple[str | int, str | int]:
    """Return where words begin and end, nothing where there are none."""
    return (spans[0].start, spans[-1].end) if spans else _NOWHERE
