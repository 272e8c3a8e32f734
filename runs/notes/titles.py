"""The columns that notes are read from, by their titles in either language."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ...report.words.catalogue import LANGUAGES, say

# What a column of our tables holds, by the names of its titles in the catalogue.
_HOLDS = {
    "number": ("number",),
    "template": ("higher", "before", "place-higher"),
    "variant": ("local", "after", "place-local"),
    "notes": ("notes",),
}
# What our tables say of a row beside the notes.
_SAID = ("relation", "change", "points")


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


class Columns(NamedTuple):
    """Where number, template, variant and notes stand, and of several texts each by its title."""

    named: Mapping[str, int]
    texts: tuple[tuple[str, int], ...] = ()


def columns_of(titles: Sequence[str], *, several: bool = False) -> Columns | None:
    """Return where all stands in a table, None where it is no table with notes.

    Needed are the notes and the words of one side at least; of ``several`` texts, whatever their
    columns are called, those of two.
    """
    found = {column_of(title): at for at, title in reversed(list(enumerate(titles)))}
    found.pop("", None)
    if "notes" not in found:
        return None
    if several:
        texts = tuple((t.strip(), at) for at, t in enumerate(titles) if t.strip() and not _said(t))
        return Columns(found, texts) if len(texts) > 1 else None
    return Columns(found) if {"template", "variant"} & set(found) else None


def _said(title: str) -> bool:
    """Say whether a column holds no text but what is said of it."""
    return column_of(title) in ("number", "notes") or any(
        _bare(title) == _bare(say(lang, f"column.{key}")) for key in _SAID for lang in LANGUAGES
    )


def _bare(title: str) -> str:
    return "".join(title.split()).casefold()
