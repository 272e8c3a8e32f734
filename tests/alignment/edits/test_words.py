"""Words: numbers whole, terms whole, everything tiled, nothing written, nothing said."""

import subprocess
import sys

import pytest
from duizhao.alignment.edits.words import cut
from duizhao.alignment.tables import rows
from duizhao.corpus.tables import CORPUS
from hypothesis import given
from hypothesis import strategies as st

TABLES = ("conditions", "function_words", "modals", "units")


def words(text):
    return [text[word.start : word.end] for word in cut(text)]


def fixed(text):
    return [text[word.start : word.end] for word in cut(text) if word.fixed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依照第一百二十三条第二款处理", ["第一百二十三条", "第二款"]),
        ("有第三条之一第（二）项情形", ["第三条之一", "第（二）项"]),
        ("每半年检查一次", ["每半年", "一次"]),
        ("按照第2.1条和3.1.2条加收", ["第2.1条", "3.1.2条"]),
        ("处五万元以上十万元以下罚款", ["五万元", "十万元"]),
        ("自2021年3月1日起施行", ["2021年3月1日"]),
        ("二十日内、两个工作日内", ["二十日", "两个工作日"]),
        ("不低于百分之三十，三分之二以上", ["百分之三十", "三分之二"]),
        ("依照前款规定，本条第一款", ["前款", "本条", "第一款"]),
        ("8:00至18:30，比例为1:3", ["8:00", "18:30", "1:3"]),
        ("补助1，000元，封顶10，000元", ["1，000元", "10，000元"]),
        ("扣2分，满分100分，由三分局办", ["2分", "100分"]),
        # none of these holds a number
        ("统一领导，唯一标准，一次性告知，千方百计", []),
        ("本条例、目前条件、以上项目", []),
    ],
)
def test_numbers_are_whole(text, expected):
    assert fixed(text) == expected


def test_terms_of_the_table_are_whole():
    assert "规范性文件" in words("制定规范性文件应当公开征求意见")
    assert "综合行政执法部门" in words("由综合行政执法部门负责")


def test_no_word_is_invented():
    assert words("由区教育部门检查")[:2] == ["由", "区"]


@given(st.text(alphabet="学校应当每半年检查一二三十条款（）第前本，。 a1", max_size=60))
def test_words_tile_the_text(text):
    assert "".join(words(text)) == text


@pytest.mark.parametrize("listed", [*map(rows, TABLES), CORPUS.rows("terms")])
def test_tables_are_sorted_and_unique(listed):
    listed = list(listed)
    assert listed == sorted(set(listed))
    assert len({row[0] for row in listed}) == len(listed)


def test_segmenter_is_quiet_and_writes_nothing(tmp_path):
    code = "from duizhao.alignment.edits.words import cut; print(len(cut('学校应当公开食谱')))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={"TMPDIR": str(tmp_path), "PATH": ""},
        check=True,
    )
    assert (done.stdout, done.stderr) == ("4\n", "")
    assert not list(tmp_path.iterdir())
