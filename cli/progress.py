"""How far a batch is: a live line on a terminal, nothing anywhere else."""

import sys
from contextlib import closing

from ..report.words.catalogue import Lang, say
from ..runs.batch.run import Stream


def shown(found: Stream, total: int, lang: Lang) -> Stream:
    """Yield ``found`` and show, where the error output is a terminal, how far it has come.

    Closing what this returns closes ``found``.
    """
    return _live(found, total, lang) if sys.stderr.isatty() else found


def _live(found: Stream, total: int, lang: Lang) -> Stream:
    """Draw the line: how many of how many, how fast, how long still, how many failed."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("{task.fields[failed]}"),
    )
    with closing(found), Progress(*columns, console=Console(stderr=True)) as progress:
        failed = 0
        task = progress.add_task("", total=total, rate="", failed="")
        for done in found:
            failed += done.error is not None
            yield done
            speed = progress.tasks[0].speed or 0.0
            rate = say(lang, "batch.rate", f"{speed:.1f}")
            progress.update(task, advance=1, rate=rate, failed=say(lang, "batch.failed", failed))
