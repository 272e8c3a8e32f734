"""RTF files: the numbers that the writing program wrote out are the numbers of the text."""

import time

import pytest
from duizhao.corpus.reading.office.convert import find_office
from duizhao.corpus.reading.office.rtf import with_numbers
from duizhao.corpus.reading.read import read

HEAD = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}}"
LEVEL = (
    r"{{\listlevel\levelnfc39\levelfollow0\levelstartat1"
    r"{{\leveltext \'03\u31532?\'{depth:02d}{sign};}}{{\levelnumbers \'02;}}}}"
)
TABLE = (
    r"{\*\listtable{\list"
    + LEVEL.format(depth=0, sign=r"\u31456?")
    + LEVEL.format(depth=1, sign=r"\u26465?")
    + r"\listid7}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
)


def words(text):
    """Chinese words as RTF writes them."""
    return "".join(c if c.isascii() else f"\\u{(ord(c) + 32768) % 65536 - 32768}?" for c in text)


def listed(label, text, depth=1):
    """A paragraph of a list, with the number that the program wrote out."""
    out = rf"{{\listtext\pard\plain\f0 {words(label)}\tab}}"
    return rf"\pard\plain {out}\ls1\ilvl{depth}\f0 {words(text)}\par" + "\n"


BODY = (
    listed("第一章", "总则", 0)
    + listed("第一条", "食堂应当公示菜单。")
    + listed("第二章", "附则", 0)
    + listed("第二条", "自公布之日起施行。")
)
LINES = ["第一章 总则", "第一条 食堂应当公示菜单。", "第二章 附则", "第二条 自公布之日起施行。"]
OLD = (
    rf"\pard{{\pntext\f0 {words('第一条')}\tab}}{{\*\pn \pnlvlbody\pnstart1\pndec"
    rf"{{\pntxtb {words('第')}}}{{\pntxta {words('条')}}}}}\f0 {words('食堂应当公示菜单。')}\par"
)


@pytest.mark.slow
@pytest.mark.skipif(not find_office(), reason="needs LibreOffice")
@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (TABLE + BODY, LINES),
        (BODY + OLD + r"\pard\plain C:\\ls1\par", [*LINES, LINES[1], r"C:\ls1"]),
    ],
)
def test_articles_run_on_as_they_are_written_out(tmp_path, body, lines):
    file = tmp_path / "a.rtf"
    file.write_bytes(f"{HEAD}{body}}}".encode("ascii"))
    assert read(file).text.split("\n") == lines


def test_a_file_that_writes_no_number_out_is_left_as_it_is():
    plain = rb"{\rtf1\pard\ls1\ilvl0 a\par}"
    assert with_numbers(plain) == plain
    assert rb"\\ls1" in with_numbers(rb"{\rtf1{\listtext 1.\tab}\ls1 a\\ls1\par}")


@pytest.mark.parametrize(
    "piece", [rb"{\listtext", rb"{\*\pn", rb"{\*\pn{a}", rb"\ls1", rb"{\pntext\a"]
)
def test_what_never_closes_is_passed_over_in_one_go(piece):
    begun = time.process_time()
    with_numbers(rb"{\listtext 1}" + piece * (2_000_000 // len(piece)))
    assert time.process_time() - begun < 3
