"""The data dictionary: what each column of the tables is called, holds and means."""

from ..words.catalogue import Lang, say
from .columns import Column, Type


def title(table: str, column: Column, lang: Lang) -> str:
    """Return what a reader calls a column: 条款号."""
    return say(lang, f"data-title.{table}.{column.name}")


def meaning(table: str, column: Column, lang: Lang) -> str:
    """Return what a column means."""
    return say(lang, f"data.{table}.{column.name}")


def type_word(column: Column, lang: Lang) -> str:
    """Return what the cells of a column hold: a whole number, a share."""
    return say(lang, f"type.{column.type.value}")


def unit_or_words(column: Column, lang: Lang) -> str:
    """Return what is counted, or which words there are; "" for a text."""
    if column.type is Type.SHARE:
        return say(lang, "unit.share")
    return say(lang, f"unit.{column.unit}") if column.unit else " ".join(column.words)
