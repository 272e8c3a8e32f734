"""What a stranger should be told beside the result: two texts that do not belong together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...report.words.catalogue import Lang, say
from ...report.words.layout import Layout

if TYPE_CHECKING:
    from ...alignment.model import Comparison
    from ...corpus.model import Document

# Of the clauses of either text. Local rules that implement one template answer a third of it and
# more; texts on different matters share the stock articles at the end (三 of 四十).
_STRANGERS = 0.1


def hints(comparison: "Comparison", layout: Layout, lang: Lang) -> list[str]:
    """Return the hints: a file twice, one that breaks off, nothing in common, the wrong order."""
    if comparison.template.sha256 == comparison.variant.sha256:
        return [say(lang, "hint.same")]
    from ...report.view.summary import summarise

    counted = summarise(comparison)
    found = [line for text in comparison.texts for line in _cut(text, lang)]
    if max(counted.template.share, counted.variant.share) < _STRANGERS:
        found.append(say(lang, "hint.strangers"))
    elif _swapped(comparison, layout):
        found.append(say(lang, f"hint.swapped.{layout.value}"))
    return found


def _cut(text: "Document", lang: Lang) -> Iterator[str]:
    """Yield that a text seems to break off, and what shows it."""
    from ...corpus.model import CUT
    from ...report.words.text import one_line
    from ...report.words.words import Words

    told = [Words(lang).issue(one) for one in text.issues if one.code.startswith(CUT)]
    if told:
        yield say(lang, "hint.cut", one_line(text.path), " ".join(told))


def _swapped(comparison: "Comparison", layout: Layout) -> bool:
    """Say whether the second text ranks above the first, or is the older version."""
    from ...corpus.metadata.model import RANKS
    from ...corpus.metadata.read import metadata

    first, second = metadata(comparison.template), metadata(comparison.variant)
    if layout is Layout.REVISION:
        return bool(first.version) and bool(second.version) and second.version < first.version
    if first.rank not in RANKS or second.rank not in RANKS:
        return False
    return RANKS.index(second.rank) < RANKS.index(first.rank)
