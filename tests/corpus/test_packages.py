"""A package that cannot be imported is told of with what installs it."""

import builtins

import pytest
from duizhao.cli.app import run
from duizhao.corpus.model import InputError
from duizhao.corpus.packages import missing
from duizhao.corpus.reading.read import read_bytes

PAGE = "<html><body><p>第一条 甲。</p></body></html>".encode()


@pytest.fixture
def without(monkeypatch):
    """Let the import of a package fail."""

    def lack(name):
        real = builtins.__import__

        def refuse(wanted, *rest, **more):
            if wanted.partition(".")[0] == name:
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)
            return real(wanted, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", refuse)

    return lack


def test_a_reader_without_its_package_says_which_and_what_to_run(without):
    without("trafilatura")
    with pytest.raises(InputError) as refused:
        read_bytes("a.html", PAGE)
    assert refused.value.code == "no-reader-package"
    assert refused.value.params[0] == "trafilatura"
    assert "pip install" in refused.value.params[1]


def test_the_command_ends_with_2_and_one_sentence(without, tmp_path, capsys):
    file = tmp_path / "a.html"
    file.write_bytes(PAGE)
    without("trafilatura")
    assert run(["outline", str(file), "--lang", "en"]) == 2
    assert "trafilatura" in capsys.readouterr().err


def test_an_import_error_without_a_name_is_told_by_its_words():
    name, command = missing(ImportError("lxml.html.clean is a separate project"))
    assert name.startswith("lxml.html.clean")
    assert command.startswith("pip install")


def test_what_an_extra_brings_is_installed_by_the_extra():
    assert missing(ModuleNotFoundError(name="pandas"))[1].endswith("'duizhao[tables]'")


def test_a_module_of_ours_is_a_fault_of_ours():
    assert missing(ModuleNotFoundError(name="duizhao.corpus.nothing")) is None
