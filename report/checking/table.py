"""The faults of many files as a table: CSV or a workbook, one row a fault."""

import io
from collections.abc import Iterator, Sequence

from ...alignment.checking.model import Checked
from ..batch.workbook.book import open_book, style
from ..plain.csv import BOM, csv_line, csv_lines
from ..view.places import locator_at
from ..words.catalogue import Lang, say
from ..words.text import begun, one_line, visible
from .places import Lines
from .sentences import fault_sentence, kind_word, severity_word

_COLUMNS = (
    "file", "kind", "rule", "name", "severity", "locator", "line", "column", "words", "message"
)  # fmt: skip
# So many characters of the place are quoted.
_WORDS = 60


def titles(lang: Lang) -> tuple[str, ...]:
    """Return the titles of the columns."""
    return tuple(say(lang, f"check.column.{name}") for name in _COLUMNS)


def rows(texts: Sequence[Checked], lang: Lang) -> Iterator[tuple[object, ...]]:
    """Yield one row a fault, texts in the order given."""
    for checked in texts:
        document, lines = checked.document, Lines(checked.document.text)
        for fault in checked.faults:
            place = lines.place(fault.span.start)
            yield (
                document.path,
                kind_word(checked.kind, lang),
                fault.rule.id,
                fault.rule.name,
                severity_word(fault.rule.severity, lang),
                locator_at(document, fault.span.start),
                place.line,
                place.column,
                begun(one_line(fault.span.cut(document.text)), _WORDS),
                fault_sentence(fault, lang),
            )


def check_csv(texts: Sequence[Checked], lang: Lang) -> bytes:
    """Return the table as CSV in UTF-8 with a byte order mark."""
    return BOM + csv_line(titles(lang)) + csv_lines(list(rows(texts, lang)))


def check_xlsx(texts: Sequence[Checked], lang: Lang) -> bytes:
    """Return the table as a workbook. Raises ImportError without the extra ``tables``."""
    from ..batch.workbook.book import Sheet

    out = io.BytesIO()
    with open_book(out, say(lang, "check.title")) as book:
        sheet = Sheet(book.add_worksheet(say(lang, "check.title")), lang)
        head = style(book, bold=True, bottom=1)
        for column, title in enumerate(titles(lang)):
            sheet.put(0, column, title, head)
        last = 0
        for last, row in enumerate(rows(texts, lang), 1):
            for column, value in enumerate(row):
                sheet.put(last, column, visible(value) if isinstance(value, str) else value)
        sheet.sheet.freeze_panes(1, 0)
        sheet.sheet.autofilter(0, 0, last, len(_COLUMNS) - 1)
        sheet.fit()
    return out.getvalue()
