"""``duizhao batch``: one template, any number of variants, tables for research."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from ..report.words.catalogue import message_language, report_language
from ..runs.load import limits_of
from .parsing.folds import NoFold, Strict, folds_of
from .parsing.many import Pages, Parts, Scheduler
from .parsing.options import (
    Doubtful,
    Folder,
    Formats,
    FurtherTemplates,
    Jobs,
    Lang,
    Limit,
    Listed,
    MetadataList,
    Revisions,
    Tables,
    Template,
    TrackedOption,
    several,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..alignment.model import Settings
    from ..corpus.limits import Limits
    from ..report.batch.files import Format
    from ..report.batch.rows.metadata import GivenFor
    from ..report.words.catalogue import Lang as Language
    from ..runs.batch.run import Other, Outcome, Stream
    from ..runs.batch.work import Job
    from ..runs.inputs import Input

_FAILED = 2


def batch(
    template: Template,
    output: Folder,
    variants: Annotated[list[str] | None, several("VARIANT...")] = None,
    templates: FurtherTemplates = None,
    listed: Listed = None,
    metadata: MetadataList = None,
    jobs: Jobs = None,
    scheduler: Scheduler = None,
    formats: Formats = None,
    pages: Pages = False,
    parts: Parts = False,
    doubtful: Doubtful = False,
    tracked: TrackedOption = Revisions.ACCEPTED,
    strict: Strict = False,
    no_fold: NoFold = None,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Compare many variants with one template, and write tables."""
    from dataclasses import replace

    from ..alignment.model import Settings
    from ..report.batch.files import Format, check_extra
    from ..runs.batch.pages import PAGES
    from ..runs.batch.run import PAIRS, prepare
    from ..runs.lock import locked
    from .screen import Screen

    chosen = _formats(formats)
    if parts:
        check_extra((Format.PARQUET,), "--parts")
    _check_scheduler(scheduler, jobs)
    limits, folds = limits_of(limit), folds_of(no_fold, strict=strict)
    known = [template, *(templates or [])]
    items = _inputs(known, variants or [], listed, output, limits)
    settings = Settings(tracked=tracked.value, folds=folds, doubtful=doubtful)
    job = _job(template, output / PAIRS, limits, settings)
    if pages:
        job = replace(job, pages=output / PAGES, lang=report_language(lang or ""))
    lists = [path for path in (listed, metadata) if path]
    given = _given(metadata, [*map(str, known), *(item.name for item in items)], limits)
    prepare(output, job, [*known, *lists], items, parts=parts)
    langs = message_language(lang or ""), report_language(lang or "")
    order = _Order(items, jobs, scheduler, chosen, given, parts, langs)
    with locked(output):
        outcome = order.compared(output, job, order.others(output, job, known))
    Screen(langs[0]).batch(outcome)
    if outcome.failed:
        raise typer.Exit(_FAILED)


class _Order(NamedTuple):
    """What is the same for every template: the texts, who compares them, and what is written.

    ``langs`` are those of messages and of reports.
    """

    items: "tuple[Input, ...]"
    jobs: int | None
    scheduler: str | None
    formats: "tuple[Format, ...]"
    given: "GivenFor"
    parts: bool
    langs: "tuple[Language, Language]"

    def others(self, output: Path, job: "Job", templates: list[Path]) -> "list[Other]":
        """Compare the texts with all templates but the first; what earlier ones left goes."""
        from ..report.batch.files import FURTHER
        from ..runs.batch.run import Other, forget, prepare

        found = {}
        for number, path in enumerate(templates[1:], 2):
            folder = output / f"{FURTHER}{number}"
            other = _of_template(job, path, folder)
            prepare(folder, other, templates, self.items, parts=self.parts)
            found[folder] = Other(other.template, self.compared(folder, other).shards)
        for folder in sorted(output.glob(f"{FURTHER}*")):
            if folder not in found:
                forget(folder)
        return list(found.values())

    def compared(self, folder: Path, job: "Job", others: "Sequence[Other]" = ()) -> "Outcome":
        """Compare the texts with the template of ``job`` and write the tables into ``folder``."""
        from ..runs.batch.run import compare_all
        from .progress import shown

        outcomes = _outcomes(job, self.items, self.jobs, self.scheduler)
        found = shown(outcomes, len(self.items), self.langs[0])
        formats, given = self.formats, self.given
        return compare_all(
            folder, job, found, formats, self.langs[1], parts=self.parts, given=given, others=others
        )


def _given(metadata: Path | None, names: list[str], limits: "Limits") -> "GivenFor":
    """Return what the list of metadata gives of a text, by its name. Raises InputError."""
    from ..runs.batch.metadata_file import read_metadata

    found = read_metadata(metadata, names, limits) if metadata else {}
    return lambda name: found.get(name, {})


def _formats(chosen: "list[Tables] | None") -> "tuple[Format, ...]":
    """Return the formats to write, CSV when none was chosen. Raises InputError without extra."""
    from ..report.batch.files import Format, check_extra

    asked = {one.value for one in chosen or [Tables.CSV]}
    wanted = tuple(one for one in Format if asked & {one.value, Tables.ALL.value})
    check_extra(wanted, " ".join(f"--format {one}" for one in sorted(asked)))
    return wanted


def _check_scheduler(scheduler: str | None, jobs: int | None) -> None:
    """Raise InputError when a cluster is asked for that cannot be, or processes beside it."""
    from importlib.util import find_spec

    from ..corpus.model import InputError

    if scheduler and jobs:
        raise InputError("jobs-with-scheduler", "--jobs", scheduler)
    if scheduler and find_spec("distributed") is None:
        raise InputError("no-dask-extra", "--scheduler")


def _outcomes(
    job: "Job", items: "tuple[Input, ...]", jobs: int | None, scheduler: str | None
) -> "Stream":
    """Return what comes of the items: by processes here, or by a cluster."""
    if scheduler:
        from ..runs.batch.cluster import outcomes as by_cluster

        return by_cluster(job, items, scheduler)
    from ..runs.batch.processes import outcomes
    from ..runs.pool import cores

    return outcomes(job, items, jobs or cores())


def _inputs(
    templates: list[Path], names: list[str], listed: Path | None, output: Path, limits: "Limits"
) -> "tuple[Input, ...]":
    """Return the documents to compare. Raises InputError when there is none."""
    from ..corpus.model import InputError
    from ..report.batch.files import FURTHER, OUTPUTS
    from ..runs.batch.pages import PAGES
    from ..runs.batch.parts import PARTS
    from ..runs.batch.run import PAIRS
    from ..runs.inputs import inputs
    from ..runs.inputs import listed as read_list

    more = read_list(listed, limits) if listed else ()
    ours = (PAIRS, PAGES, PARTS, *OUTPUTS)
    further = output.glob(f"{FURTHER}*")
    left_out = [*templates, *(output / name for name in ours), *further]
    found = inputs([*names, *more], left_out, limits)
    if not found:
        raise InputError("no-variants", str(templates[0]))
    return found


def _of_template(job: "Job", template: Path, folder: Path) -> "Job":
    """Return the job of a further template, whose results stand in ``folder``."""
    from dataclasses import replace

    from ..runs.batch.pages import PAGES
    from ..runs.batch.run import PAIRS

    pages = folder / PAGES if job.pages else None
    one = _job(template, folder / PAIRS, job.limits, job.settings)
    return replace(one, pages=pages, lang=job.lang)


def _job(template: Path, pairs: Path, limits: "Limits", settings: "Settings") -> "Job":
    """Read the template. Raises InputError, also when it holds nothing to compare."""
    from ..runs.batch.record import versions
    from ..runs.batch.work import Job
    from ..runs.load import check_comparable, document

    text = document(template, limits, settings.tracked)
    check_comparable(text, limits)
    return Job(text, pairs, limits, settings, versions())
