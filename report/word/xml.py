"""WordprocessingML in the few pieces that a report needs; text is escaped by lxml.

python-docx reaches a cell of a table in time that grows with the table, so rows are built here.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from ..words.text import visible

# lxml's elements have no precise types here.
Element = Any

# A cell with a line on every side.
_CLOSED: Mapping[str, str] = MappingProxyType({})
# Space inside a cell, in twentieths of a point; the order is the schema's.
_PADDING = (("top", 28), ("left", 60), ("bottom", 28), ("right", 60))


def element(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return ``<w:tag>`` with attributes in the w: namespace and ``children``."""
    made = etree.Element(qn(f"w:{tag}"), nsmap={"w": _W})
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


_W = qn("w:t").removeprefix("{").partition("}")[0]


def run(text: str, style: str = "") -> Element:
    """Return a run in a character style; what XML cannot hold is shown as a mark."""
    words = element("t")
    words.text = visible(text).replace("\t", " ").replace("\n", " ")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    properties = [element("rPr", element("rStyle", val=style))] if style else []
    return element("r", *properties, words)


def line_break() -> Element:
    """Return a run that only breaks the line."""
    return element("r", element("br"))


def paragraph(runs: Iterable[Element] | str, style: str) -> Element:
    """Return a paragraph in a paragraph style."""
    inside = [run(runs)] if isinstance(runs, str) else list(runs)
    return element("p", element("pPr", element("pStyle", val=style)), *inside)


def page_number() -> list[Element]:
    """Return the runs of 「— 1 —」, the number a field (ECMA-376 part 1, 17.16.5.44)."""
    code = element("instrText")
    code.text = "PAGE"
    steps = [element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end")]
    field = [steps[0], code, steps[1]]
    made = [element("r", part) for part in field] + [run("1"), element("r", steps[2])]
    return [run("— "), *made, run(" —")]


def cell(
    paragraphs: Sequence[Element],
    width: int,
    *,
    span: int = 1,
    merge: str = "",
    style: str,
    edges: Mapping[str, str] = _CLOSED,
) -> Element:
    """Return a table cell; ``merge`` is "", "restart" or "continue" for cells joined downwards.

    ``edges`` says how a side ("top", "bottom") is drawn where it is not a line: "nil", "dotted".
    """
    properties = element("tcPr", element("tcW", w=width, type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merge:
        properties.append(element("vMerge", val=merge))
    if edges:
        properties.append(
            element("tcBorders", *(_edge(side, kind) for side, kind in edges.items()))
        )
    return element("tc", properties, *(paragraphs or [paragraph("", style)]))


def _edge(side: str, kind: str) -> Element:
    if kind == "nil":
        return element(side, val=kind)
    return element(side, val=kind, sz=4, space=0, color="000000")


def row(cells: Iterable[Element], *, header: bool = False, whole: bool = False) -> Element:
    """Return a table row; a ``whole`` one is never broken, a header also repeated on every page."""
    marks = [element("cantSplit")] if header or whole else []
    marks += [element("tblHeader")] if header else []
    return element("tr", *([element("trPr", *marks)] if marks else []), *cells)


def lines(paragraphs: Iterable[Element], width: int, size: int) -> int:
    """Return how many lines ``paragraphs`` fill in a cell of ``width``, all signs ``size`` wide.

    Both in twentieths of a point; Latin letters are narrower, so it is never too few by much.
    """
    space = width - dict(_PADDING)["left"] - dict(_PADDING)["right"]
    fitting = max(space // size, 1)
    return sum(_lines(part, fitting, size) for part in paragraphs)


def _lines(part: Element, fitting: int, size: int) -> int:
    """Return how many lines a paragraph fills, or a table: its rows by their highest cells."""
    if part.tag != qn("w:tbl"):
        return max(-(-len("".join(part.itertext())) // fitting), 1)
    rows = part.iterchildren(qn("w:tr"))
    return sum(max(_height(one, size) for one in row.iterchildren(qn("w:tc"))) for row in rows)


def _height(cell: Element, size: int) -> int:
    wide = int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w")))
    return lines(cell.iterchildren(qn("w:p")), wide, size)


def table(widths: Sequence[int], rows: Iterable[Element]) -> Element:
    """Return a table of fixed column ``widths`` (twentieths of a point), thin lines around."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = [element(side, val="single", sz=4, space=0, color="000000") for side in sides]
    properties = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            *(element(side, w=dict(_PADDING)[side], type="dxa") for side in ("left", "right")),
        ),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return element("tbl", properties, grid, *rows)
