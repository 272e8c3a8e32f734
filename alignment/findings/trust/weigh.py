"""How likely a finding is right, as readers judged such findings, and which are told.

The log-odds are a sum of small trees (``finding_trust.npz``), grown from judged findings by
``bench.findings.trust``. A finding that is likely right is told, and of an article that has none
the likeliest, unless it is likelier wrong than most: who is sent to an article looks at all of it,
so that a doubtful finding beside a sure one says little, and alone it says much.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np

from ...linking.learned.forest import Forest
from ...linking.learned.weights import forest_of, sigmoid, turned
from ...model import Finding, Link, Topic
from ...traits import article_of
from ..setting import Setting
from .evidence import Evidence, evidence

_DECIMALS = 3


class Bar(NamedTuple):
    """How likely right is told; of an article without such a finding the likeliest, from when."""

    sure: float
    least: float


# docs/findings.md has what other bars give.
VERSIONS, BELOW = Bar(0.5, 0.4), Bar(0.9, 0.75)
# A limit, a fee, a step or a word of force is seldom told wrongly, and missed it costs a reader
# most, as does what narrows a rule; not so beside a sentence that is near, which often says the
# same, nor as an item, which its lead-in may turn into something else.
PLAIN = Bar(0.6, 0.5)
_PLAIN = frozenset(
    (
        *(Topic.FORCE, Topic.AMOUNT, Topic.PROCEDURE, Topic.DEADLINE, Topic.FREQUENCY),
        *(Topic.CONDITION, Topic.EXCEPTION),
    )
)
_WEAK = ("near-", "listed-")


class Parted(NamedTuple):
    """Findings of a link that are told, and those that are too doubtful for it."""

    told: tuple[Finding, ...]
    doubtful: tuple[Finding, ...] = ()


_NOTHING = Parted(())
# A finding with the places of its link and of itself among those of the link.
_Placed = tuple[int, int, Finding]


def parted(
    pair: Setting, links: Sequence[Link], found: Sequence[Sequence[Finding]], *, every: bool
) -> list[Parted]:
    """Return the findings of each link with how likely each is right; ``every``: all are told.

    Of ``every`` finding the doubtful ones say so. A reference is checked and no matter of opinion:
    it is told as it is.
    """
    rated = _rated(pair, links, found)
    kept = _kept(pair, links, rated)
    split = _marked if every else _parted
    return [split(at, rated[at], kept) if some else _NOTHING for at, some in enumerate(found)]


def _kept(
    pair: Setting, links: Sequence[Link], rated: Mapping[int, Sequence[Finding]]
) -> frozenset[tuple[int, int]]:
    """Return the places of the findings that are told, article by article."""
    articles: dict[tuple[bool, int], list[_Placed]] = {}
    for at, some in rated.items():
        for k, one in enumerate(some):
            articles.setdefault(article(pair, links[at], one), []).append((at, k, one))
    told = (one for some in articles.values() for one in _told(some, below=pair.implements))
    return frozenset((at, k) for at, k, _ in told)


def _marked(at: int, found: tuple[Finding, ...], kept: frozenset[tuple[int, int]]) -> Parted:
    """Return all findings of a link as told, those that are not ``kept`` marked as doubtful."""
    doubts = ((at, k) not in kept for k in range(len(found)))
    return Parted(tuple(replace(one, doubtful=d) for one, d in zip(found, doubts, strict=True)))


def _parted(at: int, found: tuple[Finding, ...], kept: frozenset[tuple[int, int]]) -> Parted:
    """Return the findings of a link that are ``kept``, and the doubtful ones."""
    told = tuple(one for k, one in enumerate(found) if (at, k) in kept)
    return Parted(told, tuple(one for k, one in enumerate(found) if (at, k) not in kept))


def _told(found: Sequence[_Placed], *, below: bool) -> Iterator[_Placed]:
    """Yield the findings of an article that are told."""
    sure = [one for one in found if _sure(one[2], below=below)]
    yield from sure
    if not any(one.topic is not Topic.REFERENCE for _, _, one in sure):
        likeliest = max(
            (one for one in found if one[2].topic is not Topic.REFERENCE),
            key=lambda one: one[2].probability,
            default=None,
        )
        if likeliest and likeliest[2].probability >= _bar(likeliest[2], below=below).least:
            yield likeliest


def _sure(one: Finding, *, below: bool) -> bool:
    """Say whether a finding is told anyhow: one word for another in both texts always is."""
    sure = one.probability >= _bar(one, below=below).sure
    return sure or bool(one.template and one.variant)


def _bar(one: Finding, *, below: bool) -> Bar:
    return bar(one.topic, below=below, weak=one.code.startswith(_WEAK))


def bar(topic: Topic, *, below: bool, weak: bool = False) -> Bar:
    """Return the bar of a topic; ``below``: one text implements the other.

    ``weak``: it is told beside a sentence that is near, or as an item of a list.
    """
    if not below:
        return VERSIONS
    return PLAIN if topic in _PLAIN and not weak else BELOW


def article(pair: Setting, link: Link, one: Finding) -> tuple[bool, int]:
    """Return the article of a finding, of the variant if it can be; outside any the clause."""
    fresh = bool(link.variant and (one.variant or not link.template))
    document, clauses = (pair.variant, link.variant) if fresh else (pair.template, link.template)
    at = article_of(document, clauses[0])
    return fresh, at if at >= 0 else clauses[0]


def _rated(
    pair: Setting, links: Sequence[Link], found: Sequence[Sequence[Finding]]
) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of each link that has any, each with how likely it is right."""
    asked = [
        (link, one)
        for link, some in zip(links, found, strict=True)
        for one in some
        if one.topic is not Topic.REFERENCE
    ]
    given = iter(probabilities([evidence(pair, link, one) for link, one in asked]))
    return {
        at: tuple(
            one
            if one.topic is Topic.REFERENCE
            else replace(one, probability=round(next(given), _DECIMALS))
            for one in some
        )
        for at, some in enumerate(found)
        if some
    }


def probabilities(known: Sequence[Evidence]) -> list[float]:
    """Return how likely each finding is right of which so much is known."""
    return rated(_trees(), known) if known else []


def rated(trees: Forest, known: Sequence[Evidence]) -> list[float]:
    """Return how likely each finding is right, by these trees."""
    values = np.array([[one.get(name, 0.0) for name in trees.names] for one in known], np.float32)
    given: list[float] = sigmoid(trees.odds(values)).tolist()
    return given


@cache
def _trees() -> Forest:
    table = files("duizhao.alignment") / "tables" / "finding_trust.npz"
    with as_file(table) as path, np.load(path) as stored:
        names = tuple(stored["names"].tolist())
        return forest_of(stored, names, turned(names))
