"""The Word file around the text: page, properties, and the same bytes every time."""

import io
import os
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm

from ..words.layout import Marks
from .styles import PAGE_LEFT, PAGE_RIGHT, install
from .xml import page_number, paragraph

# A date of no meaning but the same everywhere, unless SOURCE_DATE_EPOCH gives one
# (reproducible-builds.org).
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
# The earliest date that a zip archive can hold.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
# Parts of python-docx's template that no report uses.
_UNUSED = ("stylesWithEffects", "thumbnail", "customXml", "printerSettings")


def blank(title: str, marks: Marks) -> Document:
    """Return an empty landscape A4 document with our styles, page numbers and properties.

    Margins are those of GB/T 9704-2012 turned with the page: 28, 26, 37 and 35 mm.
    """
    return _blank(title, marks, upright=False)


def upright(title: str, marks: Marks) -> Document:
    """Return an empty A4 document that stands upright, with the same styles and properties."""
    return _blank(title, marks, upright=True)


def _blank(title: str, marks: Marks, *, upright: bool) -> Document:
    document = docx.Document()
    install(document, marks)
    _set_page(document)
    if upright:
        _set_upright(document)
    _set_properties(document, title)
    for package in (document.part, document.part.package):
        for key, relation in list(package.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED:
                del package.rels[key]
    language = document.settings.element.find(qn("w:themeFontLang"))
    if language is not None:
        language.set(qn("w:eastAsia"), "zh-CN")
    return document


def packed(document: Document) -> bytes:
    """Return the file's bytes, free of the clock."""
    loose = io.BytesIO()
    document.save(loose)
    tight = io.BytesIO()
    with zipfile.ZipFile(loose) as old, zipfile.ZipFile(tight, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return tight.getvalue()


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(37), Mm(35)
    section.footer_distance = Mm(15)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, style in ((section.footer, PAGE_RIGHT), (section.even_page_footer, PAGE_LEFT)):
        footer.is_linked_to_previous = False
        root = footer._element
        for old in list(root):
            root.remove(old)
        root.append(paragraph(page_number(), style.name))


def _set_upright(document: Document) -> None:
    """Turn the page: margins 37, 35, 28 and 26 mm (GB/T 9704-2012, 5.2.1)."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)


def _set_properties(document: Document, title: str) -> None:
    properties = document.core_properties
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    date = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else _UNDATED
    properties.author = properties.last_modified_by = "对照 duizhao"
    properties.title = title
    properties.comments = properties.keywords = properties.subject = ""
    properties.created = properties.modified = date.replace(tzinfo=None)
    properties.revision = 1
    properties.language = "zh-CN"
