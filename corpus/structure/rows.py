"""Lines with what their first words say: labelled, text, or what the page added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache

from ..model import NOWHERE, Hint, Ordinal, Span
from ..tables import rows as table
from .grid.find import table_rows
from .grid.model import TableRow
from .labels import CONTAINER_STYLES, DEEP_STYLES, Label, Style, is_reference, read_label
from .lines import lines, trim
from .numerals import read_numeral
from .runon import cuts


class Role(Enum):
    """What a row is in its document; the passes over the rows change it."""

    TEXT = auto()
    CONTAINER = auto()
    ARTICLE = auto()
    NUMBERED = auto()
    TITLE = auto()
    NOTE = auto()
    TOC = auto()
    PREAMBLE = auto()
    ANNEX = auto()
    SIGNATURE = auto()
    DATE = auto()
    ROW = auto()
    COLUMNS = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """One line, or a part of one, or several that are one sentence.

    ``span`` is without blanks at its ends; ``rest`` is what follows the label and the blank or
    point after it. ``style`` is the label's style as meant, when it was written otherwise
    ``irregular`` is set. ``gap`` counts the blank lines before it. ``within``: a row without
    label between two items of that style. ``member``: one of a list without numbers. ``grid``:
    what it is as a row of a table. ``continues``: the rest of a sentence that a page number cuts.
    """

    role: Role
    span: Span
    rest: Span
    label: Label | None = None
    irregular: bool = False
    gap: int = 0
    caption: Span = NOWHERE
    joined: tuple[int, ...] = ()
    listed: bool = False
    lines: int = 1
    heading: bool = False
    quoted: bool = False
    within: Style | None = None
    member: bool = False
    grid: TableRow | None = None
    continues: bool = False

    @property
    def style(self) -> Style:
        """Style of the label; only for rows that have one."""
        assert self.label is not None
        return self.label.style


_AFTER_LABEL = re.compile(
    r"[ \t\xa0\u2000-\u200a\u3000\u200b\ufeff]*[：:．.、]?[ \t\xa0\u2000-\u200a\u3000]*"
)
_ORDERED_HAN = re.compile(r"[一二三四五六七八九十][审级线类等、]")
# 第二款 is a heading only with a blank behind it: 第四款 保证, but 第二款规定的
_PARTED = re.compile(r"[ \t\xa0\u2000-\u200a\u3000]|$")
# A heading is no longer than this: 法规 headings of the corpus stay below 40 characters.
_HEADING_MAX = 60


@cache
def furniture(kinds: tuple[str, ...]) -> re.Pattern[str]:
    """Return one pattern for the lines of the page of the given kinds."""
    return re.compile("|".join(f"(?:{row[0]})" for row in table("furniture") if row[1] in kinds))


PAGE_KINDS = ("page", "site", "mark", "intro", "more")
# Furniture is short; a paragraph of a rule that mentions 版权所有 is not.
_FURNITURE_MAX = 120
# The site's own words before a collection of samples are a paragraph.
_INTRO_MAX = 400


def _false_label(text: str, label: Label, end: int) -> bool:
    if label.style is Style.ARTICLE:
        return is_reference(text, label, end)
    if label.style in DEEP_STYLES and not _PARTED.match(text, label.span.end, end):
        return True
    if label.style in CONTAINER_STYLES:
        long = end - label.span.end > _HEADING_MAX
        return long or is_reference(text, label, end)
    if label.style is Style.HAN:
        return bool(_ORDERED_HAN.match(text, label.span.end, end))
    return False


def _role(label: Label | None) -> Role:
    if label is None:
        return Role.TEXT
    if label.style is Style.ARTICLE:
        return Role.ARTICLE
    return Role.CONTAINER if label.style in CONTAINER_STYLES else Role.NUMBERED


def is_furniture(text: str, span: Span, label: Label | None) -> bool:
    """Say whether the page added the line; a numbered line never is one, 第一篇： may be."""
    length = span.end - span.start
    if label and label.style is Style.ARABIC_BARE:
        label = None
    if length > _INTRO_MAX or (label and label.style is not Style.PART):
        return False
    words = span.cut(text)
    if length > _FURNITURE_MAX:
        return bool(furniture(("intro",)).search(words))
    # Those of a mark are among all kinds: most texts have none, and need no pattern of their own.
    found = bool(furniture(PAGE_KINDS).search(words))
    return found and (label is None or bool(furniture(("mark",)).search(words)))


def make_row(text: str, span: Span, gap: int = 0) -> Row:
    """Read the first words of ``span`` and return it as a row."""
    role, label, rest = _read(span.cut(text))
    if label:
        label = label.shifted(span.start)
    return Row(role, span, Span(span.start + rest, span.end), label, gap=gap)


# Kindred texts share most of their lines.
@lru_cache(8192)
def _read(words: str) -> tuple[Role, Label | None, int]:
    """Return what the words of a row are, their label, and where the rest begins."""
    label = read_label(words, 0, len(words))
    if is_furniture(words, Span(0, len(words)), label):
        return Role.FURNITURE, None, 0
    if label is None or _false_label(words, label, len(words)):
        return Role.TEXT, None, 0
    after = _AFTER_LABEL.match(words, label.span.end)
    return _role(label), label, after.end() if after else label.span.end


def as_text(row: Row) -> Row:
    """Return ``row`` as a row without label."""
    return replace(row, role=Role.TEXT, rest=row.span, label=None, caption=NOWHERE)


def _table_row(text: str, grid: TableRow, gap: int) -> Row:
    """Return a row of a table; its words go from its first cell to its last, number apart."""
    role = Role.FURNITURE if grid.rule else Role.COLUMNS if grid.head else Role.ROW
    label, first = None, grid.span.start
    if grid.number.start < grid.number.end:
        number = read_numeral(grid.number.cut(text))
        label, first = Label(Style.ARABIC_BARE, Ordinal(number), grid.number), grid.number.end
    own = [cell for cell in grid.cells if cell.start >= first and cell.start < cell.end]
    rest = Span(own[0].start, max(cell.end for cell in own)) if own else Span(first, first)
    return Row(role, grid.span, rest, label, gap=gap, grid=grid)


def _pieces(text: str, grid: Sequence[TableRow]) -> Iterator[tuple[Span, int, TableRow | None]]:
    """Yield what becomes a row, with the blank lines before it: a table's row, or (part of) a
    line."""
    gap = done = 0
    last: dict[Style, int] = {}
    starts = {row.span.start: row for row in grid}
    for line in lines(text):
        if line.blank:
            gap += 1
            continue
        start = line.content.start
        if start < done:
            continue
        if start in starts:
            done = starts[start].span.end
            yield starts[start].span, gap, starts[start]
            gap = 0
            continue
        for cut in (*cuts(text, line.content, last), line.content.end):
            piece = trim(text, Span(start, cut))
            if piece.end > piece.start:
                yield piece, gap, None
                gap = 0
            start = cut


def read_rows(text: str, hints: Sequence[Hint] = ()) -> tuple[Row, ...]:
    """Cut ``text`` into rows; every character that is not white space is in exactly one.

    ``hints`` tell which lines are the rows of tables. Numbers that only may be labels (1.2,
    1-2, a bare 2) still are; ``settled`` says which count.
    """
    pieces = _pieces(text, table_rows(text, hints))
    return tuple(
        _table_row(text, grid, gap) if grid else make_row(text, span, gap)
        for span, gap, grid in pieces
    )
