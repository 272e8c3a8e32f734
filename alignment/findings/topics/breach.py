"""Whether two consequences are for one breach: the words before them agree.

擅自占道的，处五百元罚款  beside  擅自挖掘的，处五千元罚款   two breaches: neither heavier
"""

import re

from rapidfuzz import fuzz

from ..pairing import Match, Page

# The words before agree so far (0 to 100); of fewer characters nothing is told.
_AGREE = 50.0
_FEW = 6
_BROKEN = re.compile("违反本[^，。；]*?规定(?:的)?，?|《[^》]*》|<[^>]*>|第[^，。；]{1,6}[条款项]")


def one_breach(match: Match, old: int, new: int, agree: float = _AGREE) -> bool:
    """Say whether the consequences at two offsets are for one breach: ``agree`` as told above."""
    heads = _head(match.old, old), _head(match.new, new)
    return min(map(len, heads)) < _FEW or fuzz.ratio(*heads) >= agree


def _head(page: Page, at: int) -> str:
    """Return the words of the sentence before an offset, without the articles that were broken."""
    start = max(page.form.rfind("。", 0, at) + 1, page.clause_start(at))
    return _BROKEN.sub("", page.form[start:at])
