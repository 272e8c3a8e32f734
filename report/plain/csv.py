"""The table as CSV for a spreadsheet: one row an article pair, nothing that a cell could run."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from ...alignment.model import Comparison
from ..notes.model import WHOLE_REPORT, Contents
from ..notes.place import noted_rows
from ..table.chosen import chosen
from ..table.columns import table_rows, titles
from ..view.cells.model import ArticleCell
from ..view.headings import Heading
from ..view.view import view
from ..words.catalogue import Lang
from ..words.layout import Layout
from ..words.text import has_hidden, plain, visible

# A cell that begins so is a formula to spreadsheet programs (OWASP, CSV Injection); the
# full-width forms are taken for the same signs by some of them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

# A byte order mark tells Excel that a file is UTF-8.
BOM = b"\xef\xbb\xbf"

# An apostrophe is the sign of what was escaped.
_ESCAPED = (*_FORMULA, "'")
_END = "\r\n"
# Where a cell begins so among rows whose cells are parted by commas and line breaks.
_RISKY = re.compile(f"[,\n][{re.escape(''.join(sign for sign in _ESCAPED if sign not in _END))}]")


def comparison_csv(
    comparison: Comparison, layout: Layout, lang: Lang, contents: Contents = WHOLE_REPORT
) -> str:
    """Return the table as CSV; a byte order mark tells Excel that it is UTF-8."""
    noted, homeless = noted_rows(view(comparison, layout, lang), contents.notes)
    seen = chosen(noted, contents)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(titles(seen))
    for texts in table_rows(seen):
        row = texts.row
        if isinstance(row, Heading):
            fields = ["", row.template, row.variant]
        else:
            fields = [str(row.number), _text(row.template), _text(row.variant)]
        fields += ["\n".join(lines) for lines in texts.after(layout)]
        writer.writerow([harmless(field) for field in fields])
    blank = [""] * (len(titles(seen)) - 5)
    for note in homeless:
        told = ["", note.template, note.variant, seen.say("section.homeless"), *blank]
        writer.writerow(map(harmless, [*told, "\n".join(note.lines)]))
    return "\ufeff" + out.getvalue()


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet takes it for a formula, with nothing hidden."""
    shown = visible(cell)
    return f"'{shown}" if cell.startswith(_ESCAPED) else shown


def csv_lines(rows: Sequence[Sequence[object]]) -> bytes:
    """Return rows of two cells or more as CSV, with no cell that a spreadsheet would run."""
    lines = "".join([",".join(map(str, row)) + _END for row in rows])
    if not _plain(lines, rows):
        out = io.StringIO(newline="")
        cells = ([harmless(c) if isinstance(c, str) else c for c in row] for row in rows)
        csv.writer(out, lineterminator=_END).writerows(cells)
        lines = out.getvalue()
    return lines.encode()


def csv_line(values: Iterable[object]) -> bytes:
    """Return a row of two cells or more as CSV, with no cell that a spreadsheet would run."""
    return csv_lines([tuple(values)])


def _plain(lines: str, rows: Sequence[Sequence[object]]) -> bool:
    """Say whether no cell of ``rows`` needs quotes or is to be made harmless, as hardly any does.

    All are searched at once in ``lines``, which is a fifth of the work of the csv module.
    """
    borders = lines.count(",") == sum(map(len, rows)) - len(rows)
    ends = lines.count("\n") == lines.count("\r") == len(rows)
    quiet = borders and ends and '"' not in lines and not _RISKY.search("\n" + lines)
    return quiet and not has_hidden(lines.replace(_END, ""))


def restored(cell: str) -> str:
    """Return the text of a cell that ``harmless`` wrote."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_ESCAPED) else cell


def _text(cells: tuple[ArticleCell, ...]) -> str:
    return "\n".join(plain(line.runs) for cell in cells for line in cell.lines)
