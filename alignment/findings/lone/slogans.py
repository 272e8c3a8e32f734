"""Whether a lone statement is a slogan: an act that nobody can be held to.

保护工作应当坚持政府主导的原则 → a slogan; 林业部门应当建立古树名录 → a task, however soft its words

The acts are patterns of the whole act (slogans.tsv). What has a figure, a time, a step or a
consequence is a task.
"""

import re
from functools import cache

from ...tables import rows
from ..model import Force, Statement
from ..pairing import Page

# 全社会应当支持: all are meant, and none in particular.
_ALL = re.compile("(?:全社会|社会各界|社会各方面|全民|全体公民|每个公民|人人)(?:都|均|要)?$")
_JOIN = re.compile("^(?:并且?|和|以及|要|也|还)")
# 林业保护工作坚持预防为主: the matter stands before the act.
_MATTER = re.compile("[^，。；]{2,40}?(?=坚持|遵循|贯彻|实行统一)")
_STATE = "国家"
_BINDS = (Force.DUTY, Force.NONE)


def slogan(page: Page, one: Statement) -> bool:
    """Say whether a statement asks for nothing that somebody can be held to."""
    if one.force not in _BINDS or one.quantities or one.procedures or one.penalties:
        return False
    if one.conditions or one.exceptions:
        return False
    if one.own_force:
        start = one.force_at.end
    else:
        matter = _MATTER.match(page.form, *one.core)
        start = max(matter.end() if matter else one.core.start, one.who.end)
    act = _JOIN.sub("", page.form[start : one.core.end])
    if _acts("any").fullmatch(act):
        return True
    if _ALL.search(page.form[one.core.start : one.force_at.start]):
        return _acts("all").fullmatch(act) is not None
    if page.form.startswith(_STATE, one.core.start) and not one.own_force:
        act = act.removeprefix(_STATE)
        return _acts("state").fullmatch(act) is not None
    return not one.who.end and _acts("nobody").fullmatch(act) is not None


@cache
def _acts(whose: str) -> re.Pattern[str]:
    return re.compile("|".join(pattern for pattern, of in rows("slogans") if of == whose))
