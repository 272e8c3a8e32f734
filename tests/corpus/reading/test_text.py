"""Plain text: the file as it is, in whatever encoding; Markdown without its marks."""

import time

import pytest
from duizhao.corpus.model import Hint, InputError, Span
from duizhao.corpus.reading.markup.markdown import strip_markdown
from duizhao.corpus.reading.read import read
from duizhao.corpus.reading.text import decode
from hypothesis import given
from hypothesis import strategies as st

RULE = "第一条 食堂应当公示菜单。\r\n第二条 档案一并移交。\r\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-8", b"\xef\xbb\xbf" * 2),
        ("gb18030", b""),
        ("gb18030", b"\x84\x31\x95\x33"),
        ("utf-16-le", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\x00\x00"),
        ("utf-32-be", b"\x00\x00\xfe\xff"),
    ],
)
def test_a_text_file_is_read_as_it_is(tmp_path, encoding, mark):
    file = tmp_path / "a.txt"
    file.write_bytes(mark + RULE.encode(encoding))
    assert read(file).text == RULE


def test_characters_outside_gbk_and_mixed_line_ends(tmp_path):
    file = tmp_path / "a.txt"
    file.write_bytes("㐂\r\n𠮷\n〇\r".encode("gb18030"))
    assert read(file).text == "㐂\r\n𠮷\n〇\r"


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=3, max_size=40)


@given(HAN)
def test_short_fragments_of_gbk_are_not_guessed(words):
    line = f"{words}，第一条\n"
    assert decode(line.encode("gb18030"), "a.txt") == line


@given(HAN)
def test_utf16_without_mark_is_told_by_its_nul_bytes(words):
    line = f"{words}，\n"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(line.encode(encoding), "a.txt") == line


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x7fELF\x00\x01\x80\xff" * 40, "not-text"),
        (b"abc\x00def", "not-text"),
        (bytes(range(1, 32)) * 4 + b"abc", "not-text"),
        (b"\xff\xff\x80\x80 abc", "encoding"),
        (b"\xef\xbb\xbf\xff", "encoding"),
        (b" \r\n", "no-text"),
        (b"", "empty"),
    ],
)
def test_what_is_not_text_is_refused(tmp_path, data, code):
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read(file)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**第一条** 食堂", "第一条 食堂"),
        ("__第一条__ 食堂", "第一条 食堂"),
        ("*食堂*与~~旧~~`档案`", "食堂与旧档案"),
        ("- 食堂", "食堂"),
        ("* 食堂", "食堂"),
        ("- [x] 已公示", "已公示"),
        ("> 食堂", "食堂"),
        ("1. 食堂", "1. 食堂"),
        ("1\\. 食堂", "1. 食堂"),
        ("（一）食堂", "（一）食堂"),
        ("2024-2025年", "2024-2025年"),
        ("3*4*5 食_堂_档", "345 食_堂_档"),
        ("[条例](http://a.cn/b_c)第一条", "条例第一条"),
        ("[条例][1]", "条例"),
        ("<https://a.cn>", "https://a.cn"),
        ("食堂<br>档案", "食堂\n档案"),
        ("<u>食堂</u>&nbsp;甲", "食堂\u00a0甲"),
        ("a < b > c", "a < b > c"),
        (r"\*\*食堂\*\*", "**食堂**"),
        ("#食堂", "#食堂"),
        ("| 类别 | 面积 |", "类别\t面积"),
        ("第一条【食堂】[甲]", "第一条【食堂】[甲]"),
    ],
)
def test_markdown_marks_go_and_words_stay(line, words):
    assert strip_markdown(line)[0] == words


def test_markdown_headings_are_hints():
    text, left_out, hints = strip_markdown("# 办法\n\n## 第一章 总则 ##\n\n### 节\n甲\n# 附件")
    assert text == "办法\n\n第一章 总则\n\n节\n甲\n附件"
    kinds = ["title", "heading", "heading", "heading"]
    assert [hint.kind for hint in hints] == kinds
    assert hints[0] == Hint("title", Span(0, 2))
    assert [hint.span.cut(text) for hint in hints] == ["办法", "第一章 总则", "节", "附件"]
    assert left_out == ()


def test_markdown_layout_lines_go():
    page = "办法\n====\n甲\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[1]: http://a.cn\n完"
    assert strip_markdown(page)[0].split() == ["办法", "甲", "a", "b", "1", "2", "完"]


def test_markdown_fences_and_comments_go_and_code_stays():
    assert strip_markdown("甲\n```text\n**乙**\n```\n丙<!-- 丁\n戊 -->己")[0] == "甲\n**乙**\n丙己"


def test_markdown_pictures_and_front_matter_are_counted():
    text, left_out, _ = strip_markdown("---\ntitle: 办法\n---\n甲![图](a.png)乙")
    assert text == "办法\n甲乙"
    assert [(one.code, one.count, one.detail) for one in left_out] == [
        ("front-matter", 1, "title: 办法"),
        ("images", 1, "图"),
    ]


UNCLOSED = (
    *(
        "[",
        "[甲](",
        "![甲][",
        "<!--",
        "*甲 ",
        "**甲",
        " _甲",
        "~~甲 ",
        "<a ",
        "&",
        "> - ",
        "#",
        "\n",
    ),
    *("\n", "``甲`", "|-", "- ", "\\", "`" * 999 + "甲"),
)


@pytest.mark.parametrize("piece", UNCLOSED)
def test_markdown_that_closes_nothing_is_read_in_one_go(piece):
    """A quadratic reader would need minutes; "x" and blanks stand where a mark would end."""
    page = f"甲\n# {piece * (200_000 // len(piece))}{' ' * 200_000}x"
    begun = time.process_time()
    strip_markdown(page)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("``食堂`档案``与`菜单`", "食堂`档案与菜单"),
        ("``食堂`", "``食堂`"),
        ("**食堂 *档案* 菜单**", "食堂 档案 菜单"),
        ("**食堂 档案", "**食堂 档案"),
        ("# C# 与食堂 ##", "C# 与食堂"),
        ("> - 食堂", "食堂"),
    ],
)
def test_markdown_marks_close_those_of_their_kind(line, words):
    assert strip_markdown(line)[0] == words


@given(st.text(max_size=300))
def test_no_text_breaks_the_markdown_reader(page):
    text, _, hints = strip_markdown(page)
    assert all(0 <= hint.span.start <= hint.span.end <= len(text) for hint in hints)


def test_markdown_is_read_from_the_file(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes("# 办法\r\n第一条 甲\r\n".encode())
    source = read(file)
    assert (source.reader, source.text) == ("markdown", "办法\n第一条 甲\n")


@pytest.mark.parametrize("cut", [1, 2])
def test_utf8_that_ends_inside_a_character_is_utf8(tmp_path, cut):
    file = tmp_path / "a.txt"
    file.write_bytes("第一条 食堂应当公示".encode()[:-cut])
    source = read(file)
    assert source.text == "第一条 食堂应当公\ufffd"
    assert [one.code for one in source.left_out] == ["cut-character"]


@pytest.mark.parametrize("words", ["第一条 食堂", "一丁七万丈三上下不与"])
def test_gbk_that_ends_inside_a_character_is_not_taken_for_utf8(words):
    whole = words.encode("gbk")
    assert decode(whole, "a.txt") == words
    assert decode(whole[:-1], "a.txt") == words[:-1] + "\ufffd"


def test_what_is_half_damaged_is_no_text():
    with pytest.raises(InputError):
        decode("联通".encode("gbk")[:-1], "a.txt")


TRADITIONAL = "校園餐飲管理辦法\n第一條　學校應當每日公示食譜。\n第二條　本辦法自公布之日起施行。\n"


@pytest.mark.parametrize("size", [len(TRADITIONAL), 20, 8])
def test_big5_is_told_from_gb18030(size):
    words = TRADITIONAL[:size]
    assert decode(words.encode("big5"), "a.txt") == words


@pytest.mark.parametrize(
    "words", ["食堂", "第一条　学校应当每日公示食谱。", "陈氏宗祠镕垚", "第一條　學校"]
)
def test_gbk_is_not_taken_for_big5(words):
    assert decode(words.encode("gbk"), "a.txt") == words


CHINESE = "校园办法\n第一条 学校应当每日公示菜单，并且接受家长委员会的监督。\n第二条 完。\n"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_damaged_byte_is_marked_and_told(tmp_path, encoding):
    file = tmp_path / "a.txt"
    start, end = CHINESE.split("每日")
    file.write_bytes(f"{start}每日".encode(encoding) + b"\xff" + end.encode(encoding))
    source = read(file)
    assert source.text == f"{start}每日\ufffd{end}"
    assert [(one.code, one.count, one.detail) for one in source.left_out] == [
        ("damaged-characters", 1, "2")
    ]


def test_data_with_many_damaged_bytes_are_no_text():
    data = b"\xff\xfe\xfd".join(char.encode("gb18030") for char in CHINESE)
    with pytest.raises(InputError):
        decode(data, "a.txt")


@pytest.mark.parametrize("text", ["第一条 甲。\x1a", "甲\x01乙"])
def test_a_control_character_refuses_no_short_text(text):
    assert decode(text.encode("gb18030"), "a.txt") == text


def markdown(text):
    return strip_markdown(text)[0]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ('::: {custom-style="正文"}\n甲\n:::', "甲"),
        ("[第二条]{.underline} 学校", "第二条 学校"),
        ("# 总则 {#zz .unnumbered}", "总则"),
        ("甲。[^1]\n\n[^1]: 注释。", "甲。\n"),
        ("甲^[注释]乙", "甲乙"),
        ("5m^2^ H~2~O", "5m² H₂O"),
        ("前\n<table><tr><td>甲</td><td>乙</td></tr>\n</table>\n后", "前\n\n甲\n乙\n\n后"),
        (r"$\geq 60^{\circ}\mathrm{C}$", "≥60°C"),
        (r"$\frac{a+b}{2}$", "(a+b)/2"),
        (r"$x_{1} \times 50\%$", "x₁ ×50%"),
        ("罚款$5至$9", "罚款$5至$9"),
        ("---\ntitle: 某办法\n---\n第一条 甲。", "某办法\n第一条 甲。"),
        ("---\ntitle: 某办法\n---\n# 某办法\n甲", "某办法\n甲"),
    ],
)
def test_what_converters_write_is_read_as_its_words(written, read_as):
    assert markdown(written) == read_as


def test_a_formula_that_is_not_known_stays_and_is_counted():
    text, left_out, _ = strip_markdown(r"$\unknown{x}$")
    assert text == r"$\unknown{x}$"
    assert [found.code for found in left_out] == ["formulas"]
