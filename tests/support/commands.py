"""Commands run in the process of the tests, with what they leave."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from duizhao.cli.app import run


class Done(NamedTuple):
    """What a finished command left."""

    returncode: int
    stdout: str
    stderr: str


def caller(capfd, *before: str) -> Callable[..., Done]:
    """Return a function that runs the program with the words ``before`` and those it is given."""

    def call(*words: str) -> Done:
        code = run([*before, *words])
        sys.stdout.flush()
        return Done(code, *capfd.readouterr())

    return call
