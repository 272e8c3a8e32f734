"""Findings that a reader has dealt with, put to the findings of now, and left out of reports."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...alignment.model import NOBODY, Change, Comparison, Finding, Mention
from ...corpus.model import Document
from ...report.plain.links import mention
from ...report.words.text import one_line
from .entries import in_force
from .model import Entries, Looked, Mark


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding of the comparison: which change and which of its findings, and what became of it.

    ``name`` says what it would be looked at as; ``looked`` is None while nobody dealt with it.
    """

    change: int
    finding: int
    name: Looked
    looked: Looked | None = None


def standings(comparison: Comparison, entries: Entries) -> tuple[Standing, ...]:
    """Return every finding of a comparison with what was done about it."""
    known = {one.said: one for one in _looked(entries) if _only(one, entries)}
    exact = {_key(one): one for one in _looked(entries)}
    found = tuple(_named(comparison))
    many: dict[tuple[str, ...], int] = {}
    for one in found:
        many[one.name.said] = many.get(one.name.said, 0) + 1

    def of(one: Standing) -> Looked | None:
        alone = known.get(one.name.said) if many[one.name.said] == 1 else None
        return exact.get(_key(one.name)) or alone

    return tuple(replace(one, looked=of(one)) for one in found)


def homeless(found: tuple[Standing, ...], entries: Entries) -> tuple[Looked, ...]:
    """Return what was done about findings that are none any more."""
    placed = {id(one.looked) for one in found if one.looked}
    return tuple(one for one in _looked(entries) if id(one) not in placed)


def without_dismissed(comparison: Comparison, found: tuple[Standing, ...]) -> Comparison:
    """Return a comparison without the findings that the reader dismissed."""
    gone = {
        (one.change, one.finding)
        for one in found
        if one.looked and one.looked.mark is Mark.DISMISSED
    }
    if not gone:
        return comparison
    changes = [
        replace(
            change, findings=tuple(f for k, f in enumerate(change.findings) if (at, k) not in gone)
        )
        for at, change in enumerate(comparison.changes)
    ]
    return replace(comparison, changes=tuple(changes))


def _looked(entries: Entries) -> list[Looked]:
    return [entry.said for entry in in_force(entries) if isinstance(entry.said, Looked)]


def _only(one: Looked, entries: Entries) -> bool:
    return sum(other.said == one.said for other in _looked(entries)) == 1


def _key(one: Looked) -> tuple[str, ...]:
    """Return by what a finding is known: what it says, and the first words of its clauses."""
    return (*one.said, one.template.words, one.variant.words)


def _named(comparison: Comparison) -> Iterator[Standing]:
    for at, change in enumerate(comparison.changes):
        for k, finding in enumerate(change.findings):
            yield Standing(at, k, _name(comparison, change, finding))


def _name(comparison: Comparison, change: Change, found: Finding) -> Looked:
    words = (found.code, *(one_line(w) for w in (found.before, found.after, found.about)))
    code, before, after, about = words
    ends = [
        _mention(document, clauses)
        for document, clauses in (
            (comparison.template, change.link.template),
            (comparison.variant, change.link.variant),
        )
    ]
    return Looked(code, before, after, about, Mark.DONE, "", *ends)


def _mention(document: Document, clauses: tuple[int, ...]) -> Mention:
    return mention(document, clauses[0]) if clauses else NOBODY
