"""Options of the commands that take many texts: ``batch`` and ``collate``."""

from pathlib import Path
from typing import Annotated

import typer

Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", metavar="ADDRESS", help="用 Dask 集群 · A cluster", show_default=False
    ),
]
Pages = Annotated[bool, typer.Option("--pages", help="每份另存对照网页 · A page for each pair")]
Parts = Annotated[bool, typer.Option("--parts", help="另存 Parquet 分片 · Parquet parts too")]
KnownTemplate = Annotated[
    Path | None,
    typer.Option(
        "--template", metavar="FILE", help="已知的模板 · The template, if known", show_default=False
    ),
]
Whole = Annotated[bool, typer.Option("--whole", help="全部作为一组 · All are one family")]
GroupsOnly = Annotated[bool, typer.Option("--groups-only", help="只分组 · Group, lay nothing out")]
