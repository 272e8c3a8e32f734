"""Who copied from whom among the texts of a batch, from the rows of their comparisons."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.batch.columns import Values, value_names
from ...report.batch.page.survey import Descent
from ...report.batch.rows.metadata import GivenFor, completed, nothing_given
from ...report.batch.shard import read_shard

if TYPE_CHECKING:
    from ...alignment.family.lineage.descent import Variant
    from ...corpus.model import Document

# Beyond so many texts nobody reads a tree, and every text is weighed against every other.
MOST = 200
PACKAGES = ("networkx", "scipy")
_LIST = "; "


def descent_of(
    template: "Document", shards: Mapping[str, Path], given: GivenFor = nothing_given
) -> Descent:
    """Return the lineage of the texts whose rows are in ``shards``, or why it is not told.

    Raises OSError.
    """
    if len(shards) > MOST:
        return Descent(None, "survey.lineage.many", MOST)
    try:
        from ...alignment.family.gist import form
        from ...alignment.family.lineage.descent import descent

        known = [form(template, at) for at in template.clauses]
        return Descent(descent(known, [_variant(*one, given) for one in shards.items()]))
    except ImportError:
        return Descent(None, "survey.lineage.extra")


def _variant(name: str, path: Path, given: GivenFor) -> "Variant":
    """Return what a lineage is made from, out of the rows of one comparison."""
    from ...alignment.family.lineage.descent import Variant
    from ...corpus.model import Span
    from ...corpus.normalise import clean

    rows: dict[str, list[Values]] = {"documents": [], "clauses": [], "adoption": []}
    for table, values in read_shard(path, rows):
        rows[table].append(values)
    told = [completed(values, name, given(name)) for values in rows["documents"]]
    title, date = _cells("documents", told, "title", "version")[0]
    answered: dict[str, list[int]] = {}
    for position, ids in _cells("adoption", rows["adoption"], "position", "variant_clauses"):
        for one in str(ids).split(_LIST) if ids else ():
            answered.setdefault(str(one), []).append(int(position) - 1)
    clauses = (
        (tuple(answered.get(str(one), ())), clean(str(text), Span(0, len(str(text)))).text)
        for one, text in _cells("clauses", rows["clauses"], "clause", "text")
    )
    return Variant(str(title), str(date), tuple(clauses))


def _cells(table: str, rows: Sequence[Values], *names: str) -> list[Values]:
    """Return single columns of the rows of a table."""
    places = [value_names(table).index(name) for name in names]
    return [tuple(row[at] for at in places) for row in rows]
