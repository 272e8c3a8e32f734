# ruff: noqa: E501 - a case is a line
"""A finding in a row of a table names the row and the column."""

from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

TABLE = "裁量办法\n第一条 标准见附件。\n附件：裁量表\n序号\t违法行为\t情节\t罚款\n1\t无证取水\t轻微\t{}\n2\t无证排水\t严重\t十万元\n"


def found(old, new):
    """What the findings of a table with another fine are about."""
    texts = (parse(Source("", "", TABLE.format(fine), "text")) for fine in (old, new))
    return [f.about for change in compare(*texts).changes for f in change.findings]


def test_a_finding_names_row_and_column():
    assert found("二万元", "三万元") == ["无证取水·轻微：罚款"]


def test_a_row_that_stayed_has_none():
    assert found("二万元", "二万元") == []


FEES = "收费标准\n第一条 标准见附表。\n附表：收费表\n车型\t日间（元/小时）\t罚款（元）\n小型车\t{}\t{}\n大型车\t20\t300\n"


def fees(old, new):
    texts = (parse(Source("", "", FEES.format(*cells), "text")) for cells in (old, new))
    return [
        (f.code, f.before, f.after, f.about) for c in compare(*texts).changes for f in c.findings
    ]


def test_a_number_is_read_with_the_unit_of_its_column():
    assert fees(("10", "200"), ("12", "200")) == [
        ("amount-exchanged", "10", "12", "小型车：日间（元/小时）")
    ]
    assert [f[0] for f in fees(("10", "200"), ("10", "500"))] == ["penalty-heavier"]


def test_a_number_is_not_read_across_cells_that_blanks_part():
    times = "班车时刻\n第一条 时刻见附表。\n附表：时刻\n线路\t末班\t票价\n东线\t17:50\t{}\n西线\t18:20\t5元\n"
    texts = (parse(Source("", "", times.format(fare), "text")) for fare in ("2元", "3元"))
    found = [(f.before, f.after, f.about) for c in compare(*texts).changes for f in c.findings]
    assert found == [("2元", "3元", "东线·17:50：票价")]


def test_the_same_number_written_otherwise_is_none():
    assert fees(("10", "200"), ("10.0", "200")) == []


def test_cells_of_a_new_row_are_told_apart():
    text = FEES.format("10", "200")
    new = text.replace("大型车", "摩托车应当上锁\t5\t50\n大型车")
    texts = (parse(Source("", "", t, "text")) for t in (text, new))
    assert [f.after for c in compare(*texts).changes for f in c.findings] == ["摩托车应当上锁·5·50"]
