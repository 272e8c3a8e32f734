"""Which of two texts is the later one, by the names of offices and laws that they use.

Beside what a text repeals (``alignment/references/repeals.py``) such names tell: of two versions
the one with 自然资源主管部门 where the other has 国土资源主管部门 was worded after the reform of
2018. Length tells nothing: of the versions that no name tells apart as many grew as shrank
(``bench.lineage``).
"""

from collections.abc import Sequence
from functools import cache

from ...tables import rows

# Stands in the table for a name that has none in its place.
NONE = "-"


@cache
def _names() -> tuple[tuple[str, str], ...]:
    return tuple((later, earlier) for later, earlier, *_ in rows("dated_names"))


def worded(clauses: Sequence[str]) -> tuple[int, ...]:
    """Return for each pair of dated names which one a text has: 1 the later, -1 the earlier."""
    said = "\n".join(clauses)
    # Most names have a character that the text has not: that is told without a search.
    known = frozenset(said)

    def has(name: str) -> bool:
        return name != NONE and known.issuperset(name) and name in said

    return tuple(1 if has(later) else -1 if has(earlier) else 0 for later, earlier in _names())


def worded_later(one: Sequence[int], other: Sequence[int]) -> bool:
    """Say whether the names in ``one`` are later than in ``other``.

    A later name where the other has the earlier one counts twice as much as where it has neither.
    """
    return sum(one) > sum(other)
