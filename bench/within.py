"""Lines between two items of a list: of which item they are, by hand and by the program.

    python -m bench.within [--shared DIR]

Each row of ``within.tsv`` is a place of a real text that was read: a line without a label between
（一） and （二）. It is a paragraph of the item before it or the rest of its broken line, and never
a 款 of the article. Counted are the places that the outline has in that item.
"""

import argparse
import csv
import sys
from pathlib import Path

from duizhao.corpus.load import load
from duizhao.corpus.model import Document
from duizhao.corpus.structure.locators import wide

from bench.measure import ROOT

PLACES = Path(__file__).with_suffix(".tsv")


def items(document: Document, at: int) -> list[str]:
    """Return the labels of the node that holds the character at ``at``, and of those above it."""
    found = [i for i, node in enumerate(document.nodes) if node.own.start <= at < node.own.end]
    index = found[-1] if found else -1
    labels = []
    while index >= 0:
        labels.append(wide(document.nodes[index].label))
        index = document.nodes[index].parent
    return labels


def main() -> int:
    """Print the places that are wrong, and how many are right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args()
    with PLACES.open(encoding="utf-8") as file:
        rows = list(csv.reader((line for line in file if line[0] != "#"), delimiter="\t"))
    right = 0
    for path, at, label, kind in rows:
        labels = items(load(asked.shared / path), int(at))
        right += label in labels
        if label not in labels:
            print(f"{path} {at}: a {kind} of {label}, read below {labels}")
    print(f"{right} of {len(rows)} places right")
    return int(right < len(rows))


if __name__ == "__main__":
    sys.exit(main())
