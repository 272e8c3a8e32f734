"""Plain Word files and edited copies, for benches that need variants of their own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from docx import Document
from duizhao.corpus.structure.numerals import read_numeral
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


def numbered_word(text: str) -> bytes:
    """Return ``text`` as a .docx whose articles and items bear automatic numbers.

    Items begin anew in each article. A number out of turn (第三条之一, a gap) stays typed.
    """
    document = Document()
    _define_list(document.part.numbering_part.element)
    counts = [0, 0]
    for line in filter(None, map(str.strip, text.splitlines())):
        depth, rest = _automatic(line, counts)
        paragraph = document.add_paragraph(rest)
        if depth >= 0:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = depth
            properties.get_or_add_numId().val = int(_LIST)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_LIST = "901"


class _Level(NamedTuple):
    """A level of the list: its label as typed, and how Word writes it."""

    typed: re.Pattern[str]
    form: str
    gap: str
    text: str


_LEVELS = (
    _Level(
        re.compile("第([一二三四五六七八九十百]+)条\\s+"),
        "chineseCountingThousand",
        "space",
        "第%1条",
    ),
    _Level(re.compile(r"（([一二三四五六七八九十]+)）"), "chineseCounting", "nothing", "（%2）"),
)


def _automatic(line: str, counts: list[int]) -> tuple[int, str]:
    """Return the level of the number that a line bears in turn, and the line without it."""
    for depth, level in enumerate(_LEVELS):
        found = level.typed.match(line)
        if found and read_numeral(found[1]) == counts[depth] + 1:
            counts[depth] += 1
            counts[depth + 1 :] = [0] * (len(counts) - depth - 1)
            return depth, line[found.end() :]
    return -1, line


def _define_list(root: etree._Element) -> None:
    """Define the list: 第一条 with a space, （一） with nothing behind it."""
    abstract = etree.Element(_W + "abstractNum", {_W + "abstractNumId": _LIST})
    for at, level in enumerate(_LEVELS):
        element = etree.SubElement(abstract, _W + "lvl", {_W + "ilvl": str(at)})
        values = (("start", "1"), ("numFmt", level.form), ("suff", level.gap))
        for tag, value in (*values, ("lvlText", level.text)):
            etree.SubElement(element, _W + tag, {_W + "val": value})
    root.insert(0, abstract)
    number = etree.SubElement(root, _W + "num", {_W + "numId": _LIST})
    etree.SubElement(number, _W + "abstractNumId", {_W + "val": _LIST})


def edited_copy(data: bytes) -> bytes:
    """Return the Word file ``data`` as an older wording of itself.

    应当 was 可以, every third sentence had a proviso, and the fifth paragraph was another one.
    """

    def older(root: etree._Element) -> None:
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

    return changed_body(data, older)


def changed_body(data: bytes, change: Callable[[etree._Element], object]) -> bytes:
    """Return the Word file ``data`` after ``change`` was made to its main part."""
    source = zipfile.ZipFile(io.BytesIO(data))
    root = etree.fromstring(source.read("word/document.xml"))
    change(root)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            changed = name == "word/document.xml"
            target.writestr(name, etree.tostring(root) if changed else source.read(name))
    return stream.getvalue()
