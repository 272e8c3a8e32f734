"""The head of a table is compared as a heading; its cells tell which columns answer each other."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Op, Part
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

TABLE = """停车收费标准
区域\t车型\t白天（元/小时）\t夜间（元/次）
一类\t小型车\t5\t10
一类\t大型车\t8\t15
二类\t小型车\t3\t6
"""


def told(new, old=TABLE):
    """Return part, kind and edits of all that is not unchanged."""
    texts = [parse(Source("a.txt", "", words, "text")) for words in (old, new)]
    found = compare(*texts)
    return [
        (
            change.part,
            change.kind.value,
            [
                (e.template.cut(old), e.variant.cut(new))
                for e in change.edits
                if e.op is not Op.EQUAL
            ],
        )
        for change in found.changes
        if change.kind != "unchanged" or change.traits
    ]


def test_a_renamed_column_is_one_change_of_the_head():
    new = TABLE.replace("元/小时", "元/半小时")
    assert told(new) == [(Part.HEADING, "reworded", [("小时", "半小时")])]


def test_a_cell_below_a_renamed_column_keeps_its_place():
    new = TABLE.replace("元/小时", "元/半小时").replace("大型车\t8", "大型车\t7")
    assert told(new)[1:] == [(Part.ROW, "reworded", [("8", "7")])]


def test_a_new_column_is_new_in_every_row():
    rows = zip(TABLE.splitlines()[1:], ("备注", "无", "无", "无"), strict=True)
    new = TABLE.splitlines()[0] + "\n" + "".join(f"{row}\t{word}\n" for row, word in rows)
    assert [(part, edits) for part, _, edits in told(new)] == [
        (Part.HEADING, [("", "备注")]),
        *[(Part.ROW, [("", "无")])] * 3,
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("（", "("), ("\n", "\n\n"), ("小时）", " 小时）"), ("5", "５")]
)
def test_its_writing_is_no_change(old, new):
    assert told(TABLE.replace(old, new)) == []


def test_columns_that_changed_places_are_a_change_of_the_head():
    new = "".join(
        "\t".join((a, b, d, c)) + "\n"
        for a, b, c, d in (row.split("\t") for row in TABLE.splitlines()[1:])
    )
    assert [part for part, *_ in told(TABLE.splitlines()[0] + "\n" + new)] == [Part.HEADING]


def test_a_row_keeps_its_columns_though_its_last_cell_is_empty():
    assert told(TABLE.replace("大型车\t8\t15", "大型车\t8")) == [
        (Part.ROW, "reworded", [("15", "")])
    ]


def test_the_head_of_a_new_table_is_new():
    new = TABLE + "注：节假日减半。\n时段\t折扣（%）\n早\t50\n晚\t80\n午\t90\n"
    heads = [one for one in told(new) if one[0] is Part.HEADING]
    assert heads == [(Part.HEADING, "added", [("", "时段"), ("", "折扣（%）")])]


DRAWN = "".join(
    "| " + " | ".join(line.split("\t")) + " |\n" + "| --- " * 4 * (at == 0) + "\n" * (at == 0)
    for at, line in enumerate(TABLE.splitlines()[1:])
)


def test_how_a_table_is_drawn_is_no_change_of_its_head():
    drawn = TABLE.splitlines()[0] + "\n" + DRAWN
    assert told(drawn) == []
    assert told(drawn.replace("车型", "类型")) == [
        (Part.HEADING, "reworded", [("车型", "类型")]),
    ]
