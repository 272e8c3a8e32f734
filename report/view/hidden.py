"""Differences of writing (书写差异) that a comparison passed over, and those it was to."""

from collections.abc import Iterator

from ...corpus.model import Fold
from .view import View


def hidden_lines(seen: View) -> Iterator[str]:
    """Yield how many differences are not shown, by kind, and how to see them; nothing at 0."""
    found = [(fold, count) for fold, count in seen.summary.hidden if count]
    if found:
        listed = seen.words.listed(f"{_name(fold, seen)} {count}" for fold, count in found)
        yield seen.say("summary.hidden", sum(count for _, count in found), listed)


def folds_sentence(seen: View) -> str:
    """Return which kinds of difference count as none."""
    folds = seen.comparison.settings.folds
    if not folds:
        return seen.say("folds.none")
    return seen.say("folds.some", seen.words.listed(_name(fold, seen) for fold in folds))


def _name(fold: Fold, seen: View) -> str:
    return seen.say(f"fold.{fold.value}")
