"""Which steps a statement asks for, and which times it gives to act in.

应当报县政府批准  →  approval
督导通知应当载明期限  →  nothing: the notice is only spoken of
"""

import re

from ..model import Bound, Measure, Quantity, Statement
from ..pairing import Page
from ..statements.marks import in_a_list

_STEPS = frozenset(
    ("publicity", "hearing", "reasons", "notice", "report", "filing", "consultation")
)
# Work that is done, and no step that a matter goes through: 开展风险评估, 定期检测.
_WORK = re.compile("评估|检测|检验|核实|核查|核验|查验|鉴定|论证")
# A condition that asks for a step: 经县政府批准; 经批准的单位 only describes.
_ASKS = re.compile(
    "^(?:但是?|并)?(?:(?:经|报|须|应当|取得|向|征得)(?!.*(?:批准|同意|审核|审批|核准|许可|认定)[^，]*的)|未经|非经)"
)
# 为组织登记提供便利, 推行登记与过户联动办理: a step that another act is about.
_GOVERNS = re.compile(
    "为[^，。；]|便利|方便|推行|推进|推动|优化|简化|完善|规范|促进|保障|加强|配合|协助|改革|探索|开展"
)
# A step stands at the head of its stretch within so many characters.
_NEAR = 8
# 树龄超过五十年的树木, 使用满十年: how old a thing is.
_OF_AGE = re.compile("(?:龄|使用年限|建成|使用)[^，。；]{0,2}(?:超过|满|达到?)$")


def limits(page: Page, one: Statement, q: Quantity) -> bool:
    """Say whether a time is one to act in: 中止施工满一年的 says when."""
    if q.measure is not Measure.TIME or q.bound is Bound.EXACT:
        return False
    if _OF_AGE.search(page.form, max(0, q.place.start - _NEAR), q.place.start):
        return False
    return not any(
        c.start <= q.place.start < c.end and page.form[c.end - 1] == "的" for c in one.conditions
    )


def asked(page: Page, one: Statement) -> frozenset[str]:
    """Return the kinds of the steps that a statement asks for.

    应当报县政府批准 and 经县政府批准，… ask for one; 督导通知应当载明 speaks of one.
    """
    begin = one.force_at.end if one.own_force else one.core.start
    return frozenset(
        step.name
        for step in one.procedures
        if (
            not _WORK.fullmatch(page.words(step.place))
            and (
                step.place.start >= begin
                and step.place.end <= one.core.end
                and not in_a_list(page.form, step.place)
                and not _GOVERNS.search(page.form, begin, step.place.start)
            )
        )
        or any(
            place.start <= step.place.start < place.end and _ASKS.search(page.words(place))
            for place in one.conditions
        )
    )


def is_step(page: Page, one: Statement) -> bool:
    """Say whether a stretch asks for a step at its head: 并向社会公示."""
    return any(
        step.name in _STEPS
        and step.place.start - one.core.start <= _NEAR
        and not in_a_list(page.form, step.place)
        for step in one.procedures
    )
