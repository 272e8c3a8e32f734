"""Differences that are no change of wording (书写差异): counted where folded, shown where not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ...corpus.model import FOLDS, NO_ORDINAL, Document, Fold, Level, Span
from ...corpus.normalise import clean, forms
from ..model import Edit, Hidden, Link, Op, Part
from .numbers import same_value

# A difference counts as the last of these folds that is needed to make both sides equal.
_ORDER = (
    Fold.WIDTH,
    Fold.QUOTES,
    Fold.BRACKETS,
    Fold.DASHES,
    Fold.ELLIPSES,
    Fold.MARKS,
    Fold.CHARACTERS,
)

# Of what is compared these bear labels; the label of a captioned article is its clause's.
_LABELLED = frozenset((Part.CLAUSE, Part.ROW, Part.HEADING))

Pair = tuple[Span, Span]


def is_noise(template: Document, variant: Document, edit: Edit) -> bool:
    """Say whether an edit is shown only because something is not folded."""
    if edit.op is Op.EQUAL:
        return False
    return clean(template.text, edit.template).text == clean(variant.text, edit.variant).text


def is_style(template: Document, variant: Document, edit: Edit) -> bool:
    """Say whether all that an edit changes is how a number is written: 三十日 and 30日."""
    if edit.op is not Op.REPLACE:
        return False
    forms_of_both = (clean(template.text, edit.template), clean(variant.text, edit.variant))
    return same_value(*(form.text for form in forms_of_both))


def hidden(
    template: Document,
    variant: Document,
    link: Link,
    edits: Iterable[Edit],
    folds: frozenset[Fold],
) -> tuple[Hidden, ...]:
    """Count by kind the differences of writing that the equal edits and the labels of a link hide.

    A difference is one character of the comparison form that the texts write in two ways, or one
    place where one of them has blanks that the other has not.
    """
    found: Counter[Fold] = Counter()
    for edit in edits:
        if edit.op is Op.EQUAL:
            pair = edit.template, edit.variant
            if pair[0].cut(template.text) != pair[1].cut(variant.text):
                found.update(_differences(template.text, variant.text, pair, folds))
        elif Fold.NUMERALS in folds and is_style(template, variant, edit):
            found[Fold.NUMERALS] += 1
    for pair in _labels(template, variant, link):
        if _same(template, variant, pair, folds):
            found.update(_differences(template.text, variant.text, pair, folds))
        elif _passed_over(template, variant, pair, folds):
            found[Fold.LABELS] += 1
    return tuple(Hidden(fold, found[fold]) for fold in Fold if found[fold]) if found else ()


def label_edits(
    template: Document, variant: Document, link: Link, folds: frozenset[Fold]
) -> tuple[Edit, ...]:
    """Return the labels that say one number in two ways of writing, where these are not folded."""
    shown = (
        Edit(Op.REPLACE, *pair)
        for pair in _labels(template, variant, link)
        if not _same(template, variant, pair, folds)
        and not _passed_over(template, variant, pair, folds)
    )
    return tuple(sorted(shown, key=lambda edit: edit.variant))


def _same(template: Document, variant: Document, pair: Pair, folds: frozenset[Fold]) -> bool:
    """Say whether two labels are one in comparison form."""
    return clean(template.text, pair[0], folds).text == clean(variant.text, pair[1], folds).text


def _passed_over(template: Document, variant: Document, pair: Pair, folds: frozenset[Fold]) -> bool:
    """Say whether （一） against 1. is folded; （一） against (一) is a matter of width."""
    return Fold.LABELS in folds and not _same(template, variant, pair, FOLDS)


def _labels(template: Document, variant: Document, link: Link) -> Iterator[Pair]:
    """Yield the labels that say the same number, on one level, of a link of two clauses."""
    if len(link.template) != 1 or len(link.variant) != 1 or link.part not in _LABELLED:
        return
    old, new = _headed(template, link.template[0]), _headed(variant, link.variant[0])
    for level, at in old.items():
        other = new.get(level)
        if other is None or template.nodes[at].ordinal != variant.nodes[other].ordinal:
            continue
        spans = _label(template, at), _label(variant, other)
        if spans[0] and spans[1] and spans[0].cut(template.text) != spans[1].cut(variant.text):
            yield spans[0], spans[1]


def _headed(document: Document, clause: int) -> dict[Level, int]:
    """Return the numbered nodes that begin with a clause: itself, the article it leads in."""
    found: dict[Level, int] = {}
    at = clause
    while at >= 0:
        node = document.nodes[at]
        if node.label and node.ordinal != NO_ORDINAL:
            found.setdefault(node.level, at)
        at = node.parent if node.parent == at - 1 else -1
    return found


def _label(document: Document, at: int) -> Span | None:
    """Return where the label of a node stands; None where the text does not show it."""
    node = document.nodes[at]
    start = document.text.find(node.label, node.own.start, node.own.end)
    return Span(start, start + len(node.label)) if start >= 0 else None


def _differences(old: str, new: str, pair: Pair, folds: frozenset[Fold]) -> Iterator[Fold]:
    """Yield the kind of each difference between two stretches of one comparison form."""
    if pair[0].cut(old) == pair[1].cut(new):
        return
    one, other = clean(old, pair[0], folds), clean(new, pair[1], folds)
    pieces = _pieces(old, pair[0], one.offsets), _pieces(new, pair[1], other.offsets)
    compared_as = zip(" " + one.text, " " + other.text, strict=True)
    for a, b, (x, y) in zip(*pieces, compared_as, strict=True):
        if a == b:
            continue
        (a, before), (b, after) = _parted(a, folds), _parted(b, folds)
        if before != after:
            yield Fold.SPACES
        if a != b:
            yield _kind(a, b, folds) if x == y else Fold.OCR


def _pieces(text: str, span: Span, offsets: Sequence[int]) -> Iterator[str]:
    """Yield what stands before the first character of the form, then what each came from."""
    start = span.start
    for end in offsets:
        yield text[start:end]
        start = end


def _parted(piece: str, folds: frozenset[Fold]) -> tuple[str, str]:
    """Return a piece without its blanks, and these."""
    form = forms(folds)
    kept = "".join(char for char in piece if form[ord(char)])
    return kept, "".join(char for char in piece if not form[ord(char)])


@cache
def _kind(old: str, new: str, folds: frozenset[Fold]) -> Fold:
    """Return the fold that makes two ways of writing one character one."""
    so_far: frozenset[Fold] = frozenset()
    for fold in _ORDER:
        so_far |= {fold} & folds
        ours, theirs = (clean(text, Span(0, len(text)), so_far).text for text in (old, new))
        if ours == theirs:
            return fold
    ideographs = all(char >= "\u3400" for char in old + new)
    return Fold.CHARACTERS if ideographs else Fold.MARKS  # 瞭 and 了 are one in some words only
