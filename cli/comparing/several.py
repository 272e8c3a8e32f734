"""``duizhao compare`` of more than two texts: a column a text."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...report.words.layout import Against, Rows
from ..screen import Screen
from .notes import collected, tell
from .wanted import Wanted

if TYPE_CHECKING:
    from ...alignment.model import Settings
    from ...report.notes.model import Note
    from ...report.several.model import Several

_SUFFIXES = (".docx", ".xlsx", ".html")

More = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[TEXT]...", help="至多再加三稿 · Up to three more", show_default=False),
]
Base = Annotated[
    int | None,
    typer.Option("--base", metavar="N", help="多稿：基准列，默认 1 · Base", show_default=False),
]
AgainstOption = Annotated[
    Against | None,
    typer.Option("--against", help="多稿：与基准或前一稿比 · Compared with", show_default=False),
]
Names = Annotated[
    str | None,
    typer.Option("--names", metavar="A,B,C", help="多稿：各列名称 · Titles", show_default=False),
]


def check_several(paths: Sequence[Path], wanted: Wanted, chosen: Mapping[str, object]) -> None:
    """Raise InputError when there are too many texts, no file, or an option that two texts want."""
    from ...corpus.model import InputError
    from ...runs.several import MOST

    if len(paths) > MOST:
        raise InputError("several-count", str(paths[MOST]), str(MOST), str(len(paths)))
    for option, given in chosen.items():
        if given:  # a path, or a yes
            raise InputError("several-option", option)
    wrong = [path for path in wanted.outputs if path.suffix.lower() not in _SUFFIXES]
    if wrong or not wanted.outputs:
        raise InputError("several-output", " ".join(_SUFFIXES))


def columns_of(
    paths: Sequence[Path], names: str | None, base: int | None
) -> tuple[tuple[str, ...], int]:
    """Return the titles of the columns, by default those of the files, and the base from 0.

    Raises InputError when there are not as many names as texts, or no such column.
    """
    from ...corpus.model import InputError
    from ...report.words.naming import handles
    from ...report.words.text import one_line

    told = [one_line(name) for name in names.replace("，", ",").split(",")] if names else None
    if told is not None and len(told) != len(paths):
        raise InputError("several-names", str(len(told)), str(len(paths)))
    at = 1 if base is None else base
    if not 1 <= at <= len(paths):
        raise InputError("several-base", str(at), str(len(paths)))
    return tuple(told or handles([one_line(str(path)) for path in paths])), at - 1


def write_several(
    paths: Sequence[Path],
    columns: tuple[tuple[str, ...], int],
    against: Against,
    settings: "Settings",
    wanted: Wanted,
) -> None:
    """Compare the texts and write every output. Raises InputError when a file cannot be used."""
    from ...report.several.view import several_rows
    from ...runs.files import store
    from ...runs.outputs.seal import sealed
    from ...runs.several import several_of

    found = several_of(paths, *columns, against, wanted.limits, settings)
    targets = [wanted.guard().target(path) for path in wanted.outputs]
    notes = collected(wanted, several=True)
    beside = [note for one in notes for note in one.notes]
    made = [(to.path, sealed(to.named, _made(found, to.named, wanted, beside))) for to in targets]
    for path, data in made:
        store(path, data)
    tell(notes, wanted.langs[1], lambda some: several_rows(found, notes=some)[1])
    Screen(wanted.langs[1]).written(to.path for to in targets)
    Screen(wanted.langs[1]).spared(targets)


def _made(found: "Several", path: Path, wanted: Wanted, notes: "Sequence[Note]") -> bytes:
    """Return the table in the format that the name of the file asks for."""
    suffix, lang, rows = path.suffix.lower(), wanted.langs[0], wanted.rows or Rows.ALL
    if suffix == ".docx":
        from ...report.several.word import several_docx

        return several_docx(found, lang, wanted.marks, rows, notes)
    if suffix == ".xlsx":
        from ...report.several.book import several_xlsx

        return several_xlsx(found, lang, rows, notes)
    from ...report.several.html import several_html

    return several_html(found, lang, rows).encode()
