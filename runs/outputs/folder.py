"""Folders that a run fills with many files: one that somebody else's files stand in is refused."""

from collections.abc import Iterable
from pathlib import Path


def check_folder(folder: Path, names: Iterable[str], *signs: str) -> None:
    """Raise InputError before any work when a file of a run would replace somebody else's.

    ``names`` are the files that a run writes into ``folder``. Where one of the ``signs`` stands, a
    file or a folder that only a run makes, they are ours.
    """
    from ...corpus.model import InputError

    if any((folder / sign).exists() for sign in signs):
        return
    there = next((name for name in names if (folder / name).is_file()), None)
    if there is not None:
        raise InputError("output-folder-foreign", str(folder), there)
