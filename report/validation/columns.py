"""The columns of a sheet to judge, and the words that may stand in it, in every language."""

from ..words.catalogue import LANGUAGES, Lang, say
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


def title(column: str, lang: Lang) -> str:
    """Return what a column is called."""
    return say(lang, f"validation.{column}")


def column_of(words: str) -> str:
    """Return which column a title means in either language, "" for none."""
    known = {title(name, lang): name for name in COLUMNS for lang in LANGUAGES}
    return known.get(words.strip(), "")


def word(judgement: Judgement, lang: Lang) -> str:
    """Return the word that a coder writes."""
    return say(lang, f"judgement.{judgement.value}")


def judgement_of(words: str, stratum: Stratum) -> Judgement | None:
    """Return the judgement that a coder wrote of a row, None where it is none for such a row."""
    told = "".join(words.split()).lower()
    for judgement in words_for(stratum):
        if told in {judgement.value, *(word(judgement, lang) for lang in LANGUAGES)}:
            return judgement
    return None


def cells(number: int, row: Drawn, lang: Lang) -> tuple[str | int, ...]:
    """Return the cells of a row, in the order of ``COLUMNS``; judgement and note are empty."""
    judged = "unlinked" if row.stratum.value in ("added", "dropped") else "linked"
    sides = (side for s in (row.template, row.variant) for side in (s.document, s.locator, s.text))
    return (number, say(lang, f"validation.question.{judged}"), *sides, "", "", row.id)
