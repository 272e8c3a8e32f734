"""A document as lines that can be shuffled, and the text that they make.

A draft is a flat tuple of lines in reading order. Whoever moves, cuts or joins lines never
touches numbers: ``render`` numbers the lines anew as they then stand.
"""

import re
from dataclasses import dataclass, replace

from duizhao.corpus.model import NO_ORDINAL, Document, Level, Node, Ordinal, Span
from duizhao.corpus.structure.numerals import NUMERAL_CHARS, read_numeral, write_han

# From the outside in: a line of one level ends the numbering of those after it.
NUMBERED = (
    Level.ARTICLE,
    Level.LEVEL1,
    Level.LEVEL2,
    Level.LEVEL3,
    Level.LEVEL4,
    Level.ITEM,
    Level.POINT,
)
INNER = (Level.PARAGRAPH, *NUMBERED[1:])
# Values of ``Line.before``: the first of its list in the template; no place in the template.
FIRST, NEW = -1, -2
_NUMERAL = re.compile(rf"[{NUMERAL_CHARS}]+")
_CIRCLED = re.compile("[①-⑳]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a draft: a clause, or a heading, or anything else that stands in the text.

    ``lead`` is the white space before it, ``head`` its label with heading and blank, ``words``
    what is compared. ``origins`` are the template's clauses (indices into its nodes) whose words
    it holds; ``source`` is the node whose label it bears (-1: none), ``sources`` are the articles
    that it stands for, ``before`` is the node numbered before it in the same list, ``parent`` the
    node that the list belongs to. ``altered``: words were changed; ``substituted``: words were
    replaced throughout; ``marked``: its last mark was changed; ``anew``: numbers start
    over here; ``fixed``: no operation may touch it (again).
    """

    level: Level
    lead: str
    head: str
    words: str
    label: str = ""
    ordinal: Ordinal = NO_ORDINAL
    clause: bool = False
    inside: bool = False
    source: int = -1
    sources: tuple[int, ...] = ()
    before: int = FIRST
    parent: int = -1
    origins: tuple[int, ...] = ()
    altered: bool = False
    substituted: bool = False
    marked: bool = False
    anew: bool = False
    fixed: bool = False


Draft = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line as it stands in a rendered text: its number there and the span of its words."""

    line: Line
    ordinal: Ordinal
    words: Span


def drafted(document: Document) -> Draft:
    """Lay a document out as lines; ``render`` of the result gives its text back."""
    lines: list[Line] = []
    nodes, end, index = document.nodes, 0, 0
    while index < len(nodes):
        first, last = index, _fused(document, index)
        index = last + 1
        own = Span(nodes[first].own.start, nodes[last].own.end)
        if own.end > own.start:
            lines.append(_line(document, first, last, document.text[end : own.start]))
            end = own.end
    tail = Line(Level.FURNITURE, document.text[end:], "", "", fixed=True)
    return _with_predecessors((*lines, tail))


def _fused(document: Document, index: int) -> int:
    """Return the node whose words stand on the line of ``index``: itself, or its lead-in."""
    nodes, node = document.nodes, document.nodes[index]
    if node.clause or node.heading or node.level not in NUMBERED or index + 1 == len(nodes):
        return index
    child = nodes[index + 1]
    unlabelled = child.clause and not child.label and child.parent == index
    return index + 1 if unlabelled else index


def _line(document: Document, first: int, last: int, lead: str) -> Line:
    """Return the line of node ``first`` with the words of node ``last``."""
    node, spoken = document.nodes[first], document.nodes[last]
    head = document.text[node.own.start : spoken.body.start]
    return Line(
        level=node.level,
        lead=lead,
        head=head,
        words=document.text[spoken.body.start : spoken.own.end],
        label=node.label,
        ordinal=node.ordinal if node.label and node.label in head else NO_ORDINAL,
        clause=spoken.clause,
        inside=_in_article(document, first),
        source=first,
        sources=(first,) if node.level is Level.ARTICLE else (),
        parent=node.parent,
        origins=(last,) if spoken.clause else (),
        fixed=node.level not in (*INNER, Level.ARTICLE),
    )


def _in_article(document: Document, index: int) -> bool:
    """Say whether a node stands below an article."""
    parent = document.nodes[index].parent
    while parent >= 0:
        if document.nodes[parent].level is Level.ARTICLE:
            return True
        parent = document.nodes[parent].parent
    return False


def _with_predecessors(draft: Draft) -> Draft:
    """Fill in ``before``; where numbers start over, the line is fixed."""
    last: dict[tuple[Level, int], Line] = {}
    done: list[Line] = []
    for line in draft:
        key = (line.level, -1 if line.level is Level.ARTICLE else line.parent)
        prior = last.get(key)
        if line.ordinal != NO_ORDINAL and line.level in NUMBERED:
            over = prior is not None and line.ordinal < prior.ordinal
            before = prior.source if prior and not over else FIRST
            line = replace(line, before=before, anew=over, fixed=line.fixed or over)
            last[key] = line
        done.append(line)
    return tuple(done)


def render(draft: Draft, nodes: tuple[Node, ...]) -> tuple[str, tuple[Placed, ...]]:
    """Number the lines of a draft and write them down; return the text and where each line is."""
    out, size = [], 0
    placed: list[Placed] = []
    for line, ordinal in zip(draft, numbers(draft, nodes), strict=True):
        head = line.head
        if ordinal != line.ordinal:
            head = head.replace(line.label, relabelled(line.label, ordinal), 1)
        start = size + len(line.lead) + len(head)
        out.append(line.lead + head + line.words)
        size += len(out[-1])
        placed.append(Placed(line, ordinal, Span(start, start + len(line.words))))
    return "".join(out), tuple(placed)


def numbers(draft: Draft, nodes: tuple[Node, ...]) -> list[Ordinal]:
    """Return the number of every line as it now stands.

    A line that follows the one it followed in the template keeps its distance from it, gaps and
    repeated numbers with it; any other takes the next number.
    """
    last: dict[Level, tuple[Line, Ordinal]] = {}
    found: list[Ordinal] = []
    for line in draft:
        ordinal = line.ordinal
        if line.level in NUMBERED and line.ordinal != NO_ORDINAL:
            ordinal = _next(line, last.get(line.level), nodes)
            last[line.level] = (line, ordinal)
        for inner in _inner_of(line.level):
            last.pop(inner, None)
        found.append(ordinal)
    return found


def _inner_of(level: Level) -> tuple[Level, ...]:
    return NUMBERED[NUMBERED.index(level) + 1 :] if level in NUMBERED else ()


def _next(line: Line, prior: tuple[Line, Ordinal] | None, nodes: tuple[Node, ...]) -> Ordinal:
    """Return the number that follows ``prior``."""
    if line.anew or (prior is None and line.before == FIRST):
        return line.ordinal
    if prior is None:
        return Ordinal(1)
    if line.before < 0 or line.before != prior[0].source:
        return Ordinal(prior[1].number + 1)
    was = nodes[line.before].ordinal
    step = line.ordinal.number - was.number
    inserted = line.ordinal.inserted - (was.inserted - prior[1].inserted if not step else 0)
    return Ordinal(prior[1].number + step, inserted)


def relabelled(label: str, ordinal: Ordinal) -> str:
    """Write a label with another number, in its own script: 第三条 → 第四条, (3) → (4)."""
    if circled := _CIRCLED.search(label):
        return label.replace(circled.group(), chr(ord("①") + min(ordinal.number, 20) - 1))
    hit = _NUMERAL.search(label)
    if hit is None:
        return label
    written = str(ordinal.number) if hit.group().isdigit() else write_han(ordinal.number)
    rest = label[hit.end() :].partition("之")[0]
    return label[: hit.start()] + written + rest + _insertion(ordinal)


def _insertion(ordinal: Ordinal) -> str:
    return f"之{write_han(ordinal.inserted)}" if ordinal.inserted else ""


def number_of(words: str) -> int:
    """Return the number of a label or reference, -1 when it has none."""
    hit = _NUMERAL.search(words)
    return read_numeral(hit.group()) if hit else -1


def groups(draft: Draft) -> tuple[tuple[int, int], ...]:
    """Return the articles as half-open ranges of lines: the 条 with its 款 and 项."""
    found: list[tuple[int, int]] = []
    for start, line in enumerate(draft):
        if line.level is Level.ARTICLE:
            end = start + 1
            while end < len(draft) and draft[end].inside and draft[end].level in INNER:
                end += 1
            found.append((start, end))
    return tuple(found)
