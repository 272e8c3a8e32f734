"""The template put together from its variants: which columns, in what words, under what heads."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from ...corpus.model import Document, Level, Span
from ...corpus.structure.numerals import write_han
from .columns import Cell, ColumnPlace
from .model import ROOT, Lineage, Reconstruction, Restored

T = TypeVar("T")
# Dropping a clause needs no model, adding the same one twice is rare: a gain weighs two losses.
# So a clause belongs to the template when a third of those that copied from it directly have it.
GAIN = 2
_HEADS = {Level.PART: "编", Level.CHAPTER: "章", Level.SECTION: "节"}
_INNER = {Level.ITEM: "（{0}）", Level.POINT: "{1}．"}
_OUTER = {
    Level.LEVEL1: "{0}、",
    Level.LEVEL2: "（{0}）",
    Level.LEVEL3: "{1}．",
    Level.LEVEL4: "（{1}）",
}


def basic(columns: Sequence[Cell], voters: Sequence[int]) -> tuple[bool, ...]:
    """Return which columns the template had, by the documents that may speak for it.

    Least changes (Sankoff parsimony) over the root and its direct copies: had it the clause, each
    copy without it is a loss; had it not, each copy with it is a gain.
    """
    asked = set(voters)
    said = [len(asked & {place.document for place in column}) for column in columns]
    return tuple(GAIN * k > len(asked) - k for k in said)


def direct(lineage: Lineage) -> tuple[int, ...]:
    """Return the documents that copied from the root itself."""
    return tuple(edge.child for edge in lineage.edges if edge.parent == ROOT)


def restored(
    documents: Sequence[Document],
    columns: Sequence[Cell],
    texts: Sequence[str],
    title: str,
) -> Reconstruction:
    """Return the reconstructed template; columns whose text is empty are not in it.

    Levels, and which clauses are one article, are as most witnesses have them; numbers run anew.
    """
    page = _Page(title)
    before: Cell = ()
    for number, (column, text) in enumerate(zip(columns, texts, strict=True)):
        if text:
            page.heads(_heads(documents, column))
            level = _most([documents[p.document].nodes[p.node].level for p in column])
            page.clause(number, level, text, _together(documents, before, column, level))
            before = column
    return Reconstruction(title, page.text, tuple(page.clauses))


class _Page:
    """A text being written, with the numbers that stand where it has come to."""

    def __init__(self, title: str) -> None:
        self.text = f"{title}\n"
        self.clauses: list[Restored] = []
        self._count: Counter[Level] = Counter()
        self._written: set[tuple[Level, str]] = set()

    def heads(self, heads: Sequence[tuple[Level, str]]) -> None:
        """Write the headings above the next clause that were not written yet."""
        for level, heading in heads:
            if (level, heading) not in self._written:
                self._written.add((level, heading))
                self._count[level] += 1
                self._count[Level.SECTION] *= level is Level.SECTION
                label = f"第{write_han(self._count[level])}{_HEADS[level]}"
                self.text += f"{label}　{heading}\n"

    def clause(self, column: int, level: Level, text: str, together: bool) -> None:
        """Write one clause, its label before it."""
        label = self._label(level, together)
        start = len(self.text) + len(label)
        self.text += f"{label}{text}\n"
        self.clauses.append(Restored(column, label.strip("　 "), Span(start, start + len(text))))

    def _label(self, level: Level, together: bool) -> str:
        """Return the label of the next clause, "" for a paragraph of the article before."""
        if level in _OUTER:
            inner = list(_OUTER)[list(_OUTER).index(level) + 1 :]
            return self._numbered(level, _OUTER[level], inner)
        if level in _INNER and together:
            inner = [Level.POINT] if level is Level.ITEM else []
            return self._numbered(level, _INNER[level], inner)
        self._count[Level.ITEM] = self._count[Level.POINT] = 0
        if together or level is Level.PREAMBLE:
            return ""
        return self._numbered(Level.ARTICLE, "第{0}条　", [])

    def _numbered(self, level: Level, shape: str, inner: Sequence[Level]) -> str:
        self._count[level] += 1
        for one in inner:
            self._count[one] = 0
        number = self._count[level]
        return shape.format(write_han(number), number)


def _heads(documents: Sequence[Document], column: Cell) -> list[tuple[Level, str]]:
    """Return the headings of part, chapter and section that most witnesses stand under."""
    paths = []
    for place in column:
        nodes, at = documents[place.document].nodes, place.node
        path = []
        while (at := nodes[at].parent) >= 0:
            if nodes[at].level in _HEADS and nodes[at].heading:
                path.append((nodes[at].level, "".join(nodes[at].heading.split())))
        paths.append(tuple(reversed(path)))
    return list(_most(paths))


def _together(documents: Sequence[Document], before: Cell, column: Cell, level: Level) -> bool:
    """Say whether a clause continues the article of the one before it, as most witnesses say.

    Where none has both, an item or point does.
    """
    last = {place.document: place for place in before}
    both = [(last[place.document], place) for place in column if place.document in last]
    if not both:
        return level in _INNER and bool(before)
    same = sum(_article(documents, a) == _article(documents, b) for a, b in both)
    return 2 * same > len(both)


def _article(documents: Sequence[Document], place: ColumnPlace) -> int:
    """Return the article that a clause stands in, itself where it is one or in none."""
    nodes, at = documents[place.document].nodes, place.node
    while at >= 0 and nodes[at].level is not Level.ARTICLE:
        at = nodes[at].parent
    return at if at >= 0 else place.node


def _most(values: Sequence[T]) -> T:
    """Return the commonest value, the first of equals."""
    count = Counter(values)
    return max(count, key=lambda one: count[one])
