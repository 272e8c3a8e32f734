"""Titles, notes and signatures are compared however they are broken into lines."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.frame.lines import line_groups
from duizhao.alignment.model import Kind, Part
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

BODY = "第一条 为了加强渡口管理，制定本决定。\n第二条 渡口由县交通运输局管理。\n"


def changes(old, new, part):
    sides = (parse(Source("a.txt", "", words, "text")) for words in (old, new))
    return [change for change in compare(*sides).changes if change.part is part]


TITLES = (
    "某市人民代表大会常务委员会关于加强渡口管理的决定\n",
    "某市人民代表大会常务委员会\n关于加强渡口管理的决定\n",
    "某市人民代表大会常务委员会关于\n加强渡口管理的决定\n",
)
NOTES = (
    "（2012年5月31日某市第十届人民代表大会常务委员会第三次会议通过）\n",
    "（2012年5月31日某市第十届人民代表大会\n常务委员会第三次会议通过）\n",
)
SIGNED = (
    "某市人民政府办公室\n2020年1月1日\n",
    "某市人民政府\n办公室\n2020年1月1日\n",
    "某市人民政府办公室　　2020年1月1日\n",
)


@pytest.mark.parametrize(
    ("ways", "part", "form"),
    [
        (TITLES, Part.TITLE, "{}" + BODY),
        (NOTES, Part.NOTE, "某市渡口决定\n{}" + BODY),
        (SIGNED, Part.NOTE, "某市渡口决定\n" + BODY + "{}"),
    ],
)
def test_another_break_is_no_change(ways, part, form):
    for old in ways:
        for new in ways:
            found = changes(form.format(old), form.format(new), part)
            assert {(change.kind, change.traits) for change in found} == {(Kind.UNCHANGED, ())}


def test_a_change_inside_a_broken_title_is_told():
    (change,) = changes(TITLES[0] + BODY, TITLES[1].replace("渡口", "码头") + BODY, Part.TITLE)
    assert change.kind is Kind.REWORDED
    assert len(change.link.variant) == 2


@pytest.mark.parametrize(
    ("old", "new", "groups"),
    [
        (["甲乙丙丁"], ["甲乙", "丙丁"], [((0,), (0, 1))]),
        (["甲乙丙", "丁"], ["甲乙", "丙丁"], [((0, 1), (0, 1))]),
        # a line that was added is no half of another
        (["甲乙丙丁"], ["甲乙丙丁", "戊己"], [((0,), (0,)), ((), (1,))]),
        (["甲乙丙丁"], ["戊己", "甲乙丙丁"], [((), (0,)), ((0,), (1,))]),
        (["甲乙丙", "丁戊己"], ["甲乙子", "丁戊己"], [((0,), (0,)), ((1,), (1,))]),
        ([], ["甲"], [((), (0,))]),
    ],
)
def test_lines_are_joined_where_one_has_what_the_other_lacks(old, new, groups):
    assert line_groups(old, new) == groups
