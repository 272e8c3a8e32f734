"""Logistic regression whose signs are fixed by meaning and whose two sides weigh the same.

Newton steps on a penalised likelihood; an evidence that comes out with the wrong sign (more
shared words speaking against a link) is taken out, for it only corrects another one. What is seen
from the template and what is seen from the variant have one weight: which text is the template
says nothing of which clauses answer each other, and a comparison the other way round must find
the same links.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from duizhao.alignment.linking.learned.weights import mirror

AGAINST = re.compile(r"^(distance|one_|led_one)")
EITHER = re.compile(r"^(shorter_weight|shared_weight|led_both)")
RIDGE, ROUNDS = 3.0, 6


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights on standardised evidence; the last one is the base."""

    weight: np.ndarray
    middle: np.ndarray
    spread: np.ndarray

    def probability(self, values: np.ndarray) -> np.ndarray:
        """Return the probability of each row of evidence."""
        odds = (values - self.middle) / self.spread @ self.weight[:-1] + self.weight[-1]
        return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))


def sign(name: str) -> int:
    """Return the sign that an evidence must have: 1, -1, or 0 for either."""
    return -1 if AGAINST.match(name) else 0 if EITHER.match(name) else 1


def tied(names: Sequence[str]) -> np.ndarray:
    """Return the number of each evidence; it has the number of its mirror image."""
    kinds = sorted({min(name, mirror(name)) for name in names})
    return np.array([kinds.index(min(name, mirror(name))) for name in names])


def newton(
    z: np.ndarray, y: np.ndarray, w: np.ndarray, b: np.ndarray, ridge: np.ndarray
) -> np.ndarray:
    """Return the weights of most likelihood, penalised by ``ridge``, from ``b`` on."""

    def log_odds(b: np.ndarray) -> np.ndarray:
        # In the precision of the evidence: else numpy copies all of it, each time.
        return np.asarray(z @ b.astype(z.dtype), float)

    def loss(b: np.ndarray) -> float:
        odds = log_odds(b)
        return float((w * (np.logaddexp(0, odds) - y * odds)).sum() + 0.5 * (ridge * b * b).sum())

    old = loss(b)
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(log_odds(b), -30, 30)))
        half = z * np.sqrt(w * np.maximum(p * (1 - p), 1e-9)).astype(z.dtype)[:, None]
        curve = (half.T @ half).astype(float)
        curve[np.diag_indices(len(b))] += ridge + 1e-6
        slope = z.T @ (w * (y - p)).astype(z.dtype) - ridge * b
        step, length = np.linalg.solve(curve, slope), 1.0
        while (new := loss(b + length * step)) >= old and length > 1e-3:
            length /= 2
        b = b + length * step
        if old - new < 2e-4 * max(1, abs(old)):
            break
        old = new
    return b


def _scale(x: np.ndarray, kind: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return middle and spread of each evidence, those of mirror images taken together."""
    many = np.bincount(kind)
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    return tuple((np.bincount(kind, each) / many)[kind] for each in (middle, spread))


def fit(
    x: np.ndarray, y: np.ndarray, w: np.ndarray, names: Sequence[str], warm: Fit | None = None
) -> Fit:
    """Fit, take out evidence whose sign contradicts its meaning, fit again.

    From ``warm``, a fit on nearly the same rows, one round is enough.
    """
    kind = tied(names)
    middle, spread = (warm.middle, warm.spread) if warm else _scale(x, kind)
    n = kind.max() + 1
    both = np.eye(n, dtype=np.float32)[kind]
    z = np.c_[((x - middle) / spread).astype(np.float32) @ both, np.ones(len(x), np.float32)]
    ridge = np.r_[RIDGE * np.bincount(kind), 1e-6]
    first = np.unique(kind, return_index=True)[1]
    full = np.r_[warm.weight[:-1][first], warm.weight[-1]] if warm else np.r_[np.zeros(n), -3.0]
    active = np.flatnonzero(full[:-1]) if warm else np.arange(n)
    signs = np.array([sign(names[k]) for k in first])
    for _ in range(1 if warm else ROUNDS):
        columns = np.append(active, n)
        b = newton(z[:, columns], y, w, full[columns], ridge[columns])
        full[:] = 0
        full[columns] = b
        wrong = active[b[:-1] * signs[active] < 0]
        if not len(wrong):
            break
        active = np.setdiff1d(active, wrong)
        full[wrong] = 0
    full[:-1][full[:-1] * signs < 0] = 0
    return Fit(np.r_[full[:-1][kind], full[-1]], middle, spread)
