"""Templates filled and sealed: everything escaped, style and script known by their digests."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache, partial
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from ..words.catalogue import Lang, say
from ..words.text import one_line

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

_PACKAGE = "duizhao.report.html"
# So many pieces of a page are passed on together: the answers of as many texts are held at once.
_TOGETHER = 64
# Styles and scripts that several pages share, but not all.
_ALSO = {
    "collation": ("survey.css", "tree.css", "sort.js"),
    "family": ("tree.css",),
    "survey": ("tree.css", "history.css", "sort.js"),
}


def render(name: str, lang: Lang, **values: object) -> str:
    """Return page ``name`` filled with ``values``; ``say`` speaks ``lang`` in it.

    Every value is escaped. Raises jinja2.UndefinedError when a template names what is not given.
    """
    return "".join(pieces(name, lang, **values))


def pieces(name: str, lang: Lang, **values: object) -> Iterator[str]:
    """Yield page ``name`` piece by piece, as ``render``: iterators among ``values`` stay such.

    Its style and script are what all pages share and its own; not every page has a script.
    """
    also = _ALSO.get(name, ())
    shared = [one for one in also if one.endswith(".css")]
    style = style_of(*shared, f"{name}.css")
    own = asset(f"{name}.js")
    scripts = [one for one in also if one.endswith(".js")]
    script = asset("page.js", *scripts) + own if own else own
    template = _environment().get_template(f"{name}.html")
    made = template.generate(
        lang=lang,
        say=partial(say, lang),
        style=style,
        script=script,
        policy=policy(style, script),
        **values,
    )
    # A cell of a table is several pieces: a page of a batch has a million.
    while several := list(islice(made, _TOGETHER)):
        yield "".join(several)


def fragment(name: str, lang: Lang, **values: object) -> "Markup":
    """Return part ``name`` of a page filled with ``values``, escaped: a page takes it as it is."""
    from markupsafe import Markup

    template = _environment().get_template(f"{name}.html")
    return Markup(template.render(lang=lang, say=partial(say, lang), **values))


def style_of(*names: str) -> "Markup":
    """Return the style that all pages share, by day and by night, and the named ones after it."""
    return asset("base.css") + _dark() + asset(*names)


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
    """Return our own styles or scripts, which go into the page as they are; what is not, is ""."""
    from markupsafe import Markup

    found = (files(_PACKAGE) / "assets" / name for name in names)
    return Markup("".join(one.read_text(encoding="utf-8") for one in found if one.is_file()))


def _dark() -> "Markup":
    """Return the rules of the dark face: where the system asks for it or the reader does."""
    from markupsafe import Markup

    colours = asset("dark.css")
    by_system, by_reader = ':root:not([data-theme="light"])', ':root[data-theme="dark"]'
    asked = f"@media (prefers-color-scheme: dark) {{ {by_system} {{\n{colours}}} }}\n"
    return Markup(f"{asked}{by_reader} {{\n{colours}}}\n")


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
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment
