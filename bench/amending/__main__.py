"""Print what amend and apply come to on shared and built-in texts.

python -m bench.amending [--shared DIR] [--mutations N] [--versions N] [--corrupted N]
    [--invented N] [--first N] [--only-loops]
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from statistics import mean

from .corrupted import FAULTS, INVENTED, Fault, verdicts
from .decisions import consolidated, counts, read_all
from .loops import Loop, built_in, loop, mutations, revisions, versions

ROOT = Path(__file__).resolve().parent.parent.parent
# Mean distance of LawVM's consolidated texts from the official ones (Finland), by its authors.
LAWVM = 0.65


def print_loops(found: Iterable[Loop]) -> None:
    """Print by group how many loops close and what they cost beside the comparison."""
    groups: dict[str, list[Loop]] = {}
    for one in found:
        groups.setdefault(one.group, []).append(one)
        if not one.closed:
            print(f"  open: {one.group} {one.name}")
    print("\nloops | pairs | closed | as one whole | instructions | amend ÷ compare")
    for group, loops in groups.items():
        cost = sum(x.amend for x in loops) / max(sum(x.compare for x in loops), 1e-9)
        row = (len(loops), sum(x.closed for x in loops), sum(x.whole for x in loops))
        print(group, *row, sum(x.instructions for x in loops), f"{cost:.2f}", sep=" | ")


def print_decisions(shared: Path) -> None:
    """Print the forms of real decisions, and what was refused where."""
    found = read_all(shared)
    print("\nform | seen | read")
    for form, seen in found.seen.most_common():
        print(form, seen, found.read[form], sep=" | ")
    total, read = sum(found.seen.values()), sum(found.read.values())
    print("all", total, f"{read} ({100 * read / total:.1f} %)", sep=" | ")
    for name, number, code, words in found.refused:
        print(f"  refused: {name} {number} {code} {words}")


def print_texts(shared: Path) -> None:
    """Print what came of decisions on real texts, and how far the published ones are away."""
    distances: list[float] = []
    for kind in ("triples", "pairs"):
        print(f"\n{kind} | applied | adapted | refused | differences | distance")
        for name, made in consolidated(shared, kind):
            n = counts(made)
            row = (n["applied"], n["adapted"], n["refused"], len(made.differences))
            far = "" if made.distance is None else f"{100 * made.distance:.2f} %"
            print(name, *row, far, sep=" | ")
            distances += [] if made.distance is None else [made.distance]
            for one in made.differences:
                print(f"    {one.where}: {''.join(one.made)[:50]} ≠ {''.join(one.published)[:50]}")
    if distances:
        print(f"mean distance {100 * mean(distances):.2f} % (LawVM {LAWVM} %)")


def print_corrupted(shared: Path, count: int, faults: dict[str, Fault]) -> None:
    """Print what became of corrupted decisions, by fault."""
    table: dict[str, Counter[str]] = {}
    for one in verdicts(shared, count, faults):
        table.setdefault(one.fault, Counter())[one.outcome] += 1
        if one.outcome == "same text":
            print(f"  same text: {one.fault} {one.name}")
    outcomes = ("refused", "told", "differs", "same text", "silent")
    print("\nfault", *outcomes, sep=" | ")
    for fault, found in table.items():
        print(fault, *(found[name] for name in outcomes), sep=" | ")


def main() -> None:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--mutations", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="number of the first mutation")
    parser.add_argument("--only-loops", action="store_true")
    parser.add_argument("--versions", type=int, default=40)
    parser.add_argument("--corrupted", type=int, default=300)
    parser.add_argument("--invented", type=int, default=100)
    asked = parser.parse_args()
    fixed = () if asked.first else (*revisions(asked.shared), *built_in())
    pairs = chain(
        fixed,
        versions(asked.shared, asked.versions),
        mutations(asked.shared, asked.mutations, asked.first),
    )
    print_loops(map(loop, pairs))
    if asked.only_loops:
        return
    print_decisions(asked.shared)
    print_texts(asked.shared)
    print_corrupted(asked.shared, asked.corrupted, FAULTS)
    print_corrupted(asked.shared, asked.invented, INVENTED)


if __name__ == "__main__":
    main()
