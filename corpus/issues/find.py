"""All that can be said to be wrong with a text, as values in the order of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ..model import Document, Issue, Span
from ..structure.rows import Row
from ..tables import rows as table
from . import ending as ending
from . import layout as layout
from . import misprints, set_phrases
from . import numbers as numbers
from . import words as wording
from .pieces import REMEMBERED, pieces


def _all(document: Document, rows: Sequence[Row]) -> Iterator[Issue]:
    text, nodes = document.text, document.nodes
    yield from numbers.numbering(nodes)
    yield from numbers.by_heading(nodes)
    yield from numbers.irregular(text, rows)
    yield from layout.lost_headings(text, nodes)
    yield from layout.broken(rows)
    yield from layout.no_break_spaces(text)
    for check in (
        layout.end_marks,
        layout.unnumbered_leads,
        layout.separators,
        layout.headings,
        layout.site_lines,
        layout.title,
        layout.form,
        ending.breaking_off,
        wording.paragraphs,
        wording.names,
        wording.places,
    ):
        yield from check(document)
    yield from _piece_by_piece(text)
    for words in (
        wording.open_names,
        misprints.like_characters,
        misprints.foreign_characters,
        misprints.lost_characters,
        misprints.lost_separators,
        set_phrases.slips,
        set_phrases.run_together,
        set_phrases.agents,
        set_phrases.rewritten,
    ):
        yield from words(text)


def _piece_by_piece(text: str) -> Iterator[Issue]:
    """Yield what single pieces show, wherever they stand: nothing of it has a blank inside."""
    for start, piece in pieces(text):
        for issue in _of_piece(piece):
            span = Span(start + issue.span.start, start + issue.span.end)
            yield replace(issue, span=span)


@lru_cache(REMEMBERED)
def _of_piece(piece: str) -> tuple[Issue, ...]:
    checks = (
        wording.masks,
        wording.phrases,
        misprints.lost_words,
        misprints.doubled_characters,
    )
    return tuple(issue for check in checks for issue in check(piece))


def find_issues(document: Document, rows: Sequence[Row]) -> tuple[Issue, ...]:
    """Return the issues of ``document``, whose settled rows are ``rows``, by place."""
    return tuple(sorted(set(_all(document, rows)), key=lambda i: (i.span, i.code, i.params)))


@cache
def _severities() -> dict[str, str]:
    return {row[0]: row[1] for row in table("issues")}


def severity(code: str) -> str:
    """Return error, warning or info for the code of an issue; KeyError for an unknown one."""
    return _severities()[code]
