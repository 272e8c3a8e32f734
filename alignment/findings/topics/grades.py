"""A grade that is asked for, and gave way to another of its scale.

具有大专以上文化程度  →  具有中等以上文化程度   CONDITION loosened: 大专 → 中等
"""

import re
from collections.abc import Iterator
from functools import cache

from ....corpus.tables import alternation
from ...model import Direction, Topic
from ...tables import rows, words
from ..model import Place
from ..note import Note
from ..pairing import Match, Page, Pair

# A grade is asked for where one of these follows: 大专以上学历, 中级职称.
_ASKED = "(?=(?:及其?|或者其?)?(?:以上|以下)|学历|文化程度|职称|专业技术|技术(?:职务|资格|职称))"


@cache
def _graded() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words('grades'))}){_ASKED}")


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    return {word: (scale, int(rank)) for word, scale, rank in rows("grades")}


def grades(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the grade of a pair that became a higher or a lower one of the same scale."""
    left, right = _grades(match.old, pair.old.place), _grades(match.new, pair.new.place)
    for old in left:
        for new in right:
            scales = _ranks()[match.old.words(old)], _ranks()[match.new.words(new)]
            if scales[0][0] == scales[1][0] and scales[0][1] != scales[1][1]:
                lower = scales[1][1] < scales[0][1]
                way = Direction.LOOSENED if lower else Direction.TIGHTENED
                yield Note(Topic.CONDITION, way, 2, old, new)
                return


def _grades(page: Page, place: Place) -> list[Place]:
    """Return the grades of a stretch that changed."""
    found = (Place(*hit.span()) for hit in _graded().finditer(page.form, *place))
    return [one for one in found if page.changed(one)]
