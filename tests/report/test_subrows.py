"""Rows inside a row: a clause that several answer is cut where the next one begins."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.report.table.subrows import bands
from duizhao.report.view.view import view
from duizhao.report.words.text import plain

APPLY = "经营渡运的单位应当向县交通主管部门申请登记，并提交船舶检验证书和船员名册"
DECIDE = "受理机关应当自收到申请之日起二十日内作出决定，符合条件的发给许可证"
RENEW = "许可证有效期为三年，期满需要延续的，应当在届满三十日前提出申请"
SIGNS = "渡口应当在醒目位置公示开航时间、票价和载客定额"


def parsed(*articles):
    lines = [f"第{'一二三四五'[at]}条　{words}" for at, words in enumerate(articles)]
    text = "\n".join(["渡口管理办法", *lines]) + "\n"
    return parse(Source("a.txt", "", text, "text"))


def laid_out(old, new):
    """The bands of every row, each as the words of both columns."""
    for row in view(compare(parsed(*old), parsed(*new))).articles:
        for band in bands(row.template, row.variant, row.changes):
            yield tuple(
                "".join(plain(line.runs) for line in lines)
                for lines in (band.template, band.variant)
            )


def test_a_clause_that_was_split_is_cut_where_the_second_one_begins():
    old = [f"{APPLY}。{DECIDE}。", f"{SIGNS}。"]
    new = [f"{APPLY}。", f"{DECIDE}，并书面告知。", f"{SIGNS}。"]
    assert list(laid_out(old, new))[:2] == [
        (f"第一条　{APPLY}。", f"第一条　{APPLY}。"),
        (f"{DECIDE}。", f"第二条　{DECIDE}，并书面告知。"),
    ]


def test_a_clause_that_others_were_put_into_is_cut_too():
    old = [f"{APPLY}。", f"{DECIDE}。", f"{SIGNS}。"]
    new = [f"{APPLY}。{DECIDE}。", f"{SIGNS}。"]
    assert list(laid_out(old, new))[:2] == [
        (f"第一条　{APPLY}。", f"第一条　{APPLY}。"),
        (f"第二条　{DECIDE}。", f"{DECIDE}。"),
    ]


def test_where_no_sentence_ends_the_cut_is_behind_a_comma():
    old = [f"{APPLY}，{DECIDE}。", f"{SIGNS}。"]
    new = [f"{APPLY}。", f"{DECIDE}。", f"{SIGNS}。"]
    assert [left for left, _ in laid_out(old, new)][:2] == [f"第一条　{APPLY}，", f"{DECIDE}。"]


def test_a_clause_that_one_other_answers_is_not_cut():
    old = [f"{APPLY}。{DECIDE}。"]
    new = [f"{APPLY}。{DECIDE}，并书面告知。"]
    assert len(list(laid_out(old, new))) == 1


def test_parts_between_which_something_else_would_stand_are_not_cut():
    old = [f"{APPLY}。{RENEW}。", f"{SIGNS}。"]
    new = [f"{APPLY}。\n{SIGNS}。\n{RENEW}。"]
    left = [left for left, _ in laid_out(old, new) if left]
    assert f"第一条　{APPLY}。{RENEW}。" in left


@pytest.mark.parametrize("pair", ["revision/xingzhengfuyifa-2017-2023", "random/p15"])
def test_read_from_top_to_bottom_a_column_is_the_text(shared, pair):
    folder = shared / "gold" / pair
    texts = [
        parse(Source(name, "", (folder / name).read_text("utf-8"), "text"))
        for name in ("template.txt", "variant.txt")
    ]
    cut = 0
    for row in view(compare(*texts)).articles:
        found = bands(row.template, row.variant, row.changes)
        for side in ("template", "variant"):
            lines = [line for band in found for line in getattr(band, side)]
            cut += sum(line.begun for line in lines)
            column = "".join(_bare(line) for line in lines)
            whole = [_bare(line) for cell in getattr(row, side) for line in cell.lines]
            assert len(column) == sum(map(len, whole))
            assert all(words in column for words in whole)
    assert cut


def _bare(line):
    return "".join(plain(line.runs).split())


def test_a_finding_stands_beside_the_part_that_it_is_about():
    old = [f"{APPLY}。{DECIDE}。{RENEW}。", f"{SIGNS}。"]
    new = [f"{APPLY}。", f"{DECIDE.replace('二十日', '十日')}。", f"{RENEW}。", f"{SIGNS}。"]
    row = view(compare(parsed(*old), parsed(*new))).articles[0]
    found = bands(row.template, row.variant, row.changes)
    told = [[f.before for c in band.changes for f in c.findings] for band in found]
    assert told == [[], ["二十日内"], []]
