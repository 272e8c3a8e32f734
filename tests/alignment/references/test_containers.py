"""References to 编, chapters and sections, in each other; and what only looks like one."""

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import RefStatus
from duizhao.alignment.references.check import find
from duizhao.alignment.references.parse import mentions
from duizhao.alignment.references.resolve import Index
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

CODE = """第一编 总则
第一章 通则
第一条 摊主应当登记。
第二编 集市
第一章 通则
第一节 摊位
第二条 摊位应当编号。
第二节 费用
第三条 费用应当公开。
第二章 责任
第四条 违反第二编第一章第二节和第一编的，予以警告。
"""


def read(text):
    return parse(Source("", "", text, "text"))


def test_what_a_chapter_is_in_tells_which_it_is():
    document = read(CODE)
    found = find(Index(document), document.clauses)
    told = {f.words: [document.nodes[i].locator for i in f.target] for f in found}
    assert told == {"第二编第一章第二节": ["第三条"], "第一编": ["第一条"]}


def test_it_shifts_with_the_code_around_it():
    new = CODE.replace("第二编 集市", "第二编 夜市\n第二条 夜市应当限时。\n第三编 集市")
    new = new.replace("第四条 违反", "第五条 违反").replace("第三条 费用", "第四条 费用")
    new = new.replace("第二条 摊位", "第三条 摊位")
    made = compare(read(CODE), read(new)).references
    found = {one.words_after: (one.status, one.expected) for one in made}
    assert found["第二编第一章第二节"][1] == "第三编第一章第二节"
    assert found["第一编"] == (RefStatus.SAME, "第一编")


@pytest.mark.parametrize("form", ["第一节课迟到的", "第一编辑部", "第二节能耗", "第三编号"])
def test_what_only_looks_like_one_is_none(form):
    assert not mentions(form)


def test_a_text_without_sections_names_none():
    document = read("第一条 每周第一节由班主任授课。\n第二条 第二节由家长授课。\n")
    assert find(Index(document), document.clauses) == ()


def test_an_item_that_is_no_more_is_told_with_the_one_it_became():
    old = "第一条 应当提交：\n（一）表；\n（二）证；\n（三）照片。\n不符合第（三）项的退回。\n"
    new = old.replace("（二）证；\n（三）", "（二）")
    ((status, expected),) = [
        (r.status, r.expected) for r in compare(read(old), read(new)).references
    ]
    assert (status, expected) == (RefStatus.DANGLING, "第一条第一款第（二）项")
