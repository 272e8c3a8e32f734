"""A document as lines that can be edited, and back as a text; no character is lost.

The line ``第三条　甲。`` is label 第三条, gap ``　``, words 甲。; ``（一）乙；`` below it is an
item of its first paragraph. An article whose label stands alone takes in the next paragraph.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...corpus.model import NO_ORDINAL, Document, Level, Node, Ordinal
from ...corpus.structure.labels import CONTAINER_STYLES, read_label
from .model import Home, Line, LineKind

_BLANKS = re.compile(r"\s+")
_KINDS = {
    Level.TITLE: LineKind.TITLE,
    Level.NOTE: LineKind.NOTE,
    Level.TOC: LineKind.TOC,
    Level.PREAMBLE: LineKind.PREAMBLE,
    Level.PART: LineKind.HEADING,
    Level.SUBPART: LineKind.HEADING,
    Level.CHAPTER: LineKind.HEADING,
    Level.SECTION: LineKind.HEADING,
    Level.ARTICLE: LineKind.ARTICLE,
    Level.PARAGRAPH: LineKind.PARAGRAPH,
    Level.ITEM: LineKind.ITEM,
    Level.POINT: LineKind.POINT,
    Level.ANNEX: LineKind.ANNEX,
    Level.SIGNATURE: LineKind.TAIL,
    Level.DATE: LineKind.TAIL,
    Level.FURNITURE: LineKind.FURNITURE,
    Level.SUBSECTION: LineKind.HEADING,
    Level.DIVISION: LineKind.HEADING,
    Level.ROW: LineKind.ROW,
    Level.COLUMNS: LineKind.ROW,
}
_UNITS = {
    Level.PART: "编",
    Level.SUBPART: "分编",
    Level.CHAPTER: "章",
    Level.SECTION: "节",
    Level.ARTICLE: "条",
    Level.ITEM: "项",
    Level.POINT: "目",
    Level.ANNEX: "附件",
    Level.SUBSECTION: "小节",
    Level.DIVISION: "小目",
}
# A paragraph that ends in one of these goes on in the next line: 由下列人员组成：/ 主任，/ 委员。
_GOES_ON = ("：", "，", "、")
# A promulgation note stands within so many lines of the beginning.
_FRONT = 40
_NUMBERED = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)


def plain(words: str) -> str:
    """Return a line in comparison form: blanks in a row are one blank, none stand at its ends."""
    return _BLANKS.sub(" ", words).strip()


def compared(line: Line) -> str:
    """Return a line in comparison form; a blank between a label and its words does not count."""
    shown = plain(line.text)
    label = read_label(shown, 0, len(shown))
    if label is None or label.span.start:
        return shown
    end = label.span.end
    if label.style in CONTAINER_STYLES:
        return _BLANKS.sub("", shown)
    return _BLANKS.sub("", shown[:end]) + shown[end:].lstrip()


def compared_lines(lines: Iterable[Line]) -> tuple[str, ...]:
    """Return a text as compared: a line that breaks off in a comma or colon is one with the next.

    This is the normalisation under which two texts are the same: empty lines and blanks at the
    ends of lines do not count, blanks inside a line are one, and none stands behind a label or in a
    heading.
    """
    out: list[str] = []
    for line in lines:
        words = compared(line)
        label = read_label(words, 0, len(words)) if words[:1] else None
        if out and out[-1][-1:] in _GOES_ON and (label is None or label.span.start):
            out[-1] += words
        else:
            out.append(words)
    return tuple(out)


def _outermost(document: Document) -> dict[int, Node]:
    """Return the first node that begins at each offset of the text."""
    found: dict[int, Node] = {}
    for node in document.nodes:
        found.setdefault(node.own.start, node)
    return found


def _printed(text: str) -> Iterable[tuple[int, int]]:
    """Yield where each line that is not blank begins and ends, blanks around it left out."""
    for hit in re.finditer(r"[^\n]*", text):
        words = hit.group()
        if words.strip():
            begin = hit.start() + len(words) - len(words.lstrip())
            yield begin, hit.start() + len(words.rstrip())


class _Reader:
    """Turns lines into ``Line`` records, keeping count of where they stand."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = _outermost(document)
        self.holders = _holders(document)
        self.tops = _tops(document)
        self.home = Home()
        self.twins: dict[tuple[int, Ordinal], int] = {}
        self.lines: list[Line] = []

    def level(self, node: Node) -> tuple[LineKind, str]:
        """Return kind and unit of a node; numbered levels are items below an article or a top."""
        if node.level not in _NUMBERED:
            return self._named(node)
        top, has_articles = self.tops.get(self.home.scope, (node.level, False))
        outside = has_articles and self.home.article == NO_ORDINAL
        if outside or node.own.start in self.holders:
            return LineKind.HEADING, "部分"
        if not has_articles and node.level is top:
            return LineKind.ARTICLE, "部分"
        outer = _NUMBERED.index(node.level) - (0 if has_articles else _NUMBERED.index(top) + 1)
        deep = self._parent_is_item(node) or (not has_articles and outer > 0)
        return (LineKind.POINT, "目") if deep else (LineKind.ITEM, "项")

    def _named(self, node: Node) -> tuple[LineKind, str]:
        """Return kind and unit of a node whose level says what it is."""
        kind = _KINDS[node.level]
        if kind is LineKind.PARAGRAPH and self._in_preamble(node):
            return LineKind.PREAMBLE, ""
        if kind is LineKind.PREAMBLE and node.heading:
            return LineKind.HEADING, "序言"
        if kind is LineKind.TITLE and any(
            line.kind is LineKind.NOTE for line in self.lines[:_FRONT]
        ):
            return LineKind.NOTE, ""  # a title that is printed again below the promulgation note
        if kind in (LineKind.ITEM, LineKind.POINT) and not node.label:
            return LineKind.PARAGRAPH, ""
        return kind, _UNITS.get(node.level, "")

    def _in_preamble(self, node: Node) -> bool:
        return node.parent >= 0 and self.document.nodes[node.parent].level is Level.PREAMBLE

    def _parent_is_item(self, node: Node) -> bool:
        at = node.parent
        if at < 0:
            return False
        parent = self.document.nodes[at]
        if parent.level is Level.ITEM:
            return True
        top = self.tops.get(self.home.scope, (Level.LEVEL1, False))[0]
        return parent.level in _NUMBERED and parent.level is not top

    def move(self, kind: LineKind, ordinal: Ordinal, alone: bool) -> Home:
        """Return the home of a line of ``kind`` that comes next."""
        home = self.home
        if kind is LineKind.ANNEX:
            return Home(home.scope + 1)
        if kind is LineKind.HEADING:
            return Home(home.scope, heading=ordinal)
        if kind in (LineKind.TITLE, LineKind.NOTE, LineKind.TOC, LineKind.TAIL):
            return Home(home.scope, paragraph=0)
        if kind is LineKind.ARTICLE:
            key = (home.scope, ordinal)
            twin = self.twins[key] = self.twins.get(key, -1) + 1
            return Home(home.scope, ordinal, twin, 0 if alone else 1)
        if kind is LineKind.ITEM:
            number = ordinal.number or home.item + 1
            return home._replace(item=number, point=0, paragraph=home.paragraph or 1)
        if kind is LineKind.POINT:
            return home._replace(point=ordinal.number or home.point + 1)
        last = self.lines[-1] if self.lines else None
        if (
            last
            and last.kind in (LineKind.ARTICLE, LineKind.PARAGRAPH)
            and last.words[-1:] in _GOES_ON
            and home.article != NO_ORDINAL
        ):
            return home
        return home._replace(paragraph=home.paragraph + 1, item=0, point=0)

    def read(self, start: int, end: int, lead: str) -> None:
        """Add the line at ``start``; one that begins no node belongs to the line before it."""
        raw = self.document.text[start:end]
        node = self.nodes.get(start)
        if node is None and self.lines:
            last = self.lines[-1]
            joined = last.words + raw
            self.lines[-1] = replace(last, words=joined, raw=last.shown + lead + raw)
            return
        kind, unit = self.level(node) if node else (LineKind.PARAGRAPH, "")
        label, gap, words = _parted(self.document.text, node, start, end, kind)
        ordinal = node.ordinal if node and label else NO_ORDINAL
        self.home = self.move(kind, ordinal, not words)
        if self._takes_in(kind):
            last = self.lines[-1]
            self.lines[-1] = replace(
                last, words=words, gap="　", home=self.home, raw=last.shown + lead + raw
            )
            return
        self.lines.append(Line(kind, words, label, gap, unit, ordinal, self.home, lead, raw, start))

    def _takes_in(self, kind: LineKind) -> bool:
        last = self.lines[-1] if self.lines else None
        alone = last is not None and last.kind is LineKind.ARTICLE and not last.words
        return alone and kind is LineKind.PARAGRAPH


def _holders(document: Document) -> frozenset[int]:
    """Return where the nodes begin that have articles below them."""
    found: set[int] = set()
    for node in document.nodes:
        at = node.parent if node.level is Level.ARTICLE else -1
        while at >= 0 and document.nodes[at].own.start not in found:
            found.add(document.nodes[at].own.start)
            at = document.nodes[at].parent
    return frozenset(found)


def _tops(document: Document) -> dict[int, tuple[Level, bool]]:
    """Return for each scope its highest numbered level, and whether it has articles."""
    found: dict[int, tuple[Level, bool]] = {}
    scope = 0
    for node in document.nodes:
        if node.level is Level.ANNEX:
            scope += 1
        top, articles = found.get(scope, (Level.LEVEL4, False))
        if node.level in _NUMBERED and _NUMBERED.index(node.level) < _NUMBERED.index(top):
            top = node.level
        found[scope] = (top, articles or node.level is Level.ARTICLE)
    return found


def _parted(
    text: str, node: Node | None, start: int, end: int, kind: LineKind
) -> tuple[str, str, str]:
    """Return label, gap and words of a line."""
    if (
        node is None
        or not node.label
        or kind in (LineKind.TITLE, LineKind.NOTE, LineKind.TOC, LineKind.TAIL)
    ):
        return "", "", text[start:end]
    at = text.find(node.label, start, end)
    if at != start:
        return "", "", text[start:end]
    rest = text[start + len(node.label) : end]
    words = rest.lstrip()
    if kind is LineKind.ARTICLE:
        words = words.removeprefix("、").lstrip()  # 第一条、村民应当…
    return node.label, rest[: len(rest) - len(words)], words


def lines_of(document: Document) -> tuple[Line, ...]:
    """Return the lines of a document, in order; blank lines are the lead of the next."""
    reader = _Reader(document)
    before = 0
    for start, end in _printed(document.text):
        reader.read(start, end, document.text[before:start])
        before = end
    return tuple(reader.lines)


def text_of(lines: Sequence[Line], tail: str = "\n") -> str:
    """Return lines as one text; what was not touched is as it was read."""
    joined = "".join(line.lead + line.shown for line in lines)
    return joined.removeprefix("\n") + tail
