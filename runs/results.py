"""A folder of results opened again: its tables as data frames."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.model import InputError
from ..report.batch.columns import TABLES, Type, columns
from ..report.batch.files import FAILURES, RUN
from ..report.batch.frame import frame
from ..report.batch.frames import check_pandas

if TYPE_CHECKING:
    import pandas as pd

    from ..report.batch.columns import Values

# Columns of a collation that hold numbers; the others hold texts.
_WHOLE = frozenset(("clauses", "family", "columns", "documents", "in_all", "reused", "single"))
_WHOLE |= {"readings", "reading", "start", "end", "shared", "against", "column"}
_SHARES = frozenset(("share", "other_share", "nearest_share", "support", "similarity"))


@dataclass(frozen=True)
class Results:
    """The tables of a run by their names, also as attributes, and what run.json tells of it."""

    tables: Mapping[str, "pd.DataFrame"]
    run: Mapping[str, Any]

    def __getattr__(self, name: str) -> "pd.DataFrame":
        """Return a table: ``results.documents``. Raises AttributeError."""
        if name.startswith("_") or name not in self.tables:
            raise AttributeError(name)
        return self.tables[name]


def opened(folder: Path) -> Results:
    """Return what ``duizhao batch`` or ``duizhao collate`` wrote into ``folder``.

    Raises InputError where no finished run is, ImportError without the extra ``tables``.
    """
    check_pandas()
    try:
        told = json.loads((folder / RUN).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("no-results", str(folder)) from error
    names = [Path(name).stem for name in told["tables"]] + [Path(FAILURES).stem]
    batch = "settings" in told and "variants" in told
    found = {name: _table(folder, name, batch) for name in dict.fromkeys(names)}
    return Results({name: one for name, one in found.items() if one is not None}, told)


def _table(folder: Path, name: str, batch: bool) -> "pd.DataFrame | None":
    """Return a table from its Parquet file, else from CSV; None where neither is."""
    import pandas as pd

    parquet, text = folder / f"{name}.parquet", folder / f"{name}.csv"
    if parquet.exists():
        return pd.read_parquet(parquet)
    if not text.exists():
        return None
    with text.open(encoding="utf-8-sig", newline="") as file:
        titles, *rows = csv.reader(file)
    if batch and name in TABLES:
        return frame(name, [_typed(name, row) for row in rows])
    return pd.DataFrame({title: _column(title, at, rows) for at, title in enumerate(titles)})


def _typed(table: str, row: list[str]) -> "Values":
    """Return a row of CSV with its numbers as numbers."""
    kinds = {Type.INTEGER: int, Type.SHARE: float}
    pairs = zip(columns(table), row, strict=True)
    return tuple(kinds[c.type](cell) if cell and c.type in kinds else cell for c, cell in pairs)


def _column(title: str, at: int, rows: list[list[str]]) -> "pd.Series":
    import pandas as pd

    cells = [row[at] for row in rows]
    if title in _WHOLE and all(cell.isdigit() for cell in cells if cell):
        return pd.Series([int(cell) if cell else None for cell in cells], dtype="Int64")
    if title in _SHARES:
        return pd.Series([float(cell) if cell else None for cell in cells], dtype="float64")
    return pd.Series(cells, dtype="str")
