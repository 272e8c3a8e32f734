"""Plain values of the command line are read at once; all else goes Typer's own way."""

import subprocess
import sys

import pytest
from duizhao.cli.app import run

LOADED = (
    "import sys; from duizhao.cli.app import run; code = run(sys.argv[1:]);"
    "print(code, 'pydantic' in sys.modules, file=sys.stderr)"
)


def test_what_is_plainly_right_loads_no_validator(root):
    texts = [str(root / "cli" / "examples" / "sources" / f"{n}.txt") for n in ("template", "city")]
    options = ["--layout", "revision", "--exit-code", "--lang", "zh"]
    command = [sys.executable, "-c", LOADED, "compare", *texts, *options]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    assert told.stderr == "1 False\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "a.txt", "b.txt", "--layout", "side"], "--layout cannot be “side”"),
        (["compare", "a.txt"], "VARIANT is missing"),
        (["compare", "a.txt", "b.txt", "--lang", "fr"], "--lang cannot be “fr”"),
        (["batch", "a.txt", "b.txt", "-o", "d", "--jobs", "0"], "--jobs cannot be"),
    ],
)
def test_what_is_wrong_is_said_by_typer(arguments, said, capsys):
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_number_is_read_by_typer(tmp_path, capsys):
    missing = str(tmp_path / "none.txt")
    assert run(["batch", missing, missing, "-o", str(tmp_path), "--jobs", "2"]) == 2
    assert "--jobs" not in capsys.readouterr().err
