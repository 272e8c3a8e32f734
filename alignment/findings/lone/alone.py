"""What a statement that stands on one side only sets up or takes away, and how much it weighs.

应当自收到申请之日起十日内公示名单  →  PROCEDURE, weight 3 (a step with its deadline)
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ....corpus.structure.numerals import NUMERAL_CHARS
from ....corpus.tables import alternation
from ...model import Topic
from ...tables import classes, words
from ..model import NOWHERE, Bound, Force, Measure, Statement
from ..pairing import Page, sentence
from ..statements.force import ONLY_THEN, THEN_HEADS
from .consequence import by_consequence
from .hollow import follows, hollow
from .person import holds, of_a_person
from .slogans import slogan
from .steps import asked, is_step, limits

_MATTER_OF_COURSE = re.compile(
    "^[^，。；]{2,30}是[^，。；]{0,24}(?:重要的?(?:工作|任务|内容|组成部分|基础|力量|途径|标志)|共同责任|光荣义务|神圣职责)$"
)
_DEFINES = re.compile("是指|所称|称为|^本[^，]{1,10}包括")
# 本条例所称公共场所，是指公众可以进出的场所: whatever words it has, it defines.
_MEANT = re.compile("(?:本[^，。；]{1,6}|前款)所称的?[^，。；]{1,30}，?(?:是指|系指|包括)")
_MEANS = re.compile("是指|系指|称为|包括|[，的]指|是|为")
_MEANS_ALONE = re.compile("是指|系指")
_VALIDITY = re.compile("起施行|同时废止|有效期|自公布之日")
# The sentence that says why and on what ground a text was made.
MADE = re.compile(
    "制[定订](?:本(?:法|条例|办法|规定|细则|规则|决定|通知|意见|方案|章程|实施|暂行)|以下)|特制定"
)
_PURPOSE = re.compile(
    "结合.{0,8}实际|^为了?[^，]{2,40}|制定本|指导思想|坚持(?:中国共产党|党的|以)|原则|方针|为(?:指导|导向|核心)"
)
# 由…负责, 组织编制, 国家建立…制度: an office or a task set up without a word of force.
_TASK = re.compile(
    "(?:负责|主管|承担|行使|履行|领导|统筹|协调|指导|监督|管理|制定|编制|组织|规定"
    "|确定|决定|公布|批准|"
    "任免|选举|审议|设立|成立|建立|实行|推行|实施|健全|完善|统一|列入|纳入|给予|支付|缴纳|由)"
)
_DONE = re.compile(
    "(?:办理|处理|执行|实施|进行|计算|掌握|对待|发给|签署|印发|列入)[^，。；]{0,12}$"
)
_IS = re.compile("是|为|属于|适用|视为|不得|参照|有效|免予|免除|计算|除外|不承担")
# 保证工作质量: what an act is to bring about, without a word of force of its own.
_AIM = re.compile(
    "(?:并|切实|从而|努力|不断|有效)*(?:实现|坚持|遵循|贯彻|统筹发展|保证|确保|防止|提高|促进|维护|增强|做好|认真|提升|推动|发挥|营造|方便|弘扬|重点围绕"
    "|有[利助]于|以[^，。；]{2,20}为(?:导向|核心|中心|根本|目标|宗旨|主线|重点|引领)|忠于职守|勤勉尽责"
    "|清正廉洁|尊重|热爱|崇尚|树立|(?:加大|强化|增强|持续优化)[^，。；、]{0,8}(?:力度|意识|服务|水平|素质)$)"
)
_CONSENT = frozenset(("approval", "permit", "consent"))
# 应当按照国家规定: what is asked for follows.
_BASIS = re.compile(
    "(?:根据|依照|按照|依据|遵照|参照|遵循)[^，。；]*(?:规定|要求|原则|需要|规划|办法|标准|特点|实际|情况)"
)
# 法律、法规已有规定的，从其规定: a rule that yields to those above it, as every one does.
YIELDS = re.compile(
    "(?:法律|行政法规|法规|国家|省|条例>).{0,24}规定.{0,8}(?:的，(?:从|依照|适用)其规定|的?除外)$"
)
# 法律已有规定的，从其规定: so it is anyway.
_AS_THEY_SAY = re.compile(
    "(?:对?违反[^，。；]*，|对[^，。；]*行为，)?(?:有关|相关|国家)?(?:宪法|法律|行政法规|法规|、|和|或者)+"
    "[^，。；对就]{0,4}有[^，。；]{0,8}规定的，(?:从|适用)其规定"
)
# 但《婚姻法》规定禁止结婚的除外: so it is anyway.
_BY_THEM = re.compile("但?是?，?<[^<>]*>(?:另有)?规定[^，。；]{0,12}的?除外")
# 禁止燃放的具体办法由市政府制定: who is to rule forbids nothing by that.
_DELEGATES = re.compile(
    "[^，。；]*的(?:具体)?(?:办法|标准|范围|目录|名录|细则)，?由[^，。；]{2,40}(?:制定|规定|公布|确定)"
)
# 自然村落，村民委员会为管理人: an item that rules by itself.
_RULES_ITSELF = re.compile(
    "，[^。；]*(?:由[^，。；]{2,20}(?:负责|统筹|承担|管理|解决)|为(?:责任人|管理人|责任单位|管理单位)"
    "|按[^，。；]*(?:发放|计发|计算|执行))|^[^，。；]{2,20}由[^，。；]{2,20}(?:负责|统筹|承担|解决)"
)
# 当场作出决定的，自作出之日起计算: a case and what holds in it.
_CASE_AND_RULE = re.compile("[^，。；]的，")
_MAY = ("可以", "可")
# Items of these weigh less: 鼓励下列活动, 坚持下列原则.
_LIGHT = (Topic.ADVICE, Topic.RULE)
# An item that says when a duty holds is its condition: 应当开灯：（一）能见度低时.
_BINDS = (Topic.DUTY, Topic.POWER, Topic.RIGHT)
_CASE = re.compile("(?:[^目标]的|需要)$")
_THEN, _THEN_BEGINS = re.compile(ONLY_THEN), frozenset(THEN_HEADS)
# What is so of itself, whatever word of force stands before it.
_OF_ITSELF = re.compile("否则|不影响|不免除|不妨碍|不承担|视为|属于|不计入|不列入|即[为可]")
# 补贴按应领总额的一半计算: how much it is, whoever has to pay.
_RECKONS = re.compile(
    "按照?[^，。；]*(?:一半|减半|(?:[〇零一二三四五六七八九十百千万]|[0-9])(?:成|倍|%|元)|分之[〇零一二三四五六七八九十百千万]+)[^，。；]{0,6}(?:计[算发征收]|支付|发放|收取|征收|缴纳|补[助贴偿]|执行)$"
)
# 不得超过一年: a limit, no ban.
_LIMIT = re.compile("不得(?:超过|高于|多于|低于|少于|早于|晚于)")
# The number of a limit follows within so many characters.
_BESIDE = 4
_LIMITS = {Measure.TIME: Topic.DEADLINE, Measure.FREQUENCY: Topic.FREQUENCY}
# The clause on taking effect is no longer than so many statements.
_FEW = 8
# A stretch that names nobody and is no longer than this is a caption.
_CAPTION = 10
# What is shorter says nothing by itself.
_SHORTEST = 6
# … and as an item, of which the words above say what it is about: 销毁证据.
_SHORTEST_ITEM = 3


class Kind(NamedTuple):
    """What a lone statement is about, its weight, and the statement that says so.

    ``listed``: it is an item, of which the words above its list say what it is about.
    """

    topic: Topic
    weight: int
    said: Statement
    listed: bool = False


# What nothing outweighs: a ban, a penalty, a step that is asked for in time.
MOST = 3
# Of statements of one weight the one of the earlier topic is named.
_ORDER = (
    Topic.PENALTY, Topic.BAN, Topic.PROCEDURE, Topic.DEADLINE, Topic.RIGHT, Topic.DUTY, Topic.POWER,
    Topic.EXCEPTION, Topic.CONDITION, Topic.SCOPE, Topic.AMOUNT, Topic.FREQUENCY, Topic.DEFINITION,
    Topic.RULE, Topic.VALIDITY, Topic.ADVICE,
)  # fmt: skip


@cache
def _weighty() -> re.Pattern[str]:
    """Return the pattern of all that a clause of the greatest weight has some of."""
    bans = {word for word, force in classes("forces").items() if force == Force.BAN}
    steps = {word for word, kind in classes("procedures").items() if kind in _CONSENT}
    times = {unit for unit, measure in classes("units").items() if measure == Measure.TIME}
    listed = alternation(words("penalties") | bans | steps)
    time = f"[{NUMERAL_CHARS}亿余多半](?:{alternation(frozenset(times))})"
    return re.compile(f"{listed}|{ONLY_THEN}|{time}")


def at_most(form: str) -> int:
    """Return the weight that no statement of a clause exceeds, told without reading it."""
    return MOST if _weighty().search(form) else MOST - 1


def weightiest(page: Page, said: Sequence[Statement], lead: Topic | None = None) -> Kind | None:
    """Return what a run of lone statements is about, by its weightiest; None: nothing to tell.

    ``lead`` is what the words above a list say (不得有下列行为): its items say the same.
    """
    told = list(said)
    if "制" in page.form:
        told = [one for one in told if not MADE.search(_sentence(page, one))]
    if any(_VALIDITY.search(page.words(one.place)) for one in said) and len(said) <= _FEW:
        last = next(one for one in said if _VALIDITY.search(page.words(one.place)))
        return Kind(Topic.VALIDITY, 1, last)
    kinds = [kind for one in told if (kind := kind_of(page, one, lead)) is not None]
    kinds = [_with_its_rule(kind, told) for kind in kinds]
    kinds = [kind for kind in kinds if not _besides(page, kind, kinds)]
    if any(kind.weight <= 1 for kind in kinds):
        empty = {one.force_at for one in told if one.own_force and follows(page.words(one.core))}
        kinds = [kind for kind in kinds if kind.weight > 1 or kind.said.force_at not in empty]
    return min(kinds, key=lambda k: (-k.weight, _ORDER.index(k.topic)), default=None)


def _with_its_rule(kind: Kind, said: Sequence[Statement]) -> Kind:
    """Return an exception as the rule that it is part of, if that is lone too."""
    one = kind.said
    if kind.topic is not Topic.EXCEPTION:
        return kind
    rule = any(
        a.sentence == one.sentence
        and a.place.end <= one.place.start
        and a.place.end - a.place.start >= _SHORTEST
        for a in said
    )
    return kind._replace(topic=Topic.RULE, weight=1) if rule else kind


def _besides(page: Page, kind: Kind, kinds: Sequence[Kind]) -> bool:
    """Say whether 可以 only goes with a duty: 应当按月支付，有困难的可以按季支付."""
    one = kind.said
    if kind.topic not in (Topic.RIGHT, Topic.POWER) or page.words(one.force_at) not in _MAY:
        return False
    return any(
        a.said.sentence == one.sentence
        and a.said.force is Force.DUTY
        and a.said.place.end <= one.place.start
        and a.weight >= kind.weight
        for a in kinds
    )


def _sentence(page: Page, one: Statement) -> str:
    """Return the sentence that a statement is part of, to its full stop."""
    start, end = page.form.rfind("。", 0, one.place.start), page.form.find("。", one.place.end)
    return page.form[start + 1 : end if end >= 0 else len(page.form)]


def kind_of(page: Page, one: Statement, lead: Topic | None = None) -> Kind | None:
    """Return what one lone statement is about; None for a purpose, a principle, a fragment."""
    words = page.words(one.place)
    item = _sentence(page, one).rstrip("；，：") if lead else page.words(sentence(page, one.place))
    if hollow(words, page.words(one.core)) or (item != words and hollow(item, "")):
        return None
    if _empty(page, one, words, lead):
        return None
    whole = _sentence(page, one)
    if _means(one, words, whole):
        return Kind(Topic.DEFINITION, 2, one)
    if one.core in one.exceptions:
        return _exception(words, one)
    if lead is Topic.SCOPE and _CASE_AND_RULE.search(item):
        return _ruled(page, words, one)
    if lead is Topic.SCOPE and _RULES_ITSELF.search(item):
        return Kind(Topic.RULE, 2, one, listed=True)
    names = one.force is Force.NONE or _cannot(page, one) or lead is Topic.PENALTY
    if lead is not None and not one.penalties and names:
        case = item.endswith("时") or (lead in _BINDS and _CASE.search(item))
        about = Topic.CONDITION if case else lead
        return Kind(about, 1 if lead in _LIGHT else 2, one, listed=True)
    told = by_consequence(page, one) or _by_limit(words, one)
    told = (
        told
        or _reckoned(page, one)
        or _only_then(page, one)
        or _by_force(page, one)
        or _by_words(words, one)
    )
    return Kind(*told, one) if told else None


def _empty(page: Page, one: Statement, words: str, lead: Topic | None) -> bool:
    """Say whether a statement is a purpose, a principle or a fragment."""
    short = len(words) < (_SHORTEST if lead is None else _SHORTEST_ITEM)
    if short and not (one.penalties or one.own_force or one.procedures):
        return True
    if slogan(page, one):
        return True
    if one.own_force:
        return _BASIS.fullmatch(page.form, one.force_at.end, one.core.end) is not None
    # 应当坚持下列原则：预防与保护相结合
    return lead is Topic.RULE or _AIM.match(page.words(one.core)) is not None


def _exception(words: str, one: Statement) -> Kind | None:
    """Return what an exception is about; None: only that rules above hold, as they do anyway."""
    if _AS_THEY_SAY.fullmatch(words) or _BY_THEM.fullmatch(words):
        return None
    return Kind(Topic.EXCEPTION, 1 if YIELDS.search(words) else 2, one)


def _ruled(page: Page, words: str, one: Statement) -> Kind | None:
    """Return what an item is about that is a rule of its own: 超过十吨的，每吨六元."""
    told = by_consequence(page, one) or _by_limit(words, one) or _by_force(page, one)
    paid = any(q.measure is Measure.MONEY for q in one.quantities)
    return Kind(*(told or ((Topic.AMOUNT if paid else Topic.RULE), 2)), one)


def _means(one: Statement, words: str, whole: str) -> bool:
    """Say whether a statement defines: an exception too, of 大型广告，是指…，但是…除外."""
    if one.core in one.exceptions and _MEANS_ALONE.search(whole):
        return True
    return bool(_MEANT.match(whole) or (_DEFINES.search(words) and _MEANS.search(whole)))


def _cannot(page: Page, one: Statement) -> bool:
    """Say whether an item says what cannot be: 目的不能实现的 forbids nothing."""
    return page.words(one.force_at) == "不能"


def _reckoned(page: Page, one: Statement) -> tuple[Topic, int] | None:
    """Return what a stretch is about that only says how much something is."""
    reckons = not one.own_force and _RECKONS.search(page.form, *one.core)
    return (Topic.AMOUNT, 2) if reckons else None


def _only_then(page: Page, one: Statement) -> tuple[Topic, int] | None:
    """Return what 验收合格后方可使用 is about: a condition, or the step that it asks for."""
    words = page.words(one.place)
    if _THEN_BEGINS.isdisjoint(words) or not _THEN.search(page.form, *one.place):
        return None
    steps = asked(page, one) & _CONSENT
    return (Topic.PROCEDURE if steps else Topic.CONDITION), 3


def _by_force(page: Page, one: Statement) -> tuple[Topic, int] | None:
    if not one.own_force and (_held_in_vain(page, one) or one.force is Force.NONE):
        return None
    if not one.own_force and is_step(page, one):
        return Topic.PROCEDURE, 2
    if one.force is Force.BAN:
        hands_on = one.own_force and _DELEGATES.fullmatch(page.form, *one.core)
        return (Topic.RULE, 2) if hands_on else (Topic.BAN, 3)
    if one.force is Force.DUTY:
        return _duty(page, one)
    if one.force is Force.POWER and holds(page, one):
        return Topic.RULE, 2
    if one.force is Force.POWER:
        return (Topic.RIGHT if of_a_person(page, one) else Topic.POWER), 2
    return (Topic.ADVICE, 1) if one.force is Force.ADVICE else None


def _held_in_vain(page: Page, one: Statement) -> bool:
    """Say whether a stretch is not under the word of force before it.

    应当公告，不影响投标: the latter is so of itself. 可以代为治理，费用由责任人承担: another
    acts.
    """
    held = one.force in (Force.ADVICE, Force.POWER)
    return bool(_OF_ITSELF.match(page.form, *one.core)) or (held and one.by_agent)


def _duty(page: Page, one: Statement) -> tuple[Topic, int]:
    names = asked(page, one)
    timed = any(limits(page, one, q) for q in one.quantities)
    if names & _CONSENT:
        return Topic.PROCEDURE, 3
    if names:
        return Topic.PROCEDURE, 3 if timed else 2
    if timed:
        return Topic.DEADLINE, 3
    # A stretch put in behind another's word of force adds to it.
    return Topic.DUTY, 2 if one.own_force else 1


def _by_limit(words: str, one: Statement) -> tuple[Topic, int] | None:
    """Return what a limit is about: 不得超过一年 limits a time, and forbids nothing else."""
    bounded = [q for q in one.quantities if q.bound is not Bound.EXACT]
    limit = _LIMIT.search(words)
    if not (bounded and limit):
        return None
    often = any(q.measure is Measure.FREQUENCY for q in one.quantities)
    end = one.place.start + limit.end()
    near = next((q for q in bounded if end <= q.place.start <= end + _BESIDE), bounded[-1])
    if often and near.unit == "次":
        return Topic.FREQUENCY, 3
    return _LIMITS.get(near.measure, Topic.AMOUNT), 3


def _by_words(words: str, one: Statement) -> tuple[Topic, int] | None:
    if _VALIDITY.search(words):
        return Topic.VALIDITY, 1
    if _PURPOSE.search(words) or _MATTER_OF_COURSE.search(words):
        return None
    if "不予" in words or "不适用" in words:
        return Topic.RULE, 2
    if len(words) <= _CAPTION and one.who == NOWHERE:
        # 加强组织领导: the caption of what follows.
        return None
    if _TASK.search(words):
        return Topic.RULE, 2
    # A stretch without an act is half a sentence of which the other half stayed; not so where the
    # case is said with it: 企业作出承诺的，按照承诺程序办理.
    acts = one.act or _IS.search(words) or (one.conditions and _DONE.search(words))
    return (Topic.RULE, 1) if acts else None
