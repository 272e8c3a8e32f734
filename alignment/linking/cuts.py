"""Clauses that the other text holds cut into neighbours, and otherwise word for word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

MARKS = re.compile(r"[\W_]+")
# A list of more items than this is not looked for inside one clause.
PIECES = 20


def cuts(whole: Sequence[str], pieces: Sequence[str]) -> Iterator[tuple[int, slice]]:
    """Yield (a text of ``whole``, the neighbours in ``pieces`` that say the same in a row).

    Marks do not count: 。 stands for ； where a clause was cut. A text that is said twice is not
    looked for.
    """
    words = [MARKS.sub("", text) for text in whole]
    count = Counter(words)
    place = {text: k for k, text in enumerate(words) if count[text] == 1}
    longest = max(map(len, place), default=0)
    parts = [MARKS.sub("", text) for text in pieces]
    for first, text in enumerate(parts):
        for last in range(first + 1, min(first + PIECES, len(parts))):
            text += parts[last]
            if len(text) > longest:
                break
            if text in place and parts[first] and parts[last]:
                yield place[text], slice(first, last + 1)
