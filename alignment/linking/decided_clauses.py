"""Find again the clauses that a list of links names, in texts that may have changed since."""

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from ...corpus.model import Document, Level, Span
from ...corpus.normalise import clean
from ...corpus.structure.numerals import write_han
from ..model import Fate, Mention

# Characters of a clause by which it is known again.
OPENING = 40
# Likeness of openings, 0 to 100: of a thousand pairs of clauses of one law, 996 stay below 60.
FITS = 60
# Another number needs better words, and clearly better ones than any other clause has.
FOUND, CLEAR = 80, 10
# Fewer characters than this name no clause: 略, 删除.
FEWEST = 6

_DIGITS = re.compile(r"\d+")


class DecidedPlace(NamedTuple):
    """Which clause a mention means; the clause is empty where it was not found."""

    fate: Fate
    clause: tuple[int, ...] = ()


class Finder:
    """The clauses of one document by id, by locator and by their first words."""

    def __init__(self, document: Document) -> None:
        """Index the clauses of ``document``."""
        self._ids = {document.nodes[i].id: i for i in document.clauses}
        self._named: dict[str, list[int]] = {}
        self._openings: dict[int, str] = {}
        for i in document.clauses:
            node = document.nodes[i]
            self._named.setdefault(_name(node.locator), []).append(i)
            self._openings[i] = clean(document.text, node.body).text[:OPENING]
        self._articles = _articles(document)

    def likeness(self, clause: int, other: "Finder", theirs: int) -> float:
        """Return how like two clauses of two documents begin, 0 to 100."""
        return fuzz.ratio(self._openings[clause], other._openings[theirs])

    def _article(self, mention: Mention, words: str) -> DecidedPlace | None:
        """Return the clauses of the article that is named, None where it is no such name."""
        clauses = self._articles.get(_name(mention.locator), ()) if not mention.id else ()
        if not clauses:
            return None
        if not words or self._likeness(clauses[0], words) >= FITS:
            return DecidedPlace(Fate.APPLIED, clauses)
        elsewhere = self._search(words)
        homes = (one for one in self._articles.values() if elsewhere and elsewhere[0] in one)
        found = next(homes, elsewhere)
        return DecidedPlace(Fate.FOUND, found) if found else DecidedPlace(Fate.REWORDED)

    def find(self, mention: Mention) -> DecidedPlace:
        """Return the clause that ``mention`` means.

        Id and locator say the same of any text; where they do not, one was edited, and that one
        is followed. Without an edit the first words must fit, or point to one other clause.
        """
        words = _opening(mention.words)
        article = self._article(mention, words)
        if article is not None:
            return article
        by_id = [self._ids[mention.id]] if mention.id in self._ids else []
        named = self._named.get(_name(mention.locator), []) if mention.locator else []
        if by_id and named and by_id[0] not in named:
            return self._edited(by_id, named, words)
        candidates = named if not by_id or (mention.locator and not named) else by_id
        fitting = [i for i in candidates if not words or self._likeness(i, words) >= FITS]
        if len(fitting) == 1:
            return DecidedPlace(Fate.APPLIED, (fitting[0],))
        elsewhere = self._search(words)
        if elsewhere:
            return DecidedPlace(Fate.FOUND, elsewhere)
        return DecidedPlace(Fate.REWORDED if len(candidates) == 1 else Fate.UNKNOWN)

    def _edited(self, by_id: list[int], named: list[int], words: str) -> DecidedPlace:
        """Return which of two names was edited: the one that the words beside it do not fit."""
        if not words or self._likeness(by_id[0], words) >= FITS:
            found = named
        elif any(self._likeness(i, words) >= FITS for i in named):
            found = by_id
        else:
            return DecidedPlace(Fate.REWORDED)
        return (
            DecidedPlace(Fate.APPLIED, (found[0],))
            if len(found) == 1
            else DecidedPlace(Fate.UNKNOWN)
        )

    def _likeness(self, clause: int, words: str) -> float:
        """Return how a clause begins like ``words``; what was added behind them does not count."""
        return fuzz.ratio(self._openings[clause][: len(words)], words)

    def _search(self, words: str) -> tuple[int, ...]:
        """Return the one clause that clearly begins with ``words``, nothing where none does."""
        if len(words) < FEWEST:
            return ()
        scored = sorted((-self._likeness(i, words), i) for i in self._openings)
        best, second = (-score for score, _ in [*scored, (0.0, 0), (0.0, 0)][:2])
        clear = best - second >= CLEAR or best == 100 > second
        return (scored[0][1],) if best >= FOUND and clear else ()


def _articles(document: Document) -> dict[str, tuple[int, ...]]:
    """Return the clauses of each article of several by its name; a repeated name means none."""
    found: dict[str, tuple[int, ...]] = {}
    for node in document.nodes:
        if node.level is Level.ARTICLE and not node.clause:
            inside = tuple(
                i
                for i in document.clauses
                if node.span.start <= document.nodes[i].own.start < node.span.end
            )
            name = _name(node.locator)
            found[name] = () if name in found or not inside else inside
    return found


def _opening(words: str) -> str:
    """Return the first words as they are compared, without the mark of what was cut."""
    return clean(words, Span(0, len(words))).text.rstrip("…")[:OPENING]


def _name(locator: str) -> str:
    """Return a locator as it is compared: 第 5 条 is 第五条."""
    return _DIGITS.sub(
        lambda hit: write_han(int(hit.group()[:9])), clean(locator, Span(0, len(locator))).text
    )
