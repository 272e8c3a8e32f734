"""Any Word file against any text: both texts come back, in the reader's own view of the file."""

import re

import pytest
from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.corpus.reading.read import read
from duizhao.report.redline.write import redline
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ...support.word_files import abstract, instance, level, numbered, p, style, t, word

SENTENCES = [
    "学校应当留样。",
    "学校可以每日留样。",
    "食堂应当公示每周菜单。",
    "食堂公示菜单，家长可以陪餐。",
    "本办法自2024年5月1日起施行。",
    "第一条 学校应当留样。",
    "第二条 食堂应当公示每周菜单。",
    "（一）停止供餐；",
    "第一章 总则",
    "附件",
]
LISTS = abstract(1, level(0, "第%1条", "chineseCounting"), level(1, "（%2）", "chineseCounting"))
LISTS += instance(7, 1)
STYLES = style("tiao", '<w:numPr><w:numId w:val="7"/></w:numPr>')
FIELD = "".join(
    (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}',
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
)

words = st.sampled_from(SENTENCES)
runs = st.lists(words, min_size=1, max_size=2).map(lambda found: "".join(map(t, found)))
inline = st.one_of(
    runs,
    words.map(
        lambda w: f"<w:r><w:rPr><w:b/></w:rPr><w:t>{w}</w:t><w:br/><w:t>{w[::-1]}</w:t></w:r>"
    ),
    words.map(lambda w: t(w[:3]) + FIELD.format(t(w[3:6])) + t(w[6:])),
    words.map(lambda w: t(w[:3]) + f'<w:hyperlink w:anchor="a">{t(w[3:])}</w:hyperlink>'),
)
paragraphs = st.one_of(
    inline.map(p),
    inline.map(lambda content: numbered(content, 7)),
    inline.map(lambda content: numbered(content, 7, 1)),
    inline.map(lambda content: p(content, '<w:pStyle w:val="tiao"/>')),
    st.just(p("")),
    inline.map(lambda content: p(content, "<w:sectPr/>")),
)
rows = st.lists(st.lists(paragraphs, min_size=1, max_size=2), min_size=1, max_size=2).map(
    lambda cells: "<w:tr>" + "".join(f"<w:tc>{''.join(cell)}</w:tc>" for cell in cells) + "</w:tr>"
)
tables = st.lists(rows, min_size=1, max_size=2).map(
    lambda found: f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(found)}</w:tbl>{p('')}"
)
controls = paragraphs.map(lambda inner: f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
bodies = st.lists(
    st.one_of(paragraphs, paragraphs, paragraphs, tables, controls), min_size=1, max_size=6
)
texts = st.lists(words, min_size=1, max_size=6).map("\n".join)


def squeezed(text):
    lines = (re.sub(r"\s", "", line) for line in text.splitlines())
    return [line for line in lines if line]


@pytest.mark.slow
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(bodies, texts)
def test_both_texts_come_back(tmp_path, body, template):
    old, new, report = (tmp_path / name for name in ("a.txt", "b.docx", "c.docx"))
    old.write_text(template, encoding="utf-8")
    new.write_bytes(word("".join(body), numbering=LISTS, styles=STYLES))
    if not read_or_nothing(new):
        return
    comparison = compare(load(old), load(new))
    made = redline(comparison)
    report.write_bytes(made.data)
    assert squeezed(read(report).text) == squeezed(comparison.variant.text)
    if not made.notices:
        assert squeezed(read(report, "original").text) == squeezed(template)


def read_or_nothing(file):
    from duizhao.corpus.model import InputError

    try:
        return read(file).text
    except InputError:
        return ""
