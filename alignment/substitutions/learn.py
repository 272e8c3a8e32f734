"""Words that the variant replaced throughout: 省→市, 本条例→本办法 (统一替换).

Learned from the edits of the pair: a replacement made in several changes, hardly ever the other
way round, and not left undone more often than done. Nothing of substance may hide in one: words
of force, negation and condition and every number are never part of it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from ...corpus.model import Document
from ..edits.match import Block
from ..model import Edit, Substitution
from .layout import Laid, Same, lay, whole_words
from .names import Groups, Key, claimed, composed, cored, grouped, links
from .places import applied
from .swaps import Swap, atoms, extended, joins, ragged, swaps

# A replacement in two changes may be two like sentences revised alike; three make a
# substitution.
CHANGES = 3
# Longer words do not recur by chance: of those two changes are enough, unless one gives way to
# several or it is only put in or taken out.
LONG, CHANGES_LONG = 4, 2
# Throughout: of all that became of a word, this replacement is at least half.
SHARE = 0.5


Places = Mapping[str, Sequence[tuple[Laid, Block]]]


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

    In: both documents and the edits of each link. Listed once each, the most frequent first, in
    words that a person would write: a replacement recurring as a whole whole
    (国务院教育行政部门→市教育局), one that is made of others by these. ``missed`` are places in
    linked clauses where the template's word stands. A replacement missed more often than made is
    none. ``explained`` names (link, edit) pairs.
    """
    laid = [
        lay(template, variant, link, changed)
        for link, changed in enumerate(edits)
        if any(e.template.end > e.template.start for e in changed)
        and any(e.variant.end > e.variant.start for e in changed)
    ]
    changed = [one for one in laid if not all(one.same)]
    same = Same(laid)
    made = {one.link: tuple(swaps(one)) for one in changed}
    substitutions = _Judge(same).substitutions([swap for one in changed for swap in made[one.link]])
    keys = dict(substitutions.keys())
    places: dict[str, list[tuple[Laid, Block]]] = {before: [] for before in keys}
    explained = set()
    for one in changed if keys else ():
        found = applied(one, _one_way(keys, made[one.link]))
        explained |= {(one.link, edit) for edit in found.explained}
        for before, place in found.places:
            places[before].append((one, place))
    texts = template.text, variant.text
    listed = [
        _listed(same, changed, made, places, texts)
        for key, made in substitutions.items()
        if places[key[0]]
    ]
    listed.sort(key=lambda found: (-len(found.places), found.before, found.after))
    return Learned(tuple(listed), frozenset(explained))


def _one_way(keys: Mapping[str, str], made: Sequence[Swap]) -> dict[str, str]:
    """Return the substitutions that a clause does not also undo, or make of other words.

    由甲会同乙 → 由乙会同甲 says who does what another way, whatever 甲 → 乙 is elsewhere. 市甲 is
    another body than 甲.
    """
    back = [swap.key for swap in made]
    return {
        before: after
        for before, after in keys.items()
        if not any(
            after in old and before in new and before not in old and after not in new
            for old, new in back
        )
        and not any(old == before and new != after and after in new for old, new in back)
    }


def forms(made: Sequence[Swap]) -> list[str]:
    """Return the words of the template that a substitution was seen in: 省, 全省."""
    return sorted({swap.form for swap in made})


class _Judge:
    """What makes a replacement a substitution, in view of all that stayed the same."""

    def __init__(self, same: Same) -> None:
        self._same = same

    def usual(self, key: Key, made: Sequence[Swap]) -> bool:
        """Say whether a replacement was made in enough links, and left undone no more often."""
        several = "、" in key[0] + key[1] or any(swap.only for swap in made)
        long = min(map(len, key)) >= LONG and not several
        enough = CHANGES_LONG if long else CHANGES
        if links(made) < enough:
            return False
        # 市教育局 for 教育局: what was replaced still stands there, in what is equal.
        kept = len(made) if key[0] in key[1] else 0
        most = len(made) + kept
        left = chain.from_iterable(self._same.find(form) for form in forms(made))
        return sum(1 for _ in islice(left, most + 1)) <= most

    def substitutions(self, found: Sequence[Swap]) -> Groups:
        """Return the words replaced throughout, one replacement for each."""
        groups = claimed(grouped(found))
        whole = {key: made for key, made in groups.items() if self.usual(key, made)}
        rest = [
            atom
            for key in groups
            if key not in whole
            for swap in groups[key]
            for atom in atoms(swap)
        ]
        groups = grouped([*(swap for made in whole.values() for swap in made), *rest])
        groups = cored(composed(groups, self.usual), self.usual)
        groups = self._named(_throughout(groups))
        best: dict[str, Key] = {}
        for key in sorted(groups, key=lambda k: (-links(groups[k]), k)):
            best.setdefault(key[0], key)
        return {key: groups[key] for key in best.values()}

    def _named(self, groups: Groups) -> Groups:
        """Return the substitutions, each with the word beside it where it means little alone."""
        named: Groups = {}
        for key, made in groups.items():
            if not self.usual(key, made):
                continue
            for right in (False, True):
                if made[0].only or ragged(made[0].key)[right]:
                    made = extended(made, right)
            name = made[0].key
            if not any(joins(form, at) for form in name for at in (0, -1)):
                named[name] = made
        return named


def _throughout(groups: Groups) -> Groups:
    """Leave out what became of a word in less than half of its places, or as often came back."""
    became: Counter[str] = Counter()
    for key, made in groups.items():
        became[key[0]] += len(made)
    return {
        key: made
        for key, made in groups.items()
        if len(made) >= SHARE * became[key[0]]
        and len(groups.get((key[1], key[0]), ())) * 2 <= len(made)
    }


def _listed(
    same: Same,
    laid: Sequence[Laid],
    group: Sequence[Swap],
    places: Places,
    texts: tuple[str, str],
) -> Substitution:
    """Return one substitution as it is written in the texts: its places and those left out."""
    key = group[0].key
    made = sorted(one.spans(place) for one, place in places[key[0]])
    taken: dict[int, list[Block]] = {}
    for found in places.values():
        for one, place in found:
            taken.setdefault(one.link, []).append(place)
    left = [
        one.spans(here)[1]
        for form in forms(group)
        for one, here in (*same.find(form), *_standing(laid, form))
        if not any(p.b0 < here.b1 and here.b0 < p.b1 for p in taken.get(one.link, ()))
    ]
    before, after = (
        min((pair[k].cut(text) for pair in made), key=lambda word: (len(word), word))
        for k, text in enumerate(texts)
    )
    return Substitution(before, after, tuple(made), tuple(sorted(left)))


def _standing(laid: Sequence[Laid], word: str) -> Iterator[tuple[Laid, Block]]:
    """Yield where a word stands on both sides of an edit that changes something else."""
    for one in laid:
        if word not in one.new:
            continue
        for block, same in zip(one.blocks, one.same, strict=True):
            if same:
                continue
            a, b = one.old.find(word, block.a0, block.a1), one.new.find(word, block.b0, block.b1)
            if min(a, b) >= 0 and whole_words(one.new, b, b + len(word)):
                yield one, Block(a, a + len(word), b, b + len(word))
