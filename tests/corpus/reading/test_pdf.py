"""PDF files: lines joined, columns in order, page furniture left out, scans refused."""

import re

import pytest
from duizhao.corpus.limits import LIMITS, set_limits
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.pdf_file.repair import with_trailer
from duizhao.corpus.reading.read import read, read_bytes

from ...support.pdf_files import at, lines, pdf, upwards

pytest.importorskip("pypdfium2")


@pytest.fixture
def text(tmp_path):
    """Write a PDF file and read it."""

    def reader(data):
        file = tmp_path / "a.pdf"
        file.write_bytes(data)
        return read(file).text.split("\n")

    return reader


@pytest.fixture
def left_out(tmp_path):
    """Write a PDF file, read it and return the counts of what was left out."""

    def reader(data):
        file = tmp_path / "a.pdf"
        file.write_bytes(data)
        return {found.code: found.count for found in read(file).left_out}

    return reader


# Sixteen characters to a line; the first line of a paragraph is indented by two.
INDENTED = [
    (72, "校园食堂管理办法"),
    (32, "第一条　为了规范学校食堂的管"),
    "理，保障师生饮食安全，依照上级文",
    "件，制定本办法。",
    (32, "第二条　食堂应当做到："),
    (32, "（一）每日公示菜单；"),
    (32, "（二）按照本办法第五条以及第"),
    "十二条的规定留样四十八小时；",
    (32, "（三）保存记录。"),
]
PARAGRAPHS = [
    "校园食堂管理办法",
    "第一条 为了规范学校食堂的管理，保障师生饮食安全，依照上级文件，制定本办法。",
    "第二条 食堂应当做到：",
    "（一）每日公示菜单；",
    "（二）按照本办法第五条以及第十二条的规定留样四十八小时；",
    "（三）保存记录。",
]


def test_broken_lines_are_joined(text):
    assert text(pdf(lines(INDENTED))) == PARAGRAPHS


def test_paragraphs_without_indent_begin_with_their_labels(text):
    flush = [line[1] if isinstance(line, tuple) else line for line in INDENTED[1:5]]
    full = ["第三条　食堂的操作间应当保持清洁。", "第四条　各班应当节约粮食不得浪费。"]
    assert text(pdf(lines(flush + full))) == [
        *PARAGRAPHS[1:3],
        "第三条 食堂的操作间应当保持清洁。",
        "第四条 各班应当节约粮食不得浪费。",
    ]


def test_a_reference_at_the_start_of_a_line_is_no_article(text):
    page = lines([(32, "第三条　学校食堂应当按照本法"), "第十二条的规定执行。"])
    assert text(pdf(page)) == ["第三条 学校食堂应当按照本法第十二条的规定执行。"]


def test_a_hanging_indent_goes_on(text):
    page = lines(["（一）每日公示菜单以及价格并听取", (48, "师生的意见和建议，逐项答复；")])
    assert text(pdf(page)) == ["（一）每日公示菜单以及价格并听取师生的意见和建议，逐项答复；"]


def test_paragraphs_go_on_over_pages_and_running_heads_are_left_out(text, left_out):
    halves = (
        ["第一条　食堂应当每日公示菜单，并", "且按照学校的要求对每餐的每样食品"],
        ["留样四十八小时，由专人负责记录。", "第二条　本办法自公布之日起施行。"],
        ["第三条　食堂应当节约用水用电用气", "杜绝浪费。"],
    )
    pages = [
        at(60, 40, f"校园食堂简报　2024年第3期　{number}", 9)
        + lines(half, y=90)
        + at(280, 800, f"— {number} —", 10)
        for number, half in enumerate(halves, 1)
    ]
    data = pdf(*pages)
    assert text(data) == [
        "第一条 食堂应当每日公示菜单，并且按照学校的要求对每餐的每样食品留样四十八小时，"
        "由专人负责记录。",
        "第二条 本办法自公布之日起施行。",
        "第三条 食堂应当节约用水用电用气杜绝浪费。",
    ]
    assert left_out(data) == {"headers": 3, "page-numbers": 3}


def test_text_that_only_looks_like_a_page_number_stays(text, left_out):
    data = pdf(lines(["第一条　食堂应当公示：", "2024", "第二条　本办法自公布之日起施行。"]))
    assert "2024" in text(data)
    assert left_out(data) == {}
    same = pdf(*[lines(["第一条　食堂应当每日公示其菜单。", f"第{n}条　略。"]) for n in "二三"])
    assert len(text(same)) == 4


def test_a_single_page_number_is_left_out(text):
    assert text(pdf(lines(["第一条　略。"]) + at(280, 800, "1", 10))) == ["第一条 略。"]


LEFT = [
    "第一条　食堂应当公示菜",
    "单，留样四十八小时，并",
    "且由专人登记造册备查。",
    "第二条　学校应当检查。",
]
RIGHT = [
    "第三条　班级应当节约粮",
    "食，不得随意倾倒饭菜，",
    "违者由班主任批评教育。",
    "第四条　自公布日施行。",
]


@pytest.mark.parametrize("shift", [0, 9])
def test_two_columns_are_read_one_after_the_other(text, shift):
    title = at(215, 50, "校园食堂管理办法各班级通用版本", 16)
    page = title + lines(LEFT, x=60, y=100) + lines(RIGHT, x=300, y=100 + shift)
    assert text(pdf(page)) == [
        "校园食堂管理办法各班级通用版本",
        "第一条 食堂应当公示菜单，留样四十八小时，并且由专人登记造册备查。",
        "第二条 学校应当检查。",
        "第三条 班级应当节约粮食，不得随意倾倒饭菜，违者由班主任批评教育。",
        "第四条 自公布日施行。",
    ]


def test_the_last_column_may_stand_alone_on_its_page(text):
    columns = lines(LEFT, x=60, y=100) + lines([*RIGHT[:3], "第四条　学校应当与家长"], x=300, y=100)
    last = lines(["委员会一起检查食堂的环", "境，每学期不少于两次。"], x=60, y=100)
    assert text(pdf(columns, last))[-1] == (
        "第四条 学校应当与家长委员会一起检查食堂的环境，每学期不少于两次。"
    )


def test_a_table_is_read_row_by_row(text):
    rows = ["菜名", "价格", "白粥", "一元", "豆浆", "两元", "包子", "三元"]
    page = lines(rows[::2], x=90) + lines(rows[1::2], x=300)
    assert text(pdf(page)) == ["菜名\t价格", "白粥\t一元", "豆浆\t两元", "包子\t三元"]


def test_a_page_on_its_side_is_read_upright_and_a_watermark_is_not_read(text, left_out):
    page = upwards(100, 700, "Article 1 Menus are") + upwards(128, 700, "shown every day.")
    assert text(pdf(page, rotate=90)) == ["Article 1 Menus are shown every day."]
    marked = pdf(lines(["第一条　食堂应当公示菜单。"]) + upwards(500, 600, "DRAFT"))
    assert text(marked) == ["第一条 食堂应当公示菜单。"]
    assert left_out(marked) == {"turned-text": 1}


def refusal(tmp_path, data, limits=LIMITS):
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read(file, limits=limits)
    return refused.value.code


def test_files_without_readable_text_are_refused_with_the_reason(tmp_path):
    assert refusal(tmp_path, pdf("0 0 100 100 re f\n")) == "no-text-layer"
    assert refusal(tmp_path, b"%PDF-1.4\nnothing") == "damaged"
    private = lines(["\ue000\ue001\ue002第"])
    assert refusal(tmp_path, pdf(private)) == "garbled-pdf"


def test_limits_of_pages_time_and_memory(tmp_path):
    page = lines(["第一条　略。"])
    assert refusal(tmp_path, pdf(page, page), set_limits(("pages=1",))) == "too-many-pages"
    assert refusal(tmp_path, pdf(page), set_limits(("text-bytes=2",))) == "too-large"
    # A form drawn in a form, ten times each, six deep: a million words from one kilobyte.
    # A fast machine fills the memory before the second is over.
    slow = ("seconds=1", "memory-bytes=4G")
    assert refusal(tmp_path, nested_forms(), set_limits(slow)) == "too-slow"


def nested_forms():
    from ...support.pdf_files import FONTS, assemble, cmap, stream

    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [7 0 R] /Count 1 >>",
        *FONTS,
        stream(cmap()),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 8 0 R "
        "/Resources << /XObject << /X 9 0 R >> /Font << /F 3 0 R >> >> >>",
        stream("/X Do " * 10),
    ]
    for number in range(9, 15):
        last = number == 14
        content = at(90, 90, "第一条　略。") if last else "/X Do " * 10
        names = "/Font << /F 3 0 R >>" if last else f"/XObject << /X {number + 1} 0 R >>"
        bodies.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << {names} >> "
            f"/Length {len(content)} >>\nstream\n{content}\nendstream"
        )
    return assemble(bodies)


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch):
    from duizhao.corpus.reading.pdf_file.read import read_pdf
    from duizhao.report.words.catalogue import say

    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    with pytest.raises(InputError) as refused:
        read_pdf("a.pdf", pdf(lines(["第一条"])))
    assert refused.value.code == "no-pdf-reader"
    assert "pip install 'duizhao[pdf]'" in say("zh", "error.no-pdf-reader", "a.pdf")


WHOLE = pdf(lines(["第一条　食堂应当公示菜单。"]), lines(["第二条　食堂应当留样。"]))


@pytest.mark.parametrize("mark", [b"xref\n0", b"trailer", b"/Root 1"])
def test_a_file_that_is_cut_off_behind_its_last_object_is_read(mark):
    text = read_bytes("a.pdf", WHOLE[: WHOLE.index(mark)]).text
    assert text == "第一条 食堂应当公示菜单。\n第二条 食堂应当留样。"


@pytest.mark.parametrize("left", [1, 3])
def test_a_file_that_lacks_an_object_is_damaged(left):
    """Part of a text must not be compared as if it were all of it."""
    ends = [found.end() for found in re.finditer(b"endobj", WHOLE)]
    with pytest.raises(InputError, match="damaged"):
        read_bytes("a.pdf", WHOLE[: ends[-1 - left]])
    with pytest.raises(InputError, match="damaged"):
        read_bytes("a.pdf", WHOLE[: ends[-1] - 3])


def test_many_streams_without_end_are_read_once():
    assert with_trailer(b"%PDF-1.4\n" + b"stream\n" * 400_000) == b""


def test_a_file_whose_catalogue_is_in_no_object_is_not_mended():
    assert with_trailer(b"%PDF-1.4\n<< /Type /Catalog >>\n1 0 obj\n<< >>\nendobj\n") == b""
