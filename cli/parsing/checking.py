"""Options of a check."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class RuleProfile(StrEnum):
    """Which rules run."""

    DEFAULT = "default"
    STRICT = "strict"


class Kind(StrEnum):
    """Kinds of text, where the title does not tell."""

    STATUTE = "statute"
    REGULATION = "regulation"
    NORM = "norm"
    OFFICIAL = "official"
    CONTRACT = "contract"


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...", help="文件、文件夹 · Files, folders, globs", show_default=False
    ),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=".docx .sarif .json .csv .xlsx，可重复",
        show_default=False,
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="只用这些规则 · These only", show_default=False),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="不用这些规则 · Not these", show_default=False),
]
ProfileOption = Annotated[
    RuleProfile | None,
    typer.Option("--profile", help="规则集，默认 default · Set of rules", show_default=False),
]
KindOption = Annotated[
    Kind | None,
    typer.Option("--kind", help="文种，默认按标题 · Kind of text", show_default=False),
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="TEMPLATE",
        help="对照上位规定审查 · Screen by the text above",
        show_default=False,
    ),
]
Laws = Annotated[
    Path | None,
    typer.Option(
        "--laws",
        metavar="DIR",
        help="核对所引法律的文件夹 · Laws that are cited",
        show_default=False,
    ),
]
Fix = Annotated[bool, typer.Option("--fix", help="在 -o .docx 中用修订更正 · Correct, tracked")]
Rules = Annotated[bool, typer.Option("--rules", help="列出规则 · List the rules")]
ExitIfFaults = Annotated[
    bool, typer.Option("--exit-code", help="有问题则返回 1 · Exit 1 if faults")
]
