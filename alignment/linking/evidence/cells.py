"""Sparse tables: values at (row, column), looked up, gathered, summed without empty cells.

A worked example with three columns. The values 0.2 and 0.4 at (1, 2) and 0.7 at (0, 2) have the
codes 5, 5 and 2. ``largest`` gives 0.7 at 2 and 0.4 at 5, ``summed`` 0.7 and 0.6; at code 3, where
nothing is, both give 0.
"""

from typing import NamedTuple

import numpy as np

from ..model import Floats, Ints, begins


class Cells(NamedTuple):
    """Values by code, row × columns + column; the codes ascend, what is missing is nought."""

    codes: Ints
    values: Floats

    def at(self, codes: Ints) -> Floats:
        """Return the value of each code."""
        if not len(self.codes):
            return np.zeros(len(codes), np.float32)
        place = np.minimum(self.codes.searchsorted(codes), len(self.codes) - 1)
        return np.where(self.codes[place] == codes, self.values[place], 0).astype(np.float32)


def _runs(codes: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the order in which codes ascend, each of them once, and where it begins in it."""
    order = codes.argsort(kind="stable")
    ordered = codes[order]
    first = begins(ordered).nonzero()[0]
    return order, ordered[first], first


def largest(codes: Ints, values: Floats) -> Cells:
    """Return the largest value of each code."""
    order, each, first = _runs(codes)
    if not len(first):
        return Cells(codes, values)
    return Cells(each, np.maximum.reduceat(values[order], first))


def summed(codes: Ints, values: Floats) -> Cells:
    """Return the sum of the values of each code."""
    order, each, first = _runs(codes)
    if not len(first):
        return Cells(codes, values)
    sums = np.add.reduceat(values[order].astype(np.float64), first)
    return Cells(each, sums.astype(np.float32))
