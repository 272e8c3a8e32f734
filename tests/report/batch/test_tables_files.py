"""The tables of a batch in each format: the same rows, typed, with nothing that runs."""

import hashlib
import json
from importlib import util

import networkx
import openpyxl
import pandas
import pytest
from duizhao.bench.tables_reference import described
from duizhao.report.batch.columns import STATES, TABLES, Type, columns, names
from duizhao.report.batch.dictionary import meaning, title
from duizhao.report.batch.files import OUTPUTS, Format, written
from duizhao.report.batch.networks.graph import networks
from duizhao.report.batch.typed.frame import frame
from duizhao.report.batch.typed.parquet import parquet_tables
from duizhao.report.batch.workbook import book as limits
from duizhao.report.batch.workbook.write import workbook
from duizhao.report.words.catalogue import LANGUAGES
from duizhao.report.words.words import Words

from ...runs.test_batch import batch, everything, table, texts, work

__all__ = ["work"]
# openpyxl does not read data bars back.
pytestmark = [pytest.mark.filterwarnings("ignore:.*extension is not supported"), pytest.mark.slow]

TOLD = {
    "versions": {"duizhao": "0"},
    "writers": {},
    "settings": {"decisions": (), "limits": {"seconds": 8}},
    "template": {"path": "省.txt", "title": "=办法", "sha256": "0" * 64},
    "variants": {"compared": 2, "failed": 1},
}


def row(name, **cells):
    """A row of a table, its other cells empty."""
    empty = {"position": 1, "role": "variant", "state": "absent"}
    return tuple(cells.get(column, empty.get(column, "")) for column in names(name))


@pytest.fixture(scope="module")
def all_formats(tmp_path_factory):
    """The folder of a batch in every format; nobody writes to it."""
    folder = tmp_path_factory.mktemp("formats")
    with pytest.MonkeyPatch.context() as patch:
        texts(folder, patch)
        assert batch("各市", "-o", "结果", "--format", "all") == 0
    return folder / "结果"


def test_every_format_is_written_and_run_json_has_the_digests(all_formats):
    files = {path.name for path in all_formats.glob("[!.]*") if path.is_file()}
    assert files == set(OUTPUTS)
    told = json.loads((all_formats / "run.json").read_text("utf-8"))
    assert set(told["tables"]) == set(OUTPUTS) - {
        *("run.json", "failures.csv", "index.html", "dictionary.csv")
    }
    for name, about in told["tables"].items():
        data = (all_formats / name).read_bytes()
        assert about["sha256"] == hashlib.sha256(data).hexdigest()
    assert set(told["writers"]) == {"networkx", "pandas", "pyarrow", "scipy", "xlsxwriter"}
    for name in ("code", "knowledge", "weights"):
        assert len(told["versions"][name]) == 64
    assert "opencc" in told["versions"]


def cells_of(value):
    """A value of a data frame as CSV has it."""
    return "" if pandas.isna(value) else value


def test_parquet_has_the_rows_of_csv_with_types(all_formats):
    for name in TABLES:
        typed = pandas.read_parquet(all_formats / f"{name}.parquet")
        plain = table(all_formats / f"{name}.csv")
        assert list(typed.columns) == list(names(name)) and len(typed) == len(plain)
        for column in columns(name):
            kind = {Type.CODE: "category", Type.INTEGER: "Int64"}
            kind |= dict.fromkeys((Type.SHARE, Type.NUMBER), "float64")
            assert str(typed[column.name].dtype) == kind.get(column.type, "str")
            read = [cells_of(value) for value in typed[column.name]]
            numbers = column.type in (Type.INTEGER, Type.SHARE, Type.NUMBER)
            told = [float(c) if numbers and c else c for c in (r[column.name] for r in plain)]
            assert read == told, (name, column.name)


def test_codes_are_categories_in_the_order_of_the_dictionary():
    found = frame(
        columns("adoption"), [row("adoption", state="split"), row("adoption", state="verbatim")]
    )
    assert list(found["state"].cat.categories) == list(STATES)
    assert found["similarity"].isna().all() and list(found["traits"]) == ["", ""]


def test_no_row_gives_an_empty_frame_of_the_same_types():
    some = frame(columns("links"), [row("links", link=1)])
    assert frame(columns("links"), []).dtypes.to_dict() == some.dtypes.to_dict()


def test_parquet_is_written_in_groups_of_rows(tmp_path, monkeypatch):
    from pyarrow import parquet

    monkeypatch.setattr("duizhao.report.batch.typed.parquet._GROUP", 2)
    paths = {name: tmp_path / f"{name}.parquet" for name in ("links", "clauses")}
    with parquet_tables(paths) as sink:
        for number in range(5):
            sink("links", [row("links", link=number, kind="added")])
    file = parquet.ParquetFile(tmp_path / "links.parquet")
    assert file.num_row_groups == 3
    assert list(file.read().to_pandas()["link"]) == [0, 1, 2, 3, 4]
    assert parquet.ParquetFile(tmp_path / "clauses.parquet").metadata.num_rows == 0


def test_the_same_input_gives_the_same_bytes_and_other_formats_go(work, all_formats):
    assert batch("各市", "-o", "再", "--format", "all", "--jobs", "2") == 0
    assert everything(work / "再") == everything(all_formats)
    assert batch("各市", "-o", "再", "--format", "parquet") == 0
    left = {path.name for path in (work / "再").glob("[!.]*") if path.is_file()}
    assert left == set(written([Format.PARQUET]))


def sheets(path):
    return openpyxl.load_workbook(path)


def test_the_workbook_has_the_rows_of_csv(all_formats):
    book = sheets(all_formats / "tables.xlsx")
    assert len(book.sheetnames) == 16 and book.sheetnames[0] == "说明"
    for name in TABLES:
        sheet = next(one for one in book if one.title.endswith(f" {name}"))
        rows = [["" if c is None else c for c in line] for line in sheet.values]
        assert tuple(rows[1]) == names(name)
        plain = [list(line.values()) for line in table(all_formats / f"{name}.csv")]
        numbers = [c.type in (Type.INTEGER, Type.SHARE, Type.NUMBER) for c in columns(name)]
        for line, told in zip(rows[2:], plain, strict=True):
            typed = [float(c) if n and c else c for n, c in zip(numbers, told, strict=True)]
            assert line == typed
        assert sheet.freeze_panes and sheet.auto_filter.ref.startswith("A2:")
        for at, column in enumerate(columns(name), 1):
            assert meaning(name, column, Words("zh")) in sheet.cell(1, at).comment.text


def test_the_matrix_shows_each_state_by_a_mark_and_a_colour(all_formats):
    sheet = sheets(all_formats / "tables.xlsx")["采用一览"]
    heads = [cell.value for cell in sheet[2]]
    assert heads[3:] == ["0", "1", "2", "3", "4"]
    marks = {sheet.cell(r, 1).value: [c.value for c in sheet[r][3:]] for r in range(3, 8)}
    assert marks["第四条"][2] == "—" and marks["第三条"][4] == "拆"
    assert marks["第二条"][0] == "改" and marks["第一条"][0] == "同"
    assert sheet["F6"].fill.fgColor.rgb != sheet["D6"].fill.fgColor.rgb
    assert all(mark in sheet["A1"].value for mark in "同替改并拆—")


def test_the_first_sheet_tells_settings_versions_and_counts(all_formats):
    words = {
        str(cell) for line in sheets(all_formats / "tables.xlsx")["说明"].values for cell in line
    }
    assert {"校园食品安全管理办法", "tracked", "accepted", "xlsxwriter", "weights"} <= {
        word.removeprefix("批量对照：") for word in words
    }


def written_book(path, rows, lang="zh"):
    with workbook(path, TOLD, lang) as sink:
        sink("documents", [row("documents", document="省.txt", role="template")])
        for name, *cells in rows:
            sink(name, cells)
    return sheets(path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_texts_of_the_workbook_never_run_and_stay_as_they_are(tmp_path, lang):
    words = ("=1+1", "+1", "-1", "@A1", "http://a.b", "12", "{=1}", "a\tb", "␛")
    rows = [("clauses", row("clauses", document=word, text=word)) for word in words]
    book = written_book(tmp_path / "a.xlsx", rows, lang)
    sheet = next(one for one in book if one.title.endswith("clauses"))
    for number, word in enumerate(words, 3):
        cell = sheet.cell(number, len(names("clauses")))
        assert cell.value == word
        assert cell.data_type == "s" and cell.hyperlink is None
    assert not [c for one in book for line in one for c in line if c.data_type == "f"]


def test_a_code_that_looks_like_an_escape_is_escaped(tmp_path):
    """Excel reads _x0041_ as A; written _x005F_x0041_ it stays what it is."""
    import zipfile

    written_book(tmp_path / "a.xlsx", [("clauses", row("clauses", text="_x0041_"))])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert b"_x005F_x0041_" in archive.read("xl/worksheets/sheet5.xml")


def test_what_excel_has_no_room_for_is_cut_and_said(tmp_path, monkeypatch):
    monkeypatch.setattr("duizhao.report.batch.workbook.table.MOST_ROWS", 4)
    long = "𠮷" * limits.MOST_CHARACTERS
    rows = [("clauses", row("clauses", document=f"{n}", text=long)) for n in range(3)]
    book = written_book(tmp_path / "a.xlsx", rows)
    sheet = book["条款 clauses"]
    cell = sheet.cell(3, len(names("clauses"))).value
    assert len(cell.encode("utf-16-le")) // 2 <= limits.MOST_CHARACTERS
    assert cell.endswith("𠮷…〔截断〕") and sheet.max_row == 4
    notes = [str(line[2]) for line in book["说明"].values if line[0] == "条款 clauses"]
    assert "只有前 2 行" in notes[0] and "2 个单元格" in notes[0]


def test_a_matrix_wider_than_excel_shows_the_first_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr("duizhao.report.batch.workbook.matrix.MOST_COLUMNS", 5)
    rows = [("clauses", row("clauses", role="template", locator="第一条", text="甲"))]
    for name in "甲乙丙":
        rows.append(("documents", row("documents", document=name)))
        rows.append(("adoption", row("adoption", document=name)))
    book = written_book(tmp_path / "a.xlsx", rows)
    assert [cell.value for cell in book["采用一览"][2]][3:] == ["甲", "乙"]
    assert [line[3] for line in book["说明"].values if line[0] == "无对应"] == [3]
    assert any("只有前 2 份" in str(line[2]) for line in book["说明"].values)


def test_the_workbook_does_not_depend_on_the_day(tmp_path):
    written_book(tmp_path / "a.xlsx", [])
    written_book(tmp_path / "b.xlsx", [])
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert sheets(tmp_path / "a.xlsx").properties.created.year == 2000


def test_a_workbook_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(KeyError), workbook(tmp_path / "a.xlsx", TOLD, "zh"):
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_documents_are_tied_to_the_template_and_to_each_other(all_formats):
    graph = networkx.read_graphml(all_formats / "network.graphml")
    documents = {row["document"]: row for row in table(all_formats / "documents.csv")}
    assert {data["label"] for _, data in graph.nodes(data=True)} == set(documents)
    assert graph.number_of_edges() == 5 + 10
    for _, end, tie in graph.edges("d0", data=True):
        told = documents[graph.nodes[end]["label"]]
        assert tie["relation"] == "adoption"
        assert tie["weight"] == float(told["template_coverage"])
        assert tie["shared_clauses"] == int(told["template_clauses_matched"])
        assert 0 < tie["similarity"] <= 1
    # The third variant lacks the fourth of five clauses.
    assert graph.edges["d1", "d3"] == {
        "relation": "co-adoption",
        "weight": 0.8,
        "shared_clauses": 4,
    }
    assert isinstance(graph.nodes["d1"]["clauses"], int)


def test_the_network_of_clauses_projects_to_that_of_documents(all_formats):
    modes = networkx.read_graphml(all_formats / "network_clauses.graphml")
    ties = networkx.read_graphml(all_formats / "network.graphml")
    variants = [node for node, data in modes.nodes(data=True) if data["bipartite"] == 1]
    assert len(variants) == 5 and networkx.is_bipartite(modes)
    projected = networkx.bipartite.overlap_weighted_projected_graph(modes, variants)
    for one, other, data in projected.edges(data=True):
        assert ties.edges[one, other]["weight"] == pytest.approx(data["weight"], abs=1e-4)
    states = {row["state"] for row in table(all_formats / "adoption.csv")} - {"absent"}
    assert {data["state"] for _, _, data in modes.edges(data=True)} == states


def graphs(tmp_path, rows):
    with networks(tmp_path / "a.graphml", tmp_path / "b.graphml") as sink:
        for name, *cells in rows:
            sink(name, cells)
    return [networkx.read_graphml(tmp_path / f"{name}.graphml") for name in "ab"]


def test_names_in_a_network_are_only_names(tmp_path):
    name = '"><node id="x"/>&amp;<!--\U00020bb7]]>'
    rows = [("documents", row("documents", document=name, role="template"))]
    found, _ = graphs(tmp_path, rows)
    assert found.nodes["d0"]["label"] == name and len(found) == 1


def test_beyond_a_thousand_variants_the_pairs_are_left_to_the_network_of_clauses(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("duizhao.report.batch.networks.graph.MOST_PAIRED", 2)
    rows = [("documents", row("documents", document="省", role="template"))]
    rows.append(("clauses", row("clauses", role="template")))
    for name in "甲乙丙":
        rows.append(("documents", row("documents", document=name)))
        rows.append(("adoption", row("adoption", state="verbatim", similarity=1.0)))
    ties, modes = graphs(tmp_path, rows)
    assert ties.number_of_edges() == 3 and modes.number_of_edges() == 3


@pytest.mark.usefixtures("work")
def test_without_the_extra_it_says_so_before_any_work(tmp_path, monkeypatch, capsys):
    found = util.find_spec
    monkeypatch.setattr(
        "duizhao.report.batch.files.find_spec",
        lambda name: None if name == "pyarrow" else found(name),
    )
    assert batch("各市", "-o", "结果", "--format", "csv", "--format", "parquet") == 2
    said = capsys.readouterr().err
    assert "pip install 'duizhao[tables]'" in said and said.count("\n") == 1
    assert not (tmp_path / "结果").exists()
    assert batch("各市", "-o", "结果", "--format", "csv", "--format", "graphml") == 0


def test_the_dictionary_describes_every_column(root):
    page = (root / "docs" / "tables.md").read_text("utf-8")
    for name in TABLES:
        part = page.split(f"## {name}\n", 1)[1].split("\n## ", 1)[0]
        rows = [line for line in part.splitlines() if line.startswith("| ")][1:]
        told = described(name)
        assert rows == told, name


def test_the_dictionary_for_programs_names_every_column_and_code(all_formats):
    rows = table(all_formats / "dictionary.csv")
    told = [(row["table"], row["column"]) for row in rows if not row["code"]]
    assert told == [(name, column.name) for name in TABLES for column in columns(name)]
    words = {(row["table"], row["column"], row["code"]) for row in rows if row["code"]}
    assert ("events", "event", "followed") in words and ("findings", "topic", "force") in words
    assert all(row["label_zh"] and row["label_en"] for row in rows)


def test_every_column_has_a_title_in_both_languages():
    for name in TABLES:
        for column in columns(name):
            assert all(title(name, column, Words(lang)) for lang in LANGUAGES)
