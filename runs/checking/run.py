"""Check files, one after the other or by several processes."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ...alignment.checking.check import check
from ...alignment.checking.model import Checked
from ...alignment.checking.shelf import Shelf, shelf
from ...corpus.limits import Limits
from ...corpus.load import load
from ...corpus.model import Document, InputError
from ...corpus.parse import parse, parse_clauses
from ...corpus.reading.read import read_bytes
from ..inputs import Input, content, inputs
from ..pool import each
from .office import Wanted, office_of

# Below so many texts starting processes costs more than it saves.
_ALONE = 20


@dataclass(frozen=True, slots=True)
class Job:
    """What all checks of a run have in common."""

    wanted: Wanted
    limits: Limits
    above: Document | None = None
    laws: Shelf | None = None


class Beside(NamedTuple):
    """What the texts are looked at beside: the text above, the folder of laws."""

    against: Path | None = None
    laws: Path | None = None


ALONE = Beside()


def check_files(
    names: Sequence[str], wanted: Wanted, limits: Limits, jobs: int, beside: Beside = ALONE
) -> Iterator[Checked | InputError]:
    """Yield what is found in each text that ``names`` mean, in the order of their names.

    What cannot be read comes as a value. Raises InputError for settings amiss, a text above or
    a folder of laws that cannot be read.
    """
    above, laws = beside.against, beside.laws
    job = Job(
        wanted,
        limits,
        load(above, limits) if above else None,
        _shelf(laws, limits) if laws else None,
    )
    items = inputs(names, (above,) if above else (), limits)
    office_of(items[0].path if items else ".", wanted)
    if len(items) < _ALONE:
        jobs = 1
    for item, found in zip(items, each(partial(work, job), items, jobs), strict=True):
        yield found if found is not None else InputError("died", item.name)


def _shelf(folder: Path, limits: Limits) -> Shelf:
    """Read the laws of a folder; what is no text is passed over. Raises InputError."""
    if not folder.is_dir():
        raise InputError("laws-no-folder", str(folder))
    found = []
    for item in inputs([str(folder)], (), limits):
        with contextlib.suppress(InputError):
            source = read_bytes(item.name, content(item, limits), limits=limits)
            found.append(parse_clauses(source))
    if not found:
        raise InputError("laws-empty", str(folder))
    return shelf(found)


def work(job: Job, item: Input) -> Checked | InputError:
    """Read and check one text."""
    try:
        source = read_bytes(item.name, content(item, job.limits), limits=job.limits)
    except InputError as error:
        return error
    document, office = parse(source), office_of(item.path, job.wanted)
    checked = check(document, office, job.laws)
    if job.above is None:
        return checked
    from ...alignment.checking.screening.screen import screened
    from ...alignment.compare import compare

    return screened(compare(job.above, document), checked, office)
