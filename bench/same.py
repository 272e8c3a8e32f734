"""Do two commits write the same bytes? Every output of every command that writes.

    python -m bench.same OLD [NEW] [--every N]

The texts are the built-in examples and, where they stand beside the checkout, the pairs of
../shared/gold and the families of ../shared/families. Each commit runs from a work tree of its
own; revisions are written in English, all else in Chinese. ``--every`` takes one case of N.
Prints a line for each case and the files that differ; the exit status is 1 where one does.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from bench.checkouts import checkouts
from bench.measure import ROOT

SHARED = ROOT.parent / "shared"
FORMATS = ("a.docx", "a.html", "a.json", "a.csv", "a.md", "a.xlsx", "links.csv")
LANGUAGES = {"implementation": "zh", "revision": "en"}


class Case(NamedTuple):
    """A name and the words of a command; OUT stands for the folder that it writes to."""

    name: str
    words: tuple[str, ...]
    lang: str = "zh"


def cases() -> Iterator[Case]:
    """Yield what is run."""
    examples = ROOT / "cli" / "examples"
    others = ("province.docx", "city.txt", "district.docx", "school.txt")
    pairs = [(examples / "template.docx", examples / name) for name in others]
    pairs += [(p.parent / "template.txt", p) for p in sorted(SHARED.glob("gold/*/*/variant.txt"))]
    for template, variant in pairs:
        for layout, lang in LANGUAGES.items():
            outputs = [word for name in FORMATS for word in ("-o", f"OUT/{name}")]
            words = ("compare", str(template), str(variant), "--layout", layout, *outputs)
            yield Case(f"{variant.parent.name}/{variant.name} {layout}", words, lang)
        words = ("compare", str(template), str(variant), "--explain")
        words += ("--redline", "OUT/r.docx", "--statement", "OUT/s.docx")
        yield Case(f"{variant.parent.name}/{variant.name} redline", words)
    folders = [(examples / "template.docx", examples)]
    folders += [(next(d.glob("0*")), d) for d in sorted(SHARED.glob("families/*")) if d.is_dir()]
    for template, folder in folders:
        yield Case(f"batch {folder.name}", ("batch", str(template), str(folder), "-o", "OUT"))
        yield Case(f"collate {folder.name}", ("collate", str(folder), "-o", "OUT"))


def more_cases() -> Iterator[Case]:
    """Yield what is run on the built-in examples alone, in both languages."""
    examples = ROOT / "cli" / "examples"
    template, province, city = (
        str(examples / name) for name in ("template.docx", "province.docx", "city.txt")
    )
    for lang in ("zh", "en"):
        tables = [word for end in ("docx", "html", "xlsx") for word in ("-o", f"OUT/s.{end}")]
        yield Case(f"several {lang}", ("compare", template, province, city, *tables), lang)
        reports = ("--report", "OUT/r.html", "--report", "OUT/r.docx")
        made = ("amend", province, city, "-o", "OUT/d.txt", "-o", "OUT/d.docx", *reports)
        yield Case(f"amend {lang}", made, lang)
        yield Case(f"amend to JSON {lang}", ("amend", template, province, "--json"), lang)
        ends = ("docx", "sarif", "json", "csv", "xlsx")
        outputs = [word for end in ends for word in ("-o", f"OUT/c.{end}")]
        yield Case(f"check {lang}", ("check", template, *outputs), lang)
        yield Case(f"check {lang}, fixes", ("check", city, "-o", "OUT/c.docx", "--fix"), lang)
        yield Case(f"rules {lang}", ("check", "--rules"), lang)
        yield Case(f"outline {lang}", ("outline", template), lang)


def digests(package: Path, case: Case, out: Path) -> dict[str, str]:
    """Run a case with the program in ``package`` and return the digest of all that it wrote."""
    out.mkdir(parents=True)
    env = {**os.environ, "PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": "1700000000"}
    env |= {"DUIZHAO_LANG": case.lang, "COLUMNS": "80"}
    words = [word.replace("OUT", ".") for word in case.words]
    run = [sys.executable, "-m", "duizhao", *words]
    done = subprocess.run(run, env=env, cwd=out, capture_output=True, check=False)
    found = {"(terminal)": done.stdout + done.stderr, "(exit)": str(done.returncode).encode()}
    # Rows kept for the next run are named by the digest of the code; the tables show them.
    files = [f for f in sorted(out.rglob("*")) if f.is_file() and "pairs" not in f.parts]
    found |= {str(f.relative_to(out)): f.read_bytes() for f in files if f.name != "run.json"}
    return {name: hashlib.sha256(data).hexdigest() for name, data in found.items()}


def main() -> int:
    """Compare two commits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old")
    parser.add_argument("new", nargs="?", default="HEAD")
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    files = differing = 0
    with checkouts((asked.old, asked.new)) as trees, tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(
            islice(chain(more_cases(), cases()), None, None, asked.every)
        ):
            places = (Path(folder) / f"{tree.name}-{number}" for tree in trees)
            made = [digests(t, case, place) for t, place in zip(trees, places, strict=True)]
            names = made[0].keys() | made[1].keys()
            wrong = sorted(n for n in names if made[0].get(n) != made[1].get(n))
            files, differing = files + len(names), differing + len(wrong)
            told = "differs: " + " ".join(wrong) if wrong else "same"
            print(f"{case.name:60} {len(names):4} {told}", flush=True)
    print(f"{files} files, {differing} differ")
    return int(differing > 0)


if __name__ == "__main__":
    sys.exit(main())
