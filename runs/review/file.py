"""The file of a review beside the variant: CSV that ``--links`` and ``--notes`` read as it is.

A row a decision, a note or a finding, in the order in which they were said. What was replaced has
its word in a column of its own, where no other command looks.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ...alignment.model import Decision, Mention
from ...corpus.model import InputError
from ...report.notes.model import Note
from ...report.plain.csv import harmless, restored
from ...report.words.links_columns import verdict_of
from ...report.words.words import Words
from ..sheets.returned import text_of
from ..sheets.saved_csv import saved_rows
from .columns import COLUMNS, column_of, title
from .entries import last_step
from .model import IN_FORCE, Answered, Entries, Entry, Looked, Mark, Said

if TYPE_CHECKING:
    from ...corpus.limits import Limits

Row = Mapping[str, str]
_SUFFIX = ".review.csv"
# A name on a disk has at most 255 bytes, 85 Chinese characters; the end of ours takes some.
_LONGEST = 36
_SIDES = "TV"
_NO_FILE: Entries = ()


def beside(template: Path, variant: Path) -> Path:
    """Return where a review is kept: beside the variant, named after both texts."""
    name = f"{variant.stem[:_LONGEST]}.{template.stem[:_LONGEST]}{_SUFFIX}"
    return variant.with_name(name)


def entries_csv(entries: Entries, words: Words) -> bytes:
    """Return the file with its titles in ``words``; a byte order mark tells Excel of UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(title(name, words) for name in COLUMNS)
    for entry in entries:
        row = _row(entry, words)
        writer.writerow(harmless(row.get(name, "")) for name in COLUMNS)
    return ("\ufeff" + out.getvalue()).encode()


def read_entries(path: Path, limits: "Limits") -> Entries:
    """Return what a file holds, nothing where none stands there.

    Rows that were added by hand, without a step, count as one step more. Raises InputError when
    the file is no review.
    """
    if not path.exists():
        return _NO_FILE
    try:
        rows = saved_rows(text_of(path, limits), lambda words: bool(column_of(words)))
        _, header = next(rows, (0, []))
        columns = {column_of(words): at for at, words in reversed(list(enumerate(header)))}
        if not {"step", "decision"} <= columns.keys():
            raise InputError("review-unreadable", str(path))
        found = [_entry(_cells(row, columns), number, path) for number, row in rows]
    except csv.Error as error:
        raise InputError("review-unreadable", str(path)) from error
    return _numbered(tuple(entry for entry in found if entry))


def _numbered(entries: Entries) -> Entries:
    by_hand = last_step(entries) + 1
    return tuple(Entry(e.step or by_hand, e.said, e.until) for e in entries)


def _cells(row: list[str], columns: Mapping[str, int]) -> Row:
    cells = {name: restored(row[at].strip()) for name, at in columns.items() if at < len(row)}
    return {name: cells.get(name, "") for name in COLUMNS}


def _row(entry: Entry, words: Words) -> dict[str, str]:
    row = {"step": str(entry.step), "until": str(entry.until) if entry.until else ""}
    said = entry.said
    if isinstance(said, Answered):
        word = words.verdict(said.decision.verdict)
        row["asked"] = "".join(name for name, yes in zip(_SIDES, said.asked, strict=True) if yes)
        row |= _named(said.decision.template, said.decision.variant)
        return row | {_column("decision", entry): word}
    if isinstance(said, Note):
        row |= {"higher": said.template, "local": said.variant}
        return row | {_column("notes", entry): "\n".join(said.lines)}
    row |= _named(said.template, said.variant)
    row |= {"code": said.code, "old": said.before, "new": said.after, "about": said.about}
    return row | {"mark": said.mark.value, "reason": said.reason}


def _column(column: str, entry: Entry) -> str:
    """Return where the word of an entry stands: what was replaced is in no list of others."""
    return column if entry.until == IN_FORCE else "before"


def _named(template: Mention, variant: Mention) -> dict[str, str]:
    row: dict[str, str] = {}
    for side, named in (("template", template), ("variant", variant)):
        row |= {side: named.locator, f"{side}-words": named.words, f"{side}-id": named.id}
    return row


def _entry(row: Row, number: int, path: Path) -> Entry | None:
    """Return what a row says, None where it says nothing. Raises InputError."""
    step, until = _number(row["step"]), _number(row["until"])
    said = next(_said(row, number, path), None)
    return Entry(step, said, until) if said else None


def _said(row: Row, number: int, path: Path) -> Iterator[Said]:
    word = row["decision"] or row["before"]
    mentions = [Mention(row[f"{s}-id"], row[s], row[f"{s}-words"]) for s in ("template", "variant")]
    if row["code"]:
        yield _looked(row, mentions[0], mentions[1], path, number)
    elif row["higher"] or row["local"]:
        lines = tuple(line for line in (row["notes"] or row["before"]).splitlines() if line.strip())
        yield Note(lines, row["higher"], row["local"])
    elif word:
        verdict = verdict_of(word)
        if verdict is None:
            raise InputError("links-verdict", str(path), str(number), word)
        asked = _SIDES[0] in row["asked"], _SIDES[1] in row["asked"]
        yield Answered(Decision(verdict, mentions[0], mentions[1]), asked)


def _looked(row: Row, template: Mention, variant: Mention, path: Path, number: int) -> Looked:
    known = {mark.value: mark for mark in Mark}
    if row["mark"] not in known:
        raise InputError("review-mark", str(path), str(number), row["mark"])
    mark, words = known[row["mark"]], (row["code"], row["old"], row["new"], row["about"])
    return Looked(*words, mark, row["reason"], template, variant)


def _number(cell: str) -> int:
    """Return the number of a step, 0 for what is none: a spreadsheet may have made it 3.0."""
    digits = cell.partition(".")[0]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else 0
