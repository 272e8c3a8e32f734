"""Do the probabilities hold? Of pairs given so much, how many in ten are links.

    python -m bench.reliability [--shared DIR] [--sets random …]

Pairs of hand-made units of documents drawn at random, each judged by a model that never saw its
documents (``bench/learn/left_out``). Of a unit that holds several clauses the likeliest counts: so
does the scorer.
"""

import argparse
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import numpy as np
from duizhao.alignment.linking.weigh import weigh

from bench.accuracy import ROOT, load_scorer
from bench.alignments import FOLDS, RANDOM, Alignment
from bench.learn.samples import side
from bench.left_out import models, numbered

TENTHS = np.linspace(0, 1, 11)
# Pairs below this are nearly all of them, and hardly any is a link.
LEAST = 0.02


def answers(shared: Path, number: int, pair: Alignment) -> tuple[np.ndarray, np.ndarray]:
    """Return the probabilities of the pairs of two documents, and whether they are links."""
    score = load_scorer(shared)
    mappers = [score.Mapper(pair.gold[f"{name}_units"]) for name in ("template", "variant")]
    a, b = side(pair.template, mappers[0]), side(pair.variant, mappers[1])
    found = weigh(a.units, b.units, known=models()[number % FOLDS])
    links = {tuple(link[:2]) for link in pair.gold["links"]}
    likely: dict[tuple[str, str], float] = {}
    for i, j, p in zip(found.i.tolist(), found.j.tolist(), found.probability.tolist(), strict=True):
        for units in product(a.owners[i], b.owners[j]):
            likely[units] = max(likely.get(units, 0.0), p)
    said = {units: p for units, p in likely.items() if p >= LEAST}
    return np.array(list(said.values())), np.array([units in links for units in said])


def rows(p: np.ndarray, true: np.ndarray) -> Iterator[tuple[float, float, int, float, float]]:
    """Yield of each tenth: from, to, pairs, the mean that was said, the share that is true."""
    for low, high in pairwise(TENTHS):
        at = (p >= low) & ((p < high) | (high == 1))
        if at.any():
            yield low, high, int(at.sum()), float(p[at].mean()), float(true[at].mean())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sets", nargs="*", default=[RANDOM])
    options = parser.parse_args()
    found = [
        answers(options.shared, number, pair)
        for number, pair in numbered(options.shared)
        if pair.set in options.sets
    ]
    p, true = (np.concatenate(column) for column in zip(*found, strict=True))
    print("| given | pairs | mean given | links |\n|---|---|---|---|")
    for low, high, many, said, share in rows(p, true):
        print(f"| {low:.1f} to {high:.1f} | {many} | {said:.2f} | {share:.2f} |")


if __name__ == "__main__":
    main()
