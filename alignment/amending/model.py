"""The records of amending: lines of a text, places in it, instructions, and what came of them.

A decision (修改决定) is a list of instructions. ``将第五条第二款中的“甲”修改为“乙”`` is one:
its form ``words``, its place 第五条第二款, the old words and the new. Instructions name the text
as it was; what they put in names it as it will be.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ...corpus.model import NO_ORDINAL, Document, Ordinal

# The lines of one quotation, each without its quotation marks.
Words = tuple[str, ...]


class LineKind(StrEnum):
    """What a line of a text is, as far as instructions tell it apart."""

    TITLE = "title"
    NOTE = "note"  # 题注
    TOC = "toc"  # 目录
    PREAMBLE = "preamble"  # 引言, 序言
    HEADING = "heading"  # 编 章 节, and 一、 where articles stand below it
    ARTICLE = "article"  # the line that bears 第X条, with the words of its first paragraph
    PARAGRAPH = "paragraph"
    ITEM = "item"
    POINT = "point"
    ROW = "row"  # of a table
    ANNEX = "annex"
    TAIL = "tail"  # signature and date
    FURNITURE = "furniture"


class Home(NamedTuple):
    """Where a line stood in the old text; zeros where it stands in none of these."""

    scope: int = 0  # 0 the text, k its k-th annex
    article: Ordinal = NO_ORDINAL
    twin: int = 0  # the how-manieth article of this number, from 0
    paragraph: int = 0
    item: int = 0
    point: int = 0
    heading: Ordinal = NO_ORDINAL  # the number of a heading


NOWHERE = Home()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text that is edited.

    ``lead`` is what stands before the line (line breaks, blanks), ``raw`` the line as read, empty
    once something in it has changed; ``label``, ``gap`` and ``words`` are its parts.
    """

    kind: LineKind
    words: str
    label: str = ""
    gap: str = ""
    unit: str = ""
    ordinal: Ordinal = NO_ORDINAL
    home: Home = NOWHERE
    lead: str = "\n"
    raw: str = ""
    start: int = -1  # where it stands in the text of its document

    @property
    def shown(self) -> str:
        """The line as it is written out, without its lead."""
        return self.raw or self.text

    @property
    def text(self) -> str:
        """The line on one line, which it may not be where it was read."""
        return f"{self.label}{self.gap if self.words else ''}{self.words}"


class Step(NamedTuple):
    """One step of a place: 第三章“国家机构” is ``Step("章", Ordinal(3), "国家机构")``."""

    unit: str
    ordinal: Ordinal = NO_ORDINAL
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text, outermost step first; ``until`` closes a range 第四条至第七条."""

    steps: tuple[Step, ...]
    until: Ordinal = NO_ORDINAL

    @property
    def last(self) -> Step:
        """The innermost step: what is meant."""
        return self.steps[-1]


class Form(StrEnum):
    """What an instruction does; the sentences of each stand in ``tables/amending_forms.tsv``."""

    WHOLE = "whole"
    MOVE = "move"
    WORDS = "words"
    INSERT = "insert"
    EXTEND = "extend"
    STRIKE = "strike"
    DELETE = "delete"
    ADD = "add"
    RENUMBER = "renumber"
    MERGE = "merge"
    SPLIT = "split"
    NAME = "name"
    CAPTION = "caption"
    RESTATE = "restate"
    ATTACHED = "attached"
    LEAD = "lead"
    ORDER = "order"
    KEPT = "kept"
    WORDING = "wording"
    FORCE = "force"
    PUBLISH = "publish"
    UNKNOWN = "unknown"


# Forms that change no words of the text by themselves.
CLAUSES = frozenset({Form.LEAD, Form.ORDER, Form.KEPT, Form.WORDING, Form.FORCE, Form.PUBLISH})


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction. ``number`` is the label it stands under, ``line`` where, from 0."""

    form: Form
    at: tuple[Place, ...] = ()
    to: tuple[Place, ...] = ()
    old: tuple[Words, ...] = ()
    new: tuple[Words, ...] = ()
    side: str = ""  # before, after, start, end
    unit: str = ""  # of what is added
    number: str = ""
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The instructions under one number, which are carried out together or not at all.

    ``other`` is the title of another text than the one amended, where they name one.
    """

    number: str
    line: int
    text: str
    instructions: tuple[Instruction, ...]
    flaws: tuple[str, ...] = ()
    other: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What a decision says of one text; ``title`` is the name it gives."""

    title: str
    numbered: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A decision as read: its parts, its closing clauses, and texts attached to it by number."""

    title: str
    parts: tuple[Part, ...]
    closing: tuple[Instruction, ...] = ()
    attached: tuple[tuple[int, Words], ...] = ()


class Status(StrEnum):
    """What came of an instruction."""

    APPLIED = "applied"
    ADAPTED = "adapted"  # applied, with something the decision does not say
    REFUSED = "refused"
    NOTED = "noted"  # changes no words


class Outcome(NamedTuple):
    """What came of an instruction; ``code`` says why, ``params`` fill its sentence."""

    instruction: Instruction
    status: Status
    code: str = ""
    params: tuple[str, ...] = ()
    where: str = ""


class RefusalError(Exception):
    """An instruction that cannot be carried out; never leaves this package."""

    def __init__(self, code: str, *params: str) -> None:
        super().__init__(code, *params)
        self.code, self.params = code, params


@dataclass(frozen=True, slots=True)
class Applied:
    """The text that a decision makes, and what came of each instruction."""

    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """What was not carried out."""
        return tuple(one for one in self.outcomes if one.status is Status.REFUSED)


@dataclass(frozen=True, slots=True)
class Difference:
    """Lines of the consolidated text and of the published one that are not the same."""

    where: str
    made: tuple[str, ...]
    published: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What a decision makes of a text.

    ``outcomes`` tell of each instruction; ``others`` are the titles of further texts that the
    decision amends; ``differences`` are what no instruction explains of a published text, where
    one was given.
    """

    old: Document
    part: Part
    lines: tuple[Line, ...]
    outcomes: tuple[Outcome, ...]
    others: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    distance: float | None = None

    @property
    def text(self) -> str:
        """The consolidated text; what the decision does not touch is as it was read."""
        return "".join(line.lead + line.shown for line in self.lines).removeprefix("\n") + "\n"

    @property
    def refused(self) -> tuple[Outcome, ...]:
        """The instructions that were not carried out."""
        return Applied(self.lines, self.outcomes).refused


# From this share of changed articles on drafters revise (修订) rather than amend (修正): custom
# asks for "a large part", and one half is the least that can be called so.
MOST_CHANGED = 0.5


@dataclass(frozen=True, slots=True)
class Stale:
    """A reference whose words stayed while its article got another number."""

    where: str
    words: str
    expected: str


@dataclass(frozen=True, slots=True)
class Proven:
    """A decision, its text, and what carrying it out came to.

    ``differences`` are places that came out other than in the new text. ``stale`` are references
    that the renumbering leaves behind; ``changed`` of ``articles`` are touched.
    """

    amendment: Amendment
    text: str
    applied: Applied
    differences: tuple[Difference, ...]
    stale: tuple[Stale, ...] = ()
    articles: int = 0
    changed: int = 0

    @property
    def count(self) -> int:
        """How many instructions change the text."""
        return sum(one.status is not Status.NOTED for one in self.applied.outcomes)

    @property
    def enact_anew(self) -> bool:
        """Whether so much changes that a text enacted anew (修订) is the better form."""
        return self.changed > MOST_CHANGED * max(self.articles, 1)
