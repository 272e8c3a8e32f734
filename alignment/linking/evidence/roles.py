"""Evidence of roles: a purpose clause answers a purpose clause, a penalty a penalty.

A worked example. 为了加强管理，制定本办法 plays the role ``purpose``, and so does the clause
为了规范食堂，制定本细则: ``both_purpose`` is 1, ``one_purpose`` 0. Beside 处一千元罚款 one alone
does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from ...tables import rows
from ..model import REMEMBERED, Bools, Candidates, Evidence, Floats, Ints, Unit

# A text opens by saying why it is made and ends by saying from when it holds (立法技术规范): the
# first such clause among the first two, the last such one among the last three.
OPENING, CLOSING = ("purpose", slice(0, 2)), ("effect", slice(-3, None))


# Clauses recur, in the other text and in every text of a batch.
@lru_cache(16384)
def _plays(text: str, patterns: tuple[re.Pattern[str], ...]) -> bytes:
    """Return a byte a role, 1 where a text plays it: numpy takes bytes as they are."""
    return bytes([pattern.search(text) is not None for pattern in patterns])


@lru_cache(REMEMBERED)
def played(texts: tuple[str, ...], patterns: tuple[re.Pattern[str], ...]) -> Floats:
    """Return texts × roles, 1 where the text plays the role."""
    table = b"".join([_plays(text, patterns) for text in texts])
    found = np.frombuffer(table, np.uint8).reshape(len(texts), len(patterns))
    return found.astype(np.float32)


def role_evidence(template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints) -> Evidence:
    """Return for each pair and role: both play it, and one alone does."""
    table = rows("roles")
    patterns = tuple(re.compile(row[1]) for row in table)
    a, b = played(tuple(template), patterns), played(tuple(variant), patterns)
    ours, theirs = a[i], b[j]
    both, one = ours * theirs, np.abs(ours - theirs)
    out: Evidence = {}
    for k, row in enumerate(table):
        out |= {"both_" + row[0]: both[:, k], "one_" + row[0]: one[:, k]}
    return out


def _frame(units: Sequence[Unit], patterns: dict[str, str]) -> tuple[int, int]:
    """Return the place of the clause that opens a text and of the one that ends it, -1 for none."""
    (opening, head), (closing, tail) = OPENING, CLOSING
    places = range(len(units))
    first = [k for k in places[head] if re.search(patterns[opening], units[k].text)]
    last = [k for k in places[tail] if re.search(patterns[closing], units[k].text)]
    return min(first, default=-1), max(last, default=-1)


def frames(template: Sequence[Unit], variant: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the pair of the clauses that open both texts, and that of those that close them."""
    patterns = {row[0]: row[1] for row in rows("roles")}
    ours, theirs = _frame(template, patterns), _frame(variant, patterns)
    return [pair for pair in zip(ours, theirs, strict=True) if min(pair) >= 0]


def framed(template: Sequence[Unit], variant: Sequence[Unit], c: Candidates) -> Bools:
    """Tell which candidates are both the opening clause of their text, or both the closing one."""
    out = np.zeros(len(c.i), bool)
    for t, v in frames(template, variant):
        out |= (c.i == t) & (c.j == v)
    return out
