"""Templates filled and sealed: everything escaped, style and script known by their digests."""

import base64
import hashlib
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from ..catalogue import Lang, say
from ..text import one_line

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_PACKAGE = "duizhao.report.html"


def render(
    name: str, lang: Lang, *, sheets: tuple[str, ...] = ("page.css",), **values: object
) -> str:
    """Return template ``name`` filled with ``values``; ``say`` speaks ``lang`` in it.

    ``sheets`` are the style sheets of the page, one after the other.

    Every value is escaped. Raises jinja2.UndefinedError when a template names what is not given.
    """
    style, script = asset(*sheets), asset("page.js")
    template = _environment().get_template(name)
    return template.render(
        lang=lang,
        say=partial(say, lang),
        style=style,
        script=script,
        policy=policy(style, script),
        **values,
    )


def policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy: nothing may load, only our style and script may run."""
    rules = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def asset(*names: str) -> "Markup":
    """Return our own styles or scripts, which go into the page as they are."""
    from markupsafe import Markup

    folder = files(_PACKAGE) / "assets"
    return Markup("".join((folder / name).read_text(encoding="utf-8") for name in names))


def _digest(text: str) -> str:
    """Return the hash source of ``text`` (Content Security Policy Level 3, 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> "Environment":
    """Return the template engine: HTML escaped in every template, no name silently missing."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["one_line"] = one_line
    return environment
