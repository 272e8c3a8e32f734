"""What came of each instruction, in words: the rows of every report on a decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...alignment.amending.model import Instruction, Outcome, Status
from ...alignment.amending.places import write_places
from ..words.catalogue import Lang, say
from ..words.text import begun, one_line

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


def reason_of(outcome: Outcome, lang: Lang) -> str:
    """Return why an instruction was refused or what was adapted, empty without either."""
    if not outcome.code or outcome.status is Status.NOTED:
        return ""
    kind = "refusal" if outcome.status is Status.REFUSED else "adapted"
    params = (begun(one_line(param), _WORDS) for param in outcome.params)
    return say(lang, f"{kind}.{outcome.code}", *params)


def rows(outcomes: Iterable[Outcome], lang: Lang) -> Iterator[InstructionRow]:
    """Yield the rows of a report; a sentence of several instructions is shown once."""
    before = ""
    for outcome in outcomes:
        one = outcome.instruction
        form = say(lang, f"form.{one.form.value}")
        sentence, before = (
            form if one.text == before else begun(one_line(one.text), _WORDS),
            one.text,
        )
        yield InstructionRow(
            one.number,
            form,
            sentence,
            place_of(one),
            say(lang, f"amending.status.{outcome.status.value}"),
            reason_of(outcome, lang),
            outcome.status is Status.REFUSED,
            outcome.status is Status.ADAPTED,
        )


def count_sentence(outcomes: Iterable[Outcome], lang: Lang) -> str:
    """Return how many instructions were carried out, adapted and refused."""
    found = [outcome for outcome in outcomes if outcome.status is not Status.NOTED]
    adapted = sum(outcome.status is Status.ADAPTED for outcome in found)
    refused = sum(outcome.status is Status.REFUSED for outcome in found)
    return say(lang, "amending.count", len(found), len(found) - refused, adapted, refused)
