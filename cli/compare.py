"""``duizhao compare``: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from ..report.words.catalogue import message_language, report_language
from ..report.words.layout import Layout, Marks
from ..runs.decisions_file import print_notices, settings_of
from ..runs.load import check_standard_input, compared, limits_of
from .formats import Form, check, check_marks, check_table, save
from .parsing.folds import NoFold, Strict, folds_of
from .parsing.options import (
    ExitCode,
    Explain,
    Json,
    Lang,
    LayoutOption,
    Limit,
    Links,
    MarksOption,
    OnlyOption,
    Output,
    Revisions,
    RowsOption,
    Substituted,
    SubstitutedOption,
    TrackedOption,
)
from .redline import Author, Comments, Moves, Redline, options_of, save_redline
from .screen import print_json, print_report, print_written

_DIFFERENT = 1


def compare(
    template: Annotated[
        Path, typer.Argument(metavar="TEMPLATE", help="模板、上位规定 · The text compared against")
    ],
    variant: Annotated[
        Path, typer.Argument(metavar="VARIANT", help="本地文本 · The text that may follow it")
    ],
    output: Output = None,
    links: Links = None,
    layout: LayoutOption = Layout.IMPLEMENTATION,
    marks: MarksOption = None,
    rows: RowsOption = None,
    only: OnlyOption = None,
    substituted: SubstitutedOption = Substituted.SHOW,
    tracked: TrackedOption = Revisions.ACCEPTED,
    redline: Redline = None,
    author: Author = None,
    comments: Comments = None,
    moves: Moves = None,
    as_json: Json = False,
    explain: Explain = False,
    strict: Strict = False,
    no_fold: NoFold = None,
    exit_code: ExitCode = False,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """逐条对照两个文本 · Compare two texts clause by clause.

    没有 -o 时在终端列出，- 为标准输入 · Without -o shown here; - is stdin.

    \b
    名称以 links.csv 结尾的输出是对应表，填好“决定”栏后用 --links 交回：
    An output named …links.csv lists the links; decide there, then --links:
      确定 force    两个条款只与确定的条款对应 · They answer each other only
      禁止 forbid   两个条款不对应 · They do not answer each other
      无对应 none   条款没有对应 · Nothing answers it
    改对应只须改条款号一栏 · To pair anew, change the number of the clause.

    \b
    全角半角、引号、繁简等书写差异不算改动，只计数；--strict 一律列出，
    --no-fold quotes 列出一种（--no-fold x 列出名称）。
    Noise (width, quotes, traditional characters, …) is counted, not shown;
    --strict shows it, --no-fold shows one kind (--no-fold x lists them).

    \b
    示例 · Examples:
      duizhao compare 省办法.docx 市办法.docx -o 对照表.docx
      duizhao compare 旧.txt 新.txt --layout revision -o 修订.docx
      duizhao compare 旧.txt 新.txt --json > 对照.json
      duizhao compare 旧.txt 新.txt -o links.csv
      duizhao compare 旧.txt 新.txt --links links.csv -o 对照表.docx
      duizhao compare 省办法.docx 市办法.docx --redline 修订.docx
    """
    from ..report.notes.model import Table
    from ..report.view.summary import is_different

    outputs = output or []
    inputs = [template, variant, *([links] if links else [])]
    written = [*outputs, *([redline] if redline else [])]
    choices = options_of(redline, author, comments, moves)
    check(written, inputs)
    check_marks(outputs, marks)
    check_table(outputs, "--rows", chosen=rows is not None)
    check_table(outputs, "--only", chosen=only is not None)
    check_standard_input(inputs)
    limits, folds = limits_of(limit), folds_of(no_fold, strict=strict)
    fold = substituted is Substituted.FOLD
    settings = settings_of(links, limits, fold=fold, tracked=tracked.value, folds=folds)
    comparison = compared(template, variant, limits, settings)
    table = Table(rows, only)
    form = Form(layout, report_language(lang or ""), marks or Marks.BOLD, table)
    save(comparison, outputs, form)
    if redline:
        langs = report_language(lang or ""), message_language(lang or "")
        save_redline(comparison, redline, choices, limits, langs)
    if as_json:
        print_json(comparison, report_language(lang or ""))
    else:
        print_report(comparison, message_language(lang or ""), brief=bool(written), explain=explain)
        print_written(written, message_language(lang or ""))
    if links:
        print_notices(comparison, links, message_language(lang or ""))
    if exit_code and is_different(comparison):
        raise typer.Exit(_DIFFERENT)
