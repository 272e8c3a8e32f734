"""Words that the variant replaced throughout: 省→市, 本条例→本办法 (统一替换).

Learned from the edits of the pair: a replacement made in several changes, hardly ever the other
way round, and not left undone more often than done. Nothing of substance may hide in one: words
of force, negation and condition and every number are never part of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..corpus.model import Document, Span
from .edits_form import side
from .lexicon import words
from .model import Edit, Op, Substitution
from .words import Word, cut

# A replacement in two changes may be two like sentences revised alike; in three it is a habit.
CHANGES = 3
# Longer words do not recur by chance: of those two changes are enough.
LONG, CHANGES_LONG = 4, 2
# Throughout: of all that became of a word, this replacement is at least half.
SHARE = 0.5
# A replacement of more characters than this is a sentence rewritten, not a word.
LONGEST = 16


@dataclass(frozen=True, slots=True)
class Swap:
    """Words replaced by words in one place of one change.

    ``form`` are the template's words there, ``key`` what the swap is listed as.
    """

    link: int
    edit: int
    form: str
    key: tuple[str, str]
    template: Span
    variant: Span


@cache
def _protected() -> frozenset[str]:
    """Words that make a difference of substance."""
    return words("modals") | words("conditions")


def _plain(form: str, tokens: Sequence[Word]) -> bool:
    """Say whether words may be part of a substitution: they name, and none is protected."""
    texts = [form[token.start : token.end] for token in tokens]
    if any(token.fixed for token in tokens) or not _protected().isdisjoint(texts):
        return False
    return any(not token.light for token in tokens) and not any(c in "。；;" for c in form)


def _wholes(
    template: Document, variant: Document, edits: Sequence[tuple[Edit, ...]]
) -> Iterator[Swap]:
    """Yield each replacement of an edit as one swap."""
    for link, changed in enumerate(edits):
        for index, edit in enumerate(changed):
            if (
                edit.op != Op.REPLACE
                or max(map(_length, (edit.template, edit.variant))) > LONGEST * 2
            ):
                continue
            old = side(template.text, (edit.template,)).form
            new = side(variant.text, (edit.variant,)).form
            if (
                max(len(old), len(new)) <= LONGEST
                and _plain(old, cut(old))
                and _plain(new, cut(new))
            ):
                yield Swap(link, index, old, (old, new), edit.template, edit.variant)


def _length(span: Span) -> int:
    return span.end - span.start


def _atoms(template: Document, variant: Document, whole: Swap) -> tuple[Swap, ...]:
    """Split a swap word by word when both sides have as many words: 本省办法→本市细则."""
    old, new = side(template.text, (whole.template,)), side(variant.text, (whole.variant,))
    left, right = cut(old.form), cut(new.form)
    if len(left) != len(right) or len(left) == 1:
        return (whole,)
    found = []
    for a, b in zip(left, right, strict=True):
        key = old.form[a.start : a.end], new.form[b.start : b.end]
        if key[0] != key[1]:
            places = old.span(a.start, a.end), new.span(b.start, b.end)
            found.append(Swap(whole.link, whole.edit, key[0], key, *places))
    return tuple(found)


def core(before: str, after: str) -> tuple[str, str]:
    """Take off what both begin and end with: 本省, 本市 → 省, 市.

    Where that leaves nothing of a side (股东大会, 股东会) the words stay whole.
    """
    limit = min(len(before), len(after))
    head = next((k for k in range(limit) if before[k] != after[k]), limit)
    limit -= head
    tail = next((k for k in range(limit) if before[-1 - k] != after[-1 - k]), limit)
    if tail == limit:
        return before, after
    return before[head : len(before) - tail], after[head : len(after) - tail]


def _cored(swaps: Sequence[Swap]) -> list[Swap]:
    """Name by their core the swaps that differ only in what stands around it: 本省, 全省 → 省."""
    around: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for swap in swaps:
        around[core(*swap.key)].add(swap.key)
    return [replace(s, key=core(*s.key)) if len(around[core(*s.key)]) > 1 else s for s in swaps]


def _habits(swaps: Iterable[Swap]) -> dict[tuple[str, str], list[Swap]]:
    """Return the swaps made often enough, and nearly always that way, by what they replace."""
    by_key: dict[tuple[str, str], list[Swap]] = defaultdict(list)
    of_word: dict[str, int] = defaultdict(int)
    for swap in swaps:
        by_key[swap.key].append(swap)
        of_word[swap.key[0]] += 1
    kept = {}
    for (before, after), found in by_key.items():
        enough = CHANGES_LONG if min(len(before), len(after)) >= LONG else CHANGES
        if (
            len({swap.link for swap in found}) >= enough
            and len(found) >= SHARE * of_word[before]
            and len(by_key.get((after, before), ())) * 2 <= len(found)
        ):
            kept[before, after] = found
    return kept


def _missed(variant: Document, forms: frozenset[str], edits: Iterable[Edit]) -> Iterator[Span]:
    """Yield where one of ``forms`` stands as words of its own in what is equal on both sides."""
    for edit in edits:
        if edit.op != Op.EQUAL:
            continue
        body = side(variant.text, (edit.variant,))
        if not any(form in body.form for form in forms):
            continue
        edges = {word.start for word in cut(body.form)} | {len(body.form)}
        for form in sorted(forms):
            at = body.form.find(form)
            while at >= 0:
                if at in edges and at + len(form) in edges:
                    yield body.span(at, at + len(form))
                at = body.form.find(form, at + 1)


@dataclass(frozen=True, slots=True)
class Learned:
    """The substitutions of a pair, and which edits are nothing but substitutions."""

    substitutions: tuple[Substitution, ...]
    explained: frozenset[tuple[int, int]]


def learn(
    template: Document,
    variant: Document,
    edits: Sequence[tuple[Edit, ...]],
) -> Learned:
    """Return what the variant replaced throughout.

    In: both documents and the edits of each link. A replacement recurring as a whole is taken whole
    (国务院教育行政部门→市教育局), the rest word by word. Listed once each, the most frequent
    first. ``missed`` are places in linked clauses where the template's word stands. A replacement
    missed more often than made is none. ``explained`` names (link, edit) pairs.
    """
    wholes = list(_wholes(template, variant, edits))
    taken = {(s.link, s.edit) for s in _flat(_habits(wholes))}
    swaps: list[Swap] = []
    for whole in wholes:
        kept = (whole.link, whole.edit) in taken
        swaps.extend((whole,) if kept else _atoms(template, variant, whole))
    swaps = _cored(swaps)
    listed, accepted = [], set()
    for (before, after), made in _habits(swaps).items():
        forms = frozenset(swap.form for swap in made)
        missed = tuple(sorted(_missed(variant, forms, (e for c in edits for e in c))))
        if len(missed) <= len(made):
            places = tuple((swap.template, swap.variant) for swap in made)
            listed.append(Substitution(before, after, places, missed))
            accepted.add((before, after))
    listed.sort(key=lambda found: (-len(found.places), found.before, found.after))
    unexplained = {(s.link, s.edit) for s in swaps if s.key not in accepted}
    explained = {(s.link, s.edit) for s in swaps} - unexplained
    return Learned(tuple(listed), frozenset(explained))


def _flat(found: dict[tuple[str, str], list[Swap]]) -> Iterator[Swap]:
    for swaps in found.values():
        yield from swaps
