"""Siblings: clauses that a text repeats for each kind of act, and whether one answer merges them.

    python -m bench.siblings [--shared DIR] [--sets NAME ...] [TEMPLATE VARIANT ...]

第七十一条第二款 says of the laws of provinces what 第七十九条第二款 says of those of cities: a rule
below answers the nearest, and is no merger of both. Counted over the hand-made alignments, and
over the texts that are named, are the template's clauses in merged links, those of them that are
as good as the same as another clause of their link, and, where a reader marked the links, how
many of these the reader merged as well.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from duizhao.alignment.compare import compare_files
from duizhao.alignment.model import Comparison, words
from duizhao.corpus.normalise import clean
from rapidfuzz import fuzz

from bench.alignments import KINDS, RANDOM, alignments
from bench.measure import ROOT

# Clauses whose comparison forms agree so far (0 to 100) say the same of two kinds of act.
_SIBLINGS = 70.0
_COLUMNS = ("merged", "siblings", "read as merged")


def siblings(comparison: Comparison) -> Iterator[tuple[tuple[int, ...], frozenset[int]]]:
    """Yield the template's clauses of each merged link, and which of them are siblings."""
    template = comparison.template
    for change in comparison.clauses:
        nodes = change.link.template
        if len(nodes) < 2 or not change.link.variant:
            continue
        forms = {i: clean(template.text, words(template, i, change.part)).text for i in nodes}
        alike = (
            pair
            for pair in combinations(nodes, 2)
            if fuzz.ratio(*map(forms.get, pair)) >= _SIBLINGS
        )
        yield nodes, frozenset(i for pair in alike for i in pair)


def counted(comparison: Comparison, gold: dict[str, Any] | None = None) -> Counter[str]:
    """Count the clauses of merged links, siblings among them, and those that a reader merged."""
    found: Counter[str] = Counter()
    read = _read(gold) if gold else []
    for nodes, alike in siblings(comparison):
        found["merged"] += len(nodes)
        found["siblings"] += len(alike)
        spans = [comparison.template.nodes[i].body for i in alike]
        held = [[s for s in spans if _inside(s, group)] for group in read]
        found["read as merged"] += len({span for one in held if len(one) > 1 for span in one})
    return found


def _read(gold: dict[str, Any]) -> list[list[tuple[int, int]]]:
    """Return the places of the template's clauses of each link that a reader found to be merged."""
    places = {unit["id"]: (unit["start"], unit["end"]) for unit in gold["template_units"]}
    groups: dict[str, list[tuple[int, int]]] = {}
    for old, new, *_ in gold["links"]:
        groups.setdefault(new, []).append(places[old])
    return [group for group in groups.values() if len(group) > 1]


def _inside(span: tuple[int, int], group: Sequence[tuple[int, int]]) -> bool:
    middle = sum(span) // 2
    return any(start <= middle < end for start, end in group)


def main() -> None:
    """Print a line for each set, or for the texts that are named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, help="TEMPLATE VARIANT ...")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sets", nargs="*", default=[*KINDS, "local-b", RANDOM])
    asked = parser.parse_args()
    print(" " * 12, *(f"{name:>14}" for name in _COLUMNS))
    if asked.files:
        template, *variants = asked.files
        for variant in variants:
            _line(variant.stem[:12], counted(compare_files(template, variant)))
        return
    for name in asked.sets:
        total: Counter[str] = Counter()
        for one in alignments(asked.shared, name):
            total += counted(compare_files(one.template, one.variant), one.gold)
        _line(name, total)


def _line(name: str, found: Counter[str]) -> None:
    print(f"{name:12}", *(f"{found[column]:14}" for column in _COLUMNS))


if __name__ == "__main__":
    main()
