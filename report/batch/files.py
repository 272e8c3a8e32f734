"""The files of a batch: which formats there are, and what each is called."""

from collections.abc import Iterable
from enum import StrEnum
from importlib.util import find_spec

from ...corpus.model import InputError
from .columns import TABLES

INDEX = "index.html"
FAILURES = "failures.csv"
DICTIONARY = "dictionary.csv"
RUN = "run.json"
# The folder of each further template, with its number, from 2.
FURTHER = "template-"


class Format(StrEnum):
    """A format of the tables."""

    CSV = "csv"
    PARQUET = "parquet"
    DTA = "dta"
    XLSX = "xlsx"
    GRAPHML = "graphml"


FILES = {
    Format.CSV: tuple(f"{table}.csv" for table in TABLES),
    Format.PARQUET: tuple(f"{table}.parquet" for table in TABLES),
    Format.DTA: tuple(f"{table}.dta" for table in TABLES),
    Format.XLSX: ("tables.xlsx",),
    Format.GRAPHML: ("network.graphml", "network_clauses.graphml"),
}
# What a format is written with; all are in the extra ``tables``.
WRITERS = {
    Format.CSV: (),
    Format.PARQUET: ("pandas", "pyarrow"),
    Format.DTA: ("pandas",),
    Format.XLSX: ("xlsxwriter",),
    Format.GRAPHML: (),
}
# All that a batch may write: no input is to be overwritten, and none of it is an input.
OUTPUTS = (INDEX, *(name for files in FILES.values() for name in files), DICTIONARY, FAILURES, RUN)


def written(formats: Iterable[Format]) -> tuple[str, ...]:
    """Return the names of all files that a batch with ``formats`` writes, run.json last."""
    return (INDEX, *(name for one in formats for name in FILES[one]), DICTIONARY, FAILURES, RUN)


def check_extra(formats: Iterable[Format], path: str) -> None:
    """Raise InputError when a format needs a package of the extra that is not installed."""
    missing = [name for one in formats for name in WRITERS[one] if find_spec(name) is None]
    if missing:
        raise InputError("no-tables-extra", path)
