"""Every rule has cases in cases.tsv: texts in which it fires, and texts that look alike."""

from collections import defaultdict
from pathlib import Path

import pytest
from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Office
from duizhao.alignment.checking.rulebook import rules
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

# Beside the cases of rules; this one depends on an office's own list.
BY_OFFICE = {"office-term"}


# Rules that need another text beside have tests of their own.
BESIDE = {"screening", "citation"}


def cases():
    lines = Path(__file__).with_name("cases.tsv").read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def fired(text, rule, **choices):
    document = parse(Source("case.txt", "", text.replace("⏎", "\n"), "text"))
    return check(document, Office(select=(rule,), **choices)).faults


@pytest.mark.parametrize(("rule", "outcome", "text"), cases())
def test_case(rule, outcome, text):
    assert bool(fired(text, rule)) is (outcome == "fires")


def test_every_rule_fires_and_keeps_silent():
    seen = defaultdict(set)
    for rule, outcome, _ in cases():
        seen[rule].add(outcome)
    names = {rule.name for rule in rules() if rule.family not in BESIDE} - BY_OFFICE
    assert {name for name in names if seen[name] != {"fires", "silent"}} == set()


def test_an_offices_own_terms():
    text = "某市花木办法⏎第一条 主管行政部门负责登记，行政主管部门负责养护。"
    terms = (("主管行政部门", "行政主管部门"),)
    (fault,) = fired(text, "office-term", terms=terms)
    assert (fault.params, fault.span.start) == (("主管行政部门", "行政主管部门"), 11)
    assert not fired(text, "office-term")


def test_rules_are_unique_and_in_order():
    found = rules()
    assert [rule.id for rule in found] == sorted({rule.id for rule in found})
    assert len({rule.name for rule in found}) == len(found) >= 40
    assert all(rule.source for rule in found)


def test_word_forms_are_unique_and_in_order(root):
    lines = (root / "alignment/tables/word_forms.tsv").read_text("utf-8").splitlines()
    words = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    assert words == sorted(set(words))


def test_articles_are_renumbered_together_with_what_cites_them():
    text = (
        "某市花木办法\n第一条 为了规范，制定本办法。\n"
        "第二条 花木应当浇水。\n第四条 花木应当修剪。\n"
        "第五条 违反本办法第二条、第四条和《花木法》第五条规定的，责令改正。\n"
    )
    (fault,) = fired(text, "article-sequence")
    for span, words in reversed(fault.fixes):
        text = text[: span.start] + words + text[span.end :]
    assert "第三条 花木应当修剪" in text
    assert "第四条 违反本办法第二条、第三条和《花木法》第五条规定" in text
