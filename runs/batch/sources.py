"""Of several templates, the one that each clause comes from: the nearest, and by how much.

a clause of 市 is .92 like 省 第三条, .71 like 国 第五条   →   省, margin .21
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...report.batch.columns import Values
from ...report.batch.rows.metadata import age
from ...report.words.text import visible
from .rows import RowsOf, cells

_LINK = ("template_clause", "template_locator", "variant_clause", "similarity", "probability")
_NOTHING = ("", "", "")


class Compared(NamedTuple):
    """A template by its name, the date of its words ("" for none), and its comparisons by text."""

    name: str
    version: str
    texts: Mapping[str, RowsOf]


class Source(NamedTuple):
    """A clause of a template that a variant's clause answers, and how like it is.

    ``age`` tells whether the variant is older or younger than the template.
    """

    similarity: float
    probability: float
    template: str
    clause: str
    locator: str
    age: str


def source_rows(templates: Sequence[Compared], dates: Mapping[str, str]) -> Iterator[Values]:
    """Yield the rows of the table of sources; ``dates`` are those of the texts.

    A text that was not compared with the first template has none. Equals go to the earlier
    template. A template that is younger than the text comes after all others: the text cannot have
    taken from it. Raises OSError.
    """
    for document, rows in templates[0].texts.items():
        found = [
            _sources(one, document, dates[document]) for one in templates if document in one.texts
        ]
        for clause, locator in cells("clauses", rows(("clauses",)), "clause", "locator"):
            ranked = sorted((one[clause] for one in found if clause in one), key=_likest)
            yield (visible(document), clause, locator, *_credited(ranked))


def _sources(template: Compared, document: str, date: str) -> dict[str, Source]:
    """Return the likest clause of a template for each clause of a variant that has one."""
    best: dict[str, Source] = {}
    rows, told = template.texts[document], age(date, template.version)
    for clause, locator, variant, alike, sure in cells("links", rows(("links",)), *_LINK):
        if clause and variant:
            place = visible(template.name), str(clause), str(locator)
            one = Source(float(alike), float(sure), *place, told)
            best[str(variant)] = min(best.get(str(variant), one), one, key=_likest)
    return best


def _likest(one: Source) -> tuple[bool, float]:
    return one.age == "older", -one.similarity


def _credited(ranked: Sequence[Source]) -> Values:
    """Return the cells of the nearest source and of the one after it."""
    if not ranked:
        return (*_NOTHING, "", "", *_NOTHING, "", "", "")
    first, *others = ranked
    told = (first.template, first.clause, first.locator, first.similarity, first.probability)
    if not others:
        return (*told, *_NOTHING, "", first.similarity, first.age)
    rival = others[0]
    margin = round(first.similarity - rival.similarity, 4)
    return (*told, rival.template, rival.clause, rival.locator, rival.similarity, margin, first.age)
