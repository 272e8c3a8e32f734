"""Several templates: each clause is credited to the nearest, with the margin to the next."""

import csv
import json

import pytest
from duizhao.cli.app import run

pytestmark = pytest.mark.slow

STATE = (
    "为了规范校园食品安全管理，保障师生身体健康，制定本条例。",
    "学校食堂应当公示菜单和食材来源，接受师生和家长监督。",
    "食堂从业人员应当每年进行健康检查，取得健康证明后方可上岗。",
)
PROVINCE = (
    STATE[0].replace("条例", "办法"),
    "学校食堂应当每日公示菜单和食材来源，接受师生和家长以及社会各界的监督。",
    "学校应当对每餐次的食品成品留样，留样时间不少于四十八小时。",
)
CITY = (
    PROVINCE[1],
    STATE[2],
    PROVINCE[2],
    "鼓励学校利用校园空地开展农业种植体验课程，所得蔬菜可以供食堂使用。",
)


def regulation(title, articles):
    lines = [title, *(f"第{k}条　{one}" for k, one in enumerate(articles, 1))]
    return "\n".join(lines) + "\n"


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "各市").mkdir()
    texts = {"国.txt": STATE, "省.txt": PROVINCE, "各市/甲.txt": CITY}
    for name, articles in texts.items():
        (tmp_path / name).write_text(regulation("校园食品安全办法", articles), "utf-8")
    return tmp_path


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def batch(*given):
    """Compare the folder with the texts of the state and of the province."""
    return run(["batch", "国.txt", "各市", *given, "--template", "省.txt", "-o", "结果"])


@pytest.mark.usefixtures("work")
def test_each_clause_is_credited_to_the_nearest_template(work):
    assert batch("省.txt", "--jobs", "1") == 0
    rows = table(work / "结果" / "sources.csv")
    # A template is no variant, whichever it is of.
    assert {row["document"] for row in rows} == {"各市/甲.txt"}
    told = [(row["template"], row["template_locator"]) for row in rows]
    assert told == [("省.txt", "第二条"), ("国.txt", "第三条"), ("省.txt", "第三条"), ("", "")]
    first = rows[0]
    assert (first["rival"], first["rival_locator"]) == ("国.txt", "第二条")
    margin = float(first["similarity"]) - float(first["rival_similarity"])
    assert float(first["margin"]) == pytest.approx(margin, abs=1e-4) and margin > 0
    for folder, template in ((work / "结果", "国.txt"), (work / "结果" / "template-2", "省.txt")):
        assert {row["template_document"] for row in table(folder / "links.csv")} == {template}
        assert json.loads((folder / "run.json").read_text("utf-8"))["template"]["path"] == template
    told = json.loads((work / "结果" / "run.json").read_text("utf-8"))
    assert [one["path"] for one in told["further_templates"]] == ["省.txt"]


@pytest.mark.parametrize(
    ("city", "credited", "ages"),
    [
        ("2024-01-01", ["省.txt", "国.txt", "省.txt", ""], ["younger"] * 3),
        # The city was first: only the clause that the state does not have is like the province's.
        ("2020-01-01", ["国.txt", "国.txt", "省.txt", ""], ["younger", "younger", "older"]),
    ],
)
def test_a_text_takes_nothing_from_a_younger_template(work, city, credited, ages):
    dates = f"file,version\n国.txt,2018-01-01\n省.txt,2022/1/1\n甲.txt,{city}\n"
    (work / "日期.csv").write_text(dates, "utf-8")
    assert batch("--metadata", "日期.csv") == 0
    rows = table(work / "结果" / "sources.csv")
    assert [row["template"] for row in rows] == credited
    assert [row["age"] for row in rows] == [*ages, ""]
    if city < "2022":
        assert float(rows[0]["margin"]) < 0  # the younger one is nearer, and no source


def test_what_is_compared_already_is_not_compared_again(work):
    words = ["batch", "国.txt", "各市", "--template", "省.txt", "--jobs", "1", "-o", "结果"]
    assert run(words) == 0
    kept = sorted((work / "结果").rglob("*.jsonl"))
    before = [path.stat().st_mtime_ns for path in kept]
    assert run(words) == 0
    assert len(kept) == 2 and [path.stat().st_mtime_ns for path in kept] == before


def test_a_template_asked_for_no_more_takes_its_tables_along(work):
    words = ["batch", "国.txt", "各市", "--jobs", "1", "-o", "结果"]
    assert run([*words, "--template", "省.txt"]) == 0
    (work / "结果" / "template-2" / "笔记.txt").write_text("我的", "utf-8")
    assert run(words) == 0
    left = [path.name for path in (work / "结果" / "template-2").rglob("*")]
    assert left == ["笔记.txt"]
    assert table(work / "结果" / "sources.csv") == []


@pytest.mark.usefixtures("work")
def test_with_one_template_there_is_nothing_to_choose(work):
    assert run(["batch", "国.txt", "各市", "--jobs", "1", "-o", "结果"]) == 0
    assert table(work / "结果" / "sources.csv") == []


def test_tables_of_several_templates_stand_in_one(work):
    pandas = pytest.importorskip("pandas")
    duizhao = pytest.importorskip("duizhao")
    words = ["batch", "国.txt", "各市", "--template", "省.txt", "--jobs", "1", "-o", "结果"]
    assert run(words) == 0
    opened, made = duizhao.open("结果"), duizhao.batch(["国.txt", "省.txt"], "各市", folder="存")
    for found in (opened, made):
        for name in ("documents", "clauses", "links", "adoption", "events"):
            table = getattr(found, name)
            assert list(table.template.unique()) == ["国.txt", "省.txt"]
            assert table.columns[0] == "template"
        assert "template" in found.sources and len(found.sources) == len(CITY)
        linked = found.links[found.links.kind != "added"].groupby("template", observed=True)
        assert dict(linked.template_document.unique().str[0]) == {
            t: t for t in ("国.txt", "省.txt")
        }
        keys = found.adoption.groupby(["template", "document", "position"], observed=True).size()
        assert (keys == 1).all()
    for name in ("documents", "links", "adoption"):
        pandas.testing.assert_frame_equal(getattr(opened, name), getattr(made, name))
    kept = {path: path.stat().st_mtime_ns for path in (work / "存").rglob("*.tsv")}
    again = duizhao.batch(["国.txt", "省.txt"], "各市", folder="存")
    pandas.testing.assert_frame_equal(again.links, made.links)
    assert {path: path.stat().st_mtime_ns for path in (work / "存").rglob("*.tsv")} == kept


def test_one_template_has_no_column_for_it(work):
    pytest.importorskip("pandas")
    duizhao = pytest.importorskip("duizhao")
    assert "template" not in duizhao.batch(work / "国.txt", "各市").documents
