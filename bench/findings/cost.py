"""What findings cost, and how many there are per 100 changed clauses.

    python -m bench.findings.cost [--pairs 24]

On revisions, local rules beside the law that they implement, and strangers (texts of two matters).
Seconds of the processor, with and without findings, each pair compared afresh. Needs ../shared.
"""

import argparse
import time
from collections.abc import Iterator
from unittest.mock import patch

from duizhao.alignment import compare as stage
from duizhao.alignment.model import Kind, Part
from duizhao.corpus.load import load

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


def seconds(pair: Drawn, *, told: bool) -> float:
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


def main() -> None:
    """Print a line for each group."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=24, help="of each group")
    asked = parser.parse_args()
    heads = "pairs", "changed", "findings", "per 100", "time"
    print("group       ", *(f"{head:>9}" for head in heads))
    for name, drawn in groups(asked.pairs):
        changed = told = 0
        for pair in drawn:
            comparison, found = findings(pair)
            changes = (c for c in comparison.changes if c.part in _RULES)
            changed += sum(c.kind is not Kind.UNCHANGED for c in changes)
            told += len(found)
        bare = sum(seconds(pair, told=False) for pair in drawn)
        whole = sum(seconds(pair, told=True) for pair in drawn)
        share = max(0.0, 1 - bare / whole)
        rate = 100 * told / max(1, changed)
        print(f"{name:12} {len(drawn):9} {changed:9} {told:9} {rate:9.0f} {share:9.0%}")


if __name__ == "__main__":
    main()
