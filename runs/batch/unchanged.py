"""Tables that a run need not write again: made of the same things, and still as they were written.

A workbook of many texts takes longer than all else of a run that has nothing new to compare.
run.json tells of each run what its tables were made of, as a digest (``made_of``), and the SHA-256
of each file.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ...corpus.model import Document
from ...report.batch.files import FILES, RUN, Format
from ...report.batch.rows.metadata import GivenFor

MADE_OF = "made_of"
Files = dict[str, dict[str, object]]


def made_of(
    told: Mapping[str, Any],
    template: Document,
    shards: Mapping[str, Path],
    given: GivenFor,
    lang: str,
) -> str:
    """Return the digest of all that the tables and the workbook depend on.

    ``told`` is what run.json tells of versions and settings, ``shards`` are the files of rows by
    document, which are named by what is in them.
    """
    names = [template.path, *shards]
    parts = {
        "told": told,
        "shards": [[name, path.name] for name, path in shards.items()],
        "given": [sorted(given(name).items()) for name in names],
        "lang": lang,
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def earlier(folder: Path) -> dict[str, Any]:
    """Return what run.json tells of the run before; nothing where none was finished."""
    try:
        told = json.loads((folder / RUN).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def kept(folder: Path, before: Mapping[str, Any], now: str, formats: Iterable[Format]) -> Files:
    """Return what is told of the files that stand as they are, those of a whole format.

    ``before`` is what the run before told, ``now`` the digest of what the tables are made of.
    """
    tables = before.get("tables")
    if before.get(MADE_OF) != now or not isinstance(tables, dict):
        return {}
    whole = (FILES[one] for one in formats)
    stay = [names for names in whole if all(_stands(folder, name, tables) for name in names)]
    return {name: tables[name] for names in stay for name in names}


def _stands(folder: Path, name: str, tables: Mapping[str, Any]) -> bool:
    """Say whether a file is there as it was written."""
    about = tables.get(name)
    try:
        with (folder / name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return isinstance(about, dict) and about.get("sha256") == digest
