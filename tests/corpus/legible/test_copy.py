"""The copy that structure is read from: nothing hinders reading, every character leads back."""

import pytest
from duizhao.corpus.legible.copy import legible
from duizhao.corpus.model import Source, Span
from duizhao.corpus.parse import parse
from duizhao.corpus.tables import rows
from hypothesis import given
from hypothesis import strategies as st


def read(text):
    return legible(text).text


def labels(text):
    return [node.label for node in parse(Source("a.txt", "", text, "text")).nodes if node.label]


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("第\u200b一条 甲。", "第一条 甲。"),
        ("⽬录", "目录"),
        ("第⼀条", "第一条"),
        ("︵一︶公示", "(一)公示"),
        ("【第一条】甲。", "第一条甲。"),
        ("●第一条 甲。", "第一条 甲。"),
        ("◆ （一）甲", "（一）甲"),
        ("1丶甲；", "1、甲；"),
        ("一丶甲；", "一、甲；"),
        ("2﹒甲；", "2.甲；"),
        ("第—条 甲。", "第一条 甲。"),
        ("（—）甲；", "（一）甲；"),
        ("第二十—条 甲。", "第二十一条 甲。"),
        ("—、甲", "一、甲"),
        ("甲\x1a", "甲"),
    ],
)
def test_what_hinders_reading_is_gone(written, wanted):
    assert read(written) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "见第二—五条的规定。",
        "第二—五条的规定适用于本办法。",
        "——第一条所称学校",
        "●重点工作",
        "【解读】第一条",
        "甲乙丙—丁",
    ],
)
def test_other_words_stay(text):
    assert read(text) == text


def test_a_misread_number_is_what_its_neighbours_prove():
    text = "第一条 甲。\n第彡条 乙。\n第三条 丙。\n"
    assert read(text) == text.replace("彡", "二")
    (issue,) = legible(text).issues
    assert (issue.code, issue.params) == ("misread-label", ("彡", "二"))
    assert issue.span.cut(text) == "彡"


@pytest.mark.parametrize(
    "text",
    [
        "第一条 甲。\n第彡条 乙。\n第五条 丙。\n",
        "第彡条 乙。\n第三条 丙。\n",
        "第一条 甲。\n第某某条 乙。\n第三条 丙。",
    ],
)
def test_what_nothing_proves_stays(text):
    assert read(text) == text


def test_nodes_stand_in_the_text_as_it_is():
    text = "某市办法\n【第\u2060一条】\xad学校应\u200b当公示。\n●第—百条 完。\n"
    document = parse(Source("a.txt", "", text, "text"))
    article = next(node for node in document.nodes if node.level.value == "article")
    assert document.text == text
    assert article.own.cut(text) == "【第\u2060一条】\xad学校应\u200b当公示。"
    assert article.body.cut(text) == "学校应\u200b当公示。"
    assert article.locator == "第一条"


def test_a_line_of_marks_without_width_is_blank():
    assert labels("第一章 总则\n\u200b\n第一条 甲。\n\ufeff\u2060\n第二条 乙。") == labels(
        "第一章 总则\n\n第一条 甲。\n\n第二条 乙。"
    )


def every_ignorable():
    return [
        chr(code)
        for first, last in rows("ignorable")
        for code in range(int(first, 16), int(last, 16) + 1)
    ]


def test_every_ignorable_code_point_is_gone():
    assert read("".join(every_ignorable())) == ""
    assert len(every_ignorable()) > 4000


@given(st.text(alphabet="第一二条\u200b\n—●【】（）甲 \xad", max_size=40))
def test_every_character_leads_back(text):
    copy = legible(text)
    assert len(copy.places) == len(copy.text) + 1
    assert list(copy.places) == sorted(copy.places)
    whole = copy.back(Span(0, len(copy.text)))
    assert not copy.text or whole == Span(0, len(text))
