"""The tables of a batch, put together from the rows of its comparisons one after the other.

However many rows there are, a few are held in memory, and every file is written whole.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from ...corpus.model import Document, InputError
from ..output import write_whole
from ..plain.csv import BOM, csv_line
from ..words.catalogue import Lang
from ..words.sentences import error_sentence
from ..words.text import visible
from .columns import TABLES, Values, key_count
from .csv import csv_tables
from .dictionary import HEAD, dictionary_rows
from .files import DICTIONARY, FAILURES, FILES, RUN, Format
from .rows.comparison import template_rows
from .rows.metadata import GivenFor, age_of, aged, completed, given_rows, nothing_given
from .rows.references import resolved
from .rows.together import ALONE, Together
from .shard import read_shard
from .sink import Sink

# Tables with rows of them, the documents named in these.
NamedRows = Iterator[tuple[str, list[Values]]]

FAILURE_COLUMNS = ("document", "code", "reason")


def write_tables(
    folder: Path,
    template: Document,
    shards: Iterable[tuple[str, Path]],
    formats: Iterable[Format],
    told: Mapping[str, Any],
    lang: Lang,
    given: GivenFor = nothing_given,
    together: Together = ALONE,
) -> dict[str, dict[str, object]]:
    """Write every table in each format: the template, then ``shards`` (document, file) as given.

    What all texts ``together`` tell comes last.

    ``told`` is what run.json tells, for the first sheet of the workbook. Returns what is said of
    each file: its SHA-256, and the rows of a table. Raises OSError.
    """
    chosen, rows = tuple(formats), Counter(dict.fromkeys(TABLES, 0))
    if not chosen:
        return {}
    with ExitStack() as stack:
        sinks = [stack.enter_context(_sink(one, folder, told, lang)) for one in chosen]
        for name, found in table_rows(template, shards, given, together):
            rows[name] += len(found)
            for sink in sinks:
                sink(name, found)
    files = [name for one in chosen for name in FILES[one]]
    return {name: _about(folder / name, rows) for name in files}


def _sink(
    chosen: Format, folder: Path, told: Mapping[str, Any], lang: Lang
) -> AbstractContextManager[Sink]:
    """Return the writer of a format, loaded when it is used."""
    paths = {table: folder / f"{table}.{chosen}" for table in TABLES}
    if chosen is Format.CSV:
        return csv_tables(paths)
    if chosen is Format.PARQUET:
        from .typed.parquet import parquet_tables

        return parquet_tables(paths)
    if chosen is Format.DTA:
        from .typed.stata import stata_tables

        return stata_tables(paths)
    if chosen is Format.XLSX:
        from .workbook.write import workbook

        return workbook(folder / FILES[chosen][0], told, lang)
    from .networks.graph import networks

    return networks(*(folder / name for name in FILES[chosen]))


def _about(path: Path, rows: Mapping[str, int]) -> dict[str, object]:
    """Return what run.json says of a file: how many rows a table has, and the digest."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ({"rows": rows[path.stem]} if path.stem in rows else {}) | {"sha256": digest}


def table_rows(
    template: Document,
    shards: Iterable[tuple[str, Path]],
    given: GivenFor = nothing_given,
    together: Together = ALONE,
) -> NamedRows:
    """Yield every table with its rows, document after document, the documents named in them.

    ``given`` says what a user gave of a document, by its name; what all texts ``together`` tell
    comes last.
    """
    yield from named(template_rows(template), template, template.path, given, together)
    yield from pair_rows(template, shards, given, together)
    yield from ((table, list(rows)) for table, rows in together.rows)


def pair_rows(
    template: Document,
    shards: Iterable[tuple[str, Path]],
    given: GivenFor = nothing_given,
    together: Together = ALONE,
) -> NamedRows:
    """Yield the rows of comparisons as ``table_rows`` does, without those of the template."""
    for document, path in shards:
        yield from named(read_shard(path), template, document, given, together)


def named(
    rows: Iterable[tuple[str, Values]],
    template: Document,
    document: str,
    given: GivenFor = nothing_given,
    together: Together = ALONE,
) -> NamedRows:
    """Yield tables with their rows, the documents that these are about put before them."""
    about, told = (visible(template.path), visible(document)), given(document)
    age = ""
    for table, group in groupby(rows, key=itemgetter(0)):
        key = about[-key_count(table) :]
        found = [values for _, values in group]
        if table == "documents":
            same = together.same.get(document, "")
            found = [completed(values, document, told, same) for values in found]
            age = age_of(found[0], template, given)
        if table == "findings":
            found = [aged(values, age) for values in found]
        if table == "references":
            found = [resolved(values, together.titled) for values in found]
        yield table, [key + values for values in found]
    more = [(about[-1], *values) for values in given_rows(told)]
    if more:
        yield "metadata", more


def write_failures(folder: Path, errors: Iterable[tuple[str, InputError]], lang: Lang) -> None:
    """Write which documents could not be compared, and why; no row when all could."""
    lines = [BOM + csv_line(FAILURE_COLUMNS)]
    for name, error in errors:
        lines.append(csv_line((visible(name), error.code, error_sentence(error, lang))))
    write_whole(folder / FAILURES, b"".join(lines))


def write_dictionary(folder: Path) -> None:
    """Write what every column of every table is called, holds and means, in both languages."""
    rows = [HEAD, *dictionary_rows()]
    write_whole(folder / DICTIONARY, BOM + b"".join(map(csv_line, rows)))


def write_run(folder: Path, told: Mapping[str, Any]) -> None:
    """Write what the tables were made from and with; written last, it says that they are whole."""
    text = json.dumps({"schema": "duizhao.run/1", **told}, ensure_ascii=False, indent=1)
    write_whole(folder / RUN, (text + "\n").encode())
