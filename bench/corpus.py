"""Outline every .txt file of a folder: speed, crashes, tiling, and numbering of the articles.

    python -m bench.corpus FOLDER [-v]

Prints documents per second, how many raised, how many node trees do not tile their text, the
share of documents in 第X条 whose articles run from 1 without gap or double, and the rest with the
reason. With -v each of the rest is listed with the place.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from duizhao.corpus.model import Document, Level, Source
from duizhao.corpus.normalise import shows
from duizhao.corpus.parse import parse


def source_of(path: Path) -> Source:
    """Return the file at ``path`` as a source, newlines as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return Source(str(path), "", file.read(), "text")


def tiling_fault(document: Document) -> str:
    """Return how the nodes fail to tile the text, "" when they do."""
    at = 0
    for i, node in enumerate(document.nodes):
        if node.own.start < at or shows(document.text[at : node.own.start]):
            return f"{node.id}: own span"
        at = node.own.end
        if node.parent >= i:
            return f"{node.id}: parent after child"
        if node.parent >= 0:
            above = document.nodes[node.parent].span
            if not above.start <= node.span.start <= node.span.end <= above.end:
                return f"{node.id}: outside its parent"
    return "text after the last node" if shows(document.text[at:]) else ""


def numbering_fault(document: Document) -> str:
    """Return the first place where the numbers of the articles do not run on, "" when they do.

    A number that begins anew in an annex is no fault; 之一 after its article is none.
    """
    last = 0
    for node in document.nodes:
        if node.level is Level.ANNEX:
            last = 0
        if node.level is not Level.ARTICLE:
            continue
        number, inserted = node.ordinal
        if number == last + 1 or (inserted and number == last):
            last = number
            continue
        reason = "double or back" if number <= last else "gap" if last else "does not begin at 1"
        return f"{reason}: {node.label} after {last}"
    return ""


def main() -> None:
    """Measure the folder named on the command line and print the figures."""
    verbose = "-v" in sys.argv
    files = sorted(Path(sys.argv[1]).rglob("*.txt"))
    crashes, tiling, wrong, statutes = 0, 0, [], 0
    seconds = 0.0
    reasons: Counter[str] = Counter()
    for path in files:
        source = source_of(path)
        start = time.perf_counter()
        try:
            document = parse(source)
        except Exception as error:
            crashes += 1
            print(f"CRASH {path}: {error!r}")
            continue
        seconds += time.perf_counter() - start
        if fault := tiling_fault(document):
            tiling += 1
            print(f"TILING {path}: {fault}")
        if any(node.level is Level.ARTICLE for node in document.nodes):
            statutes += 1
            if fault := numbering_fault(document):
                reasons[fault.split(":")[0]] += 1
                wrong.append(f"{path.relative_to(sys.argv[1])}: {fault}")
    print(f"documents {len(files)}, {len(files) / max(seconds, 1e-9):.0f} per second")
    print(f"crashes {crashes}, tiling failures {tiling}")
    share = 1 - len(wrong) / max(statutes, 1)
    print(f"in articles {statutes}, numbers run from 1 in {share:.4f}; the rest {dict(reasons)}")
    if verbose:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
