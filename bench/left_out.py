"""Figures on pairs of documents that the model never saw.

Each pair is judged by a model that was learned without it (``bench/learn/left_out``), through the
same code that ships. Macro means over pairs with an interval: of a thousand samples of as many
pairs, drawn with replacement, the middle nineteen twentieths (Efron 1979). Links that a reader
called borderline, and pairs they called nearly one, are left out of the second figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from duizhao.alignment.linking.find import find_links
from duizhao.alignment.linking.learned.weights import Model, read_model
from duizhao.alignment.model import Link
from duizhao.corpus.load import load
from duizhao.corpus.model import Document

from bench.alignments import FOLDS, SETS, Alignment, alignments

FOLDER = Path(__file__).resolve().parent / "learn" / "left_out"
SAMPLES, MIDDLE = 1000, (2.5, 97.5)
Links = dict[str, list[tuple[int, int, int, int]]]


@cache
def models() -> tuple[Model, ...]:
    """Return the models of the folds."""
    return tuple(read_model(FOLDER / f"{fold}.npz") for fold in range(FOLDS))


def numbered(shared: Path) -> Iterator[tuple[int, Alignment]]:
    """Yield every alignment with the number by which it is left out, as they were learned from."""
    yield from enumerate(pair for name in SETS for pair in alignments(shared, name))


def spans(template: Document, variant: Document, links: Sequence[Link]) -> Links:
    """Return links as the scorer reads them: every clause of a link with every other."""
    return {
        "links": [
            (*template.nodes[t].span, *variant.nodes[v].span)
            for link in links
            for t in link.template
            for v in link.variant
        ]
    }


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair and what a model that never saw it says."""

    pair: Alignment
    template: Document
    variant: Document
    links: tuple[Link, ...]

    @property
    def predicted(self) -> Links:
        """The links as spans."""
        return spans(self.template, self.variant, self.links)


def judged(number: int, pair: Alignment) -> Judged:
    """Link a pair by the model that was learned without it."""
    texts = load(pair.template), load(pair.variant)
    return Judged(pair, *texts, find_links(*texts, known=models()[number % FOLDS]))


def borderline(gold: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the pairs of units that the reader called borderline, links or not."""
    said = gold.get("annotation")
    if not isinstance(said, dict):
        return set()
    both = (*said.get("borderline_links", ()), *said.get("borderline_non_links", ()))
    return {(pair[0], pair[1]) for pair in both}


def clear(gold: dict[str, Any], predicted: Links, score: ModuleType) -> tuple[int, int, int]:
    """Return right, said and wanted links without those that are borderline."""
    said = score.predicted_pairs(gold, predicted)[0] - borderline(gold)
    wanted = {tuple(link[:2]) for link in gold["links"]} - borderline(gold)
    return len(said & wanted), len(said), len(wanted)


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return between what the mean lies when as many values are drawn from these again."""
    rng = np.random.default_rng(0)
    drawn = rng.choice(np.array(values), (SAMPLES, len(values))).mean(axis=1)
    low, high = np.percentile(drawn, MIDDLE)
    return float(low), float(high)
