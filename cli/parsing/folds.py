"""``--no-fold`` and ``--strict``: which differences of writing count as changes."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from ...corpus.model import Fold

NoFold = Annotated[
    list[str] | None,
    typer.Option(
        "--no-fold",
        metavar="NAME",
        help="列出一种书写差异，可重复 · Show a noise",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="列出全部书写差异 · Show all noise")]


def folds_of(shown: list[str] | None, *, strict: bool) -> "tuple[Fold, ...]":
    """Return the kinds of difference that stay folded.

    Raises InputError for a name that is none; it lists the names.
    """
    from ...corpus.model import Fold, InputError

    for name in shown or ():
        if name not in list(Fold):
            raise InputError("fold", name, " ".join(Fold))
    return () if strict else tuple(fold for fold in Fold if fold not in (shown or ()))
