"""Notes from a table in a Word file, as we wrote it and a drafter filled it in."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...report.notes.model import Note
from .titles import Columns, columns_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PART = "word/document.xml"


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: the column in which it begins, its lines, whether it goes on from above."""

    column: int
    lines: tuple[str, ...]
    joined: bool


def notes_of(data: bytes, *, several: bool = False) -> Iterator[Note]:
    """Yield the notes of every table in ``data``, of ``several`` texts, that has a column for them.

    The archive must have been found harmless. Raises KeyError when it is no Word file.
    """
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as file:
        part = file.read(_PART)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for table in etree.fromstring(part, parser).iter("{*}tbl"):
        rows = [_cells(row) for row in table.iterchildren("{*}tr")]
        yield from _notes(rows, several=several)


def _notes(rows: Sequence[tuple[_Cell, ...]], *, several: bool) -> Iterator[Note]:
    """Yield the notes of one table, its lines put together where cells are joined downwards."""
    titles = ["".join(cell.lines) for cell in rows[0]] if rows else []
    columns = columns_of(titles, several=several)
    if columns is None:
        return
    group: list[dict[int, _Cell]] = []
    for row in rows[1:]:
        cells = {cell.column: cell for cell in row}
        first = cells.get(columns.named.get("number", columns.named["notes"]))
        if first is None or not first.joined:
            yield from _note(group, columns)
            group = []
        group.append(cells)
    yield from _note(group, columns)


def _note(group: Sequence[dict[int, _Cell]], columns: Columns) -> Iterator[Note]:
    """Yield what stands beside one row of the table; nothing where nothing was written."""

    def lines(at: int) -> list[str]:
        return [line for cells in group if at in cells for line in cells[at].lines if line.strip()]

    said = {name: lines(at) for name, at in columns.named.items()}
    if said["notes"]:
        yield Note(
            tuple(said["notes"]),
            "".join(said.get("template", ())),
            "".join(said.get("variant", ())),
            "".join(said.get("number", ())).strip(),
            tuple((title, "".join(lines(at))) for title, at in columns.texts),
        )


def _cells(row: "_Element") -> tuple[_Cell, ...]:
    found: list[_Cell] = []
    column = 0
    for cell in row.iterchildren("{*}tc"):
        lines = tuple("".join(_words(p)) for p in cell.iter("{*}p"))
        merge = next(cell.iterfind("{*}tcPr/{*}vMerge"), None)
        joined = merge is not None and _value(merge) != "restart"
        found.append(_Cell(column, lines, joined))
        span = next(cell.iterfind("{*}tcPr/{*}gridSpan"), None)
        wide = _value(span) if span is not None else "1"
        column += int(wide) if wide.isdigit() else 1
    return tuple(found)


def _words(paragraph: "_Element") -> Iterator[str]:
    """Yield the words of a paragraph, without those of our own that tell where a clause went."""
    for run in paragraph.iter("{*}r"):
        style = next(run.iterfind("{*}rPr/{*}rStyle"), None)
        if style is None or _value(style) != "Aside":
            yield from (node.text or "" for node in run.iterchildren("{*}t"))


def _value(element: "_Element") -> str:
    """Return the attribute ``w:val``, in whichever dialect."""
    values = (v for key, v in element.attrib.items() if str(key).endswith("}val"))
    return str(next(values, ""))
