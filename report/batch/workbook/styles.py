"""How cells look. A colour never stands alone: the word or the mark of a state is in the cell."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ....alignment.model import Kind
from ..columns import STATES, Type

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

INK = "#1F2A44"
_QUIET = "#5B6475"
_LINE = "#D5DAE3"
_HEAD = {"bold": True, "font_color": "#FFFFFF", "bg_color": INK, "border": 1, "border_color": INK}
_CODE = {"font_color": _QUIET, "bg_color": "#EEF1F6", "font_size": 8, "valign": "top"}
# Fill and ink of each state: contrast at least 4.5 to 1 (WCAG 2.2, 1.4.3).
_STATES = {
    "verbatim": ("#1B6E3C", "#FFFFFF"),
    "substituted": ("#A6DBA0", "#0B3D1E"),
    "reworded": ("#FFE599", "#4A3800"),
    "merged": ("#D9C8EE", "#38206B"),
    "split": ("#B7D7F5", "#0B3C6B"),
    "absent": ("#F1F1F1", "#666666"),
}
_KINDS = {
    Kind.UNCHANGED: ("#FFFFFF", INK),
    Kind.REWORDED: _STATES["reworded"],
    Kind.ADDED: ("#D5F0D8", "#0B3D1E"),
    Kind.DROPPED: ("#F8D7D3", "#7A1A10"),
}


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of a workbook."""

    title: "Format"
    lead: "Format"
    section: "Format"
    head: "Format"
    head_right: "Format"
    code: "Format"
    code_right: "Format"
    turned: "Format"
    text: "Format"
    wrapped: "Format"
    answer: "Format"
    left: "Format"
    quiet: "Format"
    link: "Format"
    percent: "Format"
    numbers: "dict[Type, Format]"
    states: "dict[str, Format]"
    marks: "dict[str, Format]"
    kinds: "dict[str, Format]"


def styles(book: "Workbook") -> Styles:
    """Return the formats, added to ``book``."""

    def made(**properties: Any) -> "Format":
        return book.add_format(properties)

    line = {"bottom": 1, "bottom_color": _LINE}
    return Styles(
        title=made(bold=True, font_size=18, font_color=INK),
        lead=made(font_color=_QUIET),
        section=made(bold=True, font_size=12, font_color=INK, bottom=2, bottom_color=INK),
        head=made(**_HEAD, text_wrap=True, indent=1),
        head_right=made(**_HEAD, text_wrap=True, align="right"),
        code_right=made(**_CODE, text_wrap=True, align="right", bottom=1, bottom_color=INK),
        code=made(**_CODE, text_wrap=True, indent=1, bottom=1, bottom_color=INK),
        turned=made(**_HEAD, rotation=90, align="center", valign="bottom", font_size=9),
        text=made(**line, indent=1),
        wrapped=made(**line, text_wrap=True, valign="top"),
        answer=made(**line, bg_color="#FFF8DC", bold=True, align="center", valign="top"),
        left=made(**line, align="left", indent=1),
        quiet=made(**line, font_color=_QUIET, indent=1),
        link=made(**line, indent=1, font_color="#0B57A4", underline=1),
        percent=made(**line, num_format="0.0%"),
        numbers={
            Type.INTEGER: made(**line, num_format="#,##0"),
            Type.SHARE: made(**line, num_format="0.00"),
        },
        states={name: made(**line, indent=1, **_colours(_STATES[name])) for name in STATES},
        marks={
            name: made(align="center", border=1, border_color="#FFFFFF", **_colours(_STATES[name]))
            for name in STATES
        },
        kinds={kind.value: made(**line, indent=1, **_colours(_KINDS[kind])) for kind in Kind},
    )


def _colours(pair: tuple[str, str]) -> dict[str, str]:
    return {"bg_color": pair[0], "font_color": pair[1]}
