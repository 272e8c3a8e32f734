"""Commits laid out side by side, each as a package duizhao in a folder of its own."""

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.measure import ROOT


@contextmanager
def checkouts(commits: Sequence[str]) -> Iterator[tuple[Path, ...]]:
    """Yield a folder for each commit: with it in PYTHONPATH the program is that of the commit.

    The work trees are taken away at the end.
    """
    with tempfile.TemporaryDirectory() as folder:
        places = tuple(Path(folder) / str(number) for number in range(len(commits)))
        try:
            for commit, place in zip(commits, places, strict=True):
                place.mkdir()
                _git("worktree", "add", "--detach", "--force", str(place / "duizhao"), commit)
            yield places
        finally:
            for place in places:
                _git("worktree", "remove", "--force", str(place / "duizhao"), check=False)


def _git(*words: str, check: bool = True) -> None:
    subprocess.run(("git", *words), cwd=ROOT, check=check, capture_output=True)
