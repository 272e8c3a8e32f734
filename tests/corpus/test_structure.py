# ruff: noqa: E501 - a case is a line
"""What the tree of a text is: headings, decimal labels, 款, items and what stands inside them."""

import pytest
from duizhao.corpus.model import Level, Source
from duizhao.corpus.parse import parse


def doc(text):
    return parse(Source("", "", text, "text"))


def locators(text):
    document = doc(text)
    return [document.nodes[i].locator for i in document.clauses]


def headings(text):
    return [node.heading for node in doc(text).nodes if node.heading]


# A line is a heading by its own form and by what the document does at its level.


def test_a_numbered_sentence_is_no_heading_because_something_stands_below():
    text = "一、加强检查。各校每月检查一次。\n二、不得占用操场。\n（一）不得停车。\n三、补助三千元。\n由区教育局拨付。\n"
    assert headings(text) == []
    assert locators(text) == ["一、", "二、", "二、（一）", "三、", ""]


def test_a_name_with_a_full_stop_is_a_heading_where_the_level_has_such():
    text = (
        "一、总体要求。\n坚持公开。\n二、主要任务。\n（一）登记档案。\n三、保障措施。\n落实经费。\n"
    )
    assert headings(text) == ["总体要求。", "主要任务。", "保障措施。"]


def test_a_heading_that_gains_a_full_stop_stays_one():
    names = ["适用范围", "突出重点，分类施策", "2025年处罚标准", "不得受理的情形", "施行日期"]
    for stopped in (*({name} for name in names), set(names)):
        said = zip("一二三四五", names, strict=True)
        lines = [f"{n}、{name}{'。' * (name in stopped)}" for n, name in said]
        assert len(headings("\n本市各校。\n".join([*lines, ""]))) == len(names), stopped
    last = "一、目标\n明年建成。\n二、任务\n登记。\n三、本方案自公布之日起施行。\n请各校执行。\n"
    assert headings(last) == ["目标", "任务"]


def test_paragraphs_of_a_text_without_labels_are_counted():
    text = "开放公告\n2024年5月1日\n操场每日开放。\n不得携带犬只。\n区教育局\n2024年5月1日\n"
    assert locators(text) == ["第一段", "第二段"]
    assert locators("操场每日开放。\n") == ["第一段"]
    assert locators("现公布如下。\n一、操场开放。\n") == ["序言", "一、"]


def test_a_full_line_goes_on_where_paragraphs_are_set_in():
    lines = [
        "　　第一条 操场每日开放至晚上二十一时",
        "整，任何人不得携带犬只入场，不得在草坪",
        "上停放车辆。进场的人应当服从管理人员。",
        "管理人员应当佩戴标志，并且公布投诉的电",
        "话，及时处理各种投诉，不得推诿或拖延。",
        "　　违反的，由学校处理，学校处理应当公",
        "开结果。处理结果每学期公布一次，供师生",
        "查询。",
        "　　第二条 本办法自下学期起施行。",
    ]
    assert locators("\n".join(lines)) == ["第一条第一款", "第一条第二款", "第二条"]
    flat = "\n".join(line.strip() for line in lines)
    assert len(locators(flat)) > 2


def test_where_the_parties_of_a_contract_sign_is_no_paragraph_of_it():
    text = "租赁合同\n第一条 租期一年。\n第二条 一式两份。\n甲方（盖章）：　乙方（签字）：\n日期：　年　月　日\n"
    assert [node.level for node in doc(text).nodes][-2:] == [Level.SIGNATURE] * 2
    assert locators(text.replace("（盖章）", "").replace("（签字）", ""))[1:] != ["第二条"]


def test_a_body_behind_the_last_sentence_signs_without_a_date():
    text = "校规\n第一条、每日登记。\n第二条、每周检查。\n"
    assert locators(text + "某校家长委员会\n") == locators(text) == ["第一条", "第二条"]
    assert locators(text + "由家长负责\n")[-1] == "第二条第二款"


def test_notes_below_a_rule_at_the_end_are_no_items():
    text = "校规①\n第一条 每日登记②。\n——————\n①经家长会讨论。\n②含周末。\n"
    assert locators(text) == ["第一条"]
    assert [node.level for node in doc(text).nodes][-2:] == [Level.NOTE] * 2
    assert len(locators("校规\n第一条 登记：\n①姓名；\n②班级。\n")) == 3


def test_a_number_in_brackets_that_is_closed_opens_no_note():
    text = "某法院\n民事判决书\n（2023）某民初5号\n原告甲，住某市。\n驳回原告的请求。\n"
    assert locators(text) == ["第一段", "第二段"]


@pytest.mark.parametrize("page", ["— 2 —", "第2页"])
def test_a_page_number_in_a_sentence_makes_no_second_paragraph(page):
    lines = [
        "第一条 操场每日开放至晚上二十一时整，",
        "任何人不得携带犬只入场，不得在草坪上停",
        "放车辆，进场的人应当服从管理人员的安排",
        "并且保持安静。",
        "管理人员应当佩戴标志，并且公布投诉的电",
        "话，及时处理各种投诉，不得推诿或者拖延",
        "处理。",
    ]
    for at in range(1, len(lines)):
        found = locators("\n".join([*lines[:at], page, *lines[at:]]))
        assert set(found) == {"第一条第一款", "第一条第二款"}, at


def test_labels_of_taiwan_and_capital_letters_count():
    text = "實施計畫\n壹、依據\n校規。\n參、對象\n一、學生。\n（一）本校。\n二、家長。\n肆、本計畫奉核後實施。\n"
    found = ["壹、", "参、一、", "参、一、（一）", "参、二、", "肆、"]
    assert locators(text) == found
    assert locators("标准\n一、外观\nA、无划痕。\nB、清晰。\n") == ["一、A、", "一、B、"]
    assert locators("公示\n1，停车三元。\n2，洗车五元。\n") == ["1，", "2，"]


def test_what_only_looks_like_a_series_is_none():
    assert locators("约定\n第一条 登记。\n甲、乙双方各执一份。\n")[1:] == ["第一条第二款"]
    assert locators("约定\n甲、范围\n本楼。\n乙、期限\n一年。\n") == ["甲、", "乙、"]
    assert locators("约定\n第一条 登记。\n1，2楼开放。\n")[1:] == ["第一条第二款"]


def test_a_year_in_brackets_is_no_line_of_the_page():
    text = "会议纪要\n〔2024〕第6期\n会议研究了食堂。\n"
    assert Level.FURNITURE not in [node.level for node in doc(text).nodes]
    page = doc("【一】\n第一条 登记。\n")
    assert page.nodes[0].level is Level.FURNITURE


def test_what_an_article_of_a_contract_is_called_is_its_caption():
    text = "租赁合同\n第一条 房屋\n1.1 甲方将位于教学楼一层的房屋一间出租给乙方。\n第二条 期限\n2.1 一年。\n第三条 生效\n签字生效。\n"
    assert headings(text) == ["房屋", "期限", "生效"]
    assert headings(text.replace("签字", "— 1 —\n签字")) == ["房屋", "期限", "生效"]
    assert headings("规定\n第一条 应当登记\n（一）姓名。\n第二条 保管\n（一）三年。\n") == []


def test_a_number_that_is_missing_makes_no_slip_of_the_next():
    text = "一、作息\n1、六点起床。\n2、十点熄灯。\n三、安全\n1、不得私拉电线。\n四、附则\n施行。\n"
    assert locators(text) == ["一、1、", "一、2、", "三、1、", "四、"]
    slip = "一、作息\n1、六点起床。\n2、十点熄灯。\n三、不得吸烟。\n4、不得私拉电线。\n二、附则\n施行。\n"
    assert locators(slip) == ["一、1、", "一、2、", "一、三、", "一、4、", "二、"]


def test_what_stands_below_the_date_parts_no_signature_from_the_text():
    end = "抄送：市政府办公室，市财政局。\n区教育局办公室 2024年1月2日印发\n"
    document = doc(f"关于检查的通知\n各科室：\n一、每月检查。\n区教育局\n2024年1月1日\n{end}")
    levels = [node.level for node in document.nodes][-4:]
    assert levels == [Level.SIGNATURE, Level.DATE, Level.NOTE, Level.NOTE]


def test_a_rule_among_such_headings_is_a_clause():
    text = "一、总体要求。\n坚持公开。\n二、主要任务。\n登记档案。\n三、不得外借。\n四、保障措施。\n落实经费。\n"
    assert headings(text) == ["总体要求。", "主要任务。", "保障措施。"]


def test_a_short_line_with_nothing_below_is_a_heading_beside_headings_only():
    beside = "一、目标\n明年建成。\n二、任务\n三、措施\n落实经费。\n"
    alone = "一、登记\n二、保管\n三、利用\n"
    assert headings(beside) == ["目标", "任务", "措施"]
    assert headings(alone) == []


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("加强经费审查。审查下列重点。", "一、（一） 一、（二）第一段 一、（二）第二段 一、（三）"),
        ("将第三条修改为下列内容。", "一、（一） 一、（二） 一、 一、（三）"),
    ],
)
def test_only_a_decision_that_amends_quotes_between_its_numbers(second, expected):
    text = (
        "关于加强食堂审查监督的决定\n一、加强审查\n（一）加强留样审查。每日留样。\n"
        f"（二）{second}\n审查支出的重点包括伙食费的使用情况。\n（三）加强采购审查。\n"
    )
    assert " ".join(locators(text)) == expected


def test_an_amending_decision_ends_its_quotes_where_it_closes_them():
    text = "关于修改《某区档案规定》的决定\n一、将第三条修改为：“第三条　档案应当登记。\n“登记应当如实。”\n二、删去第九条。\n本决定自公布之日起施行。\n"
    assert locators(text) == ["一、第一段", "一、第二段", "二、", ""]


# Numbers with points and hyphens.


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. 账户\n1.1 登记。\n1.1.1 如实。\n1.2 保管。\n", "1.1 1.1.1 1.2"),
        ("1．账户\n1．1 登记。\n1．2 保管。\n", "1．1 1．2"),
        ("1.1登记。\n1.2保管。\n2.1利用。\n", "1.1 1.2 2.1"),
        ("1.1、登记。\n1.2、保管。\n", "1.1 1.2"),
        (
            "第一章 档案\n1-1 登记。\n1-2 保管。\n1-2-1 防火。\n第二章 经费\n2-1 拨付。\n",
            "1-1 1-2 1-2-1 2-1",
        ),
        ("1 范围\n1.1 登记。\n2 费用\n2.1 免费。\n", "1.1 2.1"),
        ("1范围\n1.1 登记。\n2费用\n2.1 免费。\n", "1.1 2.1"),
        ("1 登记档案。\n2 保管档案。\n3 利用档案。\n", "1 2 3"),
        ("第一条 登记。\n附件1\n表册\n1.1 登记。\n1.2 保管。\n", "第一条 附件1 1.1 附件1 1.2"),
    ],
)
def test_decimals_are_labels(text, expected):
    assert " ".join(locators(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第一条 补助分两档。\n1.5万元以上的，由市拨付。\n2.5万元以上的，由省拨付。\n",
        "第一条 登记应当及时。\n3-5个工作日内办结。\n",
        "第一条 检查每季一次。\n3 月份的检查由市组织。\n9 月份的检查由省组织。\n",
        "第一条 登记。\n2 份材料各留一份。\n",
    ],
)
def test_amounts_and_spans_are_words(text):
    assert {node.label for node in doc(text).nodes} <= {"第一条", ""}


def test_a_decimal_is_never_told_to_begin_anew():
    text = "1. 账户\n1.1 登记。\n1.2 保管。\n2. 费用\n2.1 免费。\n2.2 公示。\n"
    assert "numbers-by-heading" not in {issue.code for issue in doc(text).issues}


# 款, 项 and what belongs to them.


def test_a_paragraph_between_items_belongs_to_the_first():
    text = "第一条 有下列情形的，应当登记：\n（一）新建的。\n新建包括迁建。\n（二）改建的。\n登记由区局办理。\n"
    assert locators(text) == [
        "第一条第一款",
        "第一条第一款第（一）项第一段",
        "第一条第一款第（一）项第二段",
        "第一条第一款第（二）项",
        "第一条第二款",
    ]


def test_a_paragraph_before_a_list_that_begins_anew_is_a_paragraph():
    text = "第一条 应当登记：\n（一）新建的；\n（二）改建的。\n可以不登记：\n（一）临建的；\n（二）拆除的。\n"
    assert "第一条第二款第（一）项" in locators(text)


def test_points_below_a_paragraph_inside_an_item():
    text = "第一条 用语：\n（一）新建。\n下列视为新建：\n1.迁建。\n2.重建。\n（二）改建。\n"
    assert locators(text)[3:] == [
        "第一条第（一）项第二段第1目",
        "第一条第（一）项第二段第2目",
        "第一条第（二）项",
    ]


def test_lines_of_a_list_belong_to_the_item_that_announces_them():
    text = "第一条 标准：\n（一）小型：\n1.每吨十元。\n2.超过的部分：\n一百吨以下的，加一元；\n一百吨以上的，加二元。\n（二）大型免收。\n"
    assert locators(text)[-4:] == [
        "第一条第（一）项第2目第一段",
        "第一条第（一）项第2目第二段",
        "第一条第（一）项第2目第三段",
        "第一条第（二）项",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("主任，\n副主任若干人，\n秘书长。\n", "第一条第一款 第一条第二款"),
        (
            "未按期登记的；\n未如实登记的。\n",
            "第一条第一款 第一条第一款第一项 第一条第一款第二项 第一条第二款",
        ),
        ("补助额＝床位数×标准\n", "第一条第一款 第一条第二款"),
        ("补助应当公示。\n", "第一条第一款 第一条第二款 第一条第三款"),
    ],
)
def test_lines_of_a_list_after_a_colon_are_one_paragraph(lines, expected):
    assert " ".join(locators(f"第一条 包括下列各项：\n{lines}每年检查一次。\n")) == expected


def test_headings_below_sections():
    text = "第一章 通则\n第一节 契约\n第一款 成立\n第一目 要约\n第一条 要约应当明确。\n第二款　效力\n第二条 契约自成立时生效。\n第二款规定的契约除外。\n"
    document = doc(text)
    levels = [node.level for node in document.nodes if node.heading]
    assert levels == [
        Level.CHAPTER,
        Level.SECTION,
        Level.SUBSECTION,
        Level.DIVISION,
        Level.SUBSECTION,
    ]
    assert document.nodes[2].locator == "第一章第一节第一款"
    assert len(document.clauses) == 3


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("第 2-1 条", "第二条之一"),
        ("第2之1条", "第二条之一"),
        ("第二条之一", "第二条之一"),
    ],
)
def test_inserted_articles(label, name):
    assert locators(f"第二条 登记。\n{label} 保管。\n第三条 利用。\n")[1] == name


@pytest.mark.parametrize("label", ["（一）之一", "（一之一）"])
def test_inserted_items(label):
    text = f"第一条 应当：\n（一）登记；\n{label}保管；\n（二）利用。\n"
    document = doc(text)
    assert document.nodes[document.clauses[2]].ordinal == (1, 1)
    assert {issue.code for issue in document.issues} == {"no-title"}


@pytest.mark.parametrize("words", ["（删去）", "【已删除】", "（略）"])
def test_what_stands_for_a_lost_article_is_its_words(words):
    text = f"第一条 登记。\n第二条 {words}\n第三条 利用。\n"
    node = doc(text).nodes[1]
    assert node.body.cut(text) == words
    assert not node.heading


def test_the_place_of_headings_and_captions():
    text = "第一章　总　则\n第一条【目的】为了安全。\n附件：登记表\n第一条 如实填写。\n"
    heads = [node.head.cut(text) for node in doc(text).nodes if node.heading]
    assert heads == ["总　则", "目的", "登记表"]
