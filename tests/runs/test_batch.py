"""``duizhao batch``: tables for research; killed and resumed, it ends with the same bytes."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from duizhao.alignment.edits import sides as edits_form
from duizhao.alignment.edits.words import cut
from duizhao.alignment.model import Trait
from duizhao.alignment.references.parse import mentions
from duizhao.cli.app import run
from duizhao.cli.progress import shown
from duizhao.corpus.dictionary import segment
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.corpus.normalise import clean
from duizhao.report.batch.columns import TABLES, names
from duizhao.report.batch.rows.comparison import comparison_rows
from duizhao.report.batch.shard import is_whole, read_shard, shard, shard_name
from duizhao.report.view.adoption import of_change
from duizhao.runs.batch.work import Done
from duizhao.runs.inputs import Input, inputs

from ..support.samples import TEMPLATE, VARIANT, change, comparison

pytestmark = pytest.mark.slow

RULE = """校园食品安全管理办法
第一条　为了加强校园食品安全管理，保障师生身体健康，制定本办法。
第二条　学校食堂应当每日公示菜单和食材来源，接受师生监督。
第三条　学校食堂应当对每餐次的食品成品留样四十八小时。留样食品应当专柜冷藏保存。
第四条　食堂从业人员应当每年进行健康检查，取得健康证明后方可上岗。
第五条　本办法自公布之日起施行。
"""
CHANGES = (
    ("应当每日公示", "可以每周公示"),
    ("四十八小时", "七十二小时"),
    ("第四条　食堂从业人员应当每年进行健康检查，取得健康证明后方可上岗。\n第五条", "第四条"),
    ("办法", "细则"),
    ("。留样食品", "。\n第四条　留样食品"),
)
GONE = InputError("missing", "乙.txt")


@pytest.fixture
def work(tmp_path, monkeypatch):
    """A folder with a template and five variants in 各市/."""
    texts(tmp_path, monkeypatch)
    return tmp_path


def texts(folder, monkeypatch):
    """Write the template and the variants, and work in their folder."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    (folder / "省.txt").write_text(RULE, "utf-8")
    (folder / "各市").mkdir()
    for number, (old, new) in enumerate(CHANGES):
        assert old in RULE
        (folder / "各市" / f"{number}.txt").write_text(RULE.replace(old, new), "utf-8")


def batch(*words):
    """Run a batch, in the process of the tests unless told."""
    return run(["batch", "省.txt", "--jobs", "1", *words])


def everything(folder):
    """Every file below a folder, hidden ones too, with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def table(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_written_and_agrees_with_the_others(work, capsys):
    assert batch("各市", "-o", "结果") == 0
    out = work / "结果"
    found = {name: table(out / f"{name}.csv") for name in TABLES}
    assert [row["document"] for row in found["documents"]] == [
        "省.txt",
        *(f"各市/{number}.txt" for number in range(5)),
    ]
    assert len(found["adoption"]) == 5 * int(found["documents"][0]["clauses"])
    states = {(row["document"], row["locator"]): row["state"] for row in found["adoption"]}
    assert states["各市/0.txt", "第一条"] == "verbatim"
    assert states["各市/0.txt", "第二条"] == "reworded"
    assert states["各市/2.txt", "第四条"] == "absent"
    assert states["各市/4.txt", "第三条"] == "split"
    ids = {(row["document"], row["clause"]) for row in found["clauses"]}
    for row in found["links"]:
        for side in ("template", "variant"):
            clause = row[f"{side}_clause"]
            assert not clause or (row[f"{side}_document"], clause) in ids
    told = json.loads((out / "run.json").read_text("utf-8"))
    assert re.fullmatch("[0-9a-f]{64}", told["versions"]["code"])
    assert told["variants"] == {"compared": 5, "failed": 0}
    assert told["tables"]["links.csv"]["rows"] == len(found["links"])
    assert table(out / "failures.csv") == []
    assert capsys.readouterr().err == ""


def test_spans_cut_the_clauses_out_of_the_files(work):
    assert batch("各市", "-o", "结果") == 0
    for row in table(work / "结果" / "clauses.csv"):
        text = (work / row["document"]).read_text("utf-8")
        assert text[int(row["start"]) : int(row["end"])] == row["text"]


def test_a_bad_file_stops_no_other_and_is_listed_with_its_reason(work, capsys):
    (work / "各市" / "坏.docx").write_bytes(b"PK\x03\x04 no word file")
    (work / "各市" / "空.txt").write_bytes(b"")
    (work / "各市" / "无条款.txt").write_text("校园食品安全\n", "utf-8")
    assert batch("各市", "没有.txt", "-o", "结果") == 2
    failures = {row["document"]: row for row in table(work / "结果" / "failures.csv")}
    assert {name: row["code"] for name, row in failures.items()} == {
        "各市/坏.docx": "damaged",
        "各市/无条款.txt": "no-clauses",
        "各市/空.txt": "empty",
        "没有.txt": "missing",
    }
    assert "文件损坏" in failures["各市/坏.docx"]["reason"]
    assert len(table(work / "结果" / "documents.csv")) == 6
    assert "failures.csv" in capsys.readouterr().err


def test_neither_the_order_of_files_nor_the_number_of_processes_matters(work):
    files = [f"各市/{number}.txt" for number in range(5)]
    (work / "清单.txt").write_text("\n".join(files[:2]) + "\n", "utf-8")
    assert batch("各市", "-o", "甲", "--jobs", "2") == 0
    assert batch(*files[:1:-1], "--list", "清单.txt", "-o", "乙", "--jobs", "1") == 0
    assert batch("各市/*.txt", "各市", "-o", "丙") == 0
    assert everything(work / "甲") == everything(work / "乙") == everything(work / "丙")


def stamps(folder):
    return {path.name: path.stat().st_mtime_ns for path in (folder / "pairs").iterdir()}


def test_what_is_unchanged_is_not_compared_again_and_what_changed_is(work):
    assert batch("各市", "-o", "结果") == 0
    before = stamps(work / "结果")
    (work / "各市" / "0.txt").write_text(RULE.replace("每日", "每月"), "utf-8")
    (work / "各市" / "1.txt").rename(work / "各市" / "改名.txt")
    assert batch("各市", "-o", "结果") == 0
    after = stamps(work / "结果")
    assert len(before) == len(after) == 5
    assert len(before.items() & after.items()) == 4
    assert batch("各市", "-o", "从头") == 0
    assert everything(work / "结果") == everything(work / "从头")


def test_another_template_is_compared_anew(work):
    assert batch("各市", "-o", "结果") == 0
    before = stamps(work / "结果")
    (work / "省.txt").write_text(RULE.replace("师生", "学生"), "utf-8")
    assert batch("各市", "-o", "结果") == 0
    assert not before.keys() & stamps(work / "结果").keys()


def test_rows_that_were_cut_or_altered_are_made_again(work):
    assert batch("各市", "-o", "结果") == 0
    whole = everything(work / "结果")
    first, second, *_ = sorted((work / "结果" / "pairs").iterdir())
    first.write_bytes(first.read_bytes()[:-70])
    second.write_bytes(second.read_bytes().replace("学校".encode(), "公园".encode(), 1))
    assert batch("各市", "-o", "结果") == 0
    assert everything(work / "结果") == whole


# The program itself, in a group of its own so that the test can end all of it.
# -B: where files are cut short, Python's own compiled files must not be.
COMMAND = [
    sys.executable,
    "-B",
    "-m",
    "duizhao",
    "batch",
    "省.txt",
    "各市",
    "-o",
    "结果",
    "--jobs",
    "2",
]
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def started(stderr=subprocess.DEVNULL):
    return subprocess.Popen(
        COMMAND, stdout=subprocess.DEVNULL, stderr=stderr, start_new_session=True
    )


def wait_for(condition, seconds=60):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.02)


@POSIX
@pytest.mark.parametrize("finished", [0, 3])
def test_killed_and_resumed_it_ends_with_the_same_bytes(work, finished):
    assert batch("各市", "-o", "一次") == 0
    pairs = work / "结果" / "pairs"
    process = started()
    wait_for(lambda: pairs.is_dir() and len(list(pairs.glob("*.jsonl"))) >= finished)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    # What a kill in the middle of writing leaves.
    (pairs / f".{'0' * 40}.x.part").write_bytes(b"half")
    (work / "结果" / ".links.csv.x.part").write_bytes(b"half")
    before = stamps(work / "结果")
    assert batch("各市", "-o", "结果") == 0
    assert everything(work / "结果") == everything(work / "一次")
    done = {name: time for name, time in before.items() if name.endswith(".jsonl")}
    assert done.items() <= stamps(work / "结果").items(), "finished work was done again"


@POSIX
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_it_leaves_nothing_half_written_and_nobody_at_work(work, number, code):
    for copy in range(40):
        words = RULE.replace("四十八", f"{copy + 50}")
        (work / "各市" / f"更多{copy}.txt").write_text(words, "utf-8")
    process = started(stderr=subprocess.PIPE)
    pairs = work / "结果" / "pairs"
    wait_for(lambda: pairs.is_dir() and any(pairs.glob("*.jsonl")))
    process.send_signal(number)
    # The pipe is at its end when nobody holds it any more.
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == code
    assert not list((work / "结果").rglob("*.part"))
    assert not (work / "结果" / "run.json").exists()


def at_work(pid):
    """The processes that compare for ``pid``."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [one for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]


@pytest.mark.skipif(sys.platform != "linux", reason="finds the processes in /proc")
def test_a_process_that_is_killed_is_replaced_and_its_document_compared(work):
    assert batch("各市", "-o", "一次") == 0
    process = started()
    pairs = work / "结果" / "pairs"
    wait_for(lambda: pairs.is_dir() and any(pairs.glob("*.jsonl")))
    for worker in at_work(process.pid)[:1]:
        os.kill(int(worker), signal.SIGKILL)
    assert process.wait(60) == 0
    assert everything(work / "结果") == everything(work / "一次")


@POSIX
def test_a_full_disk_ends_it_in_one_sentence(work, capsys):
    (work / "结果" / "pairs").mkdir(parents=True)
    (work / "结果" / "pairs").chmod(0o500)
    if os.access(work / "结果" / "pairs", os.W_OK):
        limited = ["sh", "-c", 'ulimit -f 1; exec "$@"', "-", *COMMAND]
        done = subprocess.run(limited, capture_output=True, text=True)
        code, said = done.returncode, done.stderr
    else:
        code, said = batch("各市", "-o", "结果"), capsys.readouterr().err
    assert code == 2
    assert said.startswith("不能写") and said.count("\n") == 1
    (work / "结果" / "pairs").chmod(0o700)
    assert batch("各市", "-o", "结果") == 0


def test_the_page_tells_who_copied_from_whom_where_the_extra_is(work, monkeypatch):
    assert batch("各市", "-o", "结果") == 0
    index = (work / "结果" / "index.html").read_text("utf-8")
    assert "plot-lineage" in index.split("<body")[1]
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    assert batch("各市", "-o", "结果") == 0
    index = (work / "结果" / "index.html").read_text("utf-8")
    assert "duizhao[tables]" in index and "plot-lineage" not in index.split("<body")[1]


def test_archives_are_read_and_the_template_is_no_variant_of_itself(work):
    with zipfile.ZipFile(work / "各市" / "来文.zip", "w") as archive:
        archive.writestr("甲.txt", RULE.replace("每日", "每月"))
        archive.writestr("乙.txt", "")
    assert batch(".", "-o", "结果") == 2
    documents = [row["document"] for row in table(work / "结果" / "documents.csv")]
    assert documents[0] == "省.txt" and "省.txt" not in documents[1:]
    assert "各市/来文.zip/甲.txt" in documents and len(documents) == 7
    assert [row["document"] for row in table(work / "结果" / "failures.csv")] == [
        "各市/来文.zip/乙.txt"
    ]
    # What it wrote is not taken for a variant when it is run again on the same folder.
    again = everything(work / "结果")
    assert batch(".", "-o", "结果") == 2
    assert everything(work / "结果") == again


def test_inputs_are_named_once_sorted_and_hidden_files_passed_over(work):
    (work / "各市" / ".DS_Store").write_bytes(b"x")
    (work / "各市" / "~$0.docx").write_bytes(b"x")
    (work / "空").mkdir()
    found = inputs(["各市/4.txt", "各市", "./各市/0.txt", "空"], [work / "各市/2.txt"], LIMITS)
    assert [one.name for one in found] == [
        "./各市/0.txt",
        *(f"各市/{n}.txt" for n in (1, 3, 4)),
        "空",
    ]
    assert found[0] == Input("./各市/0.txt", "./各市/0.txt")


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("省.txt", "-o", "结果"), "没有可与"),
        (("-", "-o", "结果"), "标准输入"),
        (("各市", "-o", "省.txt"), "是文件"),
        (("--list", "没有.txt", "-o", "结果"), "找不到文件"),
    ],
)
def test_wrong_use_is_one_sentence(capsys, words, said):
    assert batch(*words) == 2
    shown = capsys.readouterr().err
    assert said in shown and shown.count("\n") == 1


def test_no_cell_is_a_formula(work):
    (work / "各市" / "=1+1.txt").write_text(RULE.replace("为了", "=HYPERLINK(1)为了"), "utf-8")
    assert batch("各市/=1+1.txt", "-o", "结果") == 0
    cells = [cell for row in table(work / "结果" / "clauses.csv") for cell in row.values()]
    assert "'=HYPERLINK(1)为了加强校园食品安全管理，保障师生身体健康，制定本办法。" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


def test_rows_have_the_columns_of_their_tables():
    lengths = {name: len(names(name)) for name in TABLES}
    keys = {name: 2 if name == "links" else 1 for name in TABLES}
    for name, values in comparison_rows(comparison()):
        assert len(values) + keys[name] == lengths[name]


def test_states_of_adoption():
    t, v = TEMPLATE, VARIANT
    assert of_change(change(t, v, [2], [2], Trait.SUBSTITUTED)) == "substituted"
    assert of_change(change(t, v, [2], [2])) == "reworded"
    assert of_change(change(t, v, [5], [5])) == "verbatim"
    assert of_change(change(t, v, [9], [10, 11], Trait.SPLIT)) == "split"
    assert of_change(change(t, v, [6, 7], [8], Trait.MERGED)) == "merged"
    assert of_change(change(t, v, [10], [])) == "absent"


def test_a_file_of_rows_comes_back_as_it_was(tmp_path):
    rows = [("clauses", ("第一条", 1, 0.5)), ("links", ("[\n", "")), ("links", ('"],\n["', ",\n"))]
    path = tmp_path / shard_name({"a": 1})
    path.write_bytes(shard(rows))
    assert is_whole(path) and list(read_shard(path)) == rows
    path.write_bytes(shard(rows)[:-1] + b"0\n")
    assert not is_whole(path)
    assert shard_name({"a": 1}) != shard_name({"a": 2})


def test_a_file_of_rows_has_each_on_its_line():
    rows = [("links", ('"],\n["', 1)), ("adoption", ("],[", 0.5))]
    *lines, _seal, end = shard(rows).decode().split("\n")
    assert [json.loads(line) for line in lines] == [[name, *values] for name, values in rows]
    assert end == ""


@pytest.mark.parametrize("remembers", [clean, cut, segment, mentions, edits_form.side])
def test_what_the_stages_remember_does_not_grow_without_end(remembers):
    assert remembers.cache_info().maxsize


def test_the_live_line_is_drawn_on_a_terminal_only(monkeypatch, capsys):
    found = [Done(Input("甲.txt", "甲.txt"), "rows"), Done(Input("乙.txt", "乙.txt"), error=GONE)]
    assert list(shown((one for one in found), 2, "zh")) == found
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(shown((one for one in found), 2, "zh")) == found
    line = capsys.readouterr().err
    assert "2/2" in line and "失败 1" in line
