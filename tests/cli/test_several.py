"""Two to five texts in one table: a column a text, what answers each other in one line."""

import docx
import pytest
from duizhao.corpus.load import load
from openpyxl import load_workbook

from ..support.commands import caller

FIRST = """游泳馆管理办法
第一章　总则
第一条　为了管好游泳馆，制定本办法。
第二条　游泳馆每日换水一次，并公布水质。
第二章　人员
第三条　救生员应当具备下列条件：
（一）年满十八周岁；
（二）取得救生员证书。
第四条　浅水区设警示牌。
"""
SECOND = FIRST.replace("每日换水一次", "每日换水两次").replace("第四条　浅水区设警示牌。\n", "")
THIRD = SECOND.replace(
    "（二）取得救生员证书。", "（二）身体健康；\n（三）取得救生员证书。"
).replace("两次", "三次")


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run compare beside three versions of a rule, with messages in Chinese."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    for name, words in (("现行", FIRST), ("送审稿", SECOND), ("修改稿", THIRD)):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")

    return caller(capfd, "compare")


TEXTS = ("现行.txt", "送审稿.txt", "修改稿.txt")


def rows(path="三栏.docx"):
    return docx.Document(path).tables[0].rows


def runs(cell, style):
    return "".join(r.text for p in cell.paragraphs for r in p.runs if r.style.style_id == style)


def test_a_column_a_text_and_a_row_a_group(duizhao):
    assert duizhao(*TEXTS, "-o", "三栏.docx")[::2] == (0, "")
    found = [[cell.text for cell in row.cells] for row in rows()]
    assert found[0] == ["序号", "现行", "送审稿", "修改稿", "说明"]
    assert found[1] == ["第一章　总则"] * 5
    assert [row[0] for row in found if row[0].isdigit()] == ["1", "2", "3", "3", "3", "3", "4"]
    certificate = next(row for row in found if "证书" in row[1])
    assert [cell[:3] for cell in certificate[1:4]] == ["（二）", "（二）", "（三）"]
    assert ["3", "", "", "（二）身体健康；", ""] in found
    assert found[-1][1:4] == ["第四条　浅水区设警示牌。", "", ""]


def test_every_word_of_every_text_is_in_its_column(duizhao):
    duizhao(*TEXTS, "-o", "三栏.docx")
    for column, name in enumerate(TEXTS, 1):
        shown = "".join(row.cells[column].text for row in rows()[1:])
        text = load(name)
        for at in text.clauses:
            assert text.nodes[at].body.cut(text.text).strip() in shown


@pytest.mark.parametrize(
    ("against", "struck", "added"),
    [
        ("base", ["一次", "", ""], ["", "两次", "三次"]),
        ("previous", ["一次", "两次", ""], ["", "", "三次"]),
    ],
)
def test_marks_are_against_the_base_or_the_text_before(duizhao, against, struck, added):
    duizhao(*TEXTS, "-o", "三栏.docx", "--against", against)
    water = next(row for row in rows() if "换水" in row.cells[1].text)
    for column in (1, 2, 3):
        assert runs(water.cells[column], "Deleted") in struck[column - 1]
        assert bool(runs(water.cells[column], "Deleted")) == bool(struck[column - 1])
        assert bool(runs(water.cells[column], "Added")) == bool(added[column - 1])


def test_another_column_is_the_base_and_columns_have_names(duizhao):
    names = "现行,草案,草案修改稿"
    assert duizhao(*TEXTS, "-o", "三栏.docx", "--base", "2", "--names", names).returncode == 0
    assert [cell.text for cell in rows()[0].cells][1:4] == names.split(",")
    water = next(row for row in rows() if "换水" in row.cells[1].text)
    assert not runs(water.cells[2], "Added")
    assert runs(water.cells[1], "Added")


def test_rows_that_changed_alone(duizhao):
    duizhao(*TEXTS, "-o", "三栏.docx", "--rows", "changed")
    numbers = [row.cells[0].text for row in rows() if row.cells[0].text.isdigit()]
    assert list(dict.fromkeys(numbers)) == ["1", "2", "3"]


def test_the_page_is_landscape_and_five_texts_want_a3(duizhao):
    duizhao(*TEXTS, "-o", "三栏.docx")
    duizhao(*TEXTS, "现行.txt", "现行.txt", "--names", "1,2,3,4,5", "-o", "五栏.docx")
    sizes = [docx.Document(name).sections[0] for name in ("三栏.docx", "五栏.docx")]
    assert [(round(s.page_width.mm), round(s.page_height.mm)) for s in sizes] == [
        (297, 210),
        (420, 297),
    ]
    assert len(rows("五栏.docx")[0].cells) == 7


def test_as_a_workbook_and_as_a_page(duizhao, tmp_path):
    duizhao(*TEXTS, "-o", "三栏.xlsx", "-o", "三栏.html")
    sheet = load_workbook("三栏.xlsx", rich_text=True).active
    assert [cell.value for cell in sheet[1]] == ["序号", "现行", "送审稿", "修改稿", "说明"]
    page = (tmp_path / "三栏.html").read_text("utf-8")
    assert '<th scope="col">修改稿</th>' in page
    assert "<ins>" in page
    assert "<del>" in page


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([*TEXTS], "三个以上文本的对照须用 -o 写出，后缀为 .docx .xlsx .html。"),
        ([*TEXTS, "-o", "三栏.csv"], "三个以上文本的对照须用 -o 写出"),
        ([*TEXTS, *TEXTS, "-o", "六.docx"], "对照须有 2 至 5 个文本，给出了 6 个"),
        ([*TEXTS, "-o", "三栏.docx", "--names", "甲,乙"], "--names 给出了 2 个名称，文本有 3 个"),
        ([*TEXTS, "-o", "三栏.docx", "--base", "4"], "--base 4 不是列号；请给出 1 至 3。"),
        ([*TEXTS, "-o", "三栏.docx", "--redline", "改.docx"], "--redline 只用于两个文本的对照"),
    ],
)
def test_misuse_is_told_in_a_sentence(duizhao, tmp_path, words, sentence):
    done = duizhao(*words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not list(tmp_path.glob("*.docx"))


def test_what_is_new_in_several_texts_stands_in_one_row(duizhao, tmp_path):
    fee = "第三条　游泳馆不得收取押金，违者由主管部门责令退还。\n"
    for name, more in (("送审稿", fee), ("修改稿", fee.replace("不得", "一律不得"))):
        text = SECOND.replace("第二章　人员\n第三条", f"{fee and more}第二章　人员\n第四条")
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    duizhao(*TEXTS, "-o", "三栏.docx")
    fees = [[cell.text for cell in row.cells] for row in rows() if "押金" in row.cells[2].text]
    assert len(fees) == 1
    assert fees[0][1] == ""
    assert "一律不得" in fees[0][3]


def test_the_stage_of_a_text_is_no_part_of_the_title(duizhao, tmp_path):
    for name, stage in (("送审稿", "（修订草案送审稿）"), ("修改稿", "（草案修改稿）")):
        words = SECOND.replace("游泳馆管理办法", f"游泳馆管理办法{stage}", 1)
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")
    duizhao(*TEXTS, "-o", "三栏.docx")
    assert docx.Document("三栏.docx").paragraphs[0].text == "《游泳馆管理办法》各稿对照表"
    duizhao(*TEXTS[:2], "-o", "两栏.docx", "--layout", "revision")
    assert docx.Document("两栏.docx").paragraphs[0].text == "《游泳馆管理办法》修订前后对照表"


def test_a_clause_that_every_text_splits_is_cut_in_the_base(duizhao, tmp_path):
    one = "游泳馆每日换水一次，并公布水质。泳池周边应当铺设防滑地垫，并设专人看护。"
    (tmp_path / "现行.txt").write_text(
        FIRST.replace("游泳馆每日换水一次，并公布水质。", one), "utf-8"
    )
    for name, water in (("送审稿", "换水两次"), ("修改稿", "换水三次")):
        parted = one.replace("换水一次", water).replace("。泳池", "。\n第三条　泳池")
        text = FIRST.replace("游泳馆每日换水一次，并公布水质。", parted)
        text = text.replace("第四条", "第五条").replace("第三条　救生员", "第四条　救生员")
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    duizhao(*TEXTS, "-o", "三栏.docx")
    mats = next(row for row in rows() if "防滑地垫" in row.cells[3].text)
    assert [cell.text for cell in mats.cells][1:4] == [
        "泳池周边应当铺设防滑地垫，并设专人看护。",
        "第三条　泳池周边应当铺设防滑地垫，并设专人看护。",
        "第三条　泳池周边应当铺设防滑地垫，并设专人看护。",
    ]


def test_what_one_text_keeps_whole_is_not_cut(duizhao, tmp_path):
    one = "游泳馆每日换水一次，并公布水质。泳池周边应当铺设防滑地垫，并设专人看护。"
    base = FIRST.replace("游泳馆每日换水一次，并公布水质。", one)
    (tmp_path / "现行.txt").write_text(base, "utf-8")
    (tmp_path / "送审稿.txt").write_text(base.replace("换水一次", "换水两次"), "utf-8")
    parted = base.replace("。泳池", "。\n第三条　泳池").replace("第四条", "第五条")
    text = parted.replace("第三条　救生员", "第四条　救生员")
    (tmp_path / "修改稿.txt").write_text(text, "utf-8")
    duizhao(*TEXTS, "-o", "三栏.docx")
    water = next(row for row in rows() if "换水" in row.cells[1].text)
    assert "防滑地垫" in water.cells[1].text
    assert "防滑地垫" in water.cells[2].text
