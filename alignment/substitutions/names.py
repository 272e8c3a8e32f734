"""What a substitution is called: whole words, as a person would list them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from ..edits.match import Block
from .swaps import Swap

Key = tuple[str, str]
Groups = dict[Key, list[Swap]]


def grouped(swaps: Iterable[Swap]) -> Groups:
    """Return swaps by what they replace with what."""
    found: Groups = defaultdict(list)
    for swap in swaps:
        found[swap.key].append(swap)
    return dict(found)


def claimed(groups: Groups) -> Groups:
    """Give each insertion or deletion to one of the words beside it: the one that has most."""
    owner: dict[tuple[int, int], Key] = {}
    found: Groups = {}
    for key in sorted(groups, key=lambda k: (-links(groups[k]), k)):
        mine = [
            s for s in groups[key] if not s.only or owner.setdefault((s.link, s.edit), key) == key
        ]
        if mine:
            found[key] = mine
    return found


def links(made: Iterable[Swap]) -> int:
    """Return in how many links swaps were made."""
    return len({swap.link for swap in made})


def pattern(keys: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds the words replaced, the longest first."""
    return _pattern(tuple(keys))


# Asked for again at every stretch of a pair of texts.
@lru_cache(16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(k) for k in sorted(words, key=lambda k: (-len(k), k))))


def rewrite(form: str, keys: Mapping[str, str]) -> tuple[str, list[Block]]:
    """Replace words in a form; return it with the places, as ranges before and after."""
    found: list[Block] = []
    out, at, size = [], 0, 0
    for hit in pattern(keys).finditer(form) if keys else ():
        out += [form[at : hit.start()], keys[hit.group()]]
        size += hit.start() - at
        end = size + len(keys[hit.group()])
        found.append(Block(hit.start(), hit.end(), size, end))
        at, size = hit.end(), end
    return "".join((*out, form[at:])), found


def core(before: str, after: str) -> Key:
    """Take off what both begin and end with: 本省, 本市 → 省, 市.

    Where that leaves nothing of a side (股东大会, 股东会) the words stay whole.
    """
    limit = min(len(before), len(after))
    head = next((k for k in range(limit) if before[k] != after[k]), limit)
    limit -= head
    tail = next((k for k in range(limit) if before[-1 - k] != after[-1 - k]), limit)
    if tail == limit:
        return before, after
    return before[head : len(before) - tail], after[head : len(after) - tail]


def _common(keys: Sequence[Key], middle: Key) -> Key:
    """Widen a core by what stands around it in every one of the keys: never 学→院 for 学校→院校."""
    heads = [before[: before.index(middle[0])] for before, _ in keys]
    tails = [
        before[len(head) + len(middle[0]) :] for (before, _), head in zip(keys, heads, strict=True)
    ]
    left = _shared([head[::-1] for head in heads])[::-1]
    right = _shared(tails)
    return left + middle[0] + right, left + middle[1] + right


def _shared(words: Sequence[str]) -> str:
    """Return what all begin with."""
    low, high = min(words), max(words)
    same = next((k for k in range(len(low)) if k >= len(high) or low[k] != high[k]), len(low))
    return low[:same]


def cored(groups: Groups, usual: Callable[[Key, Sequence[Swap]], bool]) -> Groups:
    """Name by their core the substitutions that differ in what stands around: 本省, 全省 → 省.

    ``usual`` says whether a name stands the test; where it does not the swaps keep theirs.
    """
    around: dict[Key, list[Key]] = defaultdict(list)
    for key in groups:
        around[core(*key)].append(key)
    found: Groups = {}
    for middle, keys in around.items():
        name = _common(keys, _first(keys, middle)) if len(keys) > 1 else keys[0]
        made = [_renamed(swap, name) for key in keys for swap in groups[key]]
        if len(keys) > 1 and usual(name, made):
            found.setdefault(name, []).extend(made)
        else:
            for key in keys:
                found.setdefault(key, []).extend(groups[key])
    return found


def _first(keys: Sequence[Key], middle: Key) -> Key:
    """Return the core as it stands in all keys, where ``core`` cut it off at their ends."""
    return middle if all(middle[0] in before for before, _ in keys) else min(keys)


def _renamed(swap: Swap, name: Key) -> Swap:
    """Return a swap under another name, its place cut back to it."""
    at = swap.key[0].index(name[0])
    place = Block(
        swap.place.a0 + at,
        swap.place.a0 + at + len(name[0]),
        swap.place.b0 + at,
        swap.place.b0 + at + len(name[1]),
    )
    return replace(swap, key=name, place=place)


def composed(groups: Groups, usual: Callable[[Key, Sequence[Swap]], bool]) -> Groups:
    """Take apart what is made of others: 县级教育行政部门 where 县级 is replaced alone as well.

    ``usual`` says whether the others stand the test with what they gain.
    """
    found = {key: list(made) for key, made in groups.items()}
    for key in sorted(groups, key=lambda k: (-len(k[0]) - len(k[1]), k)):
        parts = _parts(key, found)
        gained = {part: [*found[part], *found[key]] for part in parts}
        if not parts or not all(usual(part, made) for part, made in gained.items()):
            continue
        for swap in found.pop(key):
            for place in rewrite(swap.key[0], dict(parts))[1]:
                part = (
                    swap.key[0][place.a0 : place.a1],
                    dict(parts)[swap.key[0][place.a0 : place.a1]],
                )
                i, j = swap.place.a0, swap.place.b0
                moved = Block(i + place.a0, i + place.a1, j + place.b0, j + place.b1)
                found[part].append(replace(swap, place=moved, form=part[0], key=part))
    return found


def _parts(key: Key, groups: Groups) -> list[Key]:
    """Return the swaps that make a longer one, none when there are none."""
    inside = [k for k in groups if k != key and k[0] in key[0] and k[1] in key[1]]
    inside.sort(key=lambda k: (links(groups[k]), k))
    keys = dict(inside)
    form, places = rewrite(key[0], keys)
    if form != key[1]:
        return []
    used = {key[0][place.a0 : place.a1] for place in places}
    return sorted((before, keys[before]) for before in used)
