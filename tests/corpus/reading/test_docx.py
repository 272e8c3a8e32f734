"""Word files: every paragraph as the page shows it, once, and what is not text is counted."""

import pytest
from duizhao.corpus.model import Hint, Span
from duizhao.corpus.reading.read import read, read_paragraphs

from ...support.word_files import NAMES, STRICT, W, dele, ins, mark, p, pack, parts, style, t, word


@pytest.fixture
def text(tmp_path):
    """Read a body as text."""

    def reader(body, tracked="accepted", **kinds):
        return source(tmp_path, body, tracked, **kinds).text

    return reader


@pytest.fixture
def left(tmp_path):
    """Read a body and return what was left out: code to (count, detail)."""

    def reader(body, tracked="accepted", **kinds):
        found = source(tmp_path, body, tracked, **kinds).left_out
        return {one.code: (one.count, one.detail) for one in found}

    return reader


def source(folder, body, tracked="accepted", **kinds):
    file = folder / "a.docx"
    file.write_bytes(word(body, **kinds))
    return read(file, tracked=tracked)


def run(content, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def field(kind):
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(words):
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


BOX = "<w:txbxContent>{}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("第一条 食堂") + p("第二条 档案"), "第一条 食堂\n第二条 档案"),
        (p(t("第一条") + "<w:r><w:tab/></w:r>" + t("甲")), "第一条\t甲"),
        (p(run("<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:t>丙</w:t>")), "甲\n乙\n丙"),
        (p(run("<w:t>0512</w:t><w:noBreakHyphen/><w:t>1</w:t>")), "0512\u20111"),
        (p(run("<w:t>食</w:t><w:softHyphen/><w:t>堂</w:t>")), "食堂"),
        (p(run('<w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t>')), "☑是"),
        (p(run('<w:sym w:font="宋体" w:char="2460"/>')), "①"),
        (p(run('<w:sym w:font="x" w:char="zz"/><w:t>甲</w:t>')), "甲"),
        (p(f"<w:hyperlink>{t('食')}{t('堂')}</w:hyperlink>{t('甲')}"), "食堂甲"),
        (p(f"<w:smartTag><w:smartTagPr/>{t('甲市')}</w:smartTag>"), "甲市"),
        (p(f"<w:sdt><w:sdtPr/><w:sdtContent>{t('甲')}</w:sdtContent></w:sdt>"), "甲"),
        (f"<w:sdt><w:sdtContent>{p('甲')}{p('乙')}</w:sdtContent></w:sdt>", "甲\n乙"),
        (f"<w:customXml>{p('甲')}</w:customXml>", "甲"),
        (p(run("<w:t> 甲 </w:t>")), "甲"),
        (p(run('<w:t xml:space="preserve"> 甲\n乙 </w:t>')), " 甲 乙 "),
        (p("甲") + p() + p("乙"), "甲\n\n乙"),
    ],
)
def test_words_of_a_paragraph(text, body, expected):
    assert text(body) == expected


def test_ruby_keeps_the_base_text(text, left):
    body = p(
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dàng</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>档</w:t></w:r></w:rubyBase></w:ruby></w:r>" + t("案")
    )
    assert text(body) == "档案"
    assert left(body) == {"ruby": (1, "dàng")}


def test_signs_of_symbol_fonts_typed_as_text_are_read_as_signs(text):
    run = '<w:r><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr><w:t>\uf0b7\uf0b3\uf001</w:t></w:r>'
    assert text(p(run + t("食堂"))) == "•≥\uf001食堂"


@pytest.mark.parametrize(
    ("codes", "sign"),
    [
        ((r" eq \o\ac(○,1)",), "①"),
        ((r"eq \o\ac(", "○", ",", "12", ")"), "⑫"),
        ((r" EQ \o(○;\s\up1(36)) ",), "㊱"),
        ((r" eq \o\ac(○,三)",), "㊂"),
        ((r" eq \o\ac(○,甲)",), "甲"),
        ((r" eq \o\ac(□,密)",), "密"),
        ((r" eq \f(1,2)",), "1/2"),
        ((r" EQ \r(3,x+1)",), "3√(x+1)"),
        ((r" EQ \f(\r(,a),b)",), "(√a)/b"),
        ((r" EQ \f(1,2",), ""),
        (("PAGE",), ""),
    ],
)
def test_a_sign_in_a_circle_is_read_as_it_is_drawn(text, left, codes, sign):
    drawn = field("begin") + "".join(map(code, codes)) + field("end") + t("食堂")
    assert text(p(t("第一条 ") + drawn)) == f"第一条 {sign}食堂"
    assert ("formulas" in left(p(drawn))) == (codes[0] == r" EQ \f(1,2")
    simple = f'<w:fldSimple w:instr="{"".join(codes)}"/>'
    assert text(p(simple + t("食堂"))) == f"{sign}食堂"


def test_each_merged_cell_once_and_nested_tables_in_order(text):
    def cell(content, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(p('内一'))}{cell(p('内二'))}</w:tr></w:tbl>"
    down = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell(p("甲"), '<w:gridSpan w:val="2"/>') + cell(p("乙"), down[0]),
        cell(p("丙") + inner + p("丁")) + cell(p("戊")) + cell(p(), down[1]),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert text(table + p("完")).split() == ["甲", "乙", "丙", "内一", "内二", "丁", "戊", "完"]


def test_a_text_box_is_read_once_after_its_paragraph(text):
    box = BOX.format(p("框内一") + p("框内二"))
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert text(p(t("前") + both + t("后")) + p("下")) == "前后\n框内一\n框内二\n下"
    assert text(p(f"<w:r><w:pict><v:shape>{box}</v:shape></w:pict></w:r>" + t("前"))) == (
        "前\n框内一\n框内二"
    )


MICROSOFT = "http://schemas.microsoft.com/office/word"
# Bodies with tracked changes: what is read of them accepted, and rejected.
TRACKED = [
    (p(t("应当在") + dele("三日") + ins(t("五日")) + t("内")), "应当在五日内", "应当在三日内"),
    (p("一") + p(dele("二"), mark("del")) + p("三"), "一\n三", "一\n二\n三"),
    (p("一") + p(ins(t("二")), mark("ins")) + p("三"), "一\n二\n三", "一\n三"),
    (p("前半", mark("ins")) + p("后半"), "前半\n后半", "前半后半"),
    (p("前半", mark("del")) + p("后半"), "前半后半", "前半\n后半"),
    (p("一", mark("ins")) + p(ins(t("二"))), "一\n二", "一"),
    (p(f"<w:ins>{dele('又删')}{t('增')}</w:ins>" + t("留")), "增留", "留"),
    (
        p(f"<w:moveFrom>{t('移')}</w:moveFrom>", mark("moveFrom"))
        + p("甲")
        + p(f"<w:moveTo>{t('移')}</w:moveTo>", mark("moveTo"))
        + p("乙"),
        "甲\n移\n乙",
        "移\n甲\n乙",
    ),
]


@pytest.mark.parametrize(("body", "accepted", "original"), TRACKED)
def test_tracked_changes_as_accepted_and_as_rejected(text, body, accepted, original):
    assert text(body) == accepted
    assert text(body, tracked="original") == original


def test_a_deleted_row_is_away_and_an_inserted_one_is_there(text, left):
    def row(content, kind=""):
        changed = f"<w:trPr><w:{kind}/></w:trPr>" if kind else ""
        return f"<w:tr>{changed}<w:tc>{p(content)}</w:tc></w:tr>"

    table = f"<w:tbl>{row('甲')}{row('乙', 'del')}{row('丙', 'ins')}</w:tbl>"
    assert text(table) == "甲\n丙"
    assert text(table, tracked="original") == "甲\n乙"
    assert left(table) == {"deleted": (1, "乙"), "tracked-changes": (2, "")}


def test_a_deleted_paragraph_before_a_table_leaves_nothing(text):
    table = f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
    assert text(p(dele("删"), mark("del")) + table) == "格"


def test_tracked_changes_are_told(left):
    body = p(t("甲") + dele("乙丙") + ins(t("丁")))
    assert left(body) == {"deleted": (1, "乙丙"), "tracked-changes": (2, "")}
    assert left(body, tracked="original") == {
        "inserted": (1, "丁"),
        "tracked-changes-original": (2, ""),
    }


HIDDEN = "<w:vanish/>"


def test_a_hidden_row_is_left_out_and_counted(text, left):
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{p('隐')}</w:tc></w:tr>"
    shown = f'<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr><w:tc>{p("显")}</w:tc></w:tr>'
    assert text(f"<w:tbl>{hidden}{shown}</w:tbl>") == "显"
    assert left(f"<w:tbl>{hidden}{shown}</w:tbl>") == {"hidden": (1, "隐")}


@pytest.mark.parametrize(
    ("requires", "read"), [("urn:of-another-program", "备用"), (f"{MICROSOFT}/2010/x", "新")]
)
def test_a_choice_for_other_programs_is_not_read(text, requires, read):
    choice = f'<mc:Choice xmlns:q="{requires}" Requires="q"><w:t>新</w:t></mc:Choice>'
    fallback = "<mc:Fallback><w:t>备用</w:t></mc:Fallback>"
    run = f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"
    assert text(p(run)) == read


def test_hidden_text_is_left_out_and_counted(text, left):
    body = p(t("甲") + run("<w:t>密</w:t>", HIDDEN) + t("乙"))
    assert text(body) == "甲乙"
    assert left(body) == {"hidden": (1, "密")}


def test_text_is_hidden_by_styles_and_shown_again_by_the_run(text):
    styles = style("secret", kind="character", run=HIDDEN)
    styles += style("base", run=HIDDEN) + style("derived", based_on="base")
    by_character = run("<w:t>密</w:t>", '<w:rStyle w:val="secret"/>')
    assert text(p(t("甲") + by_character), styles=styles) == "甲"
    by_paragraph = '<w:pStyle w:val="derived"/>'
    assert text(p("甲") + p("密", by_paragraph), styles=styles) == "甲\n"
    shown = run("<w:t>明</w:t>", '<w:vanish w:val="0"/>')
    assert text(p(shown, by_paragraph), styles=styles) == "明"


def test_a_hidden_paragraph_mark_joins_and_a_hidden_paragraph_is_away(text):
    hidden_mark = f"<w:rPr>{HIDDEN}</w:rPr>"
    assert text(p("第一条 ", hidden_mark) + p("食堂")) == "第一条 食堂"
    assert text(p("一") + p(run("<w:t>密</w:t>", HIDDEN), hidden_mark) + p("二")) == "一\n二"


def test_what_is_not_read_is_counted(left):
    body = p(
        t("甲")
        + "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
        + "<w:r><w:object><v:imagedata/></w:object></w:r>"
        + "<w:r><w:footnoteReference/><w:endnoteReference/><w:commentReference/></w:r>"
        + "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"
    )
    margin = f"<w:hdr {NAMES}>{p('征求意见稿')}</w:hdr>"
    blank = f"<w:ftr {NAMES}>{p()}</w:ftr>"
    assert left(body + "<w:altChunk/>", header=margin, footer=blank) == {
        "comments": (1, ""),
        "endnotes": (1, ""),
        "footnotes": (1, ""),
        "headers": (1, "征求意见稿"),
        "images": (1, ""),
        "imported-files": (1, ""),
        "objects": (1, ""),
    }


@pytest.mark.parametrize("words", ["— 1 —", "－12－", "第 1 页 共 9 页", "1/9", "Page 1 of 9", ""])
def test_a_page_number_is_nothing_that_was_left_out(left, words):
    assert left(p("第一条　甲。"), footer=f"<w:ftr {NAMES}>{p(words)}</w:ftr>") == {}


@pytest.mark.parametrize("words", ["征求意见稿", "第三稿", "青澜市教育局 1"])
def test_a_header_with_words_is_left_out_and_said(left, words):
    margin = f"<w:hdr {NAMES}>{p(words)}</w:hdr>"
    assert left(p("第一条　甲。"), header=margin) == {"headers": (1, words)}


def test_a_plain_file_leaves_nothing_out(left):
    assert left(p("第一条 甲")) == {}


def test_hints_of_title_heading_and_table(tmp_path):
    styles = style("a", shown="Title") + style("b", shown="heading 1") + style("c", based_on="b")
    outline = '<w:outlineLvl w:val="1"/>'
    body = p("办法", '<w:pStyle w:val="a"/>') + p("总则", '<w:pStyle w:val="c"/>')
    body += (
        p("节", outline) + p("文") + f"<w:tbl><w:tr><w:tc>{p('格')}{p('子')}</w:tc></w:tr></w:tbl>"
    )
    assert source(tmp_path, body, styles=styles).hints == (
        Hint("title", Span(0, 2)),
        Hint("heading", Span(3, 5)),
        Hint("heading", Span(6, 7)),
        Hint("row", Span(10, 13), (Span(10, 13),)),
        Hint("table", Span(10, 13)),
    )


def test_strict_files_and_main_parts_of_another_name(tmp_path):
    files = parts(p("第一条 甲"), main="doc/main.xml")
    strict = {name: content.replace(W, STRICT) for name, content in files.items()}
    strict["_rels/.rels"] = strict["_rels/.rels"].replace(
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    )
    for number, variant in enumerate((files, strict)):
        file = tmp_path / f"{number}.docx"
        file.write_bytes(pack(variant))
        assert read(file).text == "第一条 甲"


def test_paragraphs_know_the_elements_they_come_from(tmp_path):
    file = tmp_path / "a.docx"
    file.write_bytes(word(p("甲乙", mark("del")) + p(t("丙") + "<w:r><w:br/></w:r>" + t("丁"))))
    (only,) = read_paragraphs(file)
    assert only.text == "甲乙丙\n丁"
    assert only.paths == ((0, 0), (0, 1))
    assert [(only.text[piece.start : piece.end], piece.path) for piece in only.pieces] == [
        ("甲乙", (0, 0, 1, 0)),
        ("丙", (0, 1, 0, 0)),
        ("\n", (0, 1, 1, 0)),
        ("丁", (0, 1, 2, 0)),
    ]


def test_a_reading_above_a_word_is_counted(text, left):
    drawn = r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(shàn),膳)'
    body = p(field("begin") + code(drawn) + field("end") + t("食"))
    assert text(body) == "膳食"
    assert left(body) == {"ruby": (1, "shàn")}


def test_a_typed_mark_of_a_note_is_no_word(text, left):
    run = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>①</w:t></w:r>'
    assert text(p(t("人员") + run + t("应当"))) == "人员应当"
    assert left(p(t("人员") + run)) == {"footnotes": (1, "")}


def test_a_large_first_letter_goes_on_in_the_next_paragraph(text):
    large = '<w:framePr w:dropCap="drop" w:lines="2"/>'
    assert text(p(t("为"), large) + p(t("加强管理，"))) == "为加强管理，"


def test_decorated_words_stand_on_a_line_of_their_own(text, left):
    art = '<w:r><w:pict><v:shape id="{}"><v:textpath string="某局文件"/></v:shape></w:pict></w:r>'
    assert text(p(art.format("a") + t("第一条"))) == "某局文件\n第一条"
    watermark = p(art.format("PowerPlusWaterMarkObject1") + t("甲"))
    assert text(watermark) == "甲"
    assert left(watermark) == {"turned-text": (1, "某局文件")}


def test_automatic_numbers_of_old_files_are_counted(text):
    number = field("begin") + code(r" AUTONUM  \* Arabic ") + field("end")
    assert text(p(number + t("公示")) + p(number + t("留样"))) == "1.公示\n2.留样"


def maths(kind, **parts):
    inside = "".join(
        f"<m:{part}><m:r><m:t>{words}</m:t></m:r></m:{part}>" for part, words in parts.items()
    )
    return f"<m:{kind}>{inside}</m:{kind}>"


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("<m:r><m:t>人数×10</m:t></m:r>", "人数×10"),
        (maths("f", num="a+b", den="2"), "(a+b)/2"),
        (maths("sSup", e="x", sup="2"), "x²"),
        (maths("sSub", e="x", sub="max"), "x_max"),
        (maths("rad", deg="", e="S"), "√S"),
    ],
)
def test_the_words_of_a_formula_are_read(text, formula, words):
    assert text(p(t("标准=") + f"<m:oMath>{formula}</m:oMath>" + t("。"))) == f"标准={words}。"


def test_breaks_within_the_words_of_word_are_blanks(text):
    assert text(p("<w:r><w:t>学校\u2028应当</w:t></w:r>")) == "学校 应当"
