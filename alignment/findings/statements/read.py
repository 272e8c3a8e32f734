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
from typing import NamedTuple, TypeVar

from ....corpus.tables import alternation
from ...tables import words
from ..model import NOWHERE, Force, Marked, Place, Quantity, Statement
from .force import Forced, forced, forces
from .marks import marked
from .quantities import quantities
from .segments import Segment, Use, sentences
from .subject import agent, names_at_end, subject

_LEADS = re.compile("(?:[^，。；]{0,8}?[在于自当从])[^，。；]*[前后内时起](?=[，。；]|$)")
_WHEN_NEEDED = re.compile("必要时(?=$)|必要时[^，。；]{0,12}$")
# A stretch that says who does what is no theme.
_TASK = re.compile("给予|予以|没收|责令|处以|处罚|吊销|负责|主管|是指|所称|建立|设立|实行|领导")


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


class _Clause(NamedTuple):
    """A clause with its listed words: each table is looked through once for all its stretches."""

    form: str
    forces: tuple[Forced, ...]
    procedures: tuple[Marked, ...]
    penalties: tuple[Marked, ...]
    numbers: tuple[Quantity, ...]

    def binding(self, place: Place) -> tuple[Forced, ...]:
        """Return the words of force of a stretch."""
        return forces(self.form, place, self.forces) if self.forces else ()


# The texts of a batch share most of their clauses with the template.
@lru_cache(4096)
def statements(form: str) -> tuple[Statement, ...]:
    """Return what a clause in comparison form says, in order; places count its characters.

    Nothing is guessed: what cannot be read stays empty (no ``who``, no ``act``).
    """
    listed = marked("procedures", form), marked("penalties", form)
    clause = _Clause(form, forced(form), *listed, quantities(form))
    found: list[Statement] = []
    for parts in sentences(form):
        found += _of_sentence(clause, parts)
    return tuple(found)


def _of_sentence(clause: _Clause, parts: Sequence[Segment]) -> Iterator[Statement]:
    state = _Sentence()
    for at, part in enumerate(parts, 1):
        use, found = _use(clause, part, parts, at, state)
        if state.start < 0:
            state.start = part.place.start
        if use is Use.CONDITION:
            state.conditions.append(part.place)
        elif use is Use.EXCEPTION:
            state.exceptions.append(part.place)
        elif use is Use.ACT or found:
            yield _act(clause, part, found, state)
            state.start, state.conditions, state.exceptions = -1, [], []
    if state.conditions or state.exceptions:
        yield _rest(clause, parts[-1], state)


def _use(
    clause: _Clause, part: Segment, parts: Sequence[Segment], then: int, state: _Sentence
) -> tuple[Use, tuple[Forced, ...]]:
    """Return what a stretch is for in its sentence, and its words of force.

    ``then`` is the place of the next one among the ``parts`` of the sentence.
    """
    use, place = part.use, part.place
    found = clause.binding(place)
    if use is Use.CONDITION and found and _acts_all_the_same(clause.form, place, found[0].place):
        return Use.ACT, found
    if use is Use.CONDITION or use is Use.EXCEPTION:
        return use, ()
    if use is Use.ACT and not found and _is_theme(clause, part, parts, then):
        state.who, state.with_ = subject(clause.form, place)
        return Use.CONDITION, ()
    return use, found


def _acts_all_the_same(form: str, place: Place, force: Place) -> bool:
    """Say whether an act follows in what looks like a condition.

    应当自收到之日起三十日内，作出决定; 必要时可以申请协助
    """
    leads = _LEADS.match(form, force.end) or _WHEN_NEEDED.match(form, place.start, force.start)
    return leads is not None


def _is_theme(clause: _Clause, part: Segment, parts: Sequence[Segment], at: int) -> bool:
    """Say whether a stretch only names what the next one rules: 经营客船运输业务，应当…"""
    while at < len(parts) and parts[at].use is not Use.ACT:
        at += 1
    if at == len(parts):
        return False
    then = parts[at].place
    form, place = clause.form, part.place
    found = clause.binding(then)
    led = agent(form, then)[0] != NOWHERE
    if not led and (
        not found or subject(form, Place(then.start, found[0].place.start))[0] != NOWHERE
    ):
        return False
    return not _does(form, place)


def _does(form: str, place: Place) -> bool:
    """Say whether a stretch without a word of force says who does what."""
    if agent(form, place)[0] != NOWHERE or _TASK.search(form, *place):
        return True
    who, _ = subject(form, place)
    if who == NOWHERE or names_at_end(form, place):
        return False
    return _acts().search(form, who.end, place.end) is not None


def _act(clause: _Clause, part: Segment, found: tuple[Forced, ...], state: _Sentence) -> Statement:
    """Return the statement of a stretch, and note the subject and force that hold on after it."""
    form, place = clause.form, part.place
    begin, by_agent = (
        _led(form, place, state) if not found else (_bound(form, place, found[0], state), False)
    )
    act = _acts().search(form, begin, place.end)
    whole = Place(state.start, place.end)
    return Statement(
        whole,
        place,
        state.who,
        state.with_,
        state.force,
        state.force_at,
        bool(found),
        by_agent,
        act.group() if act else "",
        Place(act.end(), place.end) if act else NOWHERE,
        tuple(state.conditions),
        tuple(state.exceptions),
        _inside(whole, clause.numbers) if clause.numbers else (),
        _inside(whole, clause.procedures) if clause.procedures else (),
        _inside(place, clause.penalties) if clause.penalties else (),
        part.sentence,
    )


def _bound(form: str, place: Place, first: Forced, state: _Sentence) -> int:
    """Note the subject and the word of force of a stretch; return where its act begins."""
    who, partners = subject(form, Place(place.start, first.place.start), place.end)
    if who != NOWHERE:
        state.who, state.with_ = who, partners
    if not (first.force is Force.ADVICE and state.force is Force.DUTY):
        # 应当加强领导，支持科学研究: to support is an act that is asked for.
        state.force, state.force_at = first.force, first.place
    return first.place.end


def _led(form: str, place: Place, state: _Sentence) -> tuple[int, bool]:
    """Note who acts in a stretch without a word of force.

    Return where the act begins, and whether 由 names who acts.
    """
    who, partners = agent(form, place)
    by_agent = who != NOWHERE
    if not by_agent and state.force is Force.NONE:
        who, partners = subject(form, place)
    if who == NOWHERE:
        return place.start, False
    state.who, state.with_ = who, partners
    return who.end, by_agent


def _rest(clause: _Clause, part: Segment, state: _Sentence) -> Statement:
    """Return the statement of a sentence that ends in a condition: an item of a list."""
    whole = Place(state.start, part.place.end)
    return Statement(
        place=whole,
        core=part.place,
        who=state.who,
        with_=state.with_,
        force=state.force,
        force_at=state.force_at,
        conditions=tuple(state.conditions),
        exceptions=tuple(state.exceptions),
        quantities=_inside(whole, clause.numbers),
        procedures=_inside(whole, clause.procedures),
        sentence=part.sentence,
    )


_Listed = TypeVar("_Listed", Quantity, Marked)


def _inside(place: Place, listed: tuple[_Listed, ...]) -> tuple[_Listed, ...]:
    """Return those of the listed words of a clause that stand in a stretch."""
    start, end = place
    return tuple([one for one in listed if start <= one.place.start and one.place.end <= end])
