"""Archives, folders of mixed files, standard input: what can be read is, the rest is named."""

import io
import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from duizhao.cli.app import run
from duizhao.corpus.limits import LIMITS
from duizhao.corpus.model import InputError
from duizhao.corpus.reading.archives.members import shown_name
from duizhao.corpus.reading.read import read, read_all

from ...support.pdf_files import lines, pdf
from ...support.word_files import p, word

RULE = "校园食堂管理办法\n第一条　食堂应当公示菜单。\n第二条　食堂应当留样。\n"


@pytest.fixture
def duizhao(tmp_path, monkeypatch, capfd):
    """Run a command in an empty folder with Chinese messages: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUIZHAO_LANG", "zh")

    def call(*words, given=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
        code = run(list(words))
        sys.stdout.flush()
        return code, *capfd.readouterr()

    return call


FILES = {
    "甲/办法.txt": RULE.encode("gb18030"),
    "乙.docx": word(p("第一条 食堂应当公示菜单。")),
    "../../丙.md": "# 办法\n\n第一条 甲。".encode(),
    "丁.docx": b"PK\x03\x04 broken",
    "戊.zip": b"PK\x05\x06" + bytes(18),
    "__MACOSX/乙.docx": b"x",
}


def archive(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return stream.getvalue()


def test_each_document_of_an_archive_is_read(tmp_path):
    file = tmp_path / "来文.zip"
    file.write_bytes(archive(FILES))
    found = list(read_all(file))
    texts = [one for one in found if not isinstance(one, InputError)]
    errors = [one for one in found if isinstance(one, InputError)]
    assert [source.path.removeprefix(f"{file}/") for source in texts] == [
        "../../丙.md",
        "乙.docx",
        "甲/办法.txt",
    ]
    assert sorted(error.code for error in errors) == ["damaged", "empty-zip"]
    assert [one.name for one in tmp_path.iterdir()] == ["来文.zip"]


def test_names_that_chinese_windows_packed_are_read():
    marked = zipfile.ZipInfo("办法.txt")
    marked.flag_bits = 0x800
    unmarked = zipfile.ZipInfo("办法.txt".encode("gbk").decode("cp437"))
    strange = zipfile.ZipInfo("a\u0100.txt")
    assert [shown_name(one) for one in (marked, unmarked)] == ["办法.txt"] * 2
    assert shown_name(strange) == "a\u0100.txt"


def test_an_archive_is_no_text_to_compare(tmp_path, duizhao):
    (tmp_path / "来文.zip").write_bytes(archive({"甲.txt": RULE, "乙.txt": RULE}))
    (tmp_path / "丙.txt").write_text(RULE, encoding="utf-8")
    code, out, errors = duizhao("compare", "来文.zip", "丙.txt")
    assert (code, out) == (2, "")
    assert "甲.txt" in errors
    assert "乙.txt" in errors
    assert errors.count("\n") == 1


def test_an_archive_bomb_is_refused_and_a_large_member_named(tmp_path):
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", "0" * 9_000_000)
    with pytest.raises(InputError, match="too-large-unpacked"):
        read(file)
    assert [error.code for error in read_all(file)] == ["too-large-unpacked"]
    file.write_bytes(archive({"a.txt": "甲" * 100, "b.txt": "第一条 乙。"}))
    small = replace(LIMITS, file_bytes=450)
    found = list(read_all(file, small))
    assert [getattr(one, "code", "") for one in found] in ([""] * 2, ["too-large"])


def test_split_takes_an_archive(tmp_path, duizhao):
    (tmp_path / "来文.zip").write_bytes(archive(FILES))
    code, _, errors = duizhao("split", "来文.zip", "-o", "分开")
    assert code == 2
    assert errors.count("\n") == 2
    assert len(list((tmp_path / "分开").glob("*.txt"))) == 3
    assert sorted(one.name for one in tmp_path.iterdir()) == ["分开", "来文.zip"]


def mixed(folder):
    """Three hundred small files of every kind, twenty of them broken; return how many are good."""
    broken = (b"", b"\0\1\2", b"PK\x03\x04x", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    kinds = (
        ("txt", lambda n: f"{RULE}第三条　第{n}号。".encode("gb18030")),
        ("txt", lambda n: f"{RULE}第三条　第{n}号。".encode("utf-16")),
        ("md", lambda n: f"# 办法\n\n第一条 第{n}号。".encode()),
        ("docx", lambda n: word(p(f"第一条 第{n}号。"))),
        ("html", lambda n: f"<html><body><p>第一条 第{n}号应当公示。</p></body></html>".encode()),
    )
    for number in range(277):
        suffix, make = kinds[number % len(kinds)]
        (folder / f"{number:03d} 件.{suffix}").write_bytes(make(number))
    for number in range(3):
        (folder / f"来文{number}.pdf").write_bytes(pdf(lines([f"第一条　第{number}号。"])))
    for number in range(20):
        data = broken[number % len(broken)]
        (folder / f"坏{number:02d}.docx").write_bytes(data)
    return 280


@pytest.mark.slow
def test_a_folder_of_three_hundred_files(tmp_path, duizhao):
    good = mixed(tmp_path)
    names = sorted(one.name for one in tmp_path.iterdir())
    assert len(names) == 300
    code, out, errors = duizhao("outline", *names)
    assert code == 2
    reasons = errors.splitlines()
    assert len(reasons) == 21
    assert all("坏" in reason for reason in reasons[:-1])
    assert reasons[-1] == "共 300 份文本：已读取 280 份，未能读取 20 份。"
    assert out.count("读取") >= good


def test_json_of_several_texts_is_an_array_and_of_one_an_object(tmp_path, duizhao):
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text(RULE, encoding="utf-8")
    code, out, _ = duizhao("outline", "甲.txt", "乙.txt", "--json")
    assert (code, [one["path"] for one in json.loads(out)]) == (0, ["甲.txt", "乙.txt"])
    assert json.loads(duizhao("outline", "甲.txt", "--json")[1])["path"] == "甲.txt"
    code, out, errors = duizhao("outline", "甲.txt", "丙.txt", "--json")
    assert (code, len(json.loads(out)), errors.count("\n")) == (2, 1, 2)


def test_the_standard_input_is_a_text(tmp_path, duizhao):
    (tmp_path / "甲.txt").write_text(RULE, encoding="utf-8")
    code, out, _ = duizhao("compare", "甲.txt", "-", "--json", given=RULE.encode("gb18030"))
    assert code == 0
    assert json.loads(out)["variant"]["path"] == "-"
    assert "留样" in duizhao("outline", "-", given=RULE.encode())[1]
    assert duizhao("split", "-", "-o", "分", given=RULE.encode())[0] == 0
    code, _, errors = duizhao("compare", "-", "-", given=RULE.encode())
    assert (code, errors.count("\n")) == (2, 1)
    assert duizhao("outline", "-", given=b"")[0] == 2


def test_limits_are_raised_on_the_command_line(tmp_path, duizhao):
    (tmp_path / "甲.txt").write_text(RULE, encoding="utf-8")
    code, _, errors = duizhao("outline", "甲.txt", "--limit", "file-bytes=10")
    assert code == 2
    assert "--limit" in errors
    assert duizhao("outline", "甲.txt", "--limit", "file-bytes=1K")[0] == 0
    code, _, errors = duizhao("outline", "甲.txt", "--limit", "size=1")
    assert (code, "file-bytes" in errors) == (2, True)


def test_a_text_without_line_breaks_is_not_compared(tmp_path, duizhao):
    (tmp_path / "甲.txt").write_text(
        "第一条　" + "食堂应当每日公示菜单，" * 10_000, encoding="utf-8"
    )
    (tmp_path / "乙.txt").write_text(RULE, encoding="utf-8")
    code, out, errors = duizhao("compare", "甲.txt", "乙.txt")
    assert (code, out, errors.count("\n")) == (2, "", 1)
    assert "clause-chars" in errors
    assert duizhao("outline", "甲.txt")[0] == 0


def test_nothing_is_written_beside_the_inputs(tmp_path, duizhao):
    (tmp_path / "a.zip").write_bytes(archive(FILES))
    duizhao("outline", "a.zip")
    assert [one.name for one in Path().iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("扫描.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
        ("扫描.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)), "picture"),
        ("来文.rar", b"Rar!\x1a\x07\x00" + b"x" * 90, "packed"),
        ("来文.7z", b"7z\xbc\xaf'\x1c" + b"x" * 90, "packed"),
        ("空.zip", archive({}), "empty-zip"),
        ("空.html", "<html><body><script>第一条</script></body></html>".encode(), "no-text-page"),
    ],
)
def test_what_holds_no_text_is_told_apart(tmp_path, name, data, code):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as refused:
        read(tmp_path / name)
    assert refused.value.code == code


def test_a_text_that_begins_like_a_mark_is_a_text(tmp_path):
    (tmp_path / "a.txt").write_bytes("MM办法\n第一条 甲。\n".encode())
    assert read(tmp_path / "a.txt").text.startswith("MM办法")


def test_a_file_whose_name_is_lost_is_named_damaged_and_the_others_are_read(tmp_path):
    file = tmp_path / "来文.zip"
    whole = archive({"x": RULE.encode(), "办法.txt": RULE.encode()})
    entry, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    lengths, name, size = entry + 28, entry + 46, end + 12
    shorter = (int.from_bytes(whole[size : size + 4], "little") - 1).to_bytes(4, "little")
    file.write_bytes(
        whole[:lengths]
        + b"\0\0"
        + whole[lengths + 2 : name]
        + whole[name + 1 : size]
        + shorter
        + whole[size + 4 :]
    )
    lost, read_ = read_all(file)
    assert lost.code == "damaged"
    assert read_.text == RULE
