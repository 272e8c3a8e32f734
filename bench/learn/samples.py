"""Hand-made alignments as samples: candidate pairs with evidence, and whether each is a link.

The alignments name units; a pair of our clauses is a link when its units are linked. Where a unit
holds several of our clauses (an article cut into 款 and items), only the best partner of each
clause counts as a link, and the other pairs of linked units are left out: they may be or not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.learned.weights import background
from duizhao.alignment.linking.model import Candidates, Unit
from duizhao.alignment.linking.units import units
from duizhao.corpus.load import load
from duizhao.corpus.model import Span

from bench.accuracy import load_scorer
from bench.alignments import OWN, RANDOM, SETS, alignments
from bench.mutations import articled, corpus_sample
from bench.unrelated import subject

# Of each row and column the best by each of a few evidences are learned from.
NEAREST = 3
# Pairs kept of those that nothing speaks for: they teach the base rate, and there are too many.
SHARE_OF_REST = 0.06
# A mirrored or thinned copy teaches symmetry and loneliness, but is no new document.
WEIGHT_OF_COPY = 0.35
# Strangers teach one thing only, and there are more of their pairs than of all others.
WEIGHT_OF_STRANGER = 0.4
# A document weighs with the root of its links: five hundred links are not five hundred opinions.
USUAL_LINKS, FEWEST_LINKS = 40, 20
THINNED = 0.3
# The shared alignments were decided twice and adjudicated, our readings once; so a reading weighs
# three eighths (the ranking of left-out pairs is best between a third and a half). The readings of
# plans share their texts with the shared ones and follow from them: they judge and teach nothing.
WEIGHT_OF_SHARED, WEIGHT_OF_READING, JUDGED_ONLY = 1.6, 0.6, "seeds" + OWN
# Our own readings of pairs drawn at random were not chosen for their trouble.
WEIGHT_OF_DRAWN = 1.0
# The plans are few and unlike the rest.
WEIGHT_OF_PLAN = 8.0
# Documents of the fixed order of the corpus that pairs of strangers are drawn from, and the number
# that their pairs bear.
FIRST_STRANGER, LAST_STRANGER, STRANGERS = 400, 500, -1
LEAST_DICE = 0.15
# The evidences by which the nearest are found.
TELLING = (
    *("shared", "meaning", "shared_of_t", "shared_of_v"),
    *("sentence_lead_t", "sentence_lead_v"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """One document: its clauses, where they stand, and the hand-made units each belongs to."""

    units: tuple[Unit, ...]
    spans: tuple[Span, ...]
    owners: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """Candidate pairs of two sides; ``kept`` are those learned from, ``weight`` how much.

    ``certain`` tells which pairs are known to be links or not.
    """

    pair: int
    name: str
    set: str
    copy: bool
    template: Side
    variant: Side
    found: Candidates
    linked: np.ndarray
    certain: np.ndarray
    kept: np.ndarray
    weight: np.ndarray
    gold: dict[str, Any]


def side(path: Path, mapper: Any) -> Side:
    """Read one document."""
    document = load(path)
    text = document.text
    clauses = [i for i in document.clauses if document.nodes[i].body.cut(text).strip()]
    spans = tuple(document.nodes[i].span for i in clauses)
    return Side(units(document, clauses), spans, tuple(tuple(mapper(*span)) for span in spans))


def thinned(whole: Side, seed: int) -> Side:
    """Return a side with a share of its clauses taken away."""
    rng = np.random.default_rng(seed)
    kept = np.flatnonzero(rng.random(len(whole.units)) > THINNED).tolist()
    place = {old: new for new, old in enumerate(kept)}
    left = (whole.units[k] for k in kept)
    return Side(
        tuple(unit._replace(parent=place.get(unit.parent, -1)) for unit in left),
        tuple(whole.spans[k] for k in kept),
        tuple(whole.owners[k] for k in kept),
    )


def rank(value: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Return the rank of each value among those of the same key, from 0."""
    order = np.lexsort((-value, key))
    first = np.r_[0, np.flatnonzero(np.diff(key[order])) + 1]
    start = np.repeat(first, np.diff(np.r_[first, len(order)]))
    out = np.empty(len(order), int)
    out[order] = np.arange(len(order)) - start
    return out


def judged(
    found: Candidates, a: Side, b: Side, links: set[tuple[str, str]]
) -> tuple[np.ndarray, np.ndarray]:
    """Return which pairs are links, and which of all pairs are certain to be so or not."""
    pairs = zip(found.i.tolist(), found.j.tolist(), strict=True)
    linked = np.array(
        [any((t, v) in links for t in a.owners[i] for v in b.owners[j]) for i, j in pairs]
    )
    shared = [cut(a.owners)[found.i], cut(b.owners)[found.j]]
    doubtful = linked & (shared[0] | shared[1])
    near = np.where(linked, found.evidence["shared"] + 0.3 * found.evidence["meaning"], -9)
    best = (rank(near, found.i) == 0) | (rank(near, found.j) == 0)
    sure = doubtful & best & (found.evidence["shared"] > LEAST_DICE)
    return linked, ~(doubtful & ~sure)


def cut(owners: Sequence[tuple[str, ...]]) -> np.ndarray:
    """Tell which clauses share their unit with others."""
    count = Counter(owner for each in owners for owner in each)
    return np.array([any(count[owner] > 1 for owner in each) for each in owners])


def sample(
    pair: int,
    named: tuple[str, str],
    sides: tuple[Side, Side],
    links: set[tuple[str, str]],
    copy: bool,
    gold: dict[str, Any],
) -> Sample:
    """Weigh the candidates of two sides and choose what is learned from."""
    found = first_pass(sides[0].units, sides[1].units, background())
    linked, certain = judged(found, *sides, links)
    near = linked.copy()
    for name in TELLING:
        value = found.evidence[name]
        near |= (rank(value, found.i) < NEAREST) | (rank(value, found.j) < NEAREST)
    rest = np.random.default_rng(len(linked)).random(len(linked)) < SHARE_OF_REST
    chosen = (near | rest) & certain
    weight = np.where(near, 1, 1 / SHARE_OF_REST)[chosen]
    weight = weight * (USUAL_LINKS / max(FEWEST_LINKS, len(links))) ** 0.5
    weight = weight * (WEIGHT_OF_STRANGER if pair == STRANGERS else WEIGHT_OF_COPY if copy else 1)
    kept = np.flatnonzero(chosen)
    return Sample(pair, *named, copy, *sides, found, linked, certain, kept, weight, gold)


def trust(name: str) -> float:
    """Return how much the pairs of a set teach."""
    if name == JUDGED_ONLY:
        return 0.0
    if name == "seeds":
        return WEIGHT_OF_PLAN
    if name == RANDOM + OWN:
        return WEIGHT_OF_DRAWN
    return WEIGHT_OF_READING if name.endswith(OWN) else WEIGHT_OF_SHARED


def strangers(shared: Path) -> Iterator[Sample]:
    """Yield pairs of laws on different subjects: nothing in them is a link.

    None of them is among the documents that ``bench.unrelated`` judges with.
    """
    files = corpus_sample(shared, LAST_STRANGER)[FIRST_STRANGER:]
    found = [path for path in files if articled(load(path)) and subject(load(path))]
    for first, second in zip(found[::2], found[1::2], strict=False):
        if not subject(load(first)) & subject(load(second)):
            sides = side(first, lambda *_: ()), side(second, lambda *_: ())
            yield sample(STRANGERS, (first.stem, "strangers"), sides, set(), True, {})


def samples(shared: Path) -> Iterator[Sample]:
    """Yield every hand-made pair, its mirror image and a thinned copy; then the strangers."""
    score = load_scorer(shared)
    found = [pair for name in SETS for pair in alignments(shared, name)]
    count = Counter(pair.kind for pair in found)
    for number, pair in enumerate(found):
        mappers = [score.Mapper(pair.gold[f"{name}_units"]) for name in ("template", "variant")]
        a, b = side(pair.template, mappers[0]), side(pair.variant, mappers[1])
        links = {(t, v) for t, v, *_ in pair.gold["links"]}
        mirror = {(v, t) for t, v in links}
        named = pair.name, pair.set
        fewer = thinned(a, number), thinned(b, number + 1000)
        made = (
            sample(number, named, (a, b), links, False, pair.gold),
            sample(number, named, (b, a), mirror, True, pair.gold),
            sample(number, named, fewer, links, True, pair.gold),
        )
        # Every kind of pair weighs the same in all, however many pairs of it were read.
        share = len(found) / len(count) / count[pair.kind] * min(trust(pair.set), WEIGHT_OF_SHARED)
        yield from (replace(one, weight=one.weight * share) for one in made)
    yield from strangers(shared)
