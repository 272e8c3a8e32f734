"""Judge redlines: do reject-all and accept-all give both texts, is no more struck than edited?

    python -m bench.redline [FAMILY...] [--mutated N] [--no-lo] [--only NAME] [--keep DIR]

Needs the shared data folder beside the checkout; its docx_roundtrip.py is the judge (pure XML,
LibreOffice, package, schema). With JUDGE_PYTHON a Python that has openxml-audit runs the judge.
LibreOffice reads the redlines in small groups; what it never read is counted as not run, and then
the exit status is 1 as it is where a text did not come back.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import zipfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from types import ModuleType

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Op, Settings, Trait
from duizhao.corpus.load import load
from duizhao.report.redline.plan.model import Plan, State
from duizhao.report.redline.plan.plan import plan
from duizhao.report.redline.write import redline

from .office import differences, load_judge, read_back
from .redline_cases import FAMILIES, JUDGE, Case

# Redlines that one LibreOffice reads: most of its time is the start, and one death loses them all.
GROUP = 10


@dataclass(frozen=True, slots=True)
class Made:
    """A redline, its figures as printed, and what the judge says of it."""

    case: Case
    file: Path
    figures: str
    verdict: str

    @property
    def failed(self) -> bool:
        """True where the judge found a fault."""
        return "VERDICT FAIL" in self.verdict or "unreadable" in self.verdict


def numbers_run_on(file: Path) -> bool:
    """Say whether article numbers run on across chapters: LibreOffice 7.4 begins them anew."""
    if file.suffix != ".docx":
        return False
    with zipfile.ZipFile(file) as package:
        lists = "word/numbering.xml"
        return lists in package.namelist() and b'lvlRestart w:val="0"' in package.read(lists)


def judge(report: Path, case: Case, *more: str) -> str:
    """Return the judge's verdict on ``report`` without LibreOffice, and its complaints."""
    python = os.environ.get("JUDGE_PYTHON", sys.executable)
    command = [python, str(JUDGE), str(report), str(case.template), str(case.shown)]
    command += ["--labels", "--loose", "--split-breaks", "--no-lo", *more]
    if case.into:
        command += ["--base", str(case.shown)]
    if case.boxes:
        command += ["--boxes"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines() or [done.stderr.strip() or "no answer"]
    wrong = "PASS" not in lines[-1]
    detail = [line for line in lines if wrong and line.startswith(("FAIL", "   "))]
    return "\n".join([lines[-1], *detail[:14]])


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
        for change in comparison.clauses
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


def make(case: Case, folder: Path) -> Made:
    """Compare and write one case, and judge it without LibreOffice."""
    begin = time.process_time()
    sides = (load(file, tracked=case.tracked) for file in (case.template, case.variant))
    comparison = compare(*sides, Settings(tracked=case.tracked))
    middle = time.process_time()
    made = redline(comparison, case.options)
    end = time.process_time()
    report = folder / f"{case.name.replace('/', '_')}.docx"
    report.write_bytes(made.data)
    found = plan(comparison, native_moves=case.options.moves == "native")
    struck, inserted, edited = written(comparison, found)
    ratio = f"{(struck + inserted) / edited:.3f}" if edited else "-"
    figures = f"{struck:6} {inserted:6} {edited:6} {ratio:>6} {len(found.moves):4}"
    said = f" notices {len(made.notices)}" if made.notices else ""
    figures = f"{case.name[:40]:40} {figures} {middle - begin:5.1f} {end - middle:5.2f}{said}"
    return Made(case, report, figures, judge(report, case))


def in_office(module: ModuleType, made: Sequence[Made]) -> Iterator[str]:
    """Yield for each redline what LibreOffice makes of it: right, wrong (and where) or not run."""
    shown = read_back(module, [one.file for one in made])
    for one in made:
        case = one.case
        words = Namespace(
            labels=True, loose=True, split_breaks=True, keep_empty=False, boxes=case.boxes
        )
        if not shown[one.file]:
            yield "not run"
            continue
        wanted = [module.read_text(str(file), words) for file in (case.template, case.shown)]
        unlike = list(differences(module, shown[one.file], wanted, words))
        passed = (
            "right" if not unlike else "misnumbers" if numbers_run_on(case.variant) else "wrong"
        )
        detail = unlike[:8] if passed == "wrong" else []
        yield "\n      ".join([passed, *detail])


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=", ".join(FAMILIES))
    parser.add_argument("--mutated", type=int, default=30, help="so many mutations of texts")
    parser.add_argument("--no-lo", action="store_true", help="without LibreOffice")
    parser.add_argument("--only", default="", help="cases whose name holds this")
    parser.add_argument("--keep", type=Path, help="keep the redlines here")
    chosen = parser.parse_args()
    if unknown := set(chosen.families) - set(FAMILIES):
        parser.error(f"no family {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}")
    return chosen


def cases(chosen: argparse.Namespace, scratch: Path) -> Iterator[Case]:
    """Yield the cases of the chosen families, of all where none is named."""
    for name in chosen.families or FAMILIES:
        found = FAMILIES[name](scratch)
        yield from islice(found, chosen.mutated if name == "mutated" else None)


def main() -> int:
    """Run the chosen families of cases and print the table."""
    chosen = options()
    tally: Counter[str] = Counter()
    print("case  struck inserted edited ratio moves  compare-s redline-s  LibreOffice  verdict")
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.keep or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        offices = None if chosen.no_lo else partial(in_office, load_judge(JUDGE))
        wanted = (case for case in cases(chosen, Path(scratch)) if chosen.only in case.name)
        while made := [make(case, folder) for case in islice(wanted, GROUP)]:
            answers = offices(made) if offices else ["-"] * len(made)
            for one, office in zip(made, answers, strict=True):
                tally[office.split("\n")[0]] += 1
                tally["cases"] += 1
                tally["failed"] += one.failed or office.startswith("wrong")
                print(f"{one.figures}  {office}  {one.verdict}", flush=True)
    print(", ".join(f"{count} {name}" for name, count in tally.items()))
    return int(tally["failed"] + tally["not run"] > 0)


if __name__ == "__main__":
    sys.exit(main())
