"""``--metadata``: lists as people and spreadsheets write them, and what is refused."""

import pytest
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.runs.batch.given_dates import iso
from duizhao.runs.batch.metadata_file import read_metadata

NAMES = ("各市/甲市.txt", "各市/乙市.txt")


@pytest.fixture
def given(tmp_path):
    def read(text, coding="utf-8"):
        (tmp_path / "表.csv").write_bytes(text.encode(coding))
        return read_metadata(tmp_path / "表.csv", NAMES, LIMITS)

    return read


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2020-04-10", "2020-04-10"),
        ("2020/4/10", "2020-04-10"),
        ("2020.4.10", "2020-04-10"),
        ("2020年4月10日", "2020-04-10"),
        ("20200410", "2020-04-10"),
        ("2020-04-10 00:00:00", "2020-04-10"),
        ("2020年4月", "2020-04"),
        ("2020-4", "2020-04"),
        ("2020", "2020"),
        ("2020年", "2020"),
        ("2020-13-45", None),
        ("2021-02-29", None),
        ("44197", None),
        ("4/10/2020", None),
        ("1900", None),
        ("今年", None),
    ],
)
def test_dates(written, told):
    assert iso(written) == told


def test_a_date_of_a_spreadsheet_is_the_same_date(given):
    assert given("file,version\n甲市.txt,2020/4/10\n") == {NAMES[0]: {"version": "2020-04-10"}}


@pytest.mark.parametrize("head", ["文件,版本日期,地区,通过日期", "file,date,Region,adopted"])
def test_columns_may_bear_the_names_that_readers_see(given, head):
    found = given(f"{head}\n甲市.txt,2020年4月10日,东海省,2020/3/1\n", "gb18030")
    told = {"version": "2020-04-10", "region": "东海省", "adopted": "2020-03-01"}
    assert found == {NAMES[0]: told}


def test_other_columns_stay_as_they_are(given):
    assert given("file,人口\n乙市.txt,44197\n") == {NAMES[1]: {"人口": "44197"}}


def test_a_rank_has_its_code(given):
    assert given("file,rank\n甲市.txt,地方性法规\n")[NAMES[0]]["rank"] == "local-regulation"
    assert given("file,效力位阶\n甲市.txt,law\n")[NAMES[0]]["rank"] == "law"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("file,version\n甲市.txt,2020-13-45\n", "metadata-date"),
        ("file,rank\n甲市.txt,省级\n", "metadata-rank"),
        ("file,version\n甲市.txt,2020\n各市/甲市.txt,2021\n", "metadata-twice"),
        ("name,version\n甲市.txt,2020\n", "metadata-column"),
        ("file,version\n丙市.txt,2020\n", "metadata-file"),
    ],
)
def test_what_is_refused(given, text, code):
    with pytest.raises(InputError) as error:
        given(text)
    assert error.value.code == code


def test_the_same_row_twice_is_one(given):
    assert len(given("file,version\n甲市.txt,2020\n甲市.txt,2020\n")) == 1
