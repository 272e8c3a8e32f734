"""The data dictionary: what each column of the tables is called, holds and means."""

from collections.abc import Iterator

from ..words.catalogue import LANGUAGES
from ..words.words import Words
from .columns import TABLES, Column, Type, columns


def title(table: str, column: Column, words: Words) -> str:
    """Return what a reader calls a column: 条款号."""
    return words.say(f"data-title.{table}.{column.name}")


def meaning(table: str, column: Column, words: Words) -> str:
    """Return what a column means."""
    return words.say(f"data.{table}.{column.name}")


def type_word(column: Column, words: Words) -> str:
    """Return what the cells of a column hold: a whole number, a share."""
    return words.say(f"type.{column.type.value}")


def unit_or_words(column: Column, words: Words) -> str:
    """Return what is counted, or which words there are; "" for a text."""
    if column.type is Type.SHARE:
        return words.say("unit.share")
    return words.say(f"unit.{column.unit}") if column.unit else " ".join(column.words)


# The names of the columns of dictionary.csv.
HEAD = (
    *("table", "column", "type", "unit", "code"),
    *("label_zh", "label_en", "meaning_zh", "meaning_en"),
)
_BOTH = tuple(Words(lang) for lang in LANGUAGES)


def dictionary_rows() -> Iterator[tuple[str, ...]]:
    """Yield a row for each column of each table, and below it one for each word of a code."""
    for table in TABLES:
        for column in columns(table):
            unit = "" if column.words else unit_or_words(column, Words("en"))
            named = table, column.name, column.type.value
            titles = (title(table, column, words) for words in _BOTH)
            meanings = (meaning(table, column, words) for words in _BOTH)
            yield (*named, unit, "", *titles, *meanings)
            for word in column.words:
                yield (
                    *named,
                    "",
                    word,
                    *(label(table, column, word, words) for words in _BOTH),
                    "",
                    "",
                )


def label(table: str, column: Column, word: str, words: Words) -> str:
    """Return what a reader calls a word of a code: 改写."""
    group = f"{table}.{column.name}"
    return words.say(f"{_LABELS.get(group, _LABELS.get(column.name, column.name))}.{word}")


# Where the words of a code have their labels, by its column or by table and column.
_LABELS = {
    "traits": "trait",
    "breaks_off": "cut",
    "lineage.direction": "told",
    "best": "answer",
    "sure": "answer",
    "doubtful": "answer",
    "events.origin": "item-of",
    "nearest_why": "why",
    "event": "happened",
}
