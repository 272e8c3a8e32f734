"""The columns that notes are read from, by their titles in either language."""

from collections.abc import Sequence

from ...report.words.catalogue import LANGUAGES, say

# What a column of our tables holds, by the names of its titles in the catalogue.
_HOLDS = {
    "number": ("number",),
    "template": ("higher", "before", "place-higher"),
    "variant": ("local", "after", "place-local"),
    "notes": ("notes",),
}


def column_of(title: str) -> str:
    """Return what the column of a title holds, "" where it is none of ours."""
    bare = _bare(title)
    return next(
        (
            name
            for name, keys in _HOLDS.items()
            for key in keys
            for lang in LANGUAGES
            if bare == _bare(say(lang, f"column.{key}"))
        ),
        "",
    )


def columns_of(titles: Sequence[str]) -> dict[str, int]:
    """Return where number, template, variant and notes stand; empty where it is no such table.

    Needed are the notes and the words of one side at least.
    """
    found = {column_of(title): at for at, title in reversed(list(enumerate(titles)))}
    found.pop("", None)
    return found if "notes" in found and {"template", "variant"} & set(found) else {}


def _bare(title: str) -> str:
    return "".join(title.split()).casefold()
