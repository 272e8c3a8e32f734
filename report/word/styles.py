"""Styles of the report: official faces and sizes, set for Chinese and Latin alike.

Faces and sizes after GB/T 9704-2012 (title 2号小标宋, headings 3号黑体, page number 4号宋体), cells
in 五号 as comparison tables are printed. Changes are marked by face, line and shading, never by
colour alone: these pages are printed black.
"""

from typing import NamedTuple

from docx.document import Document

from ..words.layout import Marks
from .xml import Element, element

LATIN = "Times New Roman"
SONG_TITLE, HEI, KAI, FANGSONG, SONG = (
    "方正小标宋简体",
    "黑体",
    "楷体_GB2312",
    "仿宋_GB2312",
    "宋体",
)


class TableStyle(NamedTuple):
    """A paragraph style: face, size in half points, alignment; spaces in twentieths of a point.

    A ``pitch`` makes every line equally high whatever face stands in for a missing one; ``first``
    is how far a first line is indented.
    """

    name: str
    face: str
    size: int
    align: str = "both"
    before: int = 0
    after: int = 0
    pitch: int = 0
    outline: int = -1
    with_next: bool = False
    first: int = 0


TITLE = TableStyle("Title", SONG_TITLE, 44, "center", 0, 160)
LEGEND = TableStyle("Legend", KAI, 24, "center", 0, 120)
HEADING = TableStyle("Heading1", HEI, 32, "left", 320, 120, outline=0, with_next=True)
BODY = TableStyle("ReportText", FANGSONG, 24, "both", 0, 40)
CELL = TableStyle("CellText", FANGSONG, 21, pitch=300)
CELL_LEFT = TableStyle("CellLeft", FANGSONG, 21, "left", pitch=300)
CELL_HEAD = TableStyle("CellHead", HEI, 21, "center", 40, 40, pitch=300)
CELL_SHORT = TableStyle("CellShort", FANGSONG, 21, "center", pitch=300)
CELL_END = TableStyle("CellEnd", FANGSONG, 2, "left", pitch=20)
CELL_WORD = TableStyle("CellWord", FANGSONG, 18, "center", pitch=300)
CELL_POINT = TableStyle("CellPoint", FANGSONG, 18, "left", pitch=300)
CHAPTER = TableStyle("CellChapter", HEI, 21, "center", 40, 40, pitch=300, with_next=True)
# The body of an official document: 仿宋 of 16 points, 28 points a line (GB/T 9704-2012, 5.2.2).
LETTER = TableStyle("Letter", FANGSONG, 32, "both", first=640, pitch=560)
SMALL = TableStyle("Colophon", FANGSONG, 18, "left")
PAGE_RIGHT = TableStyle("PageRight", SONG, 28, "right")
PAGE_LEFT = TableStyle("PageLeft", SONG, 28, "left")
_PARAGRAPHS = (
    TITLE,
    LEGEND,
    HEADING,
    BODY,
    CELL,
    CELL_LEFT,
    CELL_HEAD,
    CELL_SHORT,
    CELL_END,
    CELL_WORD,
    CELL_POINT,
    CHAPTER,
    LETTER,
    SMALL,
    PAGE_RIGHT,
    PAGE_LEFT,
)
# The size of the signs in a cell, in twentieths of a point.
SIGN = CELL.size * 10
# A row of no more lines goes to the next page whole; longer ones would leave too much blank.
WHOLE = 8
ADDED, DELETED, SUBSTITUTED, MOVED, ASIDE = "Added", "Deleted", "Substituted", "Moved", "Aside"
# Names that Word itself knows keep their English form; the others are shown as the user reads.
_SHOWN_NAMES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Legend": "对照图例",
    "ReportText": "对照正文",
    "CellText": "对照表格",
    "CellLeft": "对照表格左齐",
    "CellHead": "对照表头",
    "CellShort": "对照表格居中",
    "CellWord": "对照表格类型",
    "CellEnd": "对照表格末行",
    "CellPoint": "对照表格要点",
    "CellChapter": "对照章名",
    "Letter": "公文正文",
    "Colophon": "对照附记",
    "PageRight": "页码右",
    "PageLeft": "页码左",
    ADDED: "对照新增",
    DELETED: "对照删去",
    SUBSTITUTED: "对照统一替换",
    MOVED: "对照移位",
    ASIDE: "对照来源",
}
_BUILT_IN = frozenset(("Title", "Heading1"))
_KEPT = frozenset(("Normal", "DefaultParagraphFont", "TableNormal", "NoList"))


def install(document: Document, marks: Marks) -> None:
    """Replace the styles of python-docx's template by ours; only Word's own defaults stay.

    ``marks`` decides what added, deleted, substituted and moved words look like.
    """
    root = document.styles.element
    for style in list(root.style_lst):
        if style.styleId not in _KEPT:
            root.remove(style)
    for properties in root.xpath("w:docDefaults/w:rPrDefault | w:style[@w:styleId='Normal']/w:rPr"):
        properties.getparent().remove(properties)
    defaults = root.xpath("w:docDefaults")[0]
    defaults.insert(0, element("rPrDefault", _characters(FANGSONG, 24)))
    root.extend(_paragraph_style(style) for style in _PARAGRAPHS)
    root.extend(_character_styles(marks))


def _fonts(face: str) -> Element:
    return element("rFonts", ascii=LATIN, hAnsi=LATIN, eastAsia=face, cs=LATIN)


def _characters(face: str, size: int) -> Element:
    """Return run properties; the language decides which Chinese glyphs are drawn."""
    language = element("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    return element(
        "rPr", _fonts(face), element("sz", val=size), element("szCs", val=size), language
    )


def _paragraph_style(style: TableStyle) -> Element:
    rule = "exact" if style.pitch else "auto"
    pitch = style.pitch or 240
    spacing = element("spacing", before=style.before, after=style.after, line=pitch, lineRule=rule)
    indent = [element("ind", firstLine=style.first, firstLineChars=200)] if style.first else []
    kept = [element("keepNext")] if style.with_next else []
    outline = [element("outlineLvl", val=style.outline)] if style.outline >= 0 else []
    return element(
        "style",
        element("name", val=_SHOWN_NAMES[style.name]),
        element("basedOn", val="Normal"),
        element("qFormat"),
        element("pPr", *kept, spacing, *indent, element("jc", val=style.align), *outline),
        _characters(style.face, style.size),
        type="paragraph",
        styleId=style.name,
        **({} if style.name in _BUILT_IN else {"customStyle": 1}),
    )


def _looks(marks: Marks) -> dict[str, tuple[Element, ...]]:
    """Return the run properties of each character style; no two marks have the same line."""
    if marks is Marks.UNDERLINE:
        return {
            ADDED: (element("u", val="double"),),
            DELETED: (element("strike"),),
            SUBSTITUTED: (element("u", val="dash"),),
            MOVED: (element("u", val="wave"),),
            ASIDE: (_fonts(KAI),),
        }
    grey = element("shd", val="clear", color="auto", fill="D9D9D9")
    return {
        ADDED: (_fonts(HEI), element("b")),
        DELETED: (element("strike"), grey),
        SUBSTITUTED: (element("u", val="dash"),),
        MOVED: (element("u", val="dotted"),),
        ASIDE: (_fonts(KAI),),
    }


def _character_styles(marks: Marks) -> list[Element]:
    return [
        element(
            "style",
            element("name", val=_SHOWN_NAMES[name]),
            element("basedOn", val="DefaultParagraphFont"),
            element("qFormat"),
            element("rPr", *properties),
            type="character",
            customStyle=1,
            styleId=name,
        )
        for name, properties in _looks(marks).items()
    ]
