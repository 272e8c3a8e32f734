"""Compare two documents: links, edits, references, substitutions, traits, findings."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..corpus.load import load
from ..corpus.model import FOLDS, Document, Fold
from .edits.make import Edits, edits
from .edits.noise import hidden, is_noise, label_edits
from .findings.find import Setting, of_change, of_one_side, of_references, setting
from .findings.relation import implements
from .linking.decisions import settle
from .linking.find import find_links
from .model import (
    DEFAULTS,
    Change,
    Comparison,
    Edit,
    Kind,
    Link,
    Op,
    Reference,
    RefStatus,
    Settings,
    Trait,
)
from .references.check import Cited, checked, cited, references
from .substitutions.learn import learn
from .traits import moved, traits

_ORDER = tuple(Trait)


def _edits(
    pair: tuple[Document, Document], link: Link, made: Cited, folds: frozenset[Fold] = FOLDS
) -> Edits:
    """Return the edits between the bodies of a link's clauses, references as paired."""
    template, variant = pair
    old = tuple(template.nodes[i].body for i in link.template)
    new = tuple(variant.nodes[i].body for i in link.variant)
    return edits(template.text, old, variant.text, new, made.pins, folds)


def _followed(changed: Sequence[Edit], found: Sequence[Reference]) -> frozenset[int]:
    """Return which edits are nothing but a reference that was renumbered with its article.

    第（一）项 written 第一项 means the same as well.
    """
    kept = (RefStatus.FOLLOWED, RefStatus.SAME)
    spans = [(r.template[0], r.variant[0]) for r in found if r.status in kept]
    if not spans:
        return frozenset()
    return frozenset(
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


def _kind(link: Link, changed: Sequence[Edit], followed: frozenset[int]) -> Kind:
    """Return what became of the clauses of a link.

    Unchanged are clauses whose bodies are equal in comparison form (labels and captions do not
    count), and those whose only change is a reference that followed its renumbered article: the
    edit stays visible, but no word of the norm changed.
    """
    if not link.template:
        return Kind.ADDED
    if not link.variant:
        return Kind.DROPPED
    rest = (e for i, e in enumerate(changed) if e.op is not Op.EQUAL and i not in followed)
    return Kind.REWORDED if any(rest) else Kind.UNCHANGED


def _change(
    pair: tuple[Document, Document],
    link: Link,
    made: Edits,
    found: tuple[Reference, ...],
    explained: frozenset[int],
    off_chain: bool,
    ask: Setting,
) -> Change:
    """Put together all that is known of one link.

    A clause is substituted (统一替换) when its every change is a substitution made throughout or
    a reference that followed; it stays reworded. All this is told from the fine edits, and the
    whole ones are shown.
    """
    changed = made.fine
    followed = _followed(changed, found)
    kind = _kind(link, changed, followed)
    marks = [*traits(*pair, link), *([Trait.MOVED] if off_chain else [])]
    real = {i for i, e in enumerate(changed) if e.op is not Op.EQUAL} - followed
    if kind is Kind.REWORDED and real <= explained:
        marks.append(Trait.SUBSTITUTED)
    findings = of_references(found)
    if kind is Kind.REWORDED:
        findings = of_change(ask, link, changed, explained | followed) + findings
    return Change(link, kind, tuple(sorted(marks, key=_ORDER.index)), made.whole, findings)


def _shown(
    pair: tuple[Document, Document], change: Change, made: Cited, folds: frozenset[Fold]
) -> Change:
    """Return a change as ``folds`` show it: its edits made anew where something is not folded.

    What was found is kept, since differences of writing are none of it; a clause that shows one is
    reworded, and not by substitutions alone.
    """
    if not change.link.template or not change.link.variant:
        return change
    passed = hidden(*pair, change.link, change.edits, FOLDS)
    if folds == FOLDS:
        return replace(change, hidden=passed) if passed else change
    shown = _edits(pair, change.link, made, folds).whole
    if all(one.fold in folds for one in passed) and not any(is_noise(*pair, e) for e in shown):
        return replace(change, edits=shown, hidden=hidden(*pair, change.link, shown, folds))
    return replace(
        change,
        kind=Kind.REWORDED,
        traits=tuple(trait for trait in change.traits if trait is not Trait.SUBSTITUTED),
        edits=(*label_edits(*pair, change.link, folds), *shown),
        hidden=hidden(*pair, change.link, shown, folds),
    )


def ordered(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return links in the variant's reading order, dropped clauses after what precedes them.

    A dropped clause comes after the link of the nearest clause before it in the template; the
    dropped clauses before all others come first.
    """
    kept = sorted((link for link in links if link.variant), key=lambda link: link.variant)
    dropped = sorted((link for link in links if not link.variant), key=lambda link: link.template)
    ends = sorted((clause, rank) for rank, link in enumerate(kept) for clause in link.template)
    after: dict[int, list[Link]] = {}
    for link in dropped:
        place = bisect_left(ends, (link.template[0],)) - 1
        after.setdefault(ends[place][1] if place >= 0 else -1, []).append(link)
    found = list(after.get(-1, ()))
    for rank, link in enumerate(kept):
        found += (link, *after.get(rank, ()))
    return tuple(found)


def compare(template: Document, variant: Document, settings: Settings = DEFAULTS) -> Comparison:
    """Compare ``variant`` with ``template``, clause by clause.

    Out: changes in the variant's reading order, every clause of either document in exactly one.
    Nothing of it depends on anything but the two documents and the settings.
    """
    settled = settle(template, variant, settings.decisions)
    links = ordered(find_links(template, variant, settled))
    check = checked(template, variant, links)
    made = [cited(check, link) for link in links]
    changed = [_edits((template, variant), *one) for one in zip(links, made, strict=True)]
    fine = [one.fine for one in changed]
    found = [references(check, *one) for one in zip(made, fine, strict=True)]
    learned = learn(template, variant, fine)
    off_chain = moved(template, variant, links)
    explained: dict[int, set[int]] = {}
    for at, edit in learned.explained:
        explained.setdefault(at, set()).add(edit)
    folds = frozenset(settings.folds)
    ask = setting(template, variant, implements=implements(template, variant, links))
    lone = of_one_side(ask, links)
    changes = [
        _change(
            (template, variant),
            link,
            changed[i],
            found[i],
            frozenset(explained.get(i, ())),
            i in off_chain,
            ask,
        )
        for i, link in enumerate(links)
    ]
    changes = [
        replace(change, findings=(lone[i], *change.findings)) if i in lone else change
        for i, change in enumerate(changes)
    ]
    shown = [_shown((template, variant), *one, folds) for one in zip(changes, made, strict=True)]
    listed = tuple(reference for group in found for reference in group)
    words = learned.substitutions
    return Comparison(template, variant, tuple(shown), words, listed, settings, settled.decided)


def compare_files(
    template: str | Path, variant: str | Path, settings: Settings = DEFAULTS
) -> Comparison:
    """Compare two files. Raises InputError when one cannot be read as text."""
    first, second = (load(path, tracked=settings.tracked) for path in (template, variant))
    return compare(first, second, settings)
