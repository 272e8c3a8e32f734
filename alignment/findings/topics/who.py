"""Who acts: the subject, who leads and who joins in, and the body that approves or receives."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from ....corpus.tables import alternation
from ...model import Direction, Finding, Topic
from ...tables import rows, words
from ..model import NOWHERE, Force, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair

# The long words in which bodies are named; what a name says beyond them is its own.
_FILLER = re.compile(
    "企业|单位|上级|下级|同级|本级|工作人员|执法人员|地方|各级|以上|所属|有关|相关|负责|主管|行政|管理|工作|的|本|该|其|全|各|等"
)
_PLACES = re.compile(
    "国务院|国家|中央|省|自治区|直辖市|设区的|自治州|自治县|市|区|县|旗|乡|镇|街道|级"
    "|州|[、()]|本市|本省|以及|及其|及|和|或者|或"
)
# 村民 and 村民委员会 are two.
_COMMITTEES = ("委员会", "小组", "代表", "代表会议", "代表大会", "会议", "理事会", "监事会")
# A level stands before what a body is called: 市水行政主管部门, 县级以上人民政府.
_LEVEL = re.compile(
    "(省|市|县|区|乡|镇)(?=级|人民|水|主管|行政|民政|财政|教育|公安|[^，、]{2,10}(?:部门|局|政府))"
)
# Names that agree so far (0 to 100) are of one body: 复议机关, 复议机构.
_SAME = 75.0
# 进入经营场所, 第（三）项规定的单位: what only looks like the name of one who acts.
_NO_ACTOR = re.compile(
    "(?:场所|会议|平台|基地|组织机构|格局)$|第[^，。；]{1,5}[条款项]|^(?:进入|召集|开展|执行)"
    "|设立|是|施行|实施[前后]|^(?:无偿|移交)|期间"
    "|^(?:承担|负责|参与|配合|协助|组织(?:实施|开展)|因)"
)
# 安全管理机构以及安全管理人员: one name of several.
_GOES_ON = ("以及", "及其", "和", "、", "或者")
# 有关社会|组织: the name was cut within a word.
_RESTS_OF = ("组织", "团体", "机构", "部门", "机关")
# 有关部门: nobody in particular, who leads nothing.
_ANY_OFFICE = re.compile("^(?:部门|机关|机构|单位|组织|)$")
# Words put into a list, or left out of it, may come again in the next.
_PUT_IN = ("scope-new", "scope-removed")
_NOTHING = "", ""
# … behind the same words: 商业汇票、应收账款电子凭证.
_BESIDE = 3
_OFFICE = re.compile("(?:部门|机关|机构|政府|委员会|单位|协会|办公室)$")
# 会同行政管理部门: the name was cut.
_RESTS = ("行政管理", "业", "务")
# 主管部门及其工作人员: an office with its own people.
_STAFF = re.compile("(?:及其|和|的)?工作人员$")
_AN_OFFICE = re.compile("政府|部门|机关|法院|检察院|委员会")
# Words of names that tell no two bodies apart, and how much of the rest is alike in one body.
_COMMON = re.compile("行政|主管|部门|和|或者|或|及|的|等|其他|有关|相关|个人|人员|、")
_ALIKE = 0.75
_PERSONS = re.compile("个人|人员")
_EVERYBODY = re.compile(
    "(?=[^，。；]*(?:组织|单位))(?:公民|个人|法人|单位|组织|其他组织|社会组织|、|和|或者?)+"
)
_ANYBODY = re.compile("任何|一切|各级|有关")
# What is asked for is the same when so much of it stayed.
_STAYED = 0.5
# A name longer than this is a description, which its words compare better.
_LONGEST = 30
# Who is asked for a consent, or told, is one of these.
_ADDRESSED = (
    "部门", "政府", "委员会", "法院", "检察院", "国务院", "局", "厅", "办事处", "代表大会", "委会",
)  # fmt: skip
_RECEIVES = re.compile(
    "(?:报|报经|经|报请|提请|向|送)(?P<who>[^，。；：的]{2,24}?)"
    "(?=批准|审批|核准|审核|同意|备案|申请|提出|报告|登记|依法|纠正|修改|处理|决定)"
)


@cache
def _renamed() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {row[0]: row[1] for row in rows("renamed_bodies")}
    return re.compile(alternation(words("renamed_bodies"))), table


def body(name: str) -> str:
    """Return what of a name tells one body from another: 市卫生健康行政部门 → 卫生部门."""
    pattern, table = _renamed()
    return _FILLER.sub("", _PLACES.sub("", pattern.sub(lambda hit: table[hit.group()], name)))


def recurring(findings: Sequence[Finding], seen: set[tuple[str, str]]) -> Iterator[Finding]:
    """Yield the findings, but what recurs only where ``seen`` has it not yet.

    A body that gives way to another, or a word that is put into one list after another.
    """
    for found in findings:
        words = _recurs(found)
        if words is not _NOTHING and words in seen:
            continue
        seen.add(words)
        yield found


def _recurs(found: Finding) -> tuple[str, str]:
    """Return what of a finding may come again throughout a text; empty words: nothing."""
    if found.topic is Topic.SUBJECT and found.direction is Direction.SHIFTED:
        return body(found.before), body(found.after)
    if found.code in _PUT_IN:
        part = found.before + found.after
        at = max(0, found.about.find(part))
        return found.about[max(0, at - _BESIDE) : at], part
    return _NOTHING


def who(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the change of subject, of lead, of partners, or of the body addressed."""
    old, new = pair.old, pair.new
    if {old.force, new.force} == {Force.BAN, Force.DUTY}:
        # 不得拒绝 → 应当同意: the same rule in other words.
        return
    if old.with_ and new.with_ and _swapped(match, old, new):
        yield Note(Topic.SUBJECT, Direction.EXCHANGED, 2, _all(old), _all(new))
        return
    if match.implements:
        yield from _borne(match, pair)
        return
    if _acts(match, pair) and _same_matter(match, pair) and _differ(match, old.who, new.who):
        yield Note(Topic.SUBJECT, Direction.SHIFTED, 2, old.who, new.who)
    elif not _led_alike(match, old, new):
        pass
    elif not old.with_ and new.with_ and _joins(match.new, new.with_[0], match.old.form):
        yield Note(Topic.SUBJECT, Direction.NEW, 1, NOWHERE, new.with_[0])
    elif old.with_ and not new.with_ and _joins(match.old, old.with_[0], match.new.form):
        yield Note(Topic.SUBJECT, Direction.REMOVED, 1, old.with_[0], NOWHERE)
    yield from _addressed(match, old, new)


def _borne(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield who bears what another bears in the rule above, which a rule below copies."""
    if pair.same and _acts(match, pair) and _of_persons(match, pair):
        yield Note(Topic.SUBJECT, Direction.SHIFTED, 2, pair.old.who, pair.new.who)


def _of_persons(match: Match, pair: Pair) -> bool:
    """Say whether who acts changed, other than from one office to another.

    A local rule names its own offices; what a person bears is no matter of its own.
    """
    names = [
        _STAFF.sub("", page.words(one.who))
        for page, one in ((match.old, pair.old), (match.new, pair.new))
    ]
    offices = all(_OFFICE.search(name) or _LEVEL.search(name) for name in names)
    return not offices and _differ(match, pair.old.who, pair.new.who)


def _led_alike(match: Match, old: Statement, new: Statement) -> bool:
    """Say whether the lead stayed: where it changed too, who joins in is no change by itself."""
    names = body(match.old.words(old.who)), body(match.new.words(new.who))
    return not all(names) or _kin(*names)


def _joins(page: Page, mate: Place, other: str) -> bool:
    """Say whether an office joins in on one side only: no office of its name acts on the other."""
    name = page.words(mate)
    office = _OFFICE.search(name) and not name.startswith(_RESTS)
    if _ANY_OFFICE.match(body(name)) and _ANYBODY.search(other):
        # 会同有关部门 beside 有关部门协助
        return False
    return bool(office) and page.changed(mate) and name not in other


def _same_matter(match: Match, pair: Pair) -> bool:
    """Say whether what two statements ask for behind their subjects stayed, in the main."""
    old, new = pair.old, pair.new
    left, right = Place(old.who.end, old.core.end), Place(new.who.end, new.core.end)
    return max(match.old.share(left), match.new.share(right)) >= _STAYED


def _acts(match: Match, pair: Pair) -> bool:
    """Say whether both statements name who acts."""
    return _named(match.old, pair.old) and _named(match.new, pair.new)


def _named(page: Page, one: Statement) -> bool:
    """Say whether the subject of a statement is one who can act, by a name of its own."""
    name = page.words(one.who)
    listed = page.form[max(0, one.who.start - 1) : one.who.start] in ("、", "和", "及")
    cut = listed or page.form.startswith(_GOES_ON, one.who.end)
    # 市人民政府|组织编制 is whole.
    cut = cut or (page.form.startswith(_RESTS_OF, one.who.end) and not _OFFICE.search(name))
    return _said(one) and not cut and not _NO_ACTOR.search(name)


def _said(one: Statement) -> bool:
    """Say whether a statement names who acts: before a word of force, by 由, or at its head."""
    heads = one.core.start <= one.who.start <= one.core.start + 2
    return bool(one.who.end) and (one.own_force or one.by_agent or heads)


def _all(one: Statement) -> Place:
    places = (one.who, *one.with_)
    return Place(min(p.start for p in places), max(p.end for p in places))


def _swapped(match: Match, old: Statement, new: Statement) -> bool:
    leads = body(match.old.words(old.who)), body(match.new.words(new.who))
    mates = body(match.old.words(old.with_[0])), body(match.new.words(new.with_[0]))
    if mates[0] == mates[1] or any(map(_ANY_OFFICE.match, mates)):
        return False
    crossed = _kin(leads[0], mates[1]) and _kin(leads[1], mates[0])
    return crossed and not _kin(leads[0], leads[1])


def _kin(a: str, b: str) -> bool:
    """Say whether two names are of one body: one holds the words of the other."""
    first, second = sorted((a, b), key=len)
    return bool(first) and (first in second or set(first) <= set(second))


def _differ(match: Match, old: Place, new: Place) -> bool:
    """Say whether two names are of two bodies, by words that are no renaming."""
    before, after = match.old.words(old), match.new.words(new)
    if all(_ANYBODY.match(name) or _EVERYBODY.fullmatch(name) for name in (before, after)):
        return False
    if before == after or max(len(before), len(after)) > _LONGEST:
        return False
    if not (match.old.changed(old) and match.new.changed(new)):
        return False
    names = body(before), body(after)
    shorter, longer = sorted((before, after), key=len)
    if longer.startswith(shorter) and longer[len(shorter) :] in _COMMITTEES:
        return True
    if names[0] == names[1] and _other_level(before, after):
        return True
    if not (names[0] and names[1]) or _kin(*names) or _renames(before, after):
        return False
    return max(fuzz.ratio(*names), fuzz.ratio(before, after)) < _SAME


def _renames(before: str, after: str) -> bool:
    """Say whether two names have most characters in common: 被调查单位, 被调查取证的单位.

    Of two lists of bodies each member counts, and of two offices their kind.
    """
    offices = [bool(_AN_OFFICE.search(name)) for name in (before, after)]
    persons = [_PERSONS.search(name) is not None for name in (before, after)]
    if persons[0] != persons[1]:
        return False
    if offices[0] != offices[1] or (any(offices) and "、" in before + after):
        return False
    first, second = (set(_COMMON.sub("", name)) for name in (before, after))
    least = min(len(first), len(second))
    return least > 1 and len(first & second) >= _ALIKE * least


def _other_level(before: str, after: str) -> bool:
    """Say whether two names of one kind of body are of two levels: 市人民政府, 区人民政府."""
    if "、" in before + after:
        return False
    levels = [set(_LEVEL.findall(name)) for name in (before, after)]
    return all(len(found) == 1 for found in levels) and levels[0] != levels[1]


def _addressed(match: Match, old: Statement, new: Statement) -> Iterator[Note]:
    left, right = _receivers(match.old, old), _receivers(match.new, new)
    if len(left) == len(right) == 1 and _differ(match, left[0], right[0]):
        yield Note(Topic.SUBJECT, Direction.SHIFTED, 2, left[0], right[0])


def _receivers(page: Page, one: Statement) -> list[Place]:
    found = (Place(*hit.span("who")) for hit in _RECEIVES.finditer(page.form, *one.place))
    return [place for place in found if page.words(place).endswith(_ADDRESSED)]
