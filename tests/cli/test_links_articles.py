"""links.csv by article: one row an article, the doubtful first, decided by article numbers."""

import csv
import io
import json
import sys

import pytest
from duizhao.cli.app import run

OLD = """公园管理办法
第一条　公园向公众免费开放。
第二条　公园管理机构应当做好下列工作：
（一）清扫道路；
（二）修剪草木。
第三条　禁止在公园内垂钓、放风筝。
"""
NEW = """公园管理细则
第一条　公园向公众免费开放，夜间除外。
第二条　禁止在公园内垂钓、放风筝。
公园管理机构可以劝离。
第三条　公园管理机构应当做好下列工作：
（一）清扫道路；
（二）修剪草木。
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two texts of which articles changed places."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (tmp_path / "旧.txt").write_text(OLD, "utf-8")
    (tmp_path / "新.txt").write_text(NEW, "utf-8")
    return tmp_path


def listed(folder, *words):
    assert run(["compare", "旧.txt", "新.txt", "-o", "links.csv", "--force", *words]) == 0
    return list(csv.DictReader(io.StringIO((folder / "links.csv").read_text("utf-8-sig"))))


def linked(capfd, *words):
    """The locators of linked clauses as pairs."""
    sys.stdout.flush()
    capfd.readouterr()
    assert run(["compare", "旧.txt", "新.txt", "--json", *words]) == 0
    sys.stdout.flush()
    told = json.loads(capfd.readouterr().out)
    names = [
        {p["id"]: p["locator"] for p in told[side]["provisions"]}
        for side in ("template", "variant")
    ]
    return {
        (names[0][a], names[1][b])
        for change in told["changes"]
        if change["part"] == "clause"
        for a in change["template"]
        for b in change["variant"]
    }


def test_one_row_an_article_and_the_doubtful_first(folder):
    rows = listed(folder)
    assert sorted((row["模板条款"], row["本地条款"]) for row in rows) == [
        ("第一条", "第一条"),
        ("第三条", "第二条"),
        ("第二条", "第三条"),
    ]
    sure = [float(row["概率"]) for row in rows]
    assert sure == sorted(sure)
    assert all(row["依据"].startswith("相符：") for row in rows)
    assert len(listed(folder, "--links-level", "clause")) > len(rows)


def decide(folder, *decisions):
    head = ["决定", "模板条款", "本地条款"]
    with (folder / "定.links.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *decisions])
    return "--links", "定.links.csv"


def test_articles_with_items_are_paired_by_their_numbers(folder, capfd):
    found = linked(capfd, *decide(folder, ["确定", "第二条", "第二条"]))
    second = {pair for pair in found if "第二条" in pair[0] or "第二条" in pair[1]}
    assert second
    assert all(a.startswith("第二条") and b.startswith("第二条") for a, b in second)


def test_articles_are_parted_by_their_numbers(folder, capfd):
    assert any(a.startswith("第二条") and b.startswith("第三条") for a, b in linked(capfd))
    found = linked(capfd, *decide(folder, ["禁止", "第二条", "第三条"]))
    assert not any(a.startswith("第二条") and b.startswith("第三条") for a, b in found)


def test_an_article_of_several_clauses_answers_nothing(folder, capfd):
    found = linked(capfd, *decide(folder, ["无对应", "第二条", ""]))
    assert not any(a.startswith("第二条") for a, _ in found)


def test_the_list_with_its_decisions_can_be_given_back(folder):
    words = decide(folder, ["确定", "第二条", "第三条"])
    rows = listed(folder, *words)
    row = next(row for row in rows if row["模板条款"] == "第二条")
    assert (row["本地条款"], row["决定（确定、禁止、无对应）"]) == ("第三条", "确定")
