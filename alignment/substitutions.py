"""Words that the variant replaced throughout: 省→市, 本条例→本办法 (统一替换).

Learned from the edits of the pair: a replacement made in several changes, hardly ever the other
way round, and not left undone more often than done. Nothing of substance may hide in one: words
of force, negation and condition and every number are never part of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..corpus.model import Document, Span
from .edits_form import side
from .model import Edit, Op, Substitution
from .substitutions_swaps import Swap, atoms, cored, extended, ragged, wholes
from .words import cut

# A replacement in two changes may be two like sentences revised alike; in three it is a habit.
CHANGES = 3
# Longer words do not recur by chance: of those two changes are enough.
LONG, CHANGES_LONG = 4, 2
# Throughout: of all that became of a word, this replacement is at least half.
SHARE = 0.5


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
    given = list(wholes(template, variant, edits))
    taken = {(s.link, s.edit) for made in _habits(given).values() for s in made}
    swaps: list[Swap] = []
    for whole in given:
        kept = (whole.link, whole.edit) in taken
        swaps.extend((whole,) if kept else atoms(template, variant, whole))
    swaps = cored(swaps)
    listed, accepted = [], set()
    for key, made in _habits(swaps).items():
        found = _listed(template, variant, made, [e for changed in edits for e in changed])
        if found:
            listed.append(found)
            accepted.add(key)
    listed.sort(key=lambda found: (-len(found.places), found.before, found.after))
    unexplained = {(s.link, s.edit) for s in swaps if s.key not in accepted}
    explained = {(s.link, s.edit) for s in swaps} - unexplained
    return Learned(tuple(listed), frozenset(explained))


def _listed(
    template: Document, variant: Document, made: list[Swap], edits: Sequence[Edit]
) -> Substitution | None:
    """Write down one habit, with the word beside it where it means little alone; None if none."""
    for right in (False, True):
        if ragged(made[0].key)[right]:
            made = extended(template, variant, made, right)
    before, after = made[0].key
    if any(word.light for form in (before, after) for word in (cut(form)[0], cut(form)[-1])):
        return None
    missed = tuple(sorted(_missed(variant, frozenset(swap.form for swap in made), edits)))
    if len(missed) > len(made):
        return None
    places = tuple((swap.template, swap.variant) for swap in made)
    return Substitution(before, after, places, missed)
