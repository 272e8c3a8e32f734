"""Numbers of articles, items and annexes. What the reader finds itself is not looked for again."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ....corpus.model import Level, Span
from ....corpus.structure.numerals import read_numeral, write_han
from ..model import Fix, Hit
from ..text import NUMBERED, CheckedText

# Articles that begin at a higher number are a part of a longer text.
_LOST_MOST = 20
_LABEL_NUMBER = re.compile("[0-9０-９]+|[〇零一二三四五六七八九十百]+")
_NARROW = str.maketrans("（）．", "().")
# （一）至（三）项 at the head of a line cites, it counts nothing.
_CITES = re.compile("[（(][一二三四五六七八九十]+[）)](?:至|、|项|或|和)")
_DIGITS = re.compile("[0-9０-９]+")
_PARAGRAPH_LABEL = re.compile("^(?:[一二三四五六七八九十]+、|[0-9０-９]+[.．、])")
_ANNEX = re.compile("附(?:件|表|录|图)\\s*([0-9０-９一二三四五六七八九十]+)")


def starts_late(text: CheckedText) -> Iterator[Hit]:
    """Yield a list whose first number is not one: the members before it are lost."""
    nodes = text.document.nodes
    for series in text.series:
        first = nodes[series.members[0]]
        late = first.ordinal.number > 1 and not text.in_annex(series.members[0])
        if late and not _counted_on(text, series.members[0]):
            yield Hit(first.own, (first.label.strip(),))
    if text.articles and 1 < nodes[text.articles[0]].ordinal.number <= _LOST_MOST:
        first = nodes[text.articles[0]]
        yield Hit(Span(first.own.start, first.own.start + len(first.label)), (first.label,))


def _counted_on(text: CheckedText, index: int) -> bool:
    """Say whether the number before stands somewhere above, as a label or inside a line."""
    nodes = text.document.nodes
    node = nodes[index]
    within = text.article(index)
    start = nodes[within].span.start if within >= 0 else 0
    return _inline(text.words[start : node.own.start], node.label, node.ordinal.number - 1)


def _inline(words: str, label: str, number: int) -> bool:
    """Say whether a label of the shape of ``label`` with ``number`` stands in ``words``."""
    plain = "".join(label.split()).translate(_NARROW)
    numeral = _LABEL_NUMBER.search(plain)
    if not numeral:  # ⒊: a sign of its own, of which the one before may stand in a line
        return True
    forms = (str(number), write_han(number))
    head, tail = plain[: numeral.start()], plain[numeral.end() :]
    squeezed = "".join(words.split()).translate(_NARROW)
    return any(f"{head}{form}{tail}" in squeezed for form in forms)


def number_missing(text: CheckedText) -> Iterator[Hit]:
    """Yield the gaps that the reader found, but those whose number stands inside a line."""
    for issue in text.document.issues:
        if issue.code != "missing-number":
            continue
        index = text.node_at(issue.span.start)
        within = text.article(index)
        start = text.document.nodes[within].span.start if within >= 0 else 0
        words = text.words[start : issue.span.start]
        cites = _CITES.match(text.words, issue.span.start)
        if not text.in_annex(index) and not cites and not _stands(words, issue.params[0]):
            yield Hit(issue.span, issue.params)


def _stands(words: str, label: str) -> bool:
    return label.translate(_NARROW) in "".join(words.split()).translate(_NARROW)


def number_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield the numbers that the reader found twice in one list."""
    yield from _found(text, "repeated-number")


def number_order(text: CheckedText) -> Iterator[Hit]:
    """Yield the numbers that the reader found out of order."""
    yield from _found(text, "out-of-order")


def _found(text: CheckedText, code: str) -> Iterator[Hit]:
    """Yield issues of the text; annexes are lists, and a list of headings is contents."""
    for issue in text.document.issues:
        if issue.code == code:
            index = text.node_at(issue.span.start)
            if not text.in_annex(index) and not text.listed:
                yield Hit(issue.span, issue.params)


def number_restarts(text: CheckedText) -> Iterator[Hit]:
    """Yield the lists that the reader saw begin anew, annexes left out: they are lists."""
    for issue in text.document.issues:
        index = text.node_at(issue.span.start)
        if issue.code != "numbering-restarts" or text.in_annex(index):
            continue
        # （一） begins anew under each 一、 that heads articles.
        heads = bool(text.articles) and text.article(index) < 0
        if not heads and not _CITES.match(text.words, issue.span.start):
            yield Hit(issue.span, issue.params)


def arabic_article(text: CheckedText) -> Iterator[Hit]:
    """Yield 第12条 and 第2章: 编章节条 bear Chinese numbers."""
    for node in text.document.nodes:
        named = node.label.startswith(("第", "笫")) and node.level not in NUMBERED
        if named and _DIGITS.search(node.label):
            at = node.own.start
            yield Hit(Span(at, at + len(node.label)), (node.label,))


def numbered_paragraph(text: CheckedText) -> Iterator[Hit]:
    """Yield the 款 of an article that bear numbers: 款 has none, an item is （一）."""
    nodes = text.document.nodes
    for series in text.series:
        first = nodes[series.members[0]]
        in_article = first.parent >= 0 and nodes[first.parent].level is Level.ARTICLE
        if in_article and _PARAGRAPH_LABEL.match(first.label.strip()):
            yield Hit(Span(first.own.start, first.own.start + len(first.label)), (first.label,))


def doubled_label(text: CheckedText) -> Iterator[Hit]:
    """Yield 第三条　第三条 …: a label twice in a row, the blank behind it too."""
    nodes = text.document.nodes
    for clause in text.clauses:
        leads = clause.node.level is Level.PARAGRAPH and clause.node.parent == clause.at - 1
        label = nodes[clause.node.parent if leads else clause.at].label.strip()
        words = clause.words.lstrip()
        if len(label) > 1 and words.startswith(label) and words[len(label) :][:1].isspace():
            at = clause.start + clause.words.find(label)
            span = Span(at, at + len(label))
            yield Hit(span, (label,), (Fix(span, ""),))


def annex_gap(text: CheckedText) -> Iterator[Hit]:
    """Yield annexes that do not count 1, 2, 3."""
    found = []
    for node in text.document.nodes:
        hit = _ANNEX.match(node.label) if node.level is Level.ANNEX else None
        if hit:
            found.append((node, read_numeral(hit[1])))
    if found and found[0][1] > 1:
        yield Hit(found[0][0].own, (found[0][0].label,))
    for (before, one), (node, other) in pairwise(found):
        if other != one + 1:
            yield Hit(node.own, (node.label, before.label))


RULES = {
    "number-missing": number_missing,
    "number-twice": number_twice,
    "number-order": number_order,
    "number-restarts": number_restarts,
    "starts-late": starts_late,
    "arabic-article": arabic_article,
    "numbered-paragraph": numbered_paragraph,
    "doubled-label": doubled_label,
    "annex-order": annex_gap,
}
