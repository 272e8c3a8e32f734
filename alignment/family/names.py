"""The title that a family has in common, and the names of places that stand before it."""

from collections import Counter
from collections.abc import Sequence

# A shorter end (条例, 办法) is the kind of text, no title.
SHORTEST = 4
_OPEN = "《〈“（("
_PLACES = "省市区县州盟旗"


def common_title(titles: Sequence[str]) -> str:
    """Return the longest end that more than half of the titles have, else the commonest title.

    上海市校园食品安全办法 and 青岛市校园食品安全办法 have 校园食品安全办法 in common.
    """
    ends = Counter(title[k:] for title in titles for k in range(len(title)))
    shared = [end for end, count in ends.items() if 2 * count > len(titles)]
    whole = [end for end in shared if len(end) >= SHORTEST and not _cut(end, titles)]
    if whole:
        return max(whole, key=lambda end: (len(end), end))
    count = Counter(titles)
    return max(count, key=lambda title: (count[title], title), default="")


def _cut(end: str, titles: Sequence[str]) -> bool:
    """Say whether an end begins within a name of a place, or in brackets that it does not open."""
    closing = dict(zip(_OPEN, "》〉”）)", strict=True))
    unopened = any(end.count(b) > end.count(a) for a, b in closing.items())
    return unopened or (end[0] in _PLACES and end not in titles)


def place_of(title: str, common: str) -> str:
    """Return the name before the common title, "" for none: 青岛市 of 青岛市校园食品安全办法."""
    return title.removesuffix(common) if common and title.endswith(common) else ""
