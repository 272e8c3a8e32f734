"""Options that several commands share; the help lines fit 80 columns."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ...report.words.layout import Layout, LinksLevel, Marks, Only, Rows


class Tongue(StrEnum):
    """Languages of reports and messages."""

    ZH = "zh"
    EN = "en"


class Substituted(StrEnum):
    """What reports do with articles that only had words replaced throughout."""

    SHOW = "show"
    FOLD = "fold"


class Revisions(StrEnum):
    """How the tracked changes that a Word file has already are read."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


class Tables(StrEnum):
    """Formats of the tables of a batch."""

    CSV = "csv"
    PARQUET = "parquet"
    DTA = "dta"
    XLSX = "xlsx"
    GRAPHML = "graphml"
    ALL = "all"


class FamilyTables(StrEnum):
    """Formats of the tables of a collation."""

    CSV = "csv"
    PARQUET = "parquet"
    DTA = "dta"
    ALL = "all"


Lang = Annotated[Tongue | None, typer.Option("--lang", help="语言 · Language", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON · Print JSON")]
Explain = Annotated[bool, typer.Option("--explain", help="列出对应依据 · Evidence of each link")]
ExitCode = Annotated[
    bool, typer.Option("--exit-code", help="有差异则返回 1 · Exit 1 if they differ")
]
LayoutOption = Annotated[
    Layout,
    typer.Option(help="落实、修订 · Kind of table"),
]
MarksOption = Annotated[
    Marks | None,
    typer.Option(
        "--marks", help="黑体加灰底，或下划线 · Bold and grey, or lines", show_default=False
    ),
]
RowsOption = Annotated[
    Rows | None,
    typer.Option("--rows", help="修改：有修改的条文；全部 · Articles listed", show_default=False),
]
OnlyOption = Annotated[
    Only | None,
    typer.Option("--only", help="只写标题、图例、表 · Nothing but the table", show_default=False),
]
NotesOption = Annotated[
    Path | None,
    typer.Option(
        "--notes", metavar="FILE", help="取说明的对照表 · Table with notes", show_default=False
    ),
]
ForceOption = Annotated[
    bool, typer.Option("--force", help="覆盖改动过的输出 · Overwrite edited outputs")
]
TrackedOption = Annotated[
    Revisions, typer.Option("--tracked", help="Word 中已有的修订 · Changes tracked already")
]
Weight = Annotated[
    int,
    typer.Option("--weight", metavar="N", min=1, max=3, help="提示最低轻重 · Findings"),
]
Doubtful = Annotated[
    bool, typer.Option("--doubtful", help="列出把握不足的提示 · Doubtful findings too")
]
Template = Annotated[
    Path, typer.Argument(metavar="TEMPLATE", help="模板、上位规定 · The text compared against")
]
Variant = Annotated[
    Path, typer.Argument(metavar="VARIANT", help="本地文本 · The text that may follow it")
]
Links = Annotated[
    Path | None,
    typer.Option(
        "--links", metavar="FILE", help="采用人工决定 · Keep to decisions", show_default=False
    ),
]
LinksLevelOption = Annotated[
    LinksLevel,
    typer.Option("--links-level", help="links.csv 的行 · Its rows"),
]
SubstitutedOption = Annotated[
    Substituted, typer.Option(help="仅统一替换的条文 · Articles only substituted")
]
Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=N",
        help="读取限制，可重复 · A limit; repeatable",
        show_default=False,
    ),
]
Output = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=".docx .xlsx .html .pdf .json .csv .md · Repeatable",
        show_default=False,
    ),
]
_FOLDER = typer.Option("--output", "-o", metavar="DIR", help="输出文件夹 · Folder to write to")
Folder = Annotated[Path, _FOLDER]
FolderIfAny = Annotated[Path | None, _FOLDER]
Listed = Annotated[
    Path | None,
    typer.Option(
        "--list", metavar="FILE", help="文件清单，每行一个 · List of files", show_default=False
    ),
]
FurtherTemplates = Annotated[
    list[Path] | None,
    typer.Option(
        "--template",
        metavar="FILE",
        help="另一模板，可重复 · Another template",
        show_default=False,
    ),
]
MetadataList = Annotated[
    Path | None,
    typer.Option(
        "--metadata",
        metavar="CSV",
        help="文本的元数据 · What is known",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="进程数，默认为核数 · Processes", show_default=False),
]
_FORMAT = typer.Option("--format", help="表的格式，可重复 · Of the tables", show_default=False)
Formats = Annotated[list[Tables] | None, _FORMAT]
FamilyFormats = Annotated[list[FamilyTables] | None, _FORMAT]


def several(metavar: str) -> object:
    """Return the argument that takes many documents, called ``metavar`` in the help."""
    text = "文件、文件夹 · Files, folders, globs"
    return typer.Argument(metavar=metavar, help=text, show_default=False)
