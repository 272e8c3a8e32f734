"""The console on which reports are printed."""

import os
import sys

from rich.console import Console


class _Lasting(Console):
    """A console whose reader may leave: what is still printed goes nowhere, the work goes on."""

    def on_broken_pipe(self) -> None:
        """Drop the output instead of ending the program: tables are still to be written."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def console() -> Console:
    """Return a console that takes texts as they are: no markup, no highlighting, no emoji."""
    return _Lasting(highlight=False, emoji=False, markup=False)
