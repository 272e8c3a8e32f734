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


def columns_of(titles: Sequence[str]) -> dict[str, int]:
    """Return where number, template, variant and notes stand; empty where it is no such table.

    Needed are the notes and the words of one side at least.
    """
    known = {
        _bare(say(lang, f"column.{title}")): name
        for name, keys in _HOLDS.items()
        for title in keys
        for lang in LANGUAGES
    }
    found: dict[str, int] = {}
    for at, title in enumerate(titles):
        name = known.get(_bare(title))
        if name is not None:
            found.setdefault(name, at)
    return found if "notes" in found and {"template", "variant"} & set(found) else {}


def _bare(title: str) -> str:
    return "".join(title.split()).casefold()
