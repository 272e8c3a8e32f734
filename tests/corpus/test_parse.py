# ruff: noqa: E501 - a case is a line
"""From text to clauses: cases in readable form, and the laws that hold for any text."""

import pytest
from duizhao.corpus.model import Hint, Level, Source, Span
from duizhao.corpus.normalise import shows
from duizhao.corpus.parse import parse
from hypothesis import given, settings
from hypothesis import strategies as st


def doc(text):
    return parse(Source("", "", text, "text"))


def outline(text):
    """Locators of the clauses."""
    document = doc(text)
    return [document.nodes[i].locator for i in document.clauses]


def levels(text):
    return [node.level.value for node in doc(text).nodes]


RULE = """校园食品安全管理办法
（2019年3月1日某局局务会议通过）
目录
第一章 总则
第二章 管理
第一章　总　则
第一条 为了保障校园食品安全，制定本办法。
第二章 管理
第二条 学校应当遵守下列规定：
（一）食材登记；
（二）每日留样。
学校应当公开食谱。
第三条之一 食堂应当办理许可。
"""


def test_rule():
    assert outline(RULE) == [
        "第一条",
        "第二条第一款",
        "第二条第一款第（一）项",
        "第二条第一款第（二）项",
        "第二条第二款",
        "第三条之一",
    ]
    document = doc(RULE)
    assert document.title == "校园食品安全管理办法"
    chapters = [n.heading for n in document.nodes if n.level is Level.CHAPTER]
    assert chapters == ["总则", "管理"]
    assert [n.id for n in document.nodes if n.clause][2:4] == ["art2.p1.i1", "art2.p1.i2"]


def test_one_paragraph_is_not_counted():
    text = "第一条 学校应当：\n（一）登记；\n（二）留样。\n"
    assert outline(text) == ["第一条", "第一条第（一）项", "第一条第（二）项"]


def test_plan():
    text = "为做好档案工作，制定本方案。\n一、总体要求\n坚持原则。\n二、任务\n（一）登记。全部登记。\n（二）保管。\n1.防火。\n2.防潮。\n"
    assert outline(text) == [
        "序言",
        "一、",
        "二、（一）",
        "二、（二）",
        "二、（二）1.",
        "二、（二）2.",
    ]


def test_whole_paragraphs_numbered_are_clauses():
    text = "一、食堂应当每日留样，并如实登记。\n二、食堂应当公开食谱，接受监督。\n"
    assert outline(text) == ["一、", "二、"]


def test_order_of_styles_is_the_documents_own():
    text = "1、总体要求\n坚持原则。\n（一）统一领导，分级负责。\n（二）注重实效，方便群众。\n2、任务\n（一）登记全部档案。\n"
    assert outline(text) == ["1、", "1、（一）", "1、（二）", "2、（一）"]


def test_a_list_announced_by_a_colon_stands_below_what_announces_it():
    text = "一、任务\n（1）乡镇巡查河道。\n（2）部门做好下列工作：\n1.水利部门调度水库；\n2.住建部门排查危房。\n"
    found = ["一、（1）", "一、（2）", "一、（2）1.", "一、（2）2."]
    assert outline(text) == found
    # Without the colon nothing says so, and the usual order holds.
    assert outline(text.replace("下列工作：", "下列工作。")) != found


def test_the_first_label_of_a_list_may_be_a_slip():
    text = "一、卫生\n1、每日清扫。\n2.每周消毒。\n二、安全\n1.不得私拉电线。\n2.不得存放汽油。\n"
    regular = text.replace("1、", "1.")
    levels = [[node.level for node in doc(words).nodes] for words in (text, regular)]
    assert levels[0] == levels[1]
    # 二、 goes on with 一、 and not with the one item below it.
    one = "一、卫生\n1.每日清扫。\n二、安全\n不得私拉电线。\n三、附则\n自今日起施行。\n"
    assert outline(one) == ["一、1.", "二、", "三、"]


def test_fragment_may_begin_deep():
    text = "（一）工作原则\n坚持公开。\n（二）工作任务\n1.登记档案。\n2.保管档案。\n"
    assert outline(text) == ["（一）", "（二）1.", "（二）2."]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("第一条 登记。第二条 保管。第三条 利用。", 3),
        ("第一条 依照第二条、第三条登记。", 1),
        ("第一条 登记依照本办法。第二条规定的除外。", 1),
        ("第一条 条件：（一）有场所；（二）有人员。", 3),
        ("第一条 依照前条第（一）项、第（二）项登记。", 1),
        ("第一条 一是学习。二是落实。", 1),
    ],
)
def test_lines_run_together(line, count):
    assert len(doc(line).clauses) == count


@pytest.mark.parametrize("line", ["第四条规定的食堂除外。", "第三章所称学校，是指中小学校。"])
def test_reference_at_the_head_of_a_line_is_no_article(line):
    document = doc(f"第一条 学校应当登记。\n{line}\n第二条 自发布之日起施行。\n")
    assert [n.label for n in document.nodes if n.level is Level.ARTICLE] == ["第一条", "第二条"]


@pytest.mark.parametrize(
    ("text", "heading", "body"),
    [
        ("第一条【目的】为了安全。", "目的", "为了安全。"),
        ("第一条【目的】\n为了安全。", "目的", "为了安全。"),
        ("第一条 （市）区学校。", "", "（市）区学校。"),
    ],
)
def test_caption(text, heading, body):
    document = doc(text)
    article = document.nodes[0]
    said = [document.nodes[i].body.cut(text) for i in document.clauses]
    assert article.heading == heading
    assert said == [body]


def test_captions_by_custom():
    text = "".join(f"第{n}条（目的{n}）学校应当遵守规定。\n" for n in "一二三")
    assert [n.heading for n in doc(text).nodes] == ["目的一", "目的二", "目的三"]


def test_heading_on_the_next_line_and_broken():
    text = "第一章\n总则\n第一条 登记。\n第二章 学校食堂与\n校外供餐\n第二条 留样。\n"
    headings = [n.heading for n in doc(text).nodes if n.level is Level.CHAPTER]
    assert headings == ["总则", "学校食堂与校外供餐"]


def test_headings_above_articles():
    text = "一、管理\n第一条 登记。\n第二条 留样。\n二、监督\n第三条 检查。\n"
    document = doc(text)
    assert [n.heading for n in document.nodes if not n.clause] == ["管理", "监督"]
    assert outline(text) == ["第一条", "第二条", "第三条"]


PLAN = "食堂那些事\n总体要求\n学校食堂应当安全供餐，接受监督。\n重点工作\n一、采购\n采购应当登记。\n二、留样\n每日留样。\n"


def styled(*lines):
    """The plan, the lines named set by the file as a title and headings."""
    hints = tuple(
        Hint(kind, Span(PLAN.index(line), PLAN.index(line) + len(line))) for kind, line in lines
    )
    return parse(Source("", "", PLAN, "docx", (), hints))


def test_a_line_set_as_a_heading_is_one():
    document = styled(("title", "食堂那些事"), ("heading", "总体要求"), ("heading", "重点工作"))
    assert document.title == "食堂那些事"
    assert [node.heading for node in document.nodes if node.level is Level.CHAPTER] == [
        "总体要求",
        "重点工作",
    ]


def test_a_sentence_set_as_a_heading_is_a_clause():
    document = styled(("heading", "学校食堂应当安全供餐，接受监督。"))
    assert not [node for node in document.nodes if node.level is Level.CHAPTER]
    assert len(document.clauses) == 6


def test_annex_signature_furniture():
    text = "第一条 登记。\n— 2 —\n第二条 留样。\n某某局\n2020年5月6日\n附件1\n登记表\n第一条 如实填写。\n"
    assert levels(text) == [
        "article",
        "furniture",
        "article",
        "signature",
        "date",
        "annex",
        "article",
    ]
    assert outline(text)[-1] == "附件1第一条"


def test_quoted_articles_of_a_decision():
    text = "关于修改《食堂办法》的决定\n一、增加一条，作为第三条：\n“第三条 食堂应当留样。\n第四条 留样应当登记。”\n二、删去第九条。\n"
    document = doc(text)
    assert not [n for n in document.nodes if n.level is Level.ARTICLE]
    assert outline(text) == ["一、第一段", "一、第二段", "一、第三段", "二、"]


def test_broken_sentence_is_one_clause():
    text = "第一条 学校应当建立食品安全管理制度，配备专职或者兼职的食品安全\n管理人员。\n第二条 留样。\n"
    assert outline(text) == ["第一条", "第二条"]


FRAGMENTS = [
    "第一条",
    "第十二条之一",
    "第二章",
    "第三节",
    "第一编",
    "一、",
    "（一）",
    "(3)",
    "1.",
    "1、",
    "①",
    "目录",
    "附件1",
    "附件：",
    "登记",
    "留样。",
    "学校应当：",
    "“",
    "”",
    "。",
    "；",
    "：",
    "，",
    "\n",
    "\n\n",
    "\u3000\u3000",
    "\xa0",
    "【篇一】",
    "为了安全，制定本办法。",
    "2020年5月6日",
    "（2019年3月1日通过）",
    "—",
    "2",
    "—",
    "办法",
    "序言",
    "|",
    "\ufeff",
    "\r\n",
    "\x85",
]
texts = st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))


@settings(max_examples=100, deadline=None)
@given(texts)
def test_spans_tile_any_text(text):
    document = doc(text)
    at = 0
    for i, node in enumerate(document.nodes):
        assert at <= node.own.start <= node.own.end
        assert not shows(text[at : node.own.start])
        assert node.own.start <= node.body.start <= node.body.end <= node.own.end
        at = node.own.end
        assert node.parent < i
        if node.parent >= 0:
            above = document.nodes[node.parent].span
            assert above.start <= node.span.start <= node.span.end <= above.end
    assert not shows(text[at:])


@settings(max_examples=80, deadline=None)
@given(texts)
def test_ids_are_unique_and_ascii(text):
    names = [node.id for node in doc(text).nodes]
    assert len(names) == len(set(names))
    assert all(name.isascii() and name for name in names)


@pytest.mark.slow
def test_deep_and_long_texts_end():
    assert doc("".join(f"第{n}条 登记。" for n in range(1, 2000))).nodes
    assert doc("（一）" * 100_000).nodes
    assert doc("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\na)己\n" * 700).nodes
