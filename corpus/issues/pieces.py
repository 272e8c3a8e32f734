"""A text in pieces, for what no blank stands in: kindred texts share most of their pieces.

A worked example. 第三条 食堂应当留样。 has the pieces 第三条 and 食堂应当留样。, with the blanks
after each. Where an article has another number in the next text, the second piece is the same.
"""

import re
from functools import lru_cache

_PIECE = re.compile(r"\S+\s*|\s+")
# What a piece shows by itself is remembered for so many: those of a template and of many variants.
REMEMBERED = 4096


# Several checks of one text ask for them.
@lru_cache(1)
def pieces(text: str) -> tuple[tuple[int, str], ...]:
    """Return where each piece begins, and the piece with the blanks after it: all of the text."""
    return tuple([(hit.start(), hit.group()) for hit in _PIECE.finditer(text)])
