"""Paragraphs that vanish: their words join one that looks as it should, by any reader's rule."""

import pytest
from duizhao.report.redline.wordml.looks import lend_looks
from duizhao.report.redline.wordml.wordml import Ink
from duizhao.report.redline.wordml.wordml import W as NAME
from lxml import etree

from ...support.redline_files import W, main, opened, pair_maker
from ...support.word_files import abstract, dele, ins, instance, level, numbered, p, t, word

LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
FORMER = '<w:pPrChange w:id="9"><w:pPr/></w:pPrChange>'
LISTS = abstract(1, level(0, "第%1条", "chineseCounting")) + instance(7, 1)


def mark(kind):
    return f'<w:rPr><w:{kind} w:id="3" w:author="甲"/></w:rPr>'


def moved(words):
    return f'<w:moveFrom w:id="4" w:author="甲">{t(words)}</w:moveFrom>'


def lent(*paragraphs):
    root = etree.fromstring(f'<w:body xmlns:w="{NAME}">{"".join(paragraphs)}</w:body>')
    lend_looks(root, Ink("对照", "2000-01-01T00:00:00Z", 100))
    return root


def lists(paragraph):
    """Whether it bears a number after accepting, and after rejecting."""
    properties = paragraph.find(W + "pPr")
    now = properties.find(W + "numPr") is not None
    change = properties.find(W + "pPrChange")
    return now, now if change is None else change.find(f"{W}pPr/{W}numPr") is not None


def test_a_new_paragraph_behind_an_old_number_bears_none_once_rejected():
    root = lent(
        p(dele("第一条　") + ins(t("新的一条。")), LIST + mark("ins")), p("甲。", LIST + FORMER)
    )
    assert lists(root[0]) == (True, False)


def test_kept_words_before_a_struck_mark_bear_the_number_of_the_new_paragraph():
    root = lent(p(t("学校应当留样。"), mark("del")), p("学校应当公示。", LIST))
    assert lists(root[0]) == (True, False)


def test_a_moved_paragraph_is_one_change_with_its_struck_words_inside():
    words = dele("第一条　") + moved("食堂") + dele("应当") + moved("留样。")
    end = '<w:moveFromRangeEnd w:id="5"/>'
    root = lent(p(words, mark("moveFrom")) + end, p("甲。", LIST))
    assert [child.tag for child in root[0]] == [W + "pPr", W + "moveFrom"]
    assert "".join(root[0].itertext()) == "第一条　食堂应当留样。"
    assert [d.getparent().tag for d in root[0].iter(W + "del")] == [W + "moveFrom"] * 2
    assert root[0].find(f"{W}pPr/{W}numPr") is None


@pytest.mark.parametrize(
    ("content", "flag", "follower"),
    [
        (dele("第一条　学校。"), "del", LIST),  # one change from the beginning on
        (dele("第一条　") + moved("学校。"), "moveFrom", ""),  # looks like the next one
        (t("学校。"), "", LIST),  # does not vanish
    ],
    ids=["whole", "alike", "stays"],
)
def test_nothing_is_lent_where_every_reader_agrees(content, flag, follower):
    paragraphs = p(content, mark(flag) if flag else ""), p("甲。", follower)
    before = lent(p(""), *paragraphs[1:])[1:]
    root = lent(*paragraphs)
    assert root.find(f".//{W}pPrChange") is None
    assert [etree.tostring(e) for e in root[1:]] == [etree.tostring(e) for e in before]
    assert len(root[0].findall(W + "moveFrom")) == content.count("<w:moveFrom")


def test_a_user_comment_in_a_new_paragraph_is_left_whole(tmp_path):
    own = f'<w:comments xmlns:w="{NAME}"><w:comment w:id="5"><w:p/></w:comment></w:comments>'
    marked = (
        '<w:commentRangeStart w:id="5"/>' + t("第二条 食堂由校长负责。")
        + '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
    )  # fmt: skip
    new = word(p("第一条 学校应当留样。") + p(marked), comments=own)
    root = main(pair_maker(tmp_path)("第一条 学校应当留样。\n", new))
    reference = next(e for e in root.iter(W + "commentReference") if e.get(W + "id") == "5")
    assert not list(reference.iterancestors(W + "ins"))


@pytest.mark.parametrize(("tracked", "stays"), [("accepted", False), ("original", True)])
def test_a_user_comment_goes_with_the_words_it_stood_on(tmp_path, tracked, stays):
    own = f'<w:comments xmlns:w="{NAME}"><w:comment w:id="5"><w:p/></w:comment></w:comments>'
    struck = (
        '<w:commentRangeStart w:id="5"/>' + dele("每日")
        + '<w:commentRangeEnd w:id="5"/><w:del w:id="6" w:author="甲">'
        + '<w:r><w:commentReference w:id="5"/></w:r></w:del>'
    )  # fmt: skip
    new = word(p(t("第一条 学校应当") + struck + t("留样。")), comments=own)
    made = pair_maker(tmp_path)("第一条 学校可以留样。\n", new, tracked)
    found = [c.get(W + "id") for c in opened(made, "word/comments.xml")]
    marks = [e.get(W + "id") for e in main(made).iter(W + "commentRangeStart")]
    assert ("5" in found) == stays
    assert ("5" in marks) == stays


def test_a_reworded_move_before_automatic_numbers_comes_back_whole(tmp_path):
    rows = ("食堂应当公示菜单、价格和食材来源。", "家长可以陪餐。", "食品留样四十八小时备查。")
    old = "\n".join(
        f"第{n}条 {words}" for n, words in zip("一二三四", (*rows, "施行。"), strict=True)
    )
    new = (rows[1], rows[2], rows[0].replace("应当", "必须"), "施行。")
    file = word("".join(numbered(line, 7) for line in new), numbering=LISTS)
    root = main(pair_maker(tmp_path)(old, file))
    assert len(list(root.iter(W + "moveFromRangeStart"))) == 1
