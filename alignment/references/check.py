"""What became of the references: the check that no text diff can make (引用核查)."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...corpus.model import Document, Level, Span
from ...corpus.normalise import clean
from ..edits.sides import side
from ..model import Edit, Link, Part, Reference, RefStatus, words
from ..traits import ancestor, article_of
from .mention import Mention
from .model import CONTAINERS, Found
from .pair import chain, paired
from .parse import JOIN, NORM, mentions, turned
from .resolve import NUMBERED, Index, resolve

# The node that a reference names, by what it names last.
_HOLDERS = {
    "article": (Level.ARTICLE,),
    "book": (Level.PART,),
    "chapter": (Level.CHAPTER,),
    "section": (Level.SECTION,),
    "annex": (Level.ANNEX,),
    "paragraph": (Level.PARAGRAPH, Level.ARTICLE),
    "item": (Level.ITEM, Level.LEVEL2, Level.LEVEL3),
    "point": (Level.POINT, Level.LEVEL3, Level.LEVEL4),
    "label": NUMBERED,
    "path": NUMBERED,
    "part": (Level.PART, Level.LEVEL1),
}
_UNIT = re.compile("[条款项]")
# 违反章程第五条 in a 章程 is said of itself.
_BY_KIND = re.compile(
    rf"(?:^|违反|按照|依照|依据|根据|按|除|符合|适用|参照|[与和，。；])(?P<kind>{NORM})的?$"
)
_BETWEEN = re.compile(JOIN)
_NEAR = 8
# Of these the clauses themselves are looked at; of the others the node that holds most of them.
_FINE = frozenset(("paragraph", "item", "point", "label", "path"))


def find(index: Index, nodes: Iterable[int], part: Part = Part.CLAUSE) -> tuple[Found, ...]:
    """Return the references made in the words of ``nodes``, in order."""
    document = index.document
    found: list[Found] = []
    for clause in nodes:
        span = words(document, clause, part)
        named = mentions(clean(document.text, span).text)
        if not named:
            continue
        body = side(document.text, (span,))
        elsewhere, first = False, len(found)
        for mention in named:
            if not _meant(index, mention):
                continue
            mention = _at_home(index, body.form, mention, found[first:])
            mention = turned(mention) if index.item_first else mention
            target = () if mention.external else resolve(index, mention, clause)
            if not (target or mention.cued):
                continue
            # 刑法第五十条规定的…，第六十条规定的…: the second is of the law named before.
            if elsewhere and not target:
                mention = replace(mention, external=True)
            elsewhere = elsewhere or mention.external
            span = body.span(mention.start, mention.end)
            found.append(Found(mention, span, body.form[mention.start : mention.end], target))
    return tuple(found)


def _at_home(index: Index, form: str, mention: Mention, before: Sequence[Found]) -> Mention:
    """Return a mention as one of this text where it is named by its kind alone: 违反公约第一条.

    What follows in its list is so as well.
    """
    if not mention.external:
        return mention
    named = _BY_KIND.search(form, max(0, mention.start - _NEAR), mention.start)
    own = named is not None and index.kind.endswith(named["kind"])
    if not own and before and before[-1].mention.own:
        own = bool(_BETWEEN.fullmatch(form, before[-1].mention.end, mention.start))
    return replace(mention, external=False, own=True) if own else mention


def _meant(index: Index, mention: Mention) -> bool:
    """Say whether a text has what a mention is of: 1.1.2 is a version where nothing is so named."""
    if mention.unit == "annex":
        return mention.external or bool(index.annexes)
    if mention.unit == "path":
        return mention.external or bool(index.sections)
    if mention.unit == "part":
        return mention.external or mention.label in index.by_part
    if mention.unit in ("book", "section") and mention.back < 0:
        return mention.external or index.has(mention.unit)
    return mention.unit != "label" or bool(index.by_label)


@dataclass(frozen=True)
class Check:
    """The links as a map from the template's nodes to the variant's, and back."""

    template: Index
    variant: Index
    answers: dict[int, tuple[int, ...]]
    answered: frozenset[int]

    def status(self, old: Found | None, new: Found | None) -> RefStatus:
        """Return what became of a reference; None: it stands on one side only."""
        if any(f and f.mention.external for f in (old, new)):
            return RefStatus.EXTERNAL
        lost = bool(old and old.target and new and old.numbers == new.numbers)
        if new and not new.target and (lost or self._can_dangle(new)):
            return RefStatus.DANGLING
        if not old or not new:
            return RefStatus.NEW
        if not old.target or not new.target:
            return RefStatus.SAME if old.numbers == new.numbers else RefStatus.NEW
        return self._judged(old, new)

    def _judged(self, old: Found, new: Found) -> RefStatus:
        """Return what became of a reference that has a target in both texts."""
        same = old.numbers == new.numbers
        if not self.expected(old) or self._taken(old, new):
            return RefStatus.TARGET_DROPPED
        if self.answers_to(old, new):
            return RefStatus.SAME if same else RefStatus.FOLLOWED
        if self._resized(old, new):
            return RefStatus.NEW
        return RefStatus.SHIFTED if same else RefStatus.WRONG

    def _resized(self, old: Found, new: Found) -> bool:
        """Say whether one of two references names a part of what the other names.

        第三条第一款 → 第三条 means more than before, unless the article has one 款; so do
        第三条 → 第一章 and 前条 → 前两条. What is new on either side does not count.
        """
        alike = _shape(old) == _shape(new) and not (_run(old) or _run(new))
        if alike or old.numbers == new.numbers or "annex" in (old.grain, new.grain):
            return False
        there, here = set(self.expected(old)), set(_aim(new))
        if not self._meet(there, here, "article"):
            return False
        return bool(here) and here & self.answered != there & self.answered

    def _can_dangle(self, new: Found) -> bool:
        """Say whether a reference without a target is an error.

        A text without articles, an extract or an amending decision, speaks of another's.
        """
        if new.mention.unit in ("annex", "label", "path"):
            return True
        return not new.loose and bool(self.variant.articles)

    def _taken(self, old: Found, new: Found) -> bool:
        """Say whether a 款 or 项 was struck out and another, that was there, has its number."""
        if not _fine(old) or self._answers(_aim(old)):
            return False
        aim = _aim(new)
        return _fine(new) and bool(aim) and self.answered.issuperset(aim)

    def expected(self, old: Found) -> tuple[int, ...]:
        """Return the variant clauses that answer what a reference of the template points at.

        Of a 款 or 项 without an answer, those that answer the rest of its article.
        """
        there = self._answers(_aim(old))
        if there or not old.target or old.grain == "annex":
            return there
        article = ancestor(self.template.document, old.target[0], (Level.ARTICLE,))
        return self._answers(self.template.below(article)) if article >= 0 else ()

    def answers_to(self, old: Found, new: Found) -> bool:
        """Say whether what ``new`` points at answers what ``old`` pointed at."""
        if old.mention.external or new.mention.external:
            return old.mention.external and new.mention.external and old.words == new.words
        expected = self.expected(old)
        if old.mention.since.number and new.mention.since.number:
            # A range is its end, as far as that is left: its first articles are cited before it.
            old, new = self._end(self.template, old), self._end(self.variant, new)
            expected = self.expected(old) or expected
        if self._resized(old, new):
            return False
        if old.grain == new.grain and (_fine(old) or old.grain == "annex"):
            direct = self._answers(_aim(old))
            if direct and (_run(old) or _run(new)):
                # 前两款 are both of them, and 第一项至第三项 all three.
                return set(direct).issubset(_aim(new))
            if direct:
                return not set(direct).isdisjoint(_aim(new))
        return self._one_holder(old, new, expected)

    def _one_holder(self, old: Found, new: Found, expected: Sequence[int]) -> bool:
        """Say whether what two references point at stands in one article, chapter or annex."""
        grain = old.grain if old.grain == new.grain else "article"
        there, here = (self._holders(found, grain) for found in (expected, _aim(new)))
        if old.mention.back > 1 and new.mention.back > 1:
            return bool(there) and set(there).issubset(here)
        if grain in CONTAINERS:
            return bool(there and here) and there.most_common(1)[0][0] in here
        return not set(there).isdisjoint(here)

    def _end(self, index: Index, found: Found) -> Found:
        """Return a reference to the last article of a range."""
        last = max((article_of(index.document, clause) for clause in found.target), default=-1)
        return replace(found, target=index.below(last)) if last >= 0 else found

    def _answers(self, nodes: Iterable[int]) -> tuple[int, ...]:
        return tuple(answer for node in nodes for answer in self.answers.get(node, ()))

    def _meet(self, there: Iterable[int], here: Iterable[int], grain: str) -> bool:
        """Say whether two sets of clauses have a holder in common."""
        return not set(self._holders(there, grain)).isdisjoint(self._holders(here, grain))

    def _holders(self, clauses: Iterable[int], grain: str) -> Counter[int]:
        """Count the nodes of the variant that hold the clauses."""
        grain = grain if grain in CONTAINERS else "article"
        return Counter(_holder(self.variant.document, clause, grain) for clause in clauses)


def _run(found: Found) -> bool:
    """Say whether several are named by their first or last."""
    return found.mention.back > 1 or bool(found.mention.first)


def _shape(found: Found) -> tuple[str, int]:
    """Return what a reference names last, and how deep its label goes: 2.1 and 2.1.1."""
    return found.grain, len(found.mention.label)


def _fine(found: Found) -> bool:
    return found.grain in _FINE


def _aim(found: Found) -> tuple[int, ...]:
    """Return what a reference names in the end: of an annex its name, of a range all of it."""
    return found.target[:1] if found.grain == "annex" else found.target


def _holder(document: Document, clause: int, grain: str) -> int:
    """Return the node that a reference would name for a clause, the clause itself without one."""
    node = ancestor(document, clause, _HOLDERS[grain])
    if node < 0 and grain == "article":
        # 第三条 of a notice is its 三、.
        node = ancestor(document, clause, (Level.LEVEL1,))
    return clause if node < 0 else node


def _names(document: Document, clauses: Sequence[int], found: Found) -> str:
    """Return what the node that most of the clauses belong to is called; empty without.

    Of a range it is the last one: the end is what is named. Of 前两款 it is all of them.
    """
    if not clauses:
        return ""
    counts = Counter(_holder(document, clause, found.grain) for clause in clauses)
    run = found.mention.first or found.mention.back > 1
    if run and "前" in found.words and len(counts) > 1:
        return _from_to(*(document.nodes[at].locator for at in (min(counts), max(counts))))
    if found.mention.first or found.mention.since.number:
        return document.nodes[max(counts)].locator
    return document.nodes[min(counts, key=lambda node: (-counts[node], node))].locator


def _from_to(first: str, last: str) -> str:
    """Return what a run is called: 第一条第一款至第二款, the article said once."""
    ends = (hit.end() for hit in _UNIT.finditer(last))
    return f"{first}至{last[max((at for at in ends if first.startswith(last[:at])), default=0) :]}"


def _reference(check: Check, old: Found | None, new: Found | None) -> Reference:
    """Write down one pair."""
    before, after = check.template.document, check.variant.document
    return Reference(
        check.status(old, new),
        old.words if old else "",
        new.words if new else "",
        (old.span,) if old else (),
        (new.span,) if new else (),
        _names(before, old.target, old) if old else "",
        _names(after, new.target, new) if new else "",
        _names(after, check.expected(old), old) if old else "",
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
    """Return the map that references are checked with: of clauses, and of the names of annexes."""
    answers: dict[int, tuple[int, ...]] = {}
    answered: set[int] = set()
    for link in links:
        if link.part is Part.CAPTION:
            continue
        for node in link.template:
            answers[node] = answers.get(node, ()) + link.variant
        if link.template:
            answered.update(link.variant)
    return Check(Index(template), Index(variant), answers, frozenset(answered))


def cited(check: Check, link: Link) -> Cited:
    """Return the references in a link, paired by what they point at, whatever their words."""
    old = find(check.template, link.template, link.part)
    new = find(check.variant, link.variant, link.part)
    if [found.numbers for found in old] == [found.numbers for found in new]:
        # The same list word for word stands for the same list, wherever it points now.
        return Cited(old, new, tuple((k, k) for k in range(len(old))))
    return Cited(old, new, tuple(chain(check.answers_to, old, new)))


def references(check: Check, made: Cited, edits: Sequence[Edit]) -> tuple[Reference, ...]:
    """Return the references in a link and what became of them.

    Where a reference should point is where the links say that its old target went; ``expected``
    names that place, whatever the status, down to the 款, 项 or 目 that the reference names. Those
    that point at nothing common are paired by their place in the edits.
    """
    if not made.old and not made.new:
        return ()
    return tuple(_reference(check, a, b) for a, b in paired(edits, made.old, made.new, made.chain))
