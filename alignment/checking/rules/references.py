"""References inside the text: what they point at must stand there, and not be themselves."""

import re
from collections.abc import Iterator

from ....corpus.model import Level, Span
from ..model import Fix, Hit
from ..references import Named
from ..text import CheckedText

_N = "[0-9零〇一二三四五六七八九十百]+"
_OWN = re.compile(
    "本(?:实施|暂行|若干)?(?:法|条例|办法|规定|细则|规则|章程|规程|决定|方案|意见|通知|制度|准则|解释)的?$"
)
_BRACKETED = re.compile(f"第[（(]{_N}[）)]款")
_BARE_ITEM = re.compile("(?<=[条款])第(?P<n>[一二三四五六七八九十]+)项")
_WRONG_ORDER = re.compile(f"第{_N}款第{_N}条|第[（(]?{_N}[）)]?项第{_N}[条款]")
_LAW = re.compile("(?P<law>中华人民共和国[㐀-鿿]{2,16}?法)(?![㐀-鿿]{0,6}》|[律人定院制学治典])")
# Inside 《…》, “…” or the name of another text.
_OPEN = re.compile("[《〈“][^》〉”]*$")


def _own(text: CheckedText) -> Iterator[Named]:
    """Yield the references that say themselves that they are to this text, or clearly are."""
    for found in text.references:
        if not found.mention.external:
            yield found


def _says_own(text: CheckedText, found: Named) -> bool:
    head = text.words[max(0, found.span.start - 14) : found.span.start]
    return bool(_OWN.search(head))


def dangling(text: CheckedText) -> Iterator[Hit]:
    """Yield 本办法第九十条 in a text that has no 第九十条."""
    numbers = [text.document.nodes[i].ordinal.number for i in text.articles]
    first, last = min(numbers, default=0), max(numbers, default=0)
    for found in _own(text):
        mention = found.mention
        article = mention.unit == "article" and mention.back < 0 and mention.article.number
        lost = article and not found.target and _says_own(text, found)
        if lost and last and mention.article.number >= first and not _has(text, found):
            yield Hit(found.span, (found.words,))


def _has(text: CheckedText, found: Named) -> bool:
    nodes = text.document.nodes
    return any(nodes[i].ordinal == found.mention.article for i in text.articles)


def no_such_part(text: CheckedText) -> Iterator[Hit]:
    """Yield 第三款 or 第五项 of an article that has none such."""
    for found in _own(text):
        mention = found.mention
        counted = mention.paragraph or mention.item
        if mention.unit != "article" or not counted or found.target or mention.back > 0:
            continue
        if _unlabelled(text, found):
            continue
        if (mention.back == 0 or _says_own(text, found)) and _has_or_own(text, found):
            yield Hit(found.span, (found.words,))


def _unlabelled(text: CheckedText, found: Named) -> bool:
    """Say whether an item is cited of an article whose items are lines without a number."""
    if not found.mention.item:
        return False
    nodes = text.document.nodes
    cited = {i for i in text.articles if nodes[i].ordinal == found.mention.article}
    return any(
        nodes[i].level is Level.ITEM and not nodes[i].label
        for article in cited
        for i in text.children.get(article, ())
    )


def _has_or_own(text: CheckedText, found: Named) -> bool:
    return found.mention.back == 0 or _has(text, found)


def to_itself(text: CheckedText) -> Iterator[Hit]:
    """Yield 本办法第十条 inside 第十条: 本条."""
    for found in _own(text):
        own = text.article(found.clause)
        mention = found.mention
        named_whole = mention.unit == "article" and mention.back < 0 and not mention.since.number
        if own < 0 or not named_whole or not found.target or not _says_own(text, found):
            continue
        if text.article(found.target[0]) == own:
            yield Hit(found.span, (found.words,))


def no_paragraph_before(text: CheckedText) -> Iterator[Hit]:
    """Yield 前款 in the first 款 of an article, 前条 in the first article."""
    for found in text.references:
        mention = found.mention
        if mention.back < 1 or found.target or text.article(found.clause) < 0:
            continue
        first = mention.unit == "paragraph" and _in_first(text, found.clause)
        if first or mention.unit == "article":
            yield Hit(found.span, (found.words,))


def _in_first(text: CheckedText, clause: int) -> bool:
    """Say whether a clause stands in the first 款 of its article, items of it among them."""
    below = text.children.get(text.article(clause), [])
    nodes = text.document.nodes
    before = [i for i in below if nodes[i].level is Level.PARAGRAPH and i <= clause]
    return len(before) <= 1


def bracketed_paragraph(text: CheckedText) -> Iterator[Hit]:
    """Yield 第（二）款: only items bear brackets."""
    for hit in text.find(_BRACKETED):
        span = Span(*hit.span())
        right = re.sub("[（()）]", "", hit.group())
        yield Hit(span, (hit.group(), right), (Fix(span, right),))


def wrong_order(text: CheckedText) -> Iterator[Hit]:
    """Yield 第二款第三条 and 第一项第二款: the larger unit comes first."""
    for hit in text.find(_WRONG_ORDER):
        yield Hit(Span(*hit.span()), (hit.group(),))


def range_reversed(text: CheckedText) -> Iterator[Hit]:
    """Yield 第十条至第五条."""
    for found in text.references:
        since, until = found.mention.since, found.mention.article
        whole = found.mention.unit == "article" and not found.mention.item
        if whole and since.number and until.number and since > until:
            yield Hit(found.span, (found.words,))


def chapter_dangling(text: CheckedText) -> Iterator[Hit]:
    """Yield 本办法第九章 in a text that has no 第九章."""
    levels = {"chapter": Level.CHAPTER, "section": Level.SECTION}
    for found in _own(text):
        mention = found.mention
        lost = mention.unit in levels and mention.back < 0 and not found.target
        if lost and _says_own(text, found):
            yield Hit(found.span, (found.words,))


def law_unmarked(text: CheckedText) -> Iterator[Hit]:
    """Yield the full title of a law outside 《》."""
    for clause in text.clauses:
        for hit in _LAW.finditer(clause.words):
            span = clause.span(hit, "law")
            before = clause.words[: hit.start()]
            if _OPEN.search(before):
                continue
            law = hit["law"]
            yield Hit(span, (law,), (Fix(span, f"《{law}》"),))


def item_bracket(text: CheckedText) -> Iterator[Hit]:
    """Yield once that items are cited as 第一项 here and as 第（一）项 there."""
    plain = [
        Span(*hit.span()) for hit in text.find(re.compile("第[一二三四五六七八九十]+项(?!目)"))
    ]
    marked = [Span(*hit.span()) for hit in text.find(re.compile(f"第[（(]{_N}[）)]项"))]
    if plain and marked:
        seldom, often = sorted((plain, marked), key=len)
        yield Hit(seldom[0], (seldom[0].cut(text.words), often[0].cut(text.words)))


RULES = {
    "reference-dangling": dangling,
    "reference-part": no_such_part,
    "reference-self": to_itself,
    "reference-before": no_paragraph_before,
    "bracketed-paragraph": bracketed_paragraph,
    "reference-order": wrong_order,
    "reference-range": range_reversed,
    "chapter-dangling": chapter_dangling,
    "law-unmarked": law_unmarked,
    "item-two-ways": item_bracket,
}
