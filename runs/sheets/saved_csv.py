"""CSV as spreadsheets save it again: other separators, a line ``sep=;`` first, other line ends."""

import csv
import io
from collections.abc import Callable, Iterator

_SEPARATORS = (",", ";", "\t")
# Excel writes the separator before the header where it is not the country's own.
_SEPARATOR_LINE = "sep="


def saved_rows(text: str, is_title: Callable[[str], bool]) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows with cells in them, with the numbers that a spreadsheet gives them.

    The separator is the one that makes most titles of the first line, as ``is_title`` knows them.
    Raises csv.Error when the text is no CSV.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith(_SEPARATOR_LINE):
        first, text = rest.partition("\n")[0], rest

    def titles(separator: str) -> int:
        return sum(is_title(title.strip('"')) for title in first.strip().split(separator))

    separator = max(_SEPARATORS, key=titles)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    yield from ((number, row) for number, row in enumerate(rows, 1) if any(row))
