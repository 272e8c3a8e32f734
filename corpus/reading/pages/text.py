"""Pages of placed characters, as text: the steps that PDF and OFD files have in common."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Hint, InputError, Span
from ..tally import Tally
from .columns import parts
from .line_numbers import without_line_numbers
from .long_tables import without_repeated_heads
from .margins import without_margins
from .notes import without_notes
from .paragraphs import paragraphs
from .records import Page, RuledCell, RuledTable
from .stamps import without_repeated_stamps

# A layer of which more than this part is unknown characters was made without a table of them.
_UNKNOWN = 0.1


def laid_out(pages: Sequence[Page], path: str, tally: Tally) -> tuple[str, tuple[Hint, ...]]:
    """Return the text of the pages, one paragraph or table row a line, and where the rows stand.

    What is no text is counted in ``tally``. Raises InputError: "no-text-layer" for a scan,
    "garbled-pdf" for a layer that tells shapes and not characters.
    """
    _check_layer(pages, path, tally)
    text_only = without_margins(without_repeated_stamps(pages), tally)
    trimmed = without_notes(without_line_numbers(text_only, tally), tally)
    flow = [part for page in trimmed for part in parts(page)]
    return _written(paragraphs(list(without_repeated_heads(flow, tally))))


def _check_layer(pages: Sequence[Page], path: str, tally: Tally) -> None:
    """Refuse a file without words; count what of it is no words."""
    known = sum(len(line.chars) for page in pages for line in page.lines)
    known += sum(len(cell.text) for page in pages for table in page.tables for cell in _all(table))
    unknown = sum(page.unknown for page in pages)
    if known == 0:
        raise InputError("no-text-layer", path)
    if unknown > _UNKNOWN * known:
        raise InputError("garbled-pdf", path)
    for page in pages:
        tally.add("images", page.images)
        tally.add("comments", page.comments)
        tally.add("turned-text", 1 if page.turned else 0, page.turned)
        tally.add("outside-page", 1 if page.outside else 0, page.outside)
        tally.add("hidden", 1 if page.unseen else 0, page.unseen)
        bare = not page.lines and not page.tables
        tally.add("pages-without-text", 1 if page.images and bare else 0)


def _all(table: RuledTable) -> list[RuledCell]:
    return [cell for row in table.rows for cell in row]


def _written(found: Sequence[str | RuledTable]) -> tuple[str, tuple[Hint, ...]]:
    """Return all lines as one text, and a hint for each row of a table."""
    lines: list[str] = []
    hints: list[Hint] = []
    at = 0
    for one in found:
        if isinstance(one, str):
            lines.append(one)
            at += len(one) + 1
            continue
        spans: dict[int, Span] = {}
        for row in one.rows:
            line, hint = _row(row, at, spans)
            if line.strip():
                lines.append(line)
                hints.append(hint)
                at += len(line) + 1
    return "\n".join(lines), tuple(hints)


def _row(row: Sequence[RuledCell], at: int, spans: dict[int, Span]) -> tuple[str, Hint]:
    """Return the words of a row, tabs between its cells, and where they stand from ``at`` on.

    A cell that began in a row above has its words there: ``spans`` tells where.
    """
    line = ""
    for number, cell in enumerate(row):
        if id(cell) not in spans:
            line += "\t" if number else ""
            spans[id(cell)] = Span(at + len(line), at + len(line) + len(cell.text))
            line += cell.text
    cells = tuple(spans[id(cell)] for cell in row for _ in range(*cell.columns))
    return line, Hint("row", Span(at, at + len(line)), cells)
