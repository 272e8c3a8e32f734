"""Judge redlines: do reject-all and accept-all give both texts, is no more struck than edited?

    python -m bench.redline [gold] [gold-docx] [examples] [zoo] [mutated] [--no-lo] [--keep DIR]
    python -m bench.redline --mutated 200 --office 10

Needs the shared data folder beside the checkout; its docx_roundtrip.py is the judge (pure XML,
LibreOffice, package, schema). With JUDGE_PYTHON a Python that has openxml-audit runs the judge.
``--mutated`` alone: so many mutations of built-in texts, of which LibreOffice reads every tenth
(``--office``), because it is slow.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Op, Trait
from duizhao.corpus.load import load
from duizhao.report.redline.model import Plan, State
from duizhao.report.redline.plan import plan
from duizhao.report.redline.write import redline

from .redline_cases import (
    SHARED,
    Case,
    example_cases,
    gold_cases,
    mutated_cases,
    word_cases,
    zoo_cases,
)

JUDGE = SHARED / "tools" / "docx_roundtrip.py"


def numbers_run_on(file: Path) -> bool:
    """Say whether article numbers run on across chapters: LibreOffice 7.4 begins them anew."""
    if file.suffix != ".docx":
        return False
    with zipfile.ZipFile(file) as package:
        lists = "word/numbering.xml"
        return lists in package.namelist() and b'lvlRestart w:val="0"' in package.read(lists)


def judge(report: Path, case: Case, *more: str) -> tuple[str, float]:
    """Return the verdict line of the judge on ``report``, and its seconds.

    Where LibreOffice misnumbers the variant itself, its differences are warnings.
    """
    python = os.environ.get("JUDGE_PYTHON", sys.executable)
    command = [python, str(JUDGE), str(report), str(case.template), str(case.variant)]
    command += ["--labels", "--loose", "--split-breaks", *more]
    if case.into:
        command += ["--base", str(case.variant)]
    if case.name.startswith("zoo"):
        command += ["--boxes"]
    if numbers_run_on(case.variant):
        command += ["--lo-advisory"]
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines() or [done.stderr.strip() or "no answer"]
    wrong = "PASS" not in lines[-1]
    detail = [line for line in lines if wrong and line.startswith(("FAIL", "   "))]
    return "\n".join([lines[-1], *detail[:14]]), time.monotonic() - start


def written(comparison: Comparison, found: Plan) -> tuple[int, int, int]:
    """Count characters struck and inserted in clauses outside moves, and those of the edits."""
    struck = inserted = 0
    inside = [_clause_characters(comparison, found, side) for side in (0, 1)]
    for line in found.lines:
        for piece in line.pieces:
            if piece.move == 0 and piece.state is State.DELETE:
                struck += sum(inside[0][piece.template.start : piece.template.end])
            elif piece.move == 0 and piece.state is State.INSERT:
                inserted += sum(inside[1][piece.variant.start : piece.variant.end])
    edited = sum(
        edit.template.end - edit.template.start + edit.variant.end - edit.variant.start
        for change in comparison.changes
        if Trait.MOVED not in change.traits
        for edit in change.edits
        if edit.op is not Op.EQUAL
    )
    return struck, inserted, edited


def _clause_characters(comparison: Comparison, found: Plan, side: int) -> bytearray:
    document = (comparison.template, comparison.variant)[side]
    text = (found.template, found.variant)[side]
    marks = bytearray(len(text.text) + 1)
    for clause in document.clauses:
        start, end = text.span(document.nodes[clause].body)
        marks[start:end] = b"\1" * (end - start)
    return marks


def run(case: Case, folder: Path, *more: str) -> str:
    """Compare, write and judge one case; return a row of the table."""
    begin = time.monotonic()
    comparison = compare(load(case.template), load(case.variant))
    middle = time.monotonic()
    made = redline(comparison)
    end = time.monotonic()
    report = folder / f"{case.name.replace('/', '_')}.docx"
    report.write_bytes(made.data)
    verdict, _ = judge(report, case, *more)
    found = plan(comparison)
    struck, inserted, edited = written(comparison, found)
    ratio = f"{(struck + inserted) / edited:.3f}" if edited else "-"
    numbers = f"{struck:6} {inserted:6} {edited:6} {ratio:>6} {len(found.moves):4}"
    times = f"{middle - begin:5.1f} {end - middle:5.2f}"
    said = f" notices {len(made.notices)}" if made.notices else ""
    return f"{case.name[:40]:40} {numbers} {times} {verdict}{said}"


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    families = ["gold", "gold-docx", "examples", "zoo", "mutated"]
    parser.add_argument("families", nargs="*", choices=[*families, []])
    parser.add_argument("--mutated", type=int, default=0, help="so many mutations of texts")
    parser.add_argument("--office", type=int, default=10, help="LibreOffice reads every Nth")
    parser.add_argument("--no-lo", action="store_true", help="without LibreOffice")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--keep", type=Path, help="keep the redlines here")
    chosen = parser.parse_args()
    chosen.families = chosen.families or (["mutated"] if chosen.mutated else families)
    chosen.mutated = chosen.mutated or 30
    return chosen


def main() -> int:
    """Run the chosen families of cases and print the table."""
    chosen = options()
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        made = {
            "gold": lambda: gold_cases(),
            "gold-docx": lambda: word_cases(Path(scratch)),
            "examples": lambda: example_cases(),
            "zoo": lambda: zoo_cases(Path(scratch)),
            "mutated": lambda: mutated_cases(Path(scratch), chosen.mutated),
        }
        print("case  struck inserted edited ratio moves  compare-s redline-s  verdict")
        count = bad = 0
        for family in chosen.families:
            for number, case in enumerate(made[family]()):
                if chosen.only not in case.name:
                    continue
                skipped = family == "mutated" and number % chosen.office
                row = run(case, folder, *(["--no-lo"] if chosen.no_lo or skipped else []))
                count += 1
                bad += "VERDICT FAIL" in row or "unreadable" in row
                print(row, flush=True)
    print(f"{bad} of {count} failed")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
