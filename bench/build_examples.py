"""Make the example documents of the package from the plain texts in its sources/.

The template becomes a Word file whose 第X章, 第X条, （X） and 1． are automatic multilevel
numbering; the province and the district become Word files with typed numbers; the city is UTF-8
text and the school GB18030 text with CRLF.
Two runs give the same bytes: no clock is read, and the zip entries bear a fixed date.

    python -m bench.build_examples [OUTDIR]
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

HERE = Path(__file__).resolve().parent.parent / "cli" / "examples"
WORD_FILES = {"template": True, "province": False, "district": False}  # name: automatic numbering?
TEXT_FILES = {"city": ("utf-8", "\n"), "school": ("gb18030", "\r\n")}
DATE = datetime(2024, 6, 1, 8, 0, 0)

SONG, FANGSONG, HEI, KAI = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"
FALLBACKS = {SONG: "宋体", FANGSONG: "仿宋", KAI: "楷体"}

NUMERAL = "[一二三四五六七八九十]+"
LABEL = re.compile(
    rf"(?P<chapter>第{NUMERAL}章)　|(?P<article>第{NUMERAL}条)　"
    rf"|(?P<heading>{NUMERAL}、)|(?P<item>（{NUMERAL}）)|(?P<point>[0-9]+．)"
)
LEVELS = {"chapter": 0, "article": 1, "item": 2, "point": 3}
LABEL_FONTS = {"article": HEI}


class Look(NamedTuple):
    """The paragraph style of one kind of line; `indent` counts characters, `after` points."""

    font: str
    size: int
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY
    indent: int = 2
    after: int = 0
    page_break: bool = False


LOOKS = {
    "title": Look(SONG, 22, WD_ALIGN_PARAGRAPH.CENTER, 0, after=14),
    "note": Look(KAI, 16, WD_ALIGN_PARAGRAPH.CENTER, 0, after=14),
    "chapter": Look(HEI, 16, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "heading": Look(HEI, 16),
    "annex": Look(HEI, 16, WD_ALIGN_PARAGRAPH.LEFT, 0, page_break=True),
    "signature": Look(FANGSONG, 16, WD_ALIGN_PARAGRAPH.RIGHT, 0),
    "cell": Look(FANGSONG, 12, WD_ALIGN_PARAGRAPH.CENTER, 0),
    "text": Look(FANGSONG, 16),
}


class ListLevel(NamedTuple):
    """One level of the automatic list of the template."""

    form: str
    text: str
    suffix: str
    font: str
    indent: int = 2
    restarts: bool = True
    styled: bool = False


LIST = (
    ListLevel("chineseCounting", "第%1章", "space", HEI, indent=0, styled=True),
    ListLevel(
        "chineseCounting", "第%2条", "space", HEI, restarts=False
    ),  # articles run on across chapters
    ListLevel("chineseCounting", "（%3）", "nothing", FANGSONG),
    ListLevel("decimal", "%4．", "nothing", FANGSONG),
)


class Line(NamedTuple):
    """One line of a source: its kind, its label as typed, and what follows."""

    kind: str
    label: str
    text: str


def read_lines(name: str) -> list[str]:
    """Return the lines of a source that hold anything."""
    text = (HERE / "sources" / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line.strip()]


def classify(lines: list[str]) -> Iterator[Line]:
    """The title is the first line or follows 附件; the note is a bracket right under the title."""
    previous = "附件"
    for number, line in enumerate(lines):
        match = LABEL.match(line)
        if match and number > 1:
            yield Line(str(match.lastgroup), match[0], line[match.end() :])
        else:
            yield Line(plain_kind(number, line, previous), "", line.strip("　"))
        previous = line


def plain_kind(number: int, line: str, previous: str) -> str:
    """Return the kind of a line without a label, by its place and its marks."""
    if previous == "附件":
        return "title"
    if number == 1 and line[0] in "〔（":
        return "note"
    if line == "附件":
        return "annex"
    if "\t" in line:
        return "row"
    return "signature" if line.startswith("　　") else "text"


def set_fonts(properties: Any, font: str) -> None:
    """Latin letters and digits in Times New Roman, Chinese in `font`."""
    fonts = properties.get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), "Times New Roman")
    fonts.set(qn("w:eastAsia"), font)


def add_style(document: Any, name: str, look: Look) -> None:
    """Add a paragraph style with the font, size and spacing of ``look``."""
    style = document.styles.add_style(f"example {name}", WD_STYLE_TYPE.PARAGRAPH)
    style.font.size = Pt(look.size)
    set_fonts(style.element.get_or_add_rPr(), look.font)
    layout = style.paragraph_format
    layout.alignment, layout.page_break_before = look.align, look.page_break
    layout.space_before, layout.space_after = Pt(0), Pt(look.after)
    layout.line_spacing_rule, layout.line_spacing = (
        WD_LINE_SPACING.EXACTLY,
        Pt(max(28, look.size * 1.6)),
    )
    if look.indent:
        layout.first_line_indent = Pt(look.indent * look.size)
        style.element.pPr.find(qn("w:ind")).set(qn("w:firstLineChars"), str(look.indent * 100))


def set_page(document: Any) -> None:
    """A4 with the margins of GB/T 9704, and the page number between dashes."""
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(37), Mm(35)
    page.left_margin, page.right_margin = Mm(28), Mm(26)
    footer = page.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    footer._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
    footer.add_run(" —")


def level_xml(level: int, row: ListLevel, style: str) -> str:
    """One w:lvl; a level that stands in a paragraph style names it."""
    styled = f'<w:pStyle w:val="{style}"/>' if row.styled else ""
    restart = "" if row.restarts else '<w:lvlRestart w:val="0"/>'
    font = f'<w:rPr><w:rFonts w:hint="eastAsia" w:eastAsia="{row.font}"/></w:rPr>'
    first = f'w:firstLineChars="{row.indent * 100}" w:firstLine="{row.indent * 320}"'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{row.form}"/>{restart}'
        f'{styled}<w:suff w:val="{row.suffix}"/><w:lvlText w:val="{row.text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" {first}/></w:pPr>{font}</w:lvl>'
    )


def add_numbering(document: Any, number: int = 90) -> int:
    """Add the multilevel list, tie the chapter style to it, and return its w:numId."""
    style = document.styles["example chapter"]
    numbering = document.part.numbering_part.element
    levels = "".join(level_xml(level, row, style.style_id) for level, row in enumerate(LIST))
    kind = '<w:multiLevelType w:val="multilevel"/>'
    tag = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{kind}{levels}</w:abstractNum>'
    numbering.insert(0, parse_xml(tag))
    reference = f'<w:abstractNumId w:val="{number}"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{reference}</w:num>'))
    tie_number(style.element.get_or_add_pPr(), number, 0)
    return number


def tie_number(properties: Any, number: int, level: int) -> None:
    """Let Word number a paragraph (or style) by a level of a list."""
    tie = properties.get_or_add_numPr()
    tie.get_or_add_ilvl().val = level
    tie.get_or_add_numId().val = number


def add_line(document: Any, line: Line, number: int) -> None:
    """A paragraph in the style of its kind; with a list number the label is left to Word."""
    style = line.kind if line.kind in LOOKS else "text"
    paragraph = document.add_paragraph(style=f"example {style}")
    if number and line.label:
        if line.kind != "chapter":
            tie_number(paragraph._p.get_or_add_pPr(), number, LEVELS[line.kind])
    elif line.label:
        set_fonts(
            paragraph.add_run(line.label)._r.get_or_add_rPr(),
            LABEL_FONTS.get(line.kind, LOOKS[style].font),
        )
    paragraph.add_run(line.text)


def add_table(document: Any, rows: list[list[str]]) -> None:
    """Add a table with a grid, one cell style throughout."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.paragraphs[0].style = document.styles["example cell"]
            cell.paragraphs[0].add_run(text)


def set_properties(document: Any, title: str) -> None:
    """Write the core properties; no clock is read."""
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "对照", "对照"
    properties.comments, properties.language, properties.revision = "", "zh-CN", 1
    properties.created = properties.modified = DATE


def new_document(title: str) -> Any:
    """Return an empty document with page, styles and language set."""
    document = Document()
    set_properties(document, title)
    set_page(document)
    for name, look in LOOKS.items():
        add_style(document, name, look)
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    return document


def build_word(name: str, path: Path, *, automatic: bool) -> None:
    """Write one Word file, its numbers automatic or typed."""
    lines = read_lines(name)
    document = new_document(lines[0])
    number = add_numbering(document) if automatic else 0
    for is_table, group in groupby(classify(lines), key=lambda line: line.kind == "row"):
        if is_table:
            add_table(document, [line.text.split("\t") for line in group])
        else:
            for line in group:
                add_line(document, line, number)
    document.save(str(path))
    freeze(path)


def font_table() -> str:
    """Return word/fontTable.xml: what Word takes where the official fonts are away."""
    fonts = (
        f'<w:font w:name="{k}"><w:altName w:val="{v}"/></w:font>' for k, v in FALLBACKS.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:fonts {nsdecls('w')}>{''.join(fonts)}</w:fonts>"


def freeze(path: Path) -> None:
    """Write the package anew, with our font table and one fixed date on every entry."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["word/fontTable.xml"] = font_table().encode("utf-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, DATE.timetuple()[:6])
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            package.writestr(entry, data)


def build_text(name: str, encoding: str, newline: str, path: Path) -> None:
    """Write one text file in the encoding and with the line ends that it shows."""
    text = (HERE / "sources" / f"{name}.txt").read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", newline).encode(encoding))


def main(folder: Path) -> None:
    """Write every example document into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, automatic in WORD_FILES.items():
        build_word(name, folder / f"{name}.docx", automatic=automatic)
    for name, (encoding, newline) in TEXT_FILES.items():
        build_text(name, encoding, newline, folder / f"{name}.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
