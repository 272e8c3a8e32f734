"""The rules, a file a family: one small function each, its facts in tables/rules.tsv."""

from collections.abc import Callable, Iterator
from functools import cache

from ..model import Hit
from ..text import CheckedText

Function = Callable[[CheckedText], Iterator[Hit]]


@cache
def functions() -> dict[str, Function]:
    """Return the function of every rule that has one, by the rule's name."""
    from . import (
        citations,
        dates,
        definitions,
        enumerations,
        figures,
        numbering,
        penalties,
        punctuation,
        quotation,
        references,
        sequence,
        structure,
        terms,
    )

    families = (
        numbering,
        sequence,
        enumerations,
        references,
        citations,
        terms,
        punctuation,
        quotation,
        figures,
        definitions,
        structure,
        dates,
        penalties,
    )
    return {name: rule for family in families for name, rule in family.RULES.items()}
