"""What ``compare`` does once the command line is understood: compare, write, say what was done."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.words.catalogue import Lang, say
from ...report.words.layout import Layout, LinksLevel, Marks, Only, Rows
from ..formats import Form, save
from ..screen import Screen, print_json
from .hints import hints

if TYPE_CHECKING:
    from ...alignment.model import Comparison, Decision
    from ...corpus.limits import Limits
    from ...report.notes.model import Note
    from ...report.redline.plan.model import Options
    from ...runs.edited import Target


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user wants of one comparison; ``langs`` are those of reports and of messages."""

    outputs: tuple[Path, ...]
    redline: Path | None
    statement: Path | None
    options: "Options"
    layout: Layout
    marks: Marks
    rows: Rows | None
    only: Only | None
    notes: Path | None
    links_level: LinksLevel
    force: bool
    limits: "Limits"
    langs: tuple[Lang, Lang]


def written(comparison: "Comparison", wanted: Wanted) -> "tuple[Target, ...]":
    """Write every output, and say on the error output what a reader must know of them."""
    from ...report.notes.model import TableChoices
    from .redline import save_redline

    decisions = comparison.settings.decisions
    targets = tuple(_target(path, wanted, decisions) for path in wanted.outputs)
    notes = _notes(wanted)
    table = TableChoices(
        wanted.rows, wanted.only, tuple(note for _, found in notes for note in found)
    )
    save(
        comparison,
        targets,
        Form(wanted.layout, wanted.langs[0], wanted.marks, table, wanted.links_level),
    )
    _tell_notes(comparison, notes, wanted.langs[1])
    if wanted.redline:
        redline = _target(wanted.redline, wanted, decisions)
        save_redline(comparison, redline.path, wanted.options, wanted.limits, wanted.langs)
        targets += (redline,)
    if wanted.statement:
        told = _target(wanted.statement, wanted, decisions)
        _save_statement(comparison, told.path, wanted.langs[0])
        targets += (told,)
    tell_spared(targets, wanted.langs[1])
    return targets


def _save_statement(comparison: "Comparison", path: Path, lang: Lang) -> None:
    # Word files are written by a library that takes long to load.
    from ...report.statement.word import statement_docx
    from ...runs.files import store

    store(path, statement_docx(comparison, lang))


def tell_spared(targets: "Sequence[Target]", lang: Lang) -> None:
    """Say which files were edited and are left alone, and where this run was written."""
    for target in targets:
        if target.spared:
            _tell(say(lang, "output-edited", target.named, target.path))


def tell_hints(comparison: "Comparison", wanted: Wanted) -> None:
    """Say on the error output where the two texts hardly belong together, or stand swapped."""
    for hint in hints(comparison, wanted.layout, wanted.langs[1]):
        _tell(hint)


def shown(
    comparison: "Comparison",
    targets: "Sequence[Target]",
    lang: Lang,
    *,
    as_json: Lang | None,
    explain: bool,
) -> None:
    """Print the comparison, as JSON in the language ``as_json``, and name what was written."""
    if as_json:
        print_json(comparison, as_json)
        return
    Screen(lang).report(comparison, brief=bool(targets), explain=explain)
    Screen(lang).written(target.path for target in targets)


def _target(path: Path, wanted: Wanted, decisions: "Sequence[Decision]") -> "Target":
    from ...runs.edited import target_of

    return target_of(path, wanted.limits, decisions, force=wanted.force)


def _notes(wanted: Wanted) -> "list[tuple[Path, tuple[Note, ...]]]":
    """Return the notes of the outputs of before, and of the file that the user names."""
    from ...runs.edited import notes_before
    from ...runs.notes.read import read_notes

    found = [notes_before(path, wanted.limits) for path in wanted.outputs]
    if wanted.notes:
        found.append((wanted.notes, read_notes(wanted.notes, wanted.limits)))
    seen: set[Note] = set()
    fresh = []
    for path, notes in found:
        kept = tuple(note for note in map(_unnumbered, notes) if note not in seen)
        seen.update(kept)
        fresh.append((path, kept))
    return [(path, notes) for path, notes in fresh if notes]


def _unnumbered(note: "Note") -> "Note":
    """Return a note without the blanks that a format adds, so that it is known in another."""
    return replace(note, template=_bare(note.template), variant=_bare(note.variant))


def _bare(words: str) -> str:
    return "".join(words.split())


def _tell_notes(
    comparison: "Comparison", notes: "list[tuple[Path, tuple[Note, ...]]]", lang: Lang
) -> None:
    """Say how many notes are at their place again, and name those that are not."""
    from ...report.notes.lines import homeless_lines
    from ...report.notes.place import noted_rows
    from ...report.view.view import view

    seen = view(comparison, lang=lang) if notes else None
    for path, found in notes:
        if seen is not None:
            _, away = noted_rows(seen, found)
            _tell(seen.say("notes.kept", path, len(found), len(found) - len(away)))
            for line in homeless_lines(away, seen.words):
                _tell(line)


def _tell(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
