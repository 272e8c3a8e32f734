"""One template against many variants: time for 500 on one core, and memory as they grow.

    python -m bench.batch [--sizes 500 2000] [--articles 100] [--distinct 40]

Invented regulations: four of five variants are mutations of the template, every fifth is on
something else. ``duizhao batch --jobs 1`` does all of it (reading, parsing, links, kinds, edits,
tables) as a whole process, start-up counted; the peer holds the texts in memory, fits TF-IDF once
and only assigns, and its start-up is not counted.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.measure import ROOT, Cost, run

PYTHON = sys.executable
PER = 500
MOST_OF_PEER = 6.0
# Peak memory at the largest size, of that at the smallest.
MOST_GROWTH = 1.2
UNRELATED = 5


def write_texts(folder: Path, count: int, articles: int, distinct: int) -> None:
    """Write template.txt and ``count`` variants; beyond ``distinct`` they differ in the title."""
    from duizhao.corpus.model import Source
    from duizhao.corpus.parse import parse

    from bench.invent import regulation
    from bench.mutate import Operation, mutate

    text = regulation(articles)
    document = parse(Source("template.txt", "", text, "text"))
    local = (Operation.SUBSTITUTE, Operation.DROP, Operation.SPLIT, Operation.REWORD)
    made = [
        mutate(document, seed, local).text if seed % UNRELATED else regulation(articles, seed + 1)
        for seed in range(min(count, distinct))
    ]
    (folder / "variants").mkdir(parents=True)
    (folder / "template.txt").write_text(text, encoding="utf-8")
    for number in range(count):
        words = f"第{number}号" + made[number % len(made)]
        (folder / "variants" / f"{number:05}.txt").write_text(words, encoding="utf-8")


def run_peer(folder: Path) -> None:
    """Be the process of the peer: regex leaves, one vocabulary, an assignment for each variant.

    Prints the seconds of the processor that this took.
    """
    from scipy.optimize import linear_sum_assignment
    from sklearn.feature_extraction.text import TfidfVectorizer

    from bench.peers import bare, leaves

    template = [bare(leaf) for leaf in leaves((folder / "template.txt").read_text("utf-8"))]
    texts = [path.read_text("utf-8") for path in sorted((folder / "variants").iterdir())]
    start = time.process_time()
    vectors = TfidfVectorizer(analyzer="char", ngram_range=(2, 2), token_pattern=None)
    fitted = vectors.fit_transform(template)
    for text in texts:
        other = vectors.transform([bare(leaf) for leaf in leaves(text)])
        linear_sum_assignment(-(fitted @ other.T).toarray())
    print(time.process_time() - start)


def measured(size: int, options: argparse.Namespace) -> tuple[Cost, float]:
    """Return what a batch of ``size`` variants costs, and the seconds of the peer."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "texts"
        shape = (str(size), str(options.articles), str(options.distinct))
        run((PYTHON, "-m", "bench.batch", "--write", str(folder), *shape))
        texts = str(folder / "template.txt"), str(folder / "variants")
        ours = run(
            (PYTHON, "-m", "duizhao", "batch", *texts, "--jobs", "1", "-o", str(Path(name) / "out"))
        )
        peer = (PYTHON, "-m", "bench.batch", "--peer", str(folder))
        done = subprocess.run(peer, cwd=ROOT, check=True, capture_output=True, text=True)
        return ours, float(done.stdout)


def row(name: str, size: int, seconds: float, memory: str = "") -> str:
    """Return one line of the table; seconds are those of the processor."""
    per = seconds * PER / size
    return f"  {name:28} {size:6}  {per:8.2f} s per {PER} and core  {memory}"


def main() -> None:
    """Print the table; exit 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 2000])
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--distinct", type=int, default=40, help="texts made; others repeat them")
    parser.add_argument("--write", nargs=4, help=argparse.SUPPRESS)
    parser.add_argument("--peer", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write_texts(Path(options.write[0]), *map(int, options.write[1:]))
    elif options.peer:
        run_peer(options.peer)
    else:
        sys.exit(not holds({size: measured(size, options) for size in sorted(options.sizes)}))


def holds(costs: dict[int, tuple[Cost, float]]) -> bool:
    """Print the costs beside their targets; return whether every target holds."""
    for size, (ours, peer) in costs.items():
        print(row("duizhao batch", size, ours.processor, f"{ours.megabytes:5.0f} MB"))
        print(row("TF-IDF once + assignment", size, peer))
    most, least = max(costs), min(costs)
    ratio = costs[most][0].processor / costs[most][1]
    growth = costs[most][0].megabytes / costs[least][0].megabytes
    print(f"  of the peer at {most}: {ratio:.1f} × (target ≤ {MOST_OF_PEER:g})")
    print(f"  largest process at {most}, of that at {least}: {growth:.2f} (target ≤ {MOST_GROWTH})")
    return ratio <= MOST_OF_PEER and growth <= MOST_GROWTH


if __name__ == "__main__":
    main()
