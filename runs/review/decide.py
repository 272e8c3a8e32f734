"""What an answer does to the entries: which decisions it makes, and which it replaces."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ...alignment.model import NOBODY, Decided, Decision, Link, Verdict
from ...report.plain.links import mention
from .entries import added
from .model import Answered, Entries, Entry, Pair, Place, Said, Texts
from .solve import Solved


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of the clauses ``asked`` of one side: they answer ``partners``, or nothing."""

    side: int
    asked: tuple[int, ...]
    partners: tuple[int, ...] = ()

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every clause asked with every partner, template first."""
        both = ((a, b) for a in self.asked for b in self.partners)
        return tuple((b, a) if self.side else (a, b) for a, b in both)

    @property
    def named(self) -> frozenset[Place]:
        """The clauses of which it speaks."""
        ours = {(self.side, clause) for clause in self.asked}
        return frozenset(ours | {(1 - self.side, clause) for clause in self.partners})


def answered(texts: Texts, entries: Entries, found: Solved, answer: Answer) -> Entries:
    """Return the entries with an answer; what was said of the clauses asked is replaced.

    The partners keep what was said of them: a clause split in two is answered twice.
    """
    sides = (answer.side == 0, answer.side == 1)
    said = [Answered(decision(texts, Verdict.FORCE, pair), sides) for pair in answer.pairs]
    if not answer.partners:
        said = [Answered(lone(texts, answer.side, clause), sides) for clause in answer.asked]
    gone = _which(found, lambda one, place: _contradicts(one, place, answer))
    return added(entries, said, gone)


def parted(texts: Texts, entries: Entries, found: Solved, pairs: Iterable[Pair]) -> Entries:
    """Return the entries with pairs that are none; what said that they are links is replaced."""
    pairs = tuple(pairs)
    said = [Answered(decision(texts, Verdict.FORBID, pair)) for pair in pairs]

    def linked(one: Answered, place: Decided) -> bool:
        ends = {(t, v) for t in place.template for v in place.variant}
        return one.decision.verdict is not Verdict.FORBID and not ends.isdisjoint(pairs)

    return added(entries, said, _which(found, linked))


def accepted(texts: Texts, entries: Entries, found: Solved, links: Iterable[Link]) -> Entries:
    """Return the entries with ``links`` taken as they are, those left out that were decided.

    Without a link that was open the entries stay as they are.
    """
    said = [one for link in links for one in _taken(texts, found, link)]
    return added(entries, said) if said else entries


def sure(found: Solved, least: float) -> tuple[Link, ...]:
    """Return the links, and the clauses without counterpart, that are at least so probable."""
    return tuple(link for link in found.links if link.probability >= least)


def decision(texts: Texts, verdict: Verdict, pair: Pair) -> Decision:
    """Return a decision on two clauses."""
    return Decision(verdict, mention(texts.template, pair[0]), mention(texts.variant, pair[1]))


def lone(texts: Texts, side: int, clause: int) -> Decision:
    """Return the decision that nothing answers a clause."""
    named = mention(texts[side], clause)
    ends = (NOBODY, named) if side else (named, NOBODY)
    return Decision(Verdict.NONE, *ends)


def refreshed(texts: Texts, entries: Entries, found: Solved) -> Entries:
    """Return the entries with every clause named as it is called in the texts of now.

    What has no clause any more keeps the name that it had.
    """
    fresh = {id(one): _renamed(texts, one, place) for one, place in found.kept}
    return tuple(_replaced(entry, fresh.get(id(entry.said))) for entry in entries)


def _replaced(entry: Entry, said: Said | None) -> Entry:
    return entry if said is None or said == entry.said else replace(entry, said=said)


def _renamed(texts: Texts, one: Answered, place: Decided) -> Answered:
    """Return a decision with its clauses as they are called now; whole articles stay as named."""
    if len(place.template) > 1 or len(place.variant) > 1:
        return one
    said = one.decision
    template = mention(texts.template, place.template[0]) if place.template else said.template
    variant = mention(texts.variant, place.variant[0]) if place.variant else said.variant
    return replace(one, decision=replace(said, template=template, variant=variant))


def _taken(texts: Texts, found: Solved, link: Link) -> Iterator[Answered]:
    """Yield the decisions that a link, or a clause without counterpart, is right as it is."""
    both = (True, True)
    if link.template and link.variant:
        pairs = [(t, v) for t in link.template for v in link.variant]
        if not all(map(found.is_settled, pairs)):
            yield from (Answered(decision(texts, Verdict.FORCE, pair), both) for pair in pairs)
        return
    for side, clauses in enumerate((link.template, link.variant)):
        for clause in clauses:
            if clause not in found.asked[side]:
                yield Answered(lone(texts, side, clause), (side == 0, side == 1))


def _contradicts(one: Answered, place: Decided, answer: Answer) -> bool:
    """Say whether an answer replaces what was decided."""
    sides = place.template, place.variant
    ours, theirs = set(sides[answer.side]), set(sides[1 - answer.side])
    if one.decision.verdict is Verdict.FORBID:
        return bool(ours & set(answer.asked)) and bool(theirs & set(answer.partners))
    lost = one.decision.verdict is Verdict.NONE and bool(theirs & set(answer.partners))
    return lost or bool(ours & set(answer.asked))


def _which(found: Solved, is_gone: Callable[[Answered, Decided], bool]) -> Callable[[Said], bool]:
    """Return a test of entries: those whose decision, as it is kept, a rule takes away."""
    gone = {id(one) for one, place in found.kept if is_gone(one, place)}
    return lambda said: id(said) in gone
