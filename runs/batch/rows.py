"""The rows of the comparisons of a batch, from their files or at hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path

from ...report.batch.columns import Values, value_names
from ...report.batch.shard import read_shard

# Gives the rows of some tables of one comparison, each with its table.
RowsOf = Callable[[Iterable[str]], Iterator[tuple[str, Values]]]


def of_shards(shards: Mapping[str, Path]) -> dict[str, RowsOf]:
    """Return what gives the rows of each text, from the files of rows."""
    return {name: partial(read_shard, path) for name, path in shards.items()}


def of_rows(found: Mapping[str, Sequence[tuple[str, Values]]]) -> dict[str, RowsOf]:
    """Return what gives the rows of each text, from rows that are at hand."""

    def chosen(
        rows: Sequence[tuple[str, Values]], tables: Iterable[str]
    ) -> Iterator[tuple[str, Values]]:
        wanted = frozenset(tables)
        return (one for one in rows if one[0] in wanted)

    return {name: partial(chosen, rows) for name, rows in found.items()}


def cells(table: str, rows: Iterable[tuple[str, Values]], *names: str) -> list[Values]:
    """Return single columns, two or more, of the rows of a table."""
    chosen = itemgetter(*(value_names(table).index(name) for name in names))
    return [chosen(row) for one, row in rows if one == table]
