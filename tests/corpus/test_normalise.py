"""Comparison form: typing is folded, wording is not, offsets stay known."""

import pytest
from duizhao.corpus.model import Span
from duizhao.corpus.normalise import clean
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
        "misprints",
        "numerals",
        "paraphrases",
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
