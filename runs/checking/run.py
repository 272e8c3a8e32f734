"""Check files, one after the other or by several processes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...alignment.checking.check import check
from ...alignment.checking.model import Checked
from ...corpus.limits import Limits
from ...corpus.load import load
from ...corpus.model import Document, InputError
from ...corpus.parse import parse
from ...corpus.reading.read import read_bytes
from ..batch.inputs import Input, content, inputs
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


def check_files(
    names: Sequence[str], wanted: Wanted, limits: Limits, jobs: int, against: Path | None = None
) -> Iterator[Checked | InputError]:
    """Yield what is found in each text that ``names`` mean, in the order of their names.

    Each is screened ``against`` the text above where one is given. What cannot be read comes as a
    value. Raises InputError for settings amiss or a text above that cannot be read.
    """
    job = Job(wanted, limits, load(against, limits) if against else None)
    items = inputs(names, (against,) if against else (), limits)
    office_of(items[0].path if items else ".", wanted)
    if len(items) < _ALONE:
        jobs = 1
    for item, found in zip(items, each(partial(work, job), items, jobs), strict=True):
        yield found if found is not None else InputError("died", item.name)


def work(job: Job, item: Input) -> Checked | InputError:
    """Read and check one text."""
    try:
        source = read_bytes(item.name, content(item, job.limits), limits=job.limits)
    except InputError as error:
        return error
    document, office = parse(source), office_of(item.path, job.wanted)
    checked = check(document, office)
    if job.above is None:
        return checked
    from ...alignment.checking.screening.screen import screened
    from ...alignment.compare import compare

    return screened(compare(job.above, document), checked, office)
