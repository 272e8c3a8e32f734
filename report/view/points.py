"""What differs in a row, in a few words (差异要点)."""

from collections.abc import Iterator

from ...alignment.model import Change, Comparison, Edit, Kind, Part
from ...corpus.model import Document
from ..words.catalogue import Lang, say
from ..words.sentences import finding_sentence
from ..words.text import one_line, spoken
from .headings import Heading
from .replaced import Replaced
from .view import Row

# The text itself stands beside: the column names what changed, not every word of it.
_MOST_EDITS = 3
_MOST_WORDS = 12


def points(
    row: Row | Heading, comparison: Comparison, replaced: Replaced, lang: Lang
) -> tuple[str, ...]:
    """Return the findings of a row, then its edits in brief, then clauses on one side only."""
    if not (row.template and row.variant):
        return finding_sentences(row, lang)
    lines = list(finding_sentences(row, lang))
    edits = [
        line
        for change in row.changes
        if _of_words(change) and not change.findings
        for line in _edits(change, comparison, replaced, lang)
    ]
    lines += edits[:_MOST_EDITS]
    if len(edits) > _MOST_EDITS:
        lines.append(say(lang, "summary.more", len(edits) - _MOST_EDITS))
    return tuple(lines) + tuple(_lonely(row, comparison, lang))


def _of_words(change: Change) -> bool:
    """Say whether a change is told by its edits: a caption that came or went is no clause."""
    clause = change.part in (Part.CLAUSE, Part.ROW)
    return change.kind is Kind.REWORDED or (not clause and change.kind is not Kind.UNCHANGED)


def finding_sentences(row: Row | Heading, lang: Lang) -> tuple[str, ...]:
    """Return the findings of a row in words, each sentence once."""
    found = (finding_sentence(found, lang) for c in row.changes for found in c.findings)
    return tuple(dict.fromkeys(found))


def _edits(change: Change, comparison: Comparison, replaced: Replaced, lang: Lang) -> Iterator[str]:
    """Yield a line for each edit that says something: punctuation and substitutions do not."""
    for edit in change.edits:
        words = _words(edit, comparison)
        if words[0] == words[1] or replaced.covers(edit) or not any(map(_says, words)):
            continue
        key = "replaced" if all(words) else "deleted" if words[0] else "inserted"
        yield say(lang, f"point.{key}", *(_short(word) for word in words))


def _words(edit: Edit, comparison: Comparison) -> tuple[str, str]:
    old, new = (
        edit.template.cut(comparison.template.text),
        edit.variant.cut(comparison.variant.text),
    )
    return one_line(old), one_line(new)


def _says(words: str) -> bool:
    return any(char.isalnum() for char in words)


def _short(words: str) -> str:
    return words if len(words) <= _MOST_WORDS else f"{words[: _MOST_WORDS - 1]}…"


def _lonely(row: Row | Heading, comparison: Comparison, lang: Lang) -> Iterator[str]:
    """Yield the clauses of a row that stand on one side only."""
    for change in row.changes:
        if _of_words(change):
            continue
        if change.kind is Kind.ADDED:
            names = _locators(comparison.variant, change.link.variant, lang)
            yield say(lang, "point.added", names)
        elif change.kind is Kind.DROPPED:
            names = _locators(comparison.template, change.link.template, lang)
            yield say(lang, "point.dropped", names)


def _locators(document: Document, clauses: tuple[int, ...], lang: Lang) -> str:
    return say(lang, "list.separator").join(spoken(document.nodes[i].locator) for i in clauses)
