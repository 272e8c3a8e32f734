"""Findings: each code with a case that fires and one that must not; every code has its sentence."""

import re

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.edits.make import edits
from duizhao.alignment.findings import find as findings
from duizhao.alignment.findings.find import modal_code, of_edits
from duizhao.corpus.model import Span
from duizhao.report.words.catalogue import say

from ..support.builders import build


def found(old, new):
    """Return (code, before, after) of each finding between two bodies."""
    a, b = build("第一条 " + old), build("第一条 " + new)
    changed = edits(a.text, (a.nodes[0].body,), b.text, (b.nodes[0].body,)).fine
    return [(f.code, f.before, f.after) for f in of_edits(a, b, changed, ())]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("学校应当公开食谱。", "学校可以公开食谱。", ("modal-weakened", "应当", "可以")),
        ("学校可以公开食谱。", "学校应当公开食谱。", ("modal-strengthened", "可以", "应当")),
        ("学校可以公开食谱。", "学校不得公开食谱。", ("modal-reversed", "可以", "不得")),
        ("学校不得推销食品。", "学校可以推销食品。", ("modal-reversed", "不得", "可以")),
        ("学校应当公开食谱。", "学校必须公开食谱。", ("modal-reworded", "应当", "必须")),
        ("学校应当公开食谱。", "学校公开食谱。", ("modal-dropped", "应当", "")),
        ("学校公开食谱。", "学校应当公开食谱。", ("modal-added", "", "应当")),
        ("学校每半年检查一次。", "学校每年检查一次。", ("number-frequency", "每半年", "每年")),
        ("奖励五万元。", "奖励三万元。", ("number-money", "五万元", "三万元")),
        ("处五万元以下罚款。", "处三万元以下罚款。", ("penalty-amount", "五万元", "三万元")),
        ("三十日内答复。", "六十日内答复。", ("number-time", "三十日", "六十日")),
        ("不低于百分之三十。", "不低于百分之二十。", ("number-share", "百分之三十", "百分之二十")),
        ("处货值二倍罚款。", "处货值五倍罚款。", ("number-multiple", "二倍", "五倍")),
        ("年满十六周岁。", "年满十八周岁。", ("number-age", "十六周岁", "十八周岁")),
        ("由三人组成。", "由五人组成。", ("number-count", "三人", "五人")),
        ("面积五亩。", "面积十亩。", ("number-measure", "五亩", "十亩")),
        (
            "自2021年3月1日起施行。",
            "自2022年3月1日起施行。",
            ("number-date", "2021年3月1日", "2022年3月1日"),
        ),
        ("十日内答复申请人。", "及时答复申请人。", ("number-dropped", "十日", "")),
        ("及时答复申请人。", "十日内答复申请人。", ("number-added", "", "十日")),
        ("不得涂改。", "不得涂改，法律另有规定的除外。", ("exception-added", "", "另有规定")),
        ("不得涂改，但是法律许可的除外。", "不得涂改。", ("exception-dropped", "但是", "")),
        ("经校长批准，可以借阅。", "可以借阅。", ("condition-dropped", "经", "")),
        ("可以借阅。", "经校长批准，可以借阅。", ("condition-added", "", "经")),
        ("属于公开范围。", "不属于公开范围。", ("negation-added", "", "不")),
        ("食谱不公开。", "食谱公开。", ("negation-dropped", "不", "")),
        ("学校应当公开食谱。", "食堂应当公开食谱。", ("subject-changed", "学校", "食堂")),
    ],
)
def test_fires(old, new, expected):
    assert expected in found(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # the same number written in another way, and a number that is a label
        ("处30000元以下罚款。", "处三万元以下罚款。"),
        ("依照第三条办理。", "依照第四条办理。"),
        # 应 inside another word, encouragement beside encouragement
        ("做好相应工作。", "做好适应工作。"),
        ("鼓励家长参加。", "支持家长参加。"),
        # a word that is no subject: not at the head, or not before the predicate
        ("学校食谱由教师公开。", "学校食谱由家长公开。"),
        ("食堂应当公开食谱。", "食堂应当公开菜单。"),
        # one exception written in two ways, a single character that is part of something else
        ("可以公开，但涉密的除外。", "可以公开，但是涉密的除外。"),
        ("坚持管理原则。", "坚持党要管理原则。"),
        # a negation that goes with what it negates, one for another
        ("坚持公示原则不动摇。", "坚持公示原则。"),
        ("食堂不按规定留样的，予以通报。", "食堂未按规定留样的，予以通报。"),
        # a sentence written anew is read anyway
        (
            "学校公开食谱。",
            "学校公开食谱。有关教师不负责采购，经批准的食堂人员每三年轮换岗位并接受全面培训考核。",
        ),
    ],
)
def test_does_not_fire(old, new):
    assert found(old, new) == []


def test_a_word_that_only_moved_is_no_finding():
    assert found("食谱公开学校应当及时。", "食谱应当公开学校及时。") == []


def test_spans_point_at_the_words():
    a, b = build("第一条 学校应当公开食谱。"), build("第一条 学校可以公开食谱。")
    changed = edits(a.text, (a.nodes[0].body,), b.text, (b.nodes[0].body,)).fine
    (finding,) = of_edits(a, b, changed, ())
    assert [span.cut(a.text) for span in finding.template] == ["应当"]
    assert [span.cut(b.text) for span in finding.variant] == ["可以"]


def test_a_known_edit_is_not_looked_at():
    a, b = build("第一条 学校应当公开食谱。"), build("第一条 食堂应当公开食谱。")
    changed = edits(a.text, (a.nodes[0].body,), b.text, (b.nodes[0].body,)).fine
    assert of_edits(a, b, changed, {0}) == ()


def test_a_dropped_clause_that_binds():
    old = build(
        "第一条 学校应当公开食谱。\n第二条 食堂严禁制售冷荤。\n第三条 本办法由市教育局解释。\n"
    )
    new = build("第一条 学校应当公开食谱。\n")
    codes = [[f.code for f in change.findings] for change in compare(old, new).changes]
    assert codes == [[], ["duty-dropped"], []]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("应当", "鼓励", "modal-weakened"),
        ("禁止", "应当", "modal-reversed"),
        ("不得", "严禁", "modal-reworded"),
    ],
)
def test_modal_codes(before, after, code):
    assert modal_code(before, after) == code


def test_every_code_has_its_sentence_in_both_languages(root):
    source = "".join(p.read_text("utf-8") for p in (root / "alignment").glob("findings*.py"))
    codes = set(re.findall(r'"((?:modal|reference|duty|subject|penalty|number)-[a-z-]+)"', source))
    codes |= {
        f"{g}-{d}" for g in ("exception", "condition", "negation") for d in ("added", "dropped")
    }
    classes = {row.split("\t")[1] for row in _units(root)} | {"frequency", "date"}
    codes |= {f"number-{name}" for name in classes}
    for code in codes:
        for lang in ("zh", "en"):
            assert say(lang, f"finding.{code}", "甲", "乙", "丙")
    assert findings.SHORT < findings.SENTENCE


def _units(root):
    lines = (root / "alignment/tables/units.tsv").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_span_of_nothing_is_nothing():
    assert edits("", (), "", ()).whole == ()
    assert Span(0, 0).cut("学校") == ""
