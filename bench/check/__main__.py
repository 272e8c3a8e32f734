"""How well ``duizhao check`` does.

python -m bench.check planted FOLDER [N] [rule ...] [-v]   N plants a rule into real texts
python -m bench.check alarms FOLDER [-o FILE]              how often each rule fires on real laws
python -m bench.check seeds FOLDER                         anomalies noted by hand that are found
"""

import sys
from pathlib import Path

from . import alarms, planted, seeds


def main() -> None:
    """Run what the command line names."""
    out = Path(sys.argv[sys.argv.index("-o") + 1]) if "-o" in sys.argv else None
    words = [w for w in sys.argv[1:] if not w.startswith("-") and w != str(out)]
    what, folder, rest = words[0], Path(words[1]), words[2:]
    if what == "planted":
        number = next((int(word) for word in rest if word.isdecimal()), 30)
        names = [word for word in rest if not word.isdecimal()]
        planted.run(folder, number, names, verbose="-v" in sys.argv)
    elif what == "alarms":
        alarms.run(folder, out)
    elif what == "seeds":
        seeds.run(folder)
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
