"""What the second look sees of a pair: near words, shapes, acts, rivals, what is around."""

import numpy as np
import pytest
from duizhao.alignment.linking.evidence.acts import act_evidence, actor
from duizhao.alignment.linking.evidence.cells import largest, summed
from duizhao.alignment.linking.evidence.contest import contest_evidence
from duizhao.alignment.linking.evidence.context.around import around_evidence
from duizhao.alignment.linking.evidence.context.kin import kin_evidence
from duizhao.alignment.linking.evidence.context.standing import standing_evidence
from duizhao.alignment.linking.evidence.cover import cover_evidence
from duizhao.alignment.linking.evidence.ngrams import index
from duizhao.alignment.linking.evidence.rivals import rival
from duizhao.alignment.linking.evidence.shape import shape_evidence
from duizhao.alignment.linking.learned.weights import background
from duizhao.alignment.linking.model import Candidates, Unit
from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

REWARD, MORE = Unit("对有突出贡献的单位给予奖励"), Unit("对有突出贡献的集体给予表彰和奖励")
STORE = Unit("仓库应当配备灭火器材")
FIRST = np.array([0])


def cover(template, variant):
    found = cover_evidence([template], [variant], FIRST, FIRST, background())
    return {name: float(values[0]) for name, values in found.items()}


def test_a_clause_is_said_by_one_that_says_more_and_not_whole_the_other_way_round():
    found = cover(REWARD, MORE)
    assert found["said_t"] > found["said_v"] > 0.4
    assert found["said_least"] == found["said_v"] and found["said_most"] == found["said_t"]


def test_a_clause_of_another_matter_says_little():
    assert cover(REWARD, STORE)["said_most"] < 0.3


def test_the_article_opposite_says_what_another_clause_of_it_says():
    units = Unit(STORE.text, article=1), Unit(REWARD.text, article=1)
    found = cover_evidence([REWARD], units, FIRST, FIRST, background())
    assert found["said_in_article_t"][0] > 0.9 > found["said_t"][0]


def test_clauses_without_known_words_are_not_alike():
    assert not any(cover(Unit("甲"), Unit("甲")).values())


def test_the_shorter_clause_is_found_whole_in_the_longer_one():
    longer = Unit("有关单位应当加强管理。" + STORE.text + "。违者责令改正。")
    alike = np.array([fuzz.ratio(STORE.text, longer.text) / 100], np.float32)
    found = shape_evidence([STORE], [longer], FIRST, FIRST, alike)
    assert found["in_order"][0] == 1
    assert found["sentences_v"][0] > found["sentences_t"][0]


def test_a_lead_in_knows_its_items_and_an_item_that_it_is_one():
    units = Unit("有下列情形之一的:"), Unit("擅自销毁的;", parent=0), Unit("涂改的;", parent=0)
    strange = np.zeros(2, np.float32)
    found = shape_evidence(units, [STORE], np.array([0, 1]), np.array([0, 0]), strange)
    assert found["items_t"].tolist() == [2, 0]
    assert found["listed_t"].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("template", "variant"),
    [("甲应当乙丙", "甲可以乙丁丙"), ("甲" * 300, "乙甲" * 300), ("食堂留样", "车辆停放")],
)
def test_characters_in_common_are_those_of_the_longest_common_subsequence(template, variant):
    heads = template[:400], variant[:400]
    alike = np.array([fuzz.ratio(*heads) / 100], np.float32)
    found = shape_evidence([Unit(template)], [Unit(variant)], FIRST, FIRST, alike)
    common = LCSseq.similarity(*heads) / min(map(len, heads))
    assert found["in_order"][0] == np.float32(common)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("县级人民政府应当编制规划", "县级人民政府"),
        ("经营者不得拒绝检查", "经营者"),
        ("仓库", "仓库"),
    ],
)
def test_who_acts_stands_before_the_word_of_force(text, who):
    assert actor(text) == who


def test_a_duty_and_its_penalty_are_different_acts():
    duty, penalty = Unit("经营者应当亮证经营"), Unit("经营者未亮证经营的,处五百元以下罚款")
    found = act_evidence([duty], [penalty], FIRST, FIRST, background())
    assert found["one_acts_penalty"][0] == found["one_acts_duty"][0] == 1
    assert found["acts_penalty"][0] == 1


def test_an_authority_on_one_side_only_is_told():
    office, trader = Unit("市场监督管理部门应当公布结果"), Unit("经营者应当公布价格")
    found = act_evidence([office], [trader], FIRST, FIRST, background())
    assert (found["authority_one"][0], found["authority_both"][0]) == (1, 0)


def test_the_place_among_rivals_and_the_lead_over_the_next():
    x, i, j = np.array([0.9, 0.4, 0.4], np.float32), np.array([0, 0, 0]), np.array([0, 1, 2])
    found = contest_evidence({"said": x}, i, j)
    assert found["said_rank_t"].tolist() == pytest.approx([0, np.log(2), np.log(2)])
    assert found["said_rank_v"].tolist() == [0, 0, 0]
    assert found["said_lead_t"].tolist() == pytest.approx([0.5, -0.5, -0.5])
    assert found["said_lead_v"].tolist() == pytest.approx([0.9, 0.4, 0.4])


def test_cells_keep_the_largest_or_the_sum_and_lack_is_nought():
    codes, values = np.array([7, 3, 7]), np.array([1, 2, 4], np.float32)
    assert largest(codes, values).at(np.array([3, 5, 7])).tolist() == [2, 0, 4]
    assert summed(codes, values).at(np.array([7])).tolist() == [5]


def looked(p, template, variant, evidence=around_evidence):
    """Return evidence of all pairs of two texts from the table of first probabilities."""
    p = np.array(p, np.float32)
    i, j = (each.ravel() for each in np.indices(p.shape))
    c = Candidates(i, j, {}, index(["甲"], ["乙"], 2), p[0])
    found = evidence(c, p.ravel(), template, variant, np.arange(p.size))
    return {name: values.reshape(p.shape) for name, values in found.items()}


def test_a_clause_left_over_in_an_article_that_is_answered_has_its_partner_there():
    ours = [Unit("", article=1)] * 3 + [Unit("", article=5)]
    theirs = [Unit("", article=2)] * 3
    p = [[0.9, 0, 0], [0, 0.9, 0], [0, 0, 0.1], [0, 0, 0.1]]
    found = looked(p, ours, theirs)
    assert found["article_answered_t"][2, 2] > 0.6 > found["article_answered_t"][3, 2]
    assert found["article_links"][2, 2] > 1.5 and found["article_lead_v"][2, 2] > 0
    assert found["article_lead_v"][3, 2] < 0


def test_items_are_found_through_their_lead_ins_and_a_sentence_through_its_items():
    ours = Unit(""), Unit("", parent=0), Unit("", parent=0)
    found = looked([[0.1, 0.8], [0.7, 0.2], [0.1, 0.1]], ours, (Unit(""), Unit("")))
    assert found["lead_in_t"][1].tolist() == pytest.approx([0.1, 0.8])
    assert found["items_answered_t"][0, 0] == pytest.approx(0.7)
    assert found["lead_ins"][1, 0] == -1
    listed = looked([[0.9, 0], [0, 0.5]], ours[:2], ours[:2])
    assert listed["lead_ins"][1, 1] == pytest.approx(0.9)
    assert listed["items_answered"][0, 0] == pytest.approx(0.5)


def test_penalties_are_found_through_the_articles_that_they_cite():
    ours = Unit("", article=1), Unit("", article=4, cites=(1,))
    theirs = Unit("", article=2), Unit("", article=3), Unit("", article=9, cites=(3,))
    found = looked([[0.1, 0.8, 0], [0, 0, 0.3]], ours, theirs)
    assert found["cited_both"][1, 2] == pytest.approx(0.8)
    assert found["cited_both"][0, 0] == -1 and found["cited_one"][0, 2] == 1


def test_rivals_are_told():
    p = [[0.9, 0.4], [0.2, 0.1]]

    def standing(c, p, template, variant, look):
        sizes = len(template), len(variant)
        best = rival(p, c.i, sizes[0])[0], rival(p, c.j, sizes[1])[0]
        return standing_evidence(c, p, best, sizes, look)

    found = looked(p, [Unit("")] * 2, [Unit("")] * 2, standing)
    assert found["rival_t"][0].tolist() == pytest.approx([0.4, 0.9])
    assert found["rival_v"][1].tolist() == pytest.approx([0.9, 0.4])
    assert found["others_t"][0, 0] == pytest.approx(0.4)


def test_a_clause_like_one_that_answers_already_is_kin_and_another_is_not():
    theirs = REWARD, MORE, STORE

    def kin(c, p, template, variant, look):
        return kin_evidence(c, p, template, variant, background(), look)

    found = looked([[0.9, 0.1, 0.1]], [REWARD], theirs, kin)["kin_v"][0]
    assert found[1] > found[2] and found[0] == 0
