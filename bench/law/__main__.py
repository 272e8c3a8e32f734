"""The law of comparison: nothing that changed goes unsaid, and nothing said is wrong.

    python -m bench.law [--shared DIR] [--count N] [--pairs] [--failures N]

First N changes are planted one by one (default 1,000) into invented documents and, where the
shared corpus is, into real ones: in every part of a text, each with a harmless twin. Counted are
those reported at their place and part, and the twins called different. With ``--pairs`` the law
is checked over every shared hand-made pair as well.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from duizhao.alignment.compare import compare, compare_files
from duizhao.alignment.model import Comparison, Kind, Op, RefStatus
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Span
from duizhao.report.view.summary import is_different

from bench.alignments import KINDS, RANDOM, alignments
from bench.law.check import broken
from bench.law.invented import invented, read
from bench.mutate.parts import PLANTS, Planted, planted
from bench.mutations import articled, corpus_sample

ROOT = Path(__file__).resolve().parents[2]
_COLUMNS = ("planted", "reported", "split", "twins", "false", "broken")
# Every so many documents one is real, where there are real ones.
REAL = 3


def documents(shared: Path, count: int) -> Iterator[Document]:
    """Yield documents to plant in, invented and real ones in turn; the same every time."""
    real = (load(path) for path in corpus_sample(shared, 12 * count))
    laws = filter(articled, real)
    for seed in range(count):
        law = next(laws, None) if seed % REAL == REAL - 1 else None
        yield law or invented(seed)


def reported(comparison: Comparison, change: Planted) -> bool:
    """Say whether a planted change is reported at its place, as a change of its part."""
    if change.cited:
        return any(
            found.status in (RefStatus.SHIFTED, RefStatus.WRONG, RefStatus.DANGLING)
            for found in comparison.references
            for span in found.variant
            if _overlap(span, change.places[0])
        )
    told = [
        c for c in comparison.changes if c.kind is not Kind.UNCHANGED and c.part in change.parts
    ]
    if not change.places:
        return any(c.kind is Kind.DROPPED for c in told)
    return all(
        any(
            edit.op is not Op.EQUAL and _overlap(edit.variant, place)
            for c in told
            for edit in c.edits
        )
        for place in change.places
    )


def split_off(comparison: Comparison, change: Planted) -> bool:
    """Say whether a clause that was put in shares its change with another clause."""
    for one in comparison.clauses:
        own = [comparison.variant.nodes[i].body for i in one.link.variant]
        if any(_overlap(body, change.places[-1]) for body in own):
            return bool(one.link.template)
    return False


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def run(shared: Path, count: int) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Plant ``count`` changes; return how many of each kind were what, and what failed."""
    tally: Counter[tuple[str, str]] = Counter()
    failures: list[str] = []
    names = list(PLANTS)
    at = 0
    for document in documents(shared, count):
        for _ in range(len(names)):
            name, seed = names[at % len(names)], at
            at += 1
            change = planted(document, name, seed)
            if change is not None:
                failures += [
                    f"{document.title}: {text}" for text in _judge(document, name, change, tally)
                ]
            if sum(n for (_, what), n in tally.items() if what == "planted") >= count:
                return tally, failures
    return tally, failures


def _judge(
    document: Document, name: str, change: Planted, tally: Counter[tuple[str, str]]
) -> Iterator[str]:
    comparison = compare(document, read(change.text))
    tally[name, "planted"] += 1
    if reported(comparison, change):
        tally[name, "reported"] += 1
    else:
        words = [place.cut(change.text) for place in change.places]
        yield f"{name} unsaid: {words}"
    for trouble in broken(comparison):
        tally[name, "broken"] += 1
        yield f"{name}: {trouble}"
    if name == "appended" and split_off(comparison, change):
        tally[name, "split"] += 1
        yield f"{name} taken for a split: {change.places[0].cut(change.text)}"
    tally[name, "twins"] += 1
    if is_different(compare(document, read(change.twin))):
        tally[name, "false"] += 1
        yield f"{name}: the twin is called different"


def pairs(shared: Path) -> Iterator[str]:
    """Yield what breaks the law over the shared hand-made pairs, those drawn at random last."""
    for kind in (*KINDS, "local-b", RANDOM):
        for pair in alignments(shared, kind):
            comparison = compare_files(pair.template, pair.variant)
            yield from (f"{pair.name}: {trouble}" for trouble in broken(comparison))
            yield f"{pair.name}: {len(comparison.changes)} changes"


def main() -> None:
    """Print the table; exit 1 when something went unsaid or a twin was reported."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--failures", type=int, default=20, help="failures to print")
    options = parser.parse_args()
    if options.pairs:
        for line in pairs(options.shared):
            print(line)
    tally, failures = run(options.shared, options.count)
    print(" " * 10 + "".join(f" {what:>8}" for what in _COLUMNS))
    for name in PLANTS:
        figures = "".join(f" {tally[name, what]:8}" for what in _COLUMNS)
        print(f"{name:10}{figures}")
    for failure in failures[: options.failures]:
        print(failure)
    sys.exit(bool(failures))


if __name__ == "__main__":
    main()
