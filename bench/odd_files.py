"""Read files that readers elsewhere fail on, each beside the text that a right reader gives.

    python -m bench.odd_files [FOLDER]

FOLDER (../shared/reports/files) holds NAME.suffix with NAME.expected.txt. A file passes when its
tree of clauses is that of the expected text and comparing both finds nothing changed; of a plain
text, which is kept as it is, no more is asked, of others that the lines are the same as well. Rows
of a table are rows in no plain text: there the lines are compared alone.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, InputError, Level, Span
from duizhao.corpus.normalise import clean

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT.parent / "shared" / "reports" / "files"
HEAD = f"{'file':36} verdict"


def form(text: str, span: Span) -> str:
    """Return a stretch of text in comparison form."""
    return clean(text, span).text


def lines(document: Document) -> list[str]:
    """Return the lines of a text in comparison form, empty ones left out."""
    found = (form(line, Span(0, len(line))) for line in document.text.splitlines())
    return [line for line in found if line]


def tree(document: Document) -> list[tuple[str, tuple[int, int], str]]:
    """Return what each node is, its number and its words."""
    return [
        (node.level.value, tuple(node.ordinal), form(document.text, node.body))
        for node in document.nodes
    ]


def first_difference(found: list, wanted: list) -> str:
    """Return where two lists part, "" where they are the same."""
    for one, other in zip_longest(found, wanted):
        if one != other:
            return f"{one} is not {other}"
    return ""


def verdict(file: Path, expected: Path) -> str:
    """Return "ok", or "FAIL" with the first difference."""
    try:
        document = load(file)
    except InputError as error:
        return f"FAIL {error.code}"
    wanted = load(expected)
    in_rows = any(node.level is Level.ROW for node in document.nodes)
    fault = "" if in_rows else first_difference(tree(document), tree(wanted))
    if not fault and file.suffix != ".txt":
        fault = first_difference(lines(document), lines(wanted))
    if not fault and not in_rows:
        changes = compare(wanted, document).changes
        changed = [change for change in changes if change.kind is not Kind.UNCHANGED]
        fault = f"{len(changed)} changed" if changed else ""
    return f"FAIL {fault}" if fault else "ok"


def table(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield a line for each file of the folder that has an expected text, and whether it passed."""
    for expected in sorted(folder.glob("*.expected.txt")):
        stem = expected.name.removesuffix(".expected.txt")
        for file in sorted(folder.glob(f"{stem}.*")):
            if file != expected:
                judged = verdict(file, expected)
                yield f"{file.name:36} {judged}", judged == "ok"


def main() -> int:
    """Print the table; return 1 where a file failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    found = list(table(parser.parse_args().folder))
    print(HEAD)
    print("\n".join(line for line, _ in found))
    print(f"{sum(passed for _, passed in found)} of {len(found)}")
    return int(not all(passed for _, passed in found))


if __name__ == "__main__":
    sys.exit(main())
