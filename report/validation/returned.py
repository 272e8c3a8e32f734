"""A sheet that came back: every row known again, every word understood, or a clear refusal."""

from collections.abc import Iterable

from ...corpus.model import InputError
from .columns import COLUMNS, EVERY, NEEDED, column_of, judgement_of
from .key import digest_of
from .model import Judged, Key


def judged_rows(path: str, rows: Iterable[list[str]], key: Key) -> Judged:
    """Return the judgements in the ``rows`` of a sheet, the titles first.

    Raises InputError: a title, a row or a text is missing or altered, an id is unknown or stands
    twice, a word is none of those to choose, nothing was judged.
    """
    numbered = ((at, row) for at, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    _, head = next(numbered, (0, []))
    places = {column_of(words): at for at, words in reversed(list(enumerate(head)))}
    for name in NEEDED:
        if name not in places:
            titles = " · ".join(words.title(name) for words in EVERY)
            raise InputError("validation-column", path, titles)
    found: Judged = {}
    seen: set[str] = set()
    for at, row in numbered:
        cells = {name: _cell(row, places.get(name, -1)) for name in COLUMNS}
        _check_row(path, at, cells, key, seen)
        seen.add(cells["id"])
        told = cells["judgement"]
        judgement = judgement_of(told, key.strata[cells["id"]])
        if told and judgement is None:
            raise InputError("validation-word", path, str(at), told)
        if judgement:
            found[cells["id"]] = judgement
    missing = [name for name in key.strata if name not in seen]
    if missing:
        raise InputError("validation-missing", path, str(len(missing)), missing[0])
    if not found:
        raise InputError("validation-empty", path)
    return found


def _check_row(path: str, at: int, cells: dict[str, str], key: Key, seen: set[str]) -> None:
    """Raise InputError when a row is not one of the sample as it was given out."""
    name = cells["id"]
    if name not in key.strata:
        raise InputError("validation-id", path, str(at), name)
    if name in seen:
        raise InputError("validation-twice", path, str(at), name)
    if digest_of(cells["template-text"], cells["variant-text"]) != key.digests[name]:
        raise InputError("validation-text", path, str(at), name)


def _cell(row: list[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""
