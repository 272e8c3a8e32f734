"""What an earlier run left in the folder of a collation is taken away before a new one writes."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ...report.batch.files import RUN
from ...report.family.files import NAMES
from ...report.output import UNFINISHED
from .record import FAMILIES, OUTPUTS


def clear(folder: Path) -> None:
    """Take away what an earlier run wrote: the sign that its tables are whole, and its families."""
    (folder / RUN).unlink(missing_ok=True)
    _sweep(folder, OUTPUTS)
    for place in (folder / FAMILIES).iterdir():
        if place.is_dir() and place.name.isdigit():
            for name in NAMES:
                (place / name).unlink(missing_ok=True)
            _sweep(place, NAMES)
            with suppress(OSError):  # somebody else's file is in it
                place.rmdir()


def _sweep(folder: Path, names: Sequence[str]) -> None:
    """Take away what a run that was killed had begun to write."""
    for path in [path for name in names for path in folder.glob(f".{name}.*{UNFINISHED}")]:
        path.unlink(missing_ok=True)
