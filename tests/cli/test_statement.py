"""The draft of 修改说明: customary order, what the comparison says, gaps for reasons."""

import re

import docx
import pytest
from duizhao.cli.app import run

from ..support.commands import caller

OLD = """游泳馆管理办法
第一章　总则
第一条　为了管好游泳馆，制定本办法。
第二章　水质
第二条　游泳馆应当每日换水，费用由经营者承担。
第三条　游泳馆可以公布水质检测结果。
第三章　人员
第四条　救生员由经营者聘用，持证上岗。
第五条　浅水区设警示牌。
"""
NEW = """游泳馆管理办法
第一章　总则
第一条　为了管理好游泳馆，制定本办法。
第二章　水质
第二条　游泳馆应当每日换水，费用由经营者承担。
第三条　游泳馆应当公布水质检测结果。
第三章　人员
第四条　经营者应当为救生员办理工伤保险。
第五条　救生员由经营者聘用，持证上岗。
"""


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run compare beside two versions, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "旧.txt").write_text(OLD, "utf-8")
    (tmp_path / "新.txt").write_text(NEW, "utf-8")

    return caller(capfd, "compare", "旧.txt", "新.txt")


@pytest.fixture
def told(duizhao):
    """The paragraphs of the draft."""
    assert duizhao("--statement", "说明.docx")[::2] == (0, "")
    return [p.text for p in docx.Document("说明.docx").paragraphs]


def test_the_parts_stand_in_the_customary_order(told):
    assert told[0] == "关于《游泳馆管理办法》修改情况的说明"
    heads = [words for words in told if re.match("[一二三]、", words)]
    assert heads == ["一、修改的总体情况", "二、主要修改内容", "三、其他修改"]
    themes = [words for words in told if words.startswith("（")]
    assert themes == ["（一）关于“第二章　水质”", "（二）关于“第三章　人员”"]


def test_the_counts_are_those_of_the_texts(told):
    assert "《游泳馆管理办法》修改前共3章5条，修改后共3章5条。" in told
    assert "其中，新增1条，删去1条，修改2条，未作修改或者仅调整序号2条。" in told


def test_a_change_has_its_numbers_both_wordings_and_a_gap_for_the_reason(told):
    words = next(words for words in told if "公布水质" in words)
    assert words.startswith("1. 修改第三条。原文为“第三条　游泳馆可以公布水质检测结果”，")
    assert "修改为“第三条　游泳馆应当公布水质检测结果”。" in words
    assert words.endswith("修改理由：【　】。")


def test_new_and_lost_articles_are_told_of_in_their_chapter(told):
    people = told[told.index("（二）关于“第三章　人员”") + 1 : told.index("三、其他修改")]
    assert sum("增加第四条：“第四条　经营者应当为救生员办理工伤保险”。" in p for p in people) == 1
    assert sum("删去原第五条：“第五条　浅水区设警示牌”。" in p for p in people) == 1


def test_order_and_technical_changes_are_one_sentence(told):
    assert told[-1].startswith("此外，对条文顺序作了相应调整（第四条改为第五条）")
    assert told[-1].endswith("对第一条作了文字修改。")


def test_a_statement_is_a_word_file(duizhao):
    done = duizhao("--statement", "说明.pdf")
    assert (done.returncode, done.stderr) == (
        2,
        "不能写 说明.pdf：修改说明只能是 .docx；请换一个后缀。\n",
    )


def drafted(tmp_path, old, new):
    """The paragraphs of the draft of two texts."""
    for name, words in (("甲.txt", old), ("乙.txt", new)):
        (tmp_path / name).write_text(words, "utf-8")
    names = [str(tmp_path / name) for name in ("甲.txt", "乙.txt", "稿.docx")]
    assert run(["compare", *names[:2], "--statement", names[2], "--lang", "zh"]) == 0
    return [p.text for p in docx.Document(names[2]).paragraphs]


def test_a_paragraph_split_off_inside_an_article_splits_no_article(tmp_path):
    report = "发现事故的，经营者应当立即报告。县应急部门应当在二小时内派员到场，并书面记录。"
    old = f"码头办法\n第一条　{report}\n"
    new = old.replace("报告。县", "报告。\n县").replace("二小时", "一小时")
    words = "".join(drafted(tmp_path, old, new))
    assert "拆分" not in words
    assert "修改第一条。" in words


def test_a_text_without_articles_is_counted_by_its_entries(tmp_path):
    old = "采购制度\n一、总则\n（一）本制度规范采购。\n（二）采购应当公开。\n"
    old += "二、附则\n（一）由采购部解释。\n"
    new = old.replace(
        "（二）采购应当公开。", "（二）采购应当公开，每年公布一次。\n（三）采购应当留痕。"
    )
    told = drafted(tmp_path, old, new)
    assert "《采购制度》修改前共3个条目，修改后共4个条目。" in told
    assert "其中，新增1个，删去0个，修改1个，未作修改或者仅调整序号2个。" in told
    assert "（一）关于“一、总则”" in told


def test_quotes_inside_a_quoted_wording_are_single_ones(tmp_path):
    old = "计期办法\n第一条　本办法所称“三日”，是指工作日，不含休假日。\n"
    words = "".join(drafted(tmp_path, old, old.replace("三日”", "三日”、“五日”")))
    assert "原文为“第一条　本办法所称‘三日’，是指工作日，不含休假日”" in words


def test_rows_of_a_table_are_quoted_without_bars(tmp_path):
    old = "收费办法\n第一条　收费标准如下：\n项目\t标准\n停车\t五元\n洗车\t十元\n"
    old += "第二条　自公布之日起施行。\n"
    words = "".join(drafted(tmp_path, old, old.replace("五元", "六元")))
    assert "原文为“停车、五元”，修改为“停车、六元”。" in words
    assert "｜" not in words
