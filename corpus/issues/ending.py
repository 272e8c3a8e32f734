"""Issues of the end: a text that breaks off, as pages do that were not fetched whole (文本不全).

第九条 建设单位应当公告。⏎第十条 建设单位应     →  cut-sentence: the last sentence has no end
第九条 建设单位应当：⏎（一）公告；              →  cut-list: the list goes on
第九条 建设单位应当公告。⏎第六章 附则           →  cut-heading: nothing stands below the heading
第十条 建设单位应当公告。⏎1 2 3 下一页          →  cut-page: the rest is on another page
第十条 建设单位应当公告。                       →  cut-closing: no word of when the rule is in force
目录 第一章…第六章, the body ends with 第四章   →  cut-contents

Who signs, a date, an annex or a table at the end says that a text is whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..model import Document, Issue, Level, Node, Span
from ..structure.line_words import bare
from ..structure.rows import furniture

# What stands below the last clause of a whole text.
_BELOW = frozenset((Level.NOTE, Level.SIGNATURE, Level.DATE, Level.ANNEX, Level.ROW, Level.COLUMNS))
# Behind their labels stands a sentence, however short.
_LABELLED = (Level.ARTICLE, Level.ITEM)
_HEADINGS = frozenset(
    (Level.PART, Level.SUBPART, Level.CHAPTER, Level.SECTION, Level.LEVEL1, Level.LEVEL2)
)
# A text of fewer clauses shows no habit; of so many most end their sentences.
_FEWEST, _MARKED = 4, 0.7
# A line without a label that is shorter and has no comma is a name: who signs, what the site adds.
_NAME_MAX = 30
_COMMA = re.compile("[，,、；;]")
_CHARACTER = re.compile("[一-鿿]")
# Lines below a text that say whom to call.
_CONTACT = re.compile(
    "(?:联系|咨询|监督|举报|投诉|服务)(?:人|电话|方式|邮箱|热线)|电话[：:]|邮编|传真"
)
_OPEN = ("，", ",", "、", "；", ";", "：", ":")
_GOES_ON = ("；", ";")
_OPENING = ("（", "(", "《", "“", "〔")
# 立法技术规范（试行）（一）: the day of force stands in the last article. Interpretations of the
# courts, which have none by custom, and parts of a code are no such rules.
_RULE = re.compile("(?:条例|办法|细则|规则|规定|规程|(?<!宪)法)(?:[（(][^（()）]{1,12}[）)])?$")
_COURTS = re.compile("最高人民(?:法院|检察院)")
_ARTICLES = 8
_CLOSING = re.compile(
    "施行|生效|失效|废止|停止执行|起.{0,12}(?:实施|执行|试行|实行)|(?:公布|发布|印发|颁布)之日"
    "|解释[。，；]|负责解释|为准|(?:不一致|抵触)的|(?:参照|比照|依照|按照)[^。，]{0,20}执行"
    "|参照本|适用本|另行(?:制定|规定)|(?:制定|制订)[^。，]{0,16}(?:细则|办法|规定|标准)"
    "|所称|是指|用语|含义|包括本数"
)
# A last sentence that only lacks its full stop.
_IN_FORCE = re.compile("(?:施行|实施|执行|生效|废止|通知|公告|函复|批复)[”》）]?$")
# What a reader of web pages calls a button that leads to the rest.
_MORE = "more-pages"
_UNIT = re.compile("第[〇零○一二三四五六七八九十百千0-9]+(?:分编|编|章)")


def breaking_off(document: Document) -> Iterator[Issue]:
    """Yield what shows that ``document`` goes on behind its last word."""
    nodes = document.nodes
    own = [at for at, node in enumerate(nodes) if node.level is not Level.FURNITURE]
    yield from _contents(document)
    last = nodes[own[-1]] if own else None
    if last is None or last.level in _BELOW or any(n.level is Level.ANNEX for n in nodes):
        return
    if last.clause:
        found = _open_end(document, last) or _no_closing(document, last)
    else:
        found = _empty_heading(document, last)
    yield from found
    if not _closed(document, last):
        yield from _more(document, last, nodes[own[-1] + 1 :])


def _open_end(document: Document, last: Node) -> list[Issue]:
    """Return that the last sentence or the last list has no end."""
    text = document.text
    words = last.body.cut(text).rstrip()
    clauses = [document.nodes[at] for at in document.clauses]
    if not words or len(clauses) < _FEWEST:
        return []
    span = Span(last.body.start + len(words) - 1, last.body.start + len(words))
    if words.endswith(_OPEN):
        listed = words.endswith(_GOES_ON) and _careless(document)
        return [] if listed or _CONTACT.search(words) else [Issue("cut-list", span, (words[-1],))]
    ended = sum(not bare(text, node.body) for node in clauses[:-1])
    if (
        _IN_FORCE.search(words)
        or ended < _MARKED * (len(clauses) - 1)
        or not _sentence(last, words)
    ):
        return []
    return [Issue("cut-sentence", span, (words[-10:],))]


def _careless(document: Document) -> bool:
    """Say whether an earlier list of the text ends with 。 missing: ； stands before an article."""
    nodes = document.nodes
    above = (Level.ARTICLE, Level.CHAPTER, Level.LEVEL1)
    for node, after in pairwise(nodes):
        ends = node.clause and node.body.cut(document.text).rstrip().endswith(_GOES_ON)
        if ends and after.level in above and node.level is not after.level:
            return True
    return False


def _sentence(last: Node, words: str) -> bool:
    """Say whether words without an end mark are part of a sentence, and no name or address."""
    line = words.rsplit("\n", 1)[-1].strip()
    if line.endswith(_OPENING):
        return True
    if not _CHARACTER.match(line[-1:]) or _CONTACT.search(line):
        return False
    labelled = last.level in _LABELLED and "\n" not in words
    return labelled or (bool(_COMMA.search(line)) and "：" not in line) or len(line) > _NAME_MAX


def _empty_heading(document: Document, last: Node) -> list[Issue]:
    names = last.level in _HEADINGS and bare(document.text, last.own)
    if not names or len(document.clauses) < _FEWEST:
        return []
    return [Issue("cut-heading", last.own, (last.label,))]


def _no_closing(document: Document, last: Node) -> list[Issue]:
    """Return that the last article of a rule is none of those that close one."""
    articles = _articles(document)
    rule = _RULE.search(document.title) and not _COURTS.search(document.title)
    if not rule or len(articles) < _ARTICLES or not _in_order(articles):
        return []
    if last.span.start < articles[-1].span.start or _closed(document, last):
        return []
    return [Issue("cut-closing", articles[-1].own, (articles[-1].label,))]


def _in_order(articles: Sequence[Node]) -> bool:
    """Say whether articles are those of one whole rule, and not of a part of it or of several."""
    numbers = [node.ordinal for node in articles]
    alone = len(set(numbers)) == len(numbers)
    return alone and numbers[0].number == 1 and numbers[-1] == max(numbers)


def _articles(document: Document) -> list[Node]:
    return [node for node in document.nodes if node.level is Level.ARTICLE and node.label]


def _closed(document: Document, last: Node) -> bool:
    """Say whether the last article, or the last clause of a text without any, closes a rule."""
    start = max((node.span.start for node in _articles(document)), default=last.own.start)
    return bool(_CLOSING.search(document.text, start, last.own.end))


def _contents(document: Document) -> Iterator[Issue]:
    """Yield the chapters that the contents name and the body has not."""
    named = [node for node in document.nodes if node.level is Level.TOC]
    listed = _units(document, named)
    body = _units(document, [n for n in document.nodes if n.level in _HEADINGS])
    missing = tuple((listed - body).elements()) if body else ()
    if missing:
        yield Issue("cut-contents", named[-1].own, ("、".join(missing),))


def _units(document: Document, nodes: Sequence[Node]) -> Counter[str]:
    """Count the chapters and parts that some nodes name: 第三章."""
    lines = ("".join(node.own.cut(document.text).split()) for node in nodes)
    return Counter(hit.group() for hit in map(_UNIT.match, lines) if hit)


def _more(document: Document, last: Node, below: Sequence[Node]) -> Iterator[Issue]:
    """Yield that the page offers more below the text: 下一页, 展开全文."""
    end = Span(last.own.end, last.own.end)
    yield from (
        Issue("cut-page", end, (one.detail,)) for one in document.left_out if one.code == _MORE
    )
    more = furniture(("more",))
    for node in below:
        words = node.own.cut(document.text)
        if more.search(words):
            yield Issue("cut-page", node.own, (" ".join(words.split())[:_NAME_MAX],))
            return
