"""Changes of force between two statements: 应当 → 可以, 不得 → 可以."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ..model import NOWHERE, Force, Place, Statement
from ..note import Note
from ..pairing import Match, Page, Pair
from ..statements.force import ONLY_THEN, WHERE_NEEDED

_RANK = {Force.ADVICE: 0, Force.POWER: 1, Force.DUTY: 2}
# 享有 says who has a right; it stands for no other word of force.
_HAS = "享有"
# Another statement says the same with the other force: its words agree so far (0 to 100).
_ALIKE = 50.0
# A duty was turned into a ban where so much of what follows the word of force stayed.
_REVERSED = 0.8
# So many characters behind a word of force tell which act it is about.
_BESIDE = 5
_THEN = re.compile(ONLY_THEN)
# 原则上应当, 一般不得: less strict than the word of force alone.
_SOFT = re.compile("(?:原则上|一般情况下|一般|尽量|尽可能)，?$")
# 应当尽量, 应当逐步: the same behind it.
_AS_NEEDED = re.compile("根据[^，。；]{0,6}需要")
_SOFT_BEHIND = re.compile("尽量|尽可能|逐步|酌情|视情况?|根据需要|自愿|力争|努力")
# Two statements ask for one act when so much of what follows the word of force stayed.
_STAYED = 0.6
_ALL = 0.95
# 可以根据自身条件，开展服务: the act comes later.
_BY = re.compile("根据|依[托据照]|通过|结合")
_ENOUGH = 4
_ADVICE = ("鼓励", "支持", "引导", "倡导", "提倡")
# A task and a power are of one matter when their characters agree so far (0 to 100).
_SAME_WORDS = 80.0
# 不得擅自延长 and 下列情况可以延长: both hold.
_OF_ONES_OWN = re.compile("擅自|随意|违法|非法|违规|违反|无故|无正当理由|任意|变相")
# 应当按照国家规定: what is asked for follows.
_BASIS = re.compile(
    "(?:根据|依照|按照|依据|遵照)[^，。；]*(?:规定|要求|原则|需要|规划|办法|标准|部署)"
)


def force(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the change of force of a pair, none where the words of force stayed."""
    old, new = pair.old, pair.new
    if old.force is new.force:
        return
    if not _one_rule(match, pair):
        return
    if _HAS in (match.old.words(old.force_at), match.new.words(new.force_at)):
        return
    both = {old.force, new.force}
    if Force.NONE in both:
        yield from _ban(match, pair)
    elif both == {Force.DUTY, Force.BAN}:
        if _reversed(match, pair):
            yield _note(old, new)
    elif both != {Force.POWER, Force.ADVICE}:
        yield _note(old, new)


def tasked(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the task that became a power, or a power that became a task; versions only.

    由主管部门制定办法 → 主管部门可以制定办法: it need not.
    """
    old, new = pair.old, pair.new
    if match.implements or {old.force, new.force} != {Force.NONE, Force.POWER}:
        return
    one, other = (old, new) if old.by_agent else (new, old)
    if not (one.by_agent and other.own_force) or not old.act or one.penalties:
        return
    said = match.old.words(old.place), match.new.words(new.place)
    alike = fuzz.token_set_ratio(*(" ".join(words) for words in said)) >= _SAME_WORDS
    if alike and old.act == new.act and match.old.words(old.who) == match.new.words(new.who):
        way = Direction.LOOSENED if old.by_agent else Direction.TIGHTENED
        places = [_task(said) if said is one else said.force_at for said in (old, new)]
        yield Note(Topic.FORCE, way, 3, *places)


def softened(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the word that makes a word of force less strict, put in or left out.

    严禁携带 → 原则上不得携带: the ban stays, and is looser.
    """
    old, new = pair.old, pair.new
    if old.force is not new.force or not (old.own_force and new.own_force):
        return
    before, after = _soft(match.old, old), _soft(match.new, new)
    one = _one_act(match, pair) or pair.same
    if bool(before.end) == bool(after.end) or not one:
        return
    bare, plain = (match.new, new) if before.end else (match.old, old)
    soft = match.old.words(before) or match.new.words(after)
    if _AS_NEEDED.search(bare.form, *plain.core) or (
        old.force is Force.POWER and soft == WHERE_NEEDED
    ):
        return
    way = Direction.LOOSENED if after.end else Direction.TIGHTENED
    places = (_from(before, old.force_at), _from(after, new.force_at))
    yield Note(Topic.FORCE, way, 3, *places)


def _soft(page: Page, one: Statement) -> Place:
    """Return where a word stands that makes the word of force beside it less strict."""
    hit = _SOFT.search(page.form, one.core.start, one.force_at.start)
    hit = hit or _SOFT_BEHIND.match(page.form, one.force_at.end, one.core.end)
    return Place(*hit.span()) if hit else NOWHERE


def _from(soft: Place, force_at: Place) -> Place:
    if not soft.end:
        return force_at
    return Place(min(soft.start, force_at.start), max(soft.end, force_at.end))


def _note(old: Statement, new: Statement) -> Note:
    way = _direction(old.force, new.force)
    # 应当公示，可以征求意见 → 应当公示，征求意见: the word stands before another act.
    return Note(Topic.FORCE, way, 3, old.force_at, new.force_at, new.core)


def _one_rule(match: Match, pair: Pair) -> bool:
    """Say whether two statements are one rule with another word of force, and no other says it."""
    old, new = pair.old, pair.new
    if _wraps(match.new, new, old) or _wraps(match.old, old, new):
        return pair.same
    if not (_own(match, pair) and _one_act(match, pair)):
        return False
    if _the_act(match.old, old, match.new, new) or _the_act(match.new, new, match.old, old):
        return False
    if _stayed(match.old, old, match.new) or _stayed(match.new, new, match.old):
        return False
    return not (
        _elsewhere(match.old, match.new.words(new.place), new.force)
        or _elsewhere(match.new, match.old.words(old.place), old.force)
    )


def _task(one: Statement) -> Place:
    """Return 由 with who acts."""
    return Place(one.who.start - 1, one.who.end)


def _the_act(page: Page, one: Statement, other: Page, answer: Statement) -> bool:
    """Say whether a word of encouragement is the act itself: 支持、协助 and 应当支持、协助."""
    if one.force is not Force.ADVICE or answer.force is not Force.DUTY:
        return False
    return page.words(one.force_at) in other.words(_behind(answer))


def _ban(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the ban that was put before an act, or taken from before it."""
    old, new = pair.old, pair.new
    if Force.BAN not in (old.force, new.force) or old.act != new.act or not old.act:
        return
    if _only_then(match.old, old) or _only_then(match.new, new):
        return
    direction = Direction.REMOVED if old.force is Force.BAN else Direction.NEW
    yield Note(Topic.BAN, direction, 3, old.force_at, new.force_at)


def _stayed(page: Page, one: Statement, other: Page) -> bool:
    """Say whether a word of force stands before the same words on the other side as well."""
    words = page.form[one.force_at.start : one.force_at.end + _BESIDE]
    # 得公开 does not stand in 不得公开.
    return one.own_force and bool(re.search(f"(?<!不){re.escape(words)}", other.form))


def _wraps(page: Page, one: Statement, other: Statement) -> bool:
    """Say whether a duty was put before an encouragement: 支持 → 应当支持."""
    if one.force is not Force.DUTY or other.force is not Force.ADVICE or not one.own_force:
        return False
    return any(page.form.startswith(word, one.force_at.end) for word in _ADVICE)


def _elsewhere(page: Page, words: str, force: Force) -> bool:
    """Say whether a page has a statement of such a force and much the same words."""
    return any(
        one.force is force and fuzz.ratio(page.words(one.place), words) >= _ALIKE
        for one in page.said
    )


def _own(match: Match, pair: Pair) -> bool:
    """Say whether a word of force that changed stands in the statements themselves.

    One that holds on from a stretch before counts where the other side has none: 鼓励 → (应当);
    so it does where nothing but the word changed: 应当建档，公布收支 → 应当建档，可以公布收支.
    """
    old, new = pair.old, pair.new
    if not (old.own_force or new.own_force):
        return False
    both = (old.own_force and new.own_force) or Force.NONE in (old.force, new.force)
    if not (both or _all_stayed(match, pair)):
        return False
    stayed = old.force_at.end and not match.old.changed(old.force_at)
    return not (stayed and new.force_at.end and not match.new.changed(new.force_at))


def _one_act(match: Match, pair: Pair) -> bool:
    """Say whether two statements speak of one act: its words stayed."""
    if pair.old.act and pair.new.act and pair.old.act != pair.new.act:
        return False
    known = bool(pair.old.act and pair.old.act == pair.new.act)
    if match.implements and not known and not _all_stayed(match, pair):
        return False
    if _refused(match.old, pair.old) != _refused(match.new, pair.new):
        return False
    if _own_way(match.old, pair.old) != _own_way(match.new, pair.new):
        return False
    if _only_basis(match.old, pair.old) or _only_basis(match.new, pair.new):
        return False
    shares = match.old.share(_behind(pair.old)), match.new.share(_behind(pair.new))
    least = _STAYED if match.implements else _STAYED * 0.75
    return max(shares) >= _STAYED and min(shares) >= least


def _own_way(page: Page, one: Statement) -> bool:
    """Say whether a ban forbids only what is done without leave: 不得擅自延长."""
    behind = _behind(one)
    return one.force is Force.BAN and bool(_OF_ONES_OWN.search(page.form, *behind))


def _refused(page: Page, one: Statement) -> bool:
    """Say whether what is decided is a refusal: 作出不予登记的决定."""
    return "不予" in page.words(_behind(one))


def _only_basis(page: Page, one: Statement) -> bool:
    """Say whether what follows a word of force only says by which rules: 应当按照国家规定."""
    return one.own_force and bool(_BASIS.fullmatch(page.form, *_behind(one)))


def _all_stayed(match: Match, pair: Pair) -> bool:
    """Say whether all that follows the words of force stayed, and is enough to know an act by."""
    old, new = _behind(pair.old), _behind(pair.new)
    if min(old.end - old.start, new.end - new.start) < _ENOUGH:
        # 许可证可以延续: so short an act is known by all that goes before.
        ahead = match.old.share(Place(pair.old.place.start, pair.old.force_at.start))
        return ahead >= _ALL and match.old.words(old) == match.new.words(new) != ""
    if _BY.match(match.new.words(new)) and not _held_on(match.new, pair.new):
        return False
    return min(match.old.share(old), match.new.share(new)) >= _ALL


def _held_on(page: Page, one: Statement) -> bool:
    """Say whether the word of force of a statement governs the next one too.

    可以依托村委会，开展评议: the latter may be done; 可以依托村委会，应当开展评议: it must.
    """
    after = [other for other in page.said if other.sentence == one.sentence]
    after = [other for other in after if other.place.start >= one.place.end]
    return bool(after) and not after[0].own_force


def _behind(one: Statement) -> Place:
    """Return where what follows a statement's own word of force stands."""
    return Place(one.force_at.end if one.own_force else one.core.start, one.core.end)


def _direction(old: Force, new: Force) -> Direction:
    if Force.BAN in (old, new):
        if {old, new} == {Force.BAN, Force.DUTY}:
            return Direction.EXCHANGED
        return Direction.LOOSENED if old is Force.BAN else Direction.TIGHTENED
    return Direction.LOOSENED if _RANK[old] > _RANK[new] else Direction.TIGHTENED


def _reversed(match: Match, pair: Pair) -> bool:
    """Say whether a duty became a ban on the same act: all but the word of force stayed.

    不得拒绝 asks for 同意, not for its opposite; 未经批准不得 and 应当报批准 are one rule.
    """
    old, new = pair.old, pair.new
    if not old.act or old.act != new.act:
        return False
    sides = match.old.words(old.place), match.new.words(new.place)
    if ("以外" in sides[0]) != ("以外" in sides[1]):
        return False
    behind = _behind(old), _behind(new)
    return min(match.old.share(behind[0]), match.new.share(behind[1])) >= _REVERSED


def _only_then(page: Page, one: Statement) -> bool:
    """Say whether a statement binds by 方可: 批准后方可开工 says what 未经批准不得开工 does."""
    return bool(_THEN.search(page.form, *one.place))
