"""What a lone statement that names a consequence is about: a penalty, or only a word of one.

逾期不改正的，处一千元罚款 → PENALTY, weight 3; 罚款必须出具收据 → none
"""

import re

from ...model import Topic
from ..model import Force, Statement
from ..pairing import Page, sentence

_GENERIC = re.compile("依法(?:追究刑事责任|给予(?:政务|行政)?处分|承担民事责任|处理)|构成犯罪")
# Penalties that refer to other rules, or cost no money and no licence.
_MILD = frozenset(("liability", "public-order", "execution", "credit"))
# 逾期不履行的，强制执行: a penalty is carried out, none is imposed.
_EXECUTED = frozenset(("execution",))
# What follows from a breach of a ban is imposed: 由…没收, 处罚款.
_IMPOSES = re.compile("并?(?:由|处|给予|责令|没收|吊销|依法|构成|予以|追究)")
# 督促有关部门依法处罚: another is asked to.
_URGED = re.compile("^(?:督促|监督|建议|提请|提出|指导)")
# 罚款按规定上缴国库: what becomes of a fine.
_OF_FINES = re.compile("(?:罚款|罚没|没收的)[^，。；]{0,8}(?:上缴|缴入|缴纳|按|由)")
# 不予行政处罚: nothing is imposed.
_SPARED = re.compile(
    "(?:不予|免予|免于|免除|从轻|减轻|不再|从宽)(?:或者?(?:不予|免予|免于|免除|从轻|减轻))*(?:行政)?(?:处罚|处分|处理)"
)
# 本条例规定的行政处罚，由…决定: who may impose what others lay down.
_WHO_MAY = re.compile(
    "^(?:除[^，。；]{0,24}外，)?本(?:法|条例|办法|规定|细则)[^，。；]{0,6}规定的[^，。；]{0,8}处罚"
)
# 应当实施检查，发现违法行为的，应当责令改正: what an office has to do; a breach makes it a penalty.
_ORDER = frozenset(("order",))
_BROKEN = re.compile(
    "违反|下列|前款|逾期|拒不|擅自|(?:未|不|虚报|隐瞒|伪造|破坏|损毁|侵占)[^。；]{0,60}的，"
)
_LIABLE = frozenset(("liability",))
_FOUND = re.compile("发现|接到|检查")
# 强化意识形态监督问责, 严格追查问责是关键: no breach, and nothing imposed.
_EXHORTS = re.compile(
    "[^，。；]{0,24}?(?:强化|加强|严格|完善|健全|推进|深化|抓好|做好)[^，。；的]{0,12}(?:问责|追责|追究)"
)
_CALLED_FOR = frozenset(("discipline", "liability"))
# What puts a consequence on somebody stands before it, or is it.
_IMPOSED = re.compile(
    "处以?|给予|责令|没收|吊销|撤销|暂扣|追究|承担|予以|取缔|拘留|赔偿损失|依法赔偿|[列记载计]入|强制|限[制期]"
    "|停[产止业]|降[低级]|开除|撤职"
)


def by_consequence(page: Page, one: Statement) -> tuple[Topic, int] | None:
    """Return the topic and weight of what a statement imposes; None: it imposes nothing."""
    if not one.penalties or _forbids(page, one) or _only_named(page, one):
        return None
    whole = page.words(sentence(page, one.place))
    if _SPARED.search(page.words(one.core)) or _WHO_MAY.match(whole):
        return Topic.RULE, 2
    if _exhorts(page, one) or whole.endswith("从其规定"):
        return None
    if {penalty.name for penalty in one.penalties} == _EXECUTED:
        return Topic.RULE, 2
    mild = {penalty.name for penalty in one.penalties} <= _MILD
    general = len(one.penalties) == 1 and bool(_GENERIC.search(page.words(one.place)))
    return Topic.PENALTY, 2 if mild or general else 3


def _exhorts(page: Page, one: Statement) -> bool:
    """Say whether a statement only calls for discipline, or speaks of it: 强化监督问责."""
    if {penalty.name for penalty in one.penalties} - _CALLED_FOR:
        return False
    if any(page.form[place.end - 1] == "的" for place in one.conditions):
        return False
    goes_on = page.form.startswith("，应当", one.core.end)
    words = page.words(one.core)
    if "给予" in words or "予以" in words:
        return False
    return bool(_EXHORTS.match(words)) or (goes_on and words.endswith("问责"))


def _forbids(page: Page, one: Statement) -> bool:
    """Say whether a consequence is what is forbidden: 严禁摊派，非法集资、罚款."""
    if one.force is not Force.BAN:
        return False
    if one.own_force:
        return one.force_at.start < one.penalties[0].place.start
    return not _IMPOSES.match(page.form, *one.core)


def _only_named(page: Page, one: Statement) -> bool:
    """Say whether a duty or a power of a person's own only names a consequence.

    机关应当加强监督问责, 可以为赔偿责任投保; 可以处罚款 imposes one.
    """
    if one.force not in (Force.DUTY, Force.POWER):
        return False
    begin = one.force_at.end if one.own_force else one.core.start
    if one.own_force and one.penalties[-1].place.start < one.force_at.start:
        # 罚款必须出具收据
        return True
    if _OF_FINES.match(page.form, *one.core):
        return True
    if _has_to_order(page, one) or _has_to_pay(page, one):
        return True
    ahead = page.form[begin : one.penalties[0].place.end]
    if _URGED.search(ahead):
        return True
    return one.own_force and not one.conditions and not _IMPOSED.search(ahead)


def _has_to_pay(page: Page, one: Statement) -> bool:
    """Say whether damages only go with a duty: 应当履行保修义务，并承担赔偿责任."""
    if one.own_force or {penalty.name for penalty in one.penalties} != _LIABLE:
        return False
    ahead = page.form[sentence(page, one.place).start : one.core.start]
    return one.force is Force.DUTY and ahead.endswith("义务，") and not _BROKEN.search(ahead)


def _has_to_order(page: Page, one: Statement) -> bool:
    """Say whether an office has the duty to order, and no breach is named that it follows."""
    if one.force is not Force.DUTY or {penalty.name for penalty in one.penalties} > _ORDER:
        return False
    if one.penalties[0].name not in _ORDER or one.quantities:
        return False
    if not (one.own_force or one.who.end or _FOUND.search(page.words(one.core))):
        # 发现隐患的，应当排查，责令改正: another orders.
        return False
    ahead = page.form[sentence(page, one.place).start : one.penalties[0].place.start]
    return bool(_FOUND.search(ahead)) or _BROKEN.search(ahead) is None
