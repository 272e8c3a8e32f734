"""JSON: offsets that cut the text, every clause once a side, the same bytes again."""

import json

from duizhao.report.plain.json import comparison_json, document_json

from ...support.samples import TEMPLATE, VARIANT, comparison, with_trouble


def made():
    return json.loads(comparison_json(comparison(), "zh"))


def test_offsets_cut_the_clause_out_of_the_text():
    found = json.loads(document_json(TEMPLATE, "zh"))
    second = next(p for p in found["provisions"] if p["label"] == "第二条")
    words = found["text"][second["start"] : second["end"]]
    assert words == "第二条　学校食堂应当在三十日内取得食品经营许可。"


def test_parents_are_ids_that_exist():
    found = json.loads(document_json(VARIANT, "zh"))["provisions"]
    ids = {p["id"] for p in found}
    assert {p["parent"] for p in found} - {None} <= ids


def test_every_clause_is_in_one_change_a_side():
    found = made()
    for side in ("template", "variant"):
        changes = [change for change in found["changes"] if change["part"] == "clause"]
        named = [clause for change in changes for clause in change[side]]
        clauses = [p["id"] for p in found[side]["provisions"] if p["clause"]]
        assert sorted(named) == sorted(clauses)


def test_edits_point_at_the_words():
    found = made()
    (_, second, *_) = (change for change in found["changes"] if change["part"] == "clause")
    replaced = [e for e in second["edits"] if e["op"] == "replace"]
    old = [found["template"]["text"][slice(*e["template"])] for e in replaced]
    new = [found["variant"]["text"][slice(*e["variant"])] for e in replaced]
    assert (old, new) == (["应当", "三"], ["可以", "六"])


def test_counts_and_coverage():
    summary = made()["summary"]
    assert summary["parts"]["title"] == {"unchanged": 0, "reworded": 1, "added": 0, "dropped": 0}
    assert summary["parts"]["heading"]["unchanged"] == 2
    assert summary["kinds"] == {"unchanged": 2, "reworded": 5, "added": 1, "dropped": 1}
    assert summary["traits"]["lifted"] == 1
    assert summary["coverage"]["template"]["matched"] == 7
    assert summary["coverage"]["template"]["share"] == 0.875


def test_issues_and_what_was_left_out_are_said_in_words():
    found = json.loads(document_json(with_trouble(), "zh"))
    assert found["issues"][0]["message"] == "“餐餐具”疑为多字。"
    assert found["left_out"][0] == {
        "code": "images",
        "count": 2,
        "detail": "",
        "message": "图片 2 张未读",
    }


def test_the_same_bytes_again_and_chinese_as_it_is():
    first = comparison_json(comparison(), "zh")
    assert first == comparison_json(comparison(), "zh")
    assert "校园食品安全" in first
    assert first.endswith("}\n")
