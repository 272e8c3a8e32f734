"""What became of the references: the check that no text diff can make (引用核查)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...corpus.model import Document, Span
from ...corpus.normalise import clean
from ..edits.sides import side
from ..model import Edit, Link, Reference, RefStatus
from ..traits import article_of
from .model import Found
from .pair import chain, paired
from .parse import mentions
from .resolve import Index, resolve


def find(index: Index, clauses: Iterable[int]) -> tuple[Found, ...]:
    """Return the references made in the bodies of ``clauses``, in order."""
    document = index.document
    found: list[Found] = []
    for clause in clauses:
        span = document.nodes[clause].body
        named = mentions(clean(document.text, span).text)
        if not named:
            continue
        body = side(document.text, (span,))
        elsewhere = False
        for mention in named:
            target = () if mention.external else resolve(index, mention, clause)
            # 刑法第五十条规定的…，第六十条规定的…: the second is of the law named before.
            if elsewhere and not target:
                mention = replace(mention, external=True)
            elsewhere = elsewhere or mention.external
            span = body.span(mention.start, mention.end)
            words = body.form[mention.start : mention.end]
            found.append(Found(mention, span, words, target))
    return tuple(found)


@dataclass(frozen=True)
class Check:
    """The links as a map from the template's clauses to the variant's."""

    template: Index
    variant: Index
    answers: dict[int, tuple[int, ...]]

    def status(self, old: Found | None, new: Found | None) -> RefStatus:
        """Return what became of a reference; None: it stands on one side only."""
        if any(f and f.mention.external for f in (old, new)):
            return RefStatus.EXTERNAL
        # A text without articles, an extract or an amending decision, speaks of another's.
        if new and not new.target and not new.loose and self.variant.articles:
            return RefStatus.DANGLING
        if not old or not new:
            return RefStatus.NEW
        if not old.target or not new.target:
            return RefStatus.SAME if old.numbers == new.numbers else RefStatus.NEW
        expected = self.expected(old)
        if not expected:
            return RefStatus.TARGET_DROPPED
        same = old.numbers == new.numbers
        if self.answers_to(old, new):
            return RefStatus.SAME if same else RefStatus.FOLLOWED
        return RefStatus.SHIFTED if same else RefStatus.WRONG

    def expected(self, old: Found) -> tuple[int, ...]:
        """Return the variant clauses that answer what a reference of the template points at.

        Of a 款 or 项 without an answer, those that answer the rest of its article.
        """
        there = self._answers(old.target)
        article = article_of(self.template.document, old.target[0]) if old.target else -1
        return there or (self._answers(self.template.below(article)) if article >= 0 else ())

    def answers_to(self, old: Found, new: Found) -> bool:
        """Say whether what ``new`` points at answers what ``old`` pointed at."""
        if old.mention.external or new.mention.external:
            return old.mention.external and new.mention.external and old.words == new.words
        return not self._holders(self.expected(old)).isdisjoint(self._holders(new.target))

    def _answers(self, clauses: Iterable[int]) -> tuple[int, ...]:
        return tuple(answer for clause in clauses for answer in self.answers.get(clause, ()))

    def _holders(self, clauses: Iterable[int]) -> set[int]:
        """Return the articles of the variant that hold the clauses."""
        return {_holder(self.variant.document, clause) for clause in clauses}


def _holder(document: Document, clause: int) -> int:
    """Return the article of a clause, or the clause itself where there is none."""
    article = article_of(document, clause)
    return clause if article < 0 else article


def _names(document: Document, clauses: Sequence[int]) -> str:
    """Return what the article that most of the clauses belong to is called; empty without."""
    if not clauses:
        return ""
    counts = Counter(_holder(document, clause) for clause in clauses)
    return document.nodes[min(counts, key=lambda node: (-counts[node], node))].locator


def _reference(check: Check, old: Found | None, new: Found | None) -> Reference:
    """Write down one pair."""
    before, after = check.template.document, check.variant.document
    return Reference(
        check.status(old, new),
        old.words if old else "",
        new.words if new else "",
        (old.span,) if old else (),
        (new.span,) if new else (),
        _names(before, old.target) if old else "",
        _names(after, new.target) if new else "",
        _names(after, check.expected(old)) if old else "",
    )


@dataclass(frozen=True, slots=True)
class Cited:
    """The references on both sides of a link; ``chain`` pairs those whose targets answer."""

    old: tuple[Found, ...]
    new: tuple[Found, ...]
    chain: tuple[tuple[int, int], ...]

    @property
    def pins(self) -> tuple[tuple[Span, Span], ...]:
        """Where the paired references stand: the words of one answer the words of the other."""
        return tuple((self.old[i].span, self.new[j].span) for i, j in self.chain)


def checked(template: Document, variant: Document, links: Iterable[Link]) -> Check:
    """Return the map that references are checked with."""
    answers: dict[int, tuple[int, ...]] = {}
    for link in links:
        for clause in link.template:
            answers[clause] = answers.get(clause, ()) + link.variant
    return Check(Index(template), Index(variant), answers)


def cited(check: Check, link: Link) -> Cited:
    """Return the references in a link, paired by what they point at, whatever their words."""
    old, new = find(check.template, link.template), find(check.variant, link.variant)
    return Cited(old, new, tuple(chain(check.answers_to, old, new)))


def references(check: Check, made: Cited, edits: Sequence[Edit]) -> tuple[Reference, ...]:
    """Return the references in a link and what became of them.

    Where a reference should point is where the links say that its old target went; ``expected``
    names that article, whatever the status. A relative one (前款, 本条) and one to a 款 or 项 are
    judged by their article: a paragraph more or less before them is no other meaning. Those
    that point at nothing common are paired by their place in the edits.
    """
    if not made.old and not made.new:
        return ()
    return tuple(_reference(check, a, b) for a, b in paired(edits, made.old, made.new, made.chain))
