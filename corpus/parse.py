"""From a text to its clause tree: lines, labels, order of levels, nodes, issues."""

from collections.abc import Sequence
from dataclasses import replace

from .issues.find import find_issues
from .legible.back import over, told_of
from .legible.copy import Copy, legible
from .model import NOWHERE, Cell, Document, Hint, Level, Node, Source, Span
from .structure.drafts import Draft
from .structure.label_order import order_of, settle
from .structure.labels import Style
from .structure.line_words import heading_text
from .structure.locators import ids, locators
from .structure.passes.captions import captions
from .structure.passes.decimals import settle_decimals, settle_series
from .structure.passes.front import mark_head
from .structure.passes.headings import above_articles, deep_headings, numbered_headings, styled
from .structure.passes.joins import join_broken, join_head, join_headings, join_lists, join_members
from .structure.passes.quotes import mark_quotes
from .structure.passes.tail import mark_tail
from .structure.passes.within import mark_within
from .structure.rows import Row, read_rows
from .structure.tree import build


def _structure(text: str, hints: Sequence[Hint]) -> tuple[list[Row], dict[Style, int]]:
    """Read the rows and settle what each is; the order of the passes matters.

    Head and tail first, so that their lines are joined to nothing; then joining, so that each
    clause is one row; then headings, which depend on what follows them.
    """
    lines = join_head(text, deep_headings(settle_decimals(settle_series(read_rows(text, hints)))))
    rows = mark_quotes(text, mark_tail(text, mark_head(text, lines, hints)))
    rows = captions(text, join_headings(text, styled(text, rows, hints)))
    rows = join_lists(text, join_broken(text, join_members(text, rows)))
    rows = above_articles(text, mark_within(settle(rows)))
    order = order_of(text, rows)
    return numbered_headings(text, rows, order), order


def _nodes(drafts: Sequence[Draft]) -> tuple[Node, ...]:
    named = zip(drafts, ids(drafts), locators(drafts), strict=True)
    return tuple(
        Node(
            id=name,
            level=draft.level,
            label=draft.label,
            locator=locator,
            heading=draft.heading,
            span=Span(draft.own.start, draft.end),
            own=draft.own,
            body=draft.body,
            parent=draft.parent,
            clause=draft.clause,
            ordinal=draft.ordinal,
            head=draft.head,
            cells=_cells(draft) if draft.row and draft.row.grid else (),
        )
        for draft, name, locator in named
    )


def _cells(draft: Draft) -> tuple[Cell, ...]:
    """Return the cells of a table row with their columns; a wide one is told of once."""
    grid = draft.row.grid if draft.row else None
    if grid is None or draft.level not in (Level.ROW, Level.COLUMNS):
        return ()
    names = grid.names if len(set(grid.cells)) > 1 else ()
    names = names or ("",) * len(grid.cells)
    last = NOWHERE
    found: list[Cell] = []
    for span, name in zip(grid.cells, names, strict=False):
        if span != last or span.start == span.end:
            found.append(Cell(span, name))
        last = span
    return tuple(found)


def _title(text: str, nodes: Sequence[Node]) -> str:
    """Return the title; one that stands twice, on one line and broken over lines, once."""
    found = (heading_text(text, node.own) for node in nodes if node.level is Level.TITLE)
    lines = list(dict.fromkeys(line.rstrip("。") for line in found))
    first, rest = "".join(lines[:1]), "".join(lines[1:])
    return first if first == rest else first + rest


def _split(source: Source) -> tuple[Document, list[Row], Copy]:
    """Return the document without issues, the rows that its nodes were made of, and the copy.

    The document is that of the copy where characters were left out of it; where all stand in
    their places it is that of the text.
    """
    copy = legible(source.text)
    rows, order = _structure(copy.text, over(source.hints, copy))
    nodes = _nodes(build(copy.text, rows, order))
    document = Document(
        title=_title(source.text if copy.same_places else copy.text, nodes),
        path=source.path,
        sha256=source.sha256,
        text=source.text if copy.same_places else copy.text,
        nodes=nodes,
        reader=source.reader,
        left_out=source.left_out,
    )
    return document, rows, copy


def parse_clauses(source: Source) -> Document:
    """Split as ``parse`` does, but look for no issues, which takes longer than all the rest."""
    document, _, copy = _split(source)
    return told_of(document, source.text, copy)


def parse(source: Source) -> Document:
    """Split the text of ``source`` into clauses. Raises nothing, whatever the text.

    第一條 is read as 第一条: the structure is that of a legible copy of the text. The own spans of
    the nodes are disjoint and in order, and all between them is white space or shows nothing.
    """
    document, rows, copy = _split(source)
    found = replace(document, issues=find_issues(document, rows))
    return told_of(found, source.text, copy)
