"""What goes with the texts of a batch, and its folder of results: opened again, used by one run."""

import os

import duizhao
import pandas
import pytest
from duizhao.corpus.model import InputError
from duizhao.report.batch.columns import TABLES
from duizhao.runs.lock import locked

from .test_batch import batch, table, work  # noqa: F401  the folder with five variants

# A long run: many comparisons, files of many kinds.
pytestmark = pytest.mark.slow


def test_what_a_user_knows_of_the_texts_is_in_the_tables(work, capsys):  # noqa: F811
    names = sorted(path.name for path in (work / "各市").iterdir())
    (work / "元数据.csv").write_text(
        f"文件;region;version;备注\n{names[0]};临江市;2021-01-01;首批\n", "gb18030"
    )
    assert batch("各市", "--metadata", "元数据.csv", "-o", "结果") == 0
    rows = {row["document"]: row for row in table(work / "结果" / "documents.csv")}
    row = rows[f"各市/{names[0]}"]
    assert (row["region"], row["version"], row["version_from"]) == ("临江市", "2021-01-01", "given")
    (known,) = table(work / "结果" / "metadata.csv")
    assert (known["field"], known["value"]) == ("备注", "首批")
    (work / "元数据.csv").write_text("file,region\n没有.txt,临江市\n", "utf-8")
    assert batch("各市", "--metadata", "元数据.csv", "-o", "结果") == 2
    assert "没有.txt" in capsys.readouterr().err


def test_a_second_run_in_the_same_folder_is_refused(work, capsys):  # noqa: F811
    (work / "结果").mkdir()
    with locked(work / "结果"):
        assert batch("各市", "-o", "结果") == 2
    assert "另一个 duizhao" in capsys.readouterr().err
    assert not (work / "结果" / "documents.csv").exists()
    assert batch("各市", "-o", "结果") == 0


def test_a_comment_in_a_list_of_files_names_none(work):  # noqa: F811
    names = sorted(str(path) for path in (work / "各市").iterdir())
    (work / "清单.txt").write_text("\n".join(["# 首批", *names[:2], ""]), "utf-8")
    assert batch("--list", "清单.txt", "-o", "结果") == 0
    assert len(table(work / "结果" / "documents.csv")) == 3


def test_a_folder_of_results_opens_in_one_call(work):  # noqa: F811
    with pytest.raises(InputError):
        duizhao.open(work)
    assert batch("各市", "-o", "结果") == 0
    results = duizhao.open(work / "结果")
    assert list(results.documents.document) == [
        row["document"] for row in table(work / "结果" / "documents.csv")
    ]
    assert str(results.links.similarity.dtype) == "float64"
    assert results.run["variants"]["failed"] == len(results.failures)
    with pytest.raises(AttributeError):
        _ = results.nothing


def stamps(folder):
    """When each file of the tables was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.is_file()}


def test_what_is_made_of_the_same_things_is_not_written_again(work):  # noqa: F811
    command = ["各市", "-o", "结果", "--format", "xlsx", "--format", "csv"]
    assert batch(*command) == 0
    first, folder = stamps(work / "结果"), work / "结果"
    tables = {name: at for name, at in first.items() if name.endswith(("links.csv", "xlsx"))}
    assert batch(*command) == 0
    assert stamps(folder) | tables == stamps(folder)
    # A table that somebody altered is written again, those of other formats stay.
    with (folder / "links.csv").open("ab") as file:
        file.write(b"x")
    assert batch(*command) == 0
    assert stamps(folder)["tables.xlsx"] == first["tables.xlsx"]
    assert not (folder / "links.csv").read_bytes().endswith(b"x")
    # What a user tells of the texts stands in the tables.
    names = sorted(path.name for path in (work / "各市").iterdir())
    (work / "元数据.csv").write_text(f"file,region\n{names[0]},临江市\n", "utf-8")
    assert batch(*command, "--metadata", "元数据.csv") == 0
    assert stamps(folder)["tables.xlsx"] != first["tables.xlsx"]


@pytest.mark.parametrize("form", ["csv", "parquet", "dta"])
@pytest.mark.usefixtures("work")
def test_every_format_of_a_batch_opens_alike(form):
    assert batch("各市", "-o", "结果", "--format", form) == 0
    read = duizhao.batch("省.txt", "各市")
    results = duizhao.open("结果")
    for name in TABLES:
        pandas.testing.assert_frame_equal(results.tables[name], getattr(read, name))


def test_a_folder_without_tables_says_so(work):  # noqa: F811
    assert batch("各市", "-o", "结果", "--format", "xlsx") == 0
    with pytest.raises(InputError) as raised:
        duizhao.open(work / "结果")
    assert raised.value.code == "sample-no-tables"


def test_libraries_start_no_threads_unless_the_user_says_so(monkeypatch):
    from duizhao.runs.memory import one_thread

    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    monkeypatch.setenv("MKL_NUM_THREADS", "")
    one_thread()
    told = [os.environ[f"{name}_NUM_THREADS"] for name in ("OMP", "OPENBLAS", "MKL")]
    assert told == ["3", "1", ""]
