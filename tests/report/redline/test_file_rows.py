"""Redlines in a copy of a Word file with tables: rows are struck and put in as rows."""

import pytest

from ...support.redline_files import W, main, said, texts
from ...support.word_files import p, word
from .test_file import pair

__all__ = ["pair"]


def rows(*lines):
    cells = ("".join(f"<w:tc>{p(words)}</w:tc>" for words in line) for line in lines)
    return (
        "<w:tbl><w:tblPr/><w:tblGrid/>"
        + "".join(f"<w:tr>{row}</w:tr>" for row in cells)
        + "</w:tbl>"
    )


def test_a_new_row_is_tracked_as_a_row(pair):
    old = word(
        p("第一条 标准如下。")
        + rows(("类别", "金额"), ("甲类", "三百元"))
        + p("第二条 本办法自公布之日起施行。")
    )
    new = word(
        p("第一条 标准如下。")
        + rows(("类别", "金额"), ("甲类", "三百元"), ("乙类", "五百元"))
        + p("第二条 本办法自公布之日起施行。")
    )
    flags = list(main(pair(old, new)).iter(W + "trPr"))
    assert len(flags) == 1
    assert flags[0].find(W + "ins") is not None


def test_the_last_row_of_a_new_table_can_vanish_too(pair):
    new = word(p("第一条 标准如下。") + rows(("类别", "金额"), ("甲类", "三百元")) + p(""))
    made = pair("第一条 标准如下。\n", new)
    assert len(list(main(made).iter(W + "trPr"))) == 2
    assert len(said(made)) == 1


def test_a_dropped_row_is_struck_outside_new_rows(pair):
    old = word(
        p("第一条 标准如下。") + rows(("类别", "金额"), ("甲类", "三百元"), ("乙类", "五百元"))
    )
    new = word(
        p("第一条 标准如下。")
        + rows(("类别", "金额"), ("甲类", "三百元"))
        + p("第二条 自公布之日起施行。")
    )
    pair(old, new)


ROWS = (("类别", "金额"), ("甲类", "三百元"), ("乙类", "五百元"), ("丙类", "八百元"))


@pytest.mark.parametrize("gone", [(1,), (0,), (3,), (1, 2), (0, 3)])
def test_dropped_rows_are_struck_as_rows(pair, gone):
    lead, end = p("第一条 标准如下。"), p("第二条 自公布之日起施行。")
    kept = [row for at, row in enumerate(ROWS) if at not in gone]
    root = main(pair(word(lead + rows(*ROWS) + end), word(lead + rows(*kept) + end)))
    found = [[texts(row, "t"), texts(row, "delText")] for row in root.iter(W + "tr")]
    assert found == [[[], [*row]] if at in gone else [[*row], []] for at, row in enumerate(ROWS)]
    marked = [row.find(f"{W}trPr/{W}del") is not None for row in root.iter(W + "tr")]
    assert [at for at, flag in enumerate(marked) if flag] == [*gone]


def test_a_row_that_lost_a_cell_only_stays_a_row(pair):
    lead, end = p("第一条 标准如下。"), p("第二条 自公布之日起施行。")
    new = rows(*ROWS[:2], ("乙类", "六百元"), ROWS[3])
    root = main(pair(word(lead + rows(*ROWS) + end), word(lead + new + end)))
    assert len(list(root.iter(W + "tr"))) == len(ROWS)
    assert not list(root.iter(W + "trPr"))


def test_a_new_table_at_the_end_can_be_rejected(pair):
    pair("第一条 标准如下。\n", word(p("第一条 标准如下。") + rows(("类别", "金额")) + p("")))


def test_words_before_a_table_can_be_struck(pair):
    pair(
        "第一条 标准如下。\n第二条 另行公布。\n类别\n",
        word(p("第一条 标准如下。") + rows(("类别",)) + p("")),
    )
