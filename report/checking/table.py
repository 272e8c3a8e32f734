"""The faults of many files as a table: CSV or a workbook, one row a fault."""

import io
from collections.abc import Iterator, Sequence

from ...alignment.checking.model import Checked
from ..batch.workbook.book import open_book, style
from ..plain.csv import BOM, csv_line, csv_lines
from ..view.places import locator_at
from ..words.catalogue import Lang
from ..words.text import begun, one_line, visible
from .places import Lines
from .sentences import CheckWords

_COLUMNS = (
    "file", "kind", "rule", "name", "severity", "locator", "line", "column", "words", "message"
)  # fmt: skip
# So many characters of the place are quoted.
_WORDS = 60


def _titles(words: CheckWords) -> tuple[str, ...]:
    return tuple(words.say(f"check.column.{name}") for name in _COLUMNS)


def _rows(texts: Sequence[Checked], words: CheckWords) -> Iterator[tuple[object, ...]]:
    """Yield one row a fault, texts in the order given."""
    for checked in texts:
        document, lines = checked.document, Lines(checked.document.text)
        for fault in checked.faults:
            place = lines.place(fault.span.start)
            yield (
                document.path,
                words.kind(checked.kind),
                fault.rule.id,
                fault.rule.name,
                words.severity(fault.rule.severity),
                locator_at(document, fault.span.start),
                place.line,
                place.column,
                begun(one_line(fault.span.cut(document.text)), _WORDS),
                words.fault(fault),
            )


def check_csv(texts: Sequence[Checked], lang: Lang) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark."""
    words = CheckWords(lang)
    return BOM + csv_line(_titles(words)) + csv_lines(list(_rows(texts, words)))


def check_xlsx(texts: Sequence[Checked], lang: Lang) -> bytes:
    """Return the table as a workbook. Raises ImportError without the extra ``tables``."""
    from ..batch.workbook.book import Sheet

    out, words = io.BytesIO(), CheckWords(lang)
    with open_book(out, words.say("check.title")) as book:
        sheet = Sheet(book.add_worksheet(words.say("check.title")), words)
        head = style(book, bold=True, bottom=1)
        for column, title in enumerate(_titles(words)):
            sheet.put(0, column, title, head)
        last = 0
        for last, row in enumerate(_rows(texts, words), 1):
            for column, value in enumerate(row):
                sheet.put(last, column, visible(value) if isinstance(value, str) else value)
        sheet.sheet.freeze_panes(1, 0)
        sheet.sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
        sheet.fit()
    return out.getvalue()
