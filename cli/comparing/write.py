"""What ``compare`` does once the command line is understood: compare, write, say what was done."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.words.catalogue import Lang
from ..formats import Form, save
from ..screen import Screen, print_json
from .hints import hints
from .notes import From, collected, tell
from .wanted import Wanted

if TYPE_CHECKING:
    from ...alignment.model import Comparison
    from ...runs.outputs.target import Target


def written(comparison: "Comparison", wanted: Wanted) -> "tuple[Target, ...]":
    """Write every output, and say on the error output what a reader must know of them."""
    from ...report.notes.model import Contents
    from .redline import save_redline

    guard = wanted.guard(comparison.settings.decisions)
    targets = tuple(guard.target(path) for path in wanted.outputs)
    notes = collected(wanted)
    contents = Contents(
        wanted.rows, wanted.only, tuple(note for one in notes for note in one.notes)
    )
    save(
        comparison,
        targets,
        Form(wanted.layout, wanted.langs[0], wanted.marks, contents, wanted.links_level),
    )
    if notes:
        _tell_notes(comparison, notes, wanted.langs[1])
    if wanted.redline:
        redline = guard.target(wanted.redline)
        save_redline(comparison, redline.path, wanted.options, wanted.limits, wanted.langs)
        targets += (redline,)
    if wanted.statement:
        told = guard.target(wanted.statement)
        _save_statement(comparison, told.path, wanted.langs[0])
        targets += (told,)
    Screen(wanted.langs[1]).spared(targets)
    return targets


def _save_statement(comparison: "Comparison", path: Path, lang: Lang) -> None:
    # Word files are written by a library that takes long to load.
    from ...report.statement.word import statement_docx
    from ...runs.files import store

    store(path, statement_docx(comparison, lang))


def _tell_notes(comparison: "Comparison", notes: "Sequence[From]", lang: Lang) -> None:
    from ...report.notes.place import noted_rows
    from ...report.view.view import view

    seen = view(comparison, lang=lang)
    tell(notes, lang, lambda found: noted_rows(seen, found)[1])


def tell_hints(comparison: "Comparison", wanted: Wanted) -> None:
    """Warn on the error output where the texts hardly belong together, or seem to be swapped."""
    for hint in hints(comparison, wanted.layout, wanted.langs[1]):
        Screen(wanted.langs[1]).tell_line(hint)


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
