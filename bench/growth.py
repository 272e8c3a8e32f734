"""How time and memory grow with the length of the texts, on invented ones.

    python -m bench.growth [--sizes 100 300 1000 3000] [--runs N]

Each size is a regulation of so many articles against a light mutation of it, compared by
``duizhao compare --json`` as a whole process. The exponent is that of processor time (which other
work on the machine does not alter) against articles, less the start-up of the smallest text.
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path

from bench.measure import Cost, medians, run

PYTHON = sys.executable
SIZES = (100, 300, 1000, 3000)
# Too short to cost anything: what remains is start-up.
SMALL = 3
# What a size costs beyond start-up counts from this share of start-up on: less is noise.
NOISE = 0.2
MOST_EXPONENT = 1.3
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0


def write_pair(folder: Path, articles: int) -> None:
    """Write template.txt and variant.txt of the given length into ``folder``."""
    from duizhao.corpus.model import Source
    from duizhao.corpus.parse import parse

    from bench.invent import regulation
    from bench.mutate.variant import Operation, mutate

    text = regulation(articles)
    document = parse(Source("template.txt", "", text, "text"))
    donor = parse(Source("donor.txt", "", regulation(12, seed=1), "text"))
    light = (Operation.DROP, Operation.ADD, Operation.REWORD, Operation.MOVE, Operation.SPLIT)
    mutated = mutate(document, 0, light, share=0.05, donors=(donor,))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "template.txt").write_text(text, encoding="utf-8")
    (folder / "variant.txt").write_text(mutated.text, encoding="utf-8")


def measured(sizes: list[int], runs: int) -> dict[int, Cost]:
    """Return what a comparison of each size costs; texts are made in processes of their own."""
    costs: dict[int, Cost] = {}
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            folder = Path(name) / str(size)
            run((PYTHON, "-m", "bench.growth", "--write", str(folder), str(size)))
            files = str(folder / "template.txt"), str(folder / "variant.txt")
            command = (PYTHON, "-m", "duizhao", "compare", "--json", *files)
            costs[size] = medians({"compare": command}, runs)["compare"]
    return costs


def exponent(costs: dict[int, Cost], base: float) -> float:
    """Return the slope of log time against log size, by least squares, start-up taken off.

    Sizes that cost no more than start-up does now and then are left out; 0 when fewer than two
    are left.
    """
    above = {n: c.processor - base for n, c in costs.items()}
    points = [(math.log(n), math.log(t)) for n, t in above.items() if t > NOISE * base]
    if len(points) < 2:
        return 0.0
    middle = [sum(column) / len(points) for column in zip(*points, strict=True)]
    over = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    spread = sum((x - middle[0]) * (x - middle[0]) for x, _ in points)
    return float(over / spread)


def main() -> None:
    """Print the table; exit 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write_pair(Path(options.write[0]), int(options.write[1]))
        return
    costs = measured([SMALL, *sorted(options.sizes)], options.runs)
    base = costs.pop(SMALL)
    print(row("start-up", base))
    for size, cost in costs.items():
        print(row(f"{size:5} articles", cost))
    sys.exit(not holds(costs, base))


def row(name: str, cost: Cost) -> str:
    """Return one line of the table."""
    wall, processor = f"{cost.seconds:7.2f} s", f"{cost.processor:7.2f} s of the processor"
    return f"  {name:15} {wall}  {processor}  {cost.megabytes:5.0f} MB"


def holds(costs: dict[int, Cost], base: Cost) -> bool:
    """Print the exponent beside its target; return whether every target holds."""
    steps = list(costs.items())
    slope = exponent(costs, base.processor) if len(steps) > 1 else 0.0
    print(f"  exponent {slope:.2f} (target < {MOST_EXPONENT})")
    if len(steps) > 1:
        print(f"  exponent of the last step {exponent(dict(steps[-2:]), base.processor):.2f}")
    longest = steps[-1][1]
    print(f"  longest pair within {MOST_SECONDS:g} s and {MOST_MEGABYTES:g} MB")
    return (
        slope < MOST_EXPONENT
        and longest.seconds <= MOST_SECONDS
        and longest.megabytes <= MOST_MEGABYTES
    )


if __name__ == "__main__":
    main()
