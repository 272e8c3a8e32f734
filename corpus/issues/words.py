"""Issues of wording: masks, phrases and paragraphs twice, names that disagree."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import Document, Issue, Span
from ..structure.kinds import name_claims

_MASK = re.compile(
    "[0-9]{2}_+(?=年)|_{2,}|[*＊]{2,}|[xX×]{2,}|某某+|□{2,}|(?<![0-9〇一二三四五六七八九十])[○◯]{2,}(?![0-9〇一二三四五六七八九十])"
)
# Every mask has one of these; most texts have none.
_MASKING = re.compile("[_*＊xX×某□○◯]")
_UNIT = "[省市县区镇乡局]"
_MASKED_UNIT = re.compile(f"(?:[xX×*＊]{{2,}}|某+)({_UNIT}[一-鿿])")
_GENERIC = re.compile(
    "[各本全我该此同跨级县市区省自治辖有关方原所及和或由向在对为据照内外上下实好把将贯推加到]"
)
_CLAUSE = re.compile("[^，,。；;：:！!？?\\s“”]+")
_COMMAS = ("，", ",", "、")
_PHRASE_MIN, _PHRASE_MAX = 4, 14
_REPEAT_MIN = 30
_NAMED_PLACE = re.compile(
    "(?:平安|法治|数字|健康|文明|美丽|智慧|幸福|和谐)([一-鿿]{2})(?=建设|创建)"
)
_NO_PLACES = frozenset(
    [
        "中国",
        "社区",
        "校园",
        "家园",
        "乡村",
        "城市",
        "单位",
        "机关",
        "社会",
        "企业",
        "农村",
        "政府",
        "经济",
        "医院",
        "家庭",
        "乡镇",
        "文化",
        "城乡",
        "交通",
        "生态",
        "景区",
        "工地",
        "学校",
        "网络",
        "边境",
        "县城",
        "示范",
        "村镇",
        "区域",
        "小区",
    ]
)


def masks(text: str) -> Iterator[Issue]:
    """Yield each place where words are masked (20_年, ***, xx区)."""
    for hit in _MASK.finditer(text) if _MASKING.search(text) else ():
        yield Issue("masked", Span(*hit.span()), (hit.group(),))


def open_names(text: str) -> Iterator[Issue]:
    """Yield a name that stands open although the same words are masked elsewhere."""
    for unit, mask in {hit[1]: hit.group() for hit in _MASKED_UNIT.finditer(text)}.items():
        for hit in re.finditer(
            f"(?<![一-鿿])[一-鿿]{{2,3}}{unit}|(?<=[据照对在由经])[一-鿿]{{2}}{unit}", text
        ):
            if not _GENERIC.search(hit.group()[: -len(unit)]):
                yield Issue("inconsistent-mask", Span(*hit.span()), (mask, hit.group()))


def _blend(before: str, words: str, after: str) -> bool:
    """Say whether ``words`` is the head of what follows with the tail of what precedes it."""
    head = next((n for n in range(len(words) - 1, 1, -1) if after[:n] == words[:n]), 0)
    tail = next((n for n in range(len(words) - 1, 1, -1) if before[-n:] == words[-n:]), 0)
    return head + tail > len(words) and before != words != after


def _again(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Say whether only a comma stands between two like phrases."""
    apart = text[one.end() : other.start()]
    long = one.end() - one.start() >= _PHRASE_MIN
    return long and apart in _COMMAS


def phrases(text: str) -> Iterator[Issue]:
    """Yield a phrase that stands twice in a row, or blends its neighbours (a slip of the eye)."""
    hits = list(_CLAUSE.finditer(text))
    again = False
    for one, other in pairwise(hits):
        told, again = again, one.group() == other.group() and _again(text, one, other)
        if again and not told:
            yield Issue("repeated-phrase", Span(*other.span()), (other.group(),))
    for before, words, after in zip(hits, hits[1:], hits[2:], strict=False):
        start, end = words.span()
        if not _PHRASE_MIN <= end - start <= _PHRASE_MAX or text[end] not in "，,":
            continue
        joined = text[before.end() : start] + text[end : after.start()]
        if joined in ("，，", ",,") and _blend(before.group(), words.group(), after.group()):
            yield Issue("repeated-phrase", Span(*words.span()), (words.group(),))


def paragraphs(document: Document) -> Iterator[Issue]:
    """Yield clauses that say the same as an earlier one."""
    seen: dict[str, str] = {}
    for i in document.clauses:
        node = document.nodes[i]
        words = "".join(node.body.cut(document.text).split())
        if len(words) < _REPEAT_MIN:
            continue
        if words in seen:
            yield Issue("repeated-paragraph", node.own, (seen[words] or words[:10],))
        seen.setdefault(words, node.locator)


def names(document: Document) -> Iterator[Issue]:
    """Yield that the text calls itself 本方案 here and 本细则 there."""
    claims = name_claims(document.text)
    kinds = list(dict.fromkeys(name for name, _ in claims))
    if len(kinds) > 1:
        span = next(span for name, span in claims if name != kinds[0])
        yield Issue("inconsistent-name", span, ("、".join("本" + kind for kind in kinds),))


def places(document: Document) -> Iterator[Issue]:
    """Yield a place named in a text that is otherwise of no place (平安某地建设)."""
    if document.title:
        return
    for hit in _NAMED_PLACE.finditer(document.text):
        if hit[1] not in _NO_PLACES:
            yield Issue("place-name", Span(*hit.span(1)), (hit[1],))
