"""OFD files: text objects where they stand, templates, tables, what is hidden, what is hostile."""

import pytest
from duizhao.corpus.limits import LIMITS, set_limits
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.ofd_file.geometry import deltas
from duizhao.corpus.reading.read import read_bytes

from bench.ofd import ofd, packed, page, parts, text_object

ARTICLES = [
    "第一条 为了加强校园食品安全管理，保障师生身体健康，根据有关法律，制定本办法。",
    "第二条 学校应当履行下列职责：",
    "（一）每日公示菜单；",
    "（二）对每餐食品留样不少于125克。",
]
LAYER = '<ofd:Layer ID="8">{}</ofd:Layer>'


def source(data, limits=LIMITS):
    return read_bytes("a.ofd", data, limits=limits)


def lines(*objects, **more):
    return source(packed(parts([page(objects)], **more))).text.split("\n")


def refusal(data, limits=LIMITS):
    with pytest.raises(InputError) as refused:
        source(data, limits)
    return refused.value.code


def test_paragraphs_run_over_lines_and_pages():
    read = source(ofd(ARTICLES * 20, "某市校园食品办法", "某市教育局文件"))
    assert read.text.split("\n") == ["某市校园食品办法", *ARTICLES * 20]
    assert {found.code for found in read.left_out} == {"headers", "page-numbers"}
    assert read.reader == "ofd"


def test_steps_are_repeated_as_written():
    assert deltas("g 3 5 2.5", 9) == [5, 5, 5, 2.5]
    assert deltas("5 x 5", 9) == [5]
    assert deltas("g 900000000 5", 4) == [5, 5, 5, 5]


def test_a_transformed_object_stands_where_its_matrix_puts_it():
    moved = text_object("第二条 乙。", 30, 60, 2, ' CTM="1 0 0 1 0 40"')
    assert lines(
        moved, text_object("第三条 丙。", 30, 120, 3), text_object("第一条 甲。", 30, 40, 4)
    ) == [
        "第一条 甲。",
        "第二条 乙。",
        "第三条 丙。",
    ]


def test_slanted_words_are_no_text():
    leaning = text_object("内部资料", 60, 100, 2, ' CTM="0.7 0.7 -0.7 0.7 0 0"')
    read = source(packed(parts([page([text_object("第一条 甲。", 30, 40, 3), leaning])])))
    assert read.text == "第一条 甲。"
    assert [(found.code, found.detail) for found in read.left_out] == [("turned-text", "内部资料")]


def test_hidden_objects_are_counted():
    hidden = text_object("第九条 隐。", 30, 80, 2, ' Visible="false"')
    read = source(packed(parts([page([text_object("第一条 甲。", 30, 40, 3), hidden])])))
    assert read.text == "第一条 甲。"
    assert [found.code for found in read.left_out] == ["hidden"]


def test_objects_in_blocks_and_composites_are_drawn():
    unit = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>'
        f"{text_object('第二条 乙。', 0, 0, 9)}</ofd:Content></ofd:CompositeGraphicUnit>"
        "</ofd:CompositeGraphicUnits>"
    )
    block = f'<ofd:PageBlock ID="3">{text_object("第一条 甲。", 30, 40, 4)}</ofd:PageBlock>'
    used = '<ofd:CompositeObject ID="5" ResourceID="7" Boundary="30 60 90 9"/>'
    assert lines(block, used, resources=unit) == ["第一条 甲。", "第二条 乙。"]


def ruled(columns, rows):
    """The lines of a table, as one path whose boundary is its top left corner."""
    down = (f"M {x} {rows[0]} L {x} {rows[-1]}" for x in columns)
    across = (f"M {columns[0]} {y} L {columns[-1]} {y}" for y in rows)
    data = " ".join((*down, *across))
    return (
        f'<ofd:PathObject ID="50" Boundary="0 0 210 297">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def test_a_ruled_table_is_read_row_by_row():
    cells = [("事项", 32, 62), ("周期", 92, 62), ("公示", 32, 82), ("每日", 92, 82)]
    table = ruled([30, 90, 150], [60, 80, 100])
    words = [text_object(word, x, y, 60 + n) for n, (word, x, y) in enumerate(cells)]
    read = source(packed(parts([page([text_object("第一条 如下：", 30, 40, 3), table, *words])])))
    assert read.text.split("\n") == ["第一条 如下：", "事项\t周期", "公示\t每日"]
    assert [[cell.cut(read.text) for cell in hint.cells] for hint in read.hints] == [
        ["事项", "周期"],
        ["公示", "每日"],
    ]


def test_glyphs_without_characters_are_told():
    glyphs = '<ofd:CGTransform CodePosition="0"><ofd:Glyphs>1 2</ofd:Glyphs></ofd:CGTransform>'
    line = text_object("\xa4" * 20, 30, 40, 2)
    unmapped = line.replace("<ofd:TextCode", glyphs + "<ofd:TextCode")
    assert refusal(packed(parts([page([unmapped])]))) == "garbled-pdf"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(parts([page(['<ofd:ImageObject ID="3"/>'])])), "no-text-layer"),
        (packed(parts([])), "damaged"),
        (packed({"OFD.xml": "<OFD/>"}), "damaged"),
        (packed({"OFD.xml": "<OFD/>", "": "a"}), "damaged"),
        (packed({**parts([page([])]), "Doc_0/Document.xml": "<a"}), "damaged"),
        (packed({**parts([page([])]), "OFD.xml": "<!DOCTYPE a><a/>"}), "dtd"),
        (packed({"OFD.xml": "<a><DocBody><DocRoot>../../x</DocRoot></DocBody></a>"}), "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused(data, code):
    assert refusal(data) == code


def test_composites_that_multiply_end_at_a_limit():
    def unit(number):
        used = f'<ofd:CompositeObject ID="5" ResourceID="{number + 1}"/>' * 9
        return (
            f'<ofd:CompositeGraphicUnit ID="{number}"><ofd:Content>{used}</ofd:Content>'
            "</ofd:CompositeGraphicUnit>"
        )

    units = "".join(map(unit, range(20)))
    bomb = f"<ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits>"
    first = page(['<ofd:CompositeObject ID="5" ResourceID="0"/>'])
    assert refusal(packed(parts([first], resources=bomb))) == "too-deep"


@pytest.mark.parametrize(
    ("limit", "code"),
    [
        ("pages=1", "too-many-pages"),
        ("part-bytes=300", "too-large-unpacked"),
        ("parts=2", "too-many-parts"),
        ("text-bytes=20", "too-large"),
    ],
)
def test_limits_hold(limit, code):
    assert refusal(ofd(ARTICLES * 20), set_limits((limit,))) == code
