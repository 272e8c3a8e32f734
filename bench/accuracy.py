"""Link accuracy on hand-made alignments, through the command line, beside four peers.

    python -m bench.accuracy [--shared DIR] [--per-pair] [--sets revision seeds local]

Each pair goes through ``duizhao compare --json`` (segmentation included); the links of the JSON
and those of the peers are judged by the scorer that lies beside the alignments.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.peers import PEERS, SpanLink

ROOT = Path(__file__).resolve().parent.parent
SETS = ("revision", "seeds", "local")
Count = dict[str, tuple[int, int, int]]


def load_scorer(shared: Path) -> ModuleType:
    """Load the scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ours(folder: Path) -> dict[str, Any]:
    """Run the command line on a pair; return its links, added and dropped as spans."""
    command = [sys.executable, "-m", "duizhao", "compare", "--json"]
    run = subprocess.run(
        [*command, str(folder / "template.txt"), str(folder / "variant.txt")],
        capture_output=True,
        check=True,
    )
    return prediction(json.loads(run.stdout))


def prediction(comparison: dict[str, Any]) -> dict[str, Any]:
    """Turn a comparison in JSON into what the scorer reads: every clause with every other."""
    spans = {
        side: {p["id"]: (p["start"], p["end"]) for p in comparison[side]["provisions"]}
        for side in ("template", "variant")
    }
    links: list[SpanLink] = []
    for change in comparison["changes"]:
        for t in change["template"]:
            links += [(*spans["template"][t], *spans["variant"][v]) for v in change["variant"]]
    return {"links": links}


def read(path: Path) -> str:
    """Read a text with its newlines as they are."""
    return path.read_bytes().decode("utf-8")


def judge(folder: Path, score: ModuleType) -> Iterator[tuple[str, Count, tuple[int, int]]]:
    """Yield (method, counts, recall of split and merged links) for one pair."""
    gold = json.loads(read(folder / "gold.json"))
    texts = read(folder / "template.txt"), read(folder / "variant.txt")
    predictions = {"duizhao": ours(folder)}
    predictions |= {name: {"links": peer(*texts)} for name, peer in PEERS.items()}
    for name, predicted in predictions.items():
        yield name, score.count(gold, predicted), many_found(gold, predicted, score)


def many_found(
    gold: dict[str, Any], predicted: dict[str, Any], score: ModuleType
) -> tuple[int, int]:
    """Return (found, all) of the gold links in which a unit has more than one link."""
    pairs = {tuple(link[:2]) for link in gold["links"]}
    left = [t for t, _ in pairs]
    right = [v for _, v in pairs]
    many = {(t, v) for t, v in pairs if left.count(t) > 1 or right.count(v) > 1}
    return len(many & score.predicted_pairs(gold, predicted)[0]), len(many)


def row(name: str, counts: list[Count], many: list[tuple[int, int]], score: ModuleType) -> str:
    """Return one line of the table for a set of pairs."""
    result = score.summarise(counts)
    p, r, f = result["links"]["macro"]
    found, wanted = (sum(column) for column in zip(*many, strict=True))
    sides = "  ".join(
        f"{key} {result[key]['macro'][2]:.3f}" if result[key]["macro"] else f"{key}   -  "
        for key in ("added", "dropped")
    )
    share = f"{found / wanted:.3f}" if wanted else "  -  "
    return f"  {name:32} F1 {f:.3f}  P {p:.3f}  R {r:.3f}  {sides}  split/merged R {share}"


def report(folders: list[Path], score: ModuleType, per_pair: bool) -> None:
    """Judge every pair of a set and print its table."""
    counts: dict[str, list[Count]] = {}
    many: dict[str, list[tuple[int, int]]] = {}
    for folder in folders:
        for name, count, found in judge(folder, score):
            counts.setdefault(name, []).append(count)
            many.setdefault(name, []).append(found)
    for name in counts:
        print(row(name, counts[name], many[name], score))
    if per_pair:
        for place, folder in enumerate(folders):
            print(
                row("· " + folder.name, [counts["duizhao"][place]], [many["duizhao"][place]], score)
            )


def main() -> None:
    """Print one table a set: macro averages over its pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--per-pair", action="store_true")
    parser.add_argument("--sets", nargs="*", default=SETS)
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"no hand-made alignments in {options.shared}; name their folder with --shared")
    score = load_scorer(options.shared)
    for name in options.sets:
        folders = sorted(p.parent for p in (options.shared / "gold" / name).glob("*/gold.json"))
        print(f"{name} ({len(folders)} pairs, macro)")
        report(folders, score, options.per_pair)


if __name__ == "__main__":
    main()
