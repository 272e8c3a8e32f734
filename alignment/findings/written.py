"""The words of findings as the texts write them; they are found in comparison form.

渔船应当按照<渔业船舶登记办法>(试行)报告  →  渔船应当按照《渔业船舶登记办法》（试行）报告
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...corpus.model import Document
from ...corpus.normalise import clean
from ..model import Finding, Link, Part
from ..model import words as words_of

_BREAK = re.compile(r"\s*\n\s*")


def as_written(
    template: Document, variant: Document, link: Link, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return the findings of a link with their words as they stand in its clauses."""
    if not findings:
        return ()
    old = template, link.template
    new = variant, link.variant
    return tuple(
        replace(
            found,
            before=written(*old, link.part, found.before),
            after=written(*new, link.part, found.after),
            about=written(*(new if found.variant else old), link.part, found.about),
        )
        for found in findings
    )


def written(document: Document, clauses: Sequence[int], part: Part, words: str) -> str:
    """Return words in comparison form as the first of some clauses that has them writes them.

    Words that stand in none stay as they are.
    """
    if not words or words in document.text:
        return words
    for index in clauses:
        form = clean(document.text, words_of(document, index, part))
        at = form.text.find(words)
        if at >= 0:
            raw = form.original(at, at + len(words)).cut(document.text)
            return _BREAK.sub("", raw).strip()
    return words
