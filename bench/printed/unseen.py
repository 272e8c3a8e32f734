"""Put each code point that shows nothing into a text at many places: nothing may change.

    python -m bench.printed.unseen [FILE] [--places 155] [--points 60]

All of Unicode's default-ignorable code points together are put at each place, each at all places
(so many of them, taken evenly, are compared as whole texts; of the rest the copy that structure is
read from and the comparison form are compared).
"""

import argparse
import sys
from itertools import zip_longest
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.corpus.legible.copy import legible
from duizhao.corpus.model import Source, Span
from duizhao.corpus.normalise import clean
from duizhao.corpus.parse import parse
from duizhao.corpus.tables import rows

from .laws import CORPUS, laws


def ignorable() -> list[str]:
    """Return every default-ignorable code point."""
    return [
        chr(code)
        for first, last in rows("ignorable")
        for code in range(int(first, 16), int(last, 16) + 1)
    ]


def spoiled(text: str, char: str, places: int) -> str:
    """Return ``text`` with ``char`` at so many places."""
    step = max(len(text) // places, 1)
    cuts = list(range(0, len(text), step))[:places]
    parts = [text[start:end] for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    return char + char.join(parts)


def outcome(text: str, other: str) -> list[tuple[object, ...]]:
    """Return what comparing two texts finds, without places."""
    one, two = (parse(Source("a", "", words, "text")) for words in (text, other))
    found = compare(one, two)
    changes = [
        (change.kind, change.part, change.traits, [finding.code for finding in change.findings])
        for change in found.changes
    ]
    references = [(one.status, one.target_before, one.target_after) for one in found.references]
    issues = [(issue.code,) for issue in two.issues]
    nodes = [(node.level, node.locator, node.ordinal) for node in two.nodes]
    return [*changes, *references, *issues, *nodes]


def main() -> int:
    """Print how many code points change something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--places", type=int, default=155)
    parser.add_argument("--points", type=int, default=60)
    given = parser.parse_args()
    text = (
        given.file.read_text(encoding="utf-8")
        if given.file
        else "\n".join(next(laws(CORPUS, 1))[1])
    )
    form, copy = clean(text, Span(0, len(text))).text, legible(text).text
    usual = outcome(text, text)
    wrong = 0
    every = ignorable()
    for at, char in enumerate(every):
        other = spoiled(text, char, given.places)
        same = legible(other).text == copy and clean(other, Span(0, len(other))).text == form
        faults = [] if same else ["read otherwise"]
        if at % max(len(every) // given.points, 1) == 0:
            pairs = zip_longest(usual, outcome(text, other))
            faults += [f"{two} for {one}" for one, two in pairs if one != two]
        wrong += bool(faults)
        if faults:
            print(f"U+{ord(char):04X}: {faults[:4]}")
    print(f"{len(every)} code points at {given.places} places: {wrong} change something")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
