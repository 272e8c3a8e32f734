"""What a row of the table is called (修订类型、对应关系): several words where several hold."""

from ...alignment.model import Change, Kind, Trait
from .groups import Group

# What a row may be called first, the weightiest first.
MAIN = (
    "material",
    "wording",
    "added",
    "dropped",
    "moved",
    "split",
    "merged",
    "lifted",
    "lowered",
    "substituted",
    "renumbered",
    "unchanged",
)
# Traits that a row names beside its main word, in this order.
_NAMED = (Trait.MOVED, Trait.SPLIT, Trait.MERGED, Trait.LIFTED, Trait.LOWERED)


def relations(group: Group, changes: tuple[Change, ...]) -> tuple[str, ...]:
    """Return the words for a row, as names without the ``relation.`` of their catalogue keys."""
    if not group.template:
        return ("added",)
    if not group.variant:
        return ("dropped",)
    traits = {trait for change in changes for trait in change.traits} | _shape(group)
    named = tuple(trait.value for trait in _NAMED if trait in traits)
    main = _main(changes, traits)
    return named if named and main in ("unchanged", "renumbered") else (main, *named)


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
