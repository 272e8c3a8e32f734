"""A lone rule of the text below beside what the text above says of its matter."""

import re
from typing import NamedTuple

from ...model import Link, Topic
from ..kindred import Near
from ..model import Place
from ..pairing import Page, sentence
from ..setting import Setting
from ..topics.breach import broken
from .alone import YIELDS, Kind

# What is told of these without a look at what the text above says near them.
_NEVER_NEAR = (
    Topic.PENALTY,
    Topic.EXCEPTION,
    Topic.DEFINITION,
    Topic.VALIDITY,
)
_REMEDIES = re.compile("申请(?:行政)?复议|行政复议|提起(?:行政)?诉讼")
# 具体办法由省主管部门制定: of what it is to rule the words do not say.
_DELEGATES = re.compile(
    "(?:办法|标准|细则|目录|规则)[^，。；]{0,12}，?由[^，。；]{2,40}(?:制定|规定|公布)"
)
_CRIME = "crime"
# A consequence of this weight and less is one that every rule names: 依法给予处分.
_GENERIC = 2
# Officials who do wrong are disciplined by every rule: 工作人员玩忽职守的，依法给予处分.
_OFFICIALS = re.compile("工作人员|主管人员|责任人员|主管部门|有关部门")
_MISCONDUCT = re.compile("(?:滥用职权|玩忽职守|徇私舞弊)[^。]{0,80}处分")
_DISCIPLINED = "discipline"
_DISCIPLINE = frozenset((_DISCIPLINED, "crime", "order", "liability"))
# 造成损害的，依法承担民事责任: so it is whether a rule says so or not.
_MILD = frozenset(("liability", "crime"))
_OF_COURSE = re.compile("依法(?:承担|给予|予以)[^，。；]{0,4}(?:民事|赔偿)|依法赔偿(?:损失)?$")


class Told(NamedTuple):
    """What a run of lone statements of a page is about, and the stretch that is shown."""

    page: Page
    kind: Kind
    place: Place


def expected(pair: Setting, page: Page, kind: Kind) -> bool:
    """Say whether a lone rule of a local text is a matter of course.

    The day on which it takes effect, and that it yields to the laws above it.
    """
    if not pair.implements:
        return False
    yields = bool(YIELDS.search(page.words(sentence(page, kind.said.place))))
    return yields or kind.topic is Topic.VALIDITY or _in_every_rule(pair, page, kind)


def _in_every_rule(pair: Setting, page: Page, kind: Kind) -> bool:
    """Say whether a lone rule holds without these words, or stands above in the same stock words.

    Crimes are punished, and remedies open, whether a local text says so or not; that officials are
    disciplined the text above says once for all.
    """
    if kind.topic is Topic.RIGHT:
        return bool(_REMEDIES.search(page.words(kind.said.place)))
    imposed = kind.said.penalties
    if kind.topic is not Topic.PENALTY or kind.listed or not imposed:
        return False
    words = page.words(sentence(page, kind.said.place))
    names = {one.name for one in imposed}
    official = _DISCIPLINED in names <= _DISCIPLINE and _OFFICIALS.search(words)
    if official and _MISCONDUCT.search(pair.template.text):
        return True
    if kind.weight > _GENERIC:
        return False
    if _OF_COURSE.search(words) and names <= _MILD:
        return True
    said = pair.in_template.holds_word
    return all(one.name == _CRIME or said(page.words(one.place)) for one in imposed)


def near_there(pair: Setting, told: Told, link: Link, *, fresh: bool) -> Near | None:
    """Return what the other text says of the matter of a lone rule.

    What is imposed is said in much the same words of every breach: of a penalty only a sentence
    of the clauses that answer it, on the same breach, is near.
    """
    page, kind, place = told
    kin, beside = (pair.kindred, link.template) if fresh else (pair.kindred_new, link.variant)
    if place.start > sentence(page, place).start and not kind.listed:
        # A part of a sentence of which the rest stayed is told with the sentence.
        return None
    if kind.listed and kind.topic in (Topic.PENALTY, Topic.DEFINITION):
        return None
    if pair.implements and not _imposes(kind):
        stock = kin.stock(page.words(place))
        if stock is not None or kin.on_stock(page.words(place)):
            return stock
    if kind.topic is Topic.PENALTY and pair.implements:
        return kin.breach(broken(page.words(sentence(page, place))), beside)
    if kind.topic in _NEVER_NEAR:
        return None
    if _DELEGATES.search(page.words(place)):
        return None
    said = kind.said
    start = said.force_at.end if said.own_force else max(said.core.start, said.who.end)
    start = min(start, said.core.end)
    acts = page.words(Place(start, said.core.end)), page.words(Place(start, place.end))
    return kin.near(page.words(place), acts, beside, item=kind.listed)


def _imposes(kind: Kind) -> bool:
    """Say whether a rule imposes what is more than stock: a fine beside 给予处分."""
    return kind.topic is Topic.PENALTY and kind.weight > _GENERIC
