"""The records of a text: where it came from, how it is built, what is wrong with it.

Every record is frozen, every collection a tuple, and "nothing" an empty tuple or string. A span
is half-open and counts code points of ``Document.text``; it is position, not identity.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, NamedTuple

# Tracked changes of a Word file read as accepted, or as rejected.
Tracked = Literal["accepted", "original"]


class Span(NamedTuple):
    """A half-open range of code points in ``Document.text``."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the slice of ``text`` that this span covers."""
        return text[self.start : self.end]


NOWHERE = Span(0, 0)


class Level(StrEnum):
    """What a node is (层级); 立法法 第六十五条 names 编章节条款项目."""

    TITLE = "title"
    NOTE = "note"  # promulgation note, 题注
    TOC = "toc"
    PREAMBLE = "preamble"
    PART = "part"
    SUBPART = "subpart"
    CHAPTER = "chapter"
    SECTION = "section"
    SUBSECTION = "subsection"  # 第四款 as a heading below sections
    DIVISION = "division"  # 第一目 as a heading below these
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    POINT = "point"
    LEVEL1 = "level1"  # 一、
    LEVEL2 = "level2"  # （一）
    LEVEL3 = "level3"  # 1.
    LEVEL4 = "level4"  # （1）
    ROW = "row"  # of a table
    COLUMNS = "columns"  # the row of a table that names its columns
    ANNEX = "annex"
    SIGNATURE = "signature"
    DATE = "date"
    FURNITURE = "furniture"  # what the page or the web site added


class Fold(StrEnum):
    """A kind of difference that is no change of wording (书写差异): comparison passes over it."""

    WIDTH = "width"  # （ and (, １ and 1
    SPACES = "spaces"  # blanks, line breaks, marks of no width
    QUOTES = "quotes"  # “ and 「
    BRACKETS = "brackets"  # （ and 〔, 《 and 〈
    DASHES = "dashes"  # —— and －
    ELLIPSES = "ellipses"  # …… and ...
    MARKS = "marks"  # · and •, 〇 and ○
    CHARACTERS = "characters"  # 應當 and 应当
    LABELS = "labels"  # （一） and 1.
    NUMERALS = "numerals"  # 三十日 and 30日
    OCR = "ocr"  # 千部 and 干部, where all else agrees


FOLDS = frozenset(Fold)


class Ordinal(NamedTuple):
    """A number as written in a label: 第十二条之一 is ``Ordinal(12, 1)``."""

    number: int
    inserted: int = 0


NO_ORDINAL = Ordinal(0)


@dataclass(frozen=True, slots=True)
class Issue:
    """An error about a text, as a value (文本问题). ``params`` fill the message of ``code``."""

    code: str
    span: Span
    params: tuple[str, ...] = ()


# The codes of the issues that a text breaks off begin so, and go on with one of these words.
CUT = "cut-"
CUTS = ("sentence", "list", "heading", "page", "closing", "contents")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of the file that is not in the text: images, hidden text, headers (未读内容)."""

    code: str
    count: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the file says of a stretch of text: ``heading``, ``title``, ``table``, a table's row.

    Of a ``row``, and of ``columns``, the row that names the columns, ``cells`` holds the span of
    the words of each column of the grid, left to right. A merged cell comes again in every
    column and every row that it covers; an empty cell has an empty span.
    """

    kind: str
    span: Span
    cells: tuple[Span, ...] = ()


class Cell(NamedTuple):
    """A cell of a table row (单元格): where its words stand, and the name of its column.

    A cell that is merged with one above has its words there, before the row; ``column`` is
    empty where the table names none.
    """

    span: Span
    column: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its text with nothing taken away, and what could not be read."""

    path: str
    sha256: str
    text: str
    reader: str
    left_out: tuple[LeftOut, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the clause tree.

    ``span`` covers the node with all that is below it; ``own`` is the part that belongs to no
    child, label included; ``body`` is ``own`` without label and heading: the words compared. A
    clause (条款单元) is a leaf that says something: an article without structure, a lead-in, a
    款, an item, a row of a table. ``parent`` is an index into ``Document.nodes``, -1 at the root.
    ``head`` is where the words of ``heading`` stand: of a heading, or of a caption without its
    brackets. ``cells`` are those of a row; the running number in front is its label.
    """

    id: str
    level: Level
    label: str
    locator: str
    heading: str
    span: Span = field(compare=False)
    own: Span = field(compare=False)
    body: Span = field(compare=False)
    parent: int
    clause: bool
    ordinal: Ordinal = NO_ORDINAL
    head: Span = field(default=NOWHERE, compare=False)
    cells: tuple[Cell, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Document:
    """A text split into clauses. ``nodes`` stand in reading order, parents before children."""

    title: str
    path: str
    sha256: str
    text: str
    nodes: tuple[Node, ...]
    issues: tuple[Issue, ...] = ()
    reader: str = ""
    left_out: tuple[LeftOut, ...] = ()
    clauses: tuple[int, ...] = field(init=False, compare=False, repr=False)

    @property
    def breaks_off(self) -> tuple[str, ...]:
        """What shows that the text goes on behind its end, a word each; nothing of a whole one."""
        codes = dict.fromkeys(issue.code for issue in self.issues)
        return tuple(code.removeprefix(CUT) for code in codes if code.startswith(CUT))

    def __post_init__(self) -> None:
        """Note the indices of the nodes that are aligned, which every stage asks for."""
        found = tuple(i for i, node in enumerate(self.nodes) if node.clause)
        object.__setattr__(self, "clauses", found)


class InputError(Exception):
    """A file that cannot be used. ``code`` names the sentence, ``params`` fill it.

    ``sentence`` is the sentence itself once somebody who knows the language has filled it in.
    """

    def __init__(self, code: str, path: str, *params: str) -> None:
        super().__init__(code, path, *params)
        self.code, self.path, self.params = code, path, params
        self.sentence = ""

    def __str__(self) -> str:
        """Return the sentence, else code, path and parameters."""
        return self.sentence or super().__str__()
