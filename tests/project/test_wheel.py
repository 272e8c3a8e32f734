"""The wheel holds the package and nothing else, and runs from a folder of its own."""

import os
import subprocess
import sys
import zipfile

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", str(folder), "."]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True)
    if run.returncode and "setuptools" in run.stderr:
        pytest.skip("building a wheel needs setuptools from the package index")
    assert run.returncode == 0, run.stderr
    return next(folder.glob("*.whl"))


def test_only_the_package_is_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"duizhao"}
    assert not [n for n in names if "/tests/" in n or "/bench/" in n]


def test_examples_and_tables_are_inside(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("cli/examples/template.docx", "corpus/tables/", "report/tables/"):
        assert any(name.startswith(f"duizhao/{part}") for name in names), part


def test_the_installed_wheel_runs_the_demo(wheel, tmp_path):
    site = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--quiet", "--target"]
    subprocess.run([*install, str(site), str(wheel)], check=True, capture_output=True)
    run = subprocess.run(
        [sys.executable, "-m", "duizhao", "demo", "-o", str(tmp_path / "out")],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert list((tmp_path / "out").glob("*.docx"))
