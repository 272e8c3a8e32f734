"""The weighted sum of the second look: a logistic regression with equal weights for both sides.

No sign is fixed, for here an evidence may correct another one. The penalty is strong: of two
hundred evidences many say nearly the same.
"""

import numpy as np
from duizhao.alignment.linking.learned.line import FAR, Line

from bench.learn.fit import newton

# The penalty of a weight of one, where the pairs together weigh as many as there are of them. A
# third or three times of it is the same.
RIDGE = 100.0


def straight(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, turned: np.ndarray, ridge: float = RIDGE
) -> Line:
    """Return the sum that tells links from other pairs; ``x`` are pairs × names, ``w`` weights.

    ``turned`` is the place of each name when template and variant change places; every pair is
    seen from both sides.
    """
    x, y, w = np.r_[x, x[:, turned]], np.r_[y, y].astype(float), np.r_[w, w] / w.mean()
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    kind = np.minimum(np.arange(len(turned)), turned)
    kinds, place = np.unique(kind, return_inverse=True)
    z = np.clip((x - middle) / spread, -FAR, FAR).astype(np.float32)
    both = np.eye(len(kinds), dtype=np.float32)[place]
    z = np.c_[z @ both, np.ones(len(z), np.float32)]
    penalty = np.r_[ridge * np.bincount(place), 1e-6]
    found = newton(z, y, w, np.r_[np.zeros(len(kinds)), -3.0], penalty)
    numbers = (side.astype(np.float32) for side in (found[:-1][place], middle, spread))
    return Line(turned, *numbers, float(np.float32(found[-1])))
