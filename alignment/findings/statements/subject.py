"""Who a statement is about, and who acts with it: the name before the word of force.

县级以上人民政府教育主管部门会同财政部门应当 …  →  县级以上人民政府教育主管部门, with 财政部门
"""

import re
from functools import cache

from ....corpus.tables import alternation
from ...tables import rows, words
from ..model import NOWHERE, Place

_LEAD = re.compile("(?:但是?|并且?|同时|其中|而且|因此|此外|另外|也|还|又|且|或者|由|凡)+")
# A name that ends so is whole, whatever act follows.
_OFFICES = "(?:部门|机关|机构|政府|委员会)"
# What comes before the name of who joins in: looked for first, since most stretches have none.
_JOIN = "会同|协同|商(?![务业贸标品会户店场洽谈讨])"
_JOINING = re.compile(_JOIN)
_JOINS = re.compile("应当会同|可以会同|会同|协同")


@cache
def _no_subject() -> re.Pattern[str]:
    """Return the pattern of what begins a stretch that names no subject at its head."""
    listed = (f"{word}(?!{but})" if but != "-" else word for word, but in rows("no_subjects"))
    return re.compile("|".join(listed))


@cache
def _with() -> re.Pattern[str]:
    """Return the pattern of who joins in: what follows is an act, or what leads up to one."""
    ends, acts = alternation(words("subjects")), alternation(words("acts"))
    then = f"应当|可以|负责|根据|依法|按照|对|将|在|共同|统一|另行|及时|定期|{acts}|$"
    listed = f"(?:{ends})(?={then})|{_OFFICES}(?![、和及或的等与以])"
    return re.compile(f"(?:{_JOIN})(?P<who>[^，。；]{{1,40}}?(?:{listed}))")


@cache
def _name() -> re.Pattern[str]:
    """Return the pattern of a name: to the last of the words that may end one."""
    ends, between = alternation(words("subjects")), alternation(words("before_force"))
    return re.compile(f"(?P<who>[^，。；：]*?(?:{ends}))(?={between}|$)")


def subject(form: str, place: Place, end: int = 0) -> tuple[Place, tuple[Place, ...]]:
    """Return the name at the head of a stretch, and those that act with it; (0, 0): none said.

    ``place`` ends before the word of force, the stretch at ``end``.
    """
    lead = _LEAD.match(form, *place)
    start = lead.end() if lead else place.start
    if _no_subject().match(form, start, place.end):
        return NOWHERE, ()
    hit = _name().match(form, start, place.end)
    if hit is None:
        return NOWHERE, ()
    who = Place(*hit.span("who"))
    joins = _JOINS.search(form, *who) if form.find("同", *who) >= 0 else None
    partners = _partners(form, place.start, max(place.end, end))
    return (Place(who.start, joins.start()) if joins else who), partners


def _partners(form: str, start: int, end: int) -> tuple[Place, ...]:
    """Return those who join in between two offsets."""
    if ("同" not in form and "商" not in form) or not _JOINING.search(form, start, end):
        return ()
    return tuple(Place(*one.span("who")) for one in _with().finditer(form, start, end))


# 由县级以上人民政府规定: the words that can follow who acts.
_DOES = (
    "负责|给予|予以|责令|处以?|制定|规定|组织|实施|承担|确定|批准|审批|编制|依法|按照"
    "|依照|根据|决定|"
    "管辖|办理|公布|代为|通过|作出|选举|任命|支付|担任|召集|主持|行使|执行|统一|另行"
    "|推选|出具|没收|"
    "吊销|会同|商|协同|提出|提请|任免|聘任|认定|审核|受理|处理|追究|取缔|在|对|向"
    "|牵头|申请|共同|同级|保管|保存|裁决|裁定|仲裁|复核|调查|鉴定|评审|评定|收取|签发|核发|颁发|发放|登记"
    "|备案|签订|举证|证明|缴纳|补助|补偿|赔偿|维护|养护|管护|监督|监管|考核|检查|验收|进行|审议|审查|讨论|表决|认领|分配|筹集|垫付"
)


# What no name of who acts has inside.
_APART = frozenset("，。；：的、")


@cache
def _ends() -> dict[str, tuple[str, ...]]:
    """Return the words that may end a name by their last characters."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words("subjects")):
        found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def names_at_end(form: str, place: Place) -> bool:
    """Say whether a stretch ends in a name: 气象台站和有关单位，应当…"""
    return form.endswith(_ends().get(form[place.end - 1], ()), place.start, place.end)


def names(words: str, least: int, most: int) -> bool:
    """Say whether words without a mark are a name: so many characters before what may end one."""
    heads = (words[: -len(end)] for end in _ends().get(words[-1:], ()) if words.endswith(end))
    return any(least <= len(head) <= most and _APART.isdisjoint(head) for head in heads)


@cache
def _agents() -> re.Pattern[str]:
    ends = alternation(words("subjects"))
    return re.compile(f"(?<![理缘自])由(?P<who>[^，。；：]{{0,60}}?(?:{ends}))(?={_DOES})")


def agent(form: str, place: Place) -> tuple[Place, tuple[Place, ...]]:
    """Return who acts in a stretch that says so by 由, and who joins in: 由教育部门规定."""
    hit = _agents().search(form, *place) if form.find("由", *place) >= 0 else None
    if hit is None:
        return NOWHERE, ()
    return Place(*hit.span("who")), _partners(form, hit.end(), place.end)
