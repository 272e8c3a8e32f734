"""Items that exchanged half of their words: each answers the one of its number.

    （一）甲局负责登记；    ↔   （一）乙局负责登记；
    （二）乙局负责免疫。        （二）甲局负责免疫。

All four are alike and come as one link of two and two, which says that they were split and merged
and not who does what now.
"""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from ....corpus.model import NO_ORDINAL, Document, Level
from ..gather import Group
from ..parts import Texts

_LISTED = frozenset((Level.ITEM, Level.POINT, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4))
# So much of two items of one number must be the same: less is another item.
_ALIKE = 0.5


def by_number(
    groups: Sequence[Group], documents: tuple[Document, Document], texts: tuple[Texts, Texts]
) -> tuple[Group, ...]:
    """Return groups, those of as many items of one list as of another taken apart by number.

    ``texts`` are the words of the clauses of each document.
    """
    return tuple(one for group in groups for one in _apart(group, documents, texts))


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
