"""Clauses of n documents in columns: aligned with the hub first, what is left among itself.

A star alignment (Gusfield 1993) needs n comparisons for n documents, not n². Every clause comes
into exactly one column.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from ...corpus.model import Document
from ..linking.find import find_links
from .gist import form
from .near import near

# Two columns become one when their clauses are so alike on average, pairs that are not alike
# (``near``) counted as nothing.
TOGETHER = 0.35
# Within a family clauses are alike from this edit ratio on.
ALIKE = 0.6
# So many documents are hubs in turn at most: each costs a comparison with every document.
HUBS = 3


class ColumnPlace(NamedTuple):
    """A clause of a document: which document (-1: the template), which node."""

    document: int
    node: int


Cell = tuple[ColumnPlace, ...]
Forms = Mapping[ColumnPlace, str]
# The clauses of either side of each link.
Linked = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


class Laid(NamedTuple):
    """Columns in the reading order of the family, and what each clause answers of the hub's."""

    cells: tuple[Cell, ...]
    answers: Mapping[ColumnPlace, tuple[int, ...]]


def cells(documents: Sequence[Document], template: Document | None, hub: int) -> Laid:
    """Return columns as sets of clauses, in the reading order of the family.

    ``hub`` is the document that the others are aligned with, -1 for the template. Raises
    ImportError without scipy.
    """
    texts = dict(enumerate(documents)) | ({-1: template} if template else {})
    forms = {
        ColumnPlace(d, i): form(text, i) for d, text in sorted(texts.items()) for i in text.clauses
    }
    columns: dict[ColumnPlace, set[ColumnPlace]] = defaultdict(set)
    links = {d: _linked(texts[hub], texts[d]) for d in sorted(set(texts) - {hub})}
    for place, head in _star(texts, hub, forms, links).items():
        columns[head].add(place)
    answers = {
        ColumnPlace(d, i): ours
        for d, found in links.items()
        for ours, theirs in found
        for i in theirs
    }
    return Laid(_ordered(_joined(columns, forms), hub), answers)


def _star(
    texts: Mapping[int, Document], hub: int, forms: Forms, first: Mapping[int, Linked]
) -> dict[ColumnPlace, ColumnPlace]:
    """Return the head of the column that each clause belongs to, itself where it is alone.

    ``first`` are the links of each document with the hub. After the hub, the documents with most
    that is still alone are hubs in turn: what they say and the hub lacks finds its like with the
    same evidence.
    """
    head = {place: place for place in forms}
    seen: list[int] = []
    for turn in range(min(HUBS, len(texts))):
        seen.append(hub)
        for d in sorted(set(texts) - {hub}):
            links = _linked(texts[hub], texts[d]) if turn else first[d]
            _fold(links, (hub, d), head, forms)
        alone = Counter(p.document for p in _alone(head) if p.document not in seen)
        if not alone:
            break
        hub = max(alone, key=lambda d: (alone[d], -d))
    return head


def _linked(hub: Document, text: Document) -> Linked:
    return tuple((link.template, link.variant) for link in find_links(hub, text))


def _alone(head: Mapping[ColumnPlace, ColumnPlace]) -> list[ColumnPlace]:
    size = Counter(head.values())
    return [place for place in head if size[head[place]] == 1]


def _fold(
    links: Linked,
    ends: tuple[int, int],
    head: dict[ColumnPlace, ColumnPlace],
    forms: Forms,
) -> None:
    """Put what is alone in a document into the columns of the hub's clauses that it answers.

    ``ends`` are the hub and the document. Of a clause that answers several of the hub's it is the
    likest one.
    """
    free, (hub, d) = set(_alone(head)), ends
    for template, variant in links:
        ours = [ColumnPlace(hub, i) for i in template]
        for place in (ColumnPlace(d, i) for i in variant) if ours else ():
            if place in free:
                nearest = max(ours, key=lambda one: fuzz.ratio(forms[one], forms[place]))
                head[place] = head[nearest]


def _joined(
    columns: Mapping[ColumnPlace, set[ColumnPlace]], forms: Forms
) -> list[set[ColumnPlace]]:
    """Return the columns with what no hub clause answers put together: the likest first.

    Two columns of the hub are never joined.
    """
    owner = {place: head for head, members in columns.items() for place in members}
    parts = {head: set(members) for head, members in columns.items()}
    likeness = _likeness(forms)
    for first, second in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        a, b = owner[first], owner[second]
        if a != b and _fit(parts[a], parts[b], likeness):
            parts[a] |= parts.pop(b)
            owner.update(dict.fromkeys(parts[a], a))
    return list(parts.values())


def _likeness(forms: Forms) -> dict[tuple[ColumnPlace, ColumnPlace], float]:
    """Return how alike the clauses of different documents are, where they are."""
    texts = sorted(set(forms.values()))
    number = {text: k for k, text in enumerate(texts)}
    places: list[list[ColumnPlace]] = [[] for _ in texts]
    for place, text in forms.items():
        places[number[text]].append(place)
    found = near(texts, ALIKE)
    pairs = zip(found.first.tolist(), found.second.tolist(), found.likeness.tolist(), strict=True)
    every = [*((k, k, 1.0) for k, text in enumerate(texts) if text), *pairs]
    return {
        (a, b): round(value, 4)
        for first, second, value in every
        for one in places[first]
        for other in places[second]
        for a, b in [(min(one, other), max(one, other))]
        if a.document != b.document
    }


def _fit(
    a: Iterable[ColumnPlace],
    b: Iterable[ColumnPlace],
    likeness: Mapping[tuple[ColumnPlace, ColumnPlace], float],
) -> bool:
    """Say whether two columns are one: no document in both, and alike on average."""
    a, b = list(a), list(b)
    if {place.document for place in a} & {place.document for place in b}:
        return False
    total = sum(likeness.get((min(x, y), max(x, y)), 0.0) for x in a for y in b)
    return total >= TOGETHER * len(a) * len(b)


def _ordered(columns: Sequence[set[ColumnPlace]], hub: int) -> tuple[Cell, ...]:
    """Return columns in the order of the hub; others stand after what most witnesses have before.

    Between two of the hub's, what stands nearer to the first in its own text comes first.
    """
    rank = {place: place.node for column in columns for place in column if place.document == hub}
    backbone: dict[ColumnPlace, int] = {}
    for column in columns:
        nodes = [rank[place] for place in column if place in rank]
        backbone.update(dict.fromkeys(column, min(nodes)) if nodes else {})
    anchors = _anchors(columns, backbone)

    def key(column: set[ColumnPlace]) -> tuple[int, int, float, Cell]:
        own = [backbone[place] for place in column if place in backbone]
        first = tuple(sorted(column))
        if own:
            return own[0], 0, 0.0, first
        before, distance = zip(*sorted(anchors[place] for place in column), strict=True)
        middle = before[(len(before) - 1) // 2]
        return middle, 1, sum(distance) / len(distance), first

    return tuple(tuple(sorted(column)) for column in sorted(columns, key=key))


def _anchors(
    columns: Iterable[set[ColumnPlace]], backbone: Mapping[ColumnPlace, int]
) -> dict[ColumnPlace, tuple[int, int]]:
    """Return for each clause the last clause of the hub before it, and how far back it is."""
    found: dict[ColumnPlace, tuple[int, int]] = {}
    document, last, distance = -2, -1, 0
    for place in sorted(place for column in columns for place in column):
        if place.document != document:
            document, last, distance = place.document, -1, 0
        if place in backbone:
            last, distance = backbone[place], 0
        else:
            distance += 1
        found[place] = last, distance
    return found
