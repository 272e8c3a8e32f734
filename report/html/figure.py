"""A drawing with its data beside it: what cannot see the one reads the other."""

from dataclasses import dataclass

from markupsafe import Markup

from .anchors import Field


@dataclass(frozen=True, slots=True)
class Figure:
    """``name`` is its caption's key; ``rows`` are the data, every number as it is
    printed; ``legend`` names the shapes of the drawing.
    """

    name: str
    svg: Markup
    columns: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]
    legend: tuple[tuple[str, Markup], ...] = ()
