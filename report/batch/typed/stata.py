"""Tables as Stata files (.dta, format 118: UTF-8, Stata 14 and later).

Codes are integers with value labels, shares are doubles, a list is a text. A table is held in
memory while it is written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from ...output import open_whole
from ..columns import Column, Type, Values, columns
from ..sink import Sink
from .frame import frame

# A date of no meaning but the same everywhere.
_UNDATED = datetime(2000, 1, 1)
# A word that Stata keeps for itself, and what the column is called there.
RESERVED = {"end": "_end"}
# A text column takes the room of its longest cell in every row. From so many bytes on each text
# is kept once, outside of the rows (strL).
_SHORT = 64


@contextmanager
def stata_tables(
    paths: Mapping[str, Path], columns_of: Callable[[str], Sequence[Column]] = columns
) -> Iterator[Sink]:
    """Give a sink that writes each table to its path in the end. Raises OSError.

    ``columns_of`` gives the columns of a table; those of a batch if not given.
    """
    waiting: dict[str, list[Values]] = {table: [] for table in paths}
    yield lambda table, rows: waiting[table].extend(rows)
    for table, path in paths.items():
        with open_whole(path) as file:
            _write(file, columns_of(table), waiting.pop(table))


def _write(file: BinaryIO, made: Sequence[Column], rows: Sequence[Values]) -> None:
    found = frame(made, rows)
    if not rows:  # pandas cannot label the codes of no rows
        found = found.astype({column.name: "str" for column in made if column.type is Type.CODE})
    long = [
        column.name
        for at, column in enumerate(made)
        if column.type in (Type.TEXT, Type.LIST)
        and max((len(str(row[at]).encode()) for row in rows), default=0) > _SHORT
    ]
    found = found.rename(columns=RESERVED)
    found.to_stata(
        file,
        write_index=False,
        time_stamp=_UNDATED,
        version=118,
        convert_strl=long,
    )
