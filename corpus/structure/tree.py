"""Rows into a tree: what stands under what, and which leaves are clauses."""

from collections.abc import Sequence

from ..model import NO_ORDINAL, Level, Span
from .drafts import Draft, settled
from .labels import Style
from .line_words import heading_text
from .rows import Role, Row

_CONTAINER_RANK = {
    Style.PART: 2,
    Style.SUBPART: 3,
    Style.CHAPTER: 4,
    Style.SECTION: 5,
    Style.SUBSECTION: 6,
    Style.DIVISION: 7,
}
_PLAIN_RANK, _ARTICLE_RANK, _NUMBER_RANK = 8, 30, 32
_LEVELS = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
_CONTAINER_LEVEL = {
    Style.PART: Level.PART,
    Style.SUBPART: Level.SUBPART,
    Style.CHAPTER: Level.CHAPTER,
    Style.SECTION: Level.SECTION,
    Style.SUBSECTION: Level.SUBSECTION,
    Style.DIVISION: Level.DIVISION,
}
# The lines of a list without numbers are items of an article, points of an item.
_MEMBERS = {Level.ARTICLE: Level.ITEM, Level.ITEM: Level.POINT}
# What ends a preamble that has a heading of its own.
_CLOSING = (*_CONTAINER_LEVEL.values(), Level.ARTICLE)
_LEAVES = {
    Role.TITLE: Level.TITLE,
    Role.NOTE: Level.NOTE,
    Role.TOC: Level.TOC,
    Role.SIGNATURE: Level.SIGNATURE,
    Role.DATE: Level.DATE,
    Role.FURNITURE: Level.FURNITURE,
}


class _Builder:
    """Grows the list of drafts row by row; ``stack`` holds the open ones, outermost first."""

    def __init__(self, text: str, order: dict[Style, int], chapters: bool) -> None:
        self.text, self.order, self.chapters = text, order, chapters
        self.drafts: list[Draft] = []
        self.stack: list[int] = []
        self.pending: dict[int, Draft] = {}
        self.structured = self.tabled = False
        self.list = -1  # what the table or the list in hand stands under

    def put(self, draft: Draft) -> int:
        draft.end = draft.own.end
        self.drafts.append(draft)
        at = len(self.drafts) - 1
        if draft.parent >= 0:
            self.drafts[draft.parent].children.append(at)
        return at

    def open(self, draft: Draft) -> int:
        """Close what is not above ``draft``, then put it under what stays open."""
        outermost = self.drafts[self.stack[0]].level if self.stack else None
        if draft.level in _CLOSING and outermost is Level.PREAMBLE:
            self.stack.clear()
        while self.stack and self.drafts[self.stack[-1]].rank >= draft.rank:
            self.stack.pop()
        draft.parent = self.stack[-1] if self.stack else -1
        at = self.put(draft)
        self.stack.append(at)
        return at

    def labelled(self, level: Level, row: Row, rank: int) -> Draft:
        label = row.label.span.cut(self.text) if row.label else ""
        ordinal = row.label.ordinal if row.label else NO_ORDINAL
        caption = heading_text(self.text, row.caption)
        draft = Draft(level, row.span, -1, row, label, ordinal, caption, row.caption, rank=rank)
        draft.body, draft.clause = row.rest, True
        return draft

    def container(self, row: Row, level: Level, rank: int) -> None:
        draft = self.labelled(level, row, rank)
        draft.heading, draft.head = heading_text(self.text, row.rest), row.rest
        if level is Level.ANNEX:
            draft.label = self.text[row.span.start : row.rest.start].strip().rstrip("：:、.．")
        draft.body, draft.clause = Span(row.span.end, row.span.end), False
        self.open(draft)

    def article_at(self) -> int:
        """Return the open article, -1 when none is open."""
        return next((i for i in self.stack if self.drafts[i].level is Level.ARTICLE), -1)

    def numbered(self, row: Row) -> None:
        depth = self.order[row.style]
        rank = _NUMBER_RANK + depth
        if row.heading and self.article_at() < 0:
            return self.container(row, self.level_at(rank), rank)
        at = self.open(self.labelled(Level.LEVEL1, row, rank))
        draft = self.drafts[at]
        draft.level = self.level_at(rank, at)
        if draft.parent >= 0 and self.drafts[draft.parent].clause:
            self.lead_in(draft.parent)
        return None

    def level_at(self, rank: int, own: int = -1) -> Level:
        """Level of a numbered row: 项 and 目 inside an article, else by depth in the document."""
        within = [i for i in self.stack if i != own]
        if self.article_at() >= 0:
            above = [
                i
                for i in within
                if self.drafts[i].rank >= _NUMBER_RANK and self.drafts[i].rank < rank
            ]
            return Level.POINT if above else Level.ITEM
        return _LEVELS[min(rank - _NUMBER_RANK, len(_LEVELS) - 1)]

    def lead_in(self, at: int) -> None:
        """Make the clause at ``at`` a container whose words are a leaf of their own."""
        draft = self.drafts[at]
        draft.clause = False
        if draft.body.start >= draft.body.end or not draft.row:
            return
        lead = Draft(Level.PARAGRAPH, draft.body, at, None, body=draft.body, clause=True)
        lead.end = lead.own.end
        own_end = draft.own.start + len(self.text[draft.own.start : draft.body.start].rstrip())
        draft.own = Span(draft.own.start, own_end)
        draft.body = Span(own_end, own_end)
        self.pending[at] = lead

    def text_row(self, row: Row) -> None:
        """Put a paragraph, or a row of a table, under what it belongs to."""
        last = self.drafts[-1].row if self.drafts else None
        if row.member and last and last.member:
            parent = self.list
        else:
            parent = self._above(row, self._announced() if row.member else -1)
        below = parent >= 0 or self.structured or self.tabled
        level = Level.PARAGRAPH if below else Level.PREAMBLE
        if row.member and parent >= 0:
            level = _MEMBERS.get(self.drafts[parent].level, Level.PARAGRAPH)
        self.put(Draft(level, row.span, parent, row, body=row.span, clause=True))
        self.list = parent

    def grid_row(self, row: Row) -> None:
        """Put a row of a table where its table stands: under the words that announce it."""
        self.tabled = True
        parent = self.list if self._same_table(row) else self._above(row, self._announced())
        level = Level.ROW if row.role is Role.ROW else Level.COLUMNS
        draft = self.labelled(level, row, 0)
        draft.parent, draft.clause = parent, row.role is Role.ROW
        self.put(draft)
        self.list = parent

    def _same_table(self, row: Row) -> bool:
        last = self.drafts[-1].row if self.drafts else None
        same = last and last.grid and row.grid and last.grid.table == row.grid.table
        return bool(same)

    def _announced(self) -> int:
        """Return the item that ends in a colon just before a table, -1 when none does."""
        at = len(self.drafts) - 1
        if at < 0 or at not in self.stack or self.drafts[at].rank < _NUMBER_RANK:
            return -1
        return at if self.text[self.drafts[at].own.end - 1] in "：:" else -1

    def _above(self, row: Row, item: int = -1) -> int:
        """Return the node that a row without label belongs to, and close what is below it.

        That is the number that quotes it, the item whose list goes on behind it, the article,
        the nearest heading. A node that was a clause becomes a container.
        """
        if row.quoted and self.stack and self.drafts[self.stack[-1]].rank >= _NUMBER_RANK:
            return self._quoted()
        if row.within and item < 0:
            item = next((i for i in self.stack if self._style(i) is row.within), -1)
        return self._into(item) if item >= 0 else self._open_for_text()

    def _style(self, at: int) -> Style | None:
        row = self.drafts[at].row
        return row.style if row and row.label else None

    def _into(self, item: int) -> int:
        """Close what is open inside ``item`` up to the nearest heading, and return that or it."""
        while self.stack[-1] != item and not self._heads(self.stack[-1]):
            self.stack.pop()
        if self.drafts[self.stack[-1]].clause:
            self.lead_in(self.stack[-1])
        return self.stack[-1]

    def _open_for_text(self) -> int:
        article = self.article_at()
        while self.stack and self.stack[-1] != article and self.drafts[self.stack[-1]].clause:
            self.stack.pop()
        if article >= 0:
            while self.stack[-1] != article:
                self.stack.pop()
            if self.drafts[article].clause:
                self.lead_in(article)
        while (
            self.stack
            and self.drafts[self.stack[-1]].rank > _NUMBER_RANK - 1
            and not self._heads(self.stack[-1])
        ):
            self.stack.pop()
        return self.stack[-1] if self.stack else -1

    def _quoted(self) -> int:
        """Words that an amending decision quotes belong to the number that quotes them."""
        while len(self.stack) > 1 and self.drafts[self.stack[-2]].rank >= _NUMBER_RANK:
            self.stack.pop()
        parent = self.stack[-1]
        if self.drafts[parent].clause:
            self.lead_in(parent)
        return parent

    def _heads(self, at: int) -> bool:
        row = self.drafts[at].row
        return row is not None and row.heading

    def unnumbered(self) -> None:
        """Make a text without labels one of paragraphs: nothing that they introduce follows."""
        for draft in self.drafts:
            if draft.level is Level.PREAMBLE:
                draft.level = Level.PARAGRAPH

    def add(self, row: Row) -> None:
        """Put one row into the tree."""
        if row.span.start == row.span.end:
            return
        if row.role in _LEAVES:
            self.put(Draft(_LEAVES[row.role], row.span, -1, row, body=row.span))
        elif row.role is Role.TEXT:
            self.text_row(row)
        elif row.role in (Role.ROW, Role.COLUMNS):
            self.grid_row(row)
        else:
            self.structured = True
            self._labelled_row(row)

    def _labelled_row(self, row: Row) -> None:
        if row.role is Role.ARTICLE:
            self.open(self.labelled(Level.ARTICLE, row, _ARTICLE_RANK))
        elif row.role is Role.NUMBERED:
            self.numbered(row)
        elif row.role is Role.CONTAINER:
            self._container_row(row)
        elif row.role is Role.ANNEX:
            self.container(row, Level.ANNEX, 0)
        else:
            self.container(row, Level.PREAMBLE, 1)

    def _container_row(self, row: Row) -> None:
        if row.label is None:
            level = Level.SECTION if self.chapters else Level.CHAPTER
            rank = _CONTAINER_RANK[Style.SECTION if self.chapters else Style.CHAPTER]
            return self.container(row, level, rank)
        if row.style in _CONTAINER_LEVEL:
            return self.container(row, _CONTAINER_LEVEL[row.style], _CONTAINER_RANK[row.style])
        depth = self.order.get(row.style, 0)
        return self.container(row, _LEVELS[min(depth, 3)], _PLAIN_RANK + depth)


def build(text: str, rows: Sequence[Row], order: dict[Style, int]) -> list[Draft]:
    """Return the drafts of all nodes, parents before children, in reading order.

    ``order`` is the depth of each numbered style. A row's parent is the nearest open row of a
    higher rank; a paragraph goes to the open article or else to the nearest heading.
    """
    chapters = any(row.role is Role.CONTAINER and row.label for row in rows)
    builder = _Builder(text, order, chapters)
    for row in rows:
        builder.add(row)
    if not builder.structured and not any(row.grid for row in rows):
        builder.unnumbered()
    return settled(builder.drafts, builder.pending)
