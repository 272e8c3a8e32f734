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
from itertools import product
from pathlib import Path

import numpy as np
from duizhao.alignment.linking.gather import gather, placed
from duizhao.alignment.linking.learned.forest import Forest
from duizhao.alignment.linking.learned.line import Line
from duizhao.alignment.linking.learned.weights import Model, background, second_look, turned
from duizhao.alignment.linking.model import Evidence, Scale
from duizhao.alignment.linking.second_pass import second_pass
from duizhao.alignment.linking.weigh import HOPELESS, first_look, weigh
from duizhao.alignment.tables import classes
from threadpoolctl import threadpool_limits

from bench.accuracy import ROOT, figures, load_scorer
from bench.alignments import FOLDS, RANDOM, SETS
from bench.learn.fit import Fit, fit, newton
from bench.learn.lessons import Lessons, Looked, enumerated, fold, left_out, lessons, turned_about
from bench.learn.line import straight
from bench.learn.samples import STRANGERS, Sample, samples
from bench.learn.third import thirds
from bench.learn.trees import grow, stored
from bench.left_out import FOLDER

OUT = ROOT / "alignment" / "tables" / "model.npz"
# Rounds of learning which pair of clauses speaks for two articles; a fourth changes nothing.
ROUNDS = 3
# Where the calibration is read off, and where its line bends: at log-odds of these probabilities.
GIVEN = np.linspace(0, 1, 201)
BENDS = np.array([0.2, 0.4, 0.6, 0.8])
# No probability is nearer to 0 or 1 when its log-odds are taken.
FARTHEST = 1e-4
# The penalty of the calibration: next to none, for its numbers are few.
SLACK = 1e-3


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


def lines(
    base: Sequence[Sample], seen: Sequence[Looked], mirrored: np.ndarray, whole: bool
) -> tuple[list[Line], list[np.ndarray]]:
    """Return the weighted sums learned without each fold in turn, and the odds left out.

    Which pair speaks for two blocks is not known before; each round learns from what the last one
    holds likeliest, at first from the first look (expectation maximisation, in its hard form).
    """
    odds = [np.log(v.first[v.look]) for v in seen]
    found: list[Line] = []
    for _ in range(ROUNDS):
        taught = [lessons(s, v, o) for s, v, o in zip(base, seen, odds, strict=True)]
        found = [straight(*rest, mirrored) for _, rest in left_out(base, taught, whole)]
        odds = [found[fold(s, n)].odds(v.values) for n, (s, v) in enumerated(base, seen)]
    return found, odds


def forests(
    base: Sequence[Sample],
    taught: Sequence[Lessons],
    names: Sequence[str],
    mirrored: np.ndarray,
    whole: bool,
) -> list[Forest]:
    """Return the trees grown without each fold in turn, and on all if asked."""
    both = [turned_about(one, mirrored, number) for number, one in enumerate(taught)]
    return [grow(*rest, names) for _, rest in left_out(base, both, whole)]


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
    """Return which share of the random pairs that are given ``GIVEN`` are links.

    A line through all of them in the log-odds, which bends at ``BENDS``: steps, as isotonic
    regression makes them, follow the chance of fifty documents, and a cubic curve says 0.75 of what
    is 0.66.
    """
    used = [k for k, s in enumerate(base) if s.set == RANDOM and s.pair % FOLDS != without]
    known = [answers(base[k], seen[k], odds[k]) for k in used]
    p, y = (np.concatenate(column) for column in zip(*known, strict=True))
    rows = bent(p)
    start = np.r_[1.0, np.zeros(rows.shape[1] - 1)]
    found = newton(rows, y.astype(float), np.ones(len(p)), start, np.full(len(start), SLACK))
    smooth = 1 / (1 + np.exp(-bent(GIVEN) @ found))
    smooth[[0, -1]] = 0, 1
    # More probable pairs are no less probable then.
    return np.maximum.accumulate(smooth).astype(np.float32)


def bent(p: np.ndarray) -> np.ndarray:
    """Return log-odds of probabilities, how far they are beyond each bend, and 1, a row each."""
    odds, bends = log_odds(np.clip(p, FARTHEST, 1 - FARTHEST)), log_odds(BENDS)
    beyond = np.maximum(odds[:, None] - bends, 0)
    return np.column_stack([odds, beyond, np.ones(len(odds))])


def log_odds(p: np.ndarray) -> np.ndarray:
    """Return the log-odds of probabilities that are neither 0 nor 1."""
    return np.log(p) - np.log1p(-p)


def learn(base: Sequence[Sample], scales: Sequence[Scale], without: str = "") -> list[Model]:
    """Return the models of the folds, and with ``without`` empty the one learned on all."""
    family = classes("evidence")
    seen = [looked(s, scales[fold(s, n)]) for n, s in enumerate(base)]
    names = evidence_names(base[0], scales[-1])
    kept = [k for k, name in enumerate(names) if family[name] != without]
    names = [names[k] for k in kept]
    seen = [Looked(v.first, v.look, v.values[:, kept]) for v in seen]
    mirrored = turned(names)
    sums, odds = lines(base, seen, mirrored, not without)
    taught = [lessons(s, v, o) for s, v, o in zip(base, seen, odds, strict=True)]
    grown = forests(base, taught, names, mirrored, not without)
    second = [
        second_look(grown[fold(s, n)], sums[fold(s, n)], v.values).odds
        for n, (s, v) in enumerated(base, seen)
    ]
    more, odds = thirds(base, seen, second, without)
    given = GIVEN.astype(np.float32)
    return [
        Model(*part, given, calibration(base, seen, odds, left))
        for left, part in enumerate(zip(scales, sums, grown, more, strict=False))
    ]


def evidence_names(one: Sample, scale: Scale) -> list[str]:
    """Return the names of the evidence of the second look, as its columns stand."""
    sides = one.template.units, one.variant.units
    first, _ = first_look(one.found, *sides, scale)
    return sorted(second_pass(one.found, first, *sides, background(), np.arange(1)))


def write(model: Model, path: Path) -> None:
    """Write what was learned; the same bytes for the same model."""
    path.parent.mkdir(exist_ok=True)
    trees, first, line = model.forest, model.first, model.line
    np.savez_compressed(
        path,
        **stored(trees),
        line_weight=line.weight,
        line_middle=line.middle,
        line_spread=line.spread,
        line_base=np.array(line.base, np.float32),
        first_names=np.array(first.names),
        first_weight=first.weight,
        first_middle=first.middle,
        first_spread=first.spread,
        first_base=np.array(first.base, np.float32),
        third_names=np.array(model.third.names),
        third_weight=model.third.line.weight,
        third_middle=model.third.line.middle,
        third_spread=model.third.line.spread,
        third_base=np.array(model.third.line.base, np.float32),
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
    # Sums over several threads end in other last digits.
    with threadpool_limits(1):
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
