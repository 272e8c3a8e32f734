"""The records of a comparison: which clauses answer each other, and what changed between them.

Clauses are named by their index in ``Document.nodes``. An edit is two ranges, never strings.
"""

from dataclasses import dataclass
from enum import StrEnum

from ..corpus.model import Document, Span


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


@dataclass(frozen=True, slots=True)
class Edit:
    """One operation inside a change: a range of the template's text and one of the variant's."""

    op: Op
    template: Span
    variant: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a link: its name, its strength, and what it adds to the log-odds."""

    name: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader must look at (核查提示): ``code`` names the sentence.

    ``before`` and ``after`` are the words on either side; the spans say where they stand. Of a
    reference ``expected`` names the article that it should name (应为第X条).
    """

    code: str
    before: str
    after: str
    template: tuple[Span, ...] = ()
    variant: tuple[Span, ...] = ()
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Template clauses answered by variant clauses, m to n; one side empty: dropped or added.

    ``probability`` is the aligner's own, calibrated; of a dropped or added clause it is the
    probability that it has no counterpart.
    """

    template: tuple[int, ...]
    variant: tuple[int, ...]
    similarity: float
    probability: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A link with what a reader wants to know of it.

    The edits of a change tile the bodies of its clauses on both sides, in the variant's order
    (the template's for a dropped clause); every edit lies inside one clause on each side.
    """

    link: Link
    kind: Kind
    traits: tuple[Trait, ...] = ()
    edits: tuple[Edit, ...] = ()
    findings: tuple[Finding, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice that can alter a result; written into each report."""

    strict: bool = False


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents and all that is known of how one answers the other.

    ``changes`` are at clause level, in the variant's reading order with the dropped clauses
    after the change that precedes them in the template; every clause is in exactly one change.
    """

    template: Document
    variant: Document
    changes: tuple[Change, ...]
    substitutions: tuple[Substitution, ...] = ()
    references: tuple[Reference, ...] = ()
    settings: Settings = DEFAULTS
