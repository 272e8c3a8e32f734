"""The texts of a collation as rows of its page: where each stands, and what it is nearest to."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...alignment.family.model import Collation
from ..html.sortable import SortCell, number, share
from ..words.edge_columns import TEMPLATE
from ..words.naming import below
from ..words.text import visible
from ..words.words import Words
from .rows import Descent, Values, overall_rows

_OF_COLLATION = (
    "date",
    "same",
    "nearest",
    "parent",
    "group",
    "clauses",
    "nearest_share",
    "support",
)
COLUMNS = ("column.text", "survey.file", *(f"collation.{name}" for name in _OF_COLLATION))
# A figure that is not known, sorted before all others.
_UNKNOWN = SortCell("", "-1")


class TextRow(NamedTuple):
    """A text: its title, its file, where that lies, more words, and its figures."""

    title: str
    path: str
    words: tuple[str, ...]
    cells: tuple[SortCell, ...]


def text_rows(found: Collation, placed: Mapping[str, Descent], words: Words) -> Iterator[TextRow]:
    """Yield the rows of documents.csv without their digests, the copies among them too."""
    files = [visible(gist.name) for gist in found.gists]
    called = dict(zip(files, below(files), strict=True))
    called[TEMPLATE] = words.say("family.root.lost")
    for table, values in overall_rows(found, placed):
        if table == "documents":
            yield _row(values, called)


def _row(values: Values, called: Mapping[str, str]) -> TextRow:
    """Return a row in which files are ``called`` briefly."""
    path, title, date, _, clauses, family, same, near, part, parent, support = values
    others = (called.get(str(file), "") for file in (same, near, parent))
    counts = (_UNKNOWN if isinstance(one, str) else number(one) for one in (family, clauses))
    shares = (_UNKNOWN if isinstance(one, str) else share(one) for one in (part, support))
    file = called[str(path)]
    words = (file, str(date), *others)
    return TextRow(str(title) or file, str(path), words, (*counts, *shares))
