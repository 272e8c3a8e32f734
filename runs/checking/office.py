"""An office's own settings for checks: ``duizhao.toml`` beside the texts or in a folder above.

[check]
profile = "strict"             # default or strict
ignore = ["DZ403", "quotation"]
kind = "norm"                  # where the title does not tell

[terms]
"行政主管部门" = ["主管行政部门"]  # the word the office writes: the words it does not
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ...alignment.checking.model import STANDARD, Office, Profile, TextKind
from ...alignment.checking.rulebook import unknown
from ...corpus.model import InputError

NAME = "duizhao.toml"
_KEYS = {"check": {"profile", "select", "ignore", "kind"}, "terms": None}
E_ = TypeVar("E_", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; empty: what the office's file says, or the standard."""

    profile: Profile | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kind: TextKind | None = None


def office_of(path: str, wanted: Wanted) -> Office:
    """Return the settings for the text at ``path``. Raises InputError for a file amiss."""
    _known(wanted.select + wanted.ignore, "--select, --ignore")
    file = _beside(Path(path).absolute().parent)
    found = read_office(file) if file else STANDARD
    return replace(
        found,
        profile=wanted.profile or found.profile,
        select=wanted.select or found.select,
        ignore=(*found.ignore, *wanted.ignore),
        kind=wanted.kind or found.kind,
    )


def _beside(folder: Path) -> Path | None:
    """Return the file of settings in ``folder`` or the nearest folder above it."""
    places = (place / NAME for place in (folder, *folder.parents))
    return next((place for place in places if place.is_file()), None)


def read_office(file: Path) -> Office:
    """Return the settings in ``file``. Raises InputError: no TOML, an unknown key or word."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError("office-file", str(file), str(error)) from error
    for section, keys in data.items():
        allowed = _KEYS.get(section, set())
        odd = sorted(set(keys) - allowed) if allowed is not None else []
        if section not in _KEYS or odd:
            raise InputError("office-key", str(file), odd[0] if odd else section)
    rules = data.get("check", {})
    select, ignore = _listed(file, rules, "select"), _listed(file, rules, "ignore")
    _known(select + ignore, str(file))
    return Office(
        profile=_word(file, rules, "profile", Profile) or Profile.DEFAULT,
        select=select,
        ignore=ignore,
        kind=_word(file, rules, "kind", TextKind),
        terms=_terms(file, data.get("terms", {})),
    )


def _word(file: Path, rules: Mapping[str, object], key: str, words: type[E_]) -> E_ | None:
    value = rules.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or value not in list(words):
        raise InputError("office-value", str(file), key, " ".join(words))
    return words(value)


def _listed(file: Path, rules: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = rules.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InputError("office-value", str(file), key, '["…"]')
    return tuple(value)


def _terms(file: Path, terms: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    found = []
    for right in terms:
        found += [(wrong, right) for wrong in _listed(file, terms, right) if wrong]
    return tuple(found)


def _known(words: tuple[str, ...], where: str) -> None:
    wrong = unknown(words)
    if wrong:
        raise InputError("no-such-rule", where, wrong[0])
