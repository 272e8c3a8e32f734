"""Redlines in a copy of the user's own Word file: what is not tracked stays as it was."""

import io
import zipfile
from dataclasses import replace

import pytest
from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.report.redline.plan.model import Options
from duizhao.report.redline.write import redline, sentence
from lxml import etree

from ...corpus.reading.test_docx import TRACKED
from ...support.redline_files import TEMPLATE, VARIANT, W, main, opened, pair_maker, texts
from ...support.word_files import (
    NAMES,
    STRICT,
    abstract,
    dele,
    ins,
    instance,
    level,
    mark,
    numbered,
    p,
    pack,
    parts,
    style,
    t,
    word,
)


@pytest.fixture
def pair(tmp_path):
    return pair_maker(tmp_path)


def body(*lines):
    return word("".join(p(line) for line in lines))


OLD = "第一条 学校应当留样。\n第二条 食堂应当公示每周菜单。\n第三条 家长可以到校陪餐。\n"


def test_the_users_formatting_stays(pair):
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>学校可以留样。</w:t></w:r>"
    made = pair(
        OLD,
        word(
            p(t("第一条 ") + bold)
            + p("第二条 食堂应当公示每周菜单。")
            + p("第三条 家长可以到校陪餐。")
        ),
    )
    struck = main(made).find(f".//{W}del/{W}r")
    assert struck.find(f"{W}rPr/{W}b") is not None
    assert "".join(struck.itertext()) == "应当"


def test_every_other_part_stays(pair):
    variant = word(p("第一条 学校可以留样。"), theme="<a/>", webSettings="<b/>")
    made = zipfile.ZipFile(io.BytesIO(pair(OLD, variant).data))
    before = zipfile.ZipFile(io.BytesIO(variant))
    for name in ("word/theme.xml", "word/webSettings.xml", "word/styles.xml", "word/numbering.xml"):
        assert made.read(name) == before.read(name)


PENDING = word(
    p(t("第一条 学校") + dele("必须") + ins(t("可以")) + t("留样。"))
    + p("第二条 食堂应当公示每周菜单。", mark("ins"))
    + p(dele("旧条"), mark("del"))
    + p("第三条 家长可以到校陪餐。")
)


@pytest.mark.parametrize(
    ("tracked", "said", "gone", "there"),
    [("accepted", "接受", "必须", "学校可以"), ("original", "拒绝", "学校可以", "旧条")],
)
def test_changes_that_were_there_are_resolved_and_named(pair, tracked, said, gone, there):
    made = pair(OLD, PENDING, tracked)
    assert said in sentence(made.notices[0], "zh")
    kept = "".join(leaf.text for leaf in main(made).iter(W + "t"))
    assert there in kept and gone not in kept
    assert {e.get(W + "author") for e in main(made).iter(W + "ins", W + "del")} == {"对照"}


def test_formats_of_before_come_back_with_the_words_of_before(pair):
    former = "<w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange>"
    run = f"<w:r><w:rPr><w:b/>{former}</w:rPr><w:t>{{}}</w:t></w:r>"
    changed = "<w:jc w:val='right'/><w:pPrChange><w:pPr><w:jc w:val='left'/></w:pPr></w:pPrChange>"
    variant = word(p(run.format("第一条 学校可以留样。"), mark("ins") + changed) + p("第二条 甲。"))
    root = main(pair(OLD, variant, "original"))
    assert not list(root.iter(W + "b", W + "rPrChange", W + "pPrChange"))
    assert list(root.iter(W + "i"))
    assert {e.get(W + "val") for e in root.iter(W + "jc")} <= {"left"}


@pytest.mark.parametrize("tracked", ["accepted", "original"])
@pytest.mark.parametrize("changed", [body for body, *_ in TRACKED])
def test_any_pending_change_leaves_the_text_that_was_read(pair, changed, tracked):
    variant = word(p("第一条 学校可以留样。") + changed + p("第二条 家长可以陪餐。"))
    made = pair(OLD, variant, tracked)
    assert "new-document" not in {notice.code for notice in made.notices}


def test_rows_of_before_come_back(pair):
    def row(words, kind):
        return f'<w:tr><w:trPr><w:{kind} w:id="9"/></w:trPr><w:tc>{p(words)}</w:tc></w:tr>'

    table = f"<w:tbl>{row('第二条 食堂可以公示菜单。', 'del')}{row('第三条 别的。', 'ins')}</w:tbl>"
    kept = main(pair(OLD, word(p("第一条 学校必须留样。") + table + p()), "original"))
    assert len(list(kept.iter(W + "tr"))) == 1


def test_a_run_is_cut_only_where_words_changed(pair):
    root = main(
        pair(
            OLD,
            body(
                "第一条 学校可以留样。",
                "第二条 食堂应当公示每周菜单。",
                "第三条 家长可以到校陪餐。",
            ),
        )
    )
    first = root.find(f".//{W}p")
    assert texts(first, "t") == ["第一条 学校", "可以", "留样。"]


def test_a_hyperlink_keeps_its_place(pair):
    link = f'<w:hyperlink w:anchor="a">{t("每日菜单")}</w:hyperlink>'
    made = pair(
        OLD,
        word(
            p("第一条 学校应当留样。")
            + p(t("第二条 食堂应当公示") + link + t("。"))
            + p("第三条 家长可以到校陪餐。")
        ),
    )
    links = list(main(made).iter(W + "hyperlink"))
    assert len(links) == 1
    assert links[0].getparent().tag == W + "p"


def field(words):
    ends = [
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ]
    return (
        ends[0]
        + "<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>"
        + ends[1]
        + t(words)
        + ends[2]
    )


def test_a_field_is_replaced_whole(pair):
    old = "第一条 本办法自2023年5月1日起施行。\n"
    root = main(pair(old, word(p(t("第一条 本办法自") + field("2024年5月1日") + t("起施行。")))))
    inserted = [e for e in root.iter(W + "ins") if e.find(f"{W}r/{W}fldChar") is not None]
    assert len(inserted) == 1
    assert "2024年5月1日" in "".join(inserted[0].itertext())
    assert "2023年5月1日" in "".join(texts(root, "del"))


def test_a_field_that_kept_its_words_stays(pair):
    root = main(
        pair(
            "第一条 办法自2024年起施行。\n",
            word(p(t("第一条 本办法自") + field("2024年") + t("起施行。"))),
        )
    )
    assert not [e for e in root.iter(W + "ins") if e.find(f"{W}r/{W}fldChar") is not None]


LISTS = abstract(1, level(0, "第%1条", "chineseCounting")) + instance(7, 1)


def test_an_automatic_number_that_follows_is_left_alone(pair):
    new = word(
        numbered("学校应当留样。", 7)
        + numbered("新增一条规定，食堂由校长负责。", 7)
        + numbered("食堂应当公示每周菜单。", 7),
        numbering=LISTS,
    )
    root = main(pair("第一条 学校应当留样。\n第二条 食堂应当公示每周菜单。\n", new))
    assert not list(root.iter(W + "pPrChange"))
    assert not texts(root, "del")


def test_an_automatic_number_that_does_not_is_typed_and_dropped(pair):
    new = word(
        numbered("学校应当留样。", 7) + numbered("食堂应当公示每周菜单。", 7), numbering=LISTS
    )
    root = main(pair("第一条 学校应当留样。\n第五条 食堂应当公示每周菜单。\n", new))
    former = list(root.iter(W + "pPrChange"))
    assert len(former) == 1
    assert former[0].find(f".//{W}numPr") is None
    assert texts(root, "del") == ["第五条 "]


def test_a_number_by_style_is_dropped_by_list_zero(pair):
    styles = style("tiao", '<w:numPr><w:numId w:val="7"/></w:numPr>')
    new = word(p("学校应当留样。", '<w:pStyle w:val="tiao"/>'), numbering=LISTS, styles=styles)
    root = main(pair("一、学校应当留样。\n", new))
    assert [e.get(W + "val") for e in root.iterfind(f".//{W}pPrChange//{W}numId")] == ["0"]


def test_a_line_break_takes_the_place_of_a_mark(pair):
    broken = "<w:r><w:t>第一条 有下列情形的：</w:t><w:br/><w:t>（一）风机停转；</w:t></w:r>"
    root = main(pair("第一条 有下列情形的：\n（一）风机停转；\n", word(p(broken))))
    breaks = list(root.iter(W + "br"))
    assert len(breaks) == 1
    assert breaks[0].getparent().getparent().tag == W + "ins"
    assert root.find(f".//{W}pPr/{W}rPr/{W}del") is not None


def test_a_section_end_is_never_struck(pair):
    section = "<w:sectPr/>"
    new = word(
        p("第一条 学校应当留样。", section)
        + p("第二条 新增的规定由学校执行。")
        + p("第三条 食堂应当公示每周菜单。")
    )
    root = main(pair("第一条 学校应当留样。\n第二条 食堂应当公示每周菜单。\n", new))
    assert len(root.findall(f".//{W}pPr/{W}sectPr")) == 1


def test_ids_stand_above_those_of_the_file(pair):
    marked = '<w:bookmarkStart w:id="41" w:name="a"/><w:bookmarkEnd w:id="41"/>' + t(
        "第一条 学校可以留样。"
    )
    root = main(pair(OLD, word(p(marked))))
    assert min(int(e.get(W + "id")) for e in root.iter(W + "ins", W + "del")) > 41


def test_comments_of_the_file_stay(pair):
    own = f'<w:comments xmlns:w="{W[1:-1]}"><w:comment w:id="5"><w:p/></w:comment></w:comments>'
    made = pair(
        OLD, word(p("第一条 学校可以留样。") + p("第三条 家长可以到校陪餐。"), comments=own)
    )
    numbers = [c.get(W + "id") for c in opened(made, "word/comments.xml")]
    assert numbers[0] == "5"
    assert len(numbers) == len(set(numbers)) > 1


def test_macros_and_remote_templates_are_not_copied(pair):
    files = parts(p("第一条 学校可以留样。"), vbaProject="x")
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="r9" Type="http://x/attachedTemplate" Target="http://192.0.2.1/a.dotx" '
        'TargetMode="External"/></Relationships>',
    )
    made = pair(OLD, pack(files))
    names = zipfile.ZipFile(io.BytesIO(made.data)).namelist()
    assert not [name for name in names if "vba" in name.lower()]
    assert b"192.0.2.1" not in zipfile.ZipFile(io.BytesIO(made.data)).read(
        "word/_rels/document.xml.rels"
    )
    assert [notice.code for notice in made.notices] == ["macros-dropped"]


def test_a_file_that_is_no_longer_the_same_becomes_a_new_document(tmp_path):
    file = tmp_path / "b.docx"
    file.write_bytes(body("第一条 学校可以留样。"))
    old = tmp_path / "a.txt"
    old.write_text(OLD, encoding="utf-8")
    comparison = compare(load(old), load(file))
    file.write_bytes(body("第一条 别的内容。"))
    made = redline(comparison)
    assert [notice.code for notice in made.notices] == ["new-document"]
    assert "新建" in sentence(made.notices[0], "zh")
    assert "word/footer1.xml" in zipfile.ZipFile(io.BytesIO(made.data)).namelist()


def test_options_change_nothing_else(pair):
    first = pair(TEMPLATE, VARIANT, author="甲")
    second = pair(TEMPLATE, VARIANT, author="乙")
    swap = [etree.tostring(main(made), encoding="unicode") for made in (first, second)]
    assert swap[0].replace('"甲"', '"乙"') == swap[1]
    assert replace(Options(), author="甲").date == ""


STRICT_ADDRESSES = {
    W[1:-1]: STRICT,
    "http://schemas.openxmlformats.org/officeDocument/2006": (
        "http://purl.oclc.org/ooxml/officeDocument"
    ),
}


def test_a_strict_file_stays_strict(pair):
    note = f"<w:footnotes {NAMES}><w:footnote w:id='70'/></w:footnotes>"
    files = parts(p("第一条 学校可以留样。") + p("第二条 甲。"), footnotes=note)
    for name, content in files.items():
        for transitional, strict in STRICT_ADDRESSES.items():
            content = content.replace(transitional, strict)
        files[name] = content
    made = pair(OLD, pack(files))
    assert not made.notices
    package = zipfile.ZipFile(io.BytesIO(made.data))
    root = etree.fromstring(package.read("word/document.xml"))
    assert root.tag == f"{{{STRICT}}}document"
    changes = list(root.iter(f"{{{STRICT}}}ins", f"{{{STRICT}}}del"))
    assert changes
    assert all(int(change.get(f"{{{STRICT}}}id")) > 70 for change in changes)
    assert etree.fromstring(package.read("word/comments.xml")).tag == f"{{{STRICT}}}comments"
    for part in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"schemas.openxmlformats.org/officeDocument" not in package.read(part)


M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FORMULA = "<m:oMath><m:r><m:t>人数×{}元</m:t></m:r></m:oMath>"
NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> AUTONUM </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_a_formula_that_changed_is_one_change(pair):
    old = "第一条 标准=人数×10元，按月拨付。\n第二条 完。\n"
    made = pair(
        old, word(p(t("第一条 标准=") + FORMULA.format(12) + t("，按月拨付。")) + p("第二条 完。"))
    )
    root = main(made)
    assert [element.getparent().tag for element in root.iter(f"{M}oMath")] == [f"{W}ins"]
    assert "10元" in "".join(words.text for words in root.iter(f"{W}delText"))


def test_a_drawn_number_stays_whole(pair):
    old = "第一条 学校应当：\n1.公示菜单。\n2.留样。\n第二条 完。\n"
    items = p(NUMBER + t("公示菜单和价格。")) + p(NUMBER + t("留样。"))
    made = pair(old, word(p("第一条 学校应当：") + items + p("第二条 完。")))
    assert len(list(main(made).iter(f"{W}instrText"))) == 2
