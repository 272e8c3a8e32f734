"""The columns of the file of a review, and the words that stand in them, in every language.

Links and notes have the columns that ``--links`` and ``--notes`` ask for: both read this file.
"""

from ...report.words.catalogue import LANGUAGES
from ...report.words.links_columns import column_of as link_column_of
from ...report.words.links_columns import column_title as link_title
from ...report.words.words import Words

# How the columns of a list of links, and those of a table with notes, are called there.
LINKS = ("decision", "template", "template-words", "variant", "variant-words")
IDS = ("template-id", "variant-id")
NOTES = ("higher", "local", "notes")
# What only this file has: which step said and which replaced it, what was said before it was
# replaced, the sides that were asked, and what a finding says and what became of it.
OWN: tuple[str, ...] = ("step", "until", "before", "asked", "code", "old", "new", "about")
OWN += ("mark", "reason")
COLUMNS = ("step", "until", *LINKS, *NOTES, *OWN[2:], *IDS)


def title(column: str, words: Words) -> str:
    """Return what a column is called."""
    if column in NOTES:
        return words.say(f"column.{column}")
    return words.say(f"review.column.{column}") if column in OWN else link_title(column, words.lang)


def column_of(words: str) -> str:
    """Return which column a title means in either language, "" for none."""
    known = {title(name, Words(lang)): name for name in (*NOTES, *OWN) for lang in LANGUAGES}
    return known.get(words.strip(), "") or link_column_of(words)
