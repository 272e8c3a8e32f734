"""What is told of wholes: articles of several paragraphs, chapters, sentences at home."""

import numpy as np
import pytest
from duizhao.alignment.linking.evidence.context.blocks import block_evidence, blocks
from duizhao.alignment.linking.evidence.context.chapters import chapter_evidence
from duizhao.alignment.linking.first_pass import first_pass
from duizhao.alignment.linking.learned.line import Line
from duizhao.alignment.linking.learned.weights import background
from duizhao.alignment.linking.model import Candidates, Unit
from duizhao.alignment.linking.units import units, worded
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

PENSION, PILLAR = "养老机构应当每日巡查房间。", "巡查记录保存两年。"
DINER, FEE = "社区食堂按照成本价格供餐。", "供餐补贴列入预算。"
OFFER, BOOKS = "食堂应当按照不高于成本的价格供餐。", "养老机构的巡查记录应当保存两年。"


def test_the_paragraphs_of_an_article_are_one_block_and_items_are_their_own():
    found = blocks(
        [
            Unit("", article=3),
            Unit("", article=3),
            Unit("", article=7),
            Unit("", article=7, parent=2),
            Unit(""),
        ]
    )
    assert found.tolist() == [0, 0, 1, 2, 3]


def test_articles_that_share_words_elsewhere_are_ahead_of_their_rivals():
    ours = Unit(PENSION, article=1), Unit(PILLAR, article=1), Unit(DINER, article=2)
    theirs = Unit(FEE, article=1), Unit(OFFER, article=1), Unit(BOOKS, article=2)
    found = first_pass(ours, theirs, background())
    told = block_evidence(found, ours, theirs, np.arange(len(found.i)))
    table = {
        name: dict(zip(zip(found.i.tolist(), found.j.tolist(), strict=True), values, strict=True))
        for name, values in told.items()
    }
    assert table["block_votes"][0, 2] > table["block_votes"][0, 0]
    assert table["block_votes_lead_t"][0, 2] > 0 > table["block_votes_lead_t"][0, 0]


def chapters(p, ours, theirs):
    p = np.array(p, np.float32)
    i, j = (each.ravel() for each in np.indices(p.shape))
    found = first_pass([Unit("甲")], [Unit("乙")], background())
    c = Candidates(i, j, {}, found.bigrams, found.weight)
    told = chapter_evidence(c, p.ravel(), ours, theirs, np.arange(p.size))
    return {name: values.reshape(p.shape) for name, values in told.items()}


def test_a_clause_belongs_where_the_rest_of_its_chapter_is():
    ours = [Unit("", chapter=0, heading="保障措施")] * 3
    theirs = [Unit("", chapter=4, heading="服务保障"), Unit("", chapter=4, heading="服务保障")]
    theirs.append(Unit("", chapter=9, heading="法律责任"))
    found = chapters([[0.9, 0, 0], [0, 0.8, 0], [0.2, 0, 0.2]], ours, theirs)
    assert found["chapter_share_t"][2, 0] > 0.7 > 0.1 > found["chapter_share_t"][2, 2]
    assert found["chapter_links"][2, 0] > found["chapter_links"][2, 2] == 0
    assert found["chapter_titles"][0, 0] > found["chapter_titles"][0, 2]


def test_without_chapters_on_both_sides_nothing_is_said_of_them():
    found = chapters([[0.9]], [Unit("", chapter=2, heading="总则")], [Unit("")])
    assert all(values.tolist() == [[-1]] for values in found.values())


def test_a_clause_knows_the_heading_of_its_chapter():
    text = "第一章　总　则\n第一条　为了方便用餐，制定本办法。\n第二章　供餐\n第二条　每日供餐。\n"
    document = parse(Source("x.txt", "", text, "text"))
    assert [u.heading for u in units(document, worded(document))] == ["总则", "供餐"]


def test_a_sentence_is_at_home_with_its_best_partner():
    ours = [Unit(PENSION + DINER)]
    theirs = Unit("房间由养老机构每日巡查。"), Unit(OFFER), Unit("街道应当公示名单。")
    found = first_pass(ours, theirs, background())
    home = dict(zip(found.j.tolist(), found.evidence["sentences_home_t"].tolist(), strict=True))
    assert home[0] > 0.2 and home[1] > 0.2 and home[2] == 0


LINE = Line(
    np.array([1, 0, 2]),
    np.array([0.5, 0.5, -2], np.float32),
    np.array([1, 1, 0], np.float32),
    np.array([2, 2, 1], np.float32),
    0.25,
)


def test_the_sum_adds_what_each_evidence_says_and_no_more_than_it_can():
    assert LINE.odds(np.array([[3, 1, 1]], np.float32)).tolist() == [0.5 - 2 + 0.25]
    assert LINE.odds(np.array([[1, 1, 90]], np.float32)).tolist() == [-8 + 0.25]


@pytest.mark.parametrize("row", [[3, 1, 1], [0, 5, 2]])
def test_the_parts_of_the_sum_make_it_with_its_base_both_ways_round(row):
    values = np.array([row], np.float32)
    assert LINE.base + LINE.parts(values).sum() == pytest.approx(LINE.odds(values)[0])
    assert LINE.odds(values) == LINE.odds(values[:, LINE.mirror])
