"""What differs in a row, in a few words (差异要点)."""

from collections.abc import Iterator

from ...alignment.model import Comparison, Kind, Part
from ...corpus.model import Document
from ..words.catalogue import Lang, say
from ..words.sentences import finding_sentence
from ..words.text import spoken
from .headings import Heading
from .view import ArticleRow

_CLAUSES = frozenset((Part.CLAUSE, Part.ROW))


def points(row: ArticleRow | Heading, comparison: Comparison, lang: Lang) -> tuple[str, ...]:
    """Return the findings of a row, then its clauses on one side only.

    The marks show every edit: the column names what changed in law.
    """
    if not (row.template and row.variant):
        return finding_sentences(row, lang)
    return (*finding_sentences(row, lang), *_lonely(row, comparison, lang))


def finding_sentences(row: ArticleRow | Heading, lang: Lang) -> tuple[str, ...]:
    """Return the findings of a row in words, each sentence once."""
    found = (finding_sentence(found, lang) for c in row.changes for found in c.findings)
    return tuple(dict.fromkeys(found))


def _lonely(row: ArticleRow | Heading, comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield the clauses of a row that stand on one side only."""
    for change in row.changes:
        if change.part not in _CLAUSES:
            continue
        if change.kind is Kind.ADDED:
            names = _locators(comparison.variant, change.link.variant, lang)
            yield say(lang, "point.added", names)
        elif change.kind is Kind.DROPPED:
            names = _locators(comparison.template, change.link.template, lang)
            yield say(lang, "point.dropped", names)


def _locators(document: Document, clauses: tuple[int, ...], lang: Lang) -> str:
    return say(lang, "list.separator").join(spoken(document.nodes[i].locator) for i in clauses)
