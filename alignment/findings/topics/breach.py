"""Whether two consequences are for one breach: the words before them agree.

擅自占道的，处五百元罚款  beside  擅自挖掘的，处五千元罚款   two breaches: neither heavier
"""

import re

from rapidfuzz import fuzz

from ..pairing import Match, Page

# The words before agree so far (0 to 100); of fewer characters nothing is told.
_AGREE = 50.0
_FEW = 6
# … beside the number of an item there is more than whom it is for, and 处以每处.
_MORE = 12
_BROKEN = re.compile("违反本[^，。；]*?规定(?:的)?，?|《[^》]*》|<[^>]*>|第[^，。；]{1,6}[条款项]")
# Where what follows from a breach begins, and what only cites the rule that was broken.
_IMPOSED = re.compile(
    "由[^，。；]{2,40}(?:责令|处|给予|没收|取缔|予以)|责令|处以?|并处|给予|没收|取缔"
)
_ITEM = re.compile("第[^，。；]{1,6}项")
_CITED = re.compile(
    "违反[^，。；]{0,24}?(?:规定|条例)(?:的)?，?|第[^，。；]{1,6}[条款项]|有下列(?:行为|情形)之一的"
)


def broken(words: str) -> str:
    """Return the words for the breach that a penal sentence begins with, without what it cites."""
    hit = _IMPOSED.search(words)
    return _CITED.sub("", words[: hit.start()] if hit else words)


def one_breach(match: Match, old: int, new: int, agree: float = _AGREE) -> bool:
    """Say whether the consequences at two offsets are for one breach: ``agree`` as told above."""
    heads = _head(match.old, old), _head(match.new, new)
    return min(map(len, heads)) < _FEW or fuzz.ratio(*heads) >= agree


def of_an_item(page: Page, at: int) -> bool:
    """Say whether the breach of a consequence is told by the item of a list alone: 第八项."""
    start = max(page.form.rfind(mark, 0, at) + 1 for mark in "。；")
    cited = _ITEM.search(page.form, start, at) is not None
    return cited and len(_BROKEN.sub("", page.form[start:at])) < _MORE


def _head(page: Page, at: int) -> str:
    """Return the words of the sentence before an offset, without the articles that were broken."""
    start = max(page.form.rfind("。", 0, at) + 1, page.clause_start(at))
    return _BROKEN.sub("", page.form[start:at])
