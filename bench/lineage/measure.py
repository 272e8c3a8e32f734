"""What of a lineage is right: parents, directions, and how far its support can be believed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean

from duizhao.alignment.family.lineage.find import outweighed
from duizhao.alignment.family.lineage.support import Seen, rivals, support
from duizhao.alignment.family.model import ROOT

from bench.lineage.cases import MODES, Case

# Edges are gathered by support into these parts.
PARTS = ((0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 0.97), (0.97, 1.01))
UNKNOWN = -2


@dataclass(frozen=True, slots=True)
class Judged:
    """An edge that was told, whether it is right, and whether its text's model hangs from the text.

    Then the two are exchanged, wherever the text itself hangs.
    """

    mode: str
    seen: Seen
    right: bool
    reversed: bool

    @property
    def root(self) -> bool:
        """Whether the edge comes from the template."""
        return self.seen.parent == ROOT

    @property
    def support(self) -> float:
        """Return the support that was told."""
        return support(self.seen)


def judged(case: Case, seed: int = 0, modes: Sequence[str] = MODES) -> Iterator[Judged]:
    """Yield every edge of a case whose truth is known, once for each thing done to the dates."""
    for mode in modes:
        look = case.look(mode, seed)
        for seen in look.seen:
            true = case.parents[seen.child]
            if true != UNKNOWN:
                back = true != ROOT and int(look.parents[true]) == seen.child
                yield Judged(mode, seen, _told(seen) == true, back)


def _told(seen: Seen) -> int:
    """Return the parent that is told: the template, where the edge is outweighed by it."""
    sure = support(seen)
    if seen.parent != ROOT and outweighed(sure, rivals(seen, sure)):
        return ROOT
    return seen.parent


def parents_right(edges: Sequence[Judged]) -> float:
    """Return the share of edges that are right."""
    return mean(one.right for one in edges) if edges else 1.0


def directions_right(edges: Sequence[Judged]) -> float:
    """Return of the edges between two texts of which one copied the other, those this way."""
    joined = [one for one in edges if one.reversed or (one.right and not one.root)]
    return mean(one.right for one in joined) if joined else 1.0


def reliability(edges: Sequence[Judged]) -> Iterator[tuple[float, float, int, float]]:
    """Yield the parts of support with the number of their edges and the share that is right."""
    for low, high in PARTS:
        within = [one.right for one in edges if low <= one.support < high]
        if within:
            yield low, min(high, 1.0), len(within), mean(within)
