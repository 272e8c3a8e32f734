"""What the comments of a redline say, and on which output paragraph each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ....alignment.model import Change, Comparison, Trait
from ....corpus.model import Document, Span
from ...view.places import NEED_A_LOOK
from ...view.units import below
from ...view.view import ArticleRow, View, view
from ...words.catalogue import Lang
from ...words.text import one_line, spoken
from .model import Options, Plan
from .pairing import bare


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: the output paragraph it stands on, and its paragraphs."""

    line: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """In which output paragraph each paragraph of either text begins."""

    plan: Plan
    template: dict[int, int] = field(default_factory=dict)
    variant: dict[int, int] = field(default_factory=dict)

    def of(self, span: Span, *, new: bool) -> int:
        """Return the output paragraph where a raw ``span`` begins; -1: it is nowhere."""
        text = self.plan.variant if new else self.plan.template
        return (self.variant if new else self.template).get(text.paragraph(text.at(span.start)), -1)


def places(plan: Plan) -> Places:
    """Find where the paragraphs of both texts begin among the lines of ``plan``."""
    found = Places(plan)
    for number, old, new in [*_beginnings(plan, labels=False), *_beginnings(plan, labels=True)]:
        if old >= 0:
            found.template.setdefault(old, number)
        if new >= 0:
            found.variant.setdefault(new, number)
    return found


def _beginnings(plan: Plan, *, labels: bool) -> Iterator[tuple[int, int, int]]:
    """Yield for each piece its line and the paragraphs of both texts that it is part of, or -1.

    Without ``labels`` numbers alone are left out: they may stand before struck or inserted lines,
    and the words that they number behind those.
    """
    for number, line in enumerate(plan.lines):
        for piece in line.pieces:
            text, span = plan.template, piece.template
            if piece.state.new:
                text, span = plan.variant, piece.variant
            if labels or bare(span.cut(text.text)):
                old = plan.template.paragraph(piece.template.start) if piece.state.old else -1
                new = plan.variant.paragraph(piece.variant.start) if piece.state.new else -1
                yield number, old, new


def comments(
    comparison: Comparison, plan: Plan, options: Options, lang: Lang
) -> tuple[Comment, ...]:
    """Return the comments in the order of the page: one for each article that changed.

    ``options.comments`` may ask for none, or for every article. Moves that are written as a
    deletion and an insertion get one at each place that names the other.
    """
    if options.comments == "none":
        return ()
    where = places(plan)
    seen = view(comparison, lang=lang)
    found = list(_on_articles(seen, where, options))
    if options.moves == "plain":
        found += _on_moves(seen, where)
    return tuple(sorted((c for c in found if c.line >= 0), key=lambda comment: comment.line))


# A new number is seen; it wants no comment unless there is something to check.
_NUMBER_ALONE = ("renumbered",)
# Of several new or dropped paragraphs without a number the first one speaks for all.
_ONE_SIDED = (("added",), ("dropped",))


def _on_articles(seen: View, where: Places, options: Options) -> Iterator[Comment]:
    before: tuple[str, ...] = ()
    for row in seen.articles:
        if row.relations == ("unchanged",) and options.comments != "all":
            before = ()
            continue
        new = bool(row.variant)
        document = seen.texts[new]
        alike, before = before == row.relations, ()
        if row.relations in _ONE_SIDED and not _labelled(document, row, new):
            before = row.relations
            if alike:
                continue
        for cell in row.variant if new else row.template:
            span = document.nodes[cell.node].span
            words = tuple(_sentences(seen, row, cell.node))
            if row.relations == _NUMBER_ALONE and len(words) == 1 and options.comments != "all":
                continue
            yield Comment(where.of(span, new=new), words)


def _labelled(document: Document, row: ArticleRow, new: bool) -> bool:
    """Say whether an article of the row has a number; cells of a table have none."""
    return any(document.nodes[cell.node].label for cell in (row.variant if new else row.template))


def _sentences(seen: View, row: ArticleRow, unit: int) -> Iterator[str]:
    """Yield what is said of one article of a row: its relation first, then what to check."""
    relation = seen.words.relation(row.relations, row.levels)
    locators = seen.words.listed(spoken(one_line(cell.locator)) for cell in row.template)
    if not row.variant:
        yield seen.say("redline.dropped", relation, locators)
        return
    if not row.template:
        yield seen.say("redline.added", relation)
    else:
        yield seen.say("redline.answers", relation, locators, f"{_similarity(row.changes):.0%}")
    spans = [node.own for node in below(seen.comparison.variant, unit)]
    told: set[Span] = set()
    for change in row.changes:
        for found in change.findings:
            if _within(found.variant, spans):
                told.update(found.variant)
                yield seen.say("redline.check", seen.words.told(found))
    for reference in seen.comparison.references:
        new = reference.status in NEED_A_LOOK and not told.intersection(reference.variant)
        if new and _within(reference.variant, spans):
            yield seen.say("redline.reference", seen.words.reference(reference))


def _within(places: tuple[Span, ...], spans: list[Span]) -> bool:
    """Say whether the first of ``places`` lies in one of ``spans``."""
    return bool(places) and any(s.start <= places[0].start < s.end for s in spans)


def _similarity(changes: tuple[Change, ...]) -> float:
    """Return the similarity of the linked clauses of an article, long ones counting for more."""
    linked = [c for c in changes if c.link.template and c.link.variant]
    weights = [1 + sum(e.variant.end - e.variant.start for e in c.edits) for c in linked]
    total = sum(c.link.similarity * weight for c, weight in zip(linked, weights, strict=True))
    return total / sum(weights) if weights else 0.0


def _on_moves(seen: View, where: Places) -> Iterator[Comment]:
    """Yield a comment at the old and one at the new place of each moved clause."""
    template, variant = seen.texts
    for change in seen.comparison.clauses:
        if Trait.MOVED not in change.traits:
            continue
        old = [template.nodes[clause] for clause in change.link.template]
        new = [variant.nodes[clause] for clause in change.link.variant]
        names = [
            seen.words.listed(spoken(one_line(node.locator)) for node in nodes)
            for nodes in (old, new)
        ]
        for node in old:
            line = where.of(node.own, new=False)
            yield Comment(line, (seen.say("redline.moved-to", names[1]),))
        for node in new:
            line = where.of(node.own, new=True)
            yield Comment(line, (seen.say("redline.moved-from", names[0]),))
