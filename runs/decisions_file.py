"""A list of links that a user corrected (``--links``): CSV as spreadsheets save it again."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.words.catalogue import Lang
from .sheets.saved_csv import saved_rows

if TYPE_CHECKING:
    from ..alignment.model import Comparison, Decision, Mention, Settings
    from ..corpus.limits import Limits
    from ..corpus.model import Fold, Tracked


def settings_of(
    links: Path | None,
    limits: "Limits",
    *,
    fold: bool,
    tracked: "Tracked",
    folds: "tuple[Fold, ...]",
) -> "Settings":
    """Return the settings with the decisions of the list ``links``. Raises InputError."""
    from ..alignment.model import Settings

    decisions = read_decisions(links, limits) if links else ()
    return Settings(decisions, fold_substituted=fold, tracked=tracked, folds=folds)


def weighed(
    settings: "Settings", weight: int = 1, *, doubtful: bool = False, versions: bool
) -> "Settings":
    """Return ``settings`` with what findings ask: the least weight, whether doubtful ones are told.

    ``versions``: of one text, as told; otherwise titles and links tell versions from a rule that
    implements another.
    """
    from dataclasses import replace

    from ..alignment.model import Relation

    relation = Relation.VERSIONS if versions else Relation.GUESSED
    return replace(settings, weight=weight, relation=relation, doubtful=doubtful)


def read_decisions(path: Path, limits: "Limits") -> "tuple[Decision, ...]":
    """Return the decisions of a list of links, the rows without one left out.

    UTF-8, UTF-16 and GB18030, commas, semicolons and tabs, any order of columns, titles in either
    language. Raises InputError when it is no such list, or a decision has an unknown word.
    """
    rows = _rows(_text(path, limits), path)
    _, header = next(rows, (0, []))
    columns = _columns(header, path)
    return tuple(_decisions(rows, columns, path))


def _text(path: Path, limits: "Limits") -> str:
    from ..corpus.model import InputError
    from ..corpus.reading.read import load_bytes
    from ..corpus.reading.text import decode

    data = load_bytes(path, limits)
    try:
        return decode(data, str(path))
    except InputError as error:
        raise InputError("links-unreadable", str(path)) from error


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with cells in them, with their numbers. Raises InputError."""
    from ..corpus.model import InputError
    from ..report.words.links_columns import column_of

    try:
        yield from saved_rows(text, lambda title: bool(column_of(title)))
    except csv.Error as error:
        raise InputError("links-unreadable", str(path)) from error


def _columns(header: list[str], path: Path) -> dict[str, int]:
    """Return where each column stands; the decision and a name of either clause must be there."""
    from ..corpus.model import InputError
    from ..report.words.links_columns import column_of

    columns = {column_of(title): at for at, title in reversed(list(enumerate(header)))}
    for needed in (("decision",), ("template", "template-id"), ("variant", "variant-id")):
        if not any(name in columns for name in needed):
            raise InputError(f"links-column.{needed[0]}", str(path))
    return columns


def _decisions(
    rows: Iterator[tuple[int, list[str]]], columns: dict[str, int], path: Path
) -> "Iterator[Decision]":
    from ..alignment.model import Decision
    from ..corpus.model import InputError
    from ..report.words.links_columns import verdict_of

    for number, row in rows:
        words = _cell(row, columns, "decision")
        verdict = verdict_of(words)
        if words and verdict is None:
            raise InputError("links-verdict", str(path), str(number), words)
        if verdict is not None:
            template, variant = (_mention(row, columns, side) for side in ("template", "variant"))
            yield Decision(verdict, template, variant, number)


def _mention(row: list[str], columns: dict[str, int], side: str) -> "Mention":
    from ..alignment.model import Mention

    names = (f"{side}-id", side, f"{side}-words")
    return Mention(*(_cell(row, columns, name) for name in names))


def _cell(row: list[str], columns: dict[str, int], name: str) -> str:
    """Return a cell, "" where the row or the table ends before it."""
    from ..report.plain.csv import restored

    at = columns.get(name, -1)
    return restored(row[at].strip()) if 0 <= at < len(row) else ""


def print_notices(comparison: "Comparison", path: Path, lang: Lang) -> None:
    """Say on the error output which decisions fit the texts no more."""
    from ..report.view.decided import notices
    from ..report.words.words import Words

    for line in notices(comparison, Words(lang)):
        sys.stderr.write(f"{path}: {line}\n")
