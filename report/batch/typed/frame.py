"""Rows as a data frame: every column with its type, so that Parquet and notebooks agree."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..columns import Column, Type, Values

if TYPE_CHECKING:
    import pandas as pd


def frame(columns: Sequence[Column], rows: Sequence[Values]) -> "pd.DataFrame":
    """Return ``rows`` of a table with ``columns`` as a data frame.

    Codes become categories of all their words, in the order of the data dictionary; counts are
    integers and shares floats, both with a gap where a cell is empty. A text stays a text.
    """
    import pandas as pd

    cells = zip(*rows, strict=True) if rows else ((),) * len(columns)
    told = zip(columns, cells, strict=True)
    return pd.DataFrame({column.name: _series(column, values) for column, values in told})


def _series(column: Column, values: tuple[str | int | float, ...]) -> "pd.Series":
    """Return one column; an empty cell of a number or a code is a gap."""
    import pandas as pd

    if column.type in (Type.TEXT, Type.LIST):
        return pd.Series(values, dtype="str")
    known = [None if value == "" else value for value in values]
    if column.type is Type.CODE:
        return pd.Series(pd.Categorical(known, categories=list(column.words)))
    return pd.Series(known, dtype="Int64" if column.type is Type.INTEGER else "float64")
