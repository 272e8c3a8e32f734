"""A batch from its inputs to its tables: compare, keep, put together, tidy up."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from ...corpus.model import Document, InputError
from ...report.batch.columns import OF_TEXTS
from ...report.batch.files import FAILURES, FILES, OUTPUTS, RUN, Format, written
from ...report.batch.page.survey import Descent
from ...report.batch.page.survey_file import write_survey
from ...report.batch.rows.metadata import GivenFor, nothing_given
from ...report.batch.shard import SUFFIX
from ...report.batch.write import write_dictionary, write_failures, write_run, write_tables
from ...report.output import UNFINISHED, check_outputs
from ...report.words.catalogue import Lang
from ..files import make_folder
from ..inputs import Input
from ..outputs.folder import check_folder
from .overall import overall
from .pages import PAGES, page_link, prune_pages
from .parts import PARTS, prune_parts, write_parts
from .record import template_told, told_of
from .rows import of_shards
from .unchanged import MADE_OF, earlier, kept, made_of
from .work import Done, Job

# The folder of the rows of comparisons.
PAIRS = "pairs"
Stream = Generator[Done, None, None]
# The name of a file of rows: a SHA-256.
_DIGEST = frozenset("0123456789abcdef")
_DIGEST_LENGTH = 64


class Outcome(NamedTuple):
    """What came of a batch: the files that were written, how many texts were compared or not.

    ``why`` is the key of the sentence that says why the tables about all texts together are empty,
    "" where they are not; ``limit`` goes into it.
    """

    written: tuple[Path, ...]
    compared: int
    failed: int
    failures: Path
    shards: Mapping[str, Path]
    why: str = ""
    limit: int = 0


class Other(NamedTuple):
    """A further template, and the files of rows of its comparisons by the names of the texts."""

    template: Document
    shards: Mapping[str, Path]


def prepare(
    folder: Path, job: Job, files: Sequence[Path], items: Sequence[Input], *, parts: bool
) -> None:
    """Make the folders. Raises InputError when they cannot be, or an output would hit an input."""
    make_folder(folder)
    given = [Path(item.path) for item in items]
    here = folder.resolve()
    near = [path for path in (*files, *given) if path.resolve().parent == here]
    check_outputs([folder / name for name in OUTPUTS], near)
    check_folder(folder, OUTPUTS, job.pairs.name, RUN)
    tables = [folder / PARTS / table for table in OF_TEXTS] if parts else []
    for path in (job.pairs, *([job.pages] if job.pages else []), *tables):
        make_folder(path)


def compare_all(
    folder: Path,
    job: Job,
    found: Stream,
    formats: Sequence[Format],
    lang: Lang,
    *,
    parts: bool,
    given: GivenFor = nothing_given,
    others: Sequence[Other] = (),
) -> Outcome:
    """Take what comes of all texts, write the tables, and return what was written.

    With ``parts`` they are written as Parquet parts too. ``lang`` is the language of the page and
    of the reasons in failures.csv; ``given`` what a user knows of a text, by its name; ``others``
    are further templates that were compared with the same texts. Raises InputError when something
    cannot be written; what is finished by then is not done again.
    """
    made: dict[str, Done] = {}
    errors: dict[str, InputError] = {}
    before = earlier(folder)
    try:
        (folder / RUN).unlink(missing_ok=True)  # it says that the tables are whole
        for done in sorted(_all(found), key=lambda one: one.input.name):
            if done.error:
                errors[done.input.name] = done.error
            else:
                made[done.input.name] = done
        if parts:
            everyone = sorted([*made, *errors])
            write_parts(folder / PARTS, job.template, everyone, _shards(job, made), given)
        descent = _write(folder, job, made, errors, formats, lang, given, before, others)
    except OSError as error:
        raise InputError("cannot-write", str(folder), error.strerror or str(error)) from error
    finally:
        _sweep(folder, job.pairs, job.pages, *(folder / PARTS / table for table in OF_TEXTS))
    _prune(job.pairs, frozenset(done.shard for done in made.values()))
    if not parts:
        prune_parts(folder / PARTS)
    if job.pages:
        prune_pages(job.pages, frozenset(done.page for done in made.values()))
    names = tuple(folder / name for name in written(formats))
    counts = len(made), len(errors)
    shards = _shards(job, made)
    return Outcome(names, *counts, folder / FAILURES, shards, descent.why, descent.limit)


def _shards(job: Job, made: Mapping[str, Done]) -> dict[str, Path]:
    """Return the file of rows of each comparison, by the name of its text."""
    return {name: job.pairs / done.shard for name, done in made.items()}


def _all(found: Stream) -> list[Done]:
    """Return what came of every item; however it is left, what works on them is ended."""
    with closing(found):
        return list(found)


def _write(
    folder: Path,
    job: Job,
    made: dict[str, Done],
    errors: dict[str, InputError],
    formats: Sequence[Format],
    lang: Lang,
    given: GivenFor,
    before: Mapping[str, Any],
    others: Sequence[Other],
) -> Descent:
    """Write tables and page in the order of the names; run.json comes last. Raises OSError.

    Returns what all texts together tell.

    Tables of a former run in other formats go: whatever stands there is of one run. Those that
    the run ``before`` made of the same things stay.
    """
    for name in set(OUTPUTS) - set(written(formats)):
        (folder / name).unlink(missing_ok=True)
    told = told_of(job, len(made), len(errors), formats)
    if others:
        told["further_templates"] = [template_told(one.template) for one in others]
    shards = _shards(job, made)
    now = made_of(told, job.template, shards, given, lang)
    tables = kept(folder, before, now, formats)
    further = [(one.template, of_shards(one.shards)) for one in others]
    found = overall(job.template, of_shards(shards), given, further)
    fresh = [one for one in formats if not tables.keys() >= set(FILES[one])]
    tables |= write_tables(
        folder, job.template, shards.items(), fresh, told, lang, given, found.together
    )
    tables = {name: tables[name] for one in formats for name in FILES[one]}
    write_dictionary(folder)
    write_failures(folder, errors.items(), lang)
    pages = {name: page_link(done.page) for name, done in made.items() if done.page}
    lineage = found.descent
    write_survey(folder, job.template, shards, pages, errors, tables, lang, lineage, given)
    write_run(folder, told | {MADE_OF: now, "tables": tables})
    return lineage


def forget(folder: Path) -> None:
    """Take away what a batch wrote into ``folder``, and the folder where nothing else is in it.

    For a further template that is asked for no more. Raises InputError.
    """
    try:
        for name in OUTPUTS:
            (folder / name).unlink(missing_ok=True)
        prune_parts(folder / PARTS)
        prune_pages(folder / PAGES, ())
        _prune(folder / PAIRS, frozenset())
        places = (PARTS, PAGES, PAIRS)
        inner = [path for path in (folder / PARTS).glob("*") if path.is_dir()]
        for place in (*inner, *(folder / name for name in places), folder):
            if place.is_dir() and not any(place.iterdir()):
                place.rmdir()
    except OSError as error:
        raise InputError("cannot-write", str(folder), error.strerror or str(error)) from error


def _sweep(folder: Path, *kept: Path | None) -> None:
    """Take away what a run that was killed had begun to write."""
    begun = [f".{name}.*{UNFINISHED}" for name in OUTPUTS]
    for path in [path for pattern in begun for path in folder.glob(pattern)]:
        path.unlink(missing_ok=True)
    for path in [path for place in kept if place for path in place.glob(f".*{UNFINISHED}")]:
        path.unlink(missing_ok=True)


def _prune(pairs: Path, used: frozenset[str]) -> None:
    """Take away the rows of documents that are no longer compared, or have changed since."""
    for path in pairs.glob(f"*{SUFFIX}"):
        ours = len(path.stem) == _DIGEST_LENGTH and set(path.stem) <= _DIGEST
        if ours and path.name not in used:
            path.unlink(missing_ok=True)
