"""Redlines as new Word files: both texts come back, moves and comments say what is what."""

import pytest
from duizhao.report.redline.plan.dates import FIXED, date_of_changes, dates
from lxml import etree

from ...support.redline_files import TEMPLATE, VARIANT, W, main, opened, pair_maker, said, texts
from .test_plan import MOVED


@pytest.fixture
def pair(tmp_path):
    return pair_maker(tmp_path)


def test_a_new_document_shows_both_texts(pair):
    root = main(pair(TEMPLATE, VARIANT))
    assert "四十八小时" in texts(root, "ins")
    assert any("第三条" in words for words in texts(root, "del"))


def test_the_page_is_that_of_official_documents(pair):
    made = pair(TEMPLATE, VARIANT)
    section = main(made).find(f".//{W}sectPr")
    size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
    assert (size.get(W + "w"), size.get(W + "h")) == ("11906", "16838")
    millimetres = [
        round(int(margins.get(W + s)) / 1440 * 25.4) for s in ("top", "bottom", "left", "right")
    ]
    assert millimetres == [37, 35, 28, 26]
    styles = etree.tostring(opened(made, "word/styles.xml"), encoding="unicode")
    assert "Theme" not in styles
    for face in ("仿宋_GB2312", "方正小标宋简体", "黑体"):
        assert f'w:ascii="{face}" w:eastAsia="{face}" w:hAnsi="{face}"' in styles
    assert "— " in "".join(opened(made, "word/footer1.xml").itertext())


def test_each_changed_article_has_one_comment(pair):
    comments = said(pair(TEMPLATE, VARIANT))
    assert len(comments) == 4, comments
    assert "修改；对应模板第一条；相似度" in comments[0]
    assert any(words.startswith("新增；模板没有对应条文") for words in comments), comments
    assert any(words.startswith("删去；原为模板第三条") for words in comments), comments


@pytest.mark.parametrize(("choice", "count"), [("none", 0), ("changed", 1), ("all", 2)])
def test_comments_can_be_chosen(pair, choice, count):
    variant = TEMPLATE.replace("每周菜单", "每日菜单").replace(
        "第三条　家长可以到校陪餐并提出意见。\n", ""
    )
    template = TEMPLATE.replace("第三条　家长可以到校陪餐并提出意见。\n", "")
    assert len(said(pair(template, variant, comments=choice))) == count


def test_a_moved_clause_is_a_native_move(pair):
    root = main(pair(*MOVED))
    names = {
        tag: [e.get(W + "name") for e in root.iter(W + tag)]
        for tag in ("moveFromRangeStart", "moveToRangeStart")
    }
    assert names["moveFromRangeStart"] == names["moveToRangeStart"] == ["move1"]
    moved = ["食品留样应当保存四十八小时以上"]
    assert texts(root, "moveFrom") == texts(root, "moveTo") == moved


def test_a_plain_move_names_the_other_place(pair):
    made = pair(*MOVED, moves="plain")
    assert not texts(main(made), "moveFrom")
    assert "移至第一条" in said(made)
    assert "移自模板第四条" in said(made)


def test_a_reworded_move_shows_its_words(pair):
    variant = MOVED[1].replace(
        "食品留样应当保存四十八小时以上", "食品留样应当冷藏保存七十二小时以上"
    )
    root = main(pair(MOVED[0], variant))
    assert texts(root, "moveFrom")
    assert any("七十二小时" in words for words in texts(root, "ins"))
    assert any("四十八小时" in words for words in texts(root, "del"))


def test_author_and_date_are_written(pair):
    made = pair(TEMPLATE, VARIANT, author="法制处", date="2024-06-01T08:00:00Z")
    marks = list(main(made).iter(W + "ins", W + "del"))
    assert {mark.get(W + "author") for mark in marks} == {"法制处"}
    assert {mark.get(W + "date")[:10] for mark in marks} == {"2024-06-01"}


def test_the_date_is_never_the_clock(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert date_of_changes() == FIXED
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717228800")
    assert date_of_changes() == "2024-06-01T08:00:00Z"


def test_insertions_that_meet_over_a_kept_mark_are_dated_apart():
    meet = [(False, True, True), (True, False, True), (False, False, True)]
    apart = [(False, True, True), (False, True, False), (True, False, True)]
    assert len(set(dates(meet, FIXED))) == 2
    assert set(dates(apart, FIXED)) == {FIXED}


def test_the_same_input_gives_the_same_bytes(pair):
    assert pair(TEMPLATE, VARIANT).data == pair(TEMPLATE, VARIANT).data


def test_all_ids_differ(pair):
    root = main(pair(*MOVED))
    tags = [
        W + tag for tag in ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "comment")
    ]
    ids = [e.get(W + "id") for e in root.iter(*tags)]
    assert len(ids) == len(set(ids))


def test_no_comment_loses_half_its_anchor(pair):
    root = main(pair(TEMPLATE, VARIANT))
    for start in root.iter(W + "commentRangeStart"):
        number = start.get(W + "id")
        found = [
            e
            for e in root.iter(W + "commentRangeEnd", W + "commentReference")
            if e.get(W + "id") == number
        ]
        assert len(found) == 2


def test_a_comment_stands_on_the_words_and_not_on_the_number_of_a_lost_article(pair):
    made = pair(
        "第一条　学校应当留样四十八小时。\n第二条　家长可以陪餐。\n第三条　食堂应当公示每周菜单。",
        "第一条　学校应当留样四十八小时。\n第二条　食堂应当公示每日菜单。",
    )
    paragraphs = [
        "".join(q.itertext())
        for q in main(made).iter(W + "p")
        if list(q.iter(W + "commentReference"))
    ]
    assert paragraphs == ["第二条　家长可以陪餐。", "第三条　食堂应当公示每周每日菜单。"]
