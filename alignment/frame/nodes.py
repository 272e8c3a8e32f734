"""Which nodes stand around the clauses, and what part of a text each is."""

import re
from collections.abc import Iterator

from ...corpus.model import Document, Level, Node
from ...corpus.normalise import clean

# What is compared line by line, each level with its own: the title, and what is no norm.
LINES = (Level.TITLE, Level.NOTE, Level.TOC, Level.SIGNATURE, Level.DATE)
# The same by what may share a line: 某县人民政府　2022年10月8日.
KINDS = ((Level.TITLE,), (Level.NOTE,), (Level.TOC,), (Level.SIGNATURE, Level.DATE))
# What bears a number and a name and holds what follows, even where the name is missing.
CONTAINERS = (
    Level.PART,
    Level.SUBPART,
    Level.CHAPTER,
    Level.SECTION,
    Level.SUBSECTION,
    Level.DIVISION,
    Level.ANNEX,
)
# A name on one of these belongs to its own words: 第一条【目的】.
_CAPTIONED = (Level.ARTICLE, Level.PARAGRAPH, Level.ITEM, Level.POINT)
# The number of a page behind a line of a table of contents, with the dots before it.
_PAGE = re.compile(r"[\s.·…．。—－-]*[0-9]*[\s]*$")


def named(node: Node) -> bool:
    """Say whether a node bears a heading or caption of its own."""
    return node.head.start < node.head.end


def is_heading(node: Node) -> bool:
    """Say whether a node stands over others: 第二章 监督管理, 一、总体要求, 附件1 名单."""
    if node.clause or node.level in _CAPTIONED or node.level in LINES:
        return False
    return node.level in CONTAINERS or named(node)


def headings(document: Document) -> tuple[int, ...]:
    """Return the headings of a document, in reading order."""
    return tuple(i for i, node in enumerate(document.nodes) if is_heading(node))


def captions(document: Document) -> tuple[int, ...]:
    """Return the nodes that bear a caption: 第一条【目的】, 一、加强领导。各单位…."""
    nodes = enumerate(document.nodes)
    return tuple(i for i, node in nodes if named(node) and not is_heading(node))


def lines(document: Document, level: Level, other: Document) -> tuple[int, ...]:
    """Return the lines of one level that are compared with those of the ``other`` document.

    Of a table of contents those that repeat no heading, and that the other's does not have: there
    nothing changed, although the heading did.
    """
    found = _of_level(document, level)
    if level is not Level.TOC or not found:
        return found
    known = {*_printed(document), *(_entry(other, i) for i in _of_level(other, level))}
    return tuple(i for i in found[1:] if _entry(document, i) not in known)


def _of_level(document: Document, level: Level) -> tuple[int, ...]:
    return tuple(i for i, node in enumerate(document.nodes) if node.level is level)


def _entry(document: Document, index: int) -> str:
    """Return a line of a table of contents without the number of its page."""
    return _PAGE.sub("", _form(document, index))


def _form(document: Document, index: int) -> str:
    return clean(document.text, document.nodes[index].body).text


def _printed(document: Document) -> Iterator[str]:
    """Yield the headings as a table of contents repeats them, those of annexes and 前言 too."""
    for index in headings(document):
        node = document.nodes[index]
        yield _PAGE.sub("", clean(document.text, node.own).text)
