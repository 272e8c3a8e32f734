"""What came of the user's decisions on links, in words and as a digest."""

import hashlib
from collections.abc import Iterator

from ...alignment.model import Comparison, Decided, Fate, Mention
from ...corpus.model import Document
from ..words.text import one_line, spoken
from ..words.words import Words
from .view import View

_KEPT = frozenset((Fate.APPLIED, Fate.FOUND))


def is_kept(found: Decided) -> bool:
    """Say whether a decision is kept."""
    return found.fate in _KEPT


def kept(comparison: Comparison) -> tuple[Decided, ...]:
    """Return the decisions that are kept."""
    return tuple(found for found in comparison.decided if is_kept(found))


def digest(comparison: Comparison) -> str:
    """Return the SHA-256 of the decisions that are kept, "" where there are none.

    Neither the order of the rows nor the file that they came in alters it.
    """
    lines = sorted(
        "\t".join((found.decision.verdict.value, *ids(found, comparison)))
        for found in kept(comparison)
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""


def ids(found: Decided, comparison: Comparison) -> tuple[str, str]:
    """Return the ids of the clauses that a decision speaks of, "" where there is none."""
    return (
        "".join(comparison.template.nodes[i].id for i in found.template),
        "".join(comparison.variant.nodes[i].id for i in found.variant),
    )


def decided_sentence(found: Decided, comparison: Comparison, words: Words) -> str:
    """Return what came of a decision, and the cure where it is not kept."""
    decision = found.decision
    said = _beside(_said(decision.template), _said(decision.variant))
    now = _beside(
        _locator(comparison.template, found.template), _locator(comparison.variant, found.variant)
    )
    more = "".join(found.params)
    word = words.verdict(decision.verdict)
    return words.say(f"fate.{found.fate.value}", decision.row, word, said, one_line(more), now)


def notices(comparison: Comparison, words: Words) -> Iterator[str]:
    """Yield a line for each decision that a user must look at again."""
    for found in comparison.decided:
        if found.fate is not Fate.APPLIED:
            yield decided_sentence(found, comparison, words)


def overview(seen: View) -> Iterator[str]:
    """Yield how many decisions are kept, then those to look at again; nothing without any."""
    comparison = seen.comparison
    if comparison.decided:
        yield seen.say("decisions.count", len(comparison.decided), len(kept(comparison)))
        yield from notices(comparison, seen.words)


def _said(mention: Mention) -> str:
    return spoken(one_line(mention.locator or mention.id or mention.words))


def _locator(document: Document, clauses: tuple[int, ...]) -> str:
    return "".join(
        spoken(one_line(document.nodes[i].locator or document.nodes[i].id)) for i in clauses
    )


def _beside(left: str, right: str) -> str:
    return f"{left or '—'} ↔ {right or '—'}"
