"""Learn the weights of evidence; judge them with each pair of documents left out.

    python -m bench.learn.weights [--shared DIR] [--write] [--ablation]

Prints macro F1 of links with every pair judged by weights that never saw it ("left out"), and with
the weights that ship ("plain"). ``--write`` writes ``alignment/tables/weights.tsv``; ``--ablation``
leaves out one family of evidence after the other.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from duizhao.alignment.linking.calibrate import calibrated
from duizhao.alignment.linking.evidence.kept import still_open
from duizhao.alignment.linking.evidence.roles import framed
from duizhao.alignment.linking.gather import gather, placed
from duizhao.alignment.linking.model import Evidence
from duizhao.alignment.linking.second_pass import second_pass
from duizhao.alignment.linking.weigh import HOPELESS
from duizhao.alignment.tables import classes

from bench.accuracy import ROOT, load_scorer, many_found, row
from bench.alignments import SETS
from bench.learn.fit import Fit, fit
from bench.learn.samples import Sample, samples

OUT = ROOT / "alignment" / "tables" / "weights.tsv"
HEAD = """\
# Weights of evidence, learned by bench/learn from hand-made alignments (Fellegi and Sunter 1969):
# log-odds = base + Σ weight × (value − middle) ÷ spread.
# pass<TAB>evidence<TAB>weight<TAB>middle<TAB>spread
"""
# So many pairs are left out in turn: twelve at a time.
FOLDS = 5
Result = tuple[list[np.ndarray], Fit]


def table(evidence: Evidence, names: Sequence[str]) -> np.ndarray:
    """Return evidence as pairs × names."""
    return np.column_stack([evidence[name] for name in names]).astype(np.float32)


def leave_out(
    group: Sequence[Sample],
    tables: Sequence[np.ndarray],
    names: list[str],
    folds: int,
    seen: Sequence[np.ndarray] | None = None,
) -> Result:
    """Return each sample's probabilities by a fit that never saw its pair, and the fit on all.

    As many pairs are left out at once as leaves ``folds`` fits. ``seen`` tells which of the kept
    pairs of each sample are learned from.
    """
    seen = seen or [np.ones(len(s.kept), bool) for s in group]
    parts = list(zip(group, tables, seen, strict=True))
    x = np.concatenate([t[s.kept[at]] for s, t, at in parts])
    y = np.concatenate([s.linked[s.kept[at]] for s, _, at in parts]).astype(float)
    w = np.concatenate([s.weight[at] for s, _, at in parts])
    fold = np.concatenate([np.full(at.sum(), s.pair % folds) for s, _, at in parts])
    whole = fit(x, y, w, names)
    out: dict[int, np.ndarray] = {}
    for left in sorted({s.pair % folds for s in group}):
        rest = fold != left
        part = fit(x[rest], y[rest], w[rest], names, whole)
        out |= {
            k: part.probability(tables[k]) for k, s in enumerate(group) if s.pair % folds == left
        }
    return [out[k] for k in range(len(group))], whole


def closed(one: Sample, p: np.ndarray) -> np.ndarray:
    """Return the first probabilities without the pairs that clauses kept nearly whole rule out."""
    return np.where(still_open(one.template.units, one.variant.units, one.found), p, 0)


def evidence(one: Sample, p: np.ndarray) -> Evidence:
    """Return the evidence of the second pass."""
    first = np.asarray(p, np.float32)
    return second_pass(one.found, first, one.template.units, one.variant.units)


def final(one: Sample, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the probabilities that links are made of."""
    likely = np.where(first > HOPELESS, second, first)
    framing = framed(one.template.units, one.variant.units, one.found)
    return calibrated(one.found, likely.astype(np.float32), framing)


def learn(
    group: Sequence[Sample], without: str = "", folds: int = FOLDS
) -> tuple[list[np.ndarray], dict[str, tuple[list[str], Fit]]]:
    """Return left-out probabilities of the second pass, and the names and fit of both passes."""
    # What has no family is a step towards other evidence.
    family = classes("evidence")
    first = [n for n in group[0].found.evidence if family.get(n, without) != without]
    chance, fit1 = leave_out(group, [table(s.found.evidence, first) for s in group], first, folds)
    chance = [closed(s, p) for s, p in zip(group, chance, strict=True)]
    found = [evidence(s, p) for s, p in zip(group, chance, strict=True)]
    second = [n for n in found[0] if family.get(n, without) != without]
    seen = [p[s.kept] > HOPELESS for s, p in zip(group, chance, strict=True)]
    again, fit2 = leave_out(group, [table(e, second) for e in found], second, folds, seen)
    out = [final(*each) for each in zip(group, chance, again, strict=True)]
    return out, {"first": (first, fit1), "second": (second, fit2)}


def plain(one: Sample, fits: dict[str, tuple[list[str], Fit]]) -> np.ndarray:
    """Return the probabilities that the weights learned on all give."""
    names, scale = fits["first"]
    p = closed(one, scale.probability(table(one.found.evidence, names)))
    names, scale = fits["second"]
    return final(one, p, scale.probability(table(evidence(one, p), names)))


def predicted(one: Sample, p: np.ndarray) -> dict[str, list[tuple[int, int, int, int]]]:
    """Return the links that probabilities make, as spans."""
    pairs = zip(one.found.i.tolist(), one.found.j.tolist(), strict=True)
    likely = {pair: float(q) for pair, q in zip(pairs, p, strict=True) if q > 0.02}
    order = range(len(one.template.units)), range(len(one.variant.units))
    groups = placed(gather(likely), likely, order)
    spans = one.template.spans, one.variant.spans
    return {"links": [(*spans[0][t], *spans[1][v]) for ts, vs in groups for t in ts for v in vs]}


def show(title: str, group: Sequence[Sample], chance: Sequence[np.ndarray], shared: Path) -> None:
    """Print the macro figures of each set."""
    score = load_scorer(shared)
    print(title)
    for name in SETS:
        judged = [(s, p) for s, p in zip(group, chance, strict=True) if s.set == name]
        if judged:
            said = [(one.gold, predicted(one, p)) for one, p in judged]
            counts = [score.count(*each) for each in said]
            print(row(name, counts, [many_found(*each, score) for each in said], score), flush=True)


def write(fits: dict[str, tuple[list[str], Fit]]) -> None:
    """Write the table of weights; an evidence without weight is left out."""
    lines = []
    for which, (names, scale) in fits.items():
        lines.append(f"{which}\tbase\t{scale.weight[-1]:.5f}\t0\t1")
        rows = zip(names, scale.weight, scale.middle, scale.spread, strict=False)
        lines += [f"{which}\t{n}\t{w:.5f}\t{m:.5f}\t{s:.5f}" for n, w, m, s in sorted(rows) if w]
    OUT.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, judge, and write or ablate as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--ablation", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"no hand-made alignments in {options.shared}; name their folder with --shared")
    group = list(samples(options.shared))
    real = [k for k, s in enumerate(group) if not s.copy]
    base = [group[k] for k in real]
    chance, fits = learn(group)
    show("left out", base, [chance[k] for k in real], options.shared)
    show("plain", base, [plain(s, fits) for s in base], options.shared)
    if options.write:
        write(fits)
    families = ["", *sorted(set(classes("evidence").values()))] if options.ablation else []
    for family in families:
        chance, _ = learn(group, without=family, folds=FOLDS)
        title = f"without {family or 'nothing'}"
        show(title, base, [chance[k] for k in real], options.shared)


if __name__ == "__main__":
    main()
