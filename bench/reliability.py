"""Do the probabilities hold? Of pairs given so much, how many in ten are links.

    python -m bench.reliability [--shared DIR] [--sets random …] [--alone]

Pairs of hand-made units of documents drawn at random, each judged by a model that never saw its
documents (``bench/learn/left_out``). Of a unit that holds several clauses the likeliest counts: so
does the scorer. ``--alone``: of units of one clause that were found to have no counterpart, how
many in ten have none.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, product
from pathlib import Path

import numpy as np
from duizhao.alignment.linking.weigh import weigh

from bench.accuracy import ROOT, load_scorer
from bench.alignments import FOLDS, RANDOM, Alignment
from bench.learn.samples import side
from bench.left_out import judged, models, numbered

TENTHS = np.linspace(0, 1, 11)
# Pairs below this are nearly all of them, and hardly any is a link.
LEAST = 0.02
HEAD = "pairs | mean given | links"


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


def alone(shared: Path, number: int, pair: Alignment) -> tuple[np.ndarray, np.ndarray]:
    """Return how probable it is that units have no counterpart, and whether they have none."""
    score = load_scorer(shared)
    found = judged(number, pair)
    said: list[tuple[float, bool]] = []
    for end, document in enumerate((found.template, found.variant)):
        mapper = score.Mapper(pair.gold[("template_units", "variant_units")[end]])
        linked = {link[end] for link in pair.gold["links"]}
        owners = {i: mapper(*document.nodes[i].span) for i in document.clauses}
        count = Counter(unit for units in owners.values() for unit in units)
        lone = (link for link in found.links if not link.ends[1 - end])
        for clause, p in ((i, link.probability) for link in lone for i in link.ends[end]):
            said += ((p, unit not in linked) for unit in owners[clause] if count[unit] == 1)
    return np.array([p for p, _ in said]), np.array([none for _, none in said])


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
    parser.add_argument("--alone", action="store_true", help="clauses without counterpart")
    options = parser.parse_args()
    measured = alone if options.alone else answers
    found = [
        measured(options.shared, number, pair)
        for number, pair in numbered(options.shared)
        if pair.set in options.sets
    ]
    p, true = (np.concatenate(column) for column in zip(*found, strict=True))
    print(f"| given | {'clauses | mean given | none' if options.alone else HEAD} |")
    print("|---|---|---|---|")
    for low, high, many, said, share in rows(p, true):
        print(f"| {low:.1f} to {high:.1f} | {many} | {said:.2f} | {share:.2f} |")


if __name__ == "__main__":
    main()
