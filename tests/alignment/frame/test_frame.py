"""Titles, notes, headings and captions answer each other, each in one change."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.frame.pair import in_order
from duizhao.alignment.model import Part
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.report.view.summary import is_different

TEXT = """某市渡口管理办法
（2019年3月1日某市人民政府令第20号公布）
第一章　总则
第一条【目的】为了加强渡口管理，保障渡运安全，制定本办法。
第二条【适用】本市行政区域内渡口的设置和经营适用本办法。
第二章　渡运安全
第三条【配备】渡船应当配备救生衣、灭火器和通信设备。
第四条【持证】渡工应当持证上岗，不得酒后驾驶渡船。
某市人民政府
2019年3月1日
"""


def read(words):
    return parse(Source("a.txt", "", words, "text"))


def told(new, part, old=TEXT):
    """Return kind and traits of the changes of one part that are not unchanged in place."""
    comparison = compare(read(old), read(new))
    found = [c for c in comparison.changes if c.kind != "unchanged" or c.traits]
    return [(c.kind.value, *map(str, c.traits)) for c in found if c.part is part]


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("渡口管理办法\n", "渡口管理规定\n", Part.TITLE),
        ("第20号", "第25号", Part.NOTE),
        ("渡运安全\n第三条", "渡运秩序和安全\n第三条", Part.HEADING),
        ("【配备】", "【设备】", Part.CAPTION),
        ("\n2019年3月1日", "\n2019年5月1日", Part.NOTE),
    ],
)
def test_a_changed_part_is_a_change_of_that_part_alone(old, new, part):
    assert old in TEXT
    changed = TEXT.replace(old, new)
    assert told(changed, part) == [("reworded",)]
    assert not [one for other in Part if other is not part for one in told(changed, other)]


def test_writing_alone_is_no_change():
    twin = TEXT.replace("（2019", "(2019").replace("　", "  ").replace("【", " 【")
    assert not is_different(compare(read(TEXT), read(twin)))


def test_a_caption_that_was_struck_out_is_dropped():
    assert told(TEXT.replace("【适用】", "　"), Part.CAPTION) == [("dropped",)]


def test_an_inserted_chapter_is_added_and_the_next_one_renumbered():
    new = TEXT.replace("第二章", "第三章").replace(
        "第三章", "第二章　邮票发行\n第九条【邮票】纪念邮票按照图案编号发行。\n第三章"
    )
    assert told(new, Part.HEADING) == [("added",), ("unchanged", "renumbered")]


def test_a_heading_finds_its_own_by_what_stands_below():
    new = TEXT.replace("第二章　渡运安全", "第二章　运营要求")
    assert told(new, Part.HEADING) == [("reworded",)]


def test_lists_of_two_lengths_are_paired_in_order():
    assert in_order(["甲市人民政府", "甲市渡口办法"], ["乙市渡口办法"]) == [(1, 0)]
    assert in_order(["甲"], ["乙"]) == [(0, 0)]
    assert in_order([], ["乙"]) == []


def test_annexes_of_one_number_that_hold_nothing_answer_each_other():
    old = "考场规则\n1.考生应当入场。\n2.严禁携带手机。\n附件1\n考场示意图\n"
    assert told(old.replace("示意图", "平面图"), Part.HEADING, old) == [("reworded",)]
    assert told(old.replace("考场示意图", "准考证样式"), Part.HEADING, old) == [
        ("dropped",),
        ("added",),
    ]


def test_an_annex_that_is_only_named_is_compared_as_a_note():
    old = "考场规则\n1.考生应当入场。\n2.严禁携带手机。\n附：考场示意图\n"
    assert told(old.replace("示意图", "平面图"), Part.NOTE, old) == [("reworded",)]
    assert told(old.replace("示意图", "平面图"), Part.HEADING, old) == []


def test_a_line_of_the_contents_that_both_have_is_not_new():
    contents = "目　录\n第一章　总则…1\n第二章　渡运安全…2\n"
    old = TEXT.replace("第一章　总则\n", contents + "第一章　总则\n")
    heading = old.replace("第二章　渡运安全\n第三条", "第二章　渡运秩序\n第三条")
    assert told(heading, Part.HEADING, old) == [("reworded",)]
    assert told(heading, Part.NOTE, old) == []
    line = old.replace("第二章　渡运安全…2", "第二章　渡运秩序…2")
    assert told(line, Part.NOTE, old) == [("added",)]
