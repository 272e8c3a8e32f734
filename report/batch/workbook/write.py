"""``tables.xlsx``: the tables of a batch as a workbook to look at."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...output import open_whole
from ...words.catalogue import Lang
from ...words.words import Words
from ..columns import TABLES, Values
from ..sink import Sink
from .about import write_about, write_dictionary
from .book import open_book
from .matrix import Matrix
from .styles import styles
from .table import TableSheet

# The order of the sheets.
_SHEETS = (
    "about",
    "matrix",
    "documents",
    "adoption",
    "clauses",
    "links",
    "findings",
    "references",
    "parts",
    "lineage",
    "duplicates",
    "additions",
    "events",
    "sources",
    "metadata",
    "dictionary",
)


@contextmanager
def workbook(path: Path, told: Mapping[str, Any], lang: Lang) -> Iterator[Sink]:
    """Give a sink that writes the workbook; ``told`` is what run.json tells. Raises OSError."""
    from .lines import LineSheet

    words = Words(lang)
    title = words.say("workbook.title", told["template"]["title"])
    with open_whole(path) as file, open_book(file, title) as book:
        sheets = {
            name: book.add_worksheet(words.say(f"workbook.sheet.{name}"), LineSheet)
            for name in _SHEETS
        }
        look = styles(book)
        tables = {
            name: TableSheet(sheets[name], name, look, words) for name in _SHEETS if name in TABLES
        }
        matrix = Matrix()

        def take(table: str, rows: Sequence[Values]) -> None:
            for row in rows:
                tables[table].add(row)
                matrix.take(table, row)

        yield take
        for table in tables.values():
            table.end()
        matrix.write(sheets["matrix"], look, words)
        write_about(sheets["about"], told, tables, matrix, look, words)
        write_dictionary(sheets["dictionary"], look, words)
