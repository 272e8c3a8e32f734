"""Words: the text's name for itself, terms written two ways, words said twice."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from ....corpus.model import Level, Span
from ...tables import rows
from ..model import Fix, Hit
from ..text import CheckedText

_NAMES = (
    "条例|办法|规定|细则|规则|章程|规程|决定|方案|意见|通知|制度|准则|规范|合同|协议"
    "|法(?![律人定院制理学治宝规医官])"
)
_OWN = re.compile(
    f"(?<![㐀-鿿]日)(?<![基成根原版文副样课脚剧资])本(?P<kind>(?:实施|暂行|若干)?(?:{_NAMES}))(?!序)"
)
_TITLE_KIND = re.compile(f"(?P<kind>{_NAMES})(?:[（(][^（）()]{{1,20}}[）)])?$")
_TWICE = re.compile(
    "(?:应当|必须|应该|务必)(?:应当|必须|应该|务必)|不得不得|可以可以|进行进行|予以予以|和和(?![㐀-鿿]{0,1}[睦谐平])|或者或者|以及以及|应当不得|凡是?.{0,8}的均都"
)
# 不服本决定, 本法 of an implementing text: what a form quotes, what a law above calls itself.
_PASSING = frozenset({"决定", "法", "通知", "合同", "协议"})


def own_name(text: CheckedText) -> Iterator[Hit]:
    """Yield 违反本条例 in a text that is a 办法.

    The name is that of the title; without one, what the text calls itself all but once.
    """
    hits = [h for h in text.find(_OWN) if not _of_other(text.words, h)]
    if not hits:
        return
    counts = Counter(_plain(hit["kind"]) for hit in hits)
    title = _TITLE_KIND.search(text.document.title.strip().rstrip("。"))
    usual = title["kind"] if title else counts.most_common(1)[0][0]
    if not title and counts[usual] < 3:
        return
    if title and not counts[usual]:
        return
    for hit in hits:
        if text.in_annex(text.node_at(hit.start())) or _plain(hit["kind"]) in _PASSING - {usual}:
            continue
        if _plain(hit["kind"]) != usual and counts[_plain(hit["kind"])] < counts[usual]:
            span = Span(*hit.span())
            yield Hit(span, (hit.group(), f"本{usual}"))


def _plain(kind: str) -> str:
    return re.sub("^(?:实施|暂行|若干)", "", kind)


def _of_other(words: str, hit: re.Match[str]) -> bool:
    """Say whether the name stands in quoted words of another text."""
    line = words.rfind("\n", 0, hit.start())
    before = words[line + 1 : hit.start()]
    return before.count("“") > before.count("”") or before.count("《") > before.count("》")


@cache
def _pairs() -> tuple[tuple[str, str, str], ...]:
    return tuple((row[0], row[1], row[2]) for row in rows("word_forms"))


def word_form(text: CheckedText) -> Iterator[Hit]:
    """Yield words that are written wrongly wherever they stand: 部份, 座落."""
    for wrong, right, how in _pairs():
        if how == "wrong" and wrong in text.words:
            yield from _words(text, wrong, right)


def two_forms(text: CheckedText) -> Iterator[Hit]:
    """Yield the rarer form where a text writes one term in two: 帐户 beside 账户."""
    for wrong, right, how in _pairs():
        if how == "either" and wrong in text.words and right in text.words:
            yield from _words(text, wrong, right)


def _words(text: CheckedText, wrong: str, right: str) -> Iterator[Hit]:
    # 全部份额 holds 部份 and means it not.
    for hit in text.find(re.compile(re.escape(wrong) + "(?!额)")):
        span = Span(*hit.span())
        yield Hit(span, (wrong, right), (Fix(span, right),))


def own_name_two(text: CheckedText) -> Iterator[Hit]:
    """Yield that the reader found two names, annexes with names of their own left out."""
    for issue in text.document.issues:
        if issue.code == "inconsistent-name" and not text.in_annex(text.node_at(issue.span.start)):
            yield Hit(issue.span, issue.params)


def misprint(text: CheckedText) -> Iterator[Hit]:
    """Yield the slips that the reader suspects; 依法依规 is none, notes quote as they are."""
    for issue in text.document.issues:
        if issue.code != "suspected-misprint":
            continue
        node = text.document.nodes[text.node_at(issue.span.start)]
        if node.level is not Level.NOTE and "依规" not in issue.params[0]:
            yield Hit(issue.span, issue.params)


def words_masked(text: CheckedText) -> Iterator[Hit]:
    """Yield the first place of each mask, and how many there are; annexes are forms."""
    masked = [
        issue
        for issue in text.document.issues
        if issue.code == "masked" and not text.in_annex(text.node_at(issue.span.start))
    ]
    told: set[str] = set()
    for issue in masked:
        if issue.params[0] not in told:
            told.add(issue.params[0])
            yield Hit(issue.span, (*issue.params, str(len(masked))))


def office_term(text: CheckedText) -> Iterator[Hit]:
    """Yield the words that the office's own list replaces."""
    for wrong, right in text.office.terms:
        for hit in text.find(re.compile(re.escape(wrong))):
            if not text.words.startswith(right, hit.start()):
                yield Hit(Span(*hit.span()), (wrong, right), (Fix(Span(*hit.span()), right),))


def said_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield 应当必须, 的的: words said twice over."""
    for hit in text.find(_TWICE):
        yield Hit(Span(*hit.span()), (hit.group(),))


def _rarer(text: CheckedText, one: str, other: str) -> Iterator[Hit]:
    """Yield the places of the rarer of two words that a text has both of."""
    left = [Span(*h.span()) for h in text.find(re.compile(one))]
    right = [Span(*h.span()) for h in text.find(re.compile(other))]
    if left and right:
        seldom, often = sorted((left, right), key=len)
        for span in seldom:
            yield Hit(span, (span.cut(text.words), often[0].cut(text.words)))


def must_mixed(text: CheckedText) -> Iterator[Hit]:
    """Yield 必须 in a text of 应当, or the other way round."""
    yield from _rarer(text, "应当", "必须")


def ban_mixed(text: CheckedText) -> Iterator[Hit]:
    """Yield 禁止 in a text of 不得, or the other way round."""
    yield from _rarer(text, "不得", "(?<!被)禁止(?!令|类|性)|严禁")


def or_mixed(text: CheckedText) -> Iterator[Hit]:
    """Yield 或 in a text of 或者, or the other way round."""
    yield from _rarer(text, "或者", "(?<![间或多])或(?!者|许|然|缺|多或少|有负债)")


def and_mixed(text: CheckedText) -> Iterator[Hit]:
    """Yield 及 in a text of 以及, or the other way round."""
    yield from _rarer(text, "以及", "(?<![以涉顾危波普遍触论提不])及(?!时|其(?!他)|格|早|于)")


RULES = {
    "own-name-two": own_name_two,
    "misprint": misprint,
    "words-masked": words_masked,
    "own-name": own_name,
    "word-form": word_form,
    "term-two-ways": two_forms,
    "office-term": office_term,
    "said-twice": said_twice,
    "must-mixed": must_mixed,
    "ban-mixed": ban_mixed,
    "or-mixed": or_mixed,
    "and-mixed": and_mixed,
}
