"""What changed inside a link: edits that a reader takes for a person's.

Both sides are compared in comparison form, so that white space and the width of letters never
show. What differs there (``edits_changes``) is mapped back to the texts and cut at the borders of
clauses.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from ...corpus.model import FOLDS, Fold, Span
from ...corpus.normalise import clean
from ..model import Edit, Op
from .changes import differences
from .match import Block
from .reorder import arranged
from .shelf import GAP, Shelf, placed
from .sides import Side, agreed, side

_MIRROR = {Op.INSERT: Op.DELETE, Op.DELETE: Op.INSERT}


class Edits(NamedTuple):
    """The edits of a link in two grains.

    ``fine`` may cut a compound of the dictionary between its words, 学校｜食堂: they tell what was
    replaced. ``whole`` never do, 学校食堂 gives way to 院校食堂: they are what a reader is shown.
    """

    fine: tuple[Edit, ...]
    whole: tuple[Edit, ...]


def _equal(a: Side, b: Side, run: Block) -> Iterator[Edit]:
    """Yield an equal run, cut wherever a clause begins on either side."""
    start, shift = run.a0, run.b0 - run.a0
    borders = {*a.starts, *(at - shift for at in b.starts), run.a1}
    for end in sorted(at for at in borders if run.a0 < at <= run.a1):
        yield Edit(Op.EQUAL, a.span(start, end), b.span(start + shift, end + shift))
        start = end


def _changed(a: Side, b: Side, block: Block) -> Iterator[Edit]:
    """Yield a change, cut wherever a clause begins, the pieces paired in order.

    Pieces that come out alike, folded in by chance, are equal after all.
    """
    old = list(a.pieces(block.a0, block.a1))
    new = list(b.pieces(block.b0, block.b1))
    for k in range(max(len(old), len(new))):
        i = old[k] if k < len(old) else (block.a1, block.a1)
        j = new[k] if k < len(new) else (block.b1, block.b1)
        yield Edit(_operation(a.form[slice(*i)], b.form[slice(*j)]), a.span(*i), b.span(*j))


def _operation(old: str, new: str) -> Op:
    """Return what makes one piece out of the other."""
    if old == new:
        return Op.EQUAL
    return Op.REPLACE if old and new else Op.DELETE if old else Op.INSERT


def _between(a: Side, b: Side, changes: Sequence[Block]) -> Iterator[Edit]:
    """Yield the edits between two sides that differ so, in the order of their forms."""
    i = j = 0
    for block in (*changes, Block(len(a.form), len(a.form), len(b.form), len(b.form))):
        if i < block.a0:
            yield from _equal(a, b, Block(i, block.a0, j, block.b0))
        yield from _changed(a, b, block)
        i, j = block.a1, block.b1


def _placed(a: Side, b: Side, pins: Iterable[tuple[Span, Span]]) -> list[Block]:
    """Return where pins stand in the forms, those left out that are out of order there."""
    found: list[Block] = []
    for block in sorted(Block(*a.range(old), *b.range(new)) for old, new in pins):
        if not found or (block.a0 >= found[-1].a1 and block.b0 >= found[-1].b1):
            found.append(block)
    return found


def _alike(
    template_text: str,
    template_spans: tuple[Span, ...],
    variant_text: str,
    variant_spans: tuple[Span, ...],
) -> bool:
    """Say whether the bodies are the same to the letter, the cheapest and commonest case."""
    return [s.cut(template_text) for s in template_spans] == [
        s.cut(variant_text) for s in variant_spans
    ]


def _alone(text: str, spans: Iterable[Span], folds: frozenset[Fold]) -> Iterator[Span]:
    """Yield the bodies, without any on the other side, that say something."""
    return (span for span in spans if clean(text, span, folds).text)


def edits(
    template_text: str,
    template_spans: tuple[Span, ...],
    variant_text: str,
    variant_spans: tuple[Span, ...],
    pins: Sequence[tuple[Span, Span]] = (),
    folds: frozenset[Fold] = FOLDS,
) -> Edits:
    """Return the edits that lead from the template's bodies to the variant's.

    In: both texts and the bodies of the clauses of a link, m to n. Out: edits that tile the
    bodies on both sides, in the variant's order, each inside one clause on each side; equal when
    the comparison forms under ``folds`` are. A number is never cut, a word neither; an accidental
    match between two changes is part of them. Bodies that changed places are compared where they
    now stand.
    ``pins`` are words that answer each other however they read: references to one target.

    Worked out from the lesser side to the greater, so that exchanging the documents exchanges
    the sides of every edit and alters nothing else.
    """
    if _alike(template_text, template_spans, variant_text, variant_spans):
        return _one_grain(map(Edit, repeat(Op.EQUAL), template_spans, variant_spans))
    if not template_spans or not variant_spans:
        gone = _alone(template_text, template_spans, folds)
        come = _alone(variant_text, variant_spans, folds)
        return _one_grain(
            (
                *(Edit(Op.DELETE, span, Span(0, 0)) for span in gone),
                *(Edit(Op.INSERT, Span(0, 0), span) for span in come),
            )
        )
    sides = (template_text, template_spans), (variant_text, variant_spans)
    if not all(side(text, spans, folds).spans for text, spans in sides):
        return _worked_out(*sides[0], *sides[1], pins, folds)
    old, new = (tuple([span.cut(text) for span in spans]) for text, spans in sides)
    ours, theirs = Shelf.of(old, template_spans), Shelf.of(new, variant_spans)
    told = tuple([(ours.taken(a), theirs.taken(b)) for a, b in pins])
    found = _of_words(old, new, told, folds)
    fine = _back(found.fine, ours, theirs)
    if found.fine is found.whole:
        return Edits(fine, fine)
    return Edits(fine, _back(found.whole, ours, theirs))


def _back(found: Sequence[Edit], ours: Shelf, theirs: Shelf) -> tuple[Edit, ...]:
    """Return the edits of bodies in texts of their own where they stand in the texts."""
    if len(ours.here) == len(theirs.here) == 1:  # which most are
        i, j = ours.there[0], theirs.there[0]
        return tuple(
            [
                Edit(op, Span(a0 + i, a1 + i), Span(b0 + j, b1 + j))
                for op, (a0, a1), (b0, b1) in found
            ]
        )
    return tuple([Edit(op, ours.back(a), theirs.back(b)) for op, a, b in found])


def _one_grain(found: Iterable[Edit]) -> Edits:
    """Return edits that cut no compound."""
    edits = tuple(found)
    return Edits(edits, edits)


# In a batch many texts alter a clause of the template in the same way, or cut it so.
@lru_cache(1024)
def _of_words(
    old: tuple[str, ...],
    new: tuple[str, ...],
    pins: tuple[tuple[Span, Span], ...],
    folds: frozenset[Fold],
) -> Edits:
    """Return the edits that lead from bodies to others, those of a side in a text of their own."""
    texts = (GAP.join(old), GAP.join(new))
    return _worked_out(texts[0], placed(old), texts[1], placed(new), pins, folds)


def _worked_out(
    template_text: str,
    template_spans: tuple[Span, ...],
    variant_text: str,
    variant_spans: tuple[Span, ...],
    pins: Sequence[tuple[Span, Span]],
    folds: frozenset[Fold],
) -> Edits:
    """Return the edits of bodies that are not the same to the letter."""
    a, b = side(template_text, template_spans, folds), side(variant_text, variant_spans, folds)
    if Fold.OCR in folds:
        a, b = agreed(a, b)
    turned = (a.form, a.starts) > (b.form, b.starts)
    if turned:
        a, b, pins = b, a, [(new, old) for old, new in pins]
    a, b = arranged(a, b)
    changes = differences(a, b, _placed(a, b, pins))
    fine = _laid_out(a, b, changes.fine, turned)
    if changes.fine == changes.whole:
        return Edits(fine, fine)
    return Edits(fine, _laid_out(a, b, changes.whole, turned))


def _laid_out(a: Side, b: Side, changes: Sequence[Block], turned: bool) -> tuple[Edit, ...]:
    """Return the edits of these changes in the variant's order.

    ``turned``: ``b`` is the side of the template.
    """
    found: Iterable[Edit] = _between(a, b, changes)
    if turned:
        found = (Edit(_MIRROR.get(e.op, e.op), e.variant, e.template) for e in found)
    return tuple(sorted(found, key=lambda edit: edit.variant.start))
