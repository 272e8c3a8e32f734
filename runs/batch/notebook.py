"""Many variants compared with one or several templates, for notebooks: tables as data frames."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.limits import LIMITS
from ...report.batch.files import FURTHER
from ...report.batch.frames import Frames, of_shards, stacked
from ...report.batch.rows.metadata import nothing_given
from ..inputs import inputs
from ..load import check_comparable, document
from .overall import overall
from .processes import outcomes
from .record import versions
from .rows import of_shards as rows_in
from .work import Job, work

if TYPE_CHECKING:
    from ...alignment.model import Settings
    from ...corpus.model import Document, InputError
    from ..inputs import Input


class _Compared(NamedTuple):
    """A template with the files of rows of the texts, and why others have none, by their names."""

    template: "Document"
    shards: "tuple[tuple[str, Path], ...]"
    errors: "tuple[tuple[str, InputError], ...]"


def batch_frames(
    templates: Sequence[Path],
    variants: Sequence[str],
    settings: "Settings",
    jobs: int,
    folder: Path | None,
) -> Frames:
    """Return the tables of ``variants`` beside each of ``templates``.

    Of several templates every table has a first column ``template``, and all stand in it one after
    the other; ``sources`` tells the nearest of each clause. What is compared is kept in ``folder``.
    Raises InputError when a template cannot be used.
    """
    read = [document(path, LIMITS, settings.tracked) for path in templates]
    for one in read:
        check_comparable(one, LIMITS)
    with ExitStack() as stack:
        pairs = folder or Path(stack.enter_context(TemporaryDirectory()))
        pairs.mkdir(parents=True, exist_ok=True)
        items = inputs(variants, [*templates, pairs], LIMITS)
        first, *others = _compared(read, items, settings, jobs, pairs)
        further = [(one.template, rows_in(dict(one.shards))) for one in others]
        found = overall(first.template, rows_in(dict(first.shards)), nothing_given, further)
        made = [of_shards(*first, found.together)]
        for other in others:
            together = overall(other.template, rows_in(dict(other.shards))).together
            made.append(of_shards(*other, together))
        names = [compared.template.path for compared in (first, *others)]
        return stacked(list(zip(names, made, strict=True))) if others else made[0]


def _compared(
    templates: "Sequence[Document]",
    items: "Sequence[Input]",
    settings: "Settings",
    jobs: int,
    pairs: Path,
) -> Iterator[_Compared]:
    """Yield what came of all texts beside each template, each in a folder of its own."""
    for number, template in enumerate(templates, 1):
        place = pairs / f"{FURTHER}{number}" if number > 1 else pairs
        place.mkdir(exist_ok=True)
        job = Job(template, place, LIMITS, settings, versions())
        done = outcomes(job, items, jobs) if jobs > 1 else (work(job, item) for item in items)
        made = sorted(done, key=lambda one: one.input.name)
        shards = tuple((one.input.name, place / one.shard) for one in made if not one.error)
        errors = tuple((one.input.name, one.error) for one in made if one.error)
        yield _Compared(template, shards, errors)
