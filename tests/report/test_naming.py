"""What texts are called on a page of many."""

import pytest
from duizhao.report.words.naming import below, handles, told_apart


@pytest.mark.parametrize(
    ("files", "short"),
    [
        ((), ()),
        (("/家/甲.docx",), ("甲.docx",)),
        (("/家/甲.docx", "/家/来文/乙.docx"), ("甲.docx", "来文/乙.docx")),
        (("C:\\来文\\甲.docx", "C:\\来文\\乙.docx"), ("甲.docx", "乙.docx")),
        (("甲.docx", "/家/乙.docx"), ("甲.docx", "/家/乙.docx")),
    ],
)
def test_the_folder_that_all_share_is_not_repeated(files: tuple[str, ...], short: tuple[str, ...]):
    assert below(files) == short


@pytest.mark.parametrize(
    ("files", "short"),
    [
        (("来文/甲.docx", "来文/乙.docx"), ("甲", "乙")),
        (("来文/东山/办法.docx", "来文/西河/办法.docx"), ("东山/办法.docx", "西河/办法.docx")),
        (("来文/办法.docx", "来文/办法.pdf", "来文/细则.pdf"), ("办法.docx", "办法.pdf", "细则")),
    ],
)
def test_files_are_called_by_their_names_as_far_as_these_tell(
    files: tuple[str, ...], short: tuple[str, ...]
):
    assert handles(files) == short


def test_a_file_that_begins_with_the_title_adds_only_its_end():
    files = ["甲/养花办法(2010-01-01).txt", "甲/养花办法(2020-01-01).txt", "甲/养花办法.txt"]
    assert told_apart(["养花办法"] * 3, files) == (
        "养花办法 · (2010-01-01)",
        "养花办法 · (2020-01-01)",
        "养花办法 · 养花办法",
    )


def test_a_title_that_two_texts_share_takes_the_file_along():
    files = ("来文/甲.docx", "来文/乙.docx", "来文/丙.docx")
    assert told_apart(("办法", "细则", "办法"), files) == ("办法 · 甲", "细则", "办法 · 丙")
