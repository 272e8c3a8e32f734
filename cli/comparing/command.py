"""``duizhao compare``: the main job."""

from typing import TYPE_CHECKING

import typer

from ...report.words.catalogue import message_language, report_language
from ...report.words.layout import Against, Layout, LinksLevel, Marks
from ...runs.decisions_file import print_notices, settings_of, weighed
from ...runs.load import check_standard_input, compared, limits_of
from ..formats import check, check_marks, check_table
from ..parsing.folds import NoFold, Strict, folds_of
from ..parsing.options import (
    Doubtful,
    ExitCode,
    Explain,
    ForceOption,
    Json,
    Lang,
    LayoutOption,
    Limit,
    Links,
    LinksLevelOption,
    MarksOption,
    NotesOption,
    OnlyOption,
    Output,
    Revisions,
    RowsOption,
    Substituted,
    SubstitutedOption,
    Template,
    TrackedOption,
    Variant,
    Weight,
)
from ..parsing.redline import Author, Comments, Date, Moves, Redline, Statement
from .redline import options_of
from .several import AgainstOption, Base, More, Names, check_several, columns_of, write_several

if TYPE_CHECKING:
    from .wanted import Wanted

_DIFFERENT = 1


def compare(
    template: Template,
    variant: Variant,
    more: More = None,
    output: Output = None,
    links: Links = None,
    links_level: LinksLevelOption = LinksLevel.ARTICLE,
    layout: LayoutOption = Layout.IMPLEMENTATION,
    marks: MarksOption = None,
    rows: RowsOption = None,
    only: OnlyOption = None,
    notes: NotesOption = None,
    force: ForceOption = False,
    substituted: SubstitutedOption = Substituted.SHOW,
    base: Base = None,
    against: AgainstOption = None,
    names: Names = None,
    tracked: TrackedOption = Revisions.ACCEPTED,
    statement: Statement = None,
    redline: Redline = None,
    author: Author = None,
    comments: Comments = None,
    moves: Moves = None,
    date: Date = None,
    as_json: Json = False,
    explain: Explain = False,
    strict: Strict = False,
    no_fold: NoFold = None,
    weight: Weight = 1,
    doubtful: Doubtful = False,
    exit_code: ExitCode = False,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Compare two texts clause by clause, or three to five in one table."""
    from ...report.view.summary import is_different
    from .wanted import Wanted
    from .write import shown, tell_hints, written

    langs = report_language(lang or ""), message_language(lang or "")
    limits, folds = limits_of(limit), folds_of(no_fold, strict=strict)
    texts = [template, variant, *(more or [])]
    inputs = [*texts, *([links] if links else []), *([notes] if notes else [])]
    wanted = Wanted(
        outputs=tuple(output or []),
        redline=redline,
        statement=statement,
        options=options_of(redline, author, comments, moves, date, statement),
        layout=layout,
        marks=marks or Marks.BOLD,
        rows=rows,
        only=only,
        notes=notes,
        links_level=links_level,
        force=force,
        inputs=tuple(inputs),
        limits=limits,
        langs=langs,
    )
    _check(wanted, marks)
    fold = substituted is Substituted.FOLD
    settings = settings_of(links, limits, fold=fold, tracked=tracked.value, folds=folds)
    versions = layout is Layout.REVISION
    settings = weighed(settings, weight, doubtful=doubtful, versions=versions)
    if more or any(value is not None for value in (base, against, names)):
        given: dict[str, object] = {
            "--redline": redline,
            "--statement": statement,
            "--links": links,
        }
        given |= {"--json": as_json, "--explain": explain, "--exit-code": exit_code}
        check_several(texts, wanted, given)
        columns = columns_of(texts, names, base)
        write_several(texts, columns, against or Against.BASE, settings, wanted)
        return
    comparison = compared(template, variant, limits, settings)
    targets = written(comparison, wanted)
    tell_hints(comparison, wanted)
    shown(comparison, targets, langs[1], as_json=langs[0] if as_json else None, explain=explain)
    if links:
        print_notices(comparison, links, langs[1])
    if exit_code and is_different(comparison):
        raise typer.Exit(_DIFFERENT)


def _check(wanted: "Wanted", marks: Marks | None) -> None:
    """Raise InputError, before any work, for outputs and options that do not go together."""
    outputs = list(wanted.outputs)
    others = [path for path in (wanted.redline, wanted.statement) if path]
    check([*outputs, *others], list(wanted.inputs))
    check_marks(outputs, marks)
    options = {"--rows": wanted.rows, "--only": wanted.only, "--notes": wanted.notes}
    for option, value in options.items():
        check_table(outputs, option, chosen=value is not None)
    check_standard_input(list(wanted.inputs))
