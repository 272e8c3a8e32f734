"""Labels by their form, and references that are none."""

import pytest
from duizhao.corpus.structure.labels import Style, is_reference, read_label


@pytest.mark.parametrize(
    ("line", "style", "number", "printed"),
    [
        ("第一条 为了", Style.ARTICLE, 1, "第一条"),
        ("第12条为了", Style.ARTICLE, 12, "第12条"),
        ("第 十二 条　为了", Style.ARTICLE, 12, "第 十二 条"),
        ("第三章　总　则", Style.CHAPTER, 3, "第三章"),
        ("第二分编 通则", Style.SUBPART, 2, "第二分编"),
        ("第四部分 保障", Style.PART, 4, "第四部分"),
        ("一、总体要求", Style.HAN, 1, "一、"),
        ("（一）登记", Style.HAN_PAREN, 1, "（一）"),
        ("(十一)登记", Style.HAN_PAREN, 11, "(十一)"),
        ("㈢登记", Style.HAN_PAREN, 3, "㈢"),
        ("1.登记", Style.ARABIC_DOT, 1, "1."),
        ("２．登记", Style.ARABIC_DOT, 2, "２．"),
        ("3、登记", Style.ARABIC_COMMA, 3, "3、"),
        ("（3）登记", Style.ARABIC_PAREN, 3, "（3）"),
        ("⑴登记", Style.ARABIC_PAREN, 1, "⑴"),
        ("①登记", Style.CIRCLED, 1, "①"),
        ("5.1 登记", Style.DECIMAL2, 1, "5.1"),
        ("笫五条 登记", Style.ARTICLE, 5, "笫五条"),
    ],
)
def test_label(line, style, number, printed):
    label = read_label(line, 0, len(line))
    assert label
    assert (label.style, label.ordinal.number, label.span.cut(line)) == (style, number, printed)


def test_inserted_article():
    label = read_label("第十二条之一 学校", 0, 9)
    assert label
    assert label.ordinal == (12, 1)


@pytest.mark.parametrize(
    "line",
    ["", "学校", "2019.5", "3.14", "3 月份", "第三人应当", "一是学习", "第条", "（学校）食堂"],
)
def test_no_label(line):
    assert read_label(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("第四条规定的食堂", True),
        ("第三章所称食堂", True),
        ("第十条第二款的食堂", True),
        ("第五条、第六条", True),
        ("第五条至第八条", True),
        ("第四条 规定食堂的条件", False),
        ("第四条食堂应当登记", False),
        ("第四条 一项登记", False),
        ("第五条中小学校应当登记", False),
    ],
)
def test_reference(line, expected):
    label = read_label(line, 0, len(line))
    assert label
    assert is_reference(line, label, len(line)) is expected
