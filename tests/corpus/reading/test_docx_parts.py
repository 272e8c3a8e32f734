"""Files that Word takes in at a place of the text (w:altChunk), in each of their formats."""

import pytest
from duizhao.corpus.reading.office.convert import find_office
from duizhao.corpus.reading.read import read_bytes

from ...support.word_files import RELATIONS, p, pack, parts, word

HEAD, TAIL = p("第一条 食堂应当公示菜单。"), p("第四条 本办法自公布之日起施行。")
SECOND, THIRD = "第二条 食堂应当留样。", "第三条 菜单每周更新。"
PAGE = f"<html><body><p>{SECOND}</p><p>{THIRD}</p></body></html>"
RTF = (
    r"{\rtf1\ansi\uc0 "
    + r"\par ".join("".join(f"\\u{ord(char)} " for char in line) for line in (SECOND, THIRD))
    + "}"
)


def taking_in(name, content):
    """A Word file that takes in a part between its first and its fourth article."""
    files = parts(HEAD + '<w:altChunk r:id="r9"/>' + TAIL)
    relation = f'<Relationship Id="r9" Type="{RELATIONS}/aFChunk" Target="{name}"/>'
    rels = "word/_rels/document.xml.rels"
    files[rels] = files[rels].replace("</Relationships>", relation + "</Relationships>")
    return pack(files | {f"word/{name}": content})


def told(source):
    return [found.code for found in source.left_out]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("part.html", PAGE),
        ("part.htm", PAGE.encode("gb18030")),
        ("part.txt", f"{SECOND}\n{THIRD}"),
        ("part.docx", word(p(SECOND) + p(THIRD))),
    ],
)
def test_a_part_that_is_taken_in_is_read_at_its_place(name, content):
    source = read_bytes("a.docx", taking_in(name, content))
    lines = [line for line in source.text.split("\n") if line]
    assert lines == [
        "第一条 食堂应当公示菜单。",
        SECOND,
        THIRD,
        "第四条 本办法自公布之日起施行。",
    ]
    assert "imported-files" not in told(source)


@pytest.mark.slow
@pytest.mark.skipif(not find_office(), reason="needs LibreOffice")
def test_a_part_in_rtf_is_converted():
    source = read_bytes("a.docx", taking_in("part.rtf", RTF))
    assert [line for line in source.text.split("\n") if line][1:3] == [SECOND, THIRD]


def test_a_part_that_cannot_be_read_is_told():
    source = read_bytes("a.docx", taking_in("part.bin", bytes(range(256)) * 4))
    assert "第二条" not in source.text
    assert "imported-files" in told(source)
