"""Of several templates, the one that each clause comes from: the nearest, and by how much.

a clause of 市 is .92 like 省 第三条, .71 like 国 第五条   →   省, margin .21
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...report.batch.columns import Values
from ...report.words.text import visible
from .rows import RowsOf, cells

_LINK = ("template_clause", "template_locator", "variant_clause", "similarity", "probability")
_NOTHING = ("", "", "")


class Source(NamedTuple):
    """A clause of a template that a variant's clause answers, and how like it is."""

    similarity: float
    probability: float
    template: str
    clause: str
    locator: str


def source_rows(templates: Sequence[tuple[str, Mapping[str, RowsOf]]]) -> Iterator[Values]:
    """Yield the rows of the table of sources; of each template its name and its comparisons.

    A text that was not compared with the first template has none. Equals go to the earlier
    template. Raises OSError.
    """
    _, first = templates[0]
    for document, rows in first.items():
        found = [_sources(name, texts[document]) for name, texts in templates if document in texts]
        for clause, locator in cells("clauses", rows(("clauses",)), "clause", "locator"):
            ranked = sorted((one[clause] for one in found if clause in one), key=_likest)
            yield (visible(document), clause, locator, *_credited(ranked))


def _sources(template: str, rows: RowsOf) -> dict[str, Source]:
    """Return the likest clause of a template for each clause of a variant that has one."""
    best: dict[str, Source] = {}
    for clause, locator, variant, alike, sure in cells("links", rows(("links",)), *_LINK):
        if clause and variant:
            one = Source(float(alike), float(sure), visible(template), str(clause), str(locator))
            best[str(variant)] = min(best.get(str(variant), one), one, key=_likest)
    return best


def _likest(one: Source) -> float:
    return -one.similarity


def _credited(ranked: Sequence[Source]) -> Values:
    """Return the cells of the nearest source and of the one after it."""
    if not ranked:
        return (*_NOTHING, "", "", *_NOTHING, "", "")
    first, *others = ranked
    told = (first.template, first.clause, first.locator, first.similarity, first.probability)
    if not others:
        return (*told, *_NOTHING, "", first.similarity)
    rival = others[0]
    margin = round(first.similarity - rival.similarity, 4)
    return (*told, rival.template, rival.clause, rival.locator, rival.similarity, margin)
