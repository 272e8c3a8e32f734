"""The tables of a batch as data frames, for notebooks: the same rows and types as in Parquet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ...alignment.model import Comparison
from ...corpus.model import Document, InputError
from ..words.catalogue import message_language, report_language, say
from ..words.sentences import error_sentence
from .columns import TABLES, Values, columns
from .rows.comparison import comparison_rows, template_rows
from .rows.together import Together
from .typed.frame import frame
from .write import FAILURE_COLUMNS, named, table_rows

if TYPE_CHECKING:
    import pandas as pd

# The table that tells of all templates, and the column that says of which a row of the others is.
SOURCES, TEMPLATE_COLUMN = "sources", "template"
# The rows of a comparison, each with its table.
Rows = Sequence[tuple[str, Values]]


@dataclass(frozen=True, slots=True)
class Frames:
    """The tables of a batch; docs/tables.md says what each column means."""

    documents: "pd.DataFrame"
    clauses: "pd.DataFrame"
    links: "pd.DataFrame"
    adoption: "pd.DataFrame"
    metadata: "pd.DataFrame"
    findings: "pd.DataFrame"
    references: "pd.DataFrame"
    parts: "pd.DataFrame"
    lineage: "pd.DataFrame"
    duplicates: "pd.DataFrame"
    additions: "pd.DataFrame"
    events: "pd.DataFrame"
    sources: "pd.DataFrame"
    failures: "pd.DataFrame"


def check_pandas() -> None:
    """Raise ImportError, with the cure, when pandas is not installed."""
    if find_spec("pandas") is None:
        raise ImportError(say(message_language(), "error.no-tables-extra", "pandas"))


def rows_of(comparisons: Sequence[Comparison]) -> tuple[Document, Mapping[str, Rows]]:
    """Return the template of comparisons, and the rows of each by the name of its variant.

    Raises ValueError when there is none or the templates differ, ImportError without pandas.
    """
    check_pandas()
    if len({(one.template.path, one.template.sha256) for one in comparisons}) != 1:
        raise ValueError("frames() takes one or more comparisons with the same template")
    found = {one.variant.path: list(comparison_rows(one)) for one in comparisons}
    return comparisons[0].template, found


def of_rows(template: Document, found: Mapping[str, Rows], together: Together) -> Frames:
    """Return the tables of comparisons, from what ``rows_of`` gave."""
    rows = list(named(template_rows(template), template, template.path, together=together))
    for name, one in found.items():
        rows += named(one, template, name, together=together)
    rows += ((table, list(values)) for table, values in together.rows)
    return _frames(rows, ())


def of_shards(
    template: Document,
    shards: Iterable[tuple[str, Path]],
    errors: Iterable[tuple[str, InputError]],
    together: Together,
) -> Frames:
    """Return the tables of a batch: its files of rows, and what could not be compared."""
    return _frames(table_rows(template, shards, together=together), errors)


def _frames(
    rows: Iterable[tuple[str, list[Values]]], errors: Iterable[tuple[str, InputError]]
) -> Frames:
    import pandas as pd

    found: dict[str, list[Values]] = {table: [] for table in TABLES}
    for table, values in rows:
        found[table] += values
    lang = report_language()
    failed = [(name, error.code, error_sentence(error, lang)) for name, error in errors]
    failures = pd.DataFrame(failed, columns=list(FAILURE_COLUMNS), dtype="str")
    return Frames(
        **{table: frame(columns(table), found[table]) for table in TABLES}, failures=failures
    )


def stacked(found: Sequence[tuple[str, Frames]]) -> Frames:
    """Return the tables of several templates in one, each row with its template first.

    ``sources``, which tells of all of them, is that of the first as it is.
    """
    tables = [field.name for field in fields(Frames) if field.name != SOURCES]
    made = {name: stack([(t, getattr(one, name)) for t, one in found]) for name in tables}
    return Frames(**made, sources=found[0][1].sources)


def stack(found: "Sequence[tuple[str, pd.DataFrame]]") -> "pd.DataFrame":
    """Return tables of the same columns in one, what each is of in a first column ``template``."""
    import pandas as pd

    named = []
    for template, table in found:
        whole = table.copy()
        whole.insert(0, TEMPLATE_COLUMN, pd.Series(template, index=whole.index, dtype="str"))
        named.append(whole)
    return pd.concat(named, ignore_index=True)
