"""What of a comparison is neither links nor findings, beside an older commit.

    python -m bench.rest afbc718 [--runs 4] [--shared DIR]

Links and findings have budgets of their own. Each run compares 公司法 2018 with 2023 in its own
process, by turns with the commit; a figure is the least of the runs, in seconds of the processor.
Needs ../shared.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from bench.checkouts import checkouts
from bench.measure import ROOT

# Where findings are asked for, now and in older commits, and what stands for none.
_CHILD = """
import sys, time
from contextlib import ExitStack
from unittest.mock import patch
from duizhao.alignment import compare as stage
from duizhao.corpus.load import load
NONE = {
    "duizhao.alignment.change.of_change": (), "duizhao.alignment.compare.of_one_side": {},
    "duizhao.alignment.compare.of_edits": (), "duizhao.alignment.compare.of_dropped": (),
}
texts = [load(path) for path in sys.argv[2:]]
links, find = [0.0], stage.find_links
def linked(*given):
    began = time.process_time()
    found = find(*given)
    links[0] += time.process_time() - began
    return found
stage.find_links = linked
with ExitStack() as patched:
    for name, nothing in NONE.items() if sys.argv[1] == "without" else ():
        try:
            patched.enter_context(patch(name, lambda *_, nothing=nothing: nothing))
        except AttributeError:
            pass
    began = time.process_time()
    stage.compare(*texts)
print(time.process_time() - began - links[0])
"""


def seconds(place: Path, findings: str, files: list[str]) -> float:
    """Return what a comparison by the package below ``place`` takes without its links."""
    command = sys.executable, "-c", _CHILD, findings, *files
    env = {**os.environ, "PYTHONPATH": str(place)}
    return float(subprocess.run(command, env=env, check=True, capture_output=True).stdout)


def main() -> None:
    """Print a line with findings, and one without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit")
    parser.add_argument("--runs", type=int, default=4)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    asked = parser.parse_args()
    law = asked.shared / "gold" / "revision" / "gongsifa-2018-2023"
    files = [str(law / "template.txt"), str(law / "variant.txt")]
    with checkouts((asked.commit, "HEAD")) as places:
        for findings in ("with", "without"):
            runs = [
                [seconds(place, findings, files) for place in places] for _ in range(asked.runs)
            ]
            before, now = map(min, zip(*runs, strict=True))
            print(f"{findings:8} findings: {before:.3f} s → {now:.3f} s  {now / before - 1:+.0%}")


if __name__ == "__main__":
    main()
