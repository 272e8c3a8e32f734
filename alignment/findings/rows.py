"""Findings in a row of a table: what they are about is the row and the column, not a sentence.

A number whose unit stands in the head of its column is read with it: 200 below 罚款（元） is a
fine.

无证取水 | 轻微 | 二万元 → 三万元      in the column 罚款: about 无证取水·轻微：罚款
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...corpus.model import Cell, Document, Node, Span
from ...corpus.normalise import clean
from ..model import Direction, Finding, Link, Part, Topic
from .model import Measure, Quantity
from .statements.quantities import quantities
from .topics.cases import direction
from .topics.limits import topic

_LINK = "·"
# 罚款（元）, 日间（元/小时）, 金额/万元: the unit of all cells below.
_UNIT = re.compile(r"(?P<name>.*?)[(/](?P<unit>[^()/]{1,6})(?:/[^()]*)?\)?")
# A cell that holds nothing, or nothing but figures, names no row.
_FIGURE = re.compile("[0-9.,%]*")
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[〇零一二三四五六七八九十百千万亿两]+")
# 2元 under 票价 says all that a sentence would.
_MEASURED = re.compile(rf"(?:{_BARE.pattern})[^0-9/.,，、；。]{{1,3}}")
# A number that changed is what a reader of a table looks for.
_WEIGHT = 3


def of_cells(template: Document, variant: Document, link: Link) -> Iterator[Finding]:
    """Yield the numbers that changed in cells that hold nothing else.

    The unit of a number is its own, or that which its column names.
    """
    if link.part is not Part.ROW or not len(link.template) == len(link.variant) == 1:
        return
    there = {cell.column: cell for cell in template.nodes[link.template[0]].cells}
    for cell in variant.nodes[link.variant[0]].cells:
        if cell.column in there:
            ends = there[cell.column], cell
            pair = _quantity(template, ends[0]), _quantity(variant, ends[1])
            if pair[0] and pair[1] and pair[0].value != pair[1].value:
                yield _changed(template, variant, ends, (pair[0], pair[1]))


def _quantity(document: Document, cell: Cell) -> Quantity | None:
    """Return what the number of a cell comes to, in its own unit or in that of its column."""
    column = clean(cell.column, Span(0, len(cell.column))).text
    named = _UNIT.fullmatch(column)
    number = clean(document.text, cell.span).text
    if named and _BARE.fullmatch(number):
        found = quantities(f"{named['name']}{number}{named['unit']}")
    elif _MEASURED.fullmatch(number):
        found = quantities(f"{column}{number}")
    else:
        return None
    return found[0] if len(found) == 1 else None


def _changed(
    template: Document,
    variant: Document,
    cells: tuple[Cell, Cell],
    pair: tuple[Quantity, Quantity],
) -> Finding:
    about, way = topic(pair[1]), direction(*pair)
    if Measure.FINE in (pair[0].measure, pair[1].measure):
        more = pair[1].value > pair[0].value
        about, way = Topic.PENALTY, Direction.HEAVIER if more else Direction.LIGHTER
    return Finding(
        f"{about}-{way}",
        cells[0].span.cut(template.text).strip(),
        cells[1].span.cut(variant.text).strip(),
        (cells[0].span,),
        (cells[1].span,),
        topic=about,
        direction=way,
        weight=_WEIGHT,
    )


def named(
    template: Document, variant: Document, link: Link, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return the findings of a link; those in a row of a table name its row and column."""
    old = [template.nodes[i] for i in link.template if template.nodes[i].cells]
    new = [variant.nodes[i] for i in link.variant if variant.nodes[i].cells]
    if not old and not new:
        return tuple(findings)
    return tuple(_named(template, variant, old, new, found) for found in findings)


def _named(
    template: Document,
    variant: Document,
    old: Sequence[Node],
    new: Sequence[Node],
    found: Finding,
) -> Finding:
    if found.variant:
        about = _about(variant, new, found.variant[0])
    else:
        about = _about(template, old, found.template[0]) if found.template else ""
    return replace(
        found,
        about=about or found.about,
        before=_parted(template, old, found.template) or found.before,
        after=_parted(variant, new, found.variant) or found.after,
    )


def _parted(document: Document, nodes: Sequence[Node], places: Sequence[Span]) -> str:
    """Return the words of a finding over several cells with a mark between these, else ""."""
    cells = [
        " ".join(cell.span.cut(document.text).split())
        for node in nodes
        for cell in node.cells
        if any(place.start <= cell.span.start < cell.span.end <= place.end for place in places)
    ]
    return _LINK.join(filter(None, cells)) if len(cells) > 1 else ""


def _about(document: Document, nodes: Sequence[Node], place: Span) -> str:
    """Return the cells before the one at ``place`` and the name of its column, "" where none is."""
    for node in nodes:
        for at, cell in enumerate(node.cells):
            if cell.span.start <= place.start < cell.span.end:
                words = ("".join(c.span.cut(document.text).split()) for c in node.cells[:at])
                keys = _LINK.join(w for w in words if w != node.label and not _FIGURE.fullmatch(w))
                return "：".join(part for part in (keys, cell.column) if part)
    return ""
