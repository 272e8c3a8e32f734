"""The wheel: what is in it, and how it runs in an empty environment.

The oldest pip of the oldest Python supported puts it there.
"""

import os
import re
import subprocess
import sys
import venv
import zipfile

import pytest

from bench.ofd import ofd

from ..support.pdf_files import lines, pdf
from ..support.word_files import p, t, word

pytestmark = [pytest.mark.slow, pytest.mark.waits]
# Python 3.11.0 ships this pip.
PIP = "pip==22.3"
ARTICLE = "第一条 学校应当每日公示菜单。"
FILES = {
    "a.txt": ARTICLE.encode("gb18030"),
    "a.md": f"# 办法\n\n{ARTICLE}\n".encode(),
    "a.html": f"<html><body><h1>办法</h1><p>{ARTICLE}</p></body></html>".encode(),
    "a.docx": word(p(t(ARTICLE))),
    "a.ofd": ofd([ARTICLE]),
}
# What each of the larger extras asks for; to unpack them all takes a minute.
EXTRAS = {
    "tables": ("pandas", "pyarrow", "xlsxwriter", "openpyxl", "networkx", "scipy"),
    "collate": ("scipy", "networkx"),
    "dask": ("distributed", "pyarrow"),
    "review": ("starlette", "uvicorn", "python-multipart"),
}


class Environment:
    """An environment of its own, with nothing but an old pip in it."""

    def __init__(self, folder):
        venv.create(folder, with_pip=False)
        self.folder, self.python = folder, str(folder / "bin" / "python")
        self._install(sys.executable, "-m", "pip", "--python", self.python, "install", PIP)

    def pip(self, *arguments):
        """Install and return what pip said; the test is skipped where no index answers.

        What is installed is compiled when it is imported, which is a small part of it.
        """
        return self._install(self.python, "-m", "pip", "install", "--no-compile", *arguments)

    def _install(self, *command):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode and "No matching distribution" in done.stderr:
            pytest.skip("needs a package index")
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def run(self, *arguments):
        """Run Python away from the checkout, with nothing of this environment in sight."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        return subprocess.run(
            [self.python, *arguments], capture_output=True, text=True, env=kept, cwd=self.folder
        )


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", str(folder), "."]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if done.returncode:
        pytest.skip("building a wheel needs setuptools from the package index")
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory):
    made = Environment(tmp_path_factory.mktemp("empty"))
    made.pip(str(wheel))
    return made


def test_only_the_package_is_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"duizhao"}
    assert not [n for n in names if "/tests/" in n or "/bench/" in n]


def test_examples_and_tables_are_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("cli/examples/template.docx", "corpus/tables/", "report/tables/"):
        assert any(name.startswith(f"duizhao/{part}") for name in names), part


def test_the_installed_program_runs_the_demo(environment, tmp_path):
    done = environment.run("-m", "duizhao", "demo", "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "out").glob("*.docx"))


def test_a_plain_install_reads_every_format(environment, tmp_path):
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    files = [str(tmp_path / name) for name in FILES]
    done = environment.run("-m", "duizhao", "outline", *files)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("公示菜单") == len(FILES)


def test_what_an_extra_brings_is_missed_with_one_sentence(environment, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(lines([ARTICLE])))
    done = environment.run("-m", "duizhao", "outline", str(file), "--lang", "en")
    assert done.returncode == 2
    assert "pip install 'duizhao[pdf]'" in done.stderr


def test_the_extra_for_pdf_reads_one(environment, wheel, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf(lines([ARTICLE])))
    environment.pip(f"{wheel}[pdf]")
    done = environment.run("-m", "duizhao", "outline", str(file))
    assert done.returncode == 0, done.stderr
    assert "公示" in done.stdout


@pytest.mark.parametrize("extra", EXTRAS)
def test_each_other_extra_asks_for_what_it_is_for(environment, extra):
    listed = "from importlib.metadata import requires; print(*requires('duizhao'), sep='\\n')"
    asked = [line for line in environment.run("-c", listed).stdout.splitlines() if "extra" in line]
    own = [re.match("[a-z_-]+", line)[0] for line in asked if f'"{extra}"' in line]
    assert {*EXTRAS[extra]} == {*own}


def test_the_other_extras_can_be_resolved(environment, wheel):
    said = environment.pip("--dry-run", f"{wheel}[{','.join(EXTRAS)}]")
    assert "does not provide the extra" not in said.replace(
        "does not provide the extra 'html_clean'", ""
    )
    would = said.lower().rpartition("would install")[2]
    wanted = {name for names in EXTRAS.values() for name in names}
    assert [name for name in wanted if f"{name}-" not in would] == []
