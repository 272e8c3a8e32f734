"""A decision written from two texts, and proven: carried out, it makes the new text."""

import pytest
from duizhao.alignment.amending.prove import Frame, amend
from duizhao.tests.support.amending import OLD, comparison


def written(new, old=OLD, **frame):
    made = amend(comparison(old, new), Frame("青山市公园管理条例", **frame))
    assert made.differences == ()
    return made.text


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "加强公园管理",
            "规范公园管理",
            "将第一条中的“为了加强公园管理”修改为“为了规范公园管理”。",
        ),
        ("烧烤、露营", "烧烤", "删去第四条中的“露营”。"),
        ("第四条　公园内不得烧烤、露营。\n", "", "删去第四条。"),
        ("第二章　管理", "第二章　管理和服务", "将第二章章名修改为“管理和服务”。"),
    ],
)
def test_small_changes_are_written_small(before, after, sentence):
    new = OLD.replace(before, after)
    if not after:
        new = new.replace("第五条", "第四条").replace("第六条", "第五条")
    assert sentence in written(new)


LONG = """青山市学校管理规定
第一条　国务院教育行政部门和省教育行政部门负责全国学校管理工作的指导、监督和检查，\
具体办法另行制定。
第二条　县教育行政部门应当将检查、考核和评议的结果报市教育行政部门。\
有关单位应当配合检查工作。市教育行政部门应当公布。
第三条　学校应当建立安全管理制度，设置安全管理机构或者配备安全管理人员，\
侵犯学生权益的依法处理，并报告当地教育行政部门。
第四条　学校、教师侵犯学生权益造成严重后果的，处一万元以上二万元以下的罚款，\
并在二十日以内向社会公布处理的结果。
第五条　任何人侵犯学校权益的，学校应当及时向公安机关报告；\
公安机关应当及时处理，并将处理结果告知学校。
第六条　本规定自公布之日起施行，由市教育行政部门负责解释，各县可以根据本规定制定实施细则。
"""


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "国务院教育行政",
            "国务院文化行政",
            "将第一条中的“国务院教育行政部门”修改为“国务院文化行政部门”。",
        ),
        ("任何人", "任何组织和个人", "将第五条中的“任何人侵犯学校权益的”修改为"),
        (
            "处一万元以上二万元",
            "处一万元以上五万元",
            "将第四条中的“处一万元以上二万元以下的罚款”修改为“处一万元以上五万元以下的罚款”。",
        ),
        ("检查、考核和评议", "检查和评议", "修改为"),
        (
            "市教育行政部门应当公布。",
            "市教育行政部门应当公布。结果应当真实。",
            "在第二条末尾增加“结果应当真实。”",
        ),
        ("有关单位应当配合检查工作。", "", "删去第二条第二句。"),
        (
            "侵犯",
            "侵害",
            "将第三条、第四条、第五条中的“侵犯”修改为“侵害”。",
        ),
        (
            "及时处理",
            "及时、公正处理",
            "将第五条中的“公安机关应当及时处理”修改为“公安机关应当及时、公正处理”。",
        ),
    ],
)
def test_quotations_read_by_themselves(before, after, sentence):
    assert sentence in written(LONG.replace(before, after), LONG)


def test_new_articles_side_by_side_are_one_instruction():
    new = OLD.replace("第四条　", "第四条　甲。\n第五条　乙。\n第六条　", 1)
    new = new.replace("第六条　本", "第八条　本").replace("第五条　违反", "第七条　违反")
    assert "增加二条，作为第四条、第五条：“第四条　甲。\n“第五条　乙。”" in written(new)


def test_a_deleted_article_lets_the_others_move():
    new = OLD.replace("第四条　公园内不得烧烤、露营。\n", "")
    new = new.replace("第五条", "第四条").replace("第六条", "第五条")
    assert "并对条文顺序作相应调整" in written(new)
    assert "将第五条改为第四条" not in written(new)


def test_contents_follow_the_headings():
    contents = "目录\n第一章　总则\n第二章　管理\n第一章　总则\n"
    old = OLD.replace("第一章　总则\n", contents, 1)
    text = written(old.replace("第二章　管理", "第二章　服务"), old)
    assert "将第二章章名修改为“服务”。" in text
    assert "目录" not in text


def test_new_articles_may_take_the_number_of_another():
    new = OLD.replace("第四条　", "第四条　公园内禁止吸烟。\n第五条　", 1)
    new = new.replace("第六条", "第七条").replace("第五条　违反", "第六条　违反")
    assert "增加一条，作为第四条：“公园内禁止吸烟。”" in written(new)
    made = amend(comparison(OLD, new), Frame("青山市公园管理条例", numbering="之一"))
    assert made.differences == ()
    assert "在第二章中增加一条，作为第三条之一：“公园内禁止吸烟。”" in made.text
    assert "条文顺序" not in made.text


def test_numbers_with_gaps_are_named():
    text = written(OLD.replace("第三条", "第九条").replace("第四条　", "第十条　"))
    assert "其他条文序号不变" in text


def test_references_left_behind_are_listed_and_not_changed():
    old = OLD.replace("违反本条例的", "违反第四条的")
    lines = old.splitlines()
    for number, after in ("六七", "五六", "四五", "三四", "二三"):
        lines = [line.replace(f"第{number}条　", f"第{after}条　") for line in lines]
    lines.insert(3, "第二条　公园姓公。")
    made = amend(comparison(old, "\n".join(lines)), Frame("青山市公园管理条例"))
    assert made.differences == ()
    assert [(one.words, one.expected) for one in made.stale] == [("第四条", "第五条")]
    assert not made.enact_anew


@pytest.mark.parametrize(
    "new",
    [
        "",
        "第一条　“甲。\n第二条　乙”。\n",
        "第三条　甲‘乙’。\n第三条　丙。\n第九条　丁。\n",
        OLD.replace("第二章　管理\n", ""),
        OLD.replace("第一条", "第七条"),
        OLD + "附件\n收费标准\n成人　十元\n",
        "\n".join(reversed(OLD.split("\n"))),
    ],
)
def test_any_text_can_be_made(new):
    written(new)
    written(OLD, old=new or "甲。")


def test_references_are_listed_that_another_numbering_leaves_behind():
    new = OLD.replace("第四条　", "第四条　公园内禁止吸烟。\n第五条　", 1)
    new = new.replace("第六条　", "第七条　").replace("第五条　违反本条例", "第六条　违反第五条")
    frame = Frame("青山市公园管理条例", numbering="之一")
    made = amend(comparison(OLD, new), frame)
    assert [(one.where, one.words, one.expected) for one in made.stale] == [
        ("第五条", "第五条", "第四条")
    ]
    assert amend(comparison(OLD, new), Frame("青山市公园管理条例")).stale == ()
