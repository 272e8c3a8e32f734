"""The table of reliability: of each tenth what was said and what is true."""

import numpy as np

from bench.left_out import borderline, interval
from bench.reliability import rows


def test_each_tenth_tells_what_was_said_and_what_is_true():
    p, true = np.array([0.05, 0.15, 0.15, 1.0]), np.array([False, True, False, True])
    assert [(round(low, 1), n, said, share) for low, _, n, said, share in rows(p, true)] == [
        (0.0, 1, 0.05, 0.0),
        (0.1, 2, 0.15, 0.5),
        (0.9, 1, 1.0, 1.0),
    ]


def test_the_interval_holds_the_mean_and_shrinks_to_nothing_where_all_are_equal():
    low, high = interval([0.2, 0.4, 0.6, 0.8] * 5)
    assert 0.35 < low < 0.5 < high < 0.65
    assert interval([0.5] * 9) == (0.5, 0.5)


def test_borderline_pairs_are_read_from_either_list_and_none_from_prose():
    lists = {"borderline_links": [["t1", "v1", "?"]], "borderline_non_links": [["t2", "v1"]]}
    assert borderline({"annotation": lists}) == {("t1", "v1"), ("t2", "v1")}
    assert borderline({"annotation": "read twice"}) == borderline({}) == set()
