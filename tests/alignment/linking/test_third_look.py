"""The third look: what a pair adds to the links that the second look finds likely."""

import numpy as np
import pytest
from duizhao.alignment.linking.evidence.context.residue import Doubtful, residue_evidence
from duizhao.alignment.linking.evidence.context.third_pass import SECOND, third_pass
from duizhao.alignment.linking.evidence.ngrams import holds, sums
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.learned.line import Line
from duizhao.alignment.linking.learned.third import Third
from duizhao.alignment.linking.learned.weights import background, model
from duizhao.alignment.linking.model import Bag, Index, Unit
from duizhao.alignment.linking.weigh import weigh
from duizhao.alignment.linking.why import families, whys

# 第八条 holds the things 0, 1 and 2; 第三条 0 and 1, 第四条 2, 第五条 0.
THINGS = Index.of(
    Bag(np.array([0, 3]), np.array([0, 1, 2])),
    Bag(np.array([0, 2, 3, 4]), np.array([0, 1, 2, 0])),
    np.arange(3, dtype=np.uint64),
)


def fresh(p):
    pairs = Doubtful(np.zeros(3, np.int64), np.arange(3), np.array(p, np.float32))
    return residue_evidence("things", THINGS, np.ones(3, np.float32), pairs)


def test_what_a_likely_partner_has_explained_is_not_fresh():
    found = fresh([0.9, 0.3, 0.4])["things_fresh_of_t"]
    # Of 第三条 thing 0 is explained by four tenths, thing 1 not at all.
    assert found == pytest.approx(np.array([1.6, 1.0, 0.1]) / 3.5, abs=1e-6)


def test_an_unlikely_partner_explains_nothing():
    assert fresh([0.1, 0.3, 0.4])["things_fresh_of_t"][2] == pytest.approx(1 / 3.5)


def test_the_clause_opposite_counts_its_own_partners():
    # No clause of the variant has another partner: all that it shares is fresh.
    assert fresh([0.9, 0.9, 0.9])["things_fresh_v"] == pytest.approx([2 / 2.5, 1 / 1.5, 1 / 1.5])


def test_things_held_and_their_sums():
    bag = Bag(np.array([0, 1, 2]), np.array([5, 5]))
    whose, ids = np.array([0, 0, 1]), np.array([3, 5, 5])
    assert holds(bag, np.array([0, 1]), whose, ids, 6).tolist() == [False, True, True]
    assert sums(np.array([1.0, 2.0, 2.0]), np.array([0, 0, 2]), 3).tolist() == [3.0, 0.0, 2.0]


TEMPLATE = (Unit("食堂应当公示菜单，留样，清洗餐具。"), Unit("食堂应当设专人管理。"))
VARIANT = (
    Unit("食堂应当公示菜单并留样。"),
    Unit("餐具应当清洗。"),
    Unit("菜单应当公示。"),
)


def test_the_part_that_is_left_open_is_fresher_than_the_one_said_again():
    found = first_pass(TEMPLATE, VARIANT, background())
    first = np.flatnonzero(found.i == 0)
    p = np.zeros(len(found.i), np.float32)
    p[first] = 0.9, 0.3, 0.3
    seen = third_pass(found, (p, p), TEMPLATE, VARIANT, background(), first)
    assert seen["bigrams_fresh_t"][1] > 2 * seen["bigrams_fresh_t"][2]
    assert seen["concepts_fresh_t"][1] > seen["concepts_fresh_t"][2]
    assert seen["second_rival_t"] == pytest.approx([0.3, 0.9, 0.9])
    assert seen["second_beside_v"] == pytest.approx([0.3, 0.9, 0.3])


def test_no_pair_to_look_into_has_no_evidence():
    found = first_pass(TEMPLATE, VARIANT, background())
    nothing = np.zeros(0, np.int64)
    p = np.zeros(len(found.i), np.float32)
    seen = third_pass(found, (p, p), TEMPLATE, VARIANT, background(), nothing)
    assert {len(values) for values in seen.values()} == {0}


def test_each_reason_of_the_second_look_counts_as_much_as_is_kept_of_it():
    mirror, one = np.arange(2), np.ones(2, np.float32)
    line = Line(mirror, np.array([0.9, 0.3], np.float32), 0 * one, one, 0.0)
    third = Third((SECOND, "fresh"), line)
    values = np.array([[0.4, 1.0]], np.float32)
    assert third.kept == pytest.approx(0.9)
    assert third.odds(values) == pytest.approx([0.66])
    assert third.parts(values) == pytest.approx(np.array([[0.3]]))


def test_the_parts_of_a_pair_change_as_its_odds_do():
    weighed = weigh(TEMPLATE, VARIANT)
    values, parts = weighed.why(range(len(weighed.i)))
    names = weighed.known.names
    assert values.shape == parts.shape == (len(weighed.i), len(names))
    assert np.isfinite(values).all()
    looked = np.flatnonzero(weighed.row >= 0)
    again = looked[~np.isnan(weighed.third[weighed.row[looked], 0])]
    odds = model().third.odds(weighed.third[weighed.row[again]])
    assert len(again) > 1
    assert np.diff(parts[again].sum(axis=1)) == pytest.approx(np.diff(odds), abs=0.01)


def test_what_is_left_to_say_is_told_among_the_reasons():
    weighed = weigh(TEMPLATE, VARIANT)
    members = families(weighed.known.names)
    assert {"concepts_fresh_t", "bigrams_fresh_of_v"} <= {
        weighed.known.names[at] for at in members["unexplained"]
    }
    best = int(weighed.probability.argmax())
    assert whys(weighed, [[best]], members)[0]
