"""What all texts of a batch tell together: lineage, history, duplicates, citations at hand."""

import csv
import sys

import pytest
from duizhao.cli.app import run

pytestmark = pytest.mark.slow

TITLE = "校园食品安全办法"
ARTICLES = (
    "为了规范校园食品安全管理，保障师生身体健康，制定本办法。",
    "学校食堂应当每日公示菜单和食材来源，接受师生和家长监督。",
    "食堂从业人员应当每年进行健康检查，取得健康证明后方可上岗。",
    "学校应当对每餐次的食品成品留样，留样时间不少于四十八小时。",
    "教育行政部门应当会同有关部门每学期开展一次校园食品安全检查。",
    "家长委员会可以推荐代表参加学校组织的食堂开放日活动。",
)
OWN = "鼓励学校利用校园空地开展农业种植体验课程，所得蔬菜可以供食堂使用。"
CITES = "违反本规定的，依照《校园食品安全办法》第三条、第四条处理。"


def regulation(title, date, *articles):
    lines = [title, f"（{date}公布）", *(f"第{k}条　{one}" for k, one in enumerate(articles, 1))]
    return "\n".join(lines) + "\n"


def changed(articles, *pairs):
    text = "\n".join(articles)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return tuple(text.split("\n"))


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """One family: 乙 adds a clause, 丙 copies 乙, 丁 says the same as 丙 and is first by name."""
    work = tmp_path_factory.mktemp("together")
    second = (*changed(ARTICLES, ("每学期开展一次", "每季度组织两次")), OWN)
    third = (*changed(second, ("方可上岗", "才能从事接触食品的工作")), CITES)
    texts = {
        "甲": ("海陵市", "2019年3月1日", changed(ARTICLES, ("四十八", "七十二"))),
        "乙": ("青澜市", "2020年3月1日", second),
        "丙": ("东浦县", "2021年3月1日", third),
        "丁": ("东浦县", "2021年3月1日", third),
        "戊": ("云溪县", "2022年3月1日", (*ARTICLES, OWN)),
    }
    (work / "各地").mkdir()
    (work / "省.txt").write_text(regulation(TITLE, "2018年3月1日", *ARTICLES), "utf-8")
    for name, (place, date, articles) in texts.items():
        made = regulation(place + TITLE, date, *articles)
        (work / "各地" / f"{name}.txt").write_text(made, "utf-8")
    before = ["--jobs", "1", "-o"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(work)
        assert run(["batch", "省.txt", "各地", *before, "对照"]) == 0
        assert run(["collate", "各地", "--template", "省.txt", *before, "汇校"]) == 0
    return work


def table(results, name, folder="对照"):
    with (results / folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_batch_and_collate_tell_the_same_tree(results):
    told = table(results, "lineage", "汇校")
    assert [{k: v for k, v in row.items() if k != "family"} for row in told] == table(
        results, "lineage"
    )


def test_the_tree_rests_on_dates_and_names_rivals(results):
    rows = {row["document"][3]: row for row in table(results, "lineage")}
    assert set(rows) == set("甲乙丁戊")  # 丙 says the same as 丁
    assert rows["丁"]["parent"] == "各地/乙.txt" and rows["甲"]["parent"] == "(template)"
    assert rows["丁"]["direction"] == "dates" and rows["甲"]["direction"] == "template"
    assert float(rows["丁"]["support"]) > 0.5 and "(template)" in rows["丁"]["rivals"]


def test_texts_that_say_the_same_are_flagged(results):
    same = {row["document"]: row["same_as"] for row in table(results, "documents")}
    assert {name: first for name, first in same.items() if first} == {"各地/丙.txt": "各地/丁.txt"}
    assert next(row["kinship"] for row in table(results, "duplicates")) == "duplicate"


def test_who_added_a_clause_and_who_followed(results):
    (added,) = (row for row in table(results, "additions") if row["text"] == OWN)
    assert added["first_document"] == "各地/乙.txt" and added["sure"] == "yes"
    item = f"local{added['addition']}"
    history = [row for row in table(results, "events") if row["item"] == item]
    told = {row["document"][3]: (row["order"], row["event"], row["source"]) for row in history}
    assert told["乙"] == ("1", "first", "")
    assert told["戊"][:2] == ("3", "followed")
    assert told["丁"] == ("2", "kept", "各地/乙.txt") and told["丙"][1] == "followed"


def test_a_cited_norm_is_found_among_the_texts(results):
    rows = [row for row in table(results, "references") if row["document"] == "各地/丙.txt"]
    assert [(row["article"], row["resolved"]) for row in rows] == [
        ("第三条", "省.txt"),
        ("第四条", "省.txt"),
    ]
    text = (results / "各地" / "丙.txt").read_text("utf-8")
    assert text[int(rows[0]["start"]) : int(rows[0]["end"])] == "第三条"


def test_tables_that_are_empty_are_told(results, tmp_path, monkeypatch, capsys):
    """Nobody takes an empty table of lineage for the finding that nobody copied."""
    order = ["batch", str(results / "省.txt"), str(results / "各地"), "--lang", "en", "-o"]
    assert run([*order, str(tmp_path / "whole")]) == 0
    assert "empty" not in capsys.readouterr().err
    monkeypatch.setattr("duizhao.runs.batch.overall.MOST", 4)
    assert run([*order, str(tmp_path / "many")]) == 0
    assert "More than 4 texts: the tables" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    assert run([*order, str(tmp_path / "bare")]) == 0
    assert "pip install 'duizhao[tables]'" in capsys.readouterr().err
    assert table(tmp_path, "lineage", "bare") == []


def test_tables_stay_whole_where_a_page_does_not_draw_them(results, tmp_path, monkeypatch, capsys):
    """A page of hundreds of columns helps nobody; whoever counts has the tables."""
    order = ["batch", str(results / "省.txt"), str(results / "各地"), "--lang", "en", "-o"]
    assert run([*order, str(tmp_path / "few")]) == 0
    monkeypatch.setattr("duizhao.runs.batch.overall.DRAWN", 4)
    assert run([*order, str(tmp_path / "many")]) == 0
    assert "empty" not in capsys.readouterr().err
    for name in ("lineage", "additions", "events", "duplicates"):
        assert table(tmp_path, name, "many") == table(tmp_path, name, "few") != []
    page = (tmp_path / "many" / "index.html").read_text("utf-8")
    assert "More than 4 texts: lineage and history are not drawn" in page


def test_a_text_older_than_the_template_did_not_weaken_it(tmp_path):
    """The template was made stricter after 甲: that is told in the table and on the page."""
    rule = "第一条　学校{0}每日公示菜单和食材来源，接受师生和家长的监督。\n"
    texts = {"省": (2020, "应当"), "甲": (2015, "可以"), "乙": (2022, "可以")}
    for name, (year, modal) in texts.items():
        words = f"{name}市校园食品安全办法\n（{year}年3月1日公布）\n" + rule.format(modal)
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")
    order = [str(tmp_path / f"{name}.txt") for name in texts]
    assert run(["batch", *order, "-o", str(tmp_path / "out")]) == 0
    told = {row["document"][-5:-4]: row for row in table(tmp_path, "findings", "out")}
    assert {name: row["direction"] for name, row in told.items()} == {
        "甲": "loosened",
        "乙": "loosened",
    }
    assert {name: row["age"] for name, row in told.items()} == {"甲": "older", "乙": "younger"}
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert page.count("<small>早于模板现版本</small>") == 2  # by text, and beside the finding
    assert "不能据此说该地放宽" in page
    order = [str(tmp_path / f"{name}.txt") for name in ("省", "乙")]
    assert run(["batch", *order, "-o", str(tmp_path / "young")]) == 0
    assert "早于模板现版本</small>" not in (tmp_path / "young" / "index.html").read_text("utf-8")
