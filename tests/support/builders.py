"""Tiny documents for tests: one clause a line, levels by the label at its head."""

from duizhao.corpus.model import NO_ORDINAL, Document, Level, Node, Span
from duizhao.corpus.structure.labels import Style, read_label

LEVELS = {
    Style.CHAPTER: Level.CHAPTER,
    Style.SECTION: Level.SECTION,
    Style.ARTICLE: Level.ARTICLE,
    Style.HAN_PAREN: Level.ITEM,
}
RANK = {Level.CHAPTER: 0, Level.SECTION: 1, Level.ARTICLE: 2, Level.PARAGRAPH: 3, Level.ITEM: 3}


def _line(text, start, end):
    """Read one line: its level, label, ordinal and where its words begin."""
    label = read_label(text, start, end)
    if label is None:
        return Level.PARAGRAPH, "", NO_ORDINAL, start
    at = label.span.end
    while at < end and text[at].isspace():
        at += 1
    return LEVELS[label.style], label.span.cut(text), label.ordinal, at


def build(text, title="测试办法"):
    """Build a document of ``text``, a line a node; an article of several lines is a container.

    The law of the project's trees holds: a container's words of its own are its label; the
    lead-in of an article with items, and each 款, is a leaf of level paragraph.
    """
    lines, at = [], 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip())
        start = end - len(line.strip())
        if start < end:
            lines.append((start, end, *_line(text, start, end)))
        at += len(line)
    nodes = []
    for index, (start, end, level, label, ordinal, body) in enumerate(lines):
        follower = lines[index + 1][2] if index + 1 < len(lines) else Level.CHAPTER
        inner = level == Level.ARTICLE and RANK[follower] > RANK[level]
        leaf = RANK[level] >= 2 and not inner
        own = Span(start, end if leaf or not inner else start + len(label))
        span = Span(start, _until(lines, index))
        node = (level, label, ordinal, span, own, Span(body, end) if leaf else Span(end, end))
        nodes.append((*node, leaf, RANK[level]))
        if inner:
            paragraph = (Level.PARAGRAPH, "", NO_ORDINAL, Span(body, end), Span(body, end))
            nodes.append((*paragraph, Span(body, end), True, 3))
    return Document(title, "", "", text, tuple(_nodes(nodes)))


def _until(lines, index):
    """Return where the node of a line ends with all below it."""
    end = lines[index][1]
    for other in lines[index + 1 :]:
        if RANK[other[2]] <= RANK[lines[index][2]]:
            break
        end = other[1]
    return end


def _nodes(rows):
    """Give the rows ids, locators and parents."""
    above: dict[int, int] = {}
    article = ""
    for index, (level, label, ordinal, span, own, body, leaf, rank) in enumerate(rows):
        above = {r: i for r, i in above.items() if r < rank}
        parent = above[max(above)] if above else -1
        above[rank] = index
        article = label if level == Level.ARTICLE else article
        locator = label if rank < 3 else f"{article}{label}"
        yield Node(f"n{index}", level, label, locator, "", span, own, body, parent, leaf, ordinal)
