"""Decisions and consolidated texts as Word files.

A decision is a document of its own. A consolidated text whose old text is a Word file is made
in a copy of it: the changes are tracked in it as from the new text to the old one, and then
rejected, or turned round where they shall stay tracked.
"""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from ...alignment.model import Comparison
from ...corpus.limits import Limits
from ..redline.in_place.resolve import resolve_changes
from ..redline.plan.model import Options
from ..redline.wordml.wordml import Element, w
from ..redline.write import redline
from ..word.package import packed, upright
from ..word.styles import HEADING, LETTER, TITLE
from ..word.xml import paragraph
from ..words.catalogue import Lang
from ..words.layout import Marks

_DOCUMENT = "word/document.xml"
# What an insertion is, seen from the other text.
_TURNED = {
    w("ins"): w("del"),
    w("del"): w("ins"),
    w("moveFrom"): w("moveTo"),
    w("moveTo"): w("moveFrom"),
}
_STRUCK = {w("t"): w("delText"), w("instrText"): w("delInstrText")}
_PLAIN = {struck: words for words, struck in _STRUCK.items()}


def text_docx(title: str, text: str) -> bytes:
    """Return a text as a Word file: its first line as title, headings of chapters in bold."""
    document = upright(title, Marks.BOLD)
    end = document.element.body.sectPr
    for part in _paragraphs(text):
        end.addprevious(part)
    return packed(document)


def _paragraphs(text: str) -> Iterator[Element]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for index, line in enumerate(lines):
        heading = line.startswith("第") and line[:8].rstrip().partition("章")[1] == "章"
        style = TITLE if index == 0 else HEADING if heading and len(line) < 40 else LETTER
        yield paragraph(line, style.name)


def consolidated_docx(backwards: Comparison, lang: Lang, limits: Limits, *, tracked: bool) -> bytes:
    """Return the new text in a copy of the old Word file, its styles kept.

    ``backwards`` compares the new text with the old file: its template is the new text.
    """
    options = Options(comments="none", moves="plain")
    data = redline(backwards, options, lang, limits).data
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == _DOCUMENT:
                content = _settled(content, tracked=tracked)
            new.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _settled(content: bytes, *, tracked: bool) -> bytes:
    root = etree.fromstring(content)
    if tracked:
        _turn(root)
    else:
        resolve_changes(root, "original")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _turn(root: Element) -> None:
    """Exchange insertions and deletions."""
    for element in list(root.iter(*_TURNED)):
        element.tag = _TURNED[element.tag]
    for element in list(root.iter(*_STRUCK, *_PLAIN)):
        inside = any(above.tag in (w("del"), w("moveFrom")) for above in element.iterancestors())
        words = _STRUCK if inside else _PLAIN
        element.tag = words.get(element.tag, element.tag)
