"""How two commits read a folder of texts: the outlines that differ, and in what.

    python -m bench.outlines OLD [NEW] [--folder DIR] [--every N] [--show N]

Every N-th file of the folder (``../shared/corpus`` unless told) is read by both commits. Counted
are the files whose borders, levels, labels, 款 and locators differ; ``--show`` prints the first
lines that differ of so many files.
"""

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.checkouts import checkouts
from bench.measure import ROOT

# Run by the program of a commit, which may be older than this file: a line of JSON a text.
_READ = """
import json, sys
from duizhao.corpus.load import load
for path in sys.stdin.read().split("\\n"):
    try:
        read = load(path)
    except Exception as error:
        print(json.dumps({"text": "", "nodes": [], "error": repr(error)}), flush=True)
        continue
    nodes = [[n.own.start, n.own.end, n.clause, str(n.level), n.label, n.locator]
             for n in read.nodes]
    print(json.dumps({"text": read.text, "nodes": nodes, "error": ""}), flush=True)
"""
# What two nodes may differ in, by their columns; 款 is the part of a locator that says which.
_BORDERS, _LEVEL, _LABEL, _LOCATOR = slice(0, 3), 3, 4, 5
KINDS = "error", "borders", "level", "label", "款", "locator"


class Outline(NamedTuple):
    """A text as one commit reads it; ``nodes`` as ``_READ`` prints them."""

    text: str
    nodes: list[list[object]]
    error: str


def outlines(tree: Path, files: list[Path]) -> Iterator[Outline]:
    """Yield the outline of each file as the program in ``tree`` reads it."""
    run = subprocess.run(
        (sys.executable, "-c", _READ),
        input="\n".join(map(str, files)),
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    yield from (Outline(**json.loads(line)) for line in run.stdout.splitlines())


def differences(old: Outline, new: Outline) -> frozenset[str]:
    """Return in what two outlines of one text differ, in the words of ``KINDS``."""
    if old.error or new.error:
        return frozenset({"error"} if old.error != new.error else ())
    if [n[_BORDERS] for n in old.nodes] != [n[_BORDERS] for n in new.nodes]:
        return frozenset({"borders"})
    found = set()
    for a, b in zip(old.nodes, new.nodes, strict=True):
        names = (("level", _LEVEL), ("label", _LABEL))
        found |= {name for name, at in names if a[at] != b[at]}
        if a[_LOCATOR] != b[_LOCATOR]:
            words = str(a[_LOCATOR]), str(b[_LOCATOR])
            found.add("款" if words[0].count("款") or words[1].count("款") else "locator")
    return frozenset(found)


def shown(old: Outline, new: Outline) -> Iterator[str]:
    """Yield the lines of two outlines that differ, those of the first marked -, the second +."""
    sides = [[_line(one, node) for node in one.nodes] for one in (old, new)]
    for mark, ours, theirs in (("-", sides[0], sides[1]), ("+", sides[1], sides[0])):
        there = set(theirs)
        yield from (f"  {mark} {line}" for line in ours if line not in there)


def _line(one: Outline, node: list[object]) -> str:
    start, end, clause, level, label, locator = node
    words = " ".join(one.text[slice(start, end)].split())[:40]
    return f"{level} {'' if clause else '(no clause) '}[{label}] {locator} | {words}"


def main() -> None:
    """Print how many outlines differ, in what, and some of them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old")
    parser.add_argument("new", nargs="?", default="HEAD")
    parser.add_argument("--folder", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    files = sorted(asked.folder.resolve().rglob("*.txt"))[:: asked.every]
    tally: Counter[str] = Counter()
    differing = 0
    with checkouts((asked.old, asked.new)) as trees:
        sides = zip(*(outlines(tree, files) for tree in trees), strict=True)
        for path, (old, new) in zip(files, sides, strict=True):
            kinds = differences(old, new)
            tally.update(kinds)
            differing += bool(kinds)
            if kinds and differing <= asked.show:
                print(path.name, *sorted(kinds))
                print(*list(shown(old, new))[:12], sep="\n")
    print(f"{len(files)} texts, {differing} differ:", *(f"{k} {tally[k]}" for k in KINDS))


if __name__ == "__main__":
    main()
