"""Hand-made alignments are read where their texts are, and skipped aloud where they are not."""

import json

import pytest

from bench import alignments as subject

TEXT = "第一条　单位应当保管档案。\n"


@pytest.fixture
def reading(tmp_path, monkeypatch):
    """A reading of one text with itself, and the folder where the text belongs."""
    source = {"title": "档案办法", "source": "corpus/a.txt"}
    digest = subject.hashlib.sha256(TEXT.encode()).hexdigest()
    gold = {"template": source | {"sha256": digest}, "variant": source | {"sha256": digest}}
    folder = tmp_path / "readings" / "local"
    folder.mkdir(parents=True)
    (folder / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    monkeypatch.setattr(subject, "READINGS", tmp_path / "readings")
    (tmp_path / "corpus").mkdir()
    return tmp_path


def test_a_reading_whose_text_is_there_is_read(reading):
    (reading / "corpus" / "a.txt").write_text(TEXT, encoding="utf-8")
    (one,) = subject.alignments(reading, "local (own)")
    assert (one.name, one.kind) == ("one", "local")


@pytest.mark.parametrize("text", [None, "第一条　单位应当销毁档案。\n"])
def test_a_reading_whose_text_is_away_or_changed_is_skipped_aloud(reading, capsys, text):
    if text:
        (reading / "corpus" / "a.txt").write_text(text, encoding="utf-8")
    assert subject.alignments(reading, "local (own)") == []
    assert "one.json" in capsys.readouterr().err


def test_every_reading_has_whole_units_and_links_between_them(root):
    for path in sorted((root / "bench" / "learn" / "readings").glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        ours, theirs = ({u["id"] for u in gold[f"{s}_units"]} for s in ("template", "variant"))
        left = ours - {t for t, *_ in gold["links"]}
        right = theirs - {v for _, v, *_ in gold["links"]}
        assert {t for t, *_ in gold["links"]} <= ours, path.name
        assert {v for _, v, *_ in gold["links"]} <= theirs, path.name
        assert left == set(gold["dropped"]) and right == set(gold["added"]), path.name
