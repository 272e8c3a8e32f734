"""A weighted sum of the evidence of the second look: one weight each, and no question asked.

Boosted trees are good at what must come together, a sum at what simply adds up, and their errors
are others: mixed they are better than either, most of all on texts unlike those learned from.
"""

from dataclasses import dataclass

import numpy as np

from ..model import Floats, Ints

# Evidence further from the middle than so many spreads says no more than that.
FAR = 4.0


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
        z = self.standard(values).astype(np.float64)
        turned = self.standard(values[:, self.mirror]).astype(np.float64)
        ours, theirs = (np.einsum("ij,j->i", side, self.weight) for side in (z, turned))
        return np.asarray((ours + theirs) / 2 + self.base, np.float32)

    def parts(self, values: Floats) -> Floats:
        """Return what each evidence adds to the log-odds of each pair; with ``base`` the whole."""
        ours = self.standard(values) * self.weight
        theirs = (self.standard(values[:, self.mirror]) * self.weight)[:, self.mirror]
        return np.asarray((ours + theirs) / 2, np.float32)
