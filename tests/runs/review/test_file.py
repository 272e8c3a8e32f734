"""The file of a review: it holds everything, other commands read it, and texts may change."""

import io
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from duizhao.alignment.model import Verdict
from duizhao.cli.reviewing.files import download
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.report.notes.model import Note
from duizhao.report.words.layout import Layout
from duizhao.report.words.words import Words
from duizhao.runs.decisions_file import read_decisions
from duizhao.runs.notes.read import read_notes
from duizhao.runs.review.decide import Answer
from duizhao.runs.review.desk import Desk, opened
from duizhao.runs.review.file import beside, entries_csv, read_entries
from duizhao.runs.review.model import Start
from duizhao.runs.review.shown import state_json

from ...support.reviews import TEMPLATE, VARIANT, clause, texts


@pytest.fixture
def filled(tmp_path):
    """A review with a step of every kind, and its file."""
    desk = Desk(texts(tmp_path), path=tmp_path / "办法.条例.review.csv")
    template, variant = desk.texts
    desk.answer(Answer(1, (clause(variant, "第三条"),), (clause(template, "第二条"),)))
    desk.answer(Answer(1, (clause(variant, "第三条"),)))
    desk.part([(clause(template, "第五条"), clause(variant, "第六条"))])
    row = next(i for i, one in enumerate(desk.view().rows) if "第六条" in str(one.variant))
    desk.note(Note(("=1+1", "第二行"), "", "第六条　本办法自2024年1月1日起施行。"), row)
    desk.look(desk.findings()[0].name)
    return desk


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_written_is_read_again(filled, tmp_path, lang):
    path = tmp_path / "x.review.csv"
    path.write_bytes(entries_csv(filled.entries, Words(lang)))
    assert read_entries(path, LIMITS) == filled.entries


def test_links_and_notes_of_other_commands_read_it(filled):
    said = read_decisions(filled.path, LIMITS)
    assert [(d.verdict, d.template.locator, d.variant.locator) for d in said] == [
        (Verdict.NONE, "", "第三条"),
        (Verdict.FORBID, "第五条", "第六条"),
    ]
    assert [note.lines for note in read_notes(filled.path, LIMITS)] == [("=1+1", "第二行")]


def test_opened_again_it_goes_on(filled):
    with opened(filled.texts, filled.path, LIMITS, "zh") as again:
        assert again.entries == filled.entries
        assert again.found.links == filled.found.links
        again.undo()
        again.undo()
        again.undo()
        again.undo()
        second, third = (
            clause(again.texts.template, "第二条"),
            clause(again.texts.variant, "第三条"),
        )
        assert again.found.partners((1, third)) == (second,)


def test_one_program_at_a_time(filled):
    with (
        opened(filled.texts, filled.path, LIMITS, "zh"),
        pytest.raises(InputError) as refused,
        opened(filled.texts, filled.path, LIMITS, "zh"),
    ):
        pass
    assert refused.value.code == "review-in-use"


def test_a_changed_text_gets_its_decisions_again(filled, tmp_path):
    """An article is put in front, so that every number moves; another goes."""
    moved = VARIANT.replace("第三条　学校", "第三条　食堂不得浪费。\n第四条　学校").replace(
        "第六条　本办法自2024年1月1日起施行。\n", "第七条　办法由市政府解释并负责监督。\n"
    )
    now = texts(tmp_path, TEMPLATE, moved)
    desk = Desk(now, read_entries(filled.path, LIMITS))
    assert desk.found.asked[1] == {clause(now.variant, "第四条")}
    told = state_json(desk, Words("zh"))["homeless"]
    assert len(told) >= 1 and "第六条" in told[0]


def test_a_file_of_something_else_is_refused(tmp_path):
    path = tmp_path / "x.review.csv"
    path.write_text("甲,乙\n1,2\n", "utf-8")
    with pytest.raises(InputError) as refused:
        read_entries(path, LIMITS)
    assert refused.value.code == "review-unreadable"


def test_a_row_added_by_hand_counts(filled):
    rows = filled.path.read_text("utf-8").splitlines(keepends=True)
    hand = rows[0].strip("\ufeff\r\n").split(",")
    row = ["" for _ in hand]
    row[hand.index("决定（确定、禁止、无对应）")] = "确定"
    row[hand.index("模板条款")], row[hand.index("本地条款")] = "第一条", "第一条"
    filled.path.write_text("".join(rows) + ",".join(row) + "\r\n", "utf-8")
    found = read_entries(filled.path, LIMITS)
    assert found[-1].step == filled.entries[-1].step + 1
    assert Desk(filled.texts, found).found.kept[-1][0].decision.verdict is Verdict.FORCE


def test_names_fit_a_disk():
    long = Path("某某市实施《中华人民共和国城市居民委员会组织法》办法" * 3 + ".docx")
    assert len(beside(long, long).name.encode()) < 255


KILLED = """
import os, signal, sys
from pathlib import Path
from duizhao.corpus.load import load
from duizhao.runs.review import desk as work
from duizhao.runs.review.model import Texts
folder, steps = Path(sys.argv[1]), int(sys.argv[2])
pair = Texts(load(folder / "条例.txt"), load(folder / "办法.txt"))
desk = work.Desk(pair, path=folder / "x.review.csv")
links = list(desk.found.links)
for link in links[:steps]:
    desk.accept([link])
    print(len(desk.entries), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_kill_between_decisions_loses_none(tmp_path):
    texts(tmp_path)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), "5"], capture_output=True, text=True
    )
    assert run.returncode == -9
    told = int(run.stdout.split()[-1])
    assert len(read_entries(tmp_path / "x.review.csv", LIMITS)) == told > 0


def _listed(filled, tmp_path, rows):
    """A list of links as a user fills it in."""
    path = tmp_path / "links.csv"
    lines = ["决定,模板条款,本地条款", *rows]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return Start(read_decisions(path, LIMITS), read_notes(filled.path, LIMITS))


def test_a_review_starts_with_decisions_and_notes_from_elsewhere(filled, tmp_path):
    start = _listed(
        filled, tmp_path, ["确定,第二条,第三条", "无对应,第五条,", "禁止,第一条,第二条"]
    )
    with opened(filled.texts, tmp_path / "y.review.csv", LIMITS, "zh") as desk:
        desk.begin(start)
        template, variant = desk.texts
        second, third = clause(template, "第二条"), clause(variant, "第三条")
        assert desk.found.partners((1, third)) == (second,)
        assert desk.found.asked[0] >= {second, clause(template, "第五条")}
        assert [note.lines for note, _ in desk.notes()] == [("=1+1", "第二行")]
        assert {entry.step for entry in desk.entries} == {1}
    kept = read_entries(tmp_path / "y.review.csv", LIMITS)
    assert len(kept) == 4


def test_what_a_review_held_once_is_no_news(filled, tmp_path):
    start = _listed(filled, tmp_path, ["确定,第二条,第三条"])  # replaced in the second step
    before = filled.entries
    filled.begin(start)
    assert filled.entries == before


def test_the_table_of_the_page_has_the_notes(filled):
    made = download(filled, "table", Layout.IMPLEMENTATION, "zh", LIMITS)
    table = next(
        t for t in docx.Document(io.BytesIO(made.data)).tables if t.rows[0].cells[0].text == "序号"
    )
    noted = [row for row in table.rows[1:] if row.cells[-1].text]
    assert [row.cells[-1].text for row in noted] == ["=1+1\n第二行"]
    assert "自2024年1月1日起施行" in noted[0].cells[2].text
