"""``docs/cli.md``: every ``--help`` page; ``python -m bench.cli_reference`` prints it anew."""

import os
from collections.abc import Iterator

from duizhao.cli.app import app
from typer.main import get_command
from typer.testing import CliRunner

_HEAD = """# Command line

What `--help` prints, 80 columns wide. Made by `python -m bench.cli_reference > docs/cli.md`.

Exit codes: 0 the job is done; 1 with `--exit-code`, the texts differ; 2 wrong use, or a file that
cannot be used (one sentence on stderr names the cure); 70 a bug of duizhao; 130 Ctrl-C; 143 ended
by the system. Files are written whole or not at all, and never over an input.

Environment: `DUIZHAO_LANG` (`zh` or `en`), `NO_COLOR`, `COLUMNS`, `SOURCE_DATE_EPOCH` (the date in
Word files), `DUIZHAO_DEBUG=1` (shows where a bug arose).
"""


def reference() -> str:
    """Return the whole of ``docs/cli.md``."""
    return "\n".join(_pages())


def _pages() -> Iterator[str]:
    yield _HEAD
    for command in ("", *get_command(app).commands):  # type: ignore[attr-defined]
        yield f"## duizhao {command}".rstrip() + "\n"
        yield f"```text\n{_help(command)}\n```\n"


def _help(command: str) -> str:
    width = {**os.environ, "COLUMNS": "80", "TERMINAL_WIDTH": "80"}
    words = [command, "--help"] if command else ["--help"]
    return CliRunner(env=width).invoke(app, words, prog_name="duizhao").output.rstrip()


if __name__ == "__main__":
    print(reference(), end="")
