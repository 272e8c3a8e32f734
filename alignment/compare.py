"""Compare two documents: links, edits, references, substitutions, traits, findings."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..corpus.load import load
from ..corpus.model import Document
from .change import change_of, edits_of, shown
from .findings.find import once, unrepeated
from .findings.lone.one_side import of_one_side
from .findings.relation import implements, strangers
from .findings.setting import Setting, setting
from .findings.trust.weigh import Parted, parted
from .findings.written import as_written
from .frame.find import frame_links
from .linking.decisions import settle
from .linking.find import find_links
from .model import DEFAULTS, Change, Comparison, Link, Part, Settings
from .references.check import checked, cited, references
from .substitutions.learn import learn
from .traits import arrangements

# What stands before the clause of one node.
_BEFORE = (Part.HEADING, Part.CAPTION)


def ordered(links: Sequence[Link]) -> tuple[Link, ...]:
    """Return links in the variant's reading order, what was dropped after what precedes it.

    A dropped clause comes after the link of the nearest node before it in the template; the
    dropped ones before all others come first. A caption stands before its clause.
    """
    kept = sorted((link for link in links if link.variant), key=lambda x: (x.variant, _late(x)))
    gone = (link for link in links if not link.variant)
    dropped = sorted(gone, key=lambda x: (x.template, _late(x)))
    ends = sorted((clause, rank) for rank, link in enumerate(kept) for clause in link.template)
    after: dict[int, list[Link]] = {}
    for link in dropped:
        place = bisect_left(ends, (link.template[0],)) - 1
        after.setdefault(ends[place][1] if place >= 0 else -1, []).append(link)
    found = list(after.get(-1, ()))
    for rank, link in enumerate(kept):
        found += (link, *after.get(rank, ()))
    return tuple(found)


def _late(link: Link) -> bool:
    return link.part not in _BEFORE


def compare(template: Document, variant: Document, settings: Settings = DEFAULTS) -> Comparison:
    """Compare ``variant`` with ``template``, clause by clause, and what stands around them.

    Out: changes in the variant's reading order, every clause of either document in exactly one,
    and so every title, note, heading and caption.
    Nothing of it depends on anything but the two documents and the settings.
    """
    pair = template, variant
    settled = settle(template, variant, settings.decisions)
    clauses = find_links(template, variant, settled)
    links = ordered((*clauses, *frame_links(template, variant, clauses)))
    check = checked(template, variant, links)
    made = [cited(check, link) for link in links]
    changed = [edits_of(pair, *one) for one in zip(links, made, strict=True)]
    fine = [one.fine for one in changed]
    found = [references(check, *one) for one in zip(made, fine, strict=True)]
    learned = learn(template, variant, fine)
    arranged = arrangements(template, variant, links)
    explained: dict[int, set[int]] = {}
    for at, edit in learned.explained:
        explained.setdefault(at, set()).add(edit)
    folds = frozenset(settings.folds)
    below = implements(template, variant, clauses, settings.relation)
    ask = setting(template, variant, implements=below)
    strange = strangers(template, variant, clauses, settings.relation)
    lone = {} if strange else of_one_side(ask, links)
    changes = [
        change_of(ask, link, changed[i], found[i], frozenset(explained.get(i, ())), arranged[i])
        for i, link in enumerate(links)
    ]
    every = [(*lone.get(i, ()), *c.findings) for i, c in enumerate(changes)]
    told = once(every, settings.weight)
    judged = parted(ask, [c.link for c in changes], told, every=settings.doubtful)
    changes = [_told(ask, c, found) for c, found in zip(changes, judged, strict=True)]
    seen = [shown(pair, *one, folds) for one in zip(changes, made, strict=True)]
    listed = tuple(reference for group in found for reference in group)
    words = learned.substitutions
    left = unrepeated(every)
    return Comparison(
        template, variant, tuple(seen), words, listed, settings, settled.decided, left, strange
    )


def _told(ask: Setting, change: Change, found: Parted) -> Change:
    """Return a change with the findings that are told of it, and those too doubtful for it."""
    if not (change.findings or found.told or found.doubtful):
        return change
    texts = ask.template, ask.variant
    told, doubtful = (as_written(*texts, change.link, some) for some in found)
    return replace(change, findings=told, doubtful=doubtful)


def compare_files(
    template: str | Path, variant: str | Path, settings: Settings = DEFAULTS
) -> Comparison:
    """Compare two files. Raises InputError when one cannot be read as text."""
    first, second = (load(path, tracked=settings.tracked) for path in (template, variant))
    return compare(first, second, settings)
