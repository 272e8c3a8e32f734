# ruff: noqa: E501 - a text is a line
"""Texts that break off, as pages not fetched whole do, and whole ones that look like it."""

import pytest
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse
from duizhao.corpus.reading.read import read_bytes

RULE = "学校食堂管理办法\n" + "".join(
    f"第{n}条 学校食堂应当按照规定做好第{n}项登记，并每日公开。\n" for n in "一二三四五六七八九"
)
PLAN = "食堂整治方案\n一、采购要登记，票证要查验。\n二、饭菜要留样，食谱要公开。\n三、柜台不出租，价格不上涨。\n"
NOTICE = "关于公开食谱的通知\n各学校：\n近来有家长反映食谱不公开。\n一、食谱每日公开，不得遗漏。\n二、价格每周公开，不得更改。\n"


def told(text):
    return parse(Source("", "", text, "text")).breaks_off


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (RULE, "closing"),
        (RULE + "第十条 学校应", "sentence"),
        (RULE + "第十条 食堂采购食材（", "sentence"),
        (RULE + "第十条 不得有下列行为：\n（一）出租柜台；\n（二）转让", "sentence"),
        (RULE + "第十条 学校不得有下列行为：\n", "list"),
        (RULE + "第十条 不得有下列行为：\n（一）出租柜台，转让经营；\n", "list"),
        (RULE + "第三章 法律责任\n", "heading"),
        (PLAN + "四、各学校要在开学以前查验所有的票证，并", "sentence"),
        (PLAN + "四、各学校要做到：\n", "list"),
        (PLAN + "展开全文\n", "page"),
        (PLAN + "（未完待续）\n", "page"),
        (PLAN + "上一页 1 2 3 下一页\n", "page"),
        (PLAN + "点击阅读剩余内容\n", "page"),
    ],
)
def test_a_text_that_breaks_off(text, why):
    assert why in told(text)


CLOSED = RULE + "第十条 本办法自2020年1月1日起施行。\n"


@pytest.mark.parametrize(
    "text",
    [
        CLOSED,
        CLOSED[:-2],  # only the full stop is missing
        RULE + "第十条 本办法由教育局负责解释。\n",
        RULE + "第十条 本办法所称食堂，是指学校自办的食堂。\n",
        RULE + "某市教育局\n2020年1月1日\n",
        RULE + "附件：食堂登记表\n",
        RULE + "附件\n食堂登记表\n学校名称，地址，负责人\n",
        CLOSED + "上一页 1 2 3 下一页\n",
        CLOSED + "上一篇：教师办法\n下一篇：学生办法\n",
        PLAN,
        PLAN + "某市教育局\n",
        PLAN + "联系人：张某，联系电话：12345678\n",
        PLAN + "特此通知\n",
        NOTICE + "特此通知。\n某市教育局\n2020年1月1日\n（此件公开发布）\n",
        NOTICE + "附件：1.食谱样式\n2.价格表\n",
        "食堂价格表\n序号\t名称\t价格\n1\t米饭，面条\t1元\n2\t青菜，豆腐\t2元\n3\t鸡蛋，牛奶\t2元\n",
        # a text that closes its lists with ； goes on doing so
        "食堂要点\n一、采购\n（一）登记；\n（二）查验；\n二、供餐\n（一）留样；\n（二）公开；\n",
        # names without end marks
        "食堂名单\n一、第一小学、第二小学\n二、第三小学、第四小学\n三、第五小学、第六小学\n四、第七小学、第八小学",
        # 最高人民法院 closes no interpretation with a day of force
        RULE.replace("学校食堂管理办法", "最高人民法院关于审理食堂案件的规定"),
        # a part of a code, and an amending decision
        RULE.replace("学校食堂管理办法", "食堂管理条例 第二编"),
        RULE.replace("学校食堂管理办法", "关于修改食堂办法的决定"),
        # a sentence that speaks of pages
        CLOSED.replace("第二条", "第二条 登记表的下一页由学校填写。\n第二条"),
        "值班\n每日有人值班",
        "",
    ],
)
def test_a_whole_text(text):
    assert told(text) == ()


def test_contents_tell_of_chapters_that_are_missing():
    contents = "目录\n第一章 总则\n第二章 留样\n第三章 附则\n"
    body = "第一章 总则\n第一条 登记。\n第二条 公开。\n第二章 留样\n第三条 留样。\n"
    issues = parse(Source("", "", f"食堂办法\n{contents}{body}", "text")).issues
    assert [one.params for one in issues if one.code == "cut-contents"] == [("第三章",)]
    assert told(f"食堂办法\n{contents}{body}第三章 附则\n第四条 自公布之日起施行。\n") == ()


def page(text, foot):
    lines = "".join(f"<p>{line}</p>" for line in text.splitlines())
    return (
        f"<html><head><title>办法</title></head><body><article>{lines}</article>"
        f"<div class='pager'>{foot}</div></body></html>"
    ).encode()


@pytest.mark.parametrize("foot", ["<a href='2.html'>下一页</a>", "<span>展开全文</span>"])
def test_a_page_that_offers_more_below_its_text(foot):
    cut, whole = (parse(read_bytes("a.html", page(text, foot))) for text in (RULE, CLOSED))
    assert "page" in cut.breaks_off
    assert whole.breaks_off == ()


def test_links_to_other_pages_are_no_more_of_this_one():
    found = parse(read_bytes("a.html", page(PLAN, "<a href='/'>更多</a><a href='3'>下一篇</a>")))
    assert found.breaks_off == ()
