# ruff: noqa: E501 - a case is a line
"""Pages that string several documents together."""

from itertools import pairwise

import pytest
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.corpus.splitting.split import split
from hypothesis import given
from hypothesis import strategies as st

RULE = "第一条 为了食堂安全，制定本办法。\n第二条 食堂应当每日留样，并如实登记。\n第三条 食堂应当公开食谱。\n"
PLAN = "为做好档案工作，制定本方案。\n一、任务\n各科室应当登记全部档案。\n二、保障\n各科室应当落实人员。\n"
NEWS = "昨日上午，某校组织教师学习食堂值班要求，大家踊跃发言。\n"


def page(text):
    return Source("page.txt", "", text, "text")


def cut(text):
    return [piece.span.cut(text) for piece in split(page(text))]


@pytest.mark.parametrize("mark", ["【篇{}】范文\n", "篇{}：范文\n", "第{}篇：\n", "范文{}\n"])
def test_marks(mark):
    parts = [mark.format(n) + words for n, words in zip("一二三", (RULE, PLAN, NEWS), strict=True)]
    text = "范文三篇\n小编为大家整理了范文。\n" + "".join(parts)
    assert cut(text) == parts
    assert [piece.kind for piece in split(page(text))] == ["rule", "plan", "news"]


def test_other_indent_begins_a_document():
    body = PLAN.replace("\n", "\n　　")
    parts = [" 　　" + body.removesuffix("　　"), " 　　" + body.removesuffix("　　")]
    assert cut("".join(parts)) == parts


def test_titles_run_together():
    parts = ["食堂管理办法\n" + RULE, "档案工作方案\n" + PLAN]
    assert cut("".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        RULE,
        "食堂管理办法\n" + RULE,
        "食堂管理办法\n" + RULE + "附件1\n留样登记制度\n" + RULE,
        "第一篇 总则\n第一条 登记。\n第二篇 附则\n第二条 留样。\n",
        "",
    ],
)
def test_one_document_is_one_piece(text):
    assert cut(text) == [text]


def test_duplicates_are_named():
    text = (
        "【篇一】\n"
        + RULE
        + "【篇二】\n"
        + PLAN
        + "【篇三】\n"
        + RULE.replace("，", ",").replace(" ", "")
    )
    assert [piece.duplicate_of for piece in split(page(text))] == [-1, -1, 0]


def test_furniture_is_named_and_a_piece_is_a_source():
    text = "【篇一】\n" + RULE + "【篇二】\n" + PLAN + "推荐度:\n"
    piece = split(page(text))[1]
    assert [span.cut(text) for span in piece.left_out] == ["【篇二】", "推荐度:"]
    assert parse(piece.source(page(text))).text == piece.span.cut(text)


@given(st.text())
def test_any_page_is_cut(text):
    pieces = split(page(text))
    assert pieces
    assert all(a.span.end == b.span.start for a, b in pairwise(pieces))


@pytest.mark.slow
def test_laws_are_not_split(shared):
    for path in sorted((shared / "corpus").rglob("*.txt"))[::60]:
        with path.open(encoding="utf-8", newline="") as file:
            assert len(split(page(file.read()))) == 1
