"""Link accuracy on hand-made alignments: left out by pair, and beside four peers.

    python -m bench.accuracy [--shared DIR] [--per-pair] [--sets random revision …] [--left-out]

First the honest figures: each pair judged by a model that was learned without it, the pairs drawn
at random first. Then (unless ``--left-out``) what ships, beside peers: each pair goes through
``duizhao compare --json`` (segmentation included). The scorer that lies beside the alignments
judges the links of both.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.alignments import SETS, Alignment, alignments
from bench.left_out import Links, clear, interval, judged, numbered

ROOT = Path(__file__).resolve().parent.parent
Count = dict[str, tuple[int, int, int]]
# Split and merged links: found of so many in the gold, right of so many in the answer.
Many = tuple[int, int, int, int]


def load_scorer(shared: Path) -> ModuleType:
    """Load the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(pair: Alignment) -> dict[str, Any]:
    """Run the command line on a pair; return its links, added and dropped as spans."""
    command = [sys.executable, "-m", "duizhao", "compare", "--json"]
    run = subprocess.run(
        [*command, str(pair.template), str(pair.variant)], capture_output=True, check=True
    )
    return prediction(json.loads(run.stdout))


def prediction(comparison: dict[str, Any]) -> dict[str, Any]:
    """Turn a comparison in JSON into what the scorer reads: every clause with every other.

    A heading reaches as far as what it stands over, and is no clause.
    """
    spans = {
        side: {p["id"]: (p["start"], p["end"]) for p in comparison[side]["provisions"]}
        for side in ("template", "variant")
    }
    links: list[tuple[int, int, int, int]] = []
    for change in comparison["changes"]:
        if change["part"] not in ("clause", "row"):
            continue
        for t in change["template"]:
            links += [(*spans["template"][t], *spans["variant"][v]) for v in change["variant"]]
    return {"links": links}


def read(path: Path) -> str:
    """Read a text with its newlines as they are."""
    return path.read_bytes().decode("utf-8")


def judge(pair: Alignment, score: ModuleType) -> Iterator[tuple[str, Count, Many]]:
    """Yield (method, counts, counts of split and merged links) for one pair."""
    from bench.peers import PEERS  # scikit-learn is in the extra of the bench

    texts = read(pair.template), read(pair.variant)
    predictions = {"duizhao": ours(pair)}
    predictions |= {name: {"links": peer(*texts)} for name, peer in PEERS.items()}
    for name, predicted in predictions.items():
        yield name, score.count(pair.gold, predicted), many_found(pair.gold, predicted, score)


def many_found(gold: dict[str, Any], predicted: dict[str, Any], score: ModuleType) -> Many:
    """Count the links in which a unit has more than one link, in the gold and in the answer."""
    found = score.predicted_pairs(gold, predicted)[0]
    wanted = {tuple(link[:2]) for link in gold["links"]}
    several, said = split_or_merged(wanted), split_or_merged(found)
    return len(several & found), len(several), len(said & wanted), len(said)


def split_or_merged(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the pairs of which a unit is in another pair too."""
    left, right = Counter(t for t, _ in pairs), Counter(v for _, v in pairs)
    return {(t, v) for t, v in pairs if left[t] > 1 or right[v] > 1}


def row(name: str, counts: list[Count], many: list[Many], score: ModuleType) -> str:
    """Return one line of the table for a set of pairs."""
    result = score.summarise(counts)
    p, r, f = result["links"]["macro"]
    sides = "  ".join(
        f"{key} {result[key]['macro'][2]:.3f}" if result[key]["macro"] else f"{key}   -  "
        for key in ("added", "dropped")
    )
    return f"  {name:32} F1 {f:.3f}  P {p:.3f}  R {r:.3f}  {sides}  {split_row(many)}"


def split_row(many: list[Many]) -> str:
    """Return recall and precision of the split and merged links of several pairs."""
    found, wanted, right, said = (sum(column) for column in zip(*many, strict=True))
    recall = f"{found / wanted:.3f}" if wanted else "  -  "
    precision = f"{right / said:.3f}" if said else "  -  "
    return f"split/merged R {recall} P {precision}"


def figures(name: str, said: list[tuple[dict[str, Any], Links]], score: ModuleType) -> str:
    """Return the line of one set: with the interval of F1, and F1 without borderline links."""
    counts = [score.count(gold, predicted) for gold, predicted in said]
    many = [many_found(gold, predicted, score) for gold, predicted in said]
    low, high = interval([score.prf(*count["links"])[2] for count in counts])
    plain = [score.prf(*clear(gold, predicted, score)) for gold, predicted in said]
    p, r, f = (sum(column) / len(plain) for column in zip(*plain, strict=True))
    line = row(f"{name} ({len(said)})", counts, many, score)
    return f"{line}  F1 {low:.3f} to {high:.3f}  without borderline F1 {f:.3f} P {p:.3f} R {r:.3f}"


def left_out(shared: Path, sets: list[str], score: ModuleType) -> None:
    """Print the figures of pairs that the model never saw, a line a set."""
    print("left out by pair: each judged by a model that never saw it (macro)")
    found: dict[str, list[tuple[dict[str, Any], Links]]] = {}
    for number, pair in numbered(shared):
        if pair.set in sets:
            found.setdefault(pair.set, []).append((pair.gold, judged(number, pair).predicted))
    for name, said in found.items():
        print(figures(name, said, score), flush=True)


def report(pairs: list[Alignment], score: ModuleType, per_pair: bool) -> None:
    """Judge every pair of a set and print its table."""
    counts: dict[str, list[Count]] = {}
    many: dict[str, list[Many]] = {}
    for pair in pairs:
        for name, count, found in judge(pair, score):
            counts.setdefault(name, []).append(count)
            many.setdefault(name, []).append(found)
    for name in counts:
        print(row(name, counts[name], many[name], score))
    if per_pair:
        mine = zip(pairs, counts["duizhao"], many["duizhao"], strict=True)
        for pair, count, found in mine:
            print(row("· " + pair.name, [count], [found], score))


def main() -> None:
    """Print one table a set: macro averages over its pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--per-pair", action="store_true")
    parser.add_argument("--left-out", action="store_true", help="no peers")
    parser.add_argument("--sets", nargs="*", default=SETS)
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"no hand-made alignments in {options.shared}; name their folder with --shared")
    score = load_scorer(options.shared)
    left_out(options.shared, options.sets, score)
    if options.left_out:
        return
    print("\nwith the model that ships, through the command line, beside peers")
    for name in options.sets:
        pairs = alignments(options.shared, name)
        print(f"{name} ({len(pairs)} pairs, macro)")
        if pairs:
            report(pairs, score, options.per_pair)


if __name__ == "__main__":
    main()
