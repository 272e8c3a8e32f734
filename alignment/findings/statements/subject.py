"""Who a statement is about, and who acts with it: the name before the word of force.

县级以上人民政府教育主管部门会同财政部门应当 …  →  县级以上人民政府教育主管部门, with 财政部门
"""

import re
from functools import cache

from ....corpus.tables import alternation
from ...tables import words
from ..model import NOWHERE, Place

_LEAD = re.compile("^(?:但是?|并且?|同时|其中|而且|因此|此外|另外|也|还|又|且|或者|由|凡)+")
# What stands between the subject and its word of force.
_ADVERBS = (
    "(?:依法|及时|自觉|主动|积极|在|自|对|按照|依照|根据|经|因|为|应|收到|接到|认为|发现|"
    "每|将|与|向|以|通过|从|违反|开展|进行|负责|不履行|未|需要|确需|享有|履行|受理"
    "|作出|实施|办理|制定|"
    "采取|组织|加强|建立|从事|申请|提出|使用|发布|提供|编制|参加|处理|拒绝|因此|已经"
    "|已|就|都|均|也|还|可以)"
)
# A stretch that begins so names no subject at its head.
_NO_SUBJECT = re.compile(
    "对(?!外)|向|将|把|认为|申请(?!人)|按照|依照|根据|在(?!校|职|编)|以|违反|经(?![营济办理贸费])|因|为|"
    "从(?!业)|与|给|使(?!用)|要求|未(?!成年)|不(?!动产)|拒绝|需要|必要|有(?!关)|符合|具备|发现|收到|接到|"
    "建立|制定|完善|加强|推进|推动|支持|鼓励|依法|统筹|通过|采取|部署|发给|发出|通知|待|协助|配合|指导|负责(?!人)|"
    "组织(?!机构)|委托(?!人)|会同|聘请|及时|定期|按时|具体|原是|属于|保障(?!部)|提供(?!者)|保证(?!人)|确保|"
    "享有|其[他它]|受|应|可以|不得|必须|各自|分别|主动|积极|联合(?!会)|共同|优先|优化|提高|落实|健全|强化|引导|促进|"
    "吊销|没收|撤销|责令|给予|暂扣|停止|处以|追究"
)
# A name that ends so is whole, whatever act follows.
_OFFICES = "(?:部门|机关|机构|政府|委员会)"
_JOINS = re.compile("应当会同|可以会同|会同|协同")


@cache
def _with() -> re.Pattern[str]:
    """Return the pattern of who joins in: what follows is an act, or what leads up to one."""
    ends, acts = alternation(words("subjects")), alternation(words("acts"))
    then = f"应当|可以|负责|根据|依法|按照|对|将|在|共同|统一|另行|及时|定期|{acts}|$"
    listed = f"(?:{ends})(?={then})|{_OFFICES}(?![、和及或的等与以])"
    return re.compile(
        f"(?:会同|协同|商(?![务业贸标品会户店场洽谈讨]))(?P<who>[^，。；]{{1,40}}?(?:{listed}))"
    )


@cache
def _name() -> re.Pattern[str]:
    """Return the pattern of a name: to the last of the words that may end one."""
    ends = alternation(words("subjects"))
    return re.compile(f"(?P<who>[^，。；：]*?(?:{ends}))(?={_ADVERBS}|$)")


def subject(form: str, place: Place, end: int = 0) -> tuple[Place, tuple[Place, ...]]:
    """Return the name at the head of a stretch, and those that act with it; (0, 0): none said.

    ``place`` ends before the word of force, the stretch at ``end``.
    """
    head = place.cut(form)
    lead = _LEAD.match(head)
    start = place.start + (lead.end() if lead else 0)
    hit = (
        None if _NO_SUBJECT.match(form, start, place.end) else _name().match(form, start, place.end)
    )
    if hit is None:
        return NOWHERE, ()
    who = Place(*hit.span("who"))
    partners = tuple(
        Place(*one.span("who")) for one in _with().finditer(form, place.start, max(place.end, end))
    )
    joins = _JOINS.search(form, *who)
    return (Place(who.start, joins.start()) if joins else who), partners


# 由县级以上人民政府规定: the words that can follow who acts.
_DOES = (
    "负责|给予|予以|责令|处以?|制定|规定|组织|实施|承担|确定|批准|审批|编制|依法|按照"
    "|依照|根据|决定|"
    "管辖|办理|公布|代为|通过|作出|选举|任命|支付|担任|召集|主持|行使|执行|统一|另行"
    "|推选|出具|没收|"
    "吊销|会同|商|协同|提出|提请|任免|聘任|认定|审核|受理|处理|追究|取缔|在|对|向"
    "|牵头|申请|共同|同级"
)


@cache
def _ends() -> tuple[str, ...]:
    return tuple(sorted(words("subjects")))


def names_at_end(form: str, place: Place) -> bool:
    """Say whether a stretch ends in a name: 气象台站和有关单位，应当…"""
    return place.cut(form).endswith(_ends())


@cache
def _agents() -> re.Pattern[str]:
    ends = alternation(words("subjects"))
    return re.compile(f"(?<![理缘自])由(?P<who>[^，。；：]{{0,60}}?(?:{ends}))(?={_DOES})")


def agent(form: str, place: Place) -> tuple[Place, tuple[Place, ...]]:
    """Return who acts in a stretch that says so by 由, and who joins in: 由教育部门规定."""
    hit = _agents().search(form, *place) if "由" in place.cut(form) else None
    if hit is None:
        return NOWHERE, ()
    partners = (Place(*one.span("who")) for one in _with().finditer(form, hit.end(), place.end))
    return Place(*hit.span("who")), tuple(partners)
