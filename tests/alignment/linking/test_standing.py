"""Short clauses answer each other by label and place; longer ones, and those that moved, do not."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.linking.by_place.standing import standing
from duizhao.alignment.model import Link
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

LIST = "河道名录\n一、东河\n二、南河\n三、西河\n"


def read(text):
    return parse(Source("", "", text, "text"))


def pairs(new, answered, old=LIST):
    """Return the labels of the pairs that stand alike; ``answered`` are links by place."""
    texts = read(old), read(new)
    links = [Link((texts[0].clauses[a],), (texts[1].clauses[b],), 1.0, 1.0) for a, b in answered]
    free = [
        set(document.clauses) - {i for link in links for i in link.ends[side]}
        for side, document in enumerate(texts)
    ]
    found = standing(*texts, links, (free[0], free[1]))
    return [(texts[0].nodes[t].label, texts[1].nodes[v].label) for t, v in found]


def test_a_short_clause_between_its_neighbours_was_put_otherwise():
    assert pairs(LIST.replace("南", "北"), [(0, 0), (2, 2)]) == [("二、", "二、")]
    assert pairs(LIST.replace("西河", "白塔"), [(0, 0), (1, 1)]) == [("三、", "三、")]


@pytest.mark.parametrize(
    ("new", "answered"),
    [
        (LIST.replace("南河", "学校应当每学期公开食堂的采购单据"), [(0, 0), (2, 2)]),
        (LIST.replace("二、南河\n三、西河", "二、北河\n三、白塔"), [(0, 0)]),
        (LIST.replace("二、南河\n三、西河", "二、西河\n三、北河"), [(0, 0), (2, 1)]),
    ],
)
def test_a_long_clause_or_one_without_its_neighbours_is_none(new, answered):
    assert pairs(new, answered) == []


ARTICLES = "第一条 河道应当清淤。\n第二条 河道禁止停船过夜。\n第三条 河道由区水务局管理。\n"


@pytest.mark.parametrize("word", ["（删去）", "（删除）", "已废止。"])
def test_an_article_that_is_only_marked_as_gone_is_that_article(word):
    gone = ARTICLES.replace("河道禁止停船过夜。", word)
    for old, new in ((ARTICLES, gone), (gone, ARTICLES)):
        kinds = [change.kind.value for change in compare(read(old), read(new)).clauses]
        assert kinds == ["unchanged", "reworded", "unchanged"]


def test_what_fills_in_one_field_answers_it_by_place():
    old = "一、东河\n二、管护单位：区水务局\n三、西河\n"
    for words, answered in (
        ("管护单位：某乡人民政府综合执法队", 2),
        ("某乡人民政府综合执法队管护", 0),
    ):
        links = [(0, 0), (2, 2)]
        assert len(pairs(old.replace("管护单位：区水务局", words), links, old)) == answered // 2
