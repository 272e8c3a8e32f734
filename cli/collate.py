"""``duizhao collate``: a family of texts without a given template, or with one."""

from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..report.words.catalogue import message_language, report_language
from ..runs.load import limits_of
from .parsing.many import GroupsOnly, KnownTemplate, Whole
from .parsing.options import (
    FamilyFormats,
    FamilyTables,
    FolderIfAny,
    Jobs,
    Lang,
    Limit,
    Listed,
    Revisions,
    TrackedOption,
    several,
)

if TYPE_CHECKING:
    from ..corpus.limits import Limits
    from ..corpus.model import Document
    from ..report.batch.files import Format
    from ..runs.inputs import Input

_FAILED = 2


def collate(
    files: Annotated[list[str] | None, several("FILE...")] = None,
    output: FolderIfAny = None,
    template: KnownTemplate = None,
    listed: Listed = None,
    whole: Whole = False,
    groups_only: GroupsOnly = False,
    jobs: Jobs = None,
    formats: FamilyFormats = None,
    tracked: TrackedOption = Revisions.ACCEPTED,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Collate texts of one origin, and write tables."""
    from ..runs.batch.overall import PACKAGES
    from ..runs.batch.record import versions
    from ..runs.collate.run import Order, collate_all, prepare
    from ..runs.collate.work import Reader
    from ..runs.lock import locked
    from ..runs.pool import cores
    from .screen import Screen

    limits = limits_of(limit)
    items = _inputs(files or [], listed, template, output, limits)
    order = Order(
        _template(template, limits, tracked),
        Reader(limits, tracked.value),
        whole,
        groups_only,
        jobs or cores(),
        (message_language(lang or ""), report_language(lang or "")),
        versions(*PACKAGES),
        _formats(formats),
    )
    if output:
        prepare(output, [path for path in (template, listed) if path], items)
    failed = 0
    with locked(output) if output else nullcontext():
        for event in collate_all(output, order, items):
            failed = Screen(order.lang[0]).collation(event)
    if failed:
        raise typer.Exit(_FAILED)


def _formats(chosen: list[FamilyTables] | None) -> "tuple[Format, ...]":
    """Return the formats to write, CSV when none was chosen. Raises InputError without extra."""
    from ..report.batch.files import check_extra
    from ..report.family.columns import FORMATS

    asked = {one.value for one in chosen or [FamilyTables.CSV]}
    wanted = tuple(one for one in FORMATS if asked & {one.value, FamilyTables.ALL.value})
    check_extra(wanted, " ".join(f"--format {one}" for one in sorted(asked)))
    return wanted


def _inputs(
    names: list[str],
    listed: Path | None,
    template: Path | None,
    output: Path | None,
    limits: "Limits",
) -> "tuple[Input, ...]":
    """Return the documents to collate. Raises InputError when there are none."""
    from ..corpus.model import InputError
    from ..runs.collate.record import FAMILIES, OUTPUTS
    from ..runs.inputs import inputs
    from ..runs.inputs import listed as read_list

    if "-" in names:
        raise InputError("collate-standard-input", "-")
    more = read_list(listed, limits) if listed else ()
    made = [output / name for name in (FAMILIES, *OUTPUTS)] if output else []
    found = inputs([*names, *more], [*made, *([template] if template else [])], limits)
    if not found:
        raise InputError("too-few-texts", " ".join(names) or str(listed or "—"), "0")
    return found


def _template(path: Path | None, limits: "Limits", tracked: Revisions) -> "Document | None":
    """Read the template, if one is given. Raises InputError, also when it has no clauses."""
    from ..runs.load import check_comparable, document

    text = document(path, limits, tracked.value) if path else None
    if text:
        check_comparable(text, limits)
    return text
