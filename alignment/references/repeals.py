"""Which texts a text says it repeals, by their titles.

    本条例自2021年3月1日起施行。1998年…通过的《甲市档案管理办法》同时废止。

makes the text of that title the forerunner of this one, whatever else is known.
"""

import re
from collections.abc import Sequence

from ...corpus.model import Span
from ...corpus.normalise import clean

# The end of a text is in one of so many clauses at its end.
LAST = 4
# A title of this length names one text; many texts bear a shorter one (办法).
SHORTEST = 5
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
