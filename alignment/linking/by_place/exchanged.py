"""Items that exchanged half of their words: each answers the one of its number.

    （一）甲局负责登记；    ↔   （一）乙局负责登记；
    （二）乙局负责免疫。        （二）甲局负责免疫。

All four are alike and come as one link of two and two, which says that they were split and merged
and not who does what now; or as two doubtful links crosswise.
"""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from ....corpus.model import NO_ORDINAL, Document, Level
from ...model import LIKELY_FROM
from ..gather import Group, Pair
from ..parts import Texts

_LISTED = frozenset((Level.ITEM, Level.POINT, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4))
# So much of two items of one number must be the same: less is another item.
_ALIKE = 0.5
# Two lists, and the numbers of an item of each.
_Numbers = tuple[object, ...]


def by_number(
    groups: Sequence[Group],
    documents: tuple[Document, Document],
    texts: tuple[Texts, Texts],
    probability: Mapping[Pair, float],
) -> tuple[Group, ...]:
    """Return groups, those of as many items of one list as of another taken apart by number.

    ``texts`` are the words of the clauses of each document, ``probability`` that of the pairs.
    """
    crossing: dict[_Numbers, Group] = {}
    found: list[Group] = []
    for group in groups:
        numbers = _numbers(group, documents, probability)
        other = crossing.get((*numbers[:2], *numbers[:1:-1])) if numbers else None
        if other is not None:
            both = group[0] | other[0], group[1] | other[1]
            parted = tuple(_apart(both, documents, texts))
            if parted != (both,):
                found.remove(other)
                found.extend(parted)
                continue
        if numbers:
            crossing[numbers] = group
        found.extend(_apart(group, documents, texts))
    return tuple(found)


def _numbers(
    group: Group, documents: tuple[Document, Document], probability: Mapping[Pair, float]
) -> _Numbers:
    """Return the lists and the numbers of two items of a doubtful link, if these are others."""
    if len(group[0]) != 1 or len(group[1]) != 1:
        return ()
    (t,), (v,) = group
    old, new = documents[0].nodes[t], documents[1].nodes[v]
    sure = probability.get((t, v), 0.0) >= LIKELY_FROM
    if sure or old.ordinal == new.ordinal or NO_ORDINAL in (old.ordinal, new.ordinal):
        return ()
    return old.parent, new.parent, old.ordinal, new.ordinal


def _apart(
    group: Group, documents: tuple[Document, Document], texts: tuple[Texts, Texts]
) -> Iterator[Group]:
    """Yield the pairs of one number that a group is made of, or the group."""
    if not 1 < len(group[0]) == len(group[1]):
        yield group
        return
    old, new = (_numbered(one, side) for one, side in zip(documents, group, strict=True))
    pairs = [(t, new[number]) for number, t in old.items()] if old.keys() == new.keys() else []
    alike = (fuzz.ratio(texts[0][t], texts[1][v]) >= 100 * _ALIKE for t, v in pairs)
    if pairs and all(alike):
        yield from ((frozenset({t}), frozenset({v})) for t, v in pairs)
    else:
        yield group


def _numbered(document: Document, nodes: frozenset[int]) -> dict[object, int]:
    """Return items of one list by their numbers; nothing where they are none."""
    known = {document.nodes[i].ordinal: i for i in sorted(nodes)}
    listed = all(document.nodes[i].level in _LISTED for i in nodes)
    one_list = len({document.nodes[i].parent for i in nodes}) == 1
    plain = listed and one_list and NO_ORDINAL not in known and len(known) == len(nodes)
    return dict(known) if plain else {}
