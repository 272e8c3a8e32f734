"""``duizhao outline``: the clause tree as read, of one text or of many."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..report.words.catalogue import message_language, report_language
from ..runs.load import limits_of, sources
from .parsing.options import Json, Lang, Limit, Revisions, TrackedOption
from .screen import Screen, print_json_list

if TYPE_CHECKING:
    from ..corpus.model import Document

_FAILED = 2


def outline(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="文本、文件夹 · Texts, folders"),
    ],
    tracked: TrackedOption = Revisions.ACCEPTED,
    as_json: Json = False,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Show the clause tree of a text as read, with its issues."""
    from ..corpus.model import InputError
    from ..corpus.parse import parse

    spoken = message_language(lang or "")
    texts: list[Document] = []
    errors = 0
    for source in sources(files, limits_of(limit), tracked.value):
        if isinstance(source, InputError):
            errors += 1
            Screen(spoken).failure(source)
            continue
        texts.append(parse(source))
        if not as_json:
            Screen(spoken).outline(texts[-1])
    if as_json and texts:
        print_json_list(texts, report_language(lang or ""), alone=len(texts) + errors == 1)
    if len(texts) + errors > 1:
        Screen(spoken).total(len(texts), errors)
    if errors:
        raise typer.Exit(_FAILED)
