"""The columns of a sheet to judge, and the words that may stand in it, in every language."""

from ..words.catalogue import LANGUAGES
from ..words.words import Words
from .model import Drawn, Judgement, Stratum, words_for

COLUMNS = (
    "number",
    "question",
    "template-document",
    "template",
    "template-text",
    "variant-document",
    "variant",
    "variant-text",
    "judgement",
    "note",
    "id",
)
# What must come back: with it a row is known, and what is said of it.
NEEDED = ("id", "judgement", "template-text", "variant-text")


class SheetWords(Words):
    """The words of a sheet in one language."""

    __slots__ = ()

    def title(self, column: str) -> str:
        """Return what a column is called."""
        return self.say(f"validation.{column}")

    def judgement(self, judgement: Judgement) -> str:
        """Return the word that a coder writes."""
        return self.say(f"judgement.{judgement.value}")

    def cells(self, number: int, row: Drawn) -> tuple[str | int, ...]:
        """Return the cells of a row, in the order of ``COLUMNS``; judgement and note are empty."""
        judged = "unlinked" if row.stratum.value in ("added", "dropped") else "linked"
        both = (row.template, row.variant)
        sides = (cell for side in both for cell in (side.document, side.locator, side.text))
        return (number, self.say(f"validation.question.{judged}"), *sides, "", "", row.id)


# One of each language.
EVERY = tuple(SheetWords(lang) for lang in LANGUAGES)


def column_of(title: str) -> str:
    """Return which column a title means in either language, "" for none."""
    known = {words.title(name): name for name in COLUMNS for words in EVERY}
    return known.get(title.strip(), "")


def judgement_of(written: str, stratum: Stratum) -> Judgement | None:
    """Return the judgement that a coder wrote of a row, None where it is none for such a row."""
    told = "".join(written.split()).lower()
    for judgement in words_for(stratum):
        if told in {judgement.value, *(words.judgement(judgement) for words in EVERY)}:
            return judgement
    return None
