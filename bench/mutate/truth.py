"""The truth about a mutated text: which clauses answer each other, of what kind, with what traits.

It is read off the lines that the operations shuffled, never off the words, and follows the
definitions of ``duizhao.alignment``: traits by position as in ``alignment.traits``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.alignment.model import Kind, Trait
from duizhao.corpus.model import NO_ORDINAL, Document, Level, Ordinal, Span

from bench.mutate.draft import Placed

_FAMILIES = (
    (Level.ARTICLE, Level.PARAGRAPH, Level.ITEM, Level.POINT),
    (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4),
)
KIND = "kind"
Clauses = frozenset[tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class TrueLink:
    """Template clauses (indices of nodes) answered by clauses of the variant (spans of words).

    ``unsure`` names what no definition settles (a trait, or ``kind``): not to be judged.
    """

    template: tuple[int, ...]
    variant: tuple[Span, ...]
    kind: Kind
    traits: tuple[Trait, ...] = ()
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a clause stands: its order among the clauses, its level, its number, its chapter."""

    order: int
    level: Level
    inside: bool
    number: tuple[Ordinal, Ordinal]
    chapter: int
    weight: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """One link before it is judged."""

    template: tuple[int, ...]
    lines: tuple[Placed, ...]
    old: tuple[Place, ...]
    new: tuple[Place, ...]


def truth(
    document: Document, before: Sequence[Placed], after: Sequence[Placed]
) -> tuple[TrueLink, ...]:
    """Return the links between a document and what its lines became, each clause in one."""
    old = {placed.line.origins[0]: place for placed, place in placed_clauses(before)}
    pairings = _pairings(document, old, placed_clauses(after))
    moved, unsure = _moved([p for p in pairings if p.old and p.new])
    return tuple(_judged(p, p.template in moved, p.template in unsure) for p in pairings)


def placed_clauses(lines: Sequence[Placed]) -> list[tuple[Placed, Place]]:
    """Return the clauses among the lines with the place of each."""
    found: list[tuple[Placed, Place]] = []
    chapter, article = -1, NO_ORDINAL
    for placed in lines:
        line = placed.line
        if line.level is Level.CHAPTER:
            chapter = line.source
        if not line.inside:
            article = placed.ordinal if line.level is Level.ARTICLE else NO_ORDINAL
        number = (article, NO_ORDINAL if line.level is Level.ARTICLE else placed.ordinal)
        if line.clause:
            size = placed.words.end - placed.words.start
            place = Place(len(found), line.level, line.inside, number, chapter, size)
            found.append((placed, place))
    return found


def _pairings(
    document: Document, old: dict[int, Place], after: list[tuple[Placed, Place]]
) -> list[Pairing]:
    """Group the clauses that share an origin; the rest are added or dropped."""
    holders: dict[tuple[int, ...], list[tuple[Placed, Place]]] = {}
    added: list[Pairing] = []
    for placed, place in after:
        if placed.line.origins:
            holders.setdefault(placed.line.origins, []).append((placed, place))
        else:
            added.append(Pairing((), (placed,), (), (place,)))
    linked = [
        Pairing(
            origins,
            tuple(placed for placed, _ in found),
            tuple(old[i] for i in origins),
            tuple(place for _, place in found),
        )
        for origins, found in holders.items()
    ]
    kept = {i for origins in holders for i in origins}
    dropped = [Pairing((i,), (), (old[i],), ()) for i in document.clauses if i not in kept]
    return linked + added + dropped


def _judged(pairing: Pairing, moved: bool, unsure: bool) -> TrueLink:
    """Return a link with its kind and traits.

    Words replaced throughout are reworded words; substituted is a clause of which nothing else
    was reworded.
    """
    spans = tuple(placed.words for placed in pairing.lines)
    if not pairing.old or not pairing.new:
        return TrueLink(pairing.template, spans, Kind.DROPPED if pairing.old else Kind.ADDED)
    altered = any(placed.line.altered for placed in pairing.lines)
    substituted = any(placed.line.substituted for placed in pairing.lines)
    traits = [*_standing(pairing), *([Trait.MOVED] if moved else [])]
    traits += [Trait.SUBSTITUTED] if substituted and not altered else []
    doubts = [Trait.MOVED.value] if unsure else []
    if not altered and _marks_only(pairing):
        doubts += [KIND, Trait.SUBSTITUTED.value]
    kind = Kind.REWORDED if altered or substituted else Kind.UNCHANGED
    ordered = tuple(sorted(traits, key=list(Trait).index))
    return TrueLink(pairing.template, spans, kind, ordered, tuple(doubts))


def _marks_only(pairing: Pairing) -> bool:
    """Say whether an operation on structure changed a mark: ； to 。 where a list now ends."""
    return any(placed.line.marked for placed in pairing.lines)


def _standing(pairing: Pairing) -> list[Trait]:
    """Return the traits that need no other link."""
    found: list[Trait] = []
    raised = _raised(pairing)
    if raised:
        found.append(Trait.LIFTED if raised > 0 else Trait.LOWERED)
    elif not {p.number for p in pairing.old} & {p.number for p in pairing.new}:
        found.append(Trait.RENUMBERED)
    found += [Trait.SPLIT] if len(pairing.new) > 1 else []
    found += [Trait.MERGED] if len(pairing.old) > 1 else []
    return found


def _raised(pairing: Pairing) -> int:
    """Return how many levels the highest clause rose."""
    for family in _FAMILIES:
        levels = {p.level for p in (*pairing.old, *pairing.new)}
        if levels <= set(family):
            depths = [min(family.index(p.level) for p in s) for s in (pairing.old, pairing.new)]
            return depths[0] - depths[1]
    return 0


def _moved(pairings: list[Pairing]) -> tuple[Clauses, Clauses]:
    """Return what moved: off the heaviest order-keeping chain, or into a chapter of others.

    Both as the template clauses of the links. The second is what lies on one
    heaviest chain and off another: either answer is right.
    """
    pairings = sorted(pairings, key=lambda p: p.old[0].order)
    ups, downs = _heights(pairings), _heights(pairings, back=True)[::-1]
    best = max((a for a in ups), default=0)
    sure, unsure, level = [], [], 0
    for pairing, up, down in zip(pairings, ups, downs, strict=True):
        if up + down - _weight(pairing) < best:
            sure.append(pairing)
        elif up - _weight(pairing) != level:
            unsure.append(pairing)
        else:
            level = up
    across = {p.template for p in _across(pairings)}
    off = {p.template for p in sure}
    return frozenset(off | across), frozenset({p.template for p in unsure} - across)


def _weight(pairing: Pairing) -> int:
    return sum(place.weight for place in (*pairing.old, *pairing.new))


def _heights(pairings: list[Pairing], back: bool = False) -> list[int]:
    """Return for each the weight of the heaviest chain that ends there (``back``: begins)."""
    rows = pairings[::-1] if back else pairings
    size = max((p.new[0].order for p in pairings), default=0) + 2
    tree = [0] * (size + 1)
    found: list[int] = []
    for pairing in rows:
        order = pairing.new[0].order + 1
        at = size - order if back else order
        found.append(_highest(tree, at - 1) + _weight(pairing))
        while at <= size:
            tree[at] = max(tree[at], found[-1])
            at += at & -at
    return found


def _highest(tree: list[int], at: int) -> int:
    """Return the greatest value at or below ``at`` of a Fenwick tree."""
    best = 0
    while at > 0:
        best, at = max(best, tree[at]), at & (at - 1)
    return best


def _across(pairings: list[Pairing]) -> list[Pairing]:
    """Return the links between chapters that do not answer each other: most went elsewhere."""
    mass: Counter[tuple[int, int]] = Counter()
    for p in pairings:
        mass[p.old[0].chapter, p.new[0].chapter] += _weight(p)
    return [
        p
        for p in pairings
        if min(p.old[0].chapter, p.new[0].chapter) >= 0
        and _home(mass, 0, p.old[0].chapter) != p.new[0].chapter
        and _home(mass, 1, p.new[0].chapter) != p.old[0].chapter
    ]


def _home(mass: Counter[tuple[int, int]], side: int, chapter: int) -> int:
    """Return the chapter of the other side that holds most of a chapter."""
    there = [(n, -pair[1 - side]) for pair, n in mass.items() if pair[side] == chapter]
    return -max(there)[1]
