"""The elements of a drawing, every word and value escaped."""

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *children: str | Markup, **attributes: str | float) -> Markup:
    """Return an SVG element; ``class_`` stands for ``class``, ``_`` in a name for ``-``."""
    pairs = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(number(value))}"'
        for key, value in attributes.items()
    )
    inside = "".join(escape(child) for child in children)
    return Markup(f"<{name}{pairs}>{inside}</{name}>")


def drawing(width: float, height: float, children: Iterable[Markup], kind: str) -> Markup:
    """Return a drawing that scales to its column.

    It is hidden from screen readers: the table beside it says the same.
    """
    box = f"0 0 {number(width)} {number(height)}"
    more: dict[str, str | float] = {"viewBox": box, "width": width, "height": height}
    return element("svg", *children, class_=f"plot {kind}", aria_hidden="true", **more)


def link(href: str, title: str, *children: Markup) -> Markup:
    """Return ``children`` with a tip, and as a link where ``href`` leads somewhere.

    Links of a drawing are for the mouse; the keyboard has those of the table.
    """
    tip = element("title", title)
    if not href:
        return element("g", tip, *children)
    return element("a", tip, *children, href=href, tabindex="-1")


def number(value: str | float) -> str:
    """Return a value of an attribute; two decimals are finer than any screen."""
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")
