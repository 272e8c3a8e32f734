"""Clauses that any rule has, of which nobody is the inventor: 本办法自公布之日起施行."""

import re
from functools import cache

from ..tables import rows

# Longer ones say more than the stock words.
_LONGEST = 240


def stock_of(words: str) -> str:
    """Return which stock clause a clause is (purpose, scope, force, …), "" for one of its own.

    It is one as a whole: a penalty that also says 构成犯罪的，依法追究刑事责任 is none.
    """
    said = "".join(words.split()).rstrip("。；;")
    if len(said) > _LONGEST:
        return ""
    return next((name for pattern, name in _patterns() if pattern.fullmatch(said)), "")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row[0]), row[1]) for row in rows("stock_clauses"))
