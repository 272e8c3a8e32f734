"""Options of writing a decision and of carrying one out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class DecisionStyle(StrEnum):
    """How a decision is worded."""

    FULL = "full"
    MINIMAL = "minimal"


class Numbering(StrEnum):
    """How articles that are put in are numbered."""

    SHIFT = "shift"
    INSERTED = "之一"


Old = Annotated[Path, typer.Argument(metavar="OLD", help="旧文本 · The text as it was")]
Written = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=".docx .txt，可重复 · Files to write",
        show_default=False,
    ),
]
Report = Annotated[
    list[Path] | None,
    typer.Option(
        "--report", metavar="FILE", help="报告 .html .docx · A report", show_default=False
    ),
]
New = Annotated[Path, typer.Argument(metavar="NEW", help="新文本 · The text as it shall be")]
Style = Annotated[DecisionStyle, typer.Option(help="整条或词句 · Wording")]
NumberingOption = Annotated[
    Numbering | None,
    typer.Option(help="新增条的编号 · Of new articles", show_default=False),
]
Body = Annotated[str, typer.Option(help="作出决定的机关 · Who decides", show_default=False)]
Force = Annotated[str, typer.Option(help="施行日期 · In force from", show_default=False)]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="覆盖已有的输出 · Write over what is there")
]
DecisionFile = Annotated[
    Path, typer.Argument(metavar="DECISION", help="修改决定 · The amending decision")
]
Partial = Annotated[
    bool, typer.Option("--partial", help="写出能执行的部分 · Write what can be done")
]
Published = Annotated[
    Path | None,
    typer.Option(metavar="NEW", help="与公布文本核对 · A published text", show_default=False),
]
PartOption = Annotated[
    str, typer.Option(help="决定中修改的文本 · Which of its texts", show_default=False)
]
TrackedOutput = Annotated[
    Path | None,
    typer.Option(metavar="FILE.docx", help="修订痕迹 · Tracked changes", show_default=False),
]
