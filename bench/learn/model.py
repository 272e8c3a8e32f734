"""Learn what links clauses; judge it with each pair of documents left out.

    python -m bench.learn.model [--shared DIR] [--write] [--ablation]

A pair of documents is the unit of cross-validation: a fifth of the pairs of each set is left out
in turn, and judged by weights, trees and a calibration that never saw it. ``--write`` writes
``alignment/tables/model.npz``, and the five models of the folds to ``bench/learn/left_out`` for
``bench.accuracy``; the same bytes each time. ``--ablation`` leaves out one family of evidence after
the other.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from duizhao.alignment.linking.gather import gather, placed
from duizhao.alignment.linking.learned.forest import Forest
from duizhao.alignment.linking.learned.weights import Model, background, mirror
from duizhao.alignment.linking.model import Evidence, Scale
from duizhao.alignment.linking.second_pass import second_pass
from duizhao.alignment.linking.weigh import HOPELESS, first_look, weigh
from duizhao.alignment.tables import classes
from sklearn.isotonic import IsotonicRegression

from bench.accuracy import ROOT, figures, load_scorer
from bench.alignments import FOLDS, RANDOM, SETS
from bench.learn.fit import Fit, fit
from bench.learn.samples import STRANGERS, Sample, samples, trust
from bench.learn.trees import grow
from bench.left_out import FOLDER

OUT = ROOT / "alignment" / "tables" / "model.npz"
# Of pairs that the first look holds unlikely so many teach the trees; they weigh as all of them.
UNLIKELY, SHARE_OF_UNLIKELY = 0.01, 0.3
# Strangers teach one thing only.
WEIGHT_OF_STRANGER = 0.4
USUAL_LINKS, FEWEST_LINKS = 40, 20
# Where the calibration is read off.
GIVEN = np.array([0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1])


@dataclass(frozen=True, slots=True)
class Looked:
    """What the second look sees of a sample: ``look`` are its pairs, ``values`` pairs × names."""

    first: np.ndarray
    look: np.ndarray
    values: np.ndarray


def table(evidence: Evidence, names: Sequence[str]) -> np.ndarray:
    """Return evidence as pairs × names."""
    return np.column_stack([evidence[name] for name in names]).astype(np.float32)


def scale_of(names: Sequence[str], found: Fit) -> Scale:
    """Return what the regression found as it is used; what weighs nothing is left out."""
    kept = np.flatnonzero(found.weight[:-1])
    numbers = (x[kept].astype(np.float32) for x in (found.weight, found.middle, found.spread))
    return Scale(tuple(names[k] for k in kept), *numbers, float(np.float32(found.weight[-1])))


def first_scales(group: Sequence[Sample], without: str) -> list[Scale]:
    """Return the weights of the first look learned without each fold in turn, and on all."""
    family = classes("evidence")
    # What is no evidence by itself is a step towards other evidence.
    steps = {"shared", "shared_of_t", "shared_of_v"}
    names = [n for n in group[0].found.evidence if n not in steps and family[n] != without]
    x = np.concatenate([table(s.found.evidence, names)[s.kept] for s in group])
    y = np.concatenate([s.linked[s.kept] for s in group]).astype(float)
    w = np.concatenate([s.weight for s in group])
    fold = np.concatenate([np.full(len(s.kept), s.pair % FOLDS) for s in group])
    whole = fit(x, y, w, names)
    parts = (fold != left for left in range(FOLDS))
    fits = [fit(x[rest], y[rest], w[rest], names, whole) for rest in parts]
    return [scale_of(names, each) for each in (*fits, whole)]


def looked(one: Sample, scale: Scale, names: Sequence[str] = ()) -> Looked:
    """Return what the second look sees of a sample."""
    sides = one.template.units, one.variant.units
    first, same = first_look(one.found, *sides, scale)
    look = np.flatnonzero((first > HOPELESS) & ~same)
    seen = second_pass(one.found, first, *sides, background(), look)
    return Looked(first, look, table(seen, names or sorted(seen)))


def weight_of(one: Sample) -> float:
    """Return how much each pair of a sample teaches the trees."""
    if one.pair == STRANGERS:
        return WEIGHT_OF_STRANGER
    many = max(FEWEST_LINKS, len(one.gold["links"]))
    return trust(one.set) * float((USUAL_LINKS / many) ** 0.5)


def lessons(one: Sample, seen: Looked, turned: np.ndarray, number: int) -> tuple[np.ndarray, ...]:
    """Return evidence, truth and weight of the pairs that teach; half are seen the other way round.

    Links are seen both ways round: there are few of them.
    """
    y, certain = one.linked[seen.look], one.certain[seen.look]
    rng = np.random.default_rng(number)
    hard = y | (seen.first[seen.look] > UNLIKELY)
    kept = certain & (hard | (rng.random(len(y)) < SHARE_OF_UNLIKELY))
    x, y, hard = seen.values[kept], y[kept], hard[kept]
    flip = rng.random(len(x))[:, None] < 0.5
    once, again = np.where(flip, x[:, turned], x), np.where(flip, x, x[:, turned])[y]
    w = weight_of(one) * np.where(hard, np.where(y, 0.5, 1), 1 / SHARE_OF_UNLIKELY)
    return np.r_[once, again], np.r_[y, y[y]], np.r_[w, w[y]]


def forests(
    base: Sequence[Sample], seen: Sequence[Looked], names: Sequence[str], whole: bool
) -> list[Forest]:
    """Return the trees grown without each fold in turn, and on all if asked."""
    turned = np.array([list(names).index(mirror(name)) for name in names])
    taught = [lessons(s, v, turned, n) for n, (s, v) in enumerate(zip(base, seen, strict=True))]
    out = []
    for left in (*range(FOLDS), *([-1] if whole else [])):
        # Strangers bear no number of their own: each fold leaves some of them out too.
        rest = [t for n, (s, t) in enumerate(zip(base, taught, strict=True)) if fold(s, n) != left]
        rest = [t for t in rest if t[2].any()]
        x, y, w = (np.concatenate([t[k] for t in rest]) for k in range(3))
        out.append(grow(x, y, w, names))
    return out


def fold(one: Sample, number: int) -> int:
    """Return the fold in which a sample is left out; ``number`` is its place among all."""
    return (number if one.pair == STRANGERS else one.pair) % FOLDS


def answers(one: Sample, seen: Looked, odds: np.ndarray) -> tuple[list[float], list[bool]]:
    """Return the probabilities of pairs of hand-made units, and whether they are links.

    Of a unit that holds several clauses the likeliest counts: the reader links units.
    """
    likely: dict[tuple[str, str], float] = {}
    ends = zip(one.found.i[seen.look].tolist(), one.found.j[seen.look].tolist(), strict=True)
    for (i, j), p in zip(ends, (1 / (1 + np.exp(-odds))).tolist(), strict=True):
        for units in product(one.template.owners[i], one.variant.owners[j]):
            likely[units] = max(likely.get(units, 0.0), p)
    links = {(t, v) for t, v, *_ in one.gold["links"]}
    return list(likely.values()), [units in links for units in likely]


def calibration(
    base: Sequence[Sample], seen: Sequence[Looked], odds: Sequence[np.ndarray], without: int
) -> np.ndarray:
    """Return which share of the random pairs that are given ``GIVEN`` are links."""
    used = [k for k, s in enumerate(base) if s.set == RANDOM and s.pair % FOLDS != without]
    known = [answers(base[k], seen[k], odds[k]) for k in used]
    p, y = (np.concatenate(column) for column in zip(*known, strict=True))
    smooth = IsotonicRegression(out_of_bounds="clip").fit(p, y).predict(GIVEN)
    smooth[[0, -1]] = 0, 1
    return np.asarray(smooth, np.float32)


def learn(base: Sequence[Sample], scales: Sequence[Scale], without: str = "") -> list[Model]:
    """Return the models of the folds, and with ``without`` empty the one learned on all."""
    family = classes("evidence")
    seen = [looked(s, scales[fold(s, n)]) for n, s in enumerate(base)]
    names = evidence_names(base[0], scales[-1])
    kept = [k for k, name in enumerate(names) if family[name] != without]
    names = [names[k] for k in kept]
    seen = [Looked(v.first, v.look, v.values[:, kept]) for v in seen]
    grown = forests(base, seen, names, not without)
    both = enumerate(zip(base, seen, strict=True))
    odds = [grown[fold(s, n)].odds(v.values) for n, (s, v) in both]
    given = GIVEN.astype(np.float32)
    return [
        Model(scale, trees, given, calibration(base, seen, odds, left))
        for left, (scale, trees) in enumerate(zip(scales, grown, strict=False))
    ]


def evidence_names(one: Sample, scale: Scale) -> list[str]:
    """Return the names of the evidence of the second look, as its columns stand."""
    sides = one.template.units, one.variant.units
    first, _ = first_look(one.found, *sides, scale)
    return sorted(second_pass(one.found, first, *sides, background(), np.arange(1)))


def write(model: Model, path: Path) -> None:
    """Write what was learned; the same bytes for the same model."""
    path.parent.mkdir(exist_ok=True)
    trees, first = model.forest, model.first
    np.savez_compressed(
        path,
        names=np.array(trees.names),
        root=trees.root.astype(np.uint16),
        asked=trees.asked.astype(np.uint8),
        threshold=trees.threshold,
        below=trees.below.astype(np.uint16),
        above=trees.above.astype(np.uint16),
        value=trees.value,
        deepest=np.array(trees.deepest),
        first_names=np.array(first.names),
        first_weight=first.weight,
        first_middle=first.middle,
        first_spread=first.spread,
        first_base=np.array(first.base, np.float32),
        given=model.given,
        true=model.true,
    )


def show(title: str, base: Sequence[Sample], models: Sequence[Model], shared: Path) -> None:
    """Print the macro figures of each set; ``models`` are those of the folds."""
    print(title)
    score = load_scorer(shared)
    for name in SETS:
        judged = [(s, models[s.pair % FOLDS]) for s in base if s.set == name]
        if judged:
            said = [(s.gold, predicted(s, model)) for s, model in judged]
            print(figures(name, said, score), flush=True)


def predicted(one: Sample, model: Model) -> dict[str, list[tuple[int, int, int, int]]]:
    """Return the links that a model makes, as spans."""
    sides = one.template.units, one.variant.units
    found = weigh(*sides, known=model)
    ends = zip(found.i.tolist(), found.j.tolist(), found.probability.tolist(), strict=True)
    likely = {(i, j): p for i, j, p in ends if p > 0.02}
    groups = placed(gather(likely), likely, (range(len(sides[0])), range(len(sides[1]))))
    spans = one.template.spans, one.variant.spans
    return {"links": [(*spans[0][t], *spans[1][v]) for ts, vs in groups for t in ts for v in vs]}


def main() -> None:
    """Learn, judge, and write or ablate as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"no hand-made alignments in {options.shared}; name their folder with --shared")
    start = time.perf_counter()
    group = list(samples(options.shared))
    base = [s for s in group if not s.copy or s.pair == STRANGERS]
    models = learn(base, first_scales(group, ""))
    if options.write:
        write(models[-1], OUT)
        for left, model in enumerate(models[:-1]):
            write(model, FOLDER / f"{left}.npz")
    print(f"learned in {time.perf_counter() - start:.0f} s")
    show("left out", base, models[:-1], options.shared)
    for family in sorted(set(classes("evidence").values())) if options.ablation else []:
        left = learn(base, first_scales(group, family), family)
        show(f"without {family}", base, left, options.shared)


if __name__ == "__main__":
    main()
