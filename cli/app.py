"""The command line: ``duizhao``. Commands only call the stages; nothing heavy loads for --help."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import typer

from ..runs.memory import collect_seldom, one_thread
from ..version import __version__
from .amending import amend, apply
from .batch import batch
from .check import check
from .collate import collate
from .comparing.command import compare
from .demo import demo
from .judging.agreement import agreement
from .judging.sample import sample
from .outline import outline
from .parsing import manual
from .parsing.help import BilingualCommand, BilingualGroup
from .reviewing.command import review
from .split import split

# 128 + the signal's number.
_INTERRUPTED = 130
# What a disk says that takes no more: full, a limit of file size, a quota.
_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_TERMINATED = 143

_HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
# What the command line begins with when only two files are named.
_MAIN = "compare"

app = typer.Typer(
    name="duizhao",
    cls=BilingualGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP_OPTIONS,
)
_COMMANDS: dict[Callable[..., None], str] = {
    compare: manual.COMPARE,
    amend: manual.AMEND,
    apply: manual.APPLY,
    check: manual.CHECK,
    review: manual.REVIEW,
    batch: manual.BATCH,
    collate: manual.COLLATE,
    sample: manual.SAMPLE,
    agreement: manual.AGREEMENT,
    outline: manual.OUTLINE,
    split: manual.SPLIT,
    demo: manual.DEMO,
}
for _command, _help in _COMMANDS.items():
    app.command(cls=BilingualCommand, context_settings=_HELP_OPTIONS, help=_help)(_command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"duizhao {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="显示版本 · Print the version"
    ),
) -> None:
    """中文规范性文件条文对照 · Compare Chinese normative documents by clause.

    \b
    示例 · Examples:
      duizhao compare 省办法.docx 市办法.docx -o 对照表.docx
      duizhao demo
    """


def main() -> None:
    """Run the command line and exit: 0 done, 1 differs, 2 misuse or unusable input, 130 Ctrl-C."""
    signal.signal(signal.SIGTERM, _terminate)
    collect_seldom()
    one_thread()
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; every error becomes one sentence on stderr."""
    try:
        return _call(_with_command(arguments))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.EPIPE:
            _drop_output()
            return 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else 1
        from .failure import failed

        return failed(_full_disk(error) or error, arguments)


def _with_command(arguments: list[str]) -> list[str]:
    """Return the words of a command line that names files and no command as those of ``compare``.

    A word is a file when one stands there, or when it ends like one.
    """
    names = {command.__name__ for command in _COMMANDS}
    first = arguments[0] if arguments else "-"
    if first.startswith("-") or first in names:
        return arguments
    return [_MAIN, *arguments] if Path(first).suffix or Path(first).exists() else arguments


def _call(arguments: list[str]) -> int:
    """Return the exit code that Typer ends with; flush here, where a closed pipe is caught."""
    try:
        code = app(arguments, prog_name="duizhao", standalone_mode=False)
    except SystemExit as end:
        # Typer turns a closed pipe into exit 1, which here says that texts differ.
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        code = end.code
    sys.stdout.flush()
    return code if isinstance(code, int) else 0 if code is None else 1


def _full_disk(error: Exception) -> Exception | None:
    """Return what to say when the disk behind a redirected output is full; None otherwise."""
    from ..corpus.model import InputError

    if not isinstance(error, OSError) or error.errno not in _FULL:
        return None
    _drop_output()
    return InputError("cannot-write", "stdout", error.strerror or str(error))


def _drop_output() -> None:
    """Let nothing more be said on the output, not even when the interpreter flushes at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    """Leave through the finally clauses, so that no temporary file stays."""
    raise SystemExit(_TERMINATED)
