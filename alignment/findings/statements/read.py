"""Read a clause into what it says (规范语句): a sentence may hold several statements.

经营者应当建立台账，保存期限不少于两年；逾期不改正的，处一万元以上三万元以下罚款。
→  DUTY who 经营者 act 建立 object 台账
→  DUTY (held on) who 经营者 act 保存, TIME 720 at least
→  NONE conditions 逾期不改正的, penalties fine, FINE 10000 at least, FINE 30000 at most
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby

from ....corpus.tables import alternation
from ...tables import words
from ..model import NOWHERE, Force, Marked, Place, Quantity, Statement
from .force import Forced, forces
from .marks import marked
from .quantities import quantities
from .segments import Segment, Use, segments
from .subject import agent, names_at_end, subject

_LEADS = re.compile("[在于自当从][^，。；]*[前后内时起](?=[，。；]|$)")
_WHEN_NEEDED = re.compile("必要时(?=$)|必要时[^，。；]{0,12}$")
# A stretch that says who does what is no theme.
_TASK = re.compile("负责|主管|是指|所称|建立|设立|实行|领导")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(alternation(words("acts")))


@dataclass(slots=True)
class _Sentence:
    """What is known while the stretches of one sentence are read."""

    who: Place = NOWHERE
    with_: tuple[Place, ...] = ()
    force: Force = Force.NONE
    force_at: Place = NOWHERE
    start: int = -1
    conditions: list[Place] = field(default_factory=list)
    exceptions: list[Place] = field(default_factory=list)


# The texts of a batch share most of their clauses with the template.
@lru_cache(4096)
def statements(form: str) -> tuple[Statement, ...]:
    """Return what a clause in comparison form says, in order; places count its characters.

    Nothing is guessed: what cannot be read stays empty (no ``who``, no ``act``).
    """
    numbers = quantities(form)
    found: list[Statement] = []
    for _, group in groupby(segments(form), key=lambda one: one.sentence):
        found += _of_sentence(form, tuple(group), numbers)
    return tuple(found)


def _of_sentence(
    form: str, parts: Sequence[Segment], numbers: Sequence[Quantity]
) -> Iterator[Statement]:
    state = _Sentence()
    for at, part in enumerate(parts):
        use, found = _use(form, part, parts[at + 1 :], state)
        if state.start < 0:
            state.start = part.place.start
        if use is Use.CONDITION:
            state.conditions.append(part.place)
        elif use is Use.EXCEPTION:
            state.exceptions.append(part.place)
        elif use is Use.ACT or found:
            yield _act(form, part, found, state, numbers)
            state.start, state.conditions, state.exceptions = -1, [], []
    if state.conditions or state.exceptions:
        yield _rest(form, parts[-1], state, numbers)


def _use(
    form: str, part: Segment, later: Sequence[Segment], state: _Sentence
) -> tuple[Use, tuple[Forced, ...]]:
    """Return what a stretch is for in its sentence, and its words of force."""
    use, found = part.use, forces(form, part.place)
    if use is Use.CONDITION and found and _LEADS.match(form, found[0].place.end):
        # 应当自收到之日起三十日内，作出决定: the act follows.
        return Use.ACT, found
    if (
        use is Use.CONDITION
        and found
        and _WHEN_NEEDED.match(form, part.place.start, found[0].place.start)
    ):
        # 必要时可以申请协助: the act stands in the same stretch.
        return Use.ACT, found
    if use in (Use.CONDITION, Use.EXCEPTION):
        return use, ()
    if use is Use.ACT and not found and _is_theme(form, part, later):
        state.who, state.with_ = subject(form, part.place)
        return Use.CONDITION, ()
    return use, found


def _is_theme(form: str, part: Segment, later: Sequence[Segment]) -> bool:
    """Say whether a stretch only names what the next one rules: 经营客船运输业务，应当…"""
    if agent(form, part.place)[0] != NOWHERE or _TASK.search(part.place.cut(form)):
        return False
    who, _ = subject(form, part.place)
    ends_named = names_at_end(form, part.place)
    if not ends_named and who != NOWHERE and _acts().search(form, who.end, part.place.end):
        return False
    for one in later:
        if one.use is Use.ACT:
            if agent(form, one.place)[0] != NOWHERE:
                return True
            found = forces(form, one.place)
            head = Place(one.place.start, found[0].place.start) if found else NOWHERE
            return bool(found) and subject(form, head)[0] == NOWHERE
    return False


def _act(
    form: str,
    part: Segment,
    found: tuple[Forced, ...],
    state: _Sentence,
    numbers: Sequence[Quantity],
) -> Statement:
    """Return the statement of a stretch, and note the subject and force that hold on after it."""
    place, by_agent = part.place, False
    if found:
        first = found[0]
        who, partners = subject(form, Place(place.start, first.place.start), place.end)
        if who != NOWHERE:
            state.who, state.with_ = who, partners
        if not (first.force is Force.ADVICE and state.force is Force.DUTY):
            # 应当加强领导，支持科学研究: to support is an act that is asked for.
            state.force, state.force_at = first.force, first.place
        begin = first.place.end
    else:
        begin = place.start
        who, partners = agent(form, place)
        by_agent = who != NOWHERE
        if by_agent:
            state.who, state.with_ = who, partners
            begin = who.end
        elif state.force is Force.NONE:
            who, partners = subject(form, place)
            if who != NOWHERE:
                state.who, state.with_, begin = who, partners, who.end
    act = _acts().search(form, begin, place.end)
    whole = Place(state.start, place.end)
    return Statement(
        place=whole,
        core=place,
        who=state.who,
        with_=state.with_,
        force=state.force,
        force_at=state.force_at,
        own_force=bool(found),
        by_agent=by_agent,
        act=act.group() if act else "",
        object=Place(act.end(), place.end) if act else NOWHERE,
        conditions=tuple(state.conditions),
        exceptions=tuple(state.exceptions),
        quantities=_inside(whole, numbers),
        procedures=marked("procedures", form, whole),
        penalties=marked("penalties", form, place),
        sentence=part.sentence,
    )


def _rest(form: str, part: Segment, state: _Sentence, numbers: Sequence[Quantity]) -> Statement:
    """Return the statement of a sentence that ends in a condition: an item of a list."""
    whole = Place(state.start, part.place.end)
    penalties: tuple[Marked, ...] = ()
    return Statement(
        place=whole,
        core=part.place,
        who=state.who,
        with_=state.with_,
        force=state.force,
        force_at=state.force_at,
        conditions=tuple(state.conditions),
        exceptions=tuple(state.exceptions),
        quantities=_inside(whole, numbers),
        procedures=marked("procedures", form, whole),
        penalties=penalties,
        sentence=part.sentence,
    )


def _inside(place: Place, numbers: Sequence[Quantity]) -> tuple[Quantity, ...]:
    return tuple(
        one for one in numbers if place.start <= one.place.start and one.place.end <= place.end
    )
