"""What a pair replaced throughout, and how much is left to review when that is folded away.

    python -m bench.substitutions [--shared DIR] [TEMPLATE VARIANT]

Without files: the shared family of local rules, each beside the regulation that it implements,
and the shared seeds, every pair of them both ways.
"""

import argparse
from itertools import permutations
from pathlib import Path

from duizhao.alignment.compare import compare_files
from duizhao.alignment.model import Comparison, Edit, Kind, Op

ROOT = Path(__file__).resolve().parent.parent


def pairs(shared: Path) -> list[tuple[Path, Path]]:
    """Return the pairs compared when none is given."""
    family = sorted((shared / "families" / "business-environment").glob("*.txt"))
    seeds = sorted((shared / "seeds").glob("*.txt"))
    return [(family[0], other) for other in family[1:]] + list(permutations(seeds, 2))


def size(edits: list[Edit]) -> int:
    """Return the characters of edits that a reader looks at: those deleted and those inserted."""
    return sum(e.template.end - e.template.start + e.variant.end - e.variant.start for e in edits)


def to_review(comparison: Comparison) -> tuple[int, int]:
    """Return the changed characters in reworded clauses: all, and those no substitution made."""
    places = [place for found in comparison.substitutions for place in found.places]
    everything, folded = [], []
    for change in comparison.clauses:
        if change.kind is not Kind.REWORDED:
            continue
        changed = [edit for edit in change.edits if edit.op is not Op.EQUAL]
        everything += changed
        folded += [edit for edit in changed if not any(covers(place, edit) for place in places)]
    return size(everything), size(folded)


def covers(place: tuple[tuple[int, int], tuple[int, int]], edit: Edit) -> bool:
    """Say whether an edit lies in a place where words were replaced, on both sides."""
    return all(
        low <= span.start and span.end <= high
        for (low, high), span in zip(place, (edit.template, edit.variant), strict=True)
    )


def table(comparison: Comparison) -> None:
    """Print the list of a pair and the characters left."""
    for found in comparison.substitutions:
        missed = f", {len(found.missed)} left standing" if found.missed else ""
        print(f"  {found.before} → {found.after}  {len(found.places)} places{missed}")
    before, after = to_review(comparison)
    share = f" ({after / before:.0%})" if before else ""
    print(f"  characters to review: {before} → {after}{share}")


def main() -> None:
    """Print the table of every pair and the sum of characters left."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    total = [0, 0]
    for template, variant in [options.files] if options.files else pairs(options.shared):
        comparison = compare_files(template, variant)
        print(f"{template.stem} → {variant.stem}")
        table(comparison)
        total = [a + b for a, b in zip(total, to_review(comparison), strict=True)]
    print(f"all pairs: {total[0]} → {total[1]} characters to review")


if __name__ == "__main__":
    main()
