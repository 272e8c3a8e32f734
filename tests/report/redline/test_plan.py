"""The plan of a redline on text level: rejecting gives the template, accepting the variant."""

import re

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison
from duizhao.corpus.model import Document, Source, Span
from duizhao.corpus.parse import parse
from duizhao.report.redline.plan.clean import clean
from duizhao.report.redline.plan.model import Piece, RedlineLine, State
from duizhao.report.redline.plan.plan import _joined_over, plan
from hypothesis import given, settings
from hypothesis import strategies as st

SIGNS = {
    State.EQUAL: "{}",
    State.DELETE: "[-{}-]",
    State.INSERT: "[+{}+]",
    State.MOVE_FROM: "[<{}<]",
    State.MOVE_TO: "[>{}>]",
}


def made(template, variant, **options):
    documents = [
        parse(Source(name, "", text, "txt"))
        for name, text in (("a.txt", template), ("b.txt", variant))
    ]
    return plan(compare(*documents), **options)


def shown(found):
    """The plan as text, one paragraph a line; ¶- is a struck paragraph mark."""
    lines = []
    for line in found.lines:
        words = "".join(
            SIGNS[piece.state].format(
                found.variant.words(piece.variant)
                if piece.state.new
                else found.template.words(piece.template)
            )
            for piece in line.pieces
        )
        lines.append(words + {State.DELETE: "¶-", State.INSERT: "¶+"}.get(line.mark, ""))
    return "\n".join(lines)


def sides(found):
    """Both texts as the plan gives them."""
    old = new = ""
    for line in found.lines:
        for piece in line.pieces:
            old += piece.template.cut(found.template.text) if piece.state.old else ""
            new += piece.variant.cut(found.variant.text) if piece.state.new else ""
        old += "\n" if line.mark.old else ""
        new += "\n" if line.mark.new else ""
    return old, new


def right(found):
    return sides(found) == (found.template.text + "\n", found.variant.text + "\n")


CASES = {
    "a word": (
        "第一条　学校应当留样。",
        "第一条　学校可以留样。",
        "第一条　学校[-应当-][+可以+]留样。",
    ),
    "nothing": ("第一条　学校留样。\n", "第一条　学校留样。", "第一条　学校留样。"),
    "blanks are no change": ("第一条  学校留样。", "第一条　学校留样。", "第一条　学校留样。"),
    "a new article and numbers": (
        "第一条　学校应当留样。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第二条　家长可以陪餐。\n第三条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第二条　[+家长可以陪餐。+]¶+\n[+第三条　+]食堂应当公示菜单。",
    ),
    "a new article before one that begins otherwise": (
        "第一条　学校应当留样。\n第二条　食堂应当公示菜单和食材的来源。",
        "第一条　学校应当留样。\n第二条　家长可以陪餐。\n第三条　饭店应当公示菜单和食材的来源。",
        "第一条　学校应当留样。\n第二条　[+家长可以陪餐。+]¶+\n"
        "[+第三条　+][-食堂-][+饭店+]应当公示菜单和食材的来源。",
    ),
    "a new article whose number no other had": (
        "第一条　学校应当留样。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第一条之一　家长可以陪餐。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n[+第一条之一　家长可以陪餐。+]¶+\n第二条　食堂应当公示菜单。",
    ),
    "a dropped article": (
        "第一条　学校应当留样。\n第二条　家长可以陪餐。\n第三条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第二条　[-家长可以陪餐。-]¶-\n[-第三条　-]食堂应当公示菜单。",
    ),
    "a dropped article behind a dropped paragraph": (
        "第一条　学校应当留样。\n费用县出。\n第二条　家长可以陪餐。\n第三条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n[-费用县出。-]¶-\n第二条　[-家长可以陪餐。-]¶-\n"
        "[-第三条　-]食堂应当公示菜单。",
    ),
    "a dropped article whose number no other took": (
        "第一条　学校应当留样。\n第一条之一　家长可以陪餐。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n第二条　食堂应当公示菜单。",
        "第一条　学校应当留样。\n[-第一条之一　家长可以陪餐。-]¶-\n第二条　食堂应当公示菜单。",
    ),
    "a dropped end": (
        "第一条　学校应当留样。\n第二条　家长可以陪餐。",
        "第一条　学校应当留样。",
        "第一条　学校应当留样。¶-\n[-第二条　家长可以陪餐。-]",
    ),
    "a compound is struck whole": (
        "第一条　用人单位应当留样。",
        "第一条　用人部门应当留样。",
        "第一条　[-用人单位-][+用人部门+]应当留样。",
    ),
    "titles stay one line": (
        "甲省食堂管理办法\n第一条　学校应当留样。",
        "乙市食堂管理规定\n第一条　学校应当留样。",
        "[-甲省-][+乙市+]食堂管理[-办法-][+规定+]\n第一条　学校应当留样。",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_written_as_a_person_would(name):
    template, variant, expected = CASES[name]
    assert shown(made(template, variant)) == expected


def test_a_split_paragraph_inserts_only_the_mark():
    template = "第一条　学校应当每日检查食堂。检查结果应当在校门口公示。"
    variant = "第一条　学校应当每日检查食堂。\n检查结果应当在校门口公示。"
    found = made(template, variant)
    assert right(found)
    assert shown(found) == "第一条　学校应当每日检查食堂。¶+\n检查结果应当在校门口公示。"


def test_a_merged_paragraph_strikes_only_the_mark():
    variant = "第一条　学校应当每日检查食堂。检查结果应当在校门口公示。"
    template = "第一条　学校应当每日检查食堂。\n检查结果应当在校门口公示。"
    found = made(template, variant)
    assert right(found)
    assert shown(found) == "第一条　学校应当每日检查食堂。¶-\n检查结果应当在校门口公示。"


MOVED = (
    "第一条　学校应当建立食材进货查验记录，保存两年。\n第二条　食堂应当公示每周菜单和价格。\n"
    "第三条　家长可以到校陪餐并提出意见。\n第四条　食品留样应当保存四十八小时以上。",
    "第一条　食品留样应当保存四十八小时以上。\n第二条　学校应当建立食材进货查验记录，保存三年。\n"
    "第三条　食堂应当公示每周菜单和价格。\n第四条　家长可以到校陪餐并提出意见。",
)


def test_a_moved_article_is_one_move():
    found = made(*MOVED)
    states = [piece.state for line in found.lines for piece in line.pieces]
    assert right(found)
    assert len(found.moves) == 1
    assert State.MOVE_FROM in states and State.MOVE_TO in states


def test_a_moved_article_goes_on_behind_the_number_that_it_takes_over():
    lines = shown(made(*MOVED)).split("\n")
    assert lines[0] == "第一条　[>食品留样应当保存四十八小时以上>][+。+]¶+"
    assert lines[1].startswith("[+第二条　+]学校应当建立")


def test_a_plain_move_is_struck_and_inserted():
    found = made(*MOVED, native_moves=False)
    assert right(found)
    assert found.moves == ()
    assert not any(
        p.state in (State.MOVE_FROM, State.MOVE_TO) for line in found.lines for p in line.pieces
    )


WORDS = st.sampled_from(
    [
        "学校",
        "应当",
        "可以",
        "食堂",
        "留样",
        "公示",
        "三十日",
        "家长",
        "，",
        "检查",
        " ",
        "\t",
        "Ａ1",
    ]
)
LABELS = st.sampled_from(
    ["", "第一条　", "第二条 ", "第三条", "（一）", "（二）", "第一章 总则", "一、", "　　"]
)
LINES = st.builds(lambda label, words: label + "".join(words), LABELS, st.lists(WORDS, max_size=8))
TEXTS = st.lists(LINES, max_size=9).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.booleans())
def test_both_texts_come_back_from_any_pair(template, variant, native):
    assert right(made(template, variant, native_moves=native))


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.data())
def test_both_texts_come_back_after_shuffled_lines(template, data):
    lines = template.split("\n")
    variant = "\n".join(data.draw(st.permutations(lines))[: data.draw(st.integers(0, 9))])
    assert right(made(template, variant))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_both_texts_come_back_without_any_clause(template, variant):
    documents = [Document("", "", "", text, ()) for text in (template, variant)]
    assert right(plan(Comparison(*documents, ())))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_clean_text_is_what_a_page_shows(text):
    found = clean(text)
    shown = [
        re.sub(r"[\x00-\x08\x0e-\x1b\ufffe\uffff]", "", line).split() for line in text.splitlines()
    ]
    paragraphs = found.text.split("\n") if found.text else []
    assert [line.split(" ") for line in paragraphs] == [words for words in shown if words]
    assert list(found.raw) == sorted(set(found.raw))


@settings(max_examples=30, deadline=None)
@given(TEXTS, TEXTS)
def test_every_move_has_both_ends(template, variant):
    found = made(template, variant)
    ends = {
        state: {p.move for line in found.lines for p in line.pieces if p.state is state}
        for state in (State.MOVE_FROM, State.MOVE_TO)
    }
    assert ends[State.MOVE_FROM] == ends[State.MOVE_TO] == set(range(1, len(found.moves) + 1))


def test_a_move_over_which_paragraphs_are_joined_is_found():
    def line(mark, words, move=0):
        return RedlineLine((Piece(words, Span(0, 1), Span(0, 1), move),), mark, move=move)

    away = line(State.MOVE_FROM, State.MOVE_FROM, 1)
    joined = (line(State.DELETE, State.EQUAL), away, line(State.EQUAL, State.EQUAL))
    assert list(_joined_over(joined)) == [away]
    apart = (line(State.EQUAL, State.EQUAL), away, line(State.EQUAL, State.EQUAL))
    lost = (line(State.DELETE, State.DELETE), away, line(State.EQUAL, State.EQUAL))
    assert not [*_joined_over(apart), *_joined_over(lost)]


def test_words_that_stay_before_a_move_in_its_own_line_are_found():
    number = Piece(State.EQUAL, Span(0, 1), Span(0, 1))
    words = Piece(State.MOVE_TO, Span(1, 1), Span(1, 2), 1)
    behind = RedlineLine((number, words), State.MOVE_TO, move=1)
    alone = RedlineLine((words,), State.MOVE_TO, move=1)
    last = RedlineLine((number,), State.EQUAL)
    assert list(_joined_over((behind, last))) == [behind]
    assert not list(_joined_over((alone, last)))


def test_the_tabs_between_cells_that_stayed_are_left_alone():
    old = "某市收费标准\n区域\t白天（元）\t夜间（元）\n一类\t5\t10\n二类\t3\t6\n"
    found = made(old, old.replace("3\t6", "3\t8").replace("白天", "日间"))
    assert shown(found).splitlines()[1:] == [
        "区域\t[-白天-][+日间+]（元）\t夜间（元）",
        "一类\t5\t10",
        "二类\t3\t[-6-][+8+]",
    ]
