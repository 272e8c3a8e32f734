"""What stands around the articles: substitutions, findings, references, numbers, issues."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..view.concordance import Shift, concordance, unchanged_labels
from ..view.decided import overview as decisions
from ..view.overview import references_at_rest
from ..view.places import NEED_A_LOOK, PLACES, names_of
from ..view.ranked import ranked
from ..view.view import View
from ..words.catalogue import Lang, say
from ..words.layout import Layout
from ..words.sentences import (
    finding_sentence,
    issue_sentence,
    left_out_sentence,
    reference_sentence,
)
from ..words.text import one_line
from .anchors import Anchors, Field, Link


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the page with its title, the titles of its columns, and lines below it."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]
    lines: tuple[str, ...] = ()


def sections(seen: View, layout: Layout, lang: Lang) -> tuple[Section, ...]:
    """Return the parts that have something to show."""
    anchors = Anchors(seen)
    made = (
        _substitutions(seen, anchors, lang),
        _findings(seen, anchors, layout, lang),
        _references(seen, anchors, lang),
        _decisions(seen, lang),
        _issues(seen, anchors, layout, lang),
        _numbers(seen, lang),
    )
    return tuple(section for section in made if section.rows or section.lines)


def _substitutions(seen: View, anchors: Anchors, lang: Lang) -> Section:
    rows = tuple(
        (
            _words(found.before),
            _words(found.after),
            _words(str(len(found.places))),
            anchors.links(1, (place[1] for place in found.places)),
            anchors.links(1, found.missed),
        )
        for found in seen.comparison.substitutions
    )
    names = ("before-word", "after-word", "count", "places", "missed")
    return Section("substitutions", _titles(names, lang), rows)


def _findings(seen: View, anchors: Anchors, layout: Layout, lang: Lang) -> Section:
    rows = tuple(
        (
            anchors.links(0, found.template),
            anchors.links(1, found.variant),
            _words(found.before),
            _words(found.after),
            _words(finding_sentence(found, lang)),
        )
        for _, found in ranked(seen.comparison)
    )
    names = (*PLACES[layout], "words-before", "words-after", "finding")
    return Section("findings", _titles(names, lang), rows)


def _references(seen: View, anchors: Anchors, lang: Lang) -> Section:
    rows = tuple(
        (
            anchors.place(found),
            _words(found.words_after or found.words_before),
            _words(say(lang, f"status.{found.status.value}")),
            _words(reference_sentence(found, lang)),
        )
        for found in seen.comparison.references
        if found.status in NEED_A_LOOK
    )
    names = ("place", "reference", "status", "finding")
    lines = tuple(references_at_rest(seen.comparison, lang))
    return Section("references", _titles(names, lang), rows, lines)


def _decisions(seen: View, lang: Lang) -> Section:
    return Section("decisions", (), (), tuple(decisions(seen.comparison, lang)))


def _issues(seen: View, anchors: Anchors, layout: Layout, lang: Lang) -> Section:
    rows: list[tuple[Field, ...]] = []
    names = names_of(seen.comparison, layout, lang)
    for side, text in enumerate((seen.comparison.template, seen.comparison.variant)):
        title = _words(names[side])
        for issue in text.issues:
            where = anchors.links(side, (issue.span,))
            rows.append((title, where, _words(issue_sentence(issue, lang))))
        for found in text.left_out:
            rows.append((title, (), _words(left_out_sentence(found, lang))))
    return Section("issues", _titles(("text", "place", "issue"), lang), tuple(rows))


def _numbers(seen: View, lang: Lang) -> Section:
    rows = tuple(tuple(_shift(shift, lang)) for shift in concordance(seen))
    same = unchanged_labels(seen)
    separator = say(lang, "list.separator")
    lines = (say(lang, "numbers.unchanged", separator.join(same)),) if same else ()
    return Section("numbers", _titles(("before-number", "after-number"), lang), rows, lines)


def _shift(shift: Shift, lang: Lang) -> Iterator[Field]:
    for first, last in (shift.before, shift.after):
        yield _words(first if first == last else say(lang, "numbers.range", first, last))


def _words(text: str) -> Field:
    return (Link(one_line(text)),)


def _titles(names: Iterable[str], lang: Lang) -> tuple[str, ...]:
    return tuple(say(lang, f"column.{name}") for name in names)
