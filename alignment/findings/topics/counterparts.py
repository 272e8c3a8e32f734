"""The limit of one side that a limit of the other stands in place of, wherever it is written.

建筑高度不得超过十二米，不得开挖  beside  高度不得超过八米   →  八米: both limit 高度
"""

import re

from ..model import Bound, Measure, Quantity
from ..pairing import Page

# A time is of the matter of another when so many pairs of characters before it are the same.
_FEWEST = {Measure.TIME: 2}
# So far before a quantity, without the words that bound it, stands what it measures.
_FAR = 14
_BOUNDS = re.compile(
    "不(?:得|应|能)?(?:超过|高于|多于|大于|晚于|低于|少于|小于|早于|短于)|最[多高长迟大少低短]|至[多少]"
    "|自|之日起|接到|收到|超过|不足|不满|未满|达到|应当|一般|仍|总数|其|的|为"
)
_LASTS = re.compile("(?:不(?:得|应|能)?(?:超过|少于|低于)|最[长短多少]|至[多少])[^，]{0,2}$")
_MARKS = re.compile("[，。；：、（）()]")


def counterpart(page: Page, one: Quantity, other: Page) -> Quantity | None:
    """Return the quantity of ``other`` that measures what ``one`` does; None: none, or several."""
    if one.bound is Bound.EXACT or one.measure in (Measure.DATE, Measure.FINE):
        return None
    matter = _matter(page, one)
    found = {
        q
        for said in other.said
        for q in said.quantities
        if (q.measure, q.unit, q.bound) == (one.measure, one.unit, one.bound)
        and (one.measure is not Measure.TIME or _longest(page, one) == _longest(other, q))
        and len(matter & _matter(other, q)) >= _FEWEST.get(one.measure, 1)
    }
    return found.pop() if len(found) == 1 else None


def _longest(page: Page, one: Quantity) -> bool:
    """Say whether a time says how long a thing may last: 不得超过一年; 三十日内 says by when."""
    ahead = page.form[max(0, one.place.start - _FAR) : one.place.start]
    return bool(_LASTS.search(ahead))


def _matter(page: Page, one: Quantity) -> frozenset[str]:
    """Return the pairs of characters that say what a quantity measures."""
    start = max(page.clause_start(one.place.start), one.place.start - _FAR)
    ahead = _BOUNDS.sub("", _MARKS.split(page.form[start : one.place.start])[-1])
    return frozenset(ahead[k : k + 2] for k in range(len(ahead) - 1))
