"""What can be taken from the page as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.words.catalogue import Lang, say
from ...report.words.layout import Layout, LinksLevel
from ..formats import Form, made

if TYPE_CHECKING:
    from ...corpus.limits import Limits
    from ...runs.review.desk import Desk

_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along: its name, its type of content, its bytes."""

    name: str
    type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a file is made of."""

    desk: "Desk"
    layout: Layout
    lang: Lang
    limits: "Limits"


def _report(name: str) -> "Callable[[_Wanted], bytes]":
    def make(wanted: _Wanted) -> bytes:
        from ...report.notes.model import Contents

        contents = Contents(notes=wanted.desk.kept_notes())
        form = Form(wanted.layout, wanted.lang, contents=contents, links_level=LinksLevel.CLAUSE)
        return made(wanted.desk.comparison(), Path(name), form)

    return make


def _redline(wanted: _Wanted) -> bytes:
    from ...report.notes.stamp.word import sealed
    from ...report.redline.write import redline
    from ..comparing.redline import options_of

    options = options_of(None, None, None, None)
    return sealed(redline(wanted.desk.comparison(), options, wanted.lang, wanted.limits).data)


def _statement(wanted: _Wanted) -> bytes:
    from ...report.statement.word import statement_docx

    return statement_docx(wanted.desk.comparison(), wanted.lang)


_MAKERS: dict[str, "tuple[str, Callable[[_Wanted], bytes]]"] = {
    "table": (".docx", _report("table.docx")),
    "redline": (".docx", _redline),
    "statement": (".docx", _statement),
    "page": (".html", _report("page.html")),
    "links": (".csv", _report("links.csv")),
}
# The files of the page, in the order in which it lists them.
NAMES = tuple(_MAKERS)


def download(
    desk: "Desk", name: str, layout: Layout, lang: Lang, limits: "Limits"
) -> Download | None:
    """Return a file of the comparison as it was decided, None where there is no such file.

    Raises InputError when it cannot be made.
    """
    if name not in _MAKERS:
        return None
    suffix, make = _MAKERS[name]
    stem = Path(desk.texts.variant.path).stem
    called = f"{stem}.{say(lang, f'review.file.{name}')}{suffix}"
    return Download(called, _TYPES[suffix], make(_Wanted(desk, layout, lang, limits)))
