# ruff: noqa: E501 - a case is a line
"""What stands around the clauses of a text: title, notes, signature and date, annexes, fields of a page."""

import pytest
from duizhao.corpus.model import Level, Source
from duizhao.corpus.parse import parse


def doc(text):
    return parse(Source("", "", text, "text"))


def locators(text):
    document = doc(text)
    return [document.nodes[i].locator for i in document.clauses]


# An annex that is only named, above the signature, and the annex itself.

LETTER = "某县关于调整班车时刻的通知\n各乡镇：\n班车时刻已经调整，请遵照执行。\n附件：班车时刻表\n某县交通运输局\n2022年10月8日\n{}"


def levels(text):
    return [str(node.level) for node in doc(text).nodes]


def test_an_annex_named_above_the_signature_is_a_note():
    found = levels(LETTER.format("附件\n班车时刻表\n1. 城关镇\n2. 东湖镇\n"))
    assert found[2:7] == ["preamble", "note", "signature", "date", "annex"]


@pytest.mark.parametrize(
    "named",
    [
        "附件：班车时刻表",
        "附件：班车时刻表（略）",
        "附件：1.班车时刻表\n2.票价表",
        "附件：1．班车时刻表　2．票价表",
    ],
)
def test_an_annex_named_where_the_text_ends_is_a_note(named):
    text = f"某县规定\n第一条 班车按照时刻表运行。\n{named}"
    count = named.count("\n") + 1
    for whole in (text, f"{text}\n某县人民政府\n2022年10月8日\n"):
        assert levels(whole)[2 : 2 + count] == ["note"] * count
        assert "annex" not in levels(whole)


def test_a_list_of_annexes_below_the_word_is_a_note():
    text = "某县规定\n第一条 班车按照时刻表运行。\n附件：\n1.时刻表\n2.票价表\n某县人民政府\n2022年10月8日\n"
    assert levels(text)[2:] == ["note"] * 3 + ["signature", "date"]


@pytest.mark.parametrize("words", ["1.六时发车\n2.八时发车", "1.城关镇每日六时发车。"])
def test_a_numbered_annex_is_an_annex(words):
    text = f"某县规定\n第一条 班车按照时刻表运行。\n附件：班车时刻表\n{words}\n"
    assert levels(text)[2] == "annex"


def test_an_annex_with_words_of_its_own_is_an_annex():
    text = "某县规定\n第一条 班车按照时刻表运行。\n附件：班车时刻表\n城关镇每日六时发车。\n"
    assert levels(text)[-2:] == ["annex", "paragraph"]


@pytest.mark.parametrize(
    "note",
    [
        "中華民國一百零八年三月五日公布",
        "公發布日：民國 108 年 03 月 05 日",
        "中華民國108年3月5日某府法字第1080000000號令制定公布全文6條",
    ],
)
def test_a_year_of_the_republic_makes_a_note(note):
    text = f"某縣公園管理自治條例\n{note}\n第 1 條\n為管理公園，制定本自治條例。\n"
    assert levels(text) == ["title", "note", "article"]


def test_a_date_of_the_republic_closes_a_text():
    text = "某縣公園規則\n第一條 公園每日開放。\n某縣政府\n中華民國108年3月5日\n"
    assert levels(text)[-2:] == ["signature", "date"]


def test_a_signature_and_its_date_may_share_a_line():
    text = "某县规定\n第一条 班车按照时刻表运行。\n某县交通运输局　　2022年10月8日\n"
    assert levels(text)[-1] == "signature"
    named = text.replace("某县交通运输局", "试行至")
    assert levels(named)[-1] == "paragraph"


def test_a_note_in_brackets_goes_on_to_where_they_close():
    text = (
        "某县规定\n（2012年5月3日某县人民政府令第3号公布\n根据2015年6月1日《某县人民政府关于修改\n"
        "〈某县规定〉的决定》修订）\n第一条 班车按照时刻表运行。\n"
    )
    assert levels(text) == ["title", "note", "note", "note", "article"]


WRAPPED = """某县渡口规定
第一条 为了加强渡口管理保障渡运安
全维护乘客合法权益制定本规定。
第二条 渡口由乡镇人民政府负责日常
管理县交通运输局负责监督。
第三条 渡船应当由具有相应资质的单
位检验合格并取得渡船登记证书。
第四条 乘客应当听从渡工指挥不得在
渡船未停稳时上下。
第五条 渡口应当公示渡运时间。
"""


def test_lines_broken_by_the_width_of_a_page_are_one_clause_and_no_caption():
    found = doc(WRAPPED)
    assert [node.heading for node in found.nodes if node.level == "article"] == [""] * 5
    assert levels(WRAPPED) == ["title"] + ["article"] * 5


def test_a_title_and_a_note_broken_by_the_width_of_a_page_are_one_each():
    head = (
        "某县人民代表大会常务委员会关于加强\n渡口管理的决定\n"
        "（2012年5月31日某县第十届人民代\n表大会常务委员会通过）\n"
    )
    text = WRAPPED.replace("某县渡口规定\n", head)
    assert levels(text) == ["title", "note"] + ["article"] * 5
    # A title as long as a line goes on with no note below it.
    text = WRAPPED.replace(
        "某县渡口规定\n", "某县加强渡口管理保障渡运安全决定\n2012年5月31日通过\n"
    )
    assert levels(text) == ["title", "note"] + ["article"] * 5


def test_short_lines_above_longer_ones_are_captions():
    text = "某县渡口规定\n" + "".join(
        f"第{n}条 {name}\n{words}\n"
        for n, name, words in (
            ("一", "立法目的", "为了加强渡口管理，保障渡运安全，制定本规定。"),
            ("二", "职责分工", "渡口由乡镇人民政府负责日常管理。"),
            ("三", "渡船检验", "渡船应当检验合格并登记。"),
        )
    )
    found = [node.heading for node in doc(text).nodes if node.level == "article"]
    assert found == ["立法目的", "职责分工", "渡船检验"]


def test_an_aim_broken_behind_the_name_of_a_law_is_no_title():
    text = "某院关于车位的解释\n为正确审理车位纠纷案件，根据《某国民法典》等法\n律规定，制定本解释。\n第一条 车位停放汽车。\n"
    assert levels(text)[0] == "title"
    assert "title" not in levels(text)[1:]
    assert doc(text).title == "某院关于车位的解释"


@pytest.mark.parametrize(
    ("mark", "kept"), [("【现行有效】", ""), ("（已废止）", ""), ("（试行）", "（试行）")]
)
def test_a_mark_of_force_behind_a_title_is_of_the_page(mark, kept):
    found = doc(f"某县规定 {mark}\n第一条 班车按照时刻表运行。\n")
    assert found.title == f"某县规定{kept}"
    assert ("furniture" in {str(node.level) for node in found.nodes}) is (kept == "")


def test_a_title_that_stands_twice_is_one_title():
    text = "某县规定\n{}第一条 班车按照时刻表运行。\n"
    assert levels(text.format("某县规定\n")) == ["title", "furniture", "article"]
    assert levels(text.format("实施细则\n")) == ["title", "title", "article"]


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("来源：某某网　发布时间：2024-01-02　字体：[大 中 小]　打印本页", True),
        ("发布时间：2024-01-02 10:20 来源：市司法局 浏览次数：23", True),
        ("时间：8:00　地点：会议室", False),
        ("甲方：某某馆　乙方：某某社", False),
    ],
)
def test_fields_of_a_page_on_one_line_are_no_clause(line, page):
    found = levels(f"某社区公约\n{line}\n爱护公物，不乱涂乱画。\n垃圾分类。\n")
    assert ("furniture" in found) is page


def test_blanks_make_no_other_note():
    text = "某院关于班车的规定\n院发〔2023{}〕13号\n第一条 班车按时发车。\n"
    assert levels(text.format("")) == levels(text.format(" ")) == ["title", "note", "article"]


def test_a_row_of_an_annex_that_is_the_table_is_named_once():
    text = "某县规定\n第一条 班车按照附表运行。\n附表：时刻表\n站\t时刻\n城关\t六时\n东湖\t七时\n"
    assert [name for name in locators(text) if "行" in name] == ["附表第一行", "附表第二行"]


WRITTEN_TO = """甲省高级人民法院关于保管费的批复
2021年5月6日 甲省高级人民法院审判委员会第12次会议通过
2021年6月1日 施行
{line}
近来，有的法院问到保管费怎样计算。经研究，批复如下。
一、保管费按照约定计算。
二、本批复作出前已经终审的案件，不适用本批复。
"""


@pytest.mark.parametrize(
    "line",
    [
        "各中级人民法院，甲乙铁路运输法院：",
        "甲市、乙市中级人民法院：",
        "省人民政府：",
        "市教育局（体育局）：",
    ],
)
def test_whom_a_text_is_written_to_may_stand_below_notes(line):
    document = doc(WRITTEN_TO.format(line=line))
    (written,) = [node for node in document.nodes if line in node.own.cut(document.text)]
    assert written.level is Level.NOTE
    assert [document.nodes[at].locator for at in document.clauses] == ["序言", "一、", "二、"]


def test_a_first_sentence_below_notes_is_no_address():
    line = "审判委员会决定，对保管费的规定作如下修改："
    document = doc(WRITTEN_TO.format(line=line))
    assert len(document.clauses) == 4
