"""One link with all that is known of it: its kind, its traits, its edits, its findings."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from ..corpus.model import FOLDS, Document, Fold, Level, Span
from .edits.cells import row_edits, row_words
from .edits.make import Edits, edits
from .edits.noise import hidden, is_noise, is_style, label_edits
from .edits.numbers import same_value
from .findings.find import of_change, of_references
from .findings.setting import Setting
from .model import Change, Edit, Kind, Link, Op, Part, Reference, RefStatus, Trait, words
from .references.check import Cited

_ORDER = tuple(Trait)
# Titles, notes and signatures lay down nothing that a reader must weigh.
_RULES = frozenset((Part.CLAUSE, Part.ROW, Part.HEADING, Part.CAPTION))

Pair = tuple[Document, Document]


def edits_of(pair: Pair, link: Link, made: Cited, folds: frozenset[Fold] = FOLDS) -> Edits:
    """Return the edits between the words of a link's nodes, references as paired.

    Of rows of tables, the heads of their columns too, they stay inside cells.
    """
    template, variant = pair
    rows = (_is_row(d, i) for d, end in zip(pair, link.ends, strict=True) for i in end)
    if len(link.template) == len(link.variant) == 1 and all(rows):
        return row_edits(template, link.template[0], variant, link.variant[0], folds)
    old = tuple(span for i in link.template for span in _said(template, i, link.part))
    new = tuple(span for i in link.variant for span in _said(variant, i, link.part))
    return edits(template.text, old, variant.text, new, made.pins, folds)


def _is_row(document: Document, index: int) -> bool:
    return document.nodes[index].level in (Level.ROW, Level.COLUMNS)


def _said(document: Document, index: int, part: Part) -> tuple[Span, ...]:
    if _is_row(document, index):
        return row_words(document, index)
    return (words(document, index, part),)


def _followed(pair: Pair, changed: Sequence[Edit], found: Sequence[Reference]) -> frozenset[int]:
    """Return which edits change no word of the norm.

    Those are references that were renumbered with their articles, references of one target in two
    ways of writing (第（一）项 and 第一项), and numbers in two styles.
    """
    spans = [(r.template[0], r.variant[0]) for r in found if _one_target(r)]
    styles = frozenset(i for i, edit in enumerate(changed) if is_style(*pair, edit))
    if not spans:
        return styles
    return styles.union(
        index
        for index, edit in enumerate(changed)
        if any(
            old.start <= edit.template.start
            and edit.template.end <= old.end
            and new.start <= edit.variant.start
            and edit.variant.end <= new.end
            for old, new in spans
        )
    )


def _one_target(reference: Reference) -> bool:
    """Say whether a reference of both texts means one thing; of another law its number tells."""
    if reference.status is RefStatus.EXTERNAL:
        words_of_both = reference.words_before, reference.words_after
        return all(words_of_both) and same_value(*words_of_both)
    return reference.status in (RefStatus.FOLLOWED, RefStatus.SAME)


def _kind(link: Link, real: Collection[int]) -> Kind:
    """Return what became of the nodes of a link; ``real`` are the edits that alter the norm.

    Unchanged are those whose words are equal in comparison form (labels do not count), and those
    whose only change is a reference that followed its renumbered article or the style of a number:
    the edit stays visible, but no word of the norm changed.
    """
    if not link.template:
        return Kind.ADDED
    if not link.variant:
        return Kind.DROPPED
    return Kind.REWORDED if real else Kind.UNCHANGED


def change_of(
    ask: Setting,
    link: Link,
    made: Edits,
    found: tuple[Reference, ...],
    explained: frozenset[int],
    arranged: tuple[Trait, ...],
) -> Change:
    """Put together all that is known of one link.

    A clause is substituted (统一替换) when its every change is a substitution made throughout or
    a reference that followed; it stays reworded. All this is told from the fine edits, and the
    whole ones are shown.
    """
    changed = made.fine
    real = {i for i, e in enumerate(changed) if e.op is not Op.EQUAL}
    followed = _followed((ask.template, ask.variant), changed, found) if real else frozenset()
    real -= followed
    kind = _kind(link, real)
    marks = list(arranged)
    if kind is Kind.REWORDED and real <= explained:
        marks.append(Trait.SUBSTITUTED)
    findings = of_references(found)
    if kind is Kind.REWORDED and link.part in _RULES:
        findings = of_change(ask, link, changed, explained | followed) + findings
    return Change(link, kind, tuple(sorted(marks, key=_ORDER.index)), made.whole, findings)


def shown(pair: Pair, change: Change, made: Cited, folds: frozenset[Fold]) -> Change:
    """Return a change as ``folds`` show it: its edits made anew where something is not folded.

    What was found is kept, since differences of writing are none of it; a clause that shows one is
    reworded, and not by substitutions alone.
    """
    if not change.link.template or not change.link.variant:
        return change
    passed = hidden(*pair, change.link, change.edits, FOLDS)
    if folds == FOLDS:
        return replace(change, hidden=passed) if passed else change
    seen = edits_of(pair, change.link, made, folds).whole
    if all(one.fold in folds for one in passed) and not any(is_noise(*pair, e) for e in seen):
        return replace(change, edits=seen, hidden=hidden(*pair, change.link, seen, folds))
    return replace(
        change,
        kind=Kind.REWORDED,
        traits=tuple(trait for trait in change.traits if trait is not Trait.SUBSTITUTED),
        edits=(*label_edits(*pair, change.link, folds), *seen),
        hidden=hidden(*pair, change.link, seen, folds),
    )
