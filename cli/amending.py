"""``duizhao amend`` and ``duizhao apply``: decisions written from two texts, and carried out."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from ..report.words.catalogue import Lang, message_language, report_language
from ..runs.files import store
from ..runs.load import check_standard_input, compared, document, limits_of
from ..runs.outputs.seal import sealed
from ..runs.outputs.target import Guard, Target
from .parsing.amending import (
    Body,
    DecisionFile,
    DecisionStyle,
    Force,
    New,
    Numbering,
    NumberingOption,
    Old,
    Overwrite,
    Partial,
    PartOption,
    Published,
    Report,
    Style,
    TrackedOutput,
    Written,
)
from .parsing.options import ExitCode, Json, Limit
from .parsing.options import Lang as LangOption
from .screen import Screen, print_bytes, tolerate

if TYPE_CHECKING:
    from ..alignment.amending.model import Consolidated, Proven
    from ..alignment.model import Comparison
    from ..corpus.limits import Limits

_DIFFERENT = 1
_WORD = ".docx"
_OVERWRITE = "--overwrite"


def amend(
    old: Old,
    new: New,
    output: Written = None,
    style: Style = DecisionStyle.MINIMAL,
    numbering: NumberingOption = None,
    body: Body = "",
    force: Force = "",
    report: Report = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
    limit: Limit = None,
    lang: LangOption = None,
) -> None:
    """Write the decision that makes the new text of the old one, and prove it."""
    from ..report.amending.files import check_amending, decision_file, proof_file
    from ..report.amending.json import amendment_json

    outputs, reports = output or [], report or []
    check_amending(outputs, reports, [old, new])
    check_standard_input([old, new])
    limits = limits_of(limit)
    comparison = compared(old, new, limits)
    made = _proven(comparison, style, numbering, (body, force))
    screen, written = Screen(message_language(lang or "")), report_language(lang or "")
    files = [(path, decision_file(path, made)) for path in outputs]
    files += [(path, proof_file(path, made, comparison.template, written)) for path in reports]
    targets = _stored(files, Guard(limits, overwrite, (old, new), option=_OVERWRITE))
    if as_json:
        print_bytes(amendment_json(made, comparison.template, comparison.variant, written))
    else:
        _print_proven(made, screen, alone=not outputs)
        screen.written(target.path for target in targets)
    screen.spared(targets, _OVERWRITE)
    if made.differences:
        raise typer.Exit(_DIFFERENT)


def _stored(files: list[tuple[Path, bytes]], guard: Guard) -> list[Target]:
    """Write every file whole with its seal, and return where each went. Raises InputError."""
    ready = [(path, sealed(path, data)) for path, data in files]
    made = [(guard.target(path, data), data) for path, data in ready]
    for target, data in made:
        store(target.path, data)
    return [target for target, _ in made]


def _proven(
    comparison: "Comparison",
    style: DecisionStyle,
    numbering: Numbering | None,
    frame: tuple[str, str],
) -> "Proven":
    from ..alignment.amending.planning.texts import Grain
    from ..alignment.amending.prove import Frame
    from ..alignment.amending.prove import amend as write

    grain = Grain.WHOLE if style is DecisionStyle.FULL else Grain.WORDS
    kind = numbering.value if numbering else ""
    title = comparison.template.title
    return write(comparison, Frame(title, *frame, default=grain, numbering=kind))


def _print_proven(made: "Proven", screen: Screen, *, alone: bool) -> None:
    from ..report.amending.terminal import print_proven

    tolerate()
    if alone:
        print_bytes(made.text)
    print_proven(made, screen.lang)


def apply(
    old: Old,
    decision: DecisionFile,
    output: Written = None,
    partial: Partial = False,
    against: Published = None,
    part: PartOption = "",
    redline: TrackedOutput = None,
    report: Report = None,
    overwrite: Overwrite = False,
    as_json: Json = False,
    exit_code: ExitCode = False,
    limit: Limit = None,
    lang: LangOption = None,
) -> None:
    """Carry out a decision on a text."""
    from ..corpus.model import InputError
    from ..report.amending.files import check_amending, consolidation_file
    from ..report.amending.json import consolidation_json
    from ..report.amending.terminal import print_consolidated

    outputs, reports = output or [], report or []
    tracked = [redline] if redline else []
    inputs = [old, decision, *([against] if against else [])]
    check_amending([*outputs, *tracked], reports, inputs)
    check_standard_input(inputs)
    screen, written = Screen(message_language(lang or "")), report_language(lang or "")
    limits = limits_of(limit)
    if redline and old.suffix.lower() != _WORD:
        raise InputError("amending-redline", str(redline))
    made = _consolidated(inputs, part, limits)
    whole = partial or not made.refused
    files = [(path, _text(path, made, limits, written)) for path in outputs if whole]
    files += [(path, _text(path, made, limits, written, True)) for path in tracked if whole]
    files += [(path, consolidation_file(path, made, written)) for path in reports]
    targets = _stored(files, Guard(limits, overwrite, inputs, option=_OVERWRITE))
    if as_json:
        print_bytes(consolidation_json(made, str(decision), written))
    else:
        tolerate()
        print_consolidated(made, screen.lang)
        screen.written(target.path for target in targets)
    screen.spared(targets, _OVERWRITE)
    if made.refused and not whole and (outputs or tracked):
        screen.tell("error.amending-broken", str(decision), len(made.refused))
    if made.refused or (exit_code and made.differences):
        raise typer.Exit(_DIFFERENT)


def _text(
    path: Path, made: "Consolidated", limits: "Limits", lang: Lang, tracked: bool = False
) -> bytes:
    """Return the consolidated text as a file, a Word file in a copy of the old one."""
    from ..report.amending.files import plain_file

    if path.suffix.lower() != _WORD or made.old.reader != "docx":
        return plain_file(path, made, lang)
    from ..alignment.compare import compare
    from ..corpus.model import Source
    from ..corpus.parse import parse
    from ..report.amending.marked import marked_text
    from ..report.amending.wordfile import consolidated_docx

    new = parse(Source(str(path), "", marked_text(made, lang), "text"))
    return consolidated_docx(compare(new, made.old), lang, limits, tracked=tracked)


def _consolidated(inputs: list[Path], part: str, limits: "Limits") -> "Consolidated":
    """Read the texts, find the part of the decision, carry it out. Raises InputError."""
    from ..alignment.amending.consolidate import against, amended, read_decision
    from ..corpus.reading.read import read

    old = document(inputs[0], limits)
    decision = read_decision(read(inputs[1], "accepted", limits))
    made = amended(old, decision, str(inputs[1]), part)
    return against(made, document(inputs[2], limits)) if len(inputs) > 2 else made
