"""The third look: a weighted sum of what the second look says and of what is left to say.

A worked example. The second look gives the log-odds 0.4, and all that a pair shares is fresh. With
the weights 0.9 for the odds and 0.3 for the freshness, the third look says 0.36 + 0.3 = 0.66; each
reason that the second look gave counts nine tenths.
"""

from dataclasses import dataclass

import numpy as np

from ..model import Evidence, Floats, columns
from .line import Line


@dataclass(frozen=True, slots=True, eq=False)
class Third:
    """A sum over named evidence; the first name is that of the log-odds of the second look."""

    names: tuple[str, ...]
    line: Line

    def values(self, evidence: Evidence) -> Floats:
        """Return the evidence of the third look, a column for each name."""
        return columns(evidence, self.names)

    def odds(self, values: Floats) -> Floats:
        """Return the log-odds of each pair; ``values`` are pairs × names."""
        return self.line.odds(values)

    @property
    def kept(self) -> float:
        """What is kept of the log-odds of the second look, and of each reason for them."""
        return float(self.line.weight[0] / self.line.spread[0])

    def parts(self, values: Floats) -> Floats:
        """Return what each evidence but the first adds to the log-odds of each pair."""
        return np.asarray(self.line.parts(values)[:, 1:], np.float32)
