"""What stands around the table: summary, substitutions, numbers, references, colophon."""

from collections.abc import Iterable, Iterator, Sequence

from ...alignment.model import RefStatus
from ...corpus.model import Document, Span
from ...version import __version__
from ..notes.model import Note
from ..table.columns import HOMELESS
from ..view.concordance import Shift, concordance, unchanged_labels
from ..view.decided import digest, kept
from ..view.decided import overview as decisions
from ..view.hidden import folds_sentence
from ..view.overview import brief, issues, rest_counts, summary
from ..view.places import NEED_A_LOOK, PLACES, locators, place
from ..view.points import ranked
from ..view.view import View
from ..words.layout import Layout, Marks
from ..words.text import one_line, spoken
from .styles import BODY, CELL_HEAD, CELL_LEFT, HEADING, SIGN, SMALL, WHOLE
from .xml import Element, cell, lines, paragraph, row, table

_SUBSTITUTIONS = (2268, 2268, 850, 4252, 3119)
_HOMELESS = (4252, 4252, 4253)
_NUMBERS = (2126, 2126, 2126, 2126, 2126, 2127)
_FINDINGS = (2268, 2268, 2268, 2268, 3685)
_REFERENCES = (2551, 2551, 2126, 5529)
_FOLLOWED = (3119, 4819, 4819)


def brief_part(seen: View) -> Iterator[Element]:
    """Yield what came of the articles, in a sentence or two."""
    yield paragraph(seen.say("section.summary"), HEADING.name)
    yield from _lines(brief(seen))


def homeless_part(notes: Sequence[Note], seen: View) -> Iterator[Element]:
    """Yield the notes that fit no row any more, beside the words that they stood beside.

    The columns have the titles of the table, so that the next run finds the notes again.
    """
    rows = [(note.template, note.variant, "\n".join(note.lines)) for note in notes]
    yield from _section("section.homeless", HOMELESS[seen.layout], _HOMELESS, rows, seen)


def summary_part(seen: View) -> Iterator[Element]:
    """Yield the figures of the comparison."""
    yield paragraph(seen.say("section.figures"), HEADING.name)
    yield from _lines(summary(seen))


def issues_part(seen: View) -> Iterator[Element]:
    """Yield the issues of both texts and what was not read of them."""
    troubles = list(issues(seen))
    if troubles:
        yield paragraph(seen.say("section.issues"), HEADING.name)
        yield from _lines(troubles)


def substitutions_part(seen: View) -> Iterator[Element]:
    """Yield the table of words replaced throughout, with every place."""
    variant, listed = seen.comparison.variant, seen.words.listed
    rows = [
        (
            one_line(found.before),
            one_line(found.after),
            str(len(found.places)),
            listed(locators(variant, sorted(place[1] for place in found.places))),
            listed(locators(variant, found.missed)),
        )
        for found in seen.comparison.substitutions
    ]
    names = ("before-word", "after-word", "count", "places", "missed")
    yield from _section("section.substitutions", names, _SUBSTITUTIONS, rows, seen)


def decisions_part(seen: View) -> Iterator[Element]:
    """Yield how many of the user's decisions on links are kept, and those to look at again."""
    lines = list(decisions(seen))
    if lines:
        yield paragraph(seen.say("section.decisions"), HEADING.name)
        yield from _lines(lines)


def numbers_part(seen: View) -> Iterator[Element]:
    """Yield old and new numbers; in a table of revisions also what is not listed there."""
    shifts = [field for shift in concordance(seen) for field in _shift(shift, seen)]
    shifts += [""] * (-len(shifts) % len(_NUMBERS))
    rows = [shifts[at : at + len(_NUMBERS)] for at in range(0, len(shifts), len(_NUMBERS))]
    names = ("before-number", "after-number") * 3
    yield from _section("section.numbers", names, _NUMBERS, rows, seen)
    same = unchanged_labels(seen)
    if seen.layout is Layout.REVISION and same:
        if not rows:
            yield paragraph(seen.say("section.numbers"), HEADING.name)
        yield paragraph(seen.say("numbers.unchanged", seen.words.listed(same)), BODY.name)


def findings_part(seen: View) -> Iterator[Element]:
    """Yield the table of what must be looked at: force, amounts, deadlines, subjects.

    Where one text has none of the words, its clauses that answer the other's are named.
    """
    template, variant = seen.texts
    listed = seen.words.listed
    rows = [
        (
            listed(_where(template, found.template, change.link.template)),
            listed(_where(variant, found.variant, change.link.variant)),
            one_line(found.before),
            one_line(found.after),
            seen.words.told(found),
        )
        for change, found in ranked(seen.comparison)
    ]
    names = (*PLACES[seen.layout], "words-before", "words-after", "finding")
    yield from _section("section.findings", names, _FINDINGS, rows, seen)


def _where(document: Document, words: Sequence[Span], clauses: Sequence[int]) -> Sequence[str]:
    """Return the names of the clauses that hold ``words``, of all ``clauses`` where none are."""
    return locators(document, words) or [
        spoken(document.nodes[clause].locator) for clause in clauses
    ]


def references_part(seen: View) -> Iterator[Element]:
    """Yield the references that need a look, and how many are in order."""
    rows = [
        (
            place(found, *seen.texts),
            one_line(found.words_after or found.words_before),
            seen.say(f"status.{found.status.value}"),
            seen.words.reference(found),
        )
        for found in seen.comparison.references
        if found.status in NEED_A_LOOK
    ]
    names = ("place", "reference", "status", "finding")
    yield from _section("section.references", names, _REFERENCES, rows, seen)
    yield from _references_rest(seen)


def _references_rest(seen: View) -> Iterator[Element]:
    """Yield how many references are in order, and the table of those that followed."""
    counts = list(rest_counts(seen))
    if counts:
        yield paragraph(seen.say("section.references-rest"), HEADING.name)
        yield from _lines(counts)
    rows = [
        (
            place(found, *seen.texts),
            one_line(found.words_before),
            one_line(found.words_after),
        )
        for found in seen.comparison.references
        if found.status is RefStatus.FOLLOWED
    ]
    yield from _plain_table(("place", "words-before", "words-after"), _FOLLOWED, rows, seen)


def colophon(seen: View, marks: Marks) -> Iterator[Element]:
    """Yield how the report was made: version, settings, digests of the inputs, faces."""
    comparison = seen.comparison
    yield paragraph(seen.say("section.colophon"), HEADING.name)
    folded = seen.say(f"switch.{'on' if comparison.settings.fold_substituted else 'off'}")
    version = seen.say("colophon.version", __version__, seen.words.value(seen.layout), folded)
    version += seen.say("colophon.marks", seen.words.value(marks))
    lines = [version, seen.say(f"colophon.tracked.{comparison.settings.tracked}")]
    lines.append(folds_sentence(seen))
    if comparison.settings.weight > 1:
        lines.append(seen.say("colophon.weight", comparison.settings.weight))
    sides = zip(seen.sides, seen.texts, strict=True)
    lines += [_input(name, document, seen) for name, document in sides]
    count = len(kept(comparison))
    if count:
        lines.append(seen.say("colophon.decisions", count, digest(comparison)))
    lines.append(seen.say(f"colophon.fonts.{marks.value}"))
    yield from (paragraph(line, SMALL.name) for line in lines)


def _input(name: str, document: Document, seen: View) -> str:
    return seen.say("colophon.input", name, one_line(document.path), document.sha256)


def _shift(shift: Shift, seen: View) -> tuple[str, str]:
    return seen.words.range(*shift.before), seen.words.range(*shift.after)


def _lines(lines: Iterable[str]) -> Iterator[Element]:
    return (paragraph(line, BODY.name) for line in lines)


def _section(
    title: str,
    names: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
    seen: View,
) -> Iterator[Element]:
    """Yield a heading and a table of plain cells; nothing at all when there are no rows."""
    made = list(_plain_table(names, widths, rows, seen))
    if made:
        yield paragraph(seen.say(title), HEADING.name)
        yield from made


def _plain_table(
    names: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], seen: View
) -> Iterator[Element]:
    """Yield a table of plain cells; nothing when there are no rows."""
    body = [_row(fields, widths, CELL_LEFT.name) for fields in rows]
    if body:
        head = _row(seen.words.columns(names), widths, CELL_HEAD.name, True)
        yield table(widths, [head, *body])


def _row(fields: Sequence[str], widths: Sequence[int], style: str, header: bool = False) -> Element:
    made = [([paragraph(field, style)], width) for field, width in zip(fields, widths, strict=True)]
    whole = all(lines(words, width, SIGN) <= WHOLE for words, width in made)
    cells = [cell(words, width, style=style) for words, width in made]
    return row(cells, header=header, whole=whole)
