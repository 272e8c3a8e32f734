"""``duizhao batch --parts``: the rows of each text as Parquet, a folder of which is a table."""

import pytest
from duizhao.cli.batch_parts import part_name
from duizhao.report.tables_columns import TABLES

from .test_batch import batch, everything, work  # noqa: F401  the folder with five variants

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")


def rows(path):
    """A table in whatever order its parts are read."""
    found = pd.read_parquet(path)
    return found.sort_values(list(found.columns)).reset_index(drop=True)


def test_the_parts_are_the_table(work):  # noqa: F811
    assert batch("各市", "--parts", "--format", "parquet", "-o", "果") == 0
    for table in TABLES:
        whole = rows(f"果/{table}.parquet")
        pd.testing.assert_frame_equal(rows(f"果/parts/{table}"), whole)
        assert len(list((work / "果" / "parts" / table).iterdir())) == 6


def test_only_what_changed_is_written_anew(work):  # noqa: F811
    assert batch("各市", "--parts", "-o", "果") == 0
    before = everything(work / "果" / "parts")
    times = {path: path.stat().st_mtime_ns for path in (work / "果" / "parts").glob("*/[1-4]-*")}
    (work / "各市" / "0.txt").write_text("第一条　食堂应当公示菜单。\n", "utf-8")
    assert batch("各市", "--parts", "-o", "果") == 0
    after = everything(work / "果" / "parts")
    assert len(after) == len(before)
    assert len(after.keys() - before.keys()) == len(TABLES)
    assert all(path.stat().st_mtime_ns == time for path, time in times.items())


def test_a_part_that_is_gone_is_made_again_and_parts_that_nobody_asks_for_go(work):  # noqa: F811
    assert batch("各市", "--parts", "-o", "果") == 0
    before = everything(work / "果")
    next((work / "果" / "parts" / "links").glob("3-*")).unlink()
    (work / "果" / "parts" / "links" / "我的.parquet").write_bytes(b"")
    assert batch("各市", "--parts", "-o", "果") == 0
    mine = {name for name in everything(work / "果") if "我的" in str(name)}
    assert {k: v for k, v in everything(work / "果").items() if k not in mine} == before
    assert batch("各市", "-o", "果") == 0
    assert len(list((work / "果" / "parts").glob("*/*.parquet"))) == 1


def test_the_name_of_a_part_tells_texts_and_templates_apart():
    names = {part_name(t, d, s) for t in "甲乙" for d in ("a/丙.txt", "b/丙.txt") for s in "12"}
    assert len(names) == 8
    assert all(name.startswith("丙-") for name in names)


@pytest.mark.usefixtures("work")
def test_without_the_extra_one_sentence_names_it(capsys, monkeypatch):
    monkeypatch.setattr("duizhao.report.tables_files.find_spec", lambda _: None)
    assert batch("各市", "--parts", "-o", "果") == 2
    assert "duizhao[tables]" in capsys.readouterr().err
