"""Trees: what they add up to, what each evidence did, and the other way round."""

import numpy as np
import pytest
from duizhao.alignment.linking.learned.forest import Forest

# One tree asks a_t > 1 and then b > 2; the other is a leaf. The third evidence mirrors the first.
FOREST = Forest(
    names=("a_t", "b", "a_v"),
    mirror=np.array([2, 1, 0]),
    root=np.array([0, 5]),
    asked=np.array([0, 0, 1, 0, 0, 0]),
    threshold=np.array([1, 0, 2, 0, 0, 0], np.float32),
    below=np.array([1, 1, 3, 3, 4, 5]),
    above=np.array([2, 1, 4, 3, 4, 5]),
    value=np.array([-1, -3, 2, 1, 4, 0.5], np.float32),
    deepest=2,
)


def odds(*rows):
    return FOREST.odds(np.array(rows, np.float32)).tolist()


def test_a_pair_ends_at_the_leaf_that_its_evidence_leads_to():
    assert odds([5, 7, 5], [5, 1, 5], [0, 7, 0]) == [4.5, 1.5, -2.5]


def test_a_value_at_the_threshold_is_not_above_it():
    assert odds([1, 7, 1]) == [-2.5]


def test_both_ways_round_the_odds_are_the_same():
    assert odds([5, 7, 0]) == odds([0, 7, 5]) == [1.0]


@pytest.mark.parametrize("row", [[5, 7, 5], [5, 1, 0], [0, 0, 0]])
def test_what_each_evidence_adds_makes_the_whole_with_the_base(row):
    values = np.array([row], np.float32)
    assert FOREST.base + FOREST.parts(FOREST.looked(values)[1]).sum() == pytest.approx(
        FOREST.odds(values)[0]
    )


def test_only_what_was_asked_has_a_part():
    assert FOREST.parts(FOREST.looked(np.array([[0, 7, 0]], np.float32))[1]).tolist() == [
        [-1.0, 0.0, -1.0]
    ]


def test_many_pairs_are_looked_at_in_blocks_and_come_out_in_their_order():
    rows = np.zeros((3000, 3), np.float32)
    rows[2500] = 5, 7, 5
    found = FOREST.odds(rows)
    assert found[2500] == 4.5 and (np.delete(found, 2500) == -2.5).all()
