"""``duizhao agreement``: what the judgements of a sample say."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...report.words.catalogue import message_language
from ...runs.load import limits_of
from ..parsing.options import Json, Lang, Limit

if TYPE_CHECKING:
    from ...report.validation.model import Judged, Key
    from ...report.validation.show import Agreements


def agreement(
    key: Annotated[
        Path, typer.Argument(metavar="KEY", help="sample 写出的 .key.json · Of the sample")
    ],
    sheet: Annotated[
        Path, typer.Argument(metavar="SHEET", help="填好的判断表 · The sheet, filled in")
    ],
    second: Annotated[
        Path | None,
        typer.Argument(metavar="SHEET2", help="另一人的 · Of another coder", show_default=False),
    ] = None,
    as_json: Json = False,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Reckon up judged sheets."""
    from ...report.validation.key import read_key
    from ...report.validation.reckon import reckon
    from ...report.validation.returned import judged_rows
    from ...report.validation.show import figures_json, print_figures
    from ...runs.sheets.returned import sheet_rows, text_of
    from ..screen import tolerate

    limits = limits_of(limit)
    known = read_key(key, text_of(key, limits))
    sheets = [one for one in (sheet, second) if one is not None]
    judged = [judged_rows(str(one), sheet_rows(one, limits), known) for one in sheets]
    coders = [reckon(known, one) for one in judged]
    agreements = _agreements(known, *judged) if second else ()
    tolerate()
    if as_json:
        typer.echo(figures_json(known, coders, agreements), nl=False)
    else:
        print_figures(known, coders, agreements, message_language(lang or ""))


def _agreements(key: "Key", first: "Judged", second: "Judged") -> "Agreements":
    """Return the agreement of two coders on links, on lone clauses, and by stratum."""
    from ...report.validation.model import LINKED, UNLINKED, Stratum
    from ...report.validation.reckon import compare_coders

    by_stratum = [(one.value, compare_coders(key, first, second, [one])) for one in Stratum]
    # Words for one question are no choice in the other: taken together they would flatter.
    questions = (("linked", LINKED), ("unlinked", UNLINKED))
    whole = [(name, compare_coders(key, first, second, strata)) for name, strata in questions]
    return [*whole, *by_stratum]
