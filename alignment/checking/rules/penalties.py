"""Legal liability: penalties and the duties that they answer."""

import re
from collections.abc import Iterator

from ....corpus.model import Level, Span
from ..model import Hit
from ..references import Named
from ..text import CheckedText

_DUTY = re.compile(
    "应当|应该|不得|禁止|必须|严禁|不准|不能|须|应(?!急|用|对|诉)|义务|方可|不许|负责"
)
# An article that says for what, where, or by what principle binds nobody.
_ONE_SENTENCE = 160
_NO_DUTY = re.compile("制定本|适用本|适用于|起施行")
_PENALTY = re.compile("罚款|警告|没收|吊销|责令|处分|处罚|拘留|赔偿|追究")
_FINE = re.compile("(?:处以|处|并处|可以处|可以并处|可处|可并处|给予)(?:以)?罚款(?=[，。；、])")
_LIABILITY = re.compile("法律责任|罚则|责任追究|奖励与处罚|处罚")
_AND = re.compile("(?:、|和|或者|或|以及|及|至)$")
_VIOLATES = re.compile("违反本[㐀-鿿]{1,5}$")


def _violated(text: CheckedText) -> Iterator[Named]:
    """Yield the articles that a penalty names as violated: 违反本条例第十条、第十一条规定的."""
    last = -1
    for found in text.references:
        before = text.words[max(0, found.span.start - 12) : found.span.start]
        between = text.words[last : found.span.start] if last >= 0 else ""
        if not _VIOLATES.search(before) and not _AND.match(between):
            continue
        last = found.span.end
        clause = text.document.nodes[found.clause].span.cut(text.words)
        if found.target and _PENALTY.search(clause):
            yield found


def penalty_without_duty(text: CheckedText) -> Iterator[Hit]:
    """Yield 违反本条例第十条 where 第十条 binds nobody."""
    nodes = text.document.nodes
    for found in _violated(text):
        article = text.article(found.target[0])
        words = nodes[article].span.cut(text.words)
        short = len(words) <= _ONE_SENTENCE and article >= 0
        if short and _NO_DUTY.search(words) and not _DUTY.search(words):
            yield Hit(found.span, (found.words,))


def fine_without_amount(text: CheckedText) -> Iterator[Hit]:
    """Yield 处以罚款 that says nothing of how much."""
    for hit in text.find(_FINE):
        yield Hit(Span(*hit.span()), (hit.group(),))


def duty_without_penalty(text: CheckedText) -> Iterator[Hit]:
    """Ask after each ban that no penalty of a text with a chapter of liability names."""
    nodes = text.document.nodes
    chapters = [n for n in nodes if n.level is Level.CHAPTER and _LIABILITY.search(n.heading)]
    if not chapters:
        return
    liable = chapters[-1].span
    answered = {text.article(target) for found in _violated(text) for target in found.target}
    if not answered:
        return
    for index in text.articles:
        node = nodes[index]
        hit = re.search("不得|禁止|严禁", node.span.cut(text.words))
        outside = not liable.start <= node.span.start < liable.end
        if hit and outside and index not in answered:
            at = node.span.start + hit.start()
            yield Hit(Span(at, at + len(hit.group())), (node.locator,))


RULES = {
    "penalty-without-duty": penalty_without_duty,
    "fine-without-amount": fine_without_amount,
    "duty-without-penalty": duty_without_penalty,
}
