"""Clauses that the other text holds cut into neighbours, and otherwise word for word.

A worked example. ``whole`` has 食堂应当公示菜单；留样四十八小时。 at place 0. The pieces are
学校负责。 and 食堂应当公示菜单。 and 留样四十八小时。 Without marks the second and the third piece
in a row are the clause: the result is (0, range(1, 3)).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

MARKS = re.compile(r"[\W_]+")


def cuts(whole: Sequence[str], pieces: Sequence[str]) -> Iterator[tuple[int, range]]:
    """Yield (a text of ``whole``, the neighbours in ``pieces`` that say the same in a row).

    Marks do not count: 。 stands for ； where a clause was cut. A text that is said twice is not
    looked for.
    """
    words = [_bare(text) for text in whole]
    count = Counter(words)
    place = {text: k for k, text in enumerate(words) if text and count[text] == 1}
    ordered = sorted(place)
    parts = [_bare(text) for text in pieces]
    for first, text in enumerate(parts):
        last = first
        while text and _begins(text, ordered) and (last := last + 1) < len(parts):
            text += parts[last]
            if text in place and parts[last]:
                yield place[text], range(first, last + 1)


# Either text is asked for twice, as the whole and as the pieces, and clauses recur in a batch.
@lru_cache(16384)
def _bare(text: str) -> str:
    """Return a text without its marks."""
    return MARKS.sub("", text)


def _begins(text: str, ordered: Sequence[str]) -> bool:
    """Tell whether one of the texts, which ascend, begins so."""
    at = bisect_left(ordered, text)
    return at < len(ordered) and ordered[at].startswith(text)
