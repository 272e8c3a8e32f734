"""What cannot be tracked in a copy of the user's file is told of: a comment each, a line in all."""

import pytest
from duizhao.report.redline.write import sentence

from ...support.redline_files import pair_maker, said
from ...support.word_files import p, word

OLD = "第一条 学校应当留样。\n第二条 食堂应当公示每周菜单。\n第三条 家长可以到校陪餐。\n"


@pytest.fixture
def pair(tmp_path):
    return pair_maker(tmp_path)


def table(rows):
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_marks_that_cannot_be_tracked_are_told_in_one_line_and_each_has_a_comment(pair):
    """Rows of a long table that stand in another order leave the last marks of their cells."""
    old = [(f"第{i}类文书材料", f"保管{i % 5 + 1}年") for i in range(30)]
    new = old[::-1]
    head, tail = p("第一条　档案保管期限见下表。"), p("附注。")
    made = pair(word(head + table(old) + tail), word(head + table(new) + tail))
    (notice,) = made.notices
    count = int(notice.params[0])
    assert count > 3
    assert sentence(notice, "zh").count("“") == 3 and sentence(notice, "en").endswith("…")
    assert sum("不能修订" in comment for comment in said(made)) == count


def boxed(*lines):
    words = "".join(map(p, lines))
    return (
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>"
        f"<w:txbxContent>{words}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def test_a_new_text_box_is_told_of_where_it_stands(pair):
    body = "".join(map(p, OLD.splitlines()))
    made = pair(OLD, word(body + boxed("投诉电话见公示栏。", "每学期更新。")))
    (notice,) = made.notices
    assert notice.code == "box-stays-at" and "投诉电话见公示栏" in sentence(notice, "zh")
    assert sum("空框" in comment for comment in said(made)) == 1


def test_a_text_box_whose_words_changed_is_not_told_of(pair):
    body = "".join(map(p, OLD.splitlines()))
    made = pair(OLD + "投诉电话见公示栏。\n", word(body + boxed("投诉电话见食堂公示栏。")))
    assert not made.notices and not any("空框" in comment for comment in said(made))
