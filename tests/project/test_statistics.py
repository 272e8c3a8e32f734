"""The examples of docs/statistics.md: the queries run, and the R code where R is installed."""

import os
import re
import shutil
import subprocess

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
    told = (
        f"{name}.txt,{year},{'东' if year % 2 else '西'}海省\n"
        for year, name in enumerate(MARKET, 2020)
    )
    (place / "日期.csv").write_text("file,version,region\n" + "".join(told), "utf-8")
    texts, formats = str(place / "各市"), [f"--format={form}" for form in FORMATS]
    batch = ["batch", str(place / "省办法.txt"), texts, *formats, "-o", str(place / "结果")]
    batch += ["--metadata", str(place / "日期.csv")]
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


# Where arrow is not installed the same table is read from its .dta.
INSTEAD = """
if (!requireNamespace("arrow", quietly = TRUE)) {
  read_parquet <- function(path) {
    haven::as_factor(haven::read_dta(sub("parquet$", "dta", path)))
  }
  library <- function(package, ...) {
    name <- as.character(substitute(package))
    if (name != "arrow") base::library(name, character.only = TRUE, ...)
  }
}
"""
SHOWN = """
stopifnot(is.factor(adoption$state), is.numeric(adoption$verbatim))
cat("clauses", nrow(by_clause), max(by_clause$share), "\\n")
cat("rows", nrow(model_data), sum(model_data$adopted), sum(!is.na(model_data$year)), "\\n")
"""


def in_r(code, place, *packages):
    """What R prints; the test is skipped where R or a package is away."""
    if not shutil.which("Rscript"):
        pytest.skip("needs R")
    asked = "".join(
        f'if (!requireNamespace("{p}", quietly = TRUE)) quit(status = 9)\n' for p in packages
    )
    (place / "example.R").write_text(asked + code, "utf-8")
    with_locale = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["Rscript", "example.R"], cwd=place, env=with_locale, capture_output=True, text=True
    )
    if done.returncode == 9:
        pytest.skip(f"needs {', '.join(packages)} in R")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_first_r_example_counts_what_the_tables_hold(root, folder):
    code, _ = examples(root, "r")
    told = in_r(INSTEAD + code + SHOWN, folder, "dplyr", "haven")
    adoption = duizhao.open(folder / "结果").adoption
    adopted = (adoption.state != "absent").sum()
    share = adoption.assign(is_=adoption.state != "absent").groupby("position").is_.mean().max()
    assert f"clauses {adoption.position.nunique()} {share:g} " in told
    assert f"rows {len(adoption)} {adopted} {len(adoption)} " in told


def test_the_second_r_example_shows_the_codes(root, folder):
    _, code = examples(root, "r")
    told = in_r(code, folder, "haven")
    counts = duizhao.open(folder / "结果").adoption.state.value_counts()
    assert [int(n) for n in told.split() if n.isdigit()] == [
        int(counts[c]) for c in counts.index.categories
    ]


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
