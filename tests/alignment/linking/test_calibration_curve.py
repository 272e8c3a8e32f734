"""The curve from what the looks give to how many in ten of such pairs are links."""

import numpy as np
from duizhao.alignment.linking.learned.weights import model


def test_more_given_is_no_less_and_the_ends_stay():
    known = model()
    grid = np.linspace(0, 1, 1001).astype(np.float32)
    said = known.probability(grid)
    assert (np.diff(said) >= 0).all()
    assert said[0] == 0 and said[-1] == 1


def test_neighbouring_odds_differ_by_little():
    said = model().probability(np.linspace(0.05, 0.95, 901).astype(np.float32))
    assert np.diff(said).max() < 0.01
