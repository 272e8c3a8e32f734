"""A weighted sum of the evidence of the second look: one weight each, and no question asked.

Boosted trees are good at what must come together, a sum at what simply adds up, and their errors
are others: mixed they are better than either, most of all on texts unlike those learned from.
"""

from dataclasses import dataclass

import numpy as np

from ..model import Floats, Ints

# Evidence further from the middle than so many spreads says no more than that.
FAR = 4.0
# Pairs looked at together: what a block of them needs stays in the processor's cache.
ROWS = 128


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Log-odds of a pair: base + Σ weight × (value − middle) ÷ spread, a column an evidence.

    ``mirror`` is the place of each evidence when template and variant change places.
    """

    mirror: Ints
    weight: Floats
    middle: Floats
    spread: Floats
    base: float

    def standard(self, values: Floats) -> Floats:
        """Return evidence, pairs × names, in spreads from its middle."""
        return np.asarray(np.clip((values - self.middle) / self.spread, -FAR, FAR), np.float32)

    def odds(self, values: Floats) -> Floats:
        """Return the log-odds of each pair, the same whichever text is the template."""
        both = self, self._turned()
        out = np.empty(len(values), np.float32)
        for first in range(0, len(values), ROWS):
            block = values[first : first + ROWS]
            ours, theirs = (
                np.einsum("ij,j->i", side.standard(block), side.weight, dtype=np.float64)
                for side in both
            )
            out[first : first + ROWS] = (ours + theirs) / 2 + self.base
        return out

    def _turned(self) -> "Line":
        """Return the sum with template and variant exchanged."""
        weight, middle, spread = (c[self.mirror] for c in (self.weight, self.middle, self.spread))
        return Line(self.mirror, weight, middle, spread, self.base)

    def parts(self, values: Floats) -> Floats:
        """Return what each evidence adds to the log-odds of each pair; with ``base`` the whole."""
        ours = self.standard(values) * self.weight
        theirs = (self.standard(values[:, self.mirror]) * self.weight)[:, self.mirror]
        return np.asarray((ours + theirs) / 2, np.float32)
