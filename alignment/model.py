"""The records of a comparison: which clauses answer each other, and what changed between them.

Clauses are named by their index in ``Document.nodes``. An edit is two ranges, never strings.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ..corpus.model import Document, Fold, Level, Span, Tracked


class Part(StrEnum):
    """What of a text a change is about; only clauses and rows of tables are norms by their place.

    A heading stands over others (章、节、一、, the name of an annex, the head of a table), a
    caption is the name of an article. A note is 题注, signature or date.
    """

    CLAUSE = "clause"
    HEADING = "heading"
    CAPTION = "caption"
    TITLE = "title"
    NOTE = "note"
    ROW = "row"


class Kind(StrEnum):
    """What became of the clauses of a link (变动类型)."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    ADDED = "added"
    DROPPED = "dropped"


class Trait(StrEnum):
    """How the clauses of a link were rearranged (特征)."""

    RENUMBERED = "renumbered"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    LIFTED = "lifted"
    LOWERED = "lowered"
    SUBSTITUTED = "substituted"


class Op(StrEnum):
    """The operation of an edit."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"


class Edit(NamedTuple):
    """One operation inside a change: a range of the template's text and one of the variant's."""

    op: Op
    template: Span
    variant: Span


class Hidden(NamedTuple):
    """How many differences of writing a fold passed over."""

    fold: Fold
    times: int


class Evidence(NamedTuple):
    """One reason for a link: its name, its strength, and what it adds to the log-odds."""

    name: str
    value: float
    weight: float


class Topic(StrEnum):
    """What a finding is about (事项)."""

    FORCE = "force"  # 应当 → 可以
    SUBJECT = "subject"  # who acts, who leads, whom it is addressed to
    DUTY = "duty"
    BAN = "ban"
    POWER = "power"
    RIGHT = "right"  # what a person may ask for: 复议, 申诉, 补偿
    PROCEDURE = "procedure"  # 批准, 备案, 公示, 听证
    CONDITION = "condition"
    EXCEPTION = "exception"
    AMOUNT = "amount"
    PENALTY = "penalty"
    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    SCOPE = "scope"
    DEFINITION = "definition"
    VALIDITY = "validity"
    ADVICE = "advice"  # 鼓励, 支持
    RULE = "rule"  # a sentence that says how something is, without a word of force
    REFERENCE = "reference"


class Direction(StrEnum):
    """Which way a finding points (方向)."""

    HEAVIER = "heavier"  # 加重
    LIGHTER = "lighter"  # 减轻
    LOOSENED = "loosened"  # 放宽
    TIGHTENED = "tightened"  # 收紧
    SHIFTED = "shifted"  # 转移
    NEW = "new"  # 新设; of a rule that implements another: 增设
    REMOVED = "removed"  # 取消
    EXCHANGED = "exchanged"  # 改换: neither more nor less


@dataclass(frozen=True, slots=True)
class Finding:
    """A change of the rule that a reader must look at (核查提示): ``code`` names the sentence.

    ``before`` and ``after`` are the words on either side; the spans say where they stand. Of a
    reference ``expected`` names the article that it should name (应为第X条). ``weight`` is 3 for
    what binds or costs somebody, 1 for what a reader may pass over. ``about`` are the words of the
    statement that the change is part of. ``probability`` says how many of a hundred such findings
    readers found right; a reference is checked, so that it is 1. ``doubtful``: it is told only
    because the settings ask for the doubtful ones as well.
    """

    code: str
    before: str
    after: str
    template: tuple[Span, ...] = ()
    variant: tuple[Span, ...] = ()
    expected: str = ""
    topic: Topic = Topic.REFERENCE
    direction: Direction = Direction.EXCHANGED
    weight: int = 2
    about: str = ""
    probability: float = 1.0
    doubtful: bool = False


class Confidence(StrEnum):
    """How far a reader may rely on a link (把握)."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


# Of a hundred links with the probability of the lower bound so many are right.
CERTAIN_FROM, LIKELY_FROM = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Link:
    """Template clauses answered by variant clauses, m to n; one side empty: dropped or added.

    Titles, headings and the like answer each other in links of their own ``part``, one to one.
    ``probability`` is the aligner's own, calibrated; of a dropped or added clause it is the
    probability that it has no counterpart, and ``likeliest`` is how probable the likeliest is.
    """

    template: tuple[int, ...]
    variant: tuple[int, ...]
    similarity: float
    probability: float
    evidence: tuple[Evidence, ...] = ()

    @property
    def ends(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Both sides, the template first."""
        return self.template, self.variant

    @property
    def confidence(self) -> Confidence:
        """How sure the link is, or that a clause has no counterpart."""
        if self.probability >= CERTAIN_FROM:
            return Confidence.CERTAIN
        return Confidence.LIKELY if self.probability >= LIKELY_FROM else Confidence.DOUBTFUL

    part: Part = Part.CLAUSE
    likeliest: float = 0.0


_NAMES = frozenset((Part.HEADING, Part.CAPTION))
_CLAUSES = frozenset((Part.CLAUSE, Part.ROW))


def words(document: Document, index: int, part: Part) -> Span:
    """Return the words of a node that a change of ``part`` is about: its name, or its body.

    The head of a table is all name.
    """
    node = document.nodes[index]
    named = part in _NAMES and node.level is not Level.COLUMNS
    return node.head if named else node.body


@dataclass(frozen=True, slots=True)
class Change:
    """A link with what a reader wants to know of it.

    The edits of a change tile the words of its nodes (``words``) on both sides, in the order of
    the variant (of the template for a dropped clause); every edit lies inside one clause on each
    side. Where
    labels are not folded, edits of labels stand before them. ``hidden`` counts the differences
    that the equal edits pass over, in the order of ``Fold``. ``doubtful`` are findings that are too
    likely wrong to be told.
    """

    link: Link
    kind: Kind
    traits: tuple[Trait, ...] = ()
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()
    hidden: tuple[Hidden, ...] = ()
    doubtful: tuple[Finding, ...] = ()

    @property
    def part(self) -> Part:
        """What of the texts it is about."""
        return self.link.part


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words replaced throughout (统一替换): each place is a span in either text.

    ``places`` are pairs (template span, variant span); ``missed`` are template-side words that
    stand unreplaced in the variant, as spans of the variant's text.
    """

    before: str
    after: str
    places: tuple[tuple[Span, Span], ...]
    missed: tuple[Span, ...] = ()


class RefStatus(StrEnum):
    """What became of a reference (引用核查)."""

    FOLLOWED = "followed"  # renumbered with its target: no rewording
    SAME = "same"  # words and target stayed
    SHIFTED = "shifted"  # the words stayed, the target is another article now
    DANGLING = "dangling"  # no such target in its own document
    WRONG = "wrong"  # renumbered, but not to where the target went
    TARGET_DROPPED = "target-dropped"
    NEW = "new"  # stands in one text only
    EXTERNAL = "external"  # another law


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference and what became of it; an empty span tuple: it stands on one side only."""

    status: RefStatus
    words_before: str
    words_after: str
    template: tuple[Span, ...]
    variant: tuple[Span, ...]
    target_before: str = ""
    target_after: str = ""
    expected: str = ""


class Verdict(StrEnum):
    """What a user decided of two clauses, or of one (人工决定)."""

    FORCE = "force"  # 确定: they answer each other
    FORBID = "forbid"  # 禁止: they do not
    NONE = "none"  # 无对应: nothing answers it


@dataclass(frozen=True, slots=True)
class Mention:
    """A clause as a list of links names it; ``words`` are its first, to know it again."""

    id: str = ""
    locator: str = ""
    words: str = ""


NOBODY = Mention()


@dataclass(frozen=True, slots=True)
class Decision:
    """A user's word on two clauses, or on one; ``row`` is where it stands in the list."""

    verdict: Verdict
    template: Mention = NOBODY
    variant: Mention = NOBODY
    row: int = 0


class Fate(StrEnum):
    """What came of a decision: kept in the first two, not in the others."""

    APPLIED = "applied"
    FOUND = "found"  # a clause has another number now and was known by its words
    UNKNOWN = "unknown"  # no such clause
    REWORDED = "reworded"  # the clause of that number says something else now
    CONTRADICTS = "contradicts"  # an earlier decision says otherwise
    ONE_SIDED = "one-sided"  # a clause is missing that the verdict needs


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with the clauses that it names in the texts of now; ``params`` say more."""

    decision: Decision
    fate: Fate
    template: tuple[int, ...] = ()
    variant: tuple[int, ...] = ()
    params: tuple[str, ...] = ()


class Relation(StrEnum):
    """How two texts stand to each other: findings ask."""

    GUESSED = "guessed"  # by the titles and by what answers what
    VERSIONS = "versions"  # 修订: what the new one has not is gone
    IMPLEMENTS = "implements"  # 落实: the new one need not repeat the old


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that can alter a result; written into each report.

    ``decisions`` are the user's on links; ``fold_substituted`` folds, in reports, the articles
    that only had words replaced throughout. ``tracked`` is how the tracked changes of Word files
    were read. ``folds`` are the kinds of difference that are no change of wording; none of them:
    strict. Findings below ``weight`` are left out. ``relation`` says how the texts stand to each
    other. ``doubtful``: findings that are likely wrong are told with the others.
    """

    decisions: tuple[Decision, ...] = ()
    fold_substituted: bool = False
    tracked: Tracked = "accepted"
    folds: tuple[Fold, ...] = tuple(Fold)
    weight: int = 1
    relation: Relation = Relation.GUESSED
    doubtful: bool = False


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and all that is known of how one answers the other.

    ``changes`` stand in the variant's reading order with what was dropped after the change that
    precedes it in the template. Every clause and row of a table is in exactly one of them, and so
    is every title, note, heading and caption. ``clauses`` are those of clauses and rows alone.
    ``decided`` says of every decision of the user what came of it. ``unrepeated`` counts the rules
    of the template that a variant which implements it does not repeat (本地未重复): no findings.
    ``strangers``: the texts have hardly anything in common, so that no rule of one side alone is a
    finding.
    """

    template: Document
    variant: Document
    changes: tuple[Change, ...]
    substitutions: tuple[Substitution, ...] = ()
    references: tuple[Reference, ...] = ()
    settings: Settings = DEFAULTS
    decided: tuple[Decided, ...] = ()
    unrepeated: int = 0
    strangers: bool = False
    clauses: tuple[Change, ...] = field(init=False, compare=False, repr=False)

    @property
    def doubtful(self) -> int:
        """How many findings are too likely wrong to be told."""
        return sum(len(change.doubtful) for change in self.changes)

    @property
    def texts(self) -> tuple[Document, Document]:
        """Both texts, the template first."""
        return self.template, self.variant

    def __post_init__(self) -> None:
        """Note the changes of clauses, which every report asks for."""
        found = tuple(change for change in self.changes if change.part in _CLAUSES)
        object.__setattr__(self, "clauses", found)
