"""Validating links by hand: the draw, the sheet, what comes back, and the figures."""

import csv
import io
import json
import shutil
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from duizhao.cli.app import run
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.report.validation.columns import COLUMNS, NEEDED, judgement_of
from duizhao.report.validation.draw import draw, stratum_of
from duizhao.report.validation.key import key_json, read_key
from duizhao.report.validation.model import LINKED, UNLINKED, Judgement, Key, Stratum
from duizhao.report.validation.reckon import compare_coders, reckon
from duizhao.report.validation.returned import judged_rows
from duizhao.report.validation.sheet import sheet_csv
from duizhao.report.validation.statistics import Share, alpha, kappa, recall, weighted, wilson
from duizhao.runs.sheets.returned import sheet_rows

from ..runs.test_batch import batch, texts, work
from ..support.word_files import pack

__all__ = ["work"]


def pairs(*counted):
    return [pair for pair, count in counted for _ in range(count)]


def test_the_interval_of_wilson():
    """Eight of ten: 49.0 to 94.3 per cent (Wilson's score interval without correction)."""
    assert wilson(0.8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)
    assert wilson(1.0, 20) == pytest.approx((0.8389, 1.0), abs=1e-4)
    assert wilson(0.0, 20)[0] == 0


def test_kappa_of_fifty_proposals():
    """Two readers: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no; the textbook answer is 0.4."""
    told = pairs((("y", "y"), 20), (("y", "n"), 5), (("n", "y"), 10), (("n", "n"), 15))
    assert kappa(told) == pytest.approx(0.4)


def test_alpha_of_ten_binary_units():
    """Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, example A: 0.095."""
    told = list(zip("0100000010", "1110010000", strict=True))
    assert alpha(told) == pytest.approx(0.095, abs=5e-4)


def test_one_word_only_leaves_nothing_to_agree_about():
    told = [("right", "right")] * 5
    assert kappa(told) is None and alpha(told) is None


def test_a_share_is_weighted_back_to_the_population():
    found = weighted([(900, 10, 10), (100, 10, 0), (50, 0, 0)])
    assert found.value == pytest.approx(0.9) and found.n == 20
    # 1000² / (900²/10 + 100²/10): these twenty rows tell as much as twelve of one stratum.
    assert (found.low, found.high) == pytest.approx(wilson(0.9, 12.195), abs=1e-4)
    assert weighted([(10, 0, 0)]) is None


def test_recall_from_links_and_missed_clauses():
    found = recall(80, Share(1, 0.9, 1, 40), 40, Share(0.5, 0.25, 0.75, 20))
    assert found.value == pytest.approx(0.8)
    assert found.low == pytest.approx(72 / 102) and found.high == pytest.approx(80 / 90)
    assert recall(0, Share(1, 1, 1, 1), 0, Share(0, 0, 0, 0)).value == 1


@pytest.mark.parametrize(
    ("kind", "similarity", "stratum"),
    [
        ("unchanged", "1.0", Stratum.UNCHANGED),
        ("reworded", "0.7", Stratum.HIGH),
        ("reworded", "0.69", Stratum.MIDDLE),
        ("reworded", "0.39", Stratum.LOW),
        ("dropped", "", Stratum.DROPPED),
        ("added", "", Stratum.ADDED),
    ],
)
def test_strata(kind, similarity, stratum):
    assert stratum_of({"kind": kind, "similarity": similarity}) is stratum


def link(number, kind="reworded", similarity="0.5", **cells):
    names = {"template_clause": f"t{number}", "variant_clause": f"v{number}"}
    documents = {"template_document": "省", "variant_document": "市"}
    return documents | names | {"kind": kind, "similarity": similarity} | cells


LINKS = [
    *(link(number) for number in range(20)),
    *(link(number, "unchanged", "1.0") for number in range(20, 23)),
    *(link(number, "dropped", "", variant_clause="") for number in range(23, 30)),
    *(link(number, "added", "", template_clause="") for number in range(30, 40)),
]
CLAUSES = [
    {"document": name, "clause": f"{side}{n}", "locator": f"第{n}条", "text": f"文字{n}{name}"}
    for name, side in (("省", "t"), ("市", "v"))
    for n in range(40)
]


def table(name):
    return LINKS if name == "links" else CLAUSES


def test_a_draw_takes_as_many_of_each_stratum_as_there_can_be():
    found = draw(table, 16, 1)
    counts = dict.fromkeys(Stratum, 0)
    for row in found.rows:
        counts[row.stratum] += 1
    assert [counts[s] for s in (Stratum.UNCHANGED, Stratum.MIDDLE)] == [3, 5]
    assert [counts[s] for s in UNLINKED] == [4, 4]
    assert found.population[Stratum.MIDDLE] == 20 and found.linked == (23, 23)
    assert len(draw(table, 1000, 1).rows) == 40


def test_the_seed_alone_decides_the_draw():
    first = draw(table, 12, 1)
    assert first == draw(lambda name: reversed(table(name)), 12, 1)
    assert first.rows != draw(table, 12, 2).rows
    assert len({row.id for row in first.rows}) == 12


def test_links_come_first_and_a_lone_clause_has_the_nearest_beside_it():
    rows = draw(table, 40, 1).rows
    kinds = [row.stratum in UNLINKED for row in rows]
    assert kinds == sorted(kinds)
    lone = next(row for row in rows if row.stratum is Stratum.DROPPED)
    assert lone.template.locator and not lone.variant.locator
    assert lone.variant.text.count("\n") == 2 and lone.template.text[:4] in lone.variant.text


@pytest.mark.parametrize(
    ("words", "stratum", "judgement"),
    [
        ("对", Stratum.LOW, Judgement.RIGHT),
        (" Wrong ", Stratum.LOW, Judgement.WRONG),
        ("确 无", Stratum.ADDED, Judgement.NONE),
        ("missed", Stratum.DROPPED, Judgement.MISSED),
        ("不定", Stratum.ADDED, Judgement.UNSURE),
        ("对", Stratum.ADDED, None),
        ("漏了", Stratum.LOW, None),
        ("也许", Stratum.LOW, None),
    ],
)
def test_words_of_a_judgement(words, stratum, judgement):
    assert judgement_of(words, stratum) is judgement


SAMPLE = draw(table, 12, 1)
KEY = read_key("key", key_json(SAMPLE, 12, 1, "0"))


def rows_of(judged=True):
    text = sheet_csv(SAMPLE, "zh").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    for row in rows[1:] if judged else ():
        row[COLUMNS.index("judgement")] = "对" if row[1].startswith("两边") else "确无"
    return rows


def test_a_sheet_filled_in_comes_back_sorted_or_not():
    rows = rows_of()
    found = judged_rows("表", rows, KEY)
    assert set(found.values()) == {Judgement.RIGHT, Judgement.NONE} and len(found) == 12
    assert judged_rows("表", [rows[0], [], *rows[:0:-1]], KEY) == found


def altered(rows, change):
    at = {name: COLUMNS.index(name) for name in COLUMNS}
    change(rows, at)
    return rows


def swap(rows, at):
    for row, text in zip(rows[1:3], [rows[2][at["variant-text"]], "别的"], strict=True):
        row[at["variant-text"]] = text


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("validation-id", lambda rows, at: rows[3].__setitem__(at["id"], "xyz")),
        ("validation-twice", lambda rows, at: rows.append(rows[1])),  # noqa: ARG005
        ("validation-text", swap),
        ("validation-word", lambda rows, at: rows[1].__setitem__(at["judgement"], "也许")),
        ("validation-missing", lambda rows, at: rows.pop()),  # noqa: ARG005
        ("validation-column", lambda rows, at: rows[0].__setitem__(at["id"], "号")),
    ],
)
def test_what_came_back_wrong_is_refused_with_its_reason(code, change):
    with pytest.raises(InputError) as refused:
        judged_rows("表", altered(rows_of(), change), KEY)
    assert refused.value.code == code


def test_a_sheet_without_a_judgement_is_refused():
    with pytest.raises(InputError) as refused:
        judged_rows("表", rows_of(judged=False), KEY)
    assert refused.value.code == "validation-empty"


@pytest.mark.parametrize("text", ["", "[]", '{"schema": "x"}', '{"schema": "duizhao.sample/1"}'])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(InputError) as refused:
        read_key("key", text)
    assert refused.value.code == "validation-key"


def key(**strata):
    named = {name: Stratum(value) for name, value in strata.items()}
    population = dict.fromkeys(Stratum, 0)
    return Key(named, {}, population | dict.fromkeys(named.values(), 10), (30, 20))


def test_figures_of_one_coder():
    known = key(
        a="reworded-low", b="reworded-low", c="unchanged", d="dropped", e="added", f="added"
    )
    words = ("right", "wrong", "right", "none", "missed", "unsure")
    found = reckon(known, {name: Judgement(w) for name, w in zip("abcdef", words, strict=True)})
    assert found.judged == 6 and found.unsure == 1
    assert found.precision.value == pytest.approx(0.75)
    assert found.strata[Stratum.LOW].value == 0.5 and found.strata[Stratum.HIGH] is None
    assert found.strata[Stratum.ADDED].n == 1
    assert found.recall[0].value == 1
    assert found.recall[1].value == pytest.approx(20 * 0.75 / (20 * 0.75 + 10))


def test_coders_agree_over_what_both_judged():
    known = key(a="unchanged", b="reworded-low", c="reworded-low", d="added")
    right, wrong = Judgement.RIGHT, Judgement.WRONG
    found = compare_coders(
        known, {"a": right, "b": right, "c": wrong}, {"b": right, "c": right}, LINKED
    )
    assert (found.rows, found.percent) == (2, 0.5)
    assert compare_coders(known, {"a": right}, {"a": right}, UNLINKED) is None


def fill(path, again, words=("对", "确无")):
    """Fill in a sheet as a coder does in a spreadsheet program, which saves it again."""
    book = openpyxl.load_workbook(path)
    sheet = book["判断"]
    for row in sheet.iter_rows(min_row=2):
        row[COLUMNS.index("judgement")].value = words[not row[1].value.startswith("两边")]
    book.save(again)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_from_a_batch_to_the_figures(work, capsys, form):
    assert batch("各市", "-o", "结果", "--format", form) == 0
    assert run(["sample", "结果", "-o", "样.xlsx", "--size", "12", "--seed", "7"]) == 0
    fill(work / "样.xlsx", work / "甲.xlsx")
    fill(work / "样.xlsx", work / "乙.xlsx", ("错", "确无"))
    capsys.readouterr()
    assert run(["agreement", "样.key.json", "甲.xlsx", "乙.xlsx", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["coders"][0]["precision"]["value"] == 1
    assert told["coders"][1]["precision"]["value"] == 0
    assert told["agreement"]["linked"]["percent"] == 0
    assert told["agreement"]["unlinked"]["percent"] == 1
    assert run(["agreement", "样.key.json", "甲.xlsx", "--lang", "zh"]) == 0
    assert "查准率" in capsys.readouterr().out


def test_the_same_draw_gives_the_same_bytes_in_any_order_of_runs(work):
    assert batch("各市", "-o", "结果") == 0
    for name in ("一", "二"):
        assert run(["sample", "结果", "-o", f"{name}.xlsx", "--size", "9"]) == 0
    for suffix in ("xlsx", "key.json"):
        first, second = ((work / f"{name}.{suffix}").read_bytes() for name in ("一", "二"))
        assert first == second


def test_the_sheet_offers_the_words_and_hides_what_would_sway(work):
    assert batch("各市", "-o", "结果") == 0
    assert run(["sample", "结果", "-o", "样.xlsx"]) == 0
    book = openpyxl.load_workbook(work / "样.xlsx")
    sheet = book["判断"]
    offered = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert offered == {'"对,错,不定"', '"确无,漏了,不定"'}
    assert "similarity" not in str(list(sheet.values)) and "unchanged" not in str(
        list(sheet.values)
    )
    assert "判断" in book["填写说明"]["A2"].value
    assert {COLUMNS[at] for at in range(len(COLUMNS))} >= set(NEEDED)


def test_a_sheet_that_lies_about_its_size_costs_no_memory(tmp_path):
    """A cell at the last place of a sheet, and a size that says so: 17 thousand million cells."""
    book, file = openpyxl.Workbook(), tmp_path / "a.xlsx"
    book.active["A1"], book.active["B1"] = "编号", "判断"
    book.save(file)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", last).replace(b"A1:B1", b"A1:XFD1048576")
    file.write_bytes(pack(parts))
    rows = sheet_rows(file, replace(LIMITS, paragraphs=100))
    assert next(rows)[:3] == ["编号", "判断", ""]
    assert [len(row) for row in rows] == [50] * 99


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A folder with a batch, a batch without tables, one that was altered, and a sample."""
    folder = tmp_path_factory.mktemp("results")
    with pytest.MonkeyPatch.context() as patch:
        texts(folder, patch)
        assert batch("各市", "-o", "结果") == 0
        assert batch("各市", "-o", "图", "--format", "graphml") == 0
        assert run(["sample", "结果", "-o", "好.csv"]) == 0
    shutil.copytree(folder / "结果", folder / "坏")
    (folder / "坏" / "links.csv").write_bytes(b"x")
    (folder / "坏.xlsx").write_bytes(b"PK\x03\x04")
    return folder


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sample", "各市", "-o", "样.csv"], "run.json"),
        (["sample", "图", "-o", "样.csv"], "--format csv"),
        (["sample", "结果", "-o", "样.docx"], ".xlsx .csv"),
        (["sample", "坏", "-o", "样.csv"], "已被改动"),
        (["agreement", "省.txt", "样.csv"], ".key.json"),
        (["agreement", "好.key.json", "省.txt"], "缺少"),
        (["agreement", "好.key.json", "坏.xlsx"], "文件损坏"),
    ],
)
def test_wrong_use_is_one_sentence(results, capsys, monkeypatch, arguments, said):
    monkeypatch.chdir(results)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    assert run(arguments) == 2
    shown = capsys.readouterr().err
    assert said in shown and shown.count("\n") == 1
