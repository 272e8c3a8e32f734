"""Conditions, exceptions, negations and scope between two statements."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from ....corpus.tables import alternation
from ...model import Direction, Topic
from ...tables import rows, words
from ..model import NOWHERE, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair, sentence
from ..statements.segments import Use, use_of

# A condition or an exception came or went when so little of it stands on the other side.
_STAYED = 0.4
_SHORTEST = 4
# A rule that implements another is compared word by word where so much of it is the other's.
_SAME_RULE = 0.6
# … and a version of it where so much stayed: else the sentence was written anew.
_SAME_VERSION = 0.5
# A condition that a rule sets up beside the one it implements begins so.
_ASKS = re.compile("经(?![营济办理贸费纪])|未经|非(?!法|营利|公有|物质|国有)")
# A condition is in the other statement when its words agree with some there so far (0 to 100).
_LIKE = 62.0
_INLINE = re.compile(
    "除[^，。；]{2,60}?(?:以外|之外|外)(?=，|的|应当|可以|不得|$)|(?:法律|法规|国家"
    "|本[法条例办规定]+)[^，。；]{0,16}另有规定的?"
)
# … or when so many of its pairs of characters stand there: 决议被宣告无效 and 宣告该决议无效后.
_HELD = 0.6
# A consent is asked for on either side, by whomever it is given.
# 非经批准，不得 and 不得，经批准的除外 say the same.
_BUT_FOR = re.compile("(?:非|未)经[^，。；]{0,24}(?:同意|批准|审批|核准|审核|许可|决定)")
# 警务辅助人员离职时 beside 辅警离职时: how it ends says when.
_WHEN, _TAIL = "时后前", 3
_LICENCE = re.compile("未(?:经|取得|领取|办理)[^。；]{0,40}不得")
_CONSENTED = re.compile(
    "经[^，。；]{0,24}(?:同意|批准|审批|核准|审核|审定|审查|初审|通过|许可|决定)"
)
# What opens a list or cites a rule conditions nothing by itself.
_STOCK = re.compile(
    "构成犯罪|触犯刑律|刑事责任|有下列|有前款|下列.*之一|^违反.{0,40}规定|^(?:根据|依照)"
)
# How grave a breach is, and what follows from it: no breach by itself.
_GRADES = re.compile("情节|拒不|逾期|造成|后果|构成|有违法所得|没有|货值|不足")
# 除依法处罚外，并应当赔偿: what is said comes on top of it.
_BESIDES = re.compile(
    "除本[^，。；]{1,6}第?[^，。；]{1,24}条[^，。；]{0,6}外，[^。；]{0,40}(?:其他|可以|还)|除(?:依法|按照?规定)?享[有受]|除(?:应当)?(?:遵守|符合|执行|具备)[^，；]+外，应当|除依法[^，。；]{0,20}外|除[^，。；]+外，[^，。；]{0,16}?(?:还|并|同时|另|也|再|增加|可以并处)"
)
_OR = ("或者", "或")
_NEGATION = re.compile("不|未|无|非|免")


def exceptions(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the exceptions that came or went."""
    old, new = _exceptions(match.old, pair.old), _exceptions(match.new, pair.new)
    if not (old or new):
        return
    count = _exceptional(match.old), _exceptional(match.new)
    gone = _fresh(match.old, old) if count[0] > count[1] else ()
    added = _fresh(match.new, new) if count[1] > count[0] else ()
    for place in gone[:1]:
        if but_for(match.old.words(place), match.new.form):
            continue
        if not _yields(match.old.words(_whole(match.old, place)), match.new.form):
            yield Note(Topic.EXCEPTION, Direction.REMOVED, 2, _whole(match.old, place), NOWHERE)
    for place in added[:1]:
        if but_for(match.new.words(place), match.old.form):
            continue
        if not _yields(match.new.words(_whole(match.new, place)), match.old.form):
            yield Note(Topic.EXCEPTION, Direction.NEW, 2, NOWHERE, _whole(match.new, place))


def but_for(words: str, other: str) -> bool:
    """Say whether an exception stands on the other side as a condition: 经市政府批准的除外."""
    consents = words.endswith("除外") and _CONSENTED.search(words)
    return bool(consents) and _BUT_FOR.search(other) is not None


def _yields(words: str, other: str) -> bool:
    """Say whether an exception yields to other rules, and the other side does: in other words."""
    return "另有规定" in words and "另有规定" in other


def _exceptional(page: Page) -> int:
    """Count the exceptions of a page."""
    return sum(len(_exceptions(page, one)) for one in page.said)


def _whole(page: Page, place: Place) -> Place:
    """Return an exception with its case: 国家另有规定的，从其规定."""
    return sentence(page, place) if page.words(place) == "从其规定" else place


def _exceptions(page: Page, one: Statement) -> tuple[Place, ...]:
    found = one.exceptions
    if not found and (hit := _INLINE.search(page.form, *one.place)):
        found = (Place(*hit.span()),)
    return tuple(place for place in found if not _BESIDES.match(page.form, place.start))


def conditions(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the conditions that came or went: 情节严重的, 经…同意."""
    gone = _unsaid(match.old, _fresh(match.old, _plain(match.old, pair.old)), match.new.form)
    added = _unsaid(match.new, _fresh(match.new, _plain(match.new, pair.new)), match.old.form)
    if match.implements:
        same = match.new.share(pair.new.core) >= _STAYED
        one = pair.same
        added = tuple(p for p in added if not _unlicensed(match, p))
        added = tuple(p for p in added if one or (same and _ASKS.match(match.new.words(p))))
    if gone and added:
        if not match.implements:
            yield Note(Topic.CONDITION, Direction.EXCHANGED, 2, gone[0], added[0])
        return
    gone = _unasked(match.old, gone, match.new.form)
    added = _unasked(match.new, added, match.old.form)
    for place in gone[:1]:
        topic = _topic(match.old, pair.old, place)
        yield Note(topic, Direction.REMOVED, 2, place, NOWHERE)
    for place in added[:1]:
        topic = _topic(match.new, pair.new, place)
        yield Note(topic, Direction.NEW, 2, NOWHERE, place)


def _unlicensed(match: Match, place: Place) -> bool:
    """Say whether a ban for want of leave stands on the other side: 未取得许可证的，不得经营."""
    return match.new.words(place).startswith("未经") and bool(_LICENCE.search(match.old.form))


def _topic(page: Page, one: Statement, place: Place) -> Topic:
    """Return what a condition is about; one more breach beside others widens what is punished.

    伪造的，变造的，处罚款 → 伪造的，变造的，出售的，处罚款: SCOPE.
    """
    others = (c for c in one.conditions if c != place and not _GRADES.search(page.words(c)))
    breach = one.penalties and not _GRADES.search(page.words(place))
    listed = breach and page.words(place).endswith("的") and any(others)
    return Topic.SCOPE if listed else Topic.CONDITION


def _unsaid(page: Page, places: Sequence[Place], other: str) -> tuple[Place, ...]:
    """Return the conditions of which the other side has nothing like, in any statement."""
    return tuple(
        place
        for place in places
        if not (page.words(place)[-1] in _WHEN and page.words(place)[-_TAIL:] in other)
        and fuzz.partial_ratio(page.words(place), other) < _LIKE
        and _held(page.words(place), other) < _HELD
    )


def _unasked(page: Page, places: Sequence[Place], other: str) -> tuple[Place, ...]:
    """Return the conditions but for a consent where the other side asks for one as well."""
    if not _CONSENTED.search(other):
        return tuple(places)
    return tuple(place for place in places if not _CONSENTED.search(page.words(place)))


def _held(words: str, other: str) -> float:
    """Return the share of pairs of characters that stand in another text, in whatever order."""
    pairs = [words[k : k + 2] for k in range(len(words) - 1)]
    return sum(pair in other for pair in pairs) / max(1, len(pairs))


def _plain(page: Page, one: Statement) -> tuple[Place, ...]:
    """Return the conditions that are told as such: neither the subject nor a time."""
    return tuple(
        place
        for place in one.conditions
        if not (one.who.end and place.start <= one.who.start < place.end)
        and _conditions(page.words(place))
        and not _STOCK.search(page.words(place))
        and not any(place.start <= q.place.start < place.end for q in one.quantities)
    )


def _conditions(words: str) -> bool:
    """Say whether a stretch says when a rule holds, or for whom: 逾期的, 对偏远地区."""
    return use_of(words) is Use.CONDITION or words.startswith("对")


def _fresh(page: Page, places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(
        place
        for place in places
        if place.end - place.start >= _SHORTEST and page.share(place) < _STAYED
    )


@cache
def _turns() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the pairs of words that turn a rule round or alter its reach, both ways."""
    return {(row[0], row[1]): (row[2], row[3]) for row in rows("turns")}


@cache
def _turning() -> re.Pattern[str]:
    both = words("turns") | frozenset(row[1] for row in rows("turns"))
    return re.compile(alternation(both))


def turns(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the listed words that gave way to their opposite: 年满 → 未满, 全部 → 部分."""
    shares = match.old.share(pair.old.place), match.new.share(pair.new.place)
    if min(shares) < (_SAME_RULE if match.implements else _SAME_VERSION):
        return
    old = list(_turning().finditer(match.old.form, *pair.old.place))
    new = list(_turning().finditer(match.new.form, *pair.new.place))
    left = [hit for hit in old if match.old.changed(Place(*hit.span()))]
    right = [hit for hit in new if match.new.changed(Place(*hit.span()))]
    gone, come = ({hit.group() for hit in hits} for hits in (left, right))
    for before in left:
        for after in right:
            if before.group() in come and after.group() in gone:
                # 免予或者减轻 → 减轻或者免予: the same two in another order.
                continue
            if match.new.form.endswith(_OR, 0, after.start()) or match.old.form.endswith(
                _OR, 0, before.start()
            ):
                # 准予或者不予许可: either.
                continue
            told = _turns().get((before.group(), after.group()))
            if told and _answer(match, before, after):
                topic, direction = told
                places = Place(*before.span()), Place(*after.span())
                yield Note(Topic(topic), Direction(direction), 3, *places)
                return
    yield from _negated(match, pair)


def _answer(match: Match, before: re.Match[str], after: re.Match[str]) -> bool:
    """Say whether two words stand in one place: what follows or goes before is the same."""
    a, b = match.old.form, match.new.form
    behind = a[before.end() : before.end() + 2] == b[after.end() : after.end() + 2]
    ahead = (
        a[max(0, before.start() - 2) : before.start()]
        == b[max(0, after.start() - 2) : after.start()]
    )
    return behind or ahead


def _negated(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield a negation put before words that stayed, or taken from before them."""
    for page, other, one, there in (
        (match.new, match.old, pair.new, pair.old),
        (match.old, match.new, pair.old, pair.new),
    ):
        for hit in _NEGATION.finditer(page.form, *one.place):
            if not _bare(page, other, hit.start(), there) or _denied(page, other, hit.start()):
                continue
            place = Place(hit.start(), min(one.place.end, hit.start() + 4))
            fresh = page is match.new
            places = (NOWHERE, place) if fresh else (place, NOWHERE)
            yield Note(Topic.CONDITION, Direction.EXCHANGED, 3, *places)
            return


def _bare(page: Page, other: Page, at: int, there: Statement) -> bool:
    """Say whether the character at ``at`` is all that was put in between words that stayed."""
    if page.to[at] != -1 or at + 2 >= len(page.form):
        return False
    after = page.to[at + 1]
    before = page.to[at - 1] if at else -1
    if (
        after < 0
        or page.to[at + 2] != after + 1
        or not (there.place.start <= after < there.place.end)
    ):
        return False
    return (
        after == 0
        or (before >= 0 and before == after - 1)
        or (other.to[after - 1] == -1 and other.form[after - 1] in "已可能都应均有")
    )


def _denied(page: Page, other: Page, at: int) -> bool:
    """Say whether the other side says the same of the words behind a negation: 无证 and 没有证."""
    words = page.form[at + 1 : at + 3]
    denials = (page.form[at], "没有", "未取得", "未经", "未能", "不能")
    if any(f"{denial}{words}" in other.form for denial in denials):
        return True
    bare = re.escape(words)
    # 未及时制止、报告 denies both; 拒不建立、实行 too.
    denied = f"(?:未|拒不|没有)[^，。；]{{0,8}}{bare}|{bare}[^，。；]{{0,4}}以外"
    return re.search(denied, other.form) is not None


def definition(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the change of what a word means."""
    sides = match.old.words(pair.old.place), match.new.words(pair.new.place)
    old, new = (_TEXT.sub("", words) for words in sides)
    if old == new or not (re.search("是指|所称", old) and re.search("是指|所称", new)):
        return
    places = sentence(match.old, pair.old.place), sentence(match.new, pair.new.place)
    terms = [
        _TERM.sub("", words) for words in (match.old.words(places[0]), match.new.words(places[1]))
    ]
    if fuzz.partial_ratio(*terms) < _LIKE or terms[0][-2:] != terms[1][-2:]:
        return
    means = [_TERM_SAID.sub("", words) for words in (old, new)]
    if fuzz.ratio(*("".join(sorted(words)) for words in means)) >= _SAME_MEANING:
        return
    if min(match.old.share(places[0]), match.new.share(places[1])) < _DEFINED:
        yield Note(Topic.DEFINITION, Direction.EXCHANGED, 2, *places)


# 本条例所称, 本规定所称: a text names itself.
_TEXT = re.compile("本(?:法|条例|办法|规定|细则|规则|决定|通知|意见|方案|制度)")
# 本条例所称国家机关，是指…: the term alone.
_TERM = re.compile("^本[^，。；]{1,6}所称的?|，?(?:是|系)指.*$")
# … and what it means.
_TERM_SAID = re.compile("^.*?(?:是|系)指")
# Two meanings that agree so far (0 to 100) are one: 控制界线, 控制线.
_SAME_MEANING = 95.0
# A definition of which less than this stayed says something else.
_DEFINED = 0.85
