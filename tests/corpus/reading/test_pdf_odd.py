"""PDF files as offices and archives make them: stamps, line numbers, footnotes, vertical text."""

import pytest
from duizhao.corpus.reading.read import read_bytes

from ...support.pdf_files import at, lines, pdf

pytest.importorskip("pypdfium2")

FIRST = [
    "第一条　学校应当每日公示菜单，接受师生监",
    "督，并记录在案。",
    "第二条　食堂应当对每餐次的食品成品留样，",
    "留样时间不少于四十八小时。",
]
SECOND = [
    "第三条　学校应当建立食品采购查验制度，做",
    "好采购记录。",
    "第四条　本办法由教育局解释。",
]
TEXT = [
    "第一条 学校应当每日公示菜单，接受师生监督，并记录在案。",
    "第二条 食堂应当对每餐次的食品成品留样，留样时间不少于四十八小时。",
    "第三条 学校应当建立食品采购查验制度，做好采购记录。",
    "第四条 本办法由教育局解释。",
]


def reading(*pages, **kinds):
    """The lines of a file, and what was left out by code."""
    source = read_bytes("a.pdf", pdf(*pages, **kinds))
    return source.text.split("\n"), {one.code: one.count for one in source.left_out}


@pytest.mark.parametrize("y", [150, 430])
def test_a_stamp_over_the_words_is_left_out_also_where_it_covers_none(y):
    stamp = at(180, y, "征求意见稿", 60)
    text, left_out = reading(stamp + lines(FIRST, y=y - 60), stamp + lines(SECOND, y=y - 60))
    assert (text, left_out) == (TEXT, {"turned-text": 2})


def test_a_large_title_is_no_stamp():
    text, left_out = reading(at(150, 70, "食品安全办法", 36) + lines(FIRST, y=140))
    assert (text, left_out) == (["食品安全办法", *TEXT[:2]], {})


def numbers(count, first=1, size=9):
    return "".join(at(50, 90 + 28 * n, str(first + n), size) for n in range(count))


@pytest.mark.parametrize(("again", "size"), [(1, 9), (5, 9), (1, 16)])
def test_numbers_of_lines_are_left_out(again, size):
    pages = numbers(4, 1, size) + lines(FIRST), numbers(3, again, size) + lines(SECOND)
    assert reading(*pages) == (TEXT, {"line-numbers": 7})


def test_numbers_of_a_list_stay():
    names = ["食堂", "小卖部", "配餐中心", "校园超市", "饮水站", "全市各级各类学校和幼儿园食堂"]
    text, _ = reading(numbers(6) + lines(names))
    assert text == [f"{at} {name}" for at, name in enumerate(names, 1)]


NOTE = at(90, 720, "1　本条所称学校，包括幼儿园。", 10)


def test_footnotes_are_left_out_with_their_marks():
    marked = lines(FIRST) + at(90 + 16 * 8, 170, "1", 9)
    text, left_out = reading(marked + NOTE, lines(SECOND))
    assert (text, left_out) == (TEXT, {"footnotes": 1})


def test_small_print_without_a_mark_in_the_text_stays():
    text, left_out = reading(lines(FIRST) + NOTE)
    assert (text, left_out) == ([*TEXT[:2], "1 本条所称学校，包括幼儿园。"], {})


def test_columns_from_top_to_bottom_are_read_from_right_to_left():
    words = [*FIRST, "第三条　本办法自公布之日起施行。"]
    page = "".join(
        at(500 - 28 * column, 90 + 20 * row, f"{char}　")  # one alone has no box without a font
        for column, line in enumerate(words)
        for row, char in enumerate(line)
        if char != "　"
    )
    text, _ = reading(page)
    assert [line.replace(" ", "") for line in text] == [
        *(line.replace(" ", "") for line in TEXT[:2]),
        "第三条本办法自公布之日起施行。",
    ]


def test_two_columns_below_a_title_are_read_one_after_the_other():
    left = ["第一条　食堂应当每", "日公示菜单，接受师", "生监督，并且记录在", "案，保存六个月。"]
    right = ["第二条　食堂应当对", "每餐次的食品成品留", "样，留样时间不少于", "四十八小时。"]
    title = at(150, 60, "校园食品安全管理办法（试行）", 20)
    page = title + lines(left, x=60, y=120, step=24) + lines(right, x=240, y=120, step=24)
    assert reading(page)[0] == [
        "校园食品安全管理办法（试行）",
        "第一条 食堂应当每日公示菜单，接受师生监督，并且记录在案，保存六个月。",
        "第二条 食堂应当对每餐次的食品成品留样，留样时间不少于四十八小时。",
    ]
