"""The tables of a batch read back, from whichever format stands in the folder."""

import csv
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ...corpus.model import InputError
from ..plain.csv import restored
from .files import RUN, Format, check_extra


def read_run(folder: Path) -> dict[str, Any]:
    """Return what run.json tells. Raises InputError when the folder holds no finished batch."""
    try:
        told = json.loads((folder / RUN).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("sample-no-batch", str(folder)) from error
    if not isinstance(told, dict) or "tables" not in told:
        raise InputError("sample-no-batch", str(folder))
    return told


def read_table(folder: Path, table: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table, every cell as text.

    Raises InputError when neither CSV nor Parquet is there as run.json tells of it.
    """
    told = read_run(folder)["tables"]
    for form in (Format.CSV, Format.PARQUET):
        name = f"{table}.{form}"
        if name in told:
            _check(folder / name, told[name]["sha256"])
            yield from (_csv if form is Format.CSV else _parquet)(folder / name)
            return
    raise InputError("sample-no-tables", str(folder))


def _check(path: Path, digest: str) -> None:
    """Raise InputError when a table is not as the batch wrote it."""
    try:
        with path.open("rb") as file:
            same = hashlib.file_digest(file, "sha256").hexdigest() == digest
    except OSError as error:
        raise InputError("sample-altered", str(path)) from error
    if not same:
        raise InputError("sample-altered", str(path))


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: restored(cell) for name, cell in row.items()}


def _parquet(path: Path) -> Iterator[dict[str, str]]:
    check_extra([Format.PARQUET], str(path))
    from pyarrow import parquet

    for rows in parquet.ParquetFile(path).iter_batches():
        for row in rows.to_pylist():
            yield {name: "" if cell is None else str(cell) for name, cell in row.items()}
