"""The rows of the table of references: which norms each clause of a text cites (上位法等引用)."""

from collections.abc import Iterator, Mapping, Sequence

from ....alignment.references.cited import citations, plain
from ....corpus.model import Document
from ...words.text import one_line
from ..columns import Values

_SEPARATOR = "; "


def reference_rows(document: Document) -> Iterator[Values]:
    """Yield a row for each citation; which file the norm is, only the whole batch knows."""
    for one in citations(document):
        node = document.nodes[one.clause]
        named = node.id, one_line(node.locator), one_line(one.title), one_line(one.article)
        yield (*named, *one.span, "")


def resolved(values: Values, titled: Mapping[str, Sequence[str]]) -> Values:
    """Return a row with the files that bear the title cited; ``titled`` gives them by it."""
    *told, _ = values
    files = titled.get(plain(str(told[2])), ())
    return (*told, _SEPARATOR.join(files))
