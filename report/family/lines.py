"""What is said of a family in words: the summary, and its tree as lines."""

from collections.abc import Iterator

from ...alignment.family.model import ROOT, Column, Family, Grouping
from ..view.places import title_of as title_of_document
from ..words.catalogue import Lang, say
from ..words.lineage import edge_words, walked
from ..words.naming import handles, told_apart
from ..words.text import visible
from .rows import title_of


def totals(found: Grouping, documents: int, lang: Lang) -> tuple[str, str]:
    """Return how many documents there are and how they are grouped, and how many pairs."""
    grouped = sum(len(group) for group in found.groups)
    copies = sum(len(one) - 1 for one in found.same)
    alone = documents - grouped - copies
    line = say(lang, "family.total", documents, len(found.groups), grouped, copies, alone)
    return line, say(lang, "family.pairs", len(found.pairs))


def heading(number: int, family: Family, lang: Lang) -> str:
    """Return the heading of a family: its number, title, and how many documents it has."""
    return say(lang, "family.heading", number, title_of(family), len(family.documents))


def summary(family: Family, lang: Lang) -> Iterator[str]:
    """Yield what is known of a family, a line a fact."""
    many = len(family.documents)
    columns = family.columns
    yield say(
        lang,
        "family.columns",
        len(columns),
        sum(len(column.witnesses) == many for column in columns),
        sum(len(column.witnesses) == 1 for column in columns),
    )
    known = sum(column.basic for column in columns)
    yield say(lang, "family.given" if family.template else "family.reconstructed", known)
    yield say(lang, "family.reused", sum(column.reused for column in columns))


def names(family: Family, lang: Lang) -> dict[int, str]:
    """Return what a page calls each text: by title and date, by its file where these are equal."""
    titles = map(title_of_document, family.documents)
    dated = [" · ".join(filter(None, both)) for both in zip(titles, family.dates, strict=True)]
    root = say(lang, "family.root" if family.template else "family.root.lost")
    return {ROOT: root, **dict(enumerate(told_apart(dated, _files(family))))}


def short_names(family: Family) -> tuple[str, ...]:
    """Return what narrow cells call the texts: their files, without folder and ending."""
    return handles(_files(family))


def _files(family: Family) -> list[str]:
    return [visible(document.path) for document in family.documents]


def tree(family: Family, lang: Lang) -> Iterator[tuple[int, str, str]]:
    """Yield the lineage from the root: how deep, the name, what is known of the edge there."""
    called = names(family, lang)
    for depth, document, edge in walked(family.lineage):
        words = edge_words(edge, called.__getitem__, lang) if edge else ""
        yield depth, called[document], words


def marks(column: Column, lang: Lang) -> str:
    """Return what a reader is to know of a column: in the template, reused, or of one text."""
    if column.basic:
        return say(lang, "family.mark.basic")
    return say(lang, "family.mark.reused" if column.reused else "family.mark.single")
