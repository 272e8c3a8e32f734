"""``duizhao batch --parts``: the rows as Parquet parts, a folder of which is a table."""

import pytest
from duizhao.report.batch.columns import OF_TEXTS

from .test_batch import batch, everything, work  # noqa: F401  the folder with five variants

pytestmark = pytest.mark.slow

pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")


def rows(path):
    """A table in whatever order its parts are read."""
    found = pd.read_parquet(path)
    return found.sort_values(list(found.columns)).reset_index(drop=True)


@pytest.fixture
def two_a_part(monkeypatch):
    """The five variants make three parts, and the template one of its own."""
    monkeypatch.setattr("duizhao.runs.batch.parts.PER_PART", 2)


@pytest.mark.usefixtures("two_a_part")
def test_the_parts_are_the_table(work):  # noqa: F811
    assert batch("各市", "--parts", "--format", "parquet", "-o", "果") == 0
    for table in OF_TEXTS:
        whole = rows(f"果/{table}.parquet")
        pd.testing.assert_frame_equal(rows(f"果/parts/{table}"), whole)
        names = sorted(path.name for path in (work / "果" / "parts" / table).iterdir())
        stems = [name.rpartition("-")[0] for name in names]
        assert stems == ["00001", "00002", "00003", "template"]


@pytest.mark.usefixtures("two_a_part")
def test_the_bytes_of_the_parts_are_those_of_every_run(work):  # noqa: F811
    assert batch("各市", "--parts", "-o", "果", "--jobs", "1") == 0
    assert batch("各市", "--parts", "-o", "再", "--jobs", "2") == 0
    assert everything(work / "再" / "parts") == everything(work / "果" / "parts")


@pytest.mark.usefixtures("two_a_part")
def test_only_what_changed_is_written_anew(work):  # noqa: F811
    assert batch("各市", "--parts", "-o", "果") == 0
    before = everything(work / "果" / "parts")
    others = (work / "果" / "parts").glob("*/0000[23]-*")
    times = {path: path.stat().st_mtime_ns for path in others}
    (work / "各市" / "0.txt").write_text("第一条　食堂应当公示菜单。\n", "utf-8")
    assert batch("各市", "--parts", "-o", "果") == 0
    after = everything(work / "果" / "parts")
    assert len(after) == len(before)
    assert len(after.keys() - before.keys()) == len(OF_TEXTS)
    assert len(times) == 2 * len(OF_TEXTS)
    assert all(path.stat().st_mtime_ns == time for path, time in times.items())


@pytest.mark.usefixtures("two_a_part")
def test_a_text_that_fails_keeps_its_place_among_the_parts(work):  # noqa: F811
    assert batch("各市", "--parts", "-o", "果") == 0
    before = everything(work / "果" / "parts")
    (work / "各市" / "0.txt").write_bytes(b"")
    assert batch("各市", "--parts", "-o", "果") == 2
    after = everything(work / "果" / "parts")
    assert len(after.keys() - before.keys()) == len(OF_TEXTS)
    assert "0.txt" not in " ".join(pd.read_parquet("果/parts/documents")["document"])


def test_a_part_that_is_gone_is_made_again_and_parts_that_nobody_asks_for_go(work):  # noqa: F811
    assert batch("各市", "--parts", "-o", "果") == 0
    before = everything(work / "果")
    next((work / "果" / "parts" / "links").glob("00001-*")).unlink()
    (work / "果" / "parts" / "links" / "我的.parquet").write_bytes(b"")
    assert batch("各市", "--parts", "-o", "果") == 0
    mine = {name for name in everything(work / "果") if "我的" in str(name)}
    assert {k: v for k, v in everything(work / "果").items() if k not in mine} == before
    assert batch("各市", "-o", "果") == 0
    assert len(list((work / "果" / "parts").glob("*/*.parquet"))) == 1


@pytest.mark.usefixtures("work")
def test_without_the_extra_one_sentence_names_it(capsys, monkeypatch):
    monkeypatch.setattr("duizhao.report.batch.files.find_spec", lambda _: None)
    assert batch("各市", "--parts", "-o", "果") == 2
    assert "duizhao[tables]" in capsys.readouterr().err
