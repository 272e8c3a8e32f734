"""The sentences of 修改说明 in the customary order; every one comes from the comparison.

一、 counts of both texts and of what became of their articles; 二、 the main changes by chapter,
the weightiest first, with numbers and both wordings; 三、 the order of articles and technical
changes in one sentence. Reasons are gaps (【　】): only the drafter knows them.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ...alignment.model import Finding
from ...corpus.model import Document, Level
from ...corpus.structure.numerals import write_han
from ..table.subrows import Band, bands
from ..view.cells.model import ArticleCell, CellLine
from ..view.concordance import concordance
from ..view.headings import Heading
from ..view.places import cited
from ..view.view import ArticleRow, View
from ..words.text import Mark, begun, one_line, plain, spoken
from ..words.words import WORDS

# What is told of article by article; the rest is one sentence.
_MAIN = frozenset(("material", "added", "dropped", "split", "merged", "moved", "lifted", "lowered"))
# A quoted sentence leaves its own stop to the sentence that quotes it.
_STOPS = "。；：，;:,"
# Quotation marks inside others are single ones (GB/T 15834-2011, 4.8.3.2).
_INNER = str.maketrans("“”", "‘’")
# Between the cells of a row of a table.
_CELLS = "、"
# The weight of a finding that binds or costs somebody.
_HEAVIEST = 3
_CUT = 300  # characters of one wording: what is longer is read in the table


class ParagraphKind(StrEnum):
    """What a paragraph of the draft is."""

    TITLE = "title"
    HEADING = "heading"
    THEME = "theme"
    TEXT = "text"


class Paragraph(NamedTuple):
    """A paragraph of the draft."""

    look: ParagraphKind
    words: str


def statement(seen: View) -> Iterator[Paragraph]:
    """Yield the paragraphs of the draft."""
    name = cited(seen.comparison.variant, seen.words)
    yield Paragraph(ParagraphKind.TITLE, seen.say("statement.title", name))
    yield Paragraph(ParagraphKind.HEADING, seen.say("statement.general"))
    yield from (Paragraph(ParagraphKind.TEXT, words) for words in _general(seen))
    yield Paragraph(ParagraphKind.HEADING, seen.say("statement.main"))
    yield from _themes(seen)
    yield Paragraph(ParagraphKind.HEADING, seen.say("statement.rest"))
    yield from (Paragraph(ParagraphKind.TEXT, words) for words in _rest(seen))


def _general(seen: View) -> Iterator[str]:
    """Yield how long both texts are, and what became of the articles.

    A text without articles (一、 （一）) is counted by the units that the table lists.
    """
    yield seen.say("statement.need")
    numbered = all(_count(text, Level.ARTICLE) for text in seen.texts)
    rows = [_sizes(row, seen, numbered=numbered) for row in seen.articles]
    totals = [sum(sizes[side] for sizes in rows) for side in (0, 1)]
    counts = [_total(text, n, seen, numbered) for text, n in zip(seen.texts, totals, strict=True)]
    yield seen.say("statement.counts", cited(seen.comparison.template, seen.words), *counts)
    found = dict.fromkeys(("added", "dropped", "changed", "same"), 0)
    for row, (old, new) in zip(seen.articles, rows, strict=True):
        key = row.relations[0]
        if key == "dropped":
            found[key] += old
        elif key == "added":
            found[key] += new
        else:
            same = row.relations in (("unchanged",), ("renumbered",))
            found["same" if same else "changed"] += new
    yield seen.say(f"statement.became.{_unit(numbered)}", *found.values())


def _unit(numbered: bool) -> str:
    return "articles" if numbered else "entries"


def _sizes(row: ArticleRow, seen: View, *, numbered: bool) -> tuple[int, int]:
    """Return how many articles, or what stands for them, a row has on either side."""
    old, new = (
        sum(not numbered or text.nodes[cell.node].level is Level.ARTICLE for cell in cells)
        for text, cells in zip(seen.texts, (row.template, row.variant), strict=True)
    )
    return old, new


def _count(text: Document, level: Level) -> int:
    return sum(node.level is level for node in text.nodes)


def _total(text: Document, units: int, seen: View, numbered: bool) -> str:
    """Return how many chapters and articles a text has."""
    chapters = _count(text, Level.CHAPTER) if numbered else 0
    key = "statement.chapters" if chapters else f"statement.{_unit(numbered)}"
    return seen.say(key, units, chapters)


def _themes(seen: View) -> Iterator[Paragraph]:
    """Yield the main changes under their chapters."""
    found = ((theme, [row for row in rows if _is_main(row)]) for theme, rows in _by_chapter(seen))
    for number, (theme, rows) in enumerate((pair for pair in found if pair[1]), 1):
        words = _close(theme) or seen.say("statement.theme")
        named = write_han(number) if seen.words.lang == "zh" else str(number)
        yield Paragraph(ParagraphKind.THEME, seen.say("statement.about", named, words))
        for at, row in enumerate(sorted(rows, key=lambda row: -_weight(row)), 1):
            yield Paragraph(ParagraphKind.TEXT, f"{at}. " + "".join(_told(row, seen)))


def _close(theme: str) -> str:
    """Return a heading with the blanks closed that only space out its words: 总　则."""
    label, gap, words = theme.partition("\u3000")
    return theme if words.isascii() else f"{label}{gap}{''.join(words.split())}"


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


def _told(row: ArticleRow, seen: View) -> Iterator[str]:
    """Yield the sentences of one row: what was done, what it means, both wordings, the gap."""
    old, new = _names(row.template, seen), _names(row.variant, seen)
    if not row.template:
        yield seen.say("statement.added", new, _words(_lines(row.variant)))
    elif not row.variant:
        yield seen.say("statement.dropped", old, _words(_lines(row.template)))
    else:
        yield seen.say(f"statement.{_done(row, old, new)}", old, new)
        for band in bands(row.template, row.variant, row.changes):
            if _changed(band):
                yield from _wording(band, seen)
        findings = dict.fromkeys(_meant(found, seen) for c in row.changes for found in c.findings)
        if findings:
            yield seen.say("statement.means", seen.say("statement.and").join(findings))
    yield seen.say("statement.why")


def _done(row: ArticleRow, old: str, new: str) -> str:
    """Return what was done to the articles of a row: one became several, several one, or neither.

    A 款 that was split off inside its article makes no second article.
    """
    sizes = len(row.template), len(row.variant)
    if sizes[0] == 1 < sizes[1]:
        return "split"
    if sizes[1] == 1 < sizes[0]:
        return "merged"
    return "kept" if old == new else "changed"


def _meant(found: Finding, seen: View) -> str:
    """Return a finding without the sentence around it, which is quoted already."""
    whole, about = seen.words.finding(found), begun(one_line(found.about), WORDS)
    short = whole.removesuffix(about).rstrip("：: ")
    named = short == whole or "“" in short or not about
    return short if named else seen.say("statement.named", short, about.translate(_INNER))


def _wording(band: Band, seen: View) -> Iterator[str]:
    """Yield both wordings of lines that face each other."""
    sides = bool(band.template), bool(band.variant)
    key = {(True, True): "both", (True, False): "gone", (False, True): "new"}[sides]
    yield seen.say(f"statement.wording.{key}", _words(band.template), _words(band.variant))


def _changed(band: Band) -> bool:
    marks = {run.mark for line in (*band.template, *band.variant) for run in line.runs}
    return bool(marks & {Mark.ADDED, Mark.DELETED})


def _lines(cells: tuple[ArticleCell, ...]) -> tuple[CellLine, ...]:
    return tuple(line for cell in cells for line in cell.lines)


def _words(lines: tuple[CellLine, ...]) -> str:
    """Return the words of lines as a sentence quotes them; of a table its rows without the head."""
    told = [_line(line) for line in lines if line.clause or not line.inner.cells]
    words = "".join(told).rstrip(_STOPS).translate(_INNER)
    return words if len(words) <= _CUT else f"{words[:_CUT]}……"


def _line(line: CellLine) -> str:
    if not line.inner.cells:
        return plain(line.runs)
    cells = (plain(cell) for cell in line.inner.cells)
    return _CELLS.join(words for words in cells if words)


def _names(cells: tuple[ArticleCell, ...], seen: View) -> str:
    return seen.words.listed(spoken(cell.locator) for cell in cells)


def _rest(seen: View) -> Iterator[str]:
    """Yield the sentence on order, on words replaced throughout, and on technical changes."""
    parts = [part for part in (_order(seen), _throughout(seen), _technical(seen)) if part]
    if parts:
        yield seen.say("statement.also", seen.say("statement.clause").join(parts))
    else:
        yield seen.say("statement.nothing")


def _order(seen: View) -> str:
    """Return which articles have other numbers now, "" where none."""
    shifts = []
    for shift in concordance(seen):
        ends = (seen.words.range(*ends) for ends in (shift.before, shift.after))
        shifts.append(seen.say("statement.shift", *ends))
    return seen.say("statement.order", seen.words.listed(shifts)) if shifts else ""


def _throughout(seen: View) -> str:
    """Return the words replaced throughout, "" without any."""
    found = seen.comparison.substitutions
    words = (seen.say("point.replaced", one.before, one.after) for one in found)
    joined = seen.words.listed(words)
    return seen.say("statement.throughout", joined) if joined else ""


def _technical(seen: View) -> str:
    """Return the articles in which only the wording changed, "" without any."""
    rows = (row for row in seen.articles if "wording" in row.relations and not _is_main(row))
    joined = seen.words.listed(_names(row.variant, seen) for row in rows)
    return seen.say("statement.technical", joined) if joined else ""
