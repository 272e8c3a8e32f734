"""What changed inside a link: edits that a reader takes for a person's.

Both sides are compared in comparison form, so that white space and the width of letters never
show. Words are matched first (``edits_words``), then the cuts are made readable
(``edits_refine``), then mapped back to the texts and cut at the borders of clauses.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import repeat

from ..corpus.model import FOLDS, Fold, Span
from ..corpus.normalise import clean
from .edits_form import Side, agreed, side
from .edits_order import arranged
from .edits_refine import refine
from .edits_words import Block, Cuts, blocks, matches, pinned, window
from .model import Edit, Op
from .words import Word

_MIRROR = {Op.INSERT: Op.DELETE, Op.DELETE: Op.INSERT}


def differences(a: Side, b: Side, pins: Sequence[Block] = ()) -> tuple[Block, ...]:
    """Return the changes that make the form of ``b`` out of that of ``a``, in order.

    ``pins`` are stretches known to answer each other whatever their words, in order; one whose
    words differ is a change of its own. No word is looked up when the forms are equal or one is
    empty.
    """
    if a.form == b.form:
        return ()
    if not a.form or not b.form:
        return (Block(0, len(a.form), 0, len(b.form)),)
    return _differences(a.form, a.starts, b.form, b.starts, tuple(pins))


# In a batch many texts alter a clause of the template in the same way.
@lru_cache(1024)
def _differences(
    a: str, a_starts: tuple[int, ...], b: str, b_starts: tuple[int, ...], pins: tuple[Block, ...]
) -> tuple[Block, ...]:
    """Return the changes between two forms that differ, with the places where clauses begin."""
    head, tail = window(a, b, pins)
    ends = (len(a) - tail, len(b) - tail)
    inner = [pin for pin in pins if head <= pin.a0 and pin.a1 <= ends[0]]
    left = Cuts(a, head, ends[0], a_starts, [(pin.a0, pin.a1) for pin in inner])
    right = Cuts(b, head, ends[1], b_starts, [(pin.b0, pin.b1) for pin in inner])
    return tuple(_between_pins(left, right, Block(head, ends[0], head, ends[1])))


def _between_pins(a: Cuts, b: Cuts, whole: Block) -> Iterator[Block]:
    """Yield the changes between pins that changed, and these in their places."""
    start = whole.a0, whole.b0
    answered: list[tuple[Word, Word]] = []
    for word, other in matches(a, b):
        change = pinned(a, b, word, other)
        if change is None:
            answered.append((word, other))
            continue
        here = Block(start[0], word.start, start[1], other.start)
        yield from refine(a, b, blocks(answered, here), here)
        yield change
        start, answered = (word.end, other.end), []
    here = Block(start[0], whole.a1, start[1], whole.b1)
    yield from refine(a, b, blocks(answered, here), here)


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


def _between(a: Side, b: Side, pins: Iterable[tuple[Span, Span]]) -> Iterator[Edit]:
    """Yield the edits between two sides in the order of their forms."""
    i = j = 0
    placed = _placed(a, b, pins)
    for block in (
        *differences(a, b, placed),
        Block(len(a.form), len(a.form), len(b.form), len(b.form)),
    ):
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
) -> tuple[Edit, ...]:
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
        return tuple(map(Edit, repeat(Op.EQUAL), template_spans, variant_spans))
    if not template_spans or not variant_spans:
        gone = _alone(template_text, template_spans, folds)
        come = _alone(variant_text, variant_spans, folds)
        return (
            *(Edit(Op.DELETE, span, Span(0, 0)) for span in gone),
            *(Edit(Op.INSERT, Span(0, 0), span) for span in come),
        )
    if len(template_spans) == len(variant_spans) == 1 and not pins:
        old, new = template_spans[0], variant_spans[0]
        found = _of_words(old.cut(template_text), new.cut(variant_text), folds)
        return tuple(_shifted(edit, old.start, new.start) for edit in found)
    return _worked_out(template_text, template_spans, variant_text, variant_spans, pins, folds)


# In a batch many texts alter a clause of the template in the same way.
@lru_cache(1024)
def _of_words(old: str, new: str, folds: frozenset[Fold]) -> tuple[Edit, ...]:
    """Return the edits that lead from one body to another, each a text of its own."""
    whole = (Span(0, len(old)),), (Span(0, len(new)),)
    return _worked_out(old, whole[0], new, whole[1], (), folds)


def _shifted(edit: Edit, ours: int, theirs: int) -> Edit:
    """Return an edit so many characters further on in either text."""
    (a0, a1), (b0, b1) = edit.template, edit.variant
    return Edit(edit.op, Span(a0 + ours, a1 + ours), Span(b0 + theirs, b1 + theirs))


def _worked_out(
    template_text: str,
    template_spans: tuple[Span, ...],
    variant_text: str,
    variant_spans: tuple[Span, ...],
    pins: Sequence[tuple[Span, Span]],
    folds: frozenset[Fold],
) -> tuple[Edit, ...]:
    """Return the edits of bodies that are not the same to the letter."""
    a, b = side(template_text, template_spans, folds), side(variant_text, variant_spans, folds)
    if Fold.OCR in folds:
        a, b = agreed(a, b)
    if (a.form, a.starts) <= (b.form, b.starts):
        found = list(_between(*arranged(a, b), pins))
    else:
        turned = _between(*arranged(b, a), [(new, old) for old, new in pins])
        found = [Edit(_MIRROR.get(e.op, e.op), e.variant, e.template) for e in turned]
    return tuple(sorted(found, key=lambda edit: edit.variant.start))
