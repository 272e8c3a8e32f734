"""What is done with one document of a batch: read, compared, its rows kept in a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .. import __version__
from .batch_inputs import Input, content

if TYPE_CHECKING:
    from ..alignment.model import Settings
    from ..corpus.limits import Limits
    from ..corpus.model import Document, InputError


@dataclass(frozen=True, slots=True)
class Job:
    """What all comparisons of a batch have in common; ``versions`` are of all that reads texts."""

    template: "Document"
    pairs: Path
    limits: "Limits"
    settings: "Settings"
    versions: tuple[tuple[str, str], ...]


class Done(NamedTuple):
    """What came of one document: the file with its rows, or why there is none."""

    input: Input
    shard: str = ""
    error: "InputError | None" = None


def work(job: Job, item: Input) -> Done:
    """Compare one document with the template, unless its rows are there already.

    Whatever is wrong with the document comes back as a value. Raises InputError when the rows
    cannot be written: a full disk ends the batch.
    """
    from ..corpus.model import InputError
    from ..report.tables_shard import is_whole
    from .formats import store

    try:
        data = content(item, job.limits)
        path = job.pairs / _name(job, item, data)
        if is_whole(path):
            return Done(item, path.name)
        rows = _rows(job, item, data)
    except InputError as error:
        return Done(item, error=error)
    except Exception as error:
        named = " ".join(f"{type(error).__name__}: {error}".split())
        return Done(item, error=InputError("comparison-failed", item.name, named, __version__))
    store(path, rows, lasting=False)  # sealed: one that a power cut spoilt is made anew
    return Done(item, path.name)


def _name(job: Job, item: Input, data: bytes) -> str:
    """Return the name of the file for the rows: everything that they depend on is in it.

    Of the limits one alone alters what is read; the others decide whether it is.
    """
    import hashlib
    from dataclasses import asdict

    from ..corpus.sniff import kind_of
    from ..report.tables_shard import shard_name

    return shard_name(
        {
            "versions": job.versions,
            "template": [job.template.reader, job.template.sha256],
            "variant": [kind_of(data, item.name), hashlib.sha256(data).hexdigest()],
            "settings": asdict(job.settings),
            "page_lines": job.limits.page_lines,
        }
    )


def _rows(job: Job, item: Input, data: bytes) -> bytes:
    """Return the file with the rows of one comparison. Raises InputError."""
    from ..alignment.compare import compare
    from ..corpus.parse import parse
    from ..corpus.read import read_bytes
    from ..report.tables_rows import comparison_rows
    from ..report.tables_shard import shard
    from .load import check_comparable

    variant = parse(read_bytes(item.name, data, job.settings.tracked, job.limits))
    check_comparable(variant, job.limits)
    return shard(comparison_rows(compare(job.template, variant, job.settings)))
