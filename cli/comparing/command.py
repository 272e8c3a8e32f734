"""``duizhao compare``: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from ...report.words.catalogue import message_language, report_language
from ...report.words.layout import Against, Layout, LinksLevel, Marks
from ...runs.decisions_file import print_notices, settings_of, weighed
from ...runs.load import check_standard_input, compared, limits_of
from ..formats import check, check_marks, check_table
from ..parsing.folds import NoFold, Strict, folds_of
from ..parsing.options import (
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
    TrackedOption,
    Weight,
)
from ..parsing.redline import Author, Comments, Date, Moves, Redline, Statement
from .redline import options_of
from .several import AgainstOption, Base, More, Names, check_several, columns_of, write_several

_DIFFERENT = 1


def compare(
    template: Annotated[
        Path, typer.Argument(metavar="TEMPLATE", help="模板、上位规定 · The text compared against")
    ],
    variant: Annotated[
        Path, typer.Argument(metavar="VARIANT", help="本地文本 · The text that may follow it")
    ],
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
    exit_code: ExitCode = False,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """逐条对照两个文本 · Compare two texts clause by clause.

    没有 -o 时在终端列出，- 为标准输入 · Without -o shown here; - is stdin.

    \b
    选项的值也可写中文 · What the values mean:
      --layout implementation 落实  上位与本地 · A local rule beside its template
               revision 修订        前后两稿 · Two versions of one text
      --marks  bold 黑体            黑体、灰底加删除线 · Bold face, grey ground
               underline 下划线     只用线条 · Lines alone
      --rows   all 全部             全部条文 · Every article
               changed 修改         有修改的 · Those that changed
      --only   table 表             只有标题、图例、表 · Nothing but the table
      --comments  none 无、changed 修改处、all 全部 · Articles with a comment
      --moves  native 移动          Word 的移动 · Moves of Word
               plain 删增           一删一增 · A deletion and an insertion

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
      duizhao compare 现行.docx 送审稿.docx 修改稿.docx -o 三栏.docx
    """
    from ...report.view.summary import is_different
    from .wanted import Wanted
    from .write import shown, tell_hints, written

    langs = report_language(lang or ""), message_language(lang or "")
    outputs = output or []
    limits, folds = limits_of(limit), folds_of(no_fold, strict=strict)
    texts = [template, variant, *(more or [])]
    inputs = [*texts, *([links] if links else []), *([notes] if notes else [])]
    check([*outputs, *(path for path in (redline, statement) if path)], inputs)
    check_marks(outputs, marks)
    for option, value in (("--rows", rows), ("--only", only), ("--notes", notes)):
        check_table(outputs, option, chosen=value is not None)
    check_standard_input(inputs)
    wanted = Wanted(
        outputs=tuple(outputs),
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
    fold = substituted is Substituted.FOLD
    settings = settings_of(links, limits, fold=fold, tracked=tracked.value, folds=folds)
    settings = weighed(settings, weight, versions=layout is Layout.REVISION)
    if more or any(value is not None for value in (base, against, names)):
        only_two = {
            "--redline": redline,
            "--statement": statement,
            "--links": links,
        }
        given = {option: value is not None for option, value in only_two.items()}
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
