"""Web pages: the article and nothing around it, and never less than its numbered lines."""

import base64
import quopri
from dataclasses import replace

import pytest
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.read import read
from duizhao.corpus.reading.web.lines import visible_lines
from duizhao.corpus.reading.web.page import read_page
from hypothesis import given
from hypothesis import strategies as st

ARTICLES = [
    f"第{number}条 学校食堂应当公示第{number}周的菜单，并留存样品备查。" for number in "一二三四五"
]


def page(body, head=""):
    return f"<!DOCTYPE html><html><head>{head}<title>网站</title></head><body>{body}</body></html>"


def around(inside):
    return (
        "<nav><a>首页</a></nav><script>var a='第九十九条 脚本';</script>"
        f"<div class='content'>{inside}</div><footer>备案号</footer>"
    )


def lines(html):
    return read_page(html.encode(), "a.html")[0].split("\n")


BLOCKS = "<h1>校园食品安全办法</h1>" + "".join(f"<p>&emsp;{line}</p>" for line in ARTICLES)


def test_the_article_without_what_surrounds_it():
    assert lines(page(around(BLOCKS))) == ["校园食品安全办法", *ARTICLES]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", "gb2312"), ("gb18030", ""), ("gb18030", "iso-8859-1"), ("utf-8", "gb2312")],
)
def test_the_encoding_is_that_of_the_bytes(tmp_path, encoding, declared):
    file = tmp_path / "a.html"
    meta = f"<meta charset='{declared}'>" if declared else ""
    file.write_bytes(page(around(BLOCKS), meta).encode(encoding))
    assert read(file).text.split("\n") == ["校园食品安全办法", *ARTICLES]


def test_a_page_in_big5_declares_it():
    html = page("<p>第一條 學校應當公示</p>", "<meta charset=big5>").encode("big5")
    assert read_page(html, "a.html")[0] == "第一條 學校應當公示"


def test_a_page_is_known_by_its_content_not_by_its_suffix(tmp_path):
    file = tmp_path / "a.doc"
    file.write_text(page(around(BLOCKS)), encoding="utf-8")
    source = read(file)
    assert (source.reader, source.text.split("\n")[0]) == ("html", "校园食品安全办法")


def test_text_that_mentions_tags_is_no_page(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("第一条 标记 <div> 不是网页", encoding="utf-8")
    assert read(file).reader == "text"


def test_numbered_lines_that_extraction_loses_are_kept():
    scattered = "".join(f"<div><div><a href='#'>{line}</a></div></div>" for line in ARTICLES)
    assert [line for line in lines(page(scattered)) if line.startswith("第")] == ARTICLES


def test_a_table_of_contents_beside_the_article_is_not_its_beginning():
    beside = "<ul><li><a href='#a'>目标</a></li><li><a href='#b'>要求</a></li></ul><p>热点</p>"
    menu = "".join(
        f"<p>学校食堂应当公示第{n}周的菜单，并留存样品备查，接受师生监督。</p>"
        for n in "一二三四五六"
    )
    article = f"<article><h1>方案</h1><h2>目标</h2>{menu}<h2>要求</h2>{menu}</article>"
    found = lines(page(f"<div class='sidebar'>{beside}</div>{article}"))
    assert found[:2] == ["方案", "目标"]


def test_deep_nesting_is_survived():
    deep = "<div>" * 20_000 + "第一条 甲" + "</div>" * 20_000 + "<p>第二条 乙</p>"
    assert lines(page(deep)) == ["第一条 甲", "第二条 乙"]


LINKS = "".join(f"<td><a href='{n}'>{w}</a></td>" for n, w in enumerate(["政务", "文件", "服务"]))


def test_a_page_laid_out_in_tables_keeps_no_menu():
    aside = "<br>".join(f"<a href='{word}'>{word}</a>" for word in ("法律法规", "政策解读"))
    text = "<br>".join(f"　　{line}" for line in ARTICLES)
    html = (
        f"<table><tr>{LINKS}</tr></table><table><tr><td>{aside}</td><td>校园食品安全办法<br>{text}"
    )
    html += "</td></tr><tr><td>版权所有 某校</td></tr></table>"
    assert lines(page(html)) == ["校园食品安全办法", *ARTICLES]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("<a href='1'>上一页</a> | <a href='2'>2</a>", False),
        ("<a onclick='p()'>打印</a> <a>关闭</a>", False),
        ("发布日期：2024-05-01　来源：某校　字号：大 中 小", False),
        ("<a href='a.doc'>附件：食堂检查表</a>", True),
        ("<a href='b.doc'>食堂检查表.doc</a>", True),
        ("解释权属于<a href='c'>某校</a>。", True),
        ("<a name='d'></a><a id='e'>特此通知</a>", True),
    ],
)
def test_lines_of_links_around_the_article_are_left_out(line, kept):
    html = page(
        f"<div><h1>校园食品安全办法</h1>{''.join(f'<p>{a}</p>' for a in ARTICLES)}<p>{line}"
    )
    assert (len(lines(html)) == 1 + len(ARTICLES) + 1) == kept


def test_a_page_without_numbers_keeps_its_links():
    html = page("<p><a href='1'>校园食品安全须知</a></p><p>食堂应当公示菜单。</p>")
    assert lines(html) == ["校园食品安全须知", "食堂应当公示菜单。"]


def test_a_page_of_too_many_lines_is_read_as_it_is():
    html = page("<div class='menu'>栏目</div>" + BLOCKS).encode()
    text, _, _ = read_page(html, "a.html", replace(LIMITS, page_lines=3))
    assert text.split("\n") == ["栏目", "校园食品安全办法", *ARTICLES]


def test_lines_break_at_blocks_and_breaks_and_not_at_inline_marks():
    html = "<p>第一<b>条</b> 甲<br>（一）乙</p><ul><li>丙</li></ul><td>丁</td><pre>戊\n己</pre>"
    shown = [line.text for line in visible_lines(html).lines]
    assert shown == ["第一条 甲", "（一）乙", "丙", "丁", "戊", "己"]


def test_ordered_lists_show_their_numbers():
    html = "<ol><li>甲<ol type=a><li>子</ol><li>乙</ol><ol start=5><li>丙<li value=9>丁<li>戊</ol>"
    html += "<ul><li>己</ul><ol style='list-style: none'><li>庚</ol>"
    shown = [line.text for line in visible_lines(html).lines]
    assert shown == ["1. 甲", "a. 子", "2. 乙", "5. 丙", "9. 丁", "10. 戊", "己", "庚"]


def test_invisible_text_and_controls_are_not_read():
    html = (
        "<p>甲</p><p style='display: none'>密</p><p hidden>密</p><form><p>乙</p><select><option>密"
    )
    assert [line.text for line in visible_lines(html).lines] == ["甲", "乙"]


def test_headings_and_tables_are_hints():
    html = page(f"{BLOCKS}<h2>附表</h2><table><tr><td>类别</td><td>面积</td></tr></table>")
    text, _, hints = read_page(html.encode(), "a.html")
    assert [(hint.kind, hint.span.cut(text)) for hint in hints] == [
        ("title", "校园食品安全办法"),
        ("heading", "附表"),
        ("table", "类别\n面积"),
        ("row", "类别\n面积"),
    ]


def test_what_is_left_out_is_told():
    html = page(around(f"{BLOCKS}<img src='a.png'>"))
    _, left_out, _ = read_page(html.encode(), "a.html")
    found = {one.code: one.count for one in left_out}
    assert found["images"] == 1
    assert found["page-furniture"] >= 2


NAMES = ["div", "p", "table", "td", "script", "nav", "h1", "br", "img", "pre", "!--", "![CDATA["]
TAGS = st.sampled_from(NAMES)


@given(st.lists(st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text(max_size=9))))
def test_no_page_breaks_the_line_collector(pieces):
    assert all(line.text.strip() for line in visible_lines("".join(pieces)).lines)


ARCHIVE = (
    "{head}MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=B\r\n\r\n"
    "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n"
    "--B\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: {way}\r\n\r\n{body}\r\n--B--\r\n"
)
SAVED = "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?a?=\r\n"


@pytest.mark.parametrize("name", ["a.mht", "a.doc"])
@pytest.mark.parametrize("head", [SAVED, "", "X-Document-Type: Workbook\r\n"])
@pytest.mark.parametrize("pack", [quopri.encodestring, base64.encodebytes])
def test_a_web_archive_is_read_as_the_page_it_holds(tmp_path, name, head, pack):
    way = "base64" if pack is base64.encodebytes else "quoted-printable"
    body = pack(page(BLOCKS).encode()).decode()
    (tmp_path / name).write_bytes(ARCHIVE.format(head=head, way=way, body=body).encode())
    source = read(tmp_path / name)
    assert source.reader == "mhtml"
    assert source.text.split("\n") == ["校园食品安全办法", *ARTICLES]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nab", "unsupported-format"),
        (b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n", "no-text-page"),
        (b'<?xml version="1.0"?><root>a</root>', "unsupported-format"),
    ],
)
def test_messages_without_a_page_and_other_xml_are_refused(tmp_path, data, code):
    (tmp_path / "a.mht").write_bytes(data)
    with pytest.raises(InputError, match=code):
        read(tmp_path / "a.mht")


def test_messages_in_messages_have_an_end(tmp_path):
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="{n}"\r\n\r\n--{n}\r\n' for n in range(3000)
    )
    (tmp_path / "a.mht").write_bytes(b"MIME-Version: 1.0\r\n" + nested.encode())
    with pytest.raises(InputError):
        read(tmp_path / "a.mht")


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("打印 | 关闭 | 分享到：微信 微博", False),
        ("【打印本页】 【关闭窗口】", False),
        ("分享到： 微信", False),
        ("相关附件", False),
        ("大 中 小", False),
        ("打印店应当公示价格", True),
        ("附件", True),
        ("大中小学", True),
    ],
)
def test_the_words_of_sites_behind_the_article_are_left_out(line, kept):
    html = page(f"<div><h1>办法</h1>{''.join(f'<p>{a}</p>' for a in ARTICLES)}<p>{line}</p></div>")
    assert (lines(html)[-1] == line) == kept


TITLE = "某市校园食品安全办法"
BODY = "".join(f"<p>{line}</p>" for line in ARTICLES)


@pytest.mark.parametrize(
    "title",
    [
        f"<h2>{TITLE}</h2>",
        f"<h3>{TITLE}</h3>",
        f"<div class='bt'>{TITLE}</div>",
        f"<p><span>{TITLE}</span></p>",
        f"<table><tr><td>{TITLE}</td></tr></table>",
        f"<h1>{TITLE}<span>有效</span><a>展开全文</a></h1>",
    ],
)
def test_the_title_is_read_wherever_it_stands(title):
    crumbs = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/z'>规范性文件</a></div>"
    told = "<div>发布日期：2024-08-01 来源：市政府 字体：【大 中 小】</div>"
    html = page(f"{crumbs}{title}{told}<div>{BODY}</div><div>【打印本页】【关闭窗口】</div>")
    assert lines(html) == [TITLE, *ARTICLES]


def test_what_a_page_tells_of_its_document_is_no_text():
    told = {"索引号": "000", "发文机关": "市教育局", "成文日期": "2024-08-01", "有效性": "有效"}
    table = "".join(f"<td>{key}：</td><td>{value}</td>" for key, value in told.items())
    html = page(f"<table><tr>{table}</tr></table><h1>{TITLE}</h1>{BODY}")
    text, left_out, _ = read_page(html.encode(), "a.html")
    assert text.split("\n") == [TITLE, *ARTICLES]
    (found,) = (found for found in left_out if found.code == "page-metadata")
    assert found.count == 4
    assert found.detail == "索引号：000；发文机关：市教育局；成文日期：2024-08-01；有效性：有效"


def test_a_text_of_one_paragraph_is_read():
    words = "为加强食品安全，经市政府同意，自即日起在全市中小学校开展食品安全检查，请各校配合。"
    html = page(f"<div>当前位置：首页</div><h1>食品安全检查通告</h1><div>{words}</div>")
    assert lines(html) == ["食品安全检查通告", words]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("校园<ruby>食<rp>(</rp><rt>shí</rt><rp>)</rp></ruby>品", "校园食品"),
        ("安全<sup>[1]</sup>管理", "安全管理"),
        ("本办法<a href='#n1'><sup>①</sup></a>。", "本办法。"),
        ("本办法<sup>2</sup>。", "本办法。"),
        ("面积5m<sup>2</sup>", "面积5m²"),
        ("见<a href='#a1'>第三条</a>", "见第三条"),
        ("&amp;nbsp;&amp;nbsp;第一条", "第一条"),
        ("甲&amp;ldquo;乙&amp;rdquo;", "甲“乙”"),
        ("甲&amp;乙", "甲&乙"),
    ],
)
def test_marks_of_notes_and_entities_escaped_twice_are_no_words(written, read_as):
    assert [line.text for line in visible_lines(f"<p>{written}</p>").lines] == [read_as]


def test_numbers_that_a_style_counts_are_told():
    style = "<style>p:before{counter-increment:a;content:'第' counter(a) '条'}</style>"
    codes = [found.code for found in read_page(page(BODY, style).encode(), "a.html")[1]]
    assert "css-numbers" in codes


def test_attributes_of_a_template_that_nobody_filled_in_are_survived(tmp_path):
    file = tmp_path / "a.html"
    body = "".join(f'<p {{0}}style="x">{article}</p>' for article in ARTICLES)
    file.write_text(page(f"<div class='content'>{body}</div>"), encoding="utf-8")
    assert read(file).text.split() == [part for line in ARTICLES for part in line.split()]
