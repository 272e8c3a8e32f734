"""Which clauses belong to a link of several: one that adds nothing of its own is left out.

    （三）通信设备。  ↔  （三）通信设备；（四）定位设备。

The new item （四） looks likely, since half of its words are those of its neighbour. But （三） of
the variant says all that （三） of the template said, and （四） adds nothing to it: （三） was not
split. Likewise, of two items of the template with the same words the second is not merged.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .gather import Group, Pair

# Shorter runs in common are chance: 管理, 部门.
RUN = 3
# Where the others of its side say so much of the other side, a clause must add something. Of the
# hand-made alignments none comes out worse from 0.7 to 0.9; below, paraphrases lose their parts.
FULL = 0.8
# What it adds is so much of its own words, and not less than a word.
SHARE = 0.1
LEAST = 3
# A smaller share is enough where so much of the clause stands on the other side.
NAME, TAKEN = 2, 0.95
# A clause left over joins the parts of a split where it adds so much of its own words, and is
# so likely by itself: the subject of the sentence that was cut comes again in every part.
JOINING = 0.34
LIKELY = 0.3

Texts = Mapping[int, str]
_Sides = tuple[set[int], set[int]]


class _Says(NamedTuple):
    """How many characters of the other side a clause adds, the rest has, and there are."""

    adds: int
    rest: int
    whole: int


def lasting(
    groups: Sequence[Group], probability: Mapping[Pair, float], texts: tuple[Texts, Texts]
) -> tuple[Group, ...]:
    """Return groups without the clauses that add nothing, the least likely left out first."""
    return tuple(_lasting(group, probability, texts) for group in groups)


def _lasting(group: Group, probability: Mapping[Pair, float], texts: tuple[Texts, Texts]) -> Group:
    if len(group[0]) == len(group[1]) == 1:
        return group
    sides = set(group[0]), set(group[1])
    for side in (1, 0):
        order = sorted(sides[side], key=lambda i: (_best(i, side, group, probability), -i))
        # The likeliest stays, though all of the others together may say what it says.
        for member in order[:-1]:
            if _idle(member, side, sides, texts):
                sides[side].discard(member)
    return frozenset(sides[0]), frozenset(sides[1])


def _best(member: int, side: int, group: Group, probability: Mapping[Pair, float]) -> float:
    """Return how probable the likeliest pair of a clause within its group is."""
    pairs = ((other, member) if side else (member, other) for other in group[1 - side])
    return max((probability.get(pair, 0.0) for pair in pairs), default=0.0)


def _idle(member: int, side: int, sides: _Sides, texts: tuple[Texts, Texts]) -> bool:
    """Say whether the other clauses of its side say all of the other side that this one says."""
    said = _says(member, side, sides, texts)
    own = texts[side][member]
    if said.rest < FULL * said.whole or said.adds >= max(LEAST, SHARE * len(own)):
        return False
    # 住建、应急、公安部门应当检查: 公安部门应当检查 adds but a name, and all of it stands there.
    there = [texts[1 - side][i] for i in sides[1 - side]]
    return said.adds < NAME or _covered(own, there).bit_count() < TAKEN * len(own)


def extended(
    groups: Sequence[Group], probability: Mapping[Pair, float], texts: tuple[Texts, Texts]
) -> tuple[Group, ...]:
    """Return groups of several, each with the free clauses that say what its parts leave out.

    租车公司应当备案，购买保险，张贴电话  ↔  应当购买保险。 应当张贴电话。 + 应当备案。

    A short part of a split is no likely pair by itself, but it says what is missing there.
    """
    sides = [(set(group[0]), set(group[1])) for group in groups]
    owner = [{i: k for k, group in enumerate(sides) for i in group[side]} for side in (0, 1)]
    for _, (t, v) in sorted((-p, pair) for pair, p in probability.items() if p > LIKELY):
        for side, free, held in ((1, v, t), (0, t, v)):
            at = owner[1 - side].get(held, -1)
            if at >= 0 and free not in owner[side] and _joins(free, side, sides[at], texts):
                sides[at][side].add(free)
                owner[side][free] = at
    return tuple((frozenset(group[0]), frozenset(group[1])) for group in sides)


def _joins(free: int, side: int, group: _Sides, texts: tuple[Texts, Texts]) -> bool:
    if len(group[side]) < 2:
        return False
    grown = group[0] | ({free} if side == 0 else set()), group[1] | ({free} if side else set())
    return _says(free, side, grown, texts).adds >= max(LEAST, JOINING * len(texts[side][free]))


def _says(member: int, side: int, sides: _Sides, texts: tuple[Texts, Texts]) -> _Says:
    """Count which words of the other side a clause has, and which the rest of its own side has."""
    own = [texts[side][member]]
    others = [texts[side][i] for i in sides[side] if i != member]
    adds = rest = whole = 0
    for other in sides[1 - side]:
        words = texts[1 - side][other]
        mine, theirs = _covered(words, own), _covered(words, others)
        adds += (mine & ~theirs).bit_count()
        rest += theirs.bit_count()
        whole += len(words)
    return _Says(adds, rest, whole)


def covered(words: str, parts: Sequence[str]) -> list[bool]:
    """Return which characters of ``words`` stand in a run of three that a part holds too."""
    found = _covered(words, parts)
    return [bool(found >> at & 1) for at in range(len(words))]


def _covered(words: str, parts: Sequence[str]) -> int:
    """Return ``covered`` as bits, the first character lowest: 甲乙丙丁 beside 乙丙丁 is 0b1110."""
    places = _runs(words)
    begins = 0
    for run in places.keys() & {run for part in parts for run in _runs(part)}:
        begins |= places[run]
    out = begins
    for step in range(1, RUN):
        out |= begins << step
    return out


# A text is held against each part of the other side, and clauses recur in a batch.
@lru_cache(4096)
def _runs(words: str) -> dict[str, int]:
    """Return the runs of three characters of a text, and as bits where each begins."""
    found: dict[str, int] = {}
    for at in range(len(words) - RUN + 1):
        run = words[at : at + RUN]
        found[run] = found.get(run, 0) | 1 << at
    return found
