"""``duizhao review``: doubtful links, findings and notes decided on a page of this machine."""

from pathlib import Path
from typing import Annotated

import typer

from ...report.words.catalogue import message_language, report_language
from ...report.words.layout import Layout
from ...runs.load import limits_of
from ..parsing.options import Lang, LayoutOption, Limit, Revisions, TrackedOption
from ..screen import Screen, tolerate

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
    layout: LayoutOption = Layout.IMPLEMENTATION,
    tracked: TrackedOption = Revisions.ACCEPTED,
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
    settings = weighed(Settings(tracked=tracked.value), 1, versions=layout is Layout.REVISION)
    kept = folder or Path.home() / _FOLDER
    tolerate()
    with House(limits_of(limit), report_language(lang or ""), settings, kept) as house:
        first = house.open(template, variant) if template and variant else 0
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
