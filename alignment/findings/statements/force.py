"""Words of force in a stretch: 应当, 不得, 可以, and what only looks like one (应当知道, 相应)."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ....corpus.tables import alternation
from ...tables import classes, words
from ..model import Force, Place

# 有权处理的机关应当: a word of force inside a description of the subject, which 的 closes.
_DESCRIBES = re.compile("的[^的]{0,16}$")
# 应当对其产生的可以利用的废物加以利用: the description stands behind the word that binds.
_OPENS = re.compile("[对将把向为按从以在]")
# 禁止使用的工具: the word of force describes a thing.
_OF_A_THING = re.compile("(?![为向对在将把])[^，。；]{1,8}的[^，。；的]{2,16}(?=$|[，。；])")
_OF_ITS_OWN = re.compile("[^，。；]{2}的[^，。；的]{2,16}")
_OFFICE = re.compile("(?:政府|部门|机关|机构|委员会|单位|组织|学校|企业)$")
# 保障男女享有同等机会: what is to come about gives no right by itself.
_ENSURED = re.compile("(?:保障|维护|确保|保证|使|让)[^，；]{0,30}$")
# 为不能归家的妇女提供庇护: who cannot do a thing is not forbidden to.
_UNABLE = re.compile("[^，。；的]{1,12}的[^，。；]")
# 提醒单位应当履行的义务: what another is told of.
_TOLD_OF = re.compile("(?:提醒|告诫|告知|宣讲|说明)[^，；]{0,16}$")
# 应当由委员会任免的其他人员: a name.
_OTHERS = re.compile("[^，。；]*的其他[^，。；的]{2,8}")
# 有权处理的国家机关: who has a power is only named.
_HAVING = re.compile("[^，。；的]{1,10}的[^，。；]{0,8}(?:机关|部门|单位|法院|组织|机构|人员|政府)")
# 加强协作和支持, 参与和支持改革: a thing, or an act beside another.
_ADVICE = ("支持", "引导", "倡导", "鼓励", "提倡")
_BESIDE_AN_ACT = re.compile(
    "(?:参与|协作|合作|帮助|指导|关心|重视|监督|保护|服务|理解|配合|投资|资助)(?:和|与|、|及)$|的$"
)
# 对改制、支持小微企业发展等情形: one thing of several.
_OF_SEVERAL = re.compile("[^，。；]{1,20}等(?:情形|方面|事项|领域|内容|工作)")
# 禁止燃放区以外的区域: a name.
_ZONE = re.compile(
    "(?!在|于|进入|擅自|任何|各|向|对)[^，。；的在]{2,6}区域?(?:以外|之外|外|内|的|由|范围|、|和|为)"
)
# 作出许可或者不予许可的决定: either.
_EITHER = ("准予", "不予", "不准予")
_OR_NOT = re.compile("或者?不(?:予|准予)")
_DESCRIBING = ("禁止", "允许", "鼓励", "准予")
# 对于可以通过共享获取的信息: a stretch that only names a matter.
_MATTER = re.compile("(?:对于?|凡|属于).*的[^的]{1,10}$")
# 确定应服兵役的人员: what is found or agreed to be so binds nobody.
_EMBEDDED = re.compile(
    "(?:处于|处在|确定|认定|认为|发现|属于|证明)[^，；]{0,12}$|除[^，；外]{0,12}$"
)
# 经批准方可开工: what goes before is a condition; 地方可以 and 双方可以 are powers.
ONLY_THEN = "(?<![地对双各一他多甲乙丙厂院校医])(?:方可(?!以)|方能|方准|才可以?|才能|始得)"
THEN_HEADS = "方才始"
# 可以根据需要: whoever may act acts where he sees a need.
WHERE_NEEDED = "根据需要"
_TELLS = re.compile("告知|通知|要求|责令|建议|规定|约定|认为")
# One character binds only where a verb or a preposition can follow it.
_AFTER_ONE = (
    "(?=[由在向于以为按并将对与同经自从把依采及定先当立予给设有进加做]|根据|适用|符合|具备|包括|"
    "提|坚|制|遵|严|公|报|申|负|注|明|建|保|组|实|积|尽|享|凭|使|处|不低|不少|不超|随|主动|"
    "参|通过|如实|免|承|执|履|接|取|交|安|检|监|开|编|责|书|听|填|出|持|办|达|征|支|列|纳|分|"
    "优|配|发|确|统|完|指|推|引|落|转|直|委|适当|每|会|酌|一并|请|继|单|同时|当场|当面)"
)


# 取得, 值得, 许可, 必须: part of another word.
_NOT_BEFORE_ONE = "[许认不必取获所使觉值求记懂显变难赢博免只总非]"


class Forced(NamedTuple):
    """A word of force and where it stands in the form."""

    force: Force
    place: Place


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of look-alikes and words of force; the latter are the named group."""
    forces, alike = words("forces"), words("look_alikes")
    long = alternation(frozenset(word for word in forces if len(word) > 1))
    one = alternation(frozenset(word for word in forces if len(word) == 1))
    # What any of them begins with is looked for first: most characters are none of it.
    heads = "".join(sorted({word[0] for word in forces | alike} | set(THEN_HEADS)))
    single = f"(?<!{_NOT_BEFORE_ONE})(?:{one}){_AFTER_ONE}"
    found = f"{ONLY_THEN}|{alternation(alike)}|(?P<force>{long}|{single})"
    return re.compile(f"(?=[{re.escape(heads)}])(?:{found})")


@cache
def _forces() -> dict[str, Force]:
    return {word: Force(force) for word, force in classes("forces").items()}


def forced(form: str) -> tuple[Forced, ...]:
    """Return the words of force of a clause, whatever they stand for."""
    table = _forces()
    return tuple(
        Forced(table[word], Place(*hit.span()))
        for hit in _pattern().finditer(form)
        if (word := hit["force"])
    )


def forces(form: str, place: Place, listed: Sequence[Forced]) -> tuple[Forced, ...]:
    """Return those of a clause's words of force that bind in a stretch: none of a description."""
    start, end = place
    found = [one for one in listed if start <= one.place.start and one.place.end <= end]
    if found:
        found = [one for one in found if not _idle(form, place, one.place)]
    if len(found) == 1 and _names_a_matter(form, place, found[0].place):
        return ()
    if len(found) < 2:
        return tuple(found)
    last = found[-1]
    binding = (
        one
        for one, then in pairwise(found)
        if not _described(form, one.place.end, then.place.start)
    )
    return (*binding, last)


def _idle(form: str, place: Place, at: Place) -> bool:
    """Say whether a word of force binds nobody: it is part of what is found to be, or of a name."""
    if _EMBEDDED.search(form, place.start, at.start):
        return True
    return _describes_a_thing(form, place, at) or _of_itself(form, place, at)


def _of_itself(form: str, place: Place, at: Place) -> bool:
    """Say whether a word of force only says what is to be had, or who cannot do a thing."""
    word = at.cut(form)
    if at.start == place.start and _OTHERS.fullmatch(form, *place):
        return True
    if _TOLD_OF.search(form, place.start, at.start) and "的" in form[at.end : place.end]:
        return True
    if word == "有权" and _HAVING.match(form, at.end, place.end):
        return True
    if word in _ADVICE and _of_several(form, place, at):
        return True
    if word == "禁止" and _ZONE.match(form, at.end, place.end):
        return True
    if word in _EITHER and _OR_NOT.search(form[max(0, at.start - 8) : at.end + 10]):
        return True
    if word == "享有":
        return bool(_ENSURED.search(form, place.start, at.start))
    return word == "不能" and bool(_UNABLE.match(form, at.end, place.end))


def _of_several(form: str, place: Place, at: Place) -> bool:
    """Say whether a word of encouragement is an act, or a thing, beside others."""
    beside = _BESIDE_AN_ACT.search(form, place.start, at.start)
    listed = form.rfind("、", place.start, at.start) >= 0
    return bool(beside or (listed and _OF_SEVERAL.match(form, at.end, place.end)))


def _describes_a_thing(form: str, place: Place, at: Place) -> bool:
    """Say whether a stretch ends in a name that its word of force describes: 前款禁止使用的工具."""
    if at.cut(form) not in _DESCRIBING or at.start == place.start:
        return False
    if _OFFICE.search(form, place.start, at.start):
        # 政府鼓励公布收支的明细 encourages; 国家鼓励发展的产业 names a thing.
        return _OF_ITS_OWN.fullmatch(form, at.end, place.end) is not None
    hit = _OF_A_THING.match(form, at.end, place.end)
    return hit is not None and hit.end() == place.end


def _names_a_matter(form: str, place: Place, at: Place) -> bool:
    """Say whether a stretch names a matter by a description in which the word of force stands."""
    return bool(_MATTER.fullmatch(form, *place)) and "的" in form[at.end : place.end]


def _described(form: str, start: int, end: int) -> bool:
    between = form[start:end]
    if _OPENS.match(between):
        return False
    return bool(_DESCRIBES.search(between)) and not _TELLS.search(between)
