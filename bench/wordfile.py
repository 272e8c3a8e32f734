"""Plain Word files and edited copies, for benches that need variants of their own."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def plain_word(text: str) -> bytes:
    """Return a .docx with one paragraph for each line of ``text`` that is not blank."""
    document = Document()
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(line.strip())
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def edited_copy(data: bytes) -> bytes:
    """Return the Word file ``data`` as an older wording of itself.

    应当 was 可以, every third sentence had a proviso, and the fifth paragraph was another one.
    """
    source = zipfile.ZipFile(io.BytesIO(data))
    root = etree.fromstring(source.read("word/document.xml"))
    for at, leaf in enumerate(root.iter(_W + "t")):
        words = (leaf.text or "").replace("应当", "可以")
        leaf.text = words.replace("。", "，另有规定的除外。") if at % 3 == 1 else words
    paragraphs = [p for p in root.iterfind(f"{_W}body/{_W}p") if p.findtext(f".//{_W}t")]
    if len(paragraphs) > 6:
        old = etree.Element(_W + "p")
        run = etree.SubElement(old, _W + "r")
        etree.SubElement(run, _W + "t").text = "本条在旧文本中单独成段，现已不再保留。"
        paragraphs[4].addprevious(old)
        paragraphs[4].getparent().remove(paragraphs[4])
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            changed = name == "word/document.xml"
            target.writestr(name, etree.tostring(root) if changed else source.read(name))
    return stream.getvalue()
