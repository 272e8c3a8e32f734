"""The odds of all pairs of two documents fall between strangers; what frames a text is sure."""

import numpy as np
import pytest
from duizhao.alignment.linking.calibrate import calibrated, of_items
from duizhao.alignment.linking.evidence.ngrams import index
from duizhao.alignment.linking.model import Candidates


def shifted(likely, doubtful, framing=False, clauses=20, before=None):
    """Return the probability of the last pair after the shift: each clause has one pair.

    ``before`` is what the second look gave to all of them, where the third has raised it.
    """
    p = np.array([*likely, *[0.0] * (clauses - len(likely) - 1), doubtful], np.float32)
    each = np.arange(clauses)
    found = Candidates(each, each, {}, index(["甲"], ["乙"], 2), p)
    told = None if before is None else np.full(clauses, before, np.float32)
    return float(calibrated(found, p, framing & (each == clauses - 1), told)[-1])


def test_between_kindred_texts_odds_stay_as_they_are():
    assert shifted([0.99] * 10, 0.3) == pytest.approx(0.3)
    assert shifted([0.7] * 10, 0.3) == pytest.approx(0.3)


def test_between_strangers_all_odds_fall_and_a_sure_pair_stays_likely():
    assert shifted([], 0.3) < 0.1
    assert shifted([], 0.995) > 0.5


def test_strangers_are_told_before_the_third_look_raises_their_odds():
    assert shifted([0.7] * 10, 0.3, before=0.7) == pytest.approx(0.3)
    assert shifted([0.7] * 10, 0.3, before=0.05) < 0.1


def test_certainty_stays_what_it_is():
    assert shifted([0.6] * 10, 0.0) == 0
    assert shifted([0.6] * 10, 1.0) == 1


def test_where_everything_is_a_little_likely_nothing_gains():
    assert shifted([0.2] * 199, 0.3, clauses=200) < 0.1


def test_opening_and_closing_clauses_of_kindred_texts_answer_each_other():
    assert shifted([0.99] * 10, 0.2, framing=True) > 0.9


def test_those_of_strangers_do_not():
    assert shifted([], 0.2, framing=True) < 0.1


def test_a_framing_pair_that_is_ruled_out_stays_so():
    assert shifted([0.99] * 10, 0.0, framing=True) == 0


def other(first, given):
    """Return the probability of another pair of a framing clause, whose own is ``first``."""
    p = np.array([*[0.99] * 10, first, given], np.float32)
    i, j = np.arange(12), np.arange(12)
    j[-1] = j[-2]
    found = Candidates(i, j, {}, index(["甲"], ["乙"], 2), p)
    return float(calibrated(found, p, np.arange(12) == 10)[-1])


def test_a_framing_clause_answers_nothing_else_unless_that_is_next_to_certain():
    assert other(0.2, 0.75) < 0.2
    assert other(0.2, 0.99) > 0.8
    assert other(0.0, 0.75) == pytest.approx(0.75)


def beside(rival, listed=True):
    """Return the probability of a pair given 0.5, one of whose clauses has another pair."""
    p = np.array([0.5, rival, 1.0], np.float32)
    found = Candidates(np.array([0, 0, 1]), np.array([0, 1, 2]), {}, index(["甲"], ["乙"], 2), p)
    return of_items(found, p, np.full(3, listed)).tolist()


def test_items_answer_one_item_and_other_clauses_several():
    assert beside(0.9)[0] < 0.35 < beside(0.9)[1]
    assert beside(0.0)[0] == pytest.approx(0.5)
    assert beside(0.9, listed=False) == pytest.approx([0.5, 0.9, 1.0])


def test_what_is_certain_stays_so_beside_rivals():
    assert beside(1.0)[1:] == [1.0, 1.0]
