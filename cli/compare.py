"""``duizhao compare``: the main job."""

from pathlib import Path
from typing import Annotated

import typer

from ..report.catalogue import message_language, report_language
from ..report.layout import Layout
from .formats import check, save
from .load import compared, limits_of
from .options import ExitCode, Explain, Json, Lang, LayoutOption, Limit, Output
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
    layout: LayoutOption = Layout.IMPLEMENTATION,
    as_json: Json = False,
    explain: Explain = False,
    exit_code: ExitCode = False,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """逐条对照两个文本 · Compare two texts clause by clause.

    没有 -o 时在终端列出，- 为标准输入 · Without -o shown here; - is stdin.

    \b
    示例 · Examples:
      duizhao compare 省办法.docx 市办法.docx -o 对照表.docx
      duizhao compare 旧.txt 新.txt --layout revision -o 修订.docx
      duizhao compare 旧.txt 新.txt --json > 对照.json
    """
    from ..report.summary import is_different

    outputs = output or []
    check(outputs, [template, variant])
    comparison = compared(template, variant, limits_of(limit))
    save(comparison, outputs, layout, report_language(lang or ""))
    if as_json:
        print_json(comparison, report_language(lang or ""))
    else:
        print_report(comparison, message_language(lang or ""), brief=bool(outputs), explain=explain)
        print_written(outputs, message_language(lang or ""))
    if exit_code and is_different(comparison):
        raise typer.Exit(_DIFFERENT)
