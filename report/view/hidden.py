"""Differences of writing (书写差异) that a comparison passed over, and those it was to."""

from collections.abc import Iterable, Iterator, Sequence

from ...corpus.model import Fold
from ..words.catalogue import Lang, say


def hidden_lines(counted: Iterable[tuple[Fold, int]], lang: Lang) -> Iterator[str]:
    """Yield how many differences are not shown, by kind, and how to see them; nothing at 0."""
    found = [(fold, count) for fold, count in counted if count]
    if found:
        kinds = (f"{_name(fold, lang)} {count}" for fold, count in found)
        listed = say(lang, "list.separator").join(kinds)
        yield say(lang, "summary.hidden", sum(count for _, count in found), listed)


def folds_sentence(folds: Sequence[Fold], lang: Lang) -> str:
    """Return which kinds of difference count as none."""
    if not folds:
        return say(lang, "folds.none")
    return say(lang, "folds.some", say(lang, "list.separator").join(_name(f, lang) for f in folds))


def _name(fold: Fold, lang: Lang) -> str:
    return say(lang, f"fold.{fold.value}")
