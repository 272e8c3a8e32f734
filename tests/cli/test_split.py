"""``split`` and ``demo``: files with safe names, a list of what they are."""

import csv

import pytest
from duizhao.cli.app import run
from duizhao.report.plain.index import file_name

PAGE = """校园食品安全范文

【篇一】
学校食堂管理规定

第一条　食堂应当每日公示菜单。
第二条　食堂应当留样四十八小时。

【篇二】
=幼儿园/../供餐规定

第一条　幼儿园应当查验供餐单位许可。
第二条　家长可以参观厨房。
"""


def test_names_are_safe():
    assert file_name(1, "学校食堂管理规定") == "01-学校食堂管理规定.txt"
    assert file_name(2, "../../etc/passwd") == "02-etc_passwd.txt"
    assert file_name(3, "  ") == "03-untitled.txt"
    assert file_name(4, "办法〔2024〕3号\n\x1b[31m") == "04-办法〔2024〕3号_31m.txt"
    assert len(file_name(5, "长" * 200)) < 60


def test_a_page_is_split_into_files_and_listed(tmp_path, capsys):
    page = tmp_path / "范文.txt"
    page.write_text(PAGE, "utf-8")
    out = tmp_path / "分开"
    assert run(["split", str(page), "-o", str(out), "--lang", "zh"]) == 0
    with (out / "index.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 3
    assert sorted(p.name for p in out.iterdir()) == sorted([rows[1][1], rows[2][1], "index.csv"])
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert "食堂应当留样" in (out / rows[1][1]).read_text("utf-8")
    assert "2" in capsys.readouterr().out


def test_the_folder_must_not_be_a_file(tmp_path, capsys):
    page = tmp_path / "范文.txt"
    page.write_text(PAGE, "utf-8")
    assert run(["split", str(page), "-o", str(page), "--lang", "zh"]) == 2
    assert "文件夹" in capsys.readouterr().err
    assert page.read_text("utf-8") == PAGE


@pytest.mark.slow
def test_demo_writes_what_it_names_and_the_same_bytes_again(tmp_path, capsys):
    made = []
    for name in ("甲", "乙"):
        out = tmp_path / name
        assert run(["demo", "-o", str(out), "--lang", "zh"]) == 0
        shown = capsys.readouterr().out
        files = sorted(out.iterdir())
        assert {f.suffix for f in files} == {".docx", ".html", ".json", ".csv", ".md"}
        assert all(str(f) in shown for f in files)
        made.append({f.name: f.read_bytes() for f in files})
    assert made[0] == made[1]
