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
