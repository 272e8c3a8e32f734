"""The sentences of 修改说明 in the customary order; every one comes from the comparison.

一、 counts of both texts and of what became of their articles; 二、 the main changes by chapter,
the weightiest first, with numbers and both wordings; 三、 the order of articles and technical
changes in one sentence. Reasons are gaps (【　】): only the drafter knows them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ...corpus.model import Document, Level
from ...corpus.structure.numerals import write_han
from ..table.subrows import Band, bands
from ..view.cells import ArticleCell, CellLine
from ..view.concordance import concordance
from ..view.headings import Heading
from ..view.places import cited
from ..view.points import finding_sentences
from ..view.view import ArticleRow, View
from ..words.catalogue import Lang, say
from ..words.text import Mark, plain, spoken

# What is told of article by article; the rest is one sentence.
_MAIN = frozenset(("material", "added", "dropped", "split", "merged", "moved", "lifted", "lowered"))
# A quoted sentence leaves its own stop to the sentence that quotes it.
_STOPS = "。；：，"
# The weight of a finding that binds or costs somebody.
_HEAVIEST = 3
_CUT = 300  # characters of one wording: what is longer is read in the table


class Look(StrEnum):
    """What a paragraph of the draft is."""

    TITLE = "title"
    HEADING = "heading"
    THEME = "theme"
    TEXT = "text"


class Told(NamedTuple):
    """A paragraph of the draft."""

    look: Look
    words: str


def statement(seen: View, lang: Lang) -> Iterator[Told]:
    """Yield the paragraphs of the draft."""
    name = cited(seen.comparison.variant, lang)
    yield Told(Look.TITLE, say(lang, "statement.title", name))
    yield Told(Look.HEADING, say(lang, "statement.general"))
    yield from (Told(Look.TEXT, words) for words in _general(seen, lang))
    yield Told(Look.HEADING, say(lang, "statement.main"))
    yield from _themes(seen, lang)
    yield Told(Look.HEADING, say(lang, "statement.rest"))
    yield from (Told(Look.TEXT, words) for words in _rest(seen, lang))


def _general(seen: View, lang: Lang) -> Iterator[str]:
    """Yield how long both texts are, and what became of the articles."""
    comparison = seen.comparison
    counts = [_count(text, lang) for text in (comparison.template, comparison.variant)]
    yield say(lang, "statement.need")
    yield say(lang, "statement.counts", cited(comparison.template, lang), *counts)
    found = dict.fromkeys(("added", "dropped", "changed", "same"), 0)
    for row in seen.articles:
        key = row.relations[0]
        if key == "added":
            found[key] += len(row.variant)
        elif key == "dropped":
            found[key] += len(row.template)
        else:
            same = row.relations in (("unchanged",), ("renumbered",))
            found["same" if same else "changed"] += len(row.variant)
    yield say(lang, "statement.became", *found.values())


def _count(text: Document, lang: Lang) -> str:
    """Return how many chapters and articles a text has."""
    levels = [node.level for node in text.nodes]
    chapters, articles = levels.count(Level.CHAPTER), levels.count(Level.ARTICLE)
    key = "statement.chapters" if chapters else "statement.articles"
    return say(lang, key, articles, chapters)


def _themes(seen: View, lang: Lang) -> Iterator[Told]:
    """Yield the main changes under their chapters."""
    found = ((theme, [row for row in rows if _is_main(row)]) for theme, rows in _by_chapter(seen))
    for number, (theme, rows) in enumerate((pair for pair in found if pair[1]), 1):
        words = theme or say(lang, "statement.theme")
        named = write_han(number) if lang == "zh" else str(number)
        yield Told(Look.THEME, say(lang, "statement.about", named, words))
        for at, row in enumerate(sorted(rows, key=lambda row: -_weight(row)), 1):
            yield Told(Look.TEXT, f"{at}. " + "".join(_told(row, lang)))


def _by_chapter(seen: View) -> Iterator[tuple[str, list[ArticleRow]]]:
    """Yield the rows under the outermost heading that stands before them."""
    theme, rows = "", list[ArticleRow]()
    for row in seen.rows:
        if isinstance(row, Heading):
            if row.depth == 0 and (row.variant or row.template):
                yield theme, rows
                theme, rows = row.variant or row.template, []
        else:
            rows.append(row)
    yield theme, rows


def _is_main(row: ArticleRow) -> bool:
    return bool(_MAIN.intersection(row.relations)) or any(c.findings for c in row.changes)


def _weight(row: ArticleRow) -> int:
    """Return the weight of the heaviest finding; what is new or gone weighs as much as any."""
    if row.one_sided:
        return _HEAVIEST
    return max((found.weight for c in row.changes for found in c.findings), default=0)


def _told(row: ArticleRow, lang: Lang) -> Iterator[str]:
    """Yield the sentences of one row: what was done, what it means, both wordings, the gap."""
    old, new = _names(row.template, lang), _names(row.variant, lang)
    if not row.template:
        yield say(lang, "statement.added", new, _words(_lines(row.variant)))
    elif not row.variant:
        yield say(lang, "statement.dropped", old, _words(_lines(row.template)))
    else:
        key = next((name for name in ("split", "merged") if name in row.relations), "changed")
        same = key == "changed" and old == new
        yield say(lang, f"statement.{'kept' if same else key}", old, new)
        for band in bands(row.template, row.variant, row.changes):
            if _changed(band):
                yield from _wording(band, lang)
    findings = finding_sentences(row, lang)
    if findings:
        yield say(lang, "statement.means", say(lang, "statement.and").join(findings))
    yield say(lang, "statement.why")


def _wording(band: Band, lang: Lang) -> Iterator[str]:
    """Yield both wordings of lines that face each other."""
    sides = bool(band.template), bool(band.variant)
    key = {(True, True): "both", (True, False): "gone", (False, True): "new"}[sides]
    yield say(lang, f"statement.wording.{key}", _words(band.template), _words(band.variant))


def _changed(band: Band) -> bool:
    marks = {run.mark for line in (*band.template, *band.variant) for run in line.runs}
    return bool(marks & {Mark.ADDED, Mark.DELETED})


def _lines(cells: tuple[ArticleCell, ...]) -> tuple[CellLine, ...]:
    return tuple(line for cell in cells for line in cell.lines)


def _words(lines: tuple[CellLine, ...]) -> str:
    words = "".join(plain(line.runs) for line in lines).rstrip(_STOPS)
    return words if len(words) <= _CUT else f"{words[:_CUT]}……"


def _names(cells: tuple[ArticleCell, ...], lang: Lang) -> str:
    return say(lang, "list.separator").join(spoken(cell.locator) for cell in cells)


def _rest(seen: View, lang: Lang) -> Iterator[str]:
    """Yield the sentence on order, on words replaced throughout, and on technical changes."""
    parts = [
        part
        for part in (_order(seen, lang), _throughout(seen, lang), _technical(seen, lang))
        if part
    ]
    if parts:
        yield say(lang, "statement.also", say(lang, "statement.clause").join(parts))
    else:
        yield say(lang, "statement.nothing")


def _order(seen: View, lang: Lang) -> str:
    """Return which articles have other numbers now, "" where none."""
    shifts = []
    for shift in concordance(seen):
        ends = (
            first if first == last else say(lang, "numbers.range", first, last)
            for first, last in (shift.before, shift.after)
        )
        shifts.append(say(lang, "statement.shift", *ends))
    return say(lang, "statement.order", say(lang, "list.separator").join(shifts)) if shifts else ""


def _throughout(seen: View, lang: Lang) -> str:
    """Return the words replaced throughout, "" without any."""
    found = seen.comparison.substitutions
    words = (say(lang, "point.replaced", one.before, one.after) for one in found)
    joined = say(lang, "list.separator").join(words)
    return say(lang, "statement.throughout", joined) if joined else ""


def _technical(seen: View, lang: Lang) -> str:
    """Return the articles in which only the wording changed, "" without any."""
    rows = (row for row in seen.articles if "wording" in row.relations and not _is_main(row))
    joined = say(lang, "list.separator").join(_names(row.variant, lang) for row in rows)
    return say(lang, "statement.technical", joined) if joined else ""
