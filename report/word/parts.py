"""What stands around the table: summary, substitutions, numbers, references, colophon."""

from collections.abc import Iterable, Iterator, Sequence

from ...alignment.model import Comparison, RefStatus
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
from ..view.ranked import ranked
from ..view.view import View
from ..words.catalogue import Lang, say
from ..words.layout import Layout, Marks
from ..words.sentences import finding_sentence, reference_sentence
from ..words.text import one_line, spoken
from .styles import BODY, CELL_HEAD, CELL_LEFT, HEADING, SIGN, SMALL, WHOLE
from .xml import Element, cell, lines, paragraph, row, table

_SUBSTITUTIONS = (2268, 2268, 850, 4252, 3119)
_HOMELESS = (4252, 4252, 4253)
_NUMBERS = (2126, 2126, 2126, 2126, 2126, 2127)
_FINDINGS = (2268, 2268, 2268, 2268, 3685)
_REFERENCES = (2551, 2551, 2126, 5529)
_FOLLOWED = (3119, 4819, 4819)
# What the two texts are called.
_SIDES = {
    Layout.IMPLEMENTATION: ("side.template", "side.variant"),
    Layout.REVISION: ("column.before", "column.after"),
}


def brief_part(seen: View, lang: Lang) -> Iterator[Element]:
    """Yield what came of the articles, in a sentence or two."""
    yield paragraph(say(lang, "section.summary"), HEADING.name)
    yield from _lines(brief(seen, lang))


def homeless_part(notes: Sequence[Note], layout: Layout, lang: Lang) -> Iterator[Element]:
    """Yield the notes that fit no row any more, beside the words that they stood beside.

    The columns have the titles of the table, so that the next run finds the notes again.
    """
    rows = [(note.template, note.variant, "\n".join(note.lines)) for note in notes]
    yield from _section("section.homeless", HOMELESS[layout], _HOMELESS, rows, lang)


def summary_part(seen: View, layout: Layout, lang: Lang) -> Iterator[Element]:
    """Yield the figures of the comparison."""
    yield paragraph(say(lang, "section.figures"), HEADING.name)
    yield from _lines(summary(seen, lang, layout))


def issues_part(comparison: Comparison, layout: Layout, lang: Lang) -> Iterator[Element]:
    """Yield the issues of both texts and what was not read of them."""
    troubles = list(issues(comparison, lang, layout))
    if troubles:
        yield paragraph(say(lang, "section.issues"), HEADING.name)
        yield from _lines(troubles)


def substitutions_part(comparison: Comparison, lang: Lang) -> Iterator[Element]:
    """Yield the table of words replaced throughout, with every place."""
    rows = [
        (
            one_line(found.before),
            one_line(found.after),
            str(len(found.places)),
            _joined(locators(comparison.variant, sorted(place[1] for place in found.places)), lang),
            _joined(locators(comparison.variant, found.missed), lang),
        )
        for found in comparison.substitutions
    ]
    names = ("before-word", "after-word", "count", "places", "missed")
    yield from _section("section.substitutions", names, _SUBSTITUTIONS, rows, lang)


def decisions_part(comparison: Comparison, lang: Lang) -> Iterator[Element]:
    """Yield how many of the user's decisions on links are kept, and those to look at again."""
    lines = list(decisions(comparison, lang))
    if lines:
        yield paragraph(say(lang, "section.decisions"), HEADING.name)
        yield from _lines(lines)


def numbers_part(seen: View, layout: Layout, lang: Lang) -> Iterator[Element]:
    """Yield old and new numbers; in a table of revisions also what is not listed there."""
    shifts = [field for shift in concordance(seen) for field in _shift(shift, lang)]
    shifts += [""] * (-len(shifts) % len(_NUMBERS))
    rows = [shifts[at : at + len(_NUMBERS)] for at in range(0, len(shifts), len(_NUMBERS))]
    names = ("before-number", "after-number") * 3
    yield from _section("section.numbers", names, _NUMBERS, rows, lang)
    same = unchanged_labels(seen)
    if layout is Layout.REVISION and same:
        if not rows:
            yield paragraph(say(lang, "section.numbers"), HEADING.name)
        yield paragraph(say(lang, "numbers.unchanged", _joined(same, lang)), BODY.name)


def findings_part(comparison: Comparison, layout: Layout, lang: Lang) -> Iterator[Element]:
    """Yield the table of what must be looked at: force, amounts, deadlines, subjects.

    Where one text has none of the words, its clauses that answer the other's are named.
    """
    template, variant = comparison.template, comparison.variant
    rows = [
        (
            _joined(_where(template, found.template, change.link.template), lang),
            _joined(_where(variant, found.variant, change.link.variant), lang),
            one_line(found.before),
            one_line(found.after),
            finding_sentence(found, lang),
        )
        for change, found in ranked(comparison)
    ]
    names = (*PLACES[layout], "words-before", "words-after", "finding")
    yield from _section("section.findings", names, _FINDINGS, rows, lang)


def _where(document: Document, words: Sequence[Span], clauses: Sequence[int]) -> Sequence[str]:
    """Return the names of the clauses that hold ``words``, of all ``clauses`` where none are."""
    return locators(document, words) or [
        spoken(document.nodes[clause].locator) for clause in clauses
    ]


def references_part(comparison: Comparison, lang: Lang) -> Iterator[Element]:
    """Yield the references that need a look, and how many are in order."""
    rows = [
        (
            place(found, comparison.template, comparison.variant),
            one_line(found.words_after or found.words_before),
            say(lang, f"status.{found.status.value}"),
            reference_sentence(found, lang),
        )
        for found in comparison.references
        if found.status in NEED_A_LOOK
    ]
    names = ("place", "reference", "status", "finding")
    yield from _section("section.references", names, _REFERENCES, rows, lang)
    yield from _references_rest(comparison, lang)


def _references_rest(comparison: Comparison, lang: Lang) -> Iterator[Element]:
    """Yield how many references are in order, and the table of those that followed."""
    counts = list(rest_counts(comparison, lang))
    if counts:
        yield paragraph(say(lang, "section.references-rest"), HEADING.name)
        yield from _lines(counts)
    rows = [
        (
            place(found, comparison.template, comparison.variant),
            one_line(found.words_before),
            one_line(found.words_after),
        )
        for found in comparison.references
        if found.status is RefStatus.FOLLOWED
    ]
    yield from _plain_table(("place", "words-before", "words-after"), _FOLLOWED, rows, lang)


def colophon(comparison: Comparison, layout: Layout, marks: Marks, lang: Lang) -> Iterator[Element]:
    """Yield how the report was made: version, settings, digests of the inputs, faces."""
    yield paragraph(say(lang, "section.colophon"), HEADING.name)
    folded = say(lang, f"switch.{'on' if comparison.settings.fold_substituted else 'off'}")
    version = say(lang, "colophon.version", __version__, layout.value, folded)
    version += say(lang, "colophon.marks", marks.value)
    lines = [version, say(lang, f"colophon.tracked.{comparison.settings.tracked}")]
    lines.append(folds_sentence(comparison.settings.folds, lang))
    if comparison.settings.weight > 1:
        lines.append(say(lang, "colophon.weight", comparison.settings.weight))
    sides = zip(_SIDES[layout], (comparison.template, comparison.variant), strict=True)
    lines += [_input(name, document, lang) for name, document in sides]
    count = len(kept(comparison))
    if count:
        lines.append(say(lang, "colophon.decisions", count, digest(comparison)))
    lines.append(say(lang, f"colophon.fonts.{marks.value}"))
    yield from (paragraph(line, SMALL.name) for line in lines)


def _input(key: str, document: Document, lang: Lang) -> str:
    return say(lang, "colophon.input", say(lang, key), one_line(document.path), document.sha256)


def _shift(shift: Shift, lang: Lang) -> tuple[str, str]:
    before, after = (
        first if first == last else say(lang, "numbers.range", first, last)
        for first, last in (shift.before, shift.after)
    )
    return before, after


def _joined(names: Iterable[str], lang: Lang) -> str:
    return say(lang, "list.separator").join(names)


def _lines(lines: Iterable[str]) -> Iterator[Element]:
    return (paragraph(line, BODY.name) for line in lines)


def _section(
    title: str,
    names: Sequence[str],
    widths: Sequence[int],
    rows: Iterable[Sequence[str]],
    lang: Lang,
) -> Iterator[Element]:
    """Yield a heading and a table of plain cells; nothing at all when there are no rows."""
    made = list(_plain_table(names, widths, rows, lang))
    if made:
        yield paragraph(say(lang, title), HEADING.name)
        yield from made


def _plain_table(
    names: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]], lang: Lang
) -> Iterator[Element]:
    """Yield a table of plain cells; nothing when there are no rows."""
    body = [_row(fields, widths, CELL_LEFT.name) for fields in rows]
    if body:
        head = _row([say(lang, f"column.{name}") for name in names], widths, CELL_HEAD.name, True)
        yield table(widths, [head, *body])


def _row(fields: Sequence[str], widths: Sequence[int], style: str, header: bool = False) -> Element:
    made = [([paragraph(field, style)], width) for field, width in zip(fields, widths, strict=True)]
    whole = all(lines(words, width, SIGN) <= WHOLE for words, width in made)
    cells = [cell(words, width, style=style) for words, width in made]
    return row(cells, header=header, whole=whole)
