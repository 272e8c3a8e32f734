"""Comparison form: typing is folded, wording is not, offsets stay known."""

from itertools import pairwise

import pytest
from duizhao.corpus.model import FOLDS, Span
from duizhao.corpus.normalise import clean, forms
from duizhao.corpus.tables import rows
from hypothesis import given
from hypothesis import strategies as st


def form(words):
    return clean(words, Span(0, len(words))).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("（一）登记，", "(一) 登记,"),
        ("“食堂”", '"食堂"'),
        ("《办法》", "〈办法〉"),
        ("１２％", "12%"),
        ("总　则", "总\xa0则"),
        ("第十条—第十二条", "第十条－第十二条"),
    ],
)
def test_typing_is_folded(one, other):
    assert form(one) == form(other)


@pytest.mark.parametrize(("one", "other"), [("十二", "12"), ("帐户", "账户"), ("应当", "应")])
def test_wording_is_not(one, other):
    assert form(one) != form(other)


def test_offsets_lead_back():
    text = "前言 （一） 登 记。"
    cleaned = clean(text, Span(3, len(text)))
    at = cleaned.text.index("登记")
    assert cleaned.original(at, at + 2).cut(text) == "登 记"


@given(st.text())
def test_every_character_leads_back(text):
    cleaned = clean(text, Span(0, len(text)))
    assert len(cleaned.offsets) == len(cleaned.text) + 1
    assert list(cleaned.offsets) == sorted(cleaned.offsets)


@pytest.mark.parametrize(
    "name",
    [
        "furniture",
        "issues",
        "folds",
        "ignorable",
        "latex_signs",
        "misprints",
        "numerals",
        "page_metadata",
        "paraphrases",
        "radicals",
        "rare_characters",
        "reference_words",
        "set_phrases",
        "title_words",
    ],
)
def test_tables_are_sorted_and_unique(name):
    keys = [row[0] for row in rows(name)]
    assert list(rows(name)) == sorted(rows(name))
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⼈⺠政府", "人民政府"),
        ("面积5㎡", "面积5m²"),
        ("60℃", "60°C"),
        ("Ⅱ类", "II类"),
        ("1∶50", "1：50"),
        ("5µm", "5μm"),
        ("ﬁle", "file"),
        ("︵一︶", "（一）"),
        ("应\u3164当\u200b", "应当"),
        ("每日\ufffd公示\x1a", "每日公示"),
    ],
)
def test_signs_that_look_alike_are_one(one, other):
    assert form(one) == form(other)


def test_a_sign_for_several_letters_leads_back_to_its_place():
    text = "面积5㎡以上"
    cleaned = clean(text, Span(0, len(text)))
    assert cleaned.text == "面积5m²以上"
    assert cleaned.original(3, 5).cut(text) == "㎡"
    assert cleaned.original(5, 7).cut(text) == "以上"


@pytest.mark.slow
def test_every_code_point_has_a_form():
    """All of the planes that have characters, and every 99th of the others."""
    table = forms(FOLDS)
    for first in range(0, 0x110000, 0x10000):
        step = 1 if first >> 16 in (0, 1, 2, 3, 14) else 99
        assert all(isinstance(table[code], str) for code in range(first, first + 0x10000, step))


def test_no_two_ranges_of_ignorable_code_points_touch():
    ends = [(int(first, 16), int(last, 16)) for first, last in rows("ignorable")]
    assert all(one[1] + 1 < other[0] for one, other in pairwise(ends))
