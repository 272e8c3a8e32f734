"""A folder of results opened again: its tables as data frames."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..corpus.model import InputError
from ..report.batch.columns import TABLES, Column, Type, columns
from ..report.batch.files import FAILURES, FURTHER, RUN
from ..report.batch.frames import SOURCES, check_pandas, stack
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

    Of several templates every table but sources has a first column ``template``. Raises InputError
    where no finished run is, ImportError without the extra ``tables``.
    """
    check_pandas()
    told = _told(folder)
    found = _tables(folder, told)
    further = told.get("further_templates", [])
    if further:
        paths = [told["template"]["path"], *(one["path"] for one in further)]
        places = [folder / f"{FURTHER}{number}" for number in range(2, len(paths) + 1)]
        others = [_tables(place, _told(place)) for place in places]
        found |= {
            name: stack(
                [(path, one[name]) for path, one in zip(paths, (found, *others), strict=True)]
            )
            for name in found
            if name != SOURCES and all(name in one for one in others)
        }
    return Results(found, told)


def _told(folder: Path) -> dict[str, Any]:
    """Return what run.json tells. Raises InputError where no finished run is."""
    try:
        told: dict[str, Any] = json.loads((folder / RUN).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise InputError("no-results", str(folder)) from error
    return told


def _tables(folder: Path, told: Mapping[str, Any]) -> "dict[str, pd.DataFrame]":
    """Return the tables of a run by their names. Raises InputError where it wrote none."""
    names = [Path(name).stem for name in told["tables"]] + [Path(FAILURES).stem]
    if not any(name.endswith((".csv", ".parquet", ".dta")) for name in told["tables"]):
        raise InputError("sample-no-tables", str(folder))
    known, of = (TABLES, columns) if "variants" in told else (FAMILY_TABLES, family_columns)
    found = {
        name: _table(folder, name, of(name) if name in known else None)
        for name in dict.fromkeys(names)
    }
    return {name: one for name, one in found.items() if one is not None}


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
