"""What reports cost beyond the comparison: seconds of the processor and peak memory.

    python -m bench.report [--articles 300] [--times 3]

An invented regulation against a mutation of itself: a process that only compares, and one for each
kind of report. Printed are the seconds beyond the comparison and the megabytes at the peak.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from .invent import regulation
from .measure import medians
from .mutate.variant import Operation, mutate
from .wordfile import numbered_word, plain_word

SECONDS, MEGABYTES = 3.0, 400.0
_OPERATIONS = (
    Operation.ADD,
    Operation.DROP,
    Operation.SPLIT,
    Operation.MOVE,
    Operation.REWORD,
    Operation.REWRITE,
)
_COMPARE = (
    "from duizhao.alignment.compare import compare_files;"
    "from duizhao.report.words.layout import Layout;"
    "import sys; c = compare_files(*sys.argv[1:3])"
)
_TABLE = (
    "; from duizhao.report.word.write import comparison_docx; comparison_docx(c, Layout.{}, 'zh')"
)
_REDLINE = "; from duizhao.report.redline.write import redline; assert redline(c).data"
_PAGE = (
    "; from duizhao.report.html.write import comparison_html;"
    "comparison_html(c, Layout.IMPLEMENTATION, 'zh')"
)


def files(folder: Path, articles: int) -> dict[str, Path]:
    """Write the template and its mutation: as a text, a Word file, one with automatic numbers."""
    old = regulation(articles)
    donors = [parse(Source("b.txt", "", regulation(60, seed=7), "text"))]
    new = mutate(parse(Source("a.txt", "", old, "text")), 1, _OPERATIONS, donors=donors).text
    made = {
        "template.txt": old.encode(),
        "variant.txt": new.encode(),
        "variant.docx": plain_word(new),
        "numbered.docx": numbered_word(new),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return {name: folder / name for name in made}


def main() -> int:
    """Print a row for each report; exit 1 when one costs too much."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--times", type=int, default=3, help="runs of each, the median counts")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        made = files(Path(scratch), chosen.articles)
        jobs = {
            "comparison": ("variant.txt", ""),
            "table, implementation": ("variant.txt", _TABLE.format("IMPLEMENTATION")),
            "table, revision": ("variant.txt", _TABLE.format("REVISION")),
            "page": ("variant.txt", _PAGE),
            "redline, new document": ("variant.txt", _REDLINE),
            "comparison (docx)": ("variant.docx", ""),
            "redline in a copy": ("variant.docx", _REDLINE),
            "comparison (automatic numbers)": ("numbered.docx", ""),
            "redline in a copy, automatic numbers": ("numbered.docx", _REDLINE),
        }
        commands = {
            name: [
                sys.executable,
                "-c",
                _COMPARE + more,
                str(made["template.txt"]),
                str(made[file]),
            ]
            for name, (file, more) in jobs.items()
        }
        costs = medians(commands, chosen.times)
    bad, base = 0, 0.0
    print(f"{chosen.articles} articles{'':28} processor-s  beyond-s  peak-MB")
    for name, cost in costs.items():
        base = cost.processor if name.startswith("comparison") else base
        beyond = cost.processor - base
        bad += beyond > SECONDS or cost.megabytes > MEGABYTES
        print(f"{name:40} {cost.processor:10.2f} {beyond:9.2f} {cost.megabytes:8.0f}")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
