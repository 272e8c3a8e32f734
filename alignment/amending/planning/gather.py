"""Words that change alike in several articles, said once.

第三条 “侵犯”修改为“侵害” · 第七条 “侵犯”修改为“侵害”，“甲”修改为“乙”
将第三条、第七条中的“侵犯”修改为“侵害” · 将第七条中的“甲”修改为“乙”
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ..model import Form, Instruction, Place, Words
from ..text import plain
from .spans import Pair
from .texts import Group, Texts
from .wordings import swaps

# Words changed alike in so many articles are said once whatever else changes in these; in two
# articles only where nothing else does.
_THROUGHOUT = 3
_Key = tuple[Words, Words]


def usual_pairs(texts: Texts) -> frozenset[Pair]:
    """Return the words that change alike in two articles or more."""
    counts: Counter[Pair] = Counter()
    for i, j in texts.pairs.items():
        found = (pair for old, new in _lines(texts, i, j) for pair in swaps(old, new))
        counts.update(set(found))
    return frozenset(pair for pair, count in counts.items() if count > 1)


def _lines(texts: Texts, i: int, j: int) -> Iterator[Pair]:
    """Yield the lines of an article that face each other and differ."""
    a, b = texts.olds[i], texts.news[j]
    old = [plain(line.words) for line in texts.request.old[a.start : a.end]]
    new = [plain(line.words) for line in texts.request.new[b.start : b.end]]
    for op, i0, i1, j0, j1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "replace" and i1 - i0 == j1 - j0:
            yield from zip(old[i0:i1], new[j0:j1], strict=True)


def gathered(groups: Sequence[Group], named: Collection[Place]) -> list[Group]:
    """Return the groups with words that change alike in several articles in one instruction.

    A new number is left out where nothing else is said of the article, but of those ``named``.
    """
    where = _throughout(groups)
    together: dict[tuple[Place, ...], list[_Key]] = defaultdict(list)
    for key, found in where.items():
        together[_in_order(found)].append(key)
    first = {places: min(i for i, _ in where[keys[0]]) for places, keys in together.items()}
    out: list[Group] = []
    for index, (at, group) in enumerate(groups):
        for places, keys in together.items():
            if first[places] == index:
                old, new = (tuple(key[side] for key in keys) for side in (0, 1))
                out.append((at, (Instruction(Form.WORDS, places, old=old, new=new),)))
        rest = tuple(left for one in group if (left := _without(one, where)))
        if rest and (rest == group or not _only_number(rest, named)):
            out.append((at, rest))
    return out


def _in_order(found: Sequence[tuple[int, tuple[Place, ...]]]) -> tuple[Place, ...]:
    """Return the places in the order of the old text."""
    places = [place for _, mine in found for place in mine]
    return tuple(sorted(places, key=lambda place: [step.ordinal for step in place.steps]))


def _throughout(groups: Sequence[Group]) -> dict[_Key, list[tuple[int, tuple[Place, ...]]]]:
    """Return the words to be gathered, with the groups and places in which they change."""
    found: dict[_Key, list[tuple[int, tuple[Place, ...]]]] = defaultdict(list)
    for index, (_, group) in enumerate(groups):
        for one in group:
            for key in _pairs(one):
                found[key].append((index, one.at))
    return {key: places for key, places in found.items() if _many(groups, places)}


def _many(groups: Sequence[Group], places: Sequence[tuple[int, tuple[Place, ...]]]) -> bool:
    """Say whether words change in enough articles, or in two in which nothing else does."""
    indices = sorted({index for index, _ in places})
    rest = [_changes(groups[index]) for index in indices]
    alone = len(rest) == 2 and all(len(one) == 1 for one in rest)
    same = alone and rest[0][0].old == rest[1][0].old and rest[0][0].new == rest[1][0].new
    return len(indices) >= _THROUGHOUT or same


def _changes(group: Group) -> list[Instruction]:
    return [one for one in group[1] if one.form is not Form.RENUMBER]


def _pairs(one: Instruction) -> list[_Key]:
    """Return the pairs of words that an instruction replaces in an article."""
    if one.form is not Form.WORDS or not one.at or one.at[0].steps[0].unit not in ("条", "部分"):
        return []
    return list(zip(one.old, one.new, strict=True))


def _without(one: Instruction, taken: Collection[_Key]) -> Instruction | None:
    """Return an instruction without the words that are said elsewhere, None where none is left."""
    pairs = _pairs(one)
    left = [key for key in pairs if key not in taken]
    if len(left) == len(pairs):
        return one
    old, new = (tuple(key[side] for key in left) for side in (0, 1))
    return replace(one, old=old, new=new) if left else None


def _only_number(rest: Sequence[Instruction], named: Collection[Place]) -> bool:
    return all(one.form is Form.RENUMBER and one.at[0] not in named for one in rest)
