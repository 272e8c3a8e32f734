"""Numbers of articles that do not run on, renumbered together with the references to them.

第一条 第二条 第四条（违反本办法第四条） 第五条  →  第三条 is put for 第四条, also where it is cited
"""

import re
from collections.abc import Iterator

from ....corpus.model import Node, Ordinal, Span
from ....corpus.structure.numerals import write_han
from ..model import Fix, Hit
from ..text import CheckedText

_NUMBERED = re.compile("第[0-9〇零一二三四五六七八九十百千]+条")


def article_sequence(text: CheckedText) -> Iterator[Hit]:
    """Yield once the first article whose number is not the next, with all that would change.

    A text with 第X条之一 has numbers that an amendment left as they were; one that begins late is
    a part of another. Neither is renumbered.
    """
    nodes = text.document.nodes
    articles = [nodes[i] for i in text.articles if not text.in_annex(i)]
    usual = articles and articles[0].ordinal == Ordinal(1)
    if not usual or any(node.ordinal.inserted or not node.ordinal.number for node in articles):
        return
    moved = {n.ordinal.number: at for at, n in reversed(list(enumerate(articles, 1)))}
    odd = [(at, node) for at, node in enumerate(articles, 1) if node.ordinal.number != at]
    if odd:
        fixes = (*_labels(text, odd), *_references(text, moved))
        first = odd[0][1]
        span = Span(first.own.start, first.own.start + len(first.label))
        yield Hit(span, (first.label, f"第{write_han(odd[0][0])}条"), tuple(sorted(fixes)))


def _labels(text: CheckedText, odd: list[tuple[int, Node]]) -> Iterator[Fix]:
    for at, node in odd:
        hit = _NUMBERED.search(text.words, node.own.start, node.own.start + len(node.label))
        if hit:
            yield Fix(Span(*hit.span()), f"第{write_han(at)}条")


def _references(text: CheckedText, moved: dict[int, int]) -> Iterator[Fix]:
    """Yield the references to articles that get another number, of this text only."""
    for found in text.references:
        mention = found.mention
        own = mention.unit == "article" and mention.back < 0 and not mention.external
        number = mention.article.number
        hit = _NUMBERED.match(text.words, *found.span)
        if own and hit and moved.get(number, number) != number:
            yield Fix(Span(*hit.span()), f"第{write_han(moved[number])}条")


RULES = {"article-sequence": article_sequence}
