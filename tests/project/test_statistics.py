"""The examples of docs/statistics.md: the queries run, the R code names what is there."""

import re

import duckdb
import duizhao
import pandas
import pytest
from duizhao.cli.app import run
from duizhao.report.family.columns import FORMATS, TABLES, columns

from ..runs.test_batch import CHANGES, RULE

pytestmark = pytest.mark.slow

MARKET = "甲市", "乙市", "丙市", "丁市", "戊市"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the results of a batch and of a collation, as the page makes them."""
    place = tmp_path_factory.mktemp("statistics")
    (place / "各市").mkdir()
    (place / "省办法.txt").write_text(RULE, "utf-8")
    for name, (old, new) in zip(MARKET, CHANGES, strict=True):
        (place / "各市" / f"{name}.txt").write_text(RULE.replace(old, new), "utf-8")
    texts, formats = str(place / "各市"), [f"--format={form}" for form in FORMATS]
    batch = ["batch", str(place / "省办法.txt"), texts, *formats, "-o", str(place / "结果")]
    assert run([*batch, "--jobs", "1"]) == 0
    assert run(["collate", texts, *formats, "-o", str(place / "汇校"), "--jobs", "1"]) == 0
    return place


def examples(root, language):
    """The blocks of code of the page in a language."""
    page = (root / "docs" / "statistics.md").read_text("utf-8")
    return re.findall(rf"```{language}\n(.*?)```", page, re.S)


def test_every_query_runs_and_finds_something(root, folder, monkeypatch):
    monkeypatch.chdir(folder)
    queries = examples(root, "sql")
    found = [duckdb.sql(query).fetchall() for query in queries]
    assert len(queries) >= 4
    coverage, directions, reworded, _shared = found
    assert [row[0] for row in coverage] == sorted(
        (row[0] for row in coverage), key=lambda name: (-dict(shares(coverage))[name], name)
    )
    results = duizhao.open(folder / "结果")
    weaker = results.findings.direction.isin(["loosened", "lighter"]).sum()
    assert sum(row[1] for row in directions) == weaker
    assert (
        len(reworded) == ((results.links.kind == "reworded") & (results.links.best == "yes")).sum()
    )


def shares(rows):
    """Documents with their coverage."""
    return [(row[0], row[3]) for row in rows]


def test_the_r_example_names_files_and_columns_that_are_there(root, folder):
    (code,) = examples(root, "r")
    bare = re.sub(r"#.*|\"[^\"]*\"", "", code)
    assert all(bare.count(a) == bare.count(b) for a, b in ("()", "[]", "{}"))
    files = re.findall(r'(\w+) <- read_parquet\("([^"]+)"\)', code)
    known = {name: set(pandas.read_parquet(folder / path).columns) for name, path in files}
    assert set(known) == {"documents", "adoption"}
    made = set(re.findall(r"(\w+) = ", bare))
    used = set(re.findall(r"\b(position|locator|state|document|region|version)\b", bare))
    assert used <= known["documents"] | known["adoption"]
    selected = re.search(r"select\(documents, ([\w, ]+)\)", bare)
    assert set(selected[1].split(", ")) <= known["documents"]
    assert {"adopted", "year"} <= made


@pytest.mark.parametrize("form", ["parquet", "dta"])
def test_a_collation_opens_from_each_format_as_from_csv(folder, form, tmp_path):
    results = duizhao.open(folder / "汇校")
    alone = tmp_path / form
    command = ["collate", str(folder / "各市"), f"--format={form}", "-o", str(alone)]
    assert run([*command, "--jobs", "1"]) == 0
    assert not list(alone.glob("documents.csv"))
    other = duizhao.open(alone)
    for name in TABLES:
        pandas.testing.assert_frame_equal(other.tables[name], results.tables[name])
        assert list(other.tables[name].columns) == [column.name for column in columns(name)]
    kinds = results.witnesses.dtypes
    assert str(kinds["similarity"]) == "float64" and str(kinds["reading"]) == "Int64"
