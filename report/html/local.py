"""Pages that a server on this machine gives out: their styles and scripts are files of their own.

No page holds a script or a style itself, so its policy allows only what the server gives out.
"""

from ..words.catalogue import Lang, family
from .engine import asset, fragment, style_of

# What the server may be asked for beside its pages, and what it is.
STYLES = ("review.css", "start.css")
_MODULES = ("app", "card", "dom", "panes", "rows", "start")
SCRIPTS = ("page.js", *(f"review/{name}.js" for name in _MODULES))
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)


def local_page(name: str, lang: Lang, **values: object) -> str:
    """Return page ``name`` filled with ``values``, and with the words that its script speaks."""
    return str(fragment(name, lang, words=family(lang, "review.page."), **values))


def local_file(name: str) -> tuple[str, str] | None:
    """Return a style or a script with its type of content, None where there is no such file."""
    if name in STYLES:
        return str(style_of(name)), "text/css"
    return (str(asset(name)), "text/javascript") if name in SCRIPTS else None
