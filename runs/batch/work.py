"""What is done with one document of a batch: read, compared, its rows kept in a file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...version import __version__
from ..inputs import Input, content

if TYPE_CHECKING:
    from ...alignment.model import Comparison, Settings
    from ...corpus.limits import Limits
    from ...corpus.model import Document, InputError
    from ...report.words.catalogue import Lang


@dataclass(frozen=True, slots=True)
class Job:
    """What all comparisons of a batch have in common; ``versions`` are of all that reads texts.

    ``pages`` is the folder for a page of each comparison, in ``lang``; without it none are made.
    """

    template: "Document"
    pairs: Path
    limits: "Limits"
    settings: "Settings"
    versions: tuple[tuple[str, str], ...]
    pages: Path | None = None
    lang: "Lang" = "zh"


class Done(NamedTuple):
    """What came of one document: the names of its files, or why there are none."""

    input: Input
    shard: str = ""
    error: "InputError | None" = None
    page: str = ""


class Made(NamedTuple):
    """The files of one comparison: its rows, and its page where it is asked for."""

    rows: bytes
    page: bytes = b""


def work(job: Job, item: Input) -> Done:
    """Compare one document with the template, unless its rows are there already.

    Whatever is wrong with the document comes back as a value. Raises InputError when the rows
    cannot be written: a full disk ends the batch.
    """
    from ...corpus.model import InputError

    done, data = ready(job, item)
    if data is None:
        return done
    made = compared(job, item, data)
    if isinstance(made, InputError):
        return Done(item, error=made)
    keep(job, done, made)
    return done


def ready(job: Job, item: Input) -> tuple[Done, bytes | None]:
    """Return where the files of a comparison belong, and the bytes of the document to compare.

    Without bytes there is nothing to do: it is done already, or cannot be read.
    """
    from ...corpus.model import InputError

    try:
        data = content(item, job.limits)
        done = place(job, item, data)
    except InputError as error:
        return Done(item, error=error), None
    return done, None if is_done(job, done) else data


def place(job: Job, item: Input, data: bytes) -> Done:
    """Return where the files of a comparison belong: everything that they depend on is in it."""
    from .pages import page_name

    shard = _name(job, item, data)
    page = page_name(item.name, shard, job.lang) if job.pages else ""
    return Done(item, shard, page=page)


def is_done(job: Job, done: Done) -> bool:
    """Say whether the files of a comparison are there already."""
    from ...report.batch.shard import is_whole

    page_too = not job.pages or (job.pages / done.page).exists()
    return page_too and is_whole(job.pairs / done.shard)


def compared(job: Job, item: Input, data: bytes) -> "Made | InputError":
    """Return the files of one comparison, or what is wrong with the document."""
    from ...corpus.model import InputError

    try:
        return _made(job, item, data)
    except InputError as error:
        return error
    except Exception as error:
        named = " ".join(f"{type(error).__name__}: {error}".split())
        return InputError("comparison-failed", item.name, named, __version__)


def keep(job: Job, done: Done, made: Made) -> None:
    """Write the files of a comparison to their places. Raises InputError."""
    from ..files import store

    if job.pages:
        store(job.pages / done.page, made.page)
    # Sealed: rows that a power cut spoilt are made anew.
    store(job.pairs / done.shard, made.rows, lasting=False)


def _name(job: Job, item: Input, data: bytes) -> str:
    """Return the name of the file for the rows: everything that they depend on is in it.

    Of the limits one alone alters what is read; the others decide whether it is.
    """
    import hashlib
    from dataclasses import asdict

    from ...corpus.reading.sniff import kind_of
    from ...report.batch.shard import shard_name

    return shard_name(
        {
            "versions": job.versions,
            "template": [job.template.reader, job.template.sha256],
            "variant": [kind_of(data, item.name), hashlib.sha256(data).hexdigest()],
            "settings": asdict(job.settings),
            "page_lines": job.limits.page_lines,
        }
    )


def _made(job: Job, item: Input, data: bytes) -> Made:
    """Return the files of one comparison. Raises InputError."""
    from ...alignment.compare import compare
    from ...corpus.parse import parse
    from ...corpus.reading.read import read_bytes
    from ...report.batch.page.answers import answer_rows
    from ...report.batch.rows.comparison import comparison_rows
    from ...report.batch.shard import shard
    from ..load import check_comparable

    variant = parse(read_bytes(item.name, data, job.settings.tracked, job.limits))
    check_comparable(variant, job.limits)
    comparison = compare(job.template, variant, job.settings)
    rows = shard([*comparison_rows(comparison), *answer_rows(comparison)])
    return Made(rows, _page(comparison, job.lang) if job.pages else b"")


def _page(comparison: "Comparison", lang: "Lang") -> bytes:
    from ...report.html.write import comparison_html
    from ...report.words.layout import Layout

    return comparison_html(comparison, Layout.IMPLEMENTATION, lang).encode()
