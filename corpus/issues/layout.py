"""Issues of layout: broken lines, lost headings, blanks, titles, lines of the web site."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import Document, Issue, Level, Node, Span
from ..structure.kinds import kind_of, self_names
from ..structure.line_words import bare
from ..structure.lines import Line, indent_of, lines
from ..structure.rows import Role, Row, furniture

_STRUCTURE = (Level.ARTICLE, Level.CHAPTER, Level.SECTION, Level.PART)
_LEVELS = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
# Below this share of lines blank lines are an exception that means something.
_BLANK_MAX = 0.4
_CHAPTERS_FROM = 10
# A missing end mark is an issue only where most clauses have one, and the clause is no mere name.
_MARKED, _CLAUSE_MIN = 0.7, 12
_LEAD = re.compile("为|根据|按照|依据|深入|认真|贯彻|近|今年|日前|[0-9《“]")


def lost_headings(text: str, nodes: Sequence[Node]) -> Iterator[Issue]:
    """Yield lines that only an indent marks, in a text without blank lines between paragraphs."""
    if any(n.level in _STRUCTURE for n in nodes):
        return
    found = lines(text)
    empty = [line for line in found[:-1] if line.blank and line.span.end > line.span.start]
    usual = Counter(indent_of(text, line) for line in found if not line.blank).most_common(1)
    if not usual or not usual[0][0] or len(empty) > _BLANK_MAX * len(found):
        return
    yield from (
        Issue("lost-heading", line.span) for line in empty if _indent_only(text, line, usual[0][0])
    )


def _indent_only(text: str, line: Line, usual: str) -> bool:
    return (
        indent_of(text, line).strip(" ") == usual.strip(" ") != "" or line.span.cut(text) == usual
    )


def broken(rows: Sequence[Row]) -> Iterator[Issue]:
    """Yield sentences and headings broken over lines, and lists inside a clause."""
    for row in rows:
        code = "broken-heading" if row.role is Role.CONTAINER else "broken-sentence"
        if row.joined:
            yield from (Issue(code, Span(row.span.start, at)) for at in row.joined)
        if row.listed:
            yield Issue("list-inside-item", row.span, (str(row.lines - 1),))


def end_marks(document: Document) -> Iterator[Issue]:
    """Yield clauses without end mark in a text where most clauses have one."""
    text = document.text
    clauses = [document.nodes[i] for i in document.clauses]
    missing = [node for node in clauses if bare(text, node.body)]
    if len(missing) > (1 - _MARKED) * len(clauses):
        return
    for node in missing:
        if node.body.end - node.body.start >= _CLAUSE_MIN and "\n" not in node.body.cut(text):
            yield Issue("missing-end-mark", Span(node.body.end - 1, node.body.end))


def unnumbered_leads(document: Document) -> Iterator[Issue]:
    """Yield the paragraphs before numbers that no heading holds together."""
    nodes = document.nodes
    for node, after in pairwise(nodes):
        lead = node.level is Level.PARAGRAPH and node.parent < 0 and after.parent < 0
        if lead and after.level in _LEVELS and after.clause and after.ordinal.number == 1:
            yield Issue("paragraph-before-items", node.own)


def separators(document: Document) -> Iterator[Issue]:
    """Yield the labels of articles and chapters that no blank divides from their text."""
    text = document.text
    named = [
        n for n in document.nodes if n.label and n.level in _STRUCTURE and n.heading + n.locator
    ]
    close = [n for n in named if _closed_up(text, n)]
    if len(close) * 2 > len(named):
        yield Issue("no-separator", Span(close[0].own.start, close[0].own.end), (str(len(close)),))
    else:
        yield from (Issue("mixed-separator", _label_span(node)) for node in close)


def _label_span(node: Node) -> Span:
    return Span(node.own.start, node.own.start + len(node.label))


def _closed_up(text: str, node: Node) -> bool:
    after = text[_label_span(node).end : node.span.end][:1]
    return bool(after) and not after.isspace() and after not in "【（(：:、"


def no_break_spaces(text: str) -> Iterator[Issue]:
    """Yield one issue when the text has no-break spaces."""
    at = text.find("\xa0")
    if at >= 0:
        yield Issue("no-break-space", Span(at, at + 1), (str(text.count("\xa0")),))


def headings(document: Document) -> Iterator[Issue]:
    """Yield headings and titles that end with a full stop."""
    for node in document.nodes:
        heads = node.level is Level.TITLE or (node.heading and not node.clause)
        if heads and node.own.cut(document.text).endswith("。"):
            yield Issue("heading-full-stop", node.own)


def site_lines(document: Document) -> Iterator[Issue]:
    """Yield the lines of the web site before a document, and the run of them after it."""
    text, nodes = document.text, document.nodes
    site = furniture(("site", "mark", "intro", "more"))
    body = [i for i, node in enumerate(nodes) if node.level is not Level.FURNITURE]
    last = body[-1] if body else -1
    for node in nodes[: last + 1]:
        if node.level is Level.FURNITURE and site.search(node.own.cut(text)):
            yield Issue("site-heading", node.own)
    tail = [node for node in nodes[last + 1 :] if site.search(node.own.cut(text))]
    if tail:
        yield Issue("site-trailer", Span(tail[0].own.start, tail[-1].own.end))


def title(document: Document) -> Iterator[Issue]:
    """Yield that there is no title, or that it runs into the first paragraph."""
    if document.title or not document.text.strip():
        return
    first = next((n for n in document.nodes if n.level is not Level.FURNITURE), None)
    if first is None:
        return
    run_in = _run_in(document, first)
    if run_in:
        span = Span(first.body.start, first.body.start + len(run_in))
        yield Issue("title-run-in", span, (run_in,))
    elif any(n.label for n in document.nodes):
        yield Issue("no-title", Span(first.span.start, first.span.start))


def _run_in(document: Document, first: Node) -> str:
    """Return the title at the head of the first paragraph: the text calls itself by its end."""
    words = re.split("[，,。；;：:]", first.body.cut(document.text)[:80])[0]
    if first.label or _LEAD.match(words):
        return ""
    for name in self_names(document):
        at = words.find(name)
        if at >= 4 and len(words) > at + len(name):
            return words[: at + len(name)]
    return ""


def form(document: Document) -> Iterator[Issue]:
    """Yield that a text is news, an extract, or a long rule without chapters."""
    nodes = document.nodes
    numbered = [n for n in nodes if n.label and n.level in (*_STRUCTURE, *_LEVELS)]
    articles = [n for n in numbered if n.level is Level.ARTICLE]
    if not numbered and document.clauses and kind_of(document) == "news":
        first = nodes[document.clauses[0]]
        yield Issue("not-a-rule", Span(first.own.start, nodes[-1].own.end))
    if len(articles) >= _CHAPTERS_FROM and not any(n.level is Level.CHAPTER for n in nodes):
        yield Issue("no-chapters", articles[0].own, (str(len(articles)),))
    if numbered and not document.title and _cut_out(nodes, numbered[0]):
        yield Issue("fragment", numbered[0].own, (numbered[0].label,))


def _cut_out(nodes: Sequence[Node], first: Node) -> bool:
    opens = next(n for n in nodes if n.level is not Level.FURNITURE)
    outermost = first.level in _STRUCTURE or first.label.endswith(("、", "."))
    return opens is first and not (outermost and first.ordinal.number == 1)
