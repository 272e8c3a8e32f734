"""What the words above a list say of its items: 不得有下列行为 forbids each of them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ..model import Topic
from .model import Force
from .statements.read import statements

_ITEMS = frozenset((Level.ITEM, Level.POINT, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4))
_TOPICS = {
    Force.ADVICE: Topic.ADVICE,
    Force.BAN: Topic.BAN,
    Force.DUTY: Topic.DUTY,
    Force.POWER: Topic.POWER,
}
_LISTS = ("：", ":")
_NAMES = re.compile("下列|以下|如下")
_REMEDY = re.compile("申请|提起|诉|复议")
_PRINCIPLES = re.compile("原则|指导思想|方针")
_AIMS = re.compile("理念|目标")
# 有下列情形之一的，应当停用; 应当具备下列条件: each item is a condition. 不得有下列情形 is a ban.
# 人民法院对当事人可以采用下列方式: what an office may do is no right.
_OFFICE = re.compile("(?:法院|检察院|机关|部门|政府|机构|委员会)[^。；]{0,40}(?:可以|有权)")
_PERSON = re.compile(
    "(?:夫妻|公民|个人|当事人|职工|申请人|学生|业主|村民|居民|消费者|老年人|妇女|残疾人|家庭)"
    "[^，。；]{0,4}(?:可以|有权|享有|享受)"
)
_CASES = re.compile(
    "(?<!不得)(?<!禁止)(?:有|因|在|遇|属于|存在|出现|具有)(?:下列|以下)(?:原因|情形|情况)[^。；]*?[的，时]"
    "|(?:具备|符合|满足)(?:下列|以下)(?:各项)?(?:条件|情形)"
    "|(?:属于|符合)(?:下列|以下)[^，。；]{1,8}之一"
)
# 有下列情形的，视情节轻重予以处理: what is done about each of them is no penalty by name.
_DEALT_WITH = re.compile(
    "(?:下列|以下)[^。；]*的，[^。；]*(?:批评教育|通报批评|予以处理|追究[^，。；]{0,8}责任)"
)
_MEANINGS = re.compile("含义|用语|术语|定义|是指")
# 在划定的范围内禁止下列行为: so it is, whatever stands before.
_FORBIDS = re.compile(
    "(?:禁止|严禁|不得)[^，。；]{0,10}(?:下列|以下)[^，。；]{0,12}(?:行为|活动|[:：])"
)
# 除下列工程外，不得建设: the items are exempt. 不宜涉及下列事项 forbids them.
_BUT_FOR = re.compile("除[^，。；]{0,6}(?:下列|以下)[^，。；]{0,12}外")
_UNFIT = re.compile("(?:不宜|不应)[^，。；]{0,10}(?:下列|以下)")
# 下列凭证免征印花税: what is left out.
_EXEMPT = re.compile(
    "(?:下列|以下)[^。；]*(?:免[征缴纳收于除予]|不(?:属于|适用|包括|计入|视为|作为|征收|受))"
)
_TASKS = re.compile("职责|职权|任务|负责|权力|要求[：:]$")
# Told by their words, the first that stands there; the latter of a list that punishes nothing.
_OF_ITSELF = (
    (_MEANINGS, Topic.DEFINITION),
    (_PRINCIPLES, Topic.RULE),
    (_AIMS, Topic.ADVICE),
    (_BUT_FOR, Topic.EXCEPTION),
    (_UNFIT, Topic.BAN),
    (_FORBIDS, Topic.BAN),
)
_IN_CASE = ((_DEALT_WITH, Topic.PENALTY), (_CASES, Topic.CONDITION), (_EXEMPT, Topic.EXCEPTION))
# A list of more items than this is not looked through.
_FARTHEST = 80


def lead(document: Document, clause: int) -> Topic | None:
    """Return what the words above a list say of its item ``clause``; None: it is no item."""
    at = head(document, clause)
    return None if at is None else topic(clean(document.text, document.nodes[at].body).text)


def head(document: Document, clause: int) -> int | None:
    """Return the clause above a list that its item ``clause`` is part of; None: it is no item."""
    if document.nodes[clause].level not in _ITEMS:
        return None
    for at in range(clause - 1, max(-1, clause - _FARTHEST), -1):
        node = document.nodes[at]
        if node.clause and clean(document.text, node.body).text.endswith(_LISTS):
            return at
    return None


# A list of many items is asked for with each of them.
@lru_cache(1024)
def topic(form: str) -> Topic:
    """Return what the words above a list say of each of its items."""
    told = _first(_OF_ITSELF, form)
    if told is not None:
        return told
    said = statements(form)
    if any(one.penalties for one in said):
        return Topic.PENALTY
    told = _first(_IN_CASE, form)
    if told is not None:
        return told
    # 有权采取下列措施，他人不得妨碍: the statement that names the list says what its items are.
    named = [one for one in said if _NAMES.search(form, *one.place)]
    for one in (*reversed(named), *reversed(said)):
        if one.force in _TOPICS:
            right = one.force is Force.POWER and (
                _PERSON.search(form) or (_REMEDY.search(form) and not _OFFICE.search(form))
            )
            return Topic.RIGHT if right else _TOPICS[one.force]
    return Topic.DUTY if _TASKS.search(form) else Topic.SCOPE


def _first(told: Sequence[tuple[re.Pattern[str], Topic]], form: str) -> Topic | None:
    return next((about for pattern, about in told if pattern.search(form)), None)
