"""Options of a redline and of a draft statement beside it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Commented(StrEnum):
    """Which articles of a redline bear a comment."""

    NONE = "none"
    CHANGED = "changed"
    ALL = "all"


class Moved(StrEnum):
    """How a moved clause is written: as Word's own move, or struck here and inserted there."""

    NATIVE = "native"
    PLAIN = "plain"


Redline = Annotated[
    Path | None,
    typer.Option(
        "--redline", metavar="FILE.docx", help="修订痕迹 · Tracked changes", show_default=False
    ),
]
Statement = Annotated[
    Path | None,
    typer.Option(
        "--statement", metavar="FILE.docx", help="修改说明稿 · Draft statement", show_default=False
    ),
]
Author = Annotated[
    str | None,
    typer.Option(
        "--author", metavar="NAME", help="修订者，默认对照 · Of --redline", show_default=False
    ),
]
Comments = Annotated[
    Commented | None,
    typer.Option(
        "--comments", help="批注：无、修改处、全部 · Comments on articles", show_default=False
    ),
]
Moves = Annotated[
    Moved | None,
    typer.Option(
        "--moves", help="移位：移动，或删增 · Moves, or plain changes", show_default=False
    ),
]


Date = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="DATE", help="修订日期，默认今天 · Of --redline", show_default=False
    ),
]
