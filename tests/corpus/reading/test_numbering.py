"""Automatic numbers of Word files, written as the page shows them."""

import pytest
from duizhao.corpus.reading.numbers import format_number
from duizhao.corpus.reading.read import read
from duizhao.corpus.tables import rows

from ...support.word_files import abstract, dele, instance, level, mark, numbered, p, style, word

STATUTE = abstract(
    0,
    level(0, "第%1章", "chineseCountingThousand"),
    level(1, "第%2条", "chineseCountingThousand", '<w:lvlRestart w:val="0"/>'),
    level(2, "（%3）", "chineseCounting", '<w:suff w:val="nothing"/>'),
)


@pytest.fixture
def lines(tmp_path):
    """Read a body into its lines."""

    def reader(body, numbering, styles="", tracked="accepted"):
        file = tmp_path / "a.docx"
        file.write_bytes(word(body, styles=styles, numbering=numbering))
        return read(file, tracked=tracked).text.split("\n")

    return reader


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一○五"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 100, "一百"),
        ("chineseCountingThousand", 101, "一百〇一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1001, "一千〇一"),
        ("chineseCountingThousand", 1260, "一千二百六十"),
        ("chineseCountingThousand", 10203, "一万〇二百〇三"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographEnclosedCircle", 3, "㈢"),
        ("japaneseCounting", 11, "十一"),
        ("japaneseCounting", 101, "百一"),
        ("taiwaneseCounting", 15, "十五"),
        ("taiwaneseCountingThousand", 101, "一百零一"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 2, "B"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("lowerRoman", 4, "iv"),
        ("upperRoman", 2_000_000_000, "2000000000"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("numberInDash", 5, "- 5 -"),
        ("none", 5, ""),
        ("001", 7, "007"),
        ("unheardOf", 7, "7"),
    ],
)
def test_number_formats(form, number, shown):
    assert format_number(number, form) == shown


def test_every_format_writes_every_number():
    for form, _, _ in rows("number_formats"):
        for number in (0, 1, 9, 10, 11, 99, 100, 101, 999, 1000, 9999, 10_000, 10**8, 2**31):
            assert isinstance(format_number(number, form), str)


@pytest.mark.parametrize("table", ["number_formats", "symbols"])
def test_tables_are_sorted_and_unique(table):
    keys = [row[:-2] if table == "number_formats" else row[:2] for row in rows(table)]
    assert keys == sorted(set(keys))


def test_articles_run_on_across_chapters_and_items_begin_anew(lines):
    body = "".join(
        numbered(words, 1, depth)
        for words, depth in [
            ("总则", 0),
            ("甲", 1),
            ("乙", 1),
            ("子", 2),
            ("附则", 0),
            ("丙", 1),
            ("丑", 2),
        ]
    )
    assert lines(body, STATUTE + instance(1, 0)) == [
        "第一章 总则",
        "第一条 甲",
        "第二条 乙",
        "（一）子",
        "第二章 附则",
        "第三条 丙",
        "（一）丑",
    ]


def test_levels_restart_by_default_and_not_before_their_level(lines):
    three = abstract(
        0, level(0, "%1"), level(1, "%1.%2"), level(2, "%3", extra='<w:lvlRestart w:val="1"/>')
    )
    order = [0, 1, 2, 1, 2, 0, 2]
    body = "".join(numbered("", 1, depth) for depth in order) + p("完")
    assert lines(body, three + instance(1, 0)) == ["1", "1.1", "1", "1.2", "2", "2", "1", "完"]


def test_instances_of_one_definition_count_on_unless_they_override(lines):
    over = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = abstract(0, level(0, "%1.")) + instance(1, 0) + instance(2, 0) + instance(3, 0, over)
    body = "".join(numbered("甲", number) for number in (1, 2, 3, 3, 1))
    assert lines(body, lists) == ["1. 甲", "2. 甲", "5. 甲", "6. 甲", "7. 甲"]


def test_separate_definitions_count_apart(lines):
    lists = abstract(0, level(0, "%1.")) + abstract(1, level(0, "%1）"))
    body = "".join(numbered("甲", number) for number in (1, 2, 1))
    assert lines(body, lists + instance(1, 0) + instance(2, 1)) == ["1. 甲", "1） 甲", "2. 甲"]


def test_an_override_may_bring_its_own_level(lines):
    over = f'<w:lvlOverride w:ilvl="0">{level(0, "附%1")}</w:lvlOverride>'
    lists = abstract(0, level(0, "%1.")) + instance(1, 0, over)
    assert lines(numbered("甲", 1), lists) == ["附1 甲"]


def test_a_start_that_is_overridden_counts_whenever_the_level_begins_anew(lines):
    over = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride>'
    lists = abstract(0, level(0, "%1."), level(1, "（%2）")) + instance(1, 0, over)
    body = "".join(numbered("甲", 1, depth) for depth in (0, 1, 1, 0, 1))
    assert lines(body, lists) == ["1. 甲", "（3） 甲", "（4） 甲", "2. 甲", "（3） 甲"]


@pytest.mark.parametrize(("own", "first"), [(7, "附7"), (1, "附1")])
def test_the_start_of_an_overriding_level_goes_before_that_of_the_override(lines, own, first):
    start = '<w:startOverride w:val="4"/>'
    over = f'<w:lvlOverride w:ilvl="0">{start}{level(0, "附%1", start=own)}</w:lvlOverride>'
    lists = abstract(0, level(0, "%1.")) + instance(1, 0) + instance(2, 0, over)
    assert lines(numbered("甲", 1) * 2 + numbered("甲", 2), lists)[2] == f"{first} 甲"


def test_a_level_without_start_override_counts_on(lines):
    over = f'<w:lvlOverride w:ilvl="0">{level(0, "附%1", start=4)}</w:lvlOverride>'
    lists = abstract(0, level(0, "%1.")) + instance(1, 0) + instance(2, 0, over)
    assert lines(numbered("甲", 1) + numbered("甲", 2), lists) == ["1. 甲", "附2 甲"]


def test_legal_numbering_writes_arabic_digits(lines):
    lists = abstract(
        0, level(0, "第%1章", "chineseCounting"), level(1, "%1.%2", extra="<w:isLgl/>")
    )
    body = numbered("甲", 1, 0) + numbered("乙", 1, 1)
    assert lines(body, lists + instance(1, 0)) == ["第一章 甲", "1.1 乙"]


def test_suffixes_and_bullets(lines):
    symbol = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    bullet = level(0, "\uf06c", "bullet").replace("</w:lvl>", f"{symbol}</w:lvl>")
    lists = abstract(0, level(0, "%1", extra='<w:suff w:val="space"/>')) + abstract(1, bullet)
    body = numbered("甲", 1) + numbered("乙", 2)
    assert lines(body, lists + instance(1, 0) + instance(2, 1)) == ["1 甲", "● 乙"]


def style_list(number, depth=None):
    inside = f'<w:ilvl w:val="{depth}"/>' if depth is not None else ""
    return f'<w:numPr>{inside}<w:numId w:val="{number}"/></w:numPr>'


def test_styles_give_list_and_level(lines):
    levels = level(0, "第%1章", extra='<w:pStyle w:val="chapter"/>')
    levels += level(1, "第%2条", extra='<w:pStyle w:val="article"/>')
    styles = style("chapter", style_list(1)) + style("article", style_list(1))
    styles += style("derived", based_on="article")
    body = "".join(
        p("甲", f'<w:pStyle w:val="{name}"/>') for name in ("chapter", "article", "derived")
    )
    assert lines(body, abstract(0, levels) + instance(1, 0), styles) == [
        "第1章 甲",
        "第1条 甲",
        "第2条 甲",
    ]


def test_list_zero_takes_the_number_away(lines):
    styles = style("article", style_list(1)) + style("plain", style_list(0), based_on="article")
    body = p("甲", '<w:pStyle w:val="article"/>' + style_list(0))
    body += p("乙", '<w:pStyle w:val="plain"/>') + p("丙", '<w:pStyle w:val="article"/>')
    assert lines(body, abstract(0, level(0, "%1.")) + instance(1, 0), styles) == [
        "甲",
        "乙",
        "1. 丙",
    ]


def test_a_list_without_definition_has_no_number(lines):
    assert lines(numbered("甲", 9) + numbered("乙", 1, 5), STATUTE + instance(1, 0)) == ["甲", "乙"]


def test_a_list_may_be_linked_through_a_numbering_style(lines):
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="laws"/></w:abstractNum>'
    lists = abstract(0, level(0, "§%1")) + linked + instance(1, 0) + instance(2, 1)
    styles = style("laws", style_list(1), kind="numbering")
    assert lines(numbered("甲", 2), lists, styles) == ["§1 甲"]


def test_a_deleted_paragraph_does_not_count(lines):
    where = style_list(1, 0)
    body = p("甲", where) + p(dele("乙"), where + mark("del")) + p("丙", where)
    lists = abstract(0, level(0, "%1.")) + instance(1, 0)
    assert lines(body, lists) == ["1. 甲", "2. 丙"]
    assert lines(body, lists, tracked="original") == ["1. 甲", "2. 乙", "3. 丙"]


def test_a_changed_list_is_told_from_the_former_one(lines):
    former = f"<w:pPrChange><w:pPr>{style_list(0)}</w:pPr></w:pPrChange>"
    body = p("甲", style_list(1, 0) + former)
    lists = abstract(0, level(0, "%1.")) + instance(1, 0)
    assert lines(body, lists) == ["1. 甲"]
    assert lines(body, lists, tracked="original") == ["甲"]


def test_a_level_not_reached_shows_its_start(lines):
    lists = abstract(0, level(0, "第%1章"), level(1, "%1.%2")) + instance(1, 0)
    assert lines(numbered("甲", 1, 1) + numbered("乙", 1, 0), lists) == ["1.1 甲", "第1章 乙"]
