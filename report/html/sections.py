"""What stands around the articles: substitutions, findings, references, numbers, issues."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..view.concordance import Shift, concordance, unchanged_labels
from ..view.decided import overview as decisions
from ..view.overview import references_at_rest
from ..view.places import NEED_A_LOOK, PLACES
from ..view.points import ranked
from ..view.view import View
from ..words.text import one_line
from .anchors import Anchors, Field, Link


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the page with its title, the titles of its columns, and lines below it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]
    lines: tuple[str, ...] = ()


def sections(seen: View) -> tuple[Section, ...]:
    """Return the parts that have something to show."""
    anchors = Anchors(seen)
    made = (
        _substitutions(seen, anchors),
        _findings(seen, anchors),
        _references(seen, anchors),
        _decisions(seen),
        _issues(seen, anchors),
        _numbers(seen),
    )
    return tuple(section for section in made if section.rows or section.lines)


def _substitutions(seen: View, anchors: Anchors) -> Section:
    rows = tuple(
        (
            _words(found.before),
            _words(found.after),
            _words(str(len(found.places))),
            anchors.variant.links(place[1] for place in found.places),
            anchors.variant.links(found.missed),
        )
        for found in seen.comparison.substitutions
    )
    names = ("before-word", "after-word", "count", "places", "missed")
    return Section("substitutions", seen.words.columns(names), rows)


def _findings(seen: View, anchors: Anchors) -> Section:
    rows = tuple(
        (
            anchors.template.links(found.template),
            anchors.variant.links(found.variant),
            _words(found.before),
            _words(found.after),
            _words(seen.words.told(found)),
        )
        for _, found in ranked(seen.comparison)
    )
    names = (*PLACES[seen.layout], "words-before", "words-after", "finding")
    return Section("findings", seen.words.columns(names), rows)


def _references(seen: View, anchors: Anchors) -> Section:
    rows = tuple(
        (
            anchors.place(found),
            _words(found.words_after or found.words_before),
            _words(seen.say(f"status.{found.status.value}")),
            _words(seen.words.reference(found)),
        )
        for found in seen.comparison.references
        if found.status in NEED_A_LOOK
    )
    names = ("place", "reference", "status", "finding")
    lines = tuple(references_at_rest(seen))
    return Section("references", seen.words.columns(names), rows, lines)


def _decisions(seen: View) -> Section:
    return Section("decisions", (), (), tuple(decisions(seen)))


def _issues(seen: View, anchors: Anchors) -> Section:
    rows: list[tuple[Field, ...]] = []
    sides = anchors.template, anchors.variant
    for text, name, side in zip(seen.texts, seen.names, sides, strict=True):
        title = _words(name)
        for issue in text.issues:
            where = side.links((issue.span,))
            rows.append((title, where, _words(seen.words.issue(issue))))
        for found in text.left_out:
            rows.append((title, (), _words(seen.words.left_out(found))))
    return Section("issues", seen.words.columns(("text", "place", "issue")), tuple(rows))


def _numbers(seen: View) -> Section:
    rows = tuple(tuple(_shift(shift, seen)) for shift in concordance(seen))
    same = unchanged_labels(seen)
    lines = (seen.say("numbers.unchanged", seen.words.listed(same)),) if same else ()
    columns = seen.words.columns(("before-number", "after-number"))
    return Section("numbers", columns, rows, lines)


def _shift(shift: Shift, seen: View) -> Iterator[Field]:
    yield from (_words(seen.words.range(*ends)) for ends in (shift.before, shift.after))


def _words(text: str) -> Field:
    return (Link(one_line(text)),)
