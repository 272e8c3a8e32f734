"""Lead-ins that go with all that they introduce.

    禁止下列行为：                     ↔   禁止攀折古树，在古树上刻画。
    （一）攀折古树；
    （二）在古树上刻画。

All items of the list became one clause, and so did the words that introduced them: they say too
little to be told from any other lead-in.
"""

from collections.abc import Collection, Sequence

from ..gather import Group
from ..units import Seen

# A lead-in with one item introduces no list.
_ITEMS = 2


def with_leads(
    groups: Sequence[Group],
    sides: tuple[Seen, Seen],
    closed: tuple[Collection[int], Collection[int]],
) -> tuple[Group, ...]:
    """Return groups with the lead-ins left over whose items all answer one and the same clause.

    What a user decided (``closed``) is left as it is.
    """
    grown = [(set(group[0]), set(group[1])) for group in groups]
    for side in (0, 1):
        owner = {i: k for k, group in enumerate(grown) for i in group[side]}
        for lead, items in _introduced(sides[side]).items():
            owners = {owner.get(item, -1) for item in items}
            at = owners.pop()
            if lead in owner or lead in closed[side] or owners or at < 0 or len(items) < _ITEMS:
                continue
            if len(grown[at][1 - side]) == 1:
                grown[at][side].add(lead)
    return tuple((frozenset(group[0]), frozenset(group[1])) for group in grown)


def without_leads(
    groups: Sequence[Group],
    sides: tuple[Seen, Seen],
    closed: tuple[Collection[int], Collection[int]],
) -> tuple[Group, ...]:
    """Return groups without the lead-ins that the answers of all their items say again.

    Such a lead-in is left without counterpart. What a user decided (``closed``) is left as it is.
    """
    found = [(set(group[0]), set(group[1])) for group in groups]
    for side in (0, 1):
        texts, others = texts_of(sides[side]), texts_of(sides[1 - side])
        leads = _introduced(sides[1 - side])
        owner = {i: k for k, group in enumerate(found) for i in group[side]}
        for lead, items in _introduced(sides[side]).items():
            at = owner.get(lead, -1)
            owners = {owner.get(item, -1) for item in items}
            apart = len(owners) == len(items) >= _ITEMS and -1 not in owners
            if at not in owners or not apart or lead in closed[side]:
                continue
            answers = ["".join(others[i] for i in found[k][1 - side]) for k in owners]
            here = found[at][1 - side]
            if len(here) == 1 and leads.keys().isdisjoint(here) and _said(texts[lead], answers):
                found[at][side].discard(lead)
    return tuple((frozenset(group[0]), frozenset(group[1])) for group in found)


def _said(lead: str, answers: Sequence[str]) -> bool:
    """Say whether what one of the answers shares with a lead-in all of them share."""
    shared = [_pairs(lead) & _pairs(answer) for answer in answers]
    return set.intersection(*shared) == set.union(*shared)


def _pairs(words: str) -> set[str]:
    return {words[at : at + 2] for at in range(len(words) - 1)}


def texts_of(seen: Seen) -> dict[int, str]:
    """Return the words of the clauses that are weighed, by their nodes."""
    return {i: unit.text for i, unit in zip(seen.clauses, seen.units, strict=True)}


def _introduced(seen: Seen) -> dict[int, list[int]]:
    """Return the items that each lead-in introduces, as nodes."""
    found: dict[int, list[int]] = {}
    for item, unit in zip(seen.clauses, seen.units, strict=True):
        if unit.parent >= 0:
            found.setdefault(seen.clauses[unit.parent], []).append(item)
    return found
