"""What findings cost, and how many there are per 100 changed clauses.

    python -m bench.findings.cost [--pairs 24] [--runs 3]

On revisions, local rules beside the law that they implement, and strangers (texts of two matters).
Seconds of the processor, with and without findings, the least of some runs in turns. Each runs in
a process of its own that remembers no text, only what any comparison loads (tables, patterns, the
dictionary), and looks for circles of objects as seldom as the program does. Needs ../shared.
"""

import argparse
import time
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.pool import Pool
from unittest.mock import patch

from duizhao.alignment import compare as stage
from duizhao.alignment.model import Kind, Part
from duizhao.corpus.load import load
from duizhao.runs.memory import collect_seldom

from bench.measure import ROOT

from .readings import SHARED, Drawn, findings, pairs

_RULES = (Part.CLAUSE, Part.ROW)


def groups(count: int) -> Iterator[tuple[str, list[Drawn]]]:
    """Yield the name of a group and ``count`` pairs of it."""
    drawn = pairs()[: 2 * count]
    versions, local = drawn[::2], drawn[1::2]
    yield "revisions", versions
    yield "local rules", local
    shifted = [*versions[1:], versions[0]]
    yield (
        "strangers",
        [Drawn(a.template, b.variant) for a, b in zip(versions, shifted, strict=True)],
    )


def seconds(pair: Drawn, told: bool) -> float:
    """Return the seconds of the processor that a comparison takes; ``told``: with findings."""
    texts = [load(SHARED / side) for side in pair]
    start = time.process_time()
    if told:
        stage.compare(*texts)
    else:
        with (
            patch("duizhao.alignment.change.of_change", lambda *_: ()),
            patch.object(stage, "of_one_side", lambda *_: {}),
        ):
            stage.compare(*texts)
    return time.process_time() - start


def counted(pair: Drawn) -> tuple[int, int]:
    """Return how many clauses of a pair changed, and how many findings it has."""
    comparison, found = findings(pair)
    changes = (c for c in comparison.changes if c.part in _RULES)
    return sum(c.kind is not Kind.UNCHANGED for c in changes), len(found)


def measured(drawn: list[Drawn], runs: int, pool: Pool) -> tuple[float, float]:
    """Return the seconds that some pairs take without findings and with them."""
    kinds = (False, True)
    least = {(pair, told): float("inf") for pair in drawn for told in kinds}
    for _ in range(runs):
        for asked in least:
            least[asked] = min(least[asked], pool.apply(seconds, asked))
    bare, whole = (sum(least[pair, told] for pair in drawn) for told in kinds)
    return bare, whole


def main() -> None:
    """Print a line for each group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=24, help="of each group")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    collect_seldom()
    examples = ROOT / "cli" / "examples" / "sources"
    stage.compare(load(examples / "template.txt"), load(examples / "province.txt"))
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        show(asked.pairs, asked.runs, pool)


def show(count: int, runs: int, pool: Pool) -> None:
    """Print what ``count`` pairs of each group show."""
    heads = "pairs", "changed", "findings", "per 100", "time"
    print("group       ", *(f"{head:>9}" for head in heads))
    for name, drawn in groups(count):
        bare, whole = measured(drawn, runs, pool)
        changed, told = map(
            sum, zip(*(pool.apply(counted, (pair,)) for pair in drawn), strict=True)
        )
        share = max(0.0, 1 - bare / whole)
        rate = 100 * told / max(1, changed)
        print(f"{name:12} {len(drawn):9} {changed:9} {told:9} {rate:9.0f} {share:9.1%}", flush=True)


if __name__ == "__main__":
    main()
