"""links.csv: written for a drafter to correct, read back as spreadsheets save it."""

import csv
import io
import json
import random

import pytest
from duizhao.alignment.compare import compare
from duizhao.alignment.model import Decision, Fate, Mention, Settings, Verdict
from duizhao.cli.app import run
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.report.plain.csv import harmless, restored
from duizhao.report.plain.json import comparison_json
from duizhao.report.plain.links import links_csv
from duizhao.report.words.links_columns import COLUMNS, column_of, column_title
from duizhao.runs.decisions_file import read_decisions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..alignment.test_compare import PHRASES
from ..support.builders import build

RULE = (
    "校园食品安全管理办法\n\n第一条　学校应当每日公示菜单，接受家长监督。\n"
    "第二条　食堂应当对食品留样四十八小时。\n第三条　本办法自公布之日起施行。\n"
)
LOCAL = RULE.replace("每日", "每周").replace("第三条", "第三条　家长可以参加陪餐。\n第四条")


def rows_of(text):
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def saved(rows, separator=",", encoding="utf-8-sig"):
    """Return rows as a spreadsheet saves them."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue().encode(encoding)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Two texts and their links, in the folder where commands run."""
    (tmp_path / "省.txt").write_text(RULE, "utf-8")
    (tmp_path / "市.txt").write_text(LOCAL, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")
    assert run(["compare", "省.txt", "市.txt", "-o", "links.csv", "--links-level", "clause"]) == 0
    return tmp_path


def decide(folder, *changes):
    """Write into cells of links.csv: (row, column, words); row 1 is the header."""
    rows = rows_of((folder / "links.csv").read_text("utf-8"))
    for row, column, words in changes:
        rows[row - 1][COLUMNS.index(column)] = words
    (folder / "links.csv").write_bytes(saved(rows))


def compared(capfd, *options):
    """Compare with --links and return the JSON and what stands on the error output."""
    capfd.readouterr()
    assert run(["compare", "省.txt", "市.txt", "--links", "links.csv", "--json", *options]) == 0
    shown = capfd.readouterr()
    return json.loads(shown.out), shown.err


def pairs(found):
    return {(" ".join(c["template"]), " ".join(c["variant"])) for c in found["changes"]}


def test_what_is_written(folder):
    rows = rows_of((folder / "links.csv").read_text("utf-8"))
    assert rows[0] == [column_title(name, "zh") for name in COLUMNS]
    assert rows[1][:6] == [
        "",
        "第一条",
        "学校应当每日公示菜单，接受家长监督。",
        "第一条",
        "学校应当每周公示菜单，接受家长监督。",
        "改写",
    ]
    assert float(rows[1][6]) > 0.5
    assert "共同文字" in rows[1][8]
    assert [row[1] for row in rows[1:]] == ["第一条", "第二条", "", "第三条"]


def test_a_name_that_ends_otherwise_is_the_table_of_articles(folder):
    assert (
        run(
            [
                "compare",
                "省.txt",
                "市.txt",
                *["-o", "甲.csv", "-o", "乙.LINKS.csv", "--links-level", "clause"],
            ]
        )
        == 0
    )
    assert (folder / "甲.csv").read_text("utf-8").startswith("\ufeff序号")
    assert (folder / "乙.LINKS.csv").read_bytes() == (folder / "links.csv").read_bytes()


def test_read_unchanged_it_changes_no_byte(folder):
    for options in ([], ["--links", "links.csv"]):
        name = f"{len(options)}.json"
        assert run(["compare", "省.txt", "市.txt", *options, "-o", name]) == 0
    assert (folder / "0.json").read_bytes() == (folder / "2.json").read_bytes()


def test_a_pairing_is_changed_by_its_number(folder, capfd):
    decide(folder, (2, "decision", "确定"), (2, "variant", "第三条"))
    found, errors = compared(capfd)
    assert ("art1", "art3") in pairs(found)
    assert errors == ""
    assert found["settings"]["decisions"] == 1
    (change,) = [c for c in found["changes"] if c["template"] == ["art1"]]
    assert change["evidence"][0]["name"] == "decision"


def test_what_fits_no_more_is_told_and_the_exit_code_stays(folder, capfd):
    decide(folder, (2, "decision", "确定"), (3, "decision", "禁止"))
    changed = LOCAL.replace("学校应当每周公示菜单，接受家长监督", "乡镇建立防汛值班制度")
    (folder / "市.txt").write_text(changed, "utf-8")
    found, errors = compared(capfd)
    assert ("art2", "art2") not in pairs(found)
    assert errors.count("\n") == 1
    assert errors.startswith("links.csv: 第 2 行")
    assert [d["fate"] for d in found["decisions"]] == ["reworded", "applied"]
    assert run(["compare", "省.txt", "市.txt", "--links", "links.csv", "-o", "表.md"]) == 0
    assert "人工决定的对应" in (folder / "表.md").read_text("utf-8")


def test_a_clause_with_another_number_now_is_found_by_its_words(folder, capfd):
    decide(folder, (2, "decision", "禁止"))
    (folder / "省.txt").write_text(
        RULE.replace("第三条", "第四条")
        .replace("第二条", "第三条")
        .replace("第一条　", "第一条　为了师生健康，制定本办法。\n第二条　"),
        "utf-8",
    )
    found, errors = compared(capfd)
    assert [(d["fate"], d["template"]) for d in found["decisions"]] == [("found", "art2")]
    assert "按文字认作 第二条" in errors
    assert ("art2", "art1") not in pairs(found)


def test_decisions_are_written_again(folder, capfd):
    decide(folder, (2, "decision", "禁止"), (3, "decision", "确定"), (4, "variant", "第九条"))
    decide(folder, (4, "decision", "无对应"), (5, "decision", "确认"))
    first, told = compared(capfd, "-o", "again.links.csv", "--links-level", "clause")
    (folder / "links.csv").write_bytes((folder / "again.links.csv").read_bytes())
    second, errors = compared(capfd)
    assert first["changes"] == second["changes"]
    assert first["settings"] == second["settings"]
    assert "第九条" in told
    assert errors == "", "the list written again names the clauses as they are now"


def test_the_list_is_never_overwritten(folder):
    before = (folder / "links.csv").read_bytes()
    assert run(["compare", "省.txt", "市.txt", "--links", "links.csv", "-o", "links.csv"]) == 2
    assert (folder / "links.csv").read_bytes() == before


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_however_a_spreadsheet_saves_it(tmp_path, separator, encoding, lang):
    columns = [*COLUMNS, "备注"]
    random.Random(1).shuffle(columns)
    row = dict.fromkeys(columns, "") | {
        "decision": "确定",
        "template": "第三条",
        "variant-id": "a1",
    }
    header = [column_title(name, lang) if name in COLUMNS else name for name in columns]
    body = [[row[name] for name in columns], [""] * len(columns)]
    path = tmp_path / "甲.csv"
    path.write_bytes(saved([header, [], *body], separator, encoding))
    (found,) = read_decisions(path, LIMITS)
    assert found == Decision(Verdict.FORCE, Mention(locator="第三条"), Mention(id="a1"), 3)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sep=;\r\n决定;模板条款;本地条款\r\n禁止;第一条;第二条\r\n", Verdict.FORBID),
        ("决定,模板条款,本地条款\r禁止,第一条,第二条\r", Verdict.FORBID),
        ('"决定","模板条款","本地条款"\n"None","第一条","第二条"', Verdict.NONE),
        ("Decision,Template clause,Variant clause\n FORCE ,第一条,第二条", Verdict.FORCE),
        ("决定,模板条款,本地条款\n确认,第一条,第二条,,,,", Verdict.FORCE),
    ],
)
def test_what_else_may_happen_to_a_file(tmp_path, text, found):
    path = tmp_path / "甲.csv"
    path.write_bytes(text.encode())
    (row,) = read_decisions(path, LIMITS)
    assert (row.verdict, row.template.locator, row.variant.locator) == (found, "第一条", "第二条")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        ("序号,上位规定条文\n1,甲\n".encode(), "links-column.decision"),
        ("模板条款,本地条款\n第一条,第一条\n".encode(), "links-column.decision"),
        ("决定,模板条款\n确定,第一条\n".encode(), "links-column.variant"),
        ("决定,模板条款,本地条款\n大概,第一条,第一条\n".encode(), "links-verdict"),
        (b"PK\x03\x04\0\0\0\0\x01\x02", "links-unreadable"),
        ('决定,模板条款,本地条款\n"确"定,第一条,第一条\n'.encode(), "links-unreadable"),
    ],
)
def test_what_is_no_list_of_links_is_refused(tmp_path, data, code):
    path = tmp_path / "甲.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_decisions(path, LIMITS)
    assert error.value.code == code


def test_a_list_that_cannot_be_used_is_exit_2(folder, capfd):
    (folder / "links.csv").write_text("序号,甲\n", "utf-8")
    capfd.readouterr()
    assert run(["compare", "省.txt", "市.txt", "--links", "links.csv", "-o", "表.md"]) == 2
    shown = capfd.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert "links.csv" in shown.err
    assert not (folder / "表.md").exists()


@given(st.text(max_size=8))
def test_a_cell_comes_back_as_it_was(cell):
    assert not harmless(cell).startswith(("=", "+", "-", "@"))
    if cell.isprintable():
        assert restored(harmless(cell)) == cell


def test_every_title_is_known_in_both_languages():
    for lang in ("zh", "en"):
        assert [column_of(column_title(name, lang)) for name in COLUMNS] == list(COLUMNS)
    assert column_of("说明") == ""


NASTY = ["=1+1", "'甲", '"', ",;\t", "＠甲", "\u202e反", "确定"]
BODIES = st.lists(st.sampled_from(PHRASES + [f"{n}{PHRASES[0]}" for n in NASTY]), max_size=5)


def text_of(bodies):
    return "".join(f"第{n}条 {b}。\n" for n, b in zip("一二三四五", bodies, strict=False))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(BODIES, BODIES, st.sampled_from(["zh", "en"]), st.sampled_from(",;\t"))
def test_round_trip(tmp_path, old, new, lang, separator):
    old, new = build(text_of(old)), build(text_of(new))
    before = compare(old, new)
    path = tmp_path / "links.csv"
    path.write_text(links_csv(before, lang), "utf-8", newline="")
    unchanged = compare(old, new, Settings(decisions=read_decisions(path, LIMITS)))
    assert comparison_json(unchanged, lang) == comparison_json(before, lang)
    header, *rows = rows_of(path.read_text("utf-8"))
    path.write_bytes(saved([header, *(["force", *row[1:]] for row in rows)], separator))
    confirmed = compare(old, new, Settings(decisions=read_decisions(path, LIMITS)))
    assert {found.fate for found in confirmed.decided} <= {Fate.APPLIED}
    assert [(c.link.template, c.link.variant) for c in confirmed.changes] == [
        (c.link.template, c.link.variant) for c in before.changes
    ]
