"""A folder of results opened again: its tables as data frames."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.model import InputError
from ..report.batch.columns import TABLES, Column, Type, columns
from ..report.batch.files import FAILURES, RUN
from ..report.batch.frames import check_pandas
from ..report.batch.typed.frame import frame
from ..report.family.columns import TABLES as FAMILY_TABLES
from ..report.family.columns import columns as family_columns
from ..report.plain.csv import restored

if TYPE_CHECKING:
    import pandas as pd

    from ..report.batch.columns import Values


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
    if not any(name.endswith((".csv", ".parquet", ".dta")) for name in told["tables"]):
        raise InputError("sample-no-tables", str(folder))
    known, of = (TABLES, columns) if "variants" in told else (FAMILY_TABLES, family_columns)
    found = {
        name: _table(folder, name, of(name) if name in known else None)
        for name in dict.fromkeys(names)
    }
    return Results({name: one for name, one in found.items() if one is not None}, told)


def _table(folder: Path, name: str, made: "Sequence[Column] | None") -> "pd.DataFrame | None":
    """Return a table with ``made`` columns, texts if they are not known; None where no file is.

    Its Parquet file is read where there is one, else CSV, else the Stata file.
    """
    import pandas as pd

    parquet, text, stata = (folder / f"{name}.{form}" for form in ("parquet", "csv", "dta"))
    if parquet.exists():
        found = pd.read_parquet(parquet)
        # Without rows the words of codes are not in the file.
        return frame(made, []) if made and found.empty else found
    if text.exists():
        return _of_csv(text, made)
    return _of_stata(stata, made or ()) if stata.exists() else None


def _of_csv(path: Path, made: "Sequence[Column] | None") -> "pd.DataFrame":
    with path.open(encoding="utf-8-sig", newline="") as file:
        titles, *rows = csv.reader(file)
    known = made or tuple(Column(title, Type.TEXT) for title in titles)
    return frame(known, [_typed(known, row) for row in rows])


def _of_stata(path: Path, made: "Sequence[Column]") -> "pd.DataFrame":
    import pandas as pd

    found = pd.read_stata(path).astype(object)
    rows = found.where(found.notna(), "").itertuples(index=False, name=None)
    return frame(made, list(rows))


def _typed(made: "Sequence[Column]", row: list[str]) -> "Values":
    """Return a row of CSV with its numbers as numbers and its texts as they were."""
    kinds = {Type.INTEGER: int, Type.SHARE: float, Type.NUMBER: float}
    return tuple(
        kinds[column.type](cell) if cell and column.type in kinds else restored(cell)
        for column, cell in zip(made, row, strict=True)
    )
