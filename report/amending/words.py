"""What came of a decision and of each instruction, in words: what every report on it says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ...alignment.amending.model import (
    MOST_CHANGED,
    Difference,
    Instruction,
    Outcome,
    Proven,
    Status,
)
from ...alignment.amending.places import write_places
from ..words.text import begun, one_line
from ..words.words import Words

# Quoted words in a message: as many as tell them from others.
_WORDS = 40


@dataclass(frozen=True, slots=True)
class InstructionRow:
    """One instruction for a reader."""

    number: str
    form: str
    sentence: str
    place: str
    status: str
    reason: str
    refused: bool
    adapted: bool


def place_of(one: Instruction) -> str:
    """Return where an instruction applies: 第五条第二款, and for what is renumbered → 第六条."""
    at, to = write_places(one.at), write_places(one.to)
    return f"{at} → {to}" if at and to else at or to


class AmendingWords(Words):
    """The words of the reports on a decision in one language."""

    __slots__ = ()

    def reason(self, outcome: Outcome) -> str:
        """Return why an instruction was refused or what was adapted, empty without either."""
        if not outcome.code or outcome.status is Status.NOTED:
            return ""
        kind = "refusal" if outcome.status is Status.REFUSED else "adapted"
        params = (begun(one_line(param), _WORDS) for param in outcome.params)
        return self.say(f"{kind}.{outcome.code}", *params)

    def rows(self, outcomes: Iterable[Outcome]) -> Iterator[InstructionRow]:
        """Yield the rows of a report; a sentence of several instructions is shown once."""
        before = ""
        for outcome in outcomes:
            one = outcome.instruction
            form = self.say(f"form.{one.form.value}")
            sentence = form if one.text == before else begun(one_line(one.text), _WORDS)
            before = one.text
            yield InstructionRow(
                one.number,
                form,
                sentence,
                place_of(one),
                self.say(f"amending.status.{outcome.status.value}"),
                self.reason(outcome),
                outcome.status is Status.REFUSED,
                outcome.status is Status.ADAPTED,
            )

    def count(self, outcomes: Iterable[Outcome]) -> str:
        """Return how many instructions were carried out, adapted and refused."""
        found = [outcome for outcome in outcomes if outcome.status is not Status.NOTED]
        adapted = sum(outcome.status is Status.ADAPTED for outcome in found)
        refused = sum(outcome.status is Status.REFUSED for outcome in found)
        return self.say("amending.count", len(found), len(found) - refused, adapted, refused)

    def proof(self, made: Proven) -> str:
        """Return whether the decision makes the new text."""
        if made.differences:
            return self.say("amending.open", len(made.differences))
        return self.say("amending.closed", made.count)

    def likeness(self, found: Sequence[Difference], distance: float) -> str:
        """Return in how many places a published text differs, and how much of it."""
        if not found:
            return self.say("amending.same")
        return self.say("amending.differs", len(found), f"{100 * distance:.2f}")

    def difference(self, one: Difference, most: int = 0) -> str:
        """Return what stands where in either text, of each the first ``most`` characters if any."""
        lines = (one_line(" ".join(words)) for words in (one.made, one.published))
        shown = (begun(line, most) if most else line for line in lines)
        return self.say("amending.differs.made", one.where, *shown)

    def advice(self, made: Proven) -> tuple[str, ...]:
        """Return the advice to enact the text anew, where much of it changes."""
        if not made.enact_anew:
            return ()
        share = f"{100 * MOST_CHANGED:.0f}"
        return (self.say("amending.advice", made.changed, made.articles, share),)

    def stale(self, made: Proven) -> Iterator[str]:
        """Yield the references that a drafter must check since articles are renumbered."""
        if made.stale:
            yield self.say("amending.stale", len(made.stale))
        for one in made.stale:
            words = one_line(one.words)
            yield self.say("amending.stale.one", one.where, words, one.expected or "—")
