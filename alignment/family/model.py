"""The records of a family: documents that share clauses, their clauses side by side, who copied.

Documents are named by their place in a tuple of documents, clauses by their index in
``Document.nodes``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from ...corpus.model import Document, Span

# The place of the root of a lineage: the template, given or reconstructed.
ROOT = -1


class Kinship(StrEnum):
    """What two documents are to each other (文本关系), the nearest first."""

    DUPLICATE = "duplicate"  # the same clauses, word by word
    NEAR = "near-duplicate"  # almost all of either stands in the other
    FAMILY = "family"  # a good part of the shorter stands in the longer
    SHARED = "shared"  # some clauses in common


class Origin(StrEnum):
    """Where the text of a consensus comes from (共识来源)."""

    SINGLE = "single"  # the only witness
    SAME = "same"  # more than half of the witnesses say exactly this
    MAJORITY = "majority"  # word by word what most witnesses say
    CORE = "core"  # of the medoid, what most witnesses say too
    MEDOID = "medoid"  # the witness nearest to all others


@dataclass(frozen=True, slots=True)
class Gist:
    """What the index knows of a document: the comparison forms of its clauses, title and date.

    ``date`` is that of the text (ISO 8601), "" where none is known.
    """

    name: str
    title: str
    sha256: str
    date: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kin:
    """Two documents that share clauses; shares are by characters, of either document."""

    first: int
    second: int
    clauses: int
    first_share: float
    second_share: float
    kinship: Kinship

    @property
    def sides(self) -> tuple[tuple[int, int, float], tuple[int, int, float]]:
        """Either document with the other one, and its share."""
        first, second = self.first, self.second
        return (first, second, self.first_share), (second, first, self.second_share)

    @property
    def share(self) -> float:
        """The share of the document that has more of itself in the other."""
        return max(self.first_share, self.second_share)


@dataclass(frozen=True, slots=True)
class Witness:
    """What one document says in a column: its clauses, and how like the consensus they are.

    ``reading`` numbers the wordings of a column from 1, the most frequent first.
    """

    document: int
    clauses: tuple[int, ...]
    reading: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Consensus:
    """The common text of a column; ``document`` is whose words it has, -1 where of several."""

    text: str
    origin: Origin
    document: int


@dataclass(frozen=True, slots=True)
class Column:
    """Clauses of n documents that answer each other (条文栏), in the order of the family.

    ``template`` are the clauses of the given template. ``basic``: the column belongs to the
    template, given or reconstructed; several witnesses of one that does not are text reuse.
    """

    witnesses: tuple[Witness, ...]
    consensus: Consensus
    template: tuple[int, ...] = ()
    basic: bool = False

    @property
    def reused(self) -> bool:
        """Whether several documents share what the template lacks (共有增补)."""
        return not self.basic and len(self.witnesses) > 1


class Age(NamedTuple):
    """When a template was first made, and when it came to be worded as it is: ISO 8601 or ""."""

    first: str = ""
    version: str = ""


NO_AGE = Age()


class Basis(StrEnum):
    """What an edge has its direction from (方向依据)."""

    TEMPLATE = "template"  # the template comes before all
    VERSION = "version"  # the template is older, but not the version at hand
    BEFORE = "before"  # no copy of another text, and older than the template
    DATES = "dates"  # the parent is the earlier one
    REPEAL = "repeal"  # the child repeals the parent, or a forerunner of its title
    NAMES = "names"  # no two dates: the child has newer names of offices and laws
    TEXT = "text"  # no two dates: by the words alone


class Why(StrEnum):
    """Why the nearest text is not the parent (最近文本不是上一文本的原因)."""

    YOUNGER = "younger"  # it is the later one
    COPY = "copy"  # it was itself copied from this text, over others perhaps
    OWN = "own"  # it departs from the template more often alone than together with this text
    RIVAL = "rival"  # it may be the parent, another is likelier


@dataclass(frozen=True, slots=True)
class Near:
    """The document that a text has most of itself in, ``ROOT`` for none, and how much, 0 to 1."""

    document: int = ROOT
    share: float = 0.0


NO_NEAR = Near()


@dataclass(frozen=True, slots=True)
class Rival:
    """Another parent that an edge might have, and how likely it is, 0 to 1."""

    parent: int
    support: float


@dataclass(frozen=True, slots=True)
class Edge:
    """``child`` was copied from ``parent``, a document or ``ROOT``.

    ``support`` is how likely it is, 0 to 1: resamples, rivals, what is missing and the fit of the
    dates have a say in it (``lineage/support``); ``rivals`` share the rest, the likeliest first.
    ``shared`` counts the columns in which both depart from the root in the same way, ``against``
    those in which the parent departs from it and the child does not. ``margin`` is by how many
    columns the parent is worth more than the best other one. ``way`` is the share of the resamples
    joining the two that has this direction. ``why`` says why ``near`` is not the parent.
    """

    parent: int
    child: int
    support: float
    shared: int
    against: int
    margin: float = 0.0
    basis: Basis = Basis.TEMPLATE
    way: float = 1.0
    rivals: tuple[Rival, ...] = ()
    near: Near = NO_NEAR
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Lineage:
    """Who copied from whom (传抄关系): a tree over all ``nodes`` from ``ROOT``.

    ``nodes`` are documents in the order of the family, ``edges`` one a node, in the same order.
    ``fit`` is how well the dates fit the words, 0 to 1: far below 1 they contradict each other.
    """

    nodes: tuple[int, ...]
    edges: tuple[Edge, ...]
    fit: float = 1.0

    def placed(self, places: Sequence[int]) -> "Lineage":
        """Return the same of documents that have other places: the k-th is now ``places[k]``."""
        at = (*places, ROOT)  # the last one answers for ROOT
        edges = tuple(
            replace(
                edge,
                parent=at[edge.parent],
                child=at[edge.child],
                rivals=tuple(Rival(at[one.parent], one.support) for one in edge.rivals),
                near=Near(at[edge.near.document], edge.near.share),
            )
            for edge in self.edges
        )
        return Lineage(tuple(at[node] for node in self.nodes), edges, self.fit)


class Happened(StrEnum):
    """What a text did with a clause (事件)."""

    ADOPTED = "adopted"  # taken from the template
    BEFORE = "before"  # the template has it too, which is younger
    FIRST = "first"  # an addition of the earliest text that has it
    FOLLOWED = "followed"  # an addition that an earlier text has
    KEPT = "kept"  # the text that it was copied from has it
    DROPPED = "dropped"  # the text that it was copied from has it, it has not
    UNDATED = "undated"  # an addition of a text without a date


@dataclass(frozen=True, slots=True)
class Item:
    """A clause of the template, by its place, or an addition (``template`` is then -1).

    ``held`` are the clauses of each text that has it, by their places in the text; ``said`` the
    words of these.
    """

    template: int
    held: Mapping[int, tuple[int, ...]]
    said: Mapping[int, str]


# The clauses that rules of any matter have, in the order of a rule.
STOCK = (
    *("purpose", "scope", "terms", "budget", "praise", "reports", "rest", "remedy", "damages"),
    *("crime", "discipline", "other_law", "numbers", "reference", "details", "interpretation"),
    "force",
)


class Added(NamedTuple):
    """What an addition says in the first text that has it.

    ``after`` is what people call the template's clause before it there, ``stock`` which clause of
    any rule it is (``STOCK``), "" for one of its own.
    """

    after: str
    words: str
    stock: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What one text did with one item (by its number), and where it has it from.

    ``order`` counts the dates on which texts came to have it, 1 the earliest, 0 for no date.
    ``source`` is a text or ``ROOT``, None for nothing before; ``similarity`` is to the source's
    words, 0 to 1, None where there are none to compare.
    """

    item: int
    document: int
    happened: Happened
    order: int
    source: int | None
    similarity: float | None


@dataclass(frozen=True, slots=True)
class Restored:
    """A clause of the reconstructed template: its column, and where it stands in the text."""

    column: int
    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """A template put together from its variants (拟复原模板), with the columns that it shows."""

    title: str
    text: str
    clauses: tuple[Restored, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Documents of one origin, clause by clause.

    ``hub`` is the document that the others were first aligned with, -1 for the template.
    Every clause of every document, the template's too, is in exactly one column.
    """

    documents: tuple[Document, ...]
    dates: tuple[str, ...]
    hub: int
    columns: tuple[Column, ...]
    lineage: Lineage
    template: Document | None = None
    reconstruction: Reconstruction | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which documents belong together: pairs that share clauses, and groups made of them.

    ``same`` are documents of the same clauses word by word, each tuple in order of name; a group
    holds the first of each. A document in no group stands alone.
    """

    pairs: tuple[Kin, ...]
    same: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]

    def united(self, many: int) -> "Grouping":
        """Return the same with all of ``many`` documents in one group, copies left out."""
        copies = {other for one in self.same for other in one[1:]}
        return Grouping(self.pairs, self.same, (tuple(k for k in range(many) if k not in copies),))


@dataclass(frozen=True, slots=True)
class Collation:
    """All that was found in a set of documents: how they are grouped, and the families."""

    gists: tuple[Gist, ...]
    grouping: Grouping
    families: tuple[Family, ...]
