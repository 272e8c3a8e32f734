"""Which of two texts is the later one, by what the texts themselves say beside their dates.

    本条例自2021年3月1日起施行。1998年…通过的《甲市档案管理办法》同时废止。

makes the text of that title the forerunner of this one, whatever else is known. A text may end a
forerunner of its own title; then one of that title that does not say so is the earlier.

Names of offices and laws tell too: of two versions the one that has 自然资源主管部门 where the
other has 国土资源主管部门 was worded after the reform of 2018. Length tells nothing: of the
versions that no name tells apart as many grew as shrank (``bench.lineage``).
"""

import re
from collections.abc import Sequence
from functools import cache

from ....corpus.model import Span
from ....corpus.normalise import clean
from ...tables import rows

# The end of a text is in one of so many clauses at its end.
LAST = 4
# A title of this length names one text; many texts bear a shorter one (办法).
SHORTEST = 5
# Stands in the table for a name that has none in its place.
NONE = "-"
_REPEALED = re.compile("[^。；]*(?:同时|即行|相应|一并|予以)?废止")
# Comparison forms have one kind of brackets for names: <甲市实施<某法>办法>.
_QUOTED = re.compile("<((?:[^<>]|<[^<>]*>)*)>")


def plain(title: str) -> str:
    """Return a title as it is compared: its comparison form without the name of the country."""
    return clean(title, Span(0, len(title))).text.replace("中华人民共和国", "")


def replaced(clauses: Sequence[str]) -> frozenset[str]:
    """Return the plain titles of the texts that the last of ``clauses`` say they repeal.

    Clauses are given in comparison form.
    """
    found = set()
    for words in clauses[-LAST:]:
        for hit in _REPEALED.finditer(words):
            found |= {plain(name) for name in _QUOTED.findall(hit[0])}
    return frozenset(name for name in found if len(name) >= SHORTEST)


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
