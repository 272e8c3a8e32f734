"""References that a renumbering leaves behind: listed for the drafter, never changed.

new text: 第五条 (new) · 第九条 依照第五条   numbered 之一: 第四条之一 (new) · 第八条 依照第五条
listed: 第九条 “第五条”, now 第四条之一
"""

from collections.abc import Iterator, Sequence

from ....corpus.model import Document, Ordinal
from ...model import Comparison, RefStatus
from ...references.check import find
from ...references.resolve import Index
from ..model import Line, LineKind, Stale
from ..places import write_ordinal

# What a reference names that has the number of an article in it.
_OF_ARTICLES = ("article", "paragraph", "item", "point")


def stale(comparison: Comparison) -> tuple[Stale, ...]:
    """Return the references of the new text whose words stayed while their article moved."""
    return tuple(
        Stale(
            _locator(comparison.variant, one.variant[0].start) if one.variant else "",
            one.words_after,
            one.expected,
        )
        for one in comparison.references
        if one.status in (RefStatus.SHIFTED, RefStatus.WRONG)
    )


def misnumbered(
    document: Document, given: Sequence[Line], made: Sequence[Line]
) -> tuple[Stale, ...]:
    """Return the references of a new text to articles that get another number than it gives them.

    ``made`` are the lines of ``given`` with the numbers that the decision gives.
    """
    return tuple(_misnumbered(document, _numbers(given, made)))


def _numbers(given: Sequence[Line], made: Sequence[Line]) -> dict[Ordinal, Ordinal]:
    """Return the numbers of the articles whose number is not the one of the new text."""
    pairs = zip(given, made, strict=True)
    return {
        line.ordinal: other.ordinal
        for line, other in pairs
        if line.kind is LineKind.ARTICLE and not line.home.scope and line.ordinal != other.ordinal
    }


def _misnumbered(document: Document, numbers: dict[Ordinal, Ordinal]) -> Iterator[Stale]:
    named = {write_ordinal(a, "条"): write_ordinal(b, "条") for a, b in numbers.items()}
    for found in find(Index(document), document.clauses):
        expected = numbers.get(found.mention.article)
        if expected and found.target and found.grain in _OF_ARTICLES:
            where = _locator(document, found.span.start)
            own = max((label for label in named if where.startswith(label)), key=len, default="")
            where = named.get(own, "") + where[len(own) :]
            yield Stale(where, found.words, write_ordinal(expected, "条"))


def _locator(document: Document, start: int) -> str:
    """Return the clause in which an offset of the text stands."""
    nodes = document.nodes
    clauses = (nodes[i] for i in document.clauses)
    return next((n.locator for n in clauses if n.span.start <= start < n.span.end), "")
