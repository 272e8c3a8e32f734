"""What a row of the table is called (修订类型、对应关系): several words where several hold."""

from collections import Counter

from ...alignment.model import Change, Comparison, Confidence, Kind, Part, Trait
from .groups import Group
from .units import highest_level

# What a row may be called first, the weightiest first.
MAIN = (
    "material",
    "wording",
    "stale",
    "added",
    "partly-added",
    "dropped",
    "partly-dropped",
    "moved",
    "split",
    "merged",
    "lifted",
    "lowered",
    "substituted",
    "renumbered",
    "unchanged",
)
_RANKED = frozenset((Trait.LIFTED.value, Trait.LOWERED.value))
# What stands on a level of its own.
_LEVELLED = frozenset((Part.CLAUSE, Part.HEADING))
# A title that is broken into other lines is neither split nor merged.
_LINES = frozenset((Part.TITLE, Part.NOTE))
# Traits that a row names beside its main word, in this order.
_NAMED = (Trait.MOVED, Trait.SPLIT, Trait.MERGED, Trait.LIFTED, Trait.LOWERED)


def relations(group: Group, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return the words for a row, as names without the ``relation.`` of their catalogue keys.

    One side alone is added or dropped only where nothing of it stands elsewhere in the other text.
    """
    if not group.template or not group.variant:
        return _alone(group, changes)
    traits = {trait for change in changes for trait in change.traits}
    if not changes or any(change.part not in _LINES for change in changes):
        traits |= _shape(group)
    if {Trait.LIFTED, Trait.LOWERED} <= traits:
        traits.discard(_lesser(changes))
    named = tuple(trait.value for trait in _NAMED if trait in traits)
    main = _main(changes, traits)
    said = named if named and main in ("unchanged", "renumbered") else (main, *named)
    return (*said, *_doubt(changes))


def _doubt(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return how sure the least sure link of a row is, unless all are certain."""
    found = {c.link.confidence for c in changes if c.link.template and c.link.variant}
    doubts = (Confidence.DOUBTFUL, Confidence.LIKELY)
    return tuple(doubt.value for doubt in doubts if doubt in found)[:1]


def _alone(group: Group, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return what an article with nothing beside it is called."""
    name = "dropped" if group.template else "added"
    clauses = [change for change in changes if change.part in (Part.CLAUSE, Part.ROW)]
    elsewhere = [change for change in clauses if change.link.template and change.link.variant]
    if not elsewhere:
        return (name,)
    return ("moved",) if len(elsewhere) == len(clauses) else (f"partly-{name}",)


def _lesser(changes: tuple[Change, ...]) -> Trait:
    """Return which of 升格 and 降格 fewer words of a row did: it is called by the other alone."""
    words: Counter[Trait] = Counter()
    for change in changes:
        size = sum(edit.variant.end - edit.variant.start for edit in change.edits)
        words.update(dict.fromkeys(change.traits, size))
    return Trait.LOWERED if words[Trait.LIFTED] >= words[Trait.LOWERED] else Trait.LIFTED


def levels_of(
    comparison: Comparison, names: tuple[str, ...], changes: tuple[Change, ...]
) -> tuple[str, ...]:
    """Return the levels that the clauses of a row rose or sank from and to; () where none did."""
    told = _RANKED.intersection(names)
    for change in changes:
        if change.part in _LEVELLED and not told.isdisjoint(change.traits):
            ends = (
                (comparison.template, change.link.template),
                (comparison.variant, change.link.variant),
            )
            return tuple(highest_level(text, nodes).value for text, nodes in ends)
    return ()


def _main(changes: tuple[Change, ...], traits: set[Trait]) -> str:
    """Return the one word that says how far the wording changed.

    A change that bears ``substituted`` is nothing but substitutions and references that followed.
    Where no word changed, what is found can only be a reference that points elsewhere now.
    """
    worded = [change for change in changes if change.kind is not Kind.UNCHANGED]
    if any(Trait.SUBSTITUTED not in change.traits for change in worded):
        return "material" if any(change.findings for change in changes) else "wording"
    if worded:
        return "substituted"
    if any(change.findings for change in changes):
        return "stale"
    return "renumbered" if Trait.RENUMBERED in traits else "unchanged"


def _shape(group: Group) -> set[Trait]:
    """Return what the shape of a row says: one article against several is split, or merged."""
    sides = len(group.template), len(group.variant)
    if sides[0] == 1 < sides[1]:
        return {Trait.SPLIT}
    return {Trait.MERGED} if sides[1] == 1 < sides[0] else set()
