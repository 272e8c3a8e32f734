"""How likely a finding is right, as readers judged such findings, and which are told.

The log-odds are a sum of weights (``finding_trust.tsv``), learned from judged findings by
``bench.findings.trust``. A finding that is likely right is told, and of an article that has none
the likeliest, unless it is likelier wrong than most: who is sent to an article looks at all of it,
so that a doubtful finding beside a sure one says little, and alone it says much.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import exp
from typing import NamedTuple

from ...model import Finding, Link, Topic
from ...tables import rows
from ...traits import article_of
from ..setting import Setting
from .evidence import Evidence, evidence

# What is so likely right is told; of an article without such a finding the likeliest, if it is so
# likely. docs/findings.md has what other thresholds give.
SURE, LEAST = 0.85, 0.35
ALWAYS = "always"
_DECIMALS = 3


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
    rated = {
        at: tuple(_rated(pair, link, one) for one in some)
        for at, (link, some) in enumerate(zip(links, found, strict=True))
        if some
    }
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
    return frozenset((at, k) for some in articles.values() for at, k, _ in _told(some))


def _marked(at: int, found: tuple[Finding, ...], kept: frozenset[tuple[int, int]]) -> Parted:
    """Return all findings of a link as told, those that are not ``kept`` marked as doubtful."""
    doubts = ((at, k) not in kept for k in range(len(found)))
    return Parted(tuple(replace(one, doubtful=d) for one, d in zip(found, doubts, strict=True)))


def _parted(at: int, found: tuple[Finding, ...], kept: frozenset[tuple[int, int]]) -> Parted:
    """Return the findings of a link that are ``kept``, and the doubtful ones."""
    told = tuple(one for k, one in enumerate(found) if (at, k) in kept)
    return Parted(told, tuple(one for k, one in enumerate(found) if (at, k) not in kept))


def _told(found: Sequence[_Placed]) -> Iterator[_Placed]:
    """Yield the findings of an article that are told."""
    sure = [one for one in found if _sure(one[2])]
    yield from sure
    if not any(one.topic is not Topic.REFERENCE for _, _, one in sure):
        likeliest = max(
            (one for one in found if one[2].topic is not Topic.REFERENCE),
            key=lambda one: one[2].probability,
            default=None,
        )
        if likeliest is not None and likeliest[2].probability >= LEAST:
            yield likeliest


def _sure(one: Finding) -> bool:
    """Say whether a finding is told anyhow: one word for another in both texts always is."""
    return one.probability >= SURE or bool(one.template and one.variant)


def article(pair: Setting, link: Link, one: Finding) -> tuple[bool, int]:
    """Return the article of a finding, of the variant if it can be; outside any the clause."""
    fresh = bool(link.variant and (one.variant or not link.template))
    document, clauses = (pair.variant, link.variant) if fresh else (pair.template, link.template)
    at = article_of(document, clauses[0])
    return fresh, at if at >= 0 else clauses[0]


def _rated(pair: Setting, link: Link, one: Finding) -> Finding:
    if one.topic is Topic.REFERENCE:
        return one
    return replace(one, probability=round(probability(evidence(pair, link, one)), _DECIMALS))


def probability(known: Evidence) -> float:
    """Return how likely a finding is right of which so much is known."""
    weights = _weights()
    odds = weights[ALWAYS] + sum(weights.get(name, 0.0) * value for name, value in known.items())
    return 1 / (1 + exp(-odds))


@cache
def _weights() -> dict[str, float]:
    return {name: float(weight) for name, weight in rows("finding_trust")}
