"""What each clause adds to a link of several: a part that says nothing of its own is no part.

    （三）通信设备。  ↔  （三）通信设备；（四）定位设备。

The appended item is likely enough, since half of its words are those of its neighbour; but of
（三） it covers nothing that （三） of the variant does not cover. It is no part split off, and of
two siblings that a template repeats the second is merged into nothing.
"""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from .gather import Group, Pair

# Shorter runs in common are chance: 管理, 部门.
RUN = 3
# A part covers so much of the other side that no other part covers: as a share of its own words
# and, for short ones, in characters.
SHARE = 0.2
LEAST = 3

# A clause left over joins a link where it covers this much more; its pair is at least so likely.
JOINING = 0.34
LIKELY = 0.2

Texts = Mapping[int, str]


def lasting(
    groups: Sequence[Group], probability: Mapping[Pair, float], texts: tuple[Texts, Texts]
) -> tuple[Group, ...]:
    """Return groups without the clauses that add nothing, the least likely left out first."""
    return tuple(_lasting(group, probability, texts) for group in groups)


def _lasting(group: Group, probability: Mapping[Pair, float], texts: tuple[Texts, Texts]) -> Group:
    sides = [set(group[0]), set(group[1])]
    for side in (1, 0):
        order = sorted(sides[side], key=lambda i: (_best(i, side, group, probability), -i))
        for member in order:
            if len(sides[side]) > 1 and not _adds(member, side, sides, texts):
                sides[side].discard(member)
    return frozenset(sides[0]), frozenset(sides[1])


def extended(
    groups: Sequence[Group], probability: Mapping[Pair, float], texts: tuple[Texts, Texts]
) -> tuple[Group, ...]:
    """Return groups with the clauses left over that cover what no clause of theirs covers.

    租车公司应当办理备案，购买保险  ↔  租车公司应当购买保险。 + 租车公司应当办理备案。

    A short part of a split is no likely pair by itself, but it says what is missing there.
    """
    sides = [(set(group[0]), set(group[1])) for group in groups]
    owner = [{i: k for k, group in enumerate(sides) for i in group[side]} for side in (0, 1)]
    for _, (t, v) in sorted((-p, pair) for pair, p in probability.items() if p > LIKELY):
        for side, free, held in ((1, v, t), (0, t, v)):
            at = owner[1 - side].get(held)
            if free in owner[side] or at is None:
                continue
            grown = [set(sides[at][0]), set(sides[at][1])]
            grown[side].add(free)
            if _adds(free, side, grown, texts, JOINING):
                sides[at][side].add(free)
                owner[side][free] = at
    return tuple((frozenset(group[0]), frozenset(group[1])) for group in sides)


def _best(member: int, side: int, group: Group, probability: Mapping[Pair, float]) -> float:
    """Return how probable the likeliest pair of a clause within its group is."""
    pairs = ((other, member) if side else (member, other) for other in group[1 - side])
    return max((probability.get(pair, 0.0) for pair in pairs), default=0.0)


def _adds(
    member: int,
    side: int,
    sides: Sequence[set[int]],
    texts: tuple[Texts, Texts],
    share: float = SHARE,
) -> bool:
    """Say whether a clause covers words of the other side that the rest of its side does not."""
    own = texts[side][member]
    rest = [texts[side][i] for i in sides[side] if i != member]
    gained = 0
    for other in sides[1 - side]:
        words = texts[1 - side][other]
        mine, others = covered(words, [own]), covered(words, rest)
        gained += sum(a and not b for a, b in zip(mine, others, strict=True))
    return gained >= max(LEAST, share * len(own))


def covered(words: str, parts: Sequence[str]) -> list[bool]:
    """Return which characters of ``words`` stand in a run of three that a part holds too."""
    known = {part[k : k + RUN] for part in parts for k in range(len(part) - RUN + 1)}
    marks = [0] * (len(words) + 1)
    for k in range(len(words) - RUN + 1):
        if words[k : k + RUN] in known:
            marks[k] += 1
            marks[k + RUN] -= 1
    return [depth > 0 for depth in accumulate(marks[:-1])]
