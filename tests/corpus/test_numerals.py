"""Numerals in labels and references."""

import pytest
from duizhao.corpus.structure.numerals import NUMERAL_CHARS, read_numeral, write_han
from duizhao.corpus.tables import rows
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零三", 103),
        ("两百〇五", 205),
        ("一千二百六十", 1260),
        ("二〇一九", 2019),
        ("廿三", 23),
        ("12", 12),
        ("１２", 12),
        ("十 二", 12),
        ("一万零一", 10001),
        ("〇", 0),
        ("", -1),
        ("甲", -1),
        ("第一", -1),
    ],
)
def test_read(words, value):
    assert read_numeral(words) == value


@given(st.integers(0, 9999))
def test_write_and_read(number):
    assert read_numeral(write_han(number)) == number


@pytest.mark.parametrize(
    ("number", "words"), [(10, "十"), (12, "十二"), (110, "一百一十"), (103, "一百零三")]
)
def test_write(number, words):
    assert write_han(number) == words


def test_characters_are_those_of_the_table():
    written = NUMERAL_CHARS.replace("0-9", "0123456789").replace("０-９", "０１２３４５６７８９")
    assert set(written) == {row[0] for row in rows("numerals")}


@given(st.text())
def test_any_text_is_read_or_refused(words):
    assert read_numeral(words) >= -1


def test_a_number_that_no_text_counts_to_is_written_in_digits():
    assert write_han(10_000) == "10000"
    assert write_han(9999) == "九千九百九十九"
