"""``duizhao review``: doubtful links, findings and notes decided on a page of this machine."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ...report.words.catalogue import message_language, report_language
from ...report.words.layout import Layout
from ...runs.load import limits_of
from ..parsing.options import (
    Doubtful,
    Lang,
    LayoutOption,
    Limit,
    Links,
    NotesOption,
    Revisions,
    TrackedOption,
)
from ..screen import Screen, tolerate

if TYPE_CHECKING:
    from ...corpus.limits import Limits
    from ...runs.review.model import Start

_FOLDER = "duizhao-review"
Template = Annotated[
    Path | None,
    typer.Argument(
        metavar="[TEMPLATE]", help="模板、上位规定 · The text compared against", show_default=False
    ),
]
Variant = Annotated[
    Path | None,
    typer.Argument(
        metavar="[VARIANT]", help="本地文本 · The text that may follow it", show_default=False
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        metavar="DIR",
        help="存放拖入的文本 · For texts dropped in",
        show_default=False,
    ),
]
Port = Annotated[
    int,
    typer.Option("--port", metavar="N", min=0, max=65535, help="端口 · 0: any"),
]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="打开浏览器 · Open it")]


def review(
    template: Template = None,
    variant: Variant = None,
    folder: Folder = None,
    links: Links = None,
    notes: NotesOption = None,
    layout: LayoutOption = Layout.IMPLEMENTATION,
    tracked: TrackedOption = Revisions.ACCEPTED,
    doubtful: Doubtful = False,
    port: Port = 0,
    browser: Browser = True,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Open the page on which doubtful links are decided."""
    from ...alignment.model import Settings
    from ...corpus.model import InputError
    from ...runs.decisions_file import weighed
    from ...runs.review.house import House
    from .serve import check_extra, serve

    check_extra()
    if (template is None) != (variant is None):
        raise InputError("review-one-text", str(template))
    limits = limits_of(limit)
    start = _start(links, notes, limits, texts=template is not None)
    versions = layout is Layout.REVISION
    settings = weighed(Settings(tracked=tracked.value), doubtful=doubtful, versions=versions)
    kept = folder or Path.home() / _FOLDER
    tolerate()
    with House(limits, report_language(lang or ""), settings, kept) as house:
        first = house.open(template, variant, start) if template and variant else 0
        spoken = message_language(lang or "")
        serve(
            house,
            first,
            layout,
            spoken,
            port=port,
            browser=browser,
            told=lambda address: Screen(spoken).tell("review.address", address),
        )


def _start(links: Path | None, notes: Path | None, limits: "Limits", *, texts: bool) -> "Start":
    """Return what the review starts with. Raises InputError when a file is of no use to it."""
    from ...corpus.model import InputError
    from ...runs.decisions_file import read_decisions
    from ...runs.notes.read import read_notes
    from ...runs.review.model import Start

    for path in (links, notes):
        if path and not texts:
            raise InputError("review-start-alone", str(path))
    return Start(
        read_decisions(links, limits) if links else (),
        read_notes(notes, limits) if notes else (),
    )
