"""From pairs of documents to groups: copies first, then families."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .kin import kin
from .model import NO_NEAR, Gist, Grouping, Kin, Kinship, Near

# A group in which fewer of the possible pairs share a good part of a text is a chain of subjects
# (planning – land – houses – rents) and is parted; sixteen variants of one regulation have 0.3.
LOOSE = 0.15
SEED = 0


def grouping(gists: Sequence[Gist]) -> Grouping:
    """Return which documents belong together. Raises ImportError without scipy and networkx.

    Groups are the connected parts of the graph of family pairs, a loose part cut by its
    communities (Blondel et al. 2008, Louvain), weighed by the share in common. The order of
    ``gists`` decides nothing but the numbers.
    """
    same = _same(gists)
    copies = {other for one in same for other in one[1:]}
    own = [k for k in range(len(gists)) if k not in copies]
    pairs = tuple(_renamed(pair, own) for pair in kin([gists[k] for k in own]))
    return Grouping(pairs, same, _groups(pairs))


def nearest(found: Grouping) -> tuple[tuple[Near, ...], ...]:
    """Return for each document of each group the one that it has most of itself in.

    Documents are named by their places in the group.
    """
    place = {d: (g, k) for g, group in enumerate(found.groups) for k, d in enumerate(group)}
    best = [[NO_NEAR] * len(group) for group in found.groups]
    for pair in found.pairs:
        for one, other, share in pair.sides if pair.first in place and pair.second in place else ():
            (group, at), (same, near) = place[one], place[other]
            if group == same and share > best[group][at].share:
                best[group][at] = Near(near, share)
    return tuple(map(tuple, best))


def _same(gists: Sequence[Gist]) -> tuple[tuple[int, ...], ...]:
    """Return the documents that say the same, word by word; those without clauses are none."""
    known: dict[tuple[str, ...], list[int]] = {}
    for k, gist in enumerate(gists):
        if gist.clauses:
            known.setdefault(gist.clauses, []).append(k)
    return tuple(tuple(one) for one in known.values() if len(one) > 1)


def _renamed(pair: Kin, own: Sequence[int]) -> Kin:
    shares = pair.first_share, pair.second_share
    return Kin(own[pair.first], own[pair.second], pair.clauses, *shares, pair.kinship)


def _groups(pairs: Iterable[Kin]) -> tuple[tuple[int, ...], ...]:
    """Return groups of two or more documents, the largest first."""
    import networkx

    graph = networkx.Graph()
    near = [pair for pair in pairs if pair.kinship is not Kinship.SHARED]
    graph.add_weighted_edges_from((pair.first, pair.second, pair.share) for pair in near)
    found = [one for part in networkx.connected_components(graph) for one in _parted(graph, part)]
    kept = (tuple(sorted(one)) for one in found if len(one) > 1)
    return tuple(sorted(kept, key=lambda one: (-len(one), one)))


def _parted(graph: Any, members: set[int]) -> Iterator[set[int]]:
    """Yield the communities of a part of the graph; of a dense part, itself."""
    import networkx

    part = networkx.Graph()
    part.add_nodes_from(sorted(members))
    # A view of a part is asked for each edge anew whether it is in it: not for the whole.
    inner = graph if len(members) == len(graph) else graph.subgraph(members)
    part.add_weighted_edges_from(sorted(inner.edges(data="weight")))
    if networkx.density(part) >= LOOSE:
        yield members
        return
    communities = networkx.community.louvain_communities(part, seed=SEED)
    for one in communities if len(communities) > 1 else ():
        yield from _parted(graph, one)
    if len(communities) == 1:
        yield members
