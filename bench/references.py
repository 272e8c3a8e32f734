"""What became of the references of real law revisions, and how many followed as the links predict.

    python -m bench.references [--shared DIR] [--list]

A reference whose target was renumbered must carry the number that our links predict, for the
drafters of a revision renumber with care. ``followed as predicted`` is that share; the rest is a
link gone wrong, a reference misread, or a slip of the drafters: ``--list`` prints each.
"""

import argparse
from collections import Counter
from pathlib import Path

from duizhao.alignment.compare import compare_files
from duizhao.alignment.model import Comparison, Reference, RefStatus

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = tuple(RefStatus)
SUSPECT = (
    RefStatus.SHIFTED,
    RefStatus.DANGLING,
    RefStatus.WRONG,
    RefStatus.TARGET_DROPPED,
)


def decided(comparison: Comparison) -> tuple[int, int]:
    """Return how many references had a renumbered target, and how many of them followed."""
    renumbered = [
        r
        for r in comparison.references
        if r.status in (RefStatus.FOLLOWED, RefStatus.SHIFTED, RefStatus.WRONG)
    ]
    return len(renumbered), sum(r.status is RefStatus.FOLLOWED for r in renumbered)


def around(comparison: Comparison, reference: Reference) -> str:
    """Return a reference with the words about it on either side, on two lines."""
    lines = []
    for document, spans in (
        (comparison.template, reference.template),
        (comparison.variant, reference.variant),
    ):
        for span in spans:
            words = document.text[max(0, span.start - 20) : span.end + 20]
            lines.append("      " + " ".join(words.split()))
    return "\n".join(lines)


def show(name: str, comparison: Comparison, listed: bool) -> tuple[int, int]:
    """Print one pair's row, and its suspects when ``listed``; return what was decided."""
    counts = Counter(reference.status for reference in comparison.references)
    total, followed = decided(comparison)
    share = f"{followed / total:.3f}" if total else "-"
    print("\t".join((name, *(str(counts[status]) for status in COLUMNS), share)))
    for reference in comparison.references if listed else ():
        if reference.status in SUSPECT:
            words = f"{reference.words_before} | {reference.words_after}"
            print(f"   {reference.status}: {words} (expected {reference.expected or '-'})")
            print(around(comparison, reference))
    return total, followed


def main() -> None:
    """Print the table of all law revisions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--list", action="store_true", help="print the suspects in their places")
    chosen = parser.parse_args()
    print("\t".join(("pair", *COLUMNS, "followed as predicted")))
    totals = [0, 0]
    for folder in sorted((chosen.shared / "gold" / "revision").iterdir()):
        comparison = compare_files(folder / "template.txt", folder / "variant.txt")
        for at, count in enumerate(show(folder.name, comparison, chosen.list)):
            totals[at] += count
    print(f"all: {totals[1]} of {totals[0]} followed as predicted")


if __name__ == "__main__":
    main()
