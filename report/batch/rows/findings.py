"""The rows of the table of findings: what changed in law, in which clause, and which way."""

from collections.abc import Iterator, Sequence

from ....alignment.model import Change, Comparison
from ....corpus.model import Document, Span
from ...view.places import locator_at
from ...words.text import one_line
from ...words.words import Words
from ..columns import DECIMALS, Values

_NOWHERE = ("", "")


def findings_rows(comparison: Comparison) -> Iterator[Values]:
    """Yield a row for each finding, in the order of the changes; the sentence is Chinese.

    A table of a batch is the same whatever the language of its reports.
    """
    words = Words("zh")
    numbers = {change.link: at for at, change in enumerate(comparison.clauses, 1)}
    for change in comparison.changes:
        for found in change.findings:
            yield (
                numbers.get(change.link, ""),
                _place(comparison.template, found.template),
                _place(comparison.variant, found.variant),
                found.topic.value,
                found.direction.value,
                found.weight,
                one_line(found.before),
                one_line(found.after),
                words.finding(found),
                *_ends(found.template),
                *_ends(found.variant),
                _sure(change),
                round(found.probability, DECIMALS),
                "yes" if found.doubtful else "no",
                "",  # whether the text is older than the template, only all dates tell
            )


def _sure(change: Change) -> float | str:
    """Return how likely the link is in which something changed, nothing for a clause alone."""
    link = change.link
    return round(link.probability, DECIMALS) if link.template and link.variant else ""


def _place(document: Document, spans: Sequence[Span]) -> str:
    """Return what people call the clause of one side; "" where the words stand on the other."""
    return one_line(locator_at(document, spans[0].start)) if spans else ""


def _ends(spans: Sequence[Span]) -> tuple[str | int, str | int]:
    """Return where words begin and end, nothing where there are none."""
    return (spans[0].start, spans[-1].end) if spans else _NOWHERE
