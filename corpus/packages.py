"""A package that cannot be imported: which it is, and the command that installs it."""

from __future__ import annotations

import re

_OURS = "duizhao"
_EXTRA = re.compile(r"([A-Za-z0-9._-]+).*extra\s*==\s*[\"']([a-z]+)[\"']")
# Extras that users install; those for development bring the same packages.
_FOR_USERS = ("pdf", "tables", "collate", "review", "dask")


def missing(error: ImportError) -> tuple[str, str] | None:
    """Return the package that ``error`` tells of and what to run; None where it is one of ours."""
    name = (error.name or "").partition(".")[0] or " ".join(str(error).split())[:80]
    if name == _OURS:
        return None
    extra = _extra_of(name)
    wanted = f"'{_OURS}[{extra}]'" if extra else _OURS
    again = "" if extra else "--force-reinstall "
    return name, f"pip install --upgrade {again}{wanted}"


def _extra_of(name: str) -> str:
    """Return the extra that brings the package ``name``, "" where none does."""
    from importlib.metadata import PackageNotFoundError, requires  # only where one is missing

    try:
        listed = requires(_OURS) or []
    except PackageNotFoundError:
        return ""
    found = (hit for hit in map(_EXTRA.match, listed) if hit and _plain(hit[1]) == _plain(name))
    extras = {hit[2] for hit in found}
    return next((extra for extra in _FOR_USERS if extra in extras), "")


def _plain(name: str) -> str:
    return re.sub("[-_.]+", "-", name).lower()
