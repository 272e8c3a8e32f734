"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest
from duizhao.corpus.model import InputError
from duizhao.report.output import check_outputs, write_whole


def test_a_file_is_replaced_in_one_step(tmp_path):
    target = tmp_path / "表.csv"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in tmp_path.iterdir()] == ["表.csv"]


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
def test_what_interrupts_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, error):
    target = tmp_path / "表.csv"
    target.write_bytes(b"old")

    def broken(_):
        raise error

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(error):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["表.csv"]


def test_a_link_keeps_pointing_and_its_file_is_replaced(tmp_path):
    target, link = tmp_path / "表.csv", tmp_path / "别名.csv"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("outputs", "code"),
    [
        (["."], "output-is-folder"),
        (["无/表.csv"], "output-no-folder"),
        (["甲.txt"], "output-is-input"),
        (["./甲.txt"], "output-is-input"),
        (["乙.csv", "./乙.csv"], "output-twice"),
    ],
)
def test_bad_outputs_are_refused_before_any_work(tmp_path, monkeypatch, outputs, code):
    monkeypatch.chdir(tmp_path)
    Path("甲.txt").write_text("甲", "utf-8")
    with pytest.raises(InputError) as error:
        check_outputs(map(Path, outputs), [Path("甲.txt")])
    assert error.value.code == code


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="POSIX devices")
def test_a_device_is_no_file():
    with pytest.raises(InputError, match="output-not-a-file"):
        check_outputs([Path("/dev/null")], [])


def test_good_outputs_pass(tmp_path):
    check_outputs([tmp_path / "甲.csv", tmp_path / "乙.csv"], [tmp_path / "丙.txt"])
