"""Who copied from whom, measured on families whose history is known.

    python -m bench.lineage [--families N] [--every N] [--shared DIR] [--write]

Invented copies of copies (``bench.lineage.families``), whole and with three in ten texts left out,
with their dates, without, and with dates dealt out anew; then real texts of which an earlier
version, or what they repealed, is at hand (``bench.lineage.history``; without dates the day of
force that stands in their words is left). Told are the share of the texts whose parent is right, of
the joined texts whose direction is right, and of the edges of each support those that are right.
Two honest figures follow: each half of these texts judged by what the other half teaches
(``bench.lineage.halves``), and revisions that nothing was read off (``bench.lineage.fresh``).
``--write`` fits the weights of the support anew (on other seeds).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.lineage.cases import MODES
from bench.lineage.fresh import fresh
from bench.lineage.halves import halves
from bench.lineage.history import histories
from bench.lineage.invented import ROOT, families
from bench.lineage.learn import write
from bench.lineage.measure import Judged, directions_right, judged, parents_right, reliability

DATED, UNDATED, DIRECTION = 0.9, 0.8, 0.95
# Of the edges that are given 70 to 90 %, so many are to be right.
LIKELY, LEAST, MOST = (0.7, 0.9), 0.65, 0.95


def main() -> None:
    """Print the figures; exit 1 when one is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--families", type=int, default=15)
    parser.add_argument("--every", type=int, default=1, help="one real history of so many")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if options.write:
        write()
    whole, rest = [], []
    for seed, _, case in families(0, options.families):
        (whole if len(whole) <= len(rest) else rest).append(list(judged(case, seed)))
    all_of, some_of = ([one for some in each for one in some] for each in (whole, rest))
    held = told("all texts at hand", all_of)
    told("three in ten not at hand", some_of)
    if (options.shared / "corpus").is_dir():
        found, good = known(options.shared, options.every)
        some_of += found
        held &= good
    held &= calibrated([*all_of, *some_of])
    raise SystemExit(not held)


def known(shared: Path, every: int) -> tuple[list[Judged], bool]:
    """Print the figures of real histories; return their edges, and whether the targets hold."""
    cases = list(histories(shared, every))
    real: dict[str, list[Judged]] = {}
    for kind, case in cases:
        real.setdefault(kind, []).extend(judged(case, 0, MODES[:2]))
    for kind, some in real.items():
        told(f"real, {kind}", some)
    edges = [one for some in real.values() for one in some]
    held = told("real histories", edges)
    share, many = halves([case for _, case in cases])
    print(f"real histories by halves, dates removed: {many} texts, parents right {share:.3f}")
    new = [one for case in fresh(shared) for one in judged(case, 0, MODES[:2])]
    held &= told("revisions that nothing was read off", new) and share >= UNDATED
    return [*edges, *new], held


def told(name: str, edges: Sequence[Judged]) -> bool:
    """Print the figures of some edges; return whether the targets hold."""
    held = True
    for mode in MODES:
        some = [one for one in edges if one.mode == mode]
        if not some:
            continue
        parents, directions = parents_right(some), directions_right(some)
        print(f"{name}, dates {mode}: {len(some)} texts, parents right {parents:.3f}", end="")
        print(f", directions right {directions:.3f}")
        if mode == "true":
            held &= parents >= DATED and directions >= DIRECTION
        held &= mode != "removed" or parents >= UNDATED
    for low, high, number, right in reliability([e for e in edges if e.mode != "shuffled"]):
        print(f"  support {low:.2f} to {high:.2f}: {number} edges, right {right:.3f}")
    for low, high, number, right in reliability([e for e in edges if e.mode == "shuffled"]):
        print(f"  shuffled, support {low:.2f} to {high:.2f}: {number} edges, right {right:.3f}")
    return held


def calibrated(edges: Sequence[Judged]) -> bool:
    """Print what is right of all edges by support; return whether likely ones are so likely."""
    held = True
    for low, high, number, right in reliability([e for e in edges if e.mode != "shuffled"]):
        print(f"all, support {low:.2f} to {high:.2f}: {number} edges, right {right:.3f}")
        held &= (low, high) != LIKELY or LEAST <= right <= MOST
    return held


if __name__ == "__main__":
    main()
