"""The list of documents that a page was split into: as CSV and on a terminal."""

import csv
import io
import re
import unicodedata
from dataclasses import dataclass

from ..words.catalogue import Lang
from ..words.console import console as new_console
from ..words.text import one_line
from ..words.words import Words
from .csv import harmless

# Long enough to tell titles apart, short enough for any file system with room for a path.
_LONGEST = 40
_UNSAFE = re.compile(r"[^\w〔〕（）-]+")
_COLUMNS = ("header", "file", "title", "kind", "clauses", "duplicate")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a page: its file, and what is said of it; ``repeats`` names a file."""

    file: str
    title: str
    kind: str
    clauses: int
    repeats: str


def file_name(number: int, title: str) -> str:
    """Return a name for the document ``number``: letters and digits of its title, no path."""
    words = _UNSAFE.sub("_", unicodedata.normalize("NFC", title)).strip("_-")
    return f"{number:02d}-{words[:_LONGEST].strip('_-') or 'untitled'}.txt"


def index_csv(parts: tuple[Part, ...], lang: Lang) -> str:
    """Return the list as CSV for a spreadsheet."""
    out = io.StringIO(newline="")
    words = Words(lang)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(words.say(f"split.{name}") for name in _COLUMNS)
    for number, part in enumerate(parts, 1):
        writer.writerow(map(harmless, _fields(number, part, words)))
    return "\ufeff" + out.getvalue()


def print_index(parts: tuple[Part, ...], source: str, lang: Lang) -> None:
    """Print the list to stdout."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    console, words = new_console(), Words(lang)
    console.print(Text(words.say("split.done", one_line(source), len(parts)), "bold"))
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in _COLUMNS:
        table.add_column(Text(words.say(f"split.{name}")), overflow="fold")
    for number, part in enumerate(parts, 1):
        table.add_row(*(Text(field) for field in _fields(number, part, words)))
    console.print(table)


def _fields(number: int, part: Part, words: Words) -> tuple[str, ...]:
    kind = words.say(f"piece.{part.kind}")
    return str(number), part.file, one_line(part.title), kind, str(part.clauses), part.repeats
