"""The data dictionary: what each column of the tables is called, holds and means."""

from collections.abc import Iterator

from ..words.catalogue import Lang, say
from .columns import TABLES, Column, Type, columns


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


# The names of the columns of dictionary.csv.
HEAD = (
    *("table", "column", "type", "unit", "code"),
    *("label_zh", "label_en", "meaning_zh", "meaning_en"),
)
_LANGS: tuple[Lang, ...] = ("zh", "en")


def dictionary_rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each column of each table, and below it one for each word of a code."""
    for table in TABLES:
        for column in columns(table):
            unit = "" if column.words else unit_or_words(column, "en")
            named = table, column.name, column.type.value
            titles = (title(table, column, lang) for lang in _LANGS)
            meanings = (meaning(table, column, lang) for lang in _LANGS)
            yield (*named, unit, "", *titles, *meanings)
            for word in column.words:
                yield (
                    *named,
                    "",
                    word,
                    *(label(table, column, word, lang) for lang in _LANGS),
                    "",
                    "",
                )


def label(table: str, column: Column, word: str, lang: Lang) -> str:
    """Return what a reader calls a word of a code: 改写."""
    group = f"{table}.{column.name}"
    return say(lang, f"{_LABELS.get(group, _LABELS.get(column.name, column.name))}.{word}")


# Where the words of a code have their labels, by its column or by table and column.
_LABELS = {
    "traits": "trait",
    "lineage.direction": "told",
    "best": "answer",
    "sure": "answer",
    "events.origin": "item-of",
    "nearest_why": "why",
    "event": "happened",
}
