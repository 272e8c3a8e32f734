"""The catalogue: both languages, the same parameters, every sentence that code asks for."""

import re

import pytest
from duizhao.alignment.model import Fate, Kind, RefStatus, Trait, Verdict
from duizhao.corpus.model import Level
from duizhao.report.words.catalogue import message_language, report_language, say

PARAMETER = re.compile(r"\{(\d)\}")


def tables(root):
    return sorted((root / "report" / "tables").glob("messages_*.tsv"))


def entries(root):
    for table in tables(root):
        for line in table.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield table.name, line.split("\t")


def test_every_row_has_a_key_and_both_languages(root):
    assert [row for row in entries(root) if len(row[1]) != 3 or not all(row[1])] == []


def test_keys_are_unique(root):
    keys = [row[0] for _, row in entries(root)]
    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("name", ["messages_report.tsv", "messages_cli.tsv"])
def test_tables_are_sorted(root, name):
    keys = [row[0] for table, row in entries(root) if table == name]
    assert keys == sorted(keys)


def test_english_uses_no_parameter_that_chinese_lacks(root):
    wrong = [
        row[0]
        for _, row in entries(root)
        if not set(PARAMETER.findall(row[2])) <= set(PARAMETER.findall(row[1]))
    ]
    assert wrong == []


def test_every_sentence_can_be_filled(root):
    for _, (key, *_rest) in entries(root):
        for lang in ("zh", "en"):
            assert say(lang, key, *"甲乙丙丁戊")


@pytest.mark.parametrize(
    ("family", "words"),
    [
        ("kind", Kind),
        ("trait", Trait),
        ("reference", RefStatus),
        ("status", RefStatus),
        ("level", Level),
        ("verdict", Verdict),
        ("fate", Fate),
    ],
)
def test_every_word_of_the_records_has_a_sentence(family, words):
    for word in words:
        assert say("zh", f"{family}.{word.value}", *"甲乙丙丁戊")


def test_keys_that_the_code_names_exist(root):
    known = {row[0] for _, row in entries(root)}
    named = set()
    for folder in ("cli", "report", "corpus"):
        for file in (root / folder).rglob("*.py"):
            text = file.read_text("utf-8")
            named |= set(re.findall(r'say\(\s*[\w.]+,\s*"([\w.-]+)"', text))
            named |= {f"error.{code}" for code in re.findall(r'InputError\("([\w-]+)"', text)}
    assert named - known == set()


def test_languages(monkeypatch):
    monkeypatch.delenv("DUIZHAO_LANG", raising=False)
    assert report_language() == "zh"
    assert report_language("en") == "en"
    monkeypatch.setenv("DUIZHAO_LANG", "en")
    assert (report_language(), message_language(), message_language("zh")) == ("en", "en", "zh")
