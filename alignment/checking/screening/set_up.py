"""What the text sets up that the text above does not have: duties, penalties, permits, fees.

A 规章 may set up a warning and a fine, a 规范性文件 nothing (行政处罚法 第十三、十四、十六条).
What each kind of text may not set up stands in ``tables/powers.tsv``, with its source.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...findings.elsewhere import Elsewhere
from ...findings.model import Force
from ...tables import rows
from ..model import Hit, TextKind
from .model import Said, Screen

# Whom a duty burdens; offices have their duties from whoever organises them.
_PERSON = re.compile(
    "公民|个人|当事人|申请人|消费者|劳动者|职工|村民|居民|业主|单位和个人|企业|经营者|法人|非法人组织"
    "|旅客|患者|用户|举办者|负责人|组织者|从业人员|建设单位|施工单位|生产者|销售者|家长|监护人"
)
_OFFICE = re.compile(
    "人民政府|部门|机关|人民法院|人民检察院|委员会|人民代表大会|国家|街道办事处|人民团体|工作人员|代表"
)
# What nobody may do anyway, and what everybody must: no duty of this text.
_LAWFUL = re.compile(
    "(?:不得|禁止)[^，。；]{0,4}(?:非法|违法)|依法|遵守[^，。；]{0,8}(?:法律|宪法)|更换"
)
_BORROWED = re.compile("(?:依照|按照|根据|依据|适用)[^，。；]{0,30}(?:》|法|法律|法规|条例|规定)")


class Power(NamedTuple):
    """What a kind of text may not set up: the class, its words, the source of the limit."""

    measure: str
    words: re.Pattern[str]
    source: str


@cache
def _limits(kind: TextKind) -> tuple[Power, ...]:
    found = (row for row in rows("powers") if row[0] == kind.value)
    return tuple(Power(row[1], re.compile(row[2]), row[3]) for row in found)


def _beyond(screen: Screen, measure: str) -> Iterator[Hit]:
    """Yield what the kind of text may not set up, where the text above has none of it."""
    limits = [power for power in _limits(screen.kind) if power.measure == measure]
    for said in screen.said if limits else ():
        above = screen.words_above(said.clause)
        for statement in said.statements:
            words = said.words(statement)
            for power in limits:
                hit = power.words.search(words)
                banned = statement.force is Force.BAN
                if hit and not banned and not _founded(screen, said, hit.group(), above):
                    at = statement.place.start + hit.start()
                    span = said.body.span(at, at + len(hit.group()))
                    yield Hit(span, (hit.group(), power.source))


def _founded(screen: Screen, said: Said, word: str, above: str) -> bool:
    """Say whether the measure has a ground: the words above have it, or another law is cited."""
    if word in above or _BORROWED.search(said.body.form):
        return True
    return not above and word in screen.above


def penalty(screen: Screen) -> Iterator[Hit]:
    """Yield penalties that a text of its kind may not set up."""
    yield from _beyond(screen, "penalty")


def permit(screen: Screen) -> Iterator[Hit]:
    """Yield permits that a text of its kind may not set up."""
    yield from _beyond(screen, "permit")


def coercion(screen: Screen) -> Iterator[Hit]:
    """Yield measures of coercion that a text of its kind may not set up."""
    yield from _beyond(screen, "coercion")


def fee(screen: Screen) -> Iterator[Hit]:
    """Yield fees that a text of its kind may not set up."""
    yield from _beyond(screen, "fee")


def duty(screen: Screen) -> Iterator[Hit]:
    """Yield duties and bans on persons and enterprises that the text above does not have."""
    known = Elsewhere(screen.comparison.template)
    for said in screen.said:
        for statement in said.statements:
            who = statement.who.cut(said.body.form)
            binds = statement.own_force and statement.force in (Force.DUTY, Force.BAN)
            if not binds or not _PERSON.search(who) or _OFFICE.search(who):
                continue
            words = said.words(statement)
            plain = known.holds(words) or _BORROWED.search(words) or _LAWFUL.search(words)
            if not plain:
                yield Hit(said.span(statement), (who, words))


RULES = {
    "adds-duty": duty,
    "sets-up-penalty": penalty,
    "sets-up-permit": permit,
    "sets-up-coercion": coercion,
    "sets-up-fee": fee,
}
