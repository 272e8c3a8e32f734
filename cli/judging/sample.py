"""``duizhao sample``: rows of a batch for people to judge."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from ...report.words.catalogue import message_language, report_language
from ..parsing.options import ForceOption, Lang

_FORMATS = (".xlsx", ".csv")


def sample(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="batch 的输出文件夹 · What batch wrote")
    ],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE", help=".xlsx .csv，判断表 · To fill in"),
    ],
    size: Annotated[int, typer.Option("--size", min=1, help="抽取行数 · Rows to draw")] = 200,
    seed: Annotated[int, typer.Option("--seed", help="随机种子 · Seed of the draw")] = 1,
    force: ForceOption = False,
    lang: Lang = None,
) -> None:
    """Draw a sample of a batch for people to judge."""
    from ...corpus.limits import LIMITS
    from ...corpus.model import InputError
    from ...report.batch.files import Format, check_extra
    from ...report.batch.read import read_run, read_table
    from ...report.output import check_outputs
    from ...report.validation.draw import draw
    from ...report.validation.key import key_json, key_path
    from ...report.validation.sheet import sheet_csv, sheet_xlsx
    from ...runs.files import store
    from ...runs.outputs.seal import sealed
    from ...runs.outputs.target import Guard
    from ..screen import Screen

    suffix = output.suffix.lower()
    if suffix not in _FORMATS:
        raise InputError("output-suffix", str(output), " ".join(_FORMATS))
    if suffix == ".xlsx":
        check_extra([Format.XLSX], str(output))
    told, key = read_run(folder), key_path(output)
    inputs = [folder / name for name in told["tables"]]
    check_outputs([output, key], inputs)
    drawn = draw(partial(read_table, folder), size, seed)
    written = (sheet_xlsx if suffix == ".xlsx" else sheet_csv)(drawn, report_language(lang or ""))
    target = Guard(LIMITS, force, inputs).target(output)
    key = key_path(target.path)
    store(key, key_json(drawn, size, seed, told["versions"]["code"]).encode())
    store(target.path, sealed(output, written))
    screen = Screen(message_language(lang or ""))
    screen.written([target.path, key])
    screen.spared([target])
