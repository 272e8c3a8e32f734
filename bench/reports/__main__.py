"""Judge the reported situations: case · what · expected · got, and how many are right.

    python -m bench.reports [FOLDER] [-v]

FOLDER holds one folder a case with the files template and variant (default
../shared/reports/pairs). Prints the checks that fail, all with -v; exit 1 when one fails.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from .comparison import checks as comparison
from .model import Check
from .structure import checks as structure


def all_checks(folder: Path) -> Iterator[Check]:
    """Yield every check of every case in ``folder``."""
    yield from structure(folder)
    yield from comparison(folder)


def main() -> None:
    """Print the table of checks for the folder named on the command line."""
    named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    beside = Path(__file__).resolve().parents[3] / "shared" / "reports" / "pairs"
    found = list(all_checks(Path(named[0]) if named else beside))
    for check in found:
        if "-v" in sys.argv or not check.right:
            mark = "right" if check.right else "WRONG"
            print(f"{mark}  {check.case} · {check.what} · {check.expected} · {check.got}")
    right = sum(check.right for check in found)
    print(f"{right} of {len(found)} right, {len({check.case for check in found})} cases")
    sys.exit(right < len(found))


if __name__ == "__main__":
    main()
