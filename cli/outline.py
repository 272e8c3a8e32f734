"""``duizhao outline``: the clause tree as read."""

from pathlib import Path
from typing import Annotated

import typer

from ..report.catalogue import message_language, report_language
from .load import document
from .options import Json, Lang
from .screen import print_json, print_outline


def outline(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="文本 · The text")],
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """列出条款层次和文本问题 · Show the clause tree as read, with issues.

    \b
    示例 · Examples:
      duizhao outline 市办法.docx
      duizhao outline 市办法.docx --json > 条款.json
    """
    text = document(file)
    if as_json:
        print_json(text, report_language(lang or ""))
    else:
        print_outline(text, message_language(lang or ""))
