"""What styles.xml says of a paragraph or run: numbering, outline, hidden; inherited by basedOn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .xml import Element, attribute, child, children, integer, switch, value

_LONGEST_CHAIN = 50  # Word itself stops at eleven; a ring must end too
_BODY_LEVEL = 9  # w:outlineLvl 9: body text


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """One style: what it is called, what it rests on, and its own properties."""

    id: str
    name: str
    based_on: str
    paragraph: Element | None
    run: Element | None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and which one a paragraph without style takes."""

    by_id: dict[str, ParagraphStyle] = field(default_factory=dict)
    default: str = ""
    default_run: Element | None = None

    def chain(self, style_id: str) -> Iterator[ParagraphStyle]:
        """Yield the style ``style_id`` and those it rests on; the default where it is unknown."""
        style = self.by_id.get(style_id) or self.by_id.get(self.default)
        for _ in range(_LONGEST_CHAIN):
            if style is None:
                return
            yield style
            style = self.by_id.get(style.based_on)

    def paragraph_kind(self, style_id: str, properties: Element | None) -> str:
        """Return "title", "heading" or "": by the style's built-in name and its outline level."""
        names = [style.name for style in self.chain(style_id)]
        if "title" in names:
            return "title"
        levels = [value(properties, "w:outlineLvl")]
        levels += [value(style.paragraph, "w:outlineLvl") for style in self.chain(style_id)]
        level = next((integer(text, _BODY_LEVEL) for text in levels if text), _BODY_LEVEL)
        named = any(name.startswith("heading ") for name in names)
        return "heading" if level < _BODY_LEVEL or named else ""

    def hidden(self, run: Element | None, paragraph_style: str) -> bool:
        """Say whether a run with the properties ``run`` is hidden (w:vanish), itself or by style.

        The nearest word counts: the run, its character style, the paragraph's style, defaults.
        """
        own = switch(run, "w:vanish")
        if own is not None:
            return own
        character = value(run, "w:rStyle")
        chains = [*(self.chain(character) if character else ()), *self.chain(paragraph_style)]
        layers = [style.run for style in chains] + [self.default_run]
        found = (switch(layer, "w:vanish") for layer in layers)
        return next((word for word in found if word is not None), False)


def read_styles(root: Element | None) -> Styles:
    """Read the tree of styles.xml; no styles where ``root`` is None."""
    if root is None:
        return Styles()
    styles = [_style(element) for element in children(root, "w:style")]
    defaults = [
        attribute(element, "w:styleId")
        for element in children(root, "w:style")
        if attribute(element, "w:type") == "paragraph"
        and attribute(element, "w:default", "0") in {"1", "true", "on"}
    ]
    run = child(child(child(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
    return Styles({style.id: style for style in styles}, defaults[0] if defaults else "", run)


def _style(element: Element) -> ParagraphStyle:
    return ParagraphStyle(
        id=attribute(element, "w:styleId"),
        name=value(element, "w:name").lower(),
        based_on=value(element, "w:basedOn"),
        paragraph=child(element, "w:pPr"),
        run=child(element, "w:rPr"),
    )
