"""Which clauses answer each other (对应), and why."""

from collections.abc import Mapping, Sequence

from ..corpus.model import Document
from ..corpus.normalise import clean
from .linking.gather import Group, gather
from .linking.pairs import Weighed, weigh
from .linking.units import units
from .linking.why import families, why
from .model import Link


def _links(
    groups: Sequence[Group],
    at: Mapping[tuple[int, int], int],
    weighed: Weighed,
    sides: tuple[list[int], ...],
) -> list[Link]:
    """Return the links of groups of clauses, each with what spoke for it."""
    members = families(weighed.names)
    return [_link(group, at, weighed, sides, members) for group in groups]


def _link(
    group: Group,
    at: Mapping[tuple[int, int], int],
    weighed: Weighed,
    sides: tuple[list[int], ...],
    members: Mapping[str, Sequence[int]],
) -> Link:
    """Return the link of one group of clauses."""
    pairs = [at[t, v] for t in sorted(group[0]) for v in sorted(group[1]) if (t, v) in at]
    return Link(
        tuple(sides[0][t] for t in sorted(group[0])),
        tuple(sides[1][v] for v in sorted(group[1])),
        round(float(weighed.likeness[pairs].max()), 4),
        round(float(weighed.probability[pairs].max()), 4),
        why(weighed, pairs, members),
    )


def _alone(clauses: Sequence[int], best: Mapping[int, float], template: bool) -> list[Link]:
    """Return clauses without counterpart; the probability says how sure that is."""
    sure = {clause: round(1 - best.get(clause, 0.0), 4) for clause in clauses}
    if template:
        return [Link((clause,), (), 0.0, sure[clause]) for clause in clauses]
    return [Link((), (clause,), 0.0, sure[clause]) for clause in clauses]


def find_links(template: Document, variant: Document) -> tuple[Link, ...]:
    """Return links in which every clause of either document occurs exactly once.

    Every pair that may be one is weighed by named evidences, twice: the second time with the
    first answers of the pairs around it in view (``linking``); likely pairs are gathered into
    links m:n. A clause in no likely pair has no counterpart.
    """
    sides = tuple(
        [i for i in d.clauses if clean(d.text, d.nodes[i].body).text] for d in (template, variant)
    )
    linked: list[Link] = []
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    if all(sides):
        weighed = weigh(units(template, sides[0]), units(variant, sides[1]))
        pairs = zip(weighed.i.tolist(), weighed.j.tolist(), strict=True)
        at = {pair: k for k, pair in enumerate(pairs)}
        probability = dict(zip(at, weighed.probability.tolist(), strict=True))
        linked = _links(gather(probability), at, weighed, sides)
        for (t, v), p in probability.items():
            best[0][sides[0][t]] = max(p, best[0].get(sides[0][t], 0.0))
            best[1][sides[1][v]] = max(p, best[1].get(sides[1][v], 0.0))
    used = [{i for k in linked for i in k.template}, {i for k in linked for i in k.variant}]
    linked += _alone([i for i in template.clauses if i not in used[0]], best[0], True)
    linked += _alone([i for i in variant.clauses if i not in used[1]], best[1], False)
    return tuple(linked)
