"""Automatic numbers: what numbering.xml defines, and which number each paragraph bears.

The rules are those of ISO/IEC 29500-1:2016, 17.9 (numbering): a paragraph names a list instance
(w:num) and a level; instances share the counters of their abstract definition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..numbers import format_number
from .styles import Styles
from .symbols import bullet
from .xml import Element, attribute, child, children, descendants, integer, switch, value

_LEVELS = 9
_WIDEST = 10  # 0001 is the widest custom format Word offers
_LONGEST = 1000  # of the text around a number: it is written out in every paragraph of the list
_PLACE = re.compile(r"%([1-9])")
# A tab is shown as a gap; as a character it would break the columns of tables and terminals.
_SUFFIXES = {"tab": " ", "space": " ", "nothing": ""}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: how it counts and how its label is written."""

    start: int
    form: str
    text: str
    suffix: str
    style: str
    restart: int | None
    legal: bool
    font: str


@dataclass(frozen=True, slots=True)
class ListInstance:
    """A w:num: the abstract definition, and the starts and levels that it overrides."""

    abstract: str
    starts: Mapping[int, int]
    levels: Mapping[int, ListLevel]


@dataclass(frozen=True, slots=True)
class Label:
    """A label as shown, and the gap between it and the text."""

    text: str
    suffix: str


NO_LABEL = Label("", "")


@dataclass(slots=True)
class Numbering:
    """The lists of one document with their running counters; ask for labels in reading order."""

    styles: Styles
    lists: Mapping[str, ListInstance]
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, style_id: str, properties: Element | None) -> Label:
        """Count the paragraph with style and properties, and return its label as shown."""
        number, depth = self._place(style_id, child(properties, "w:numPr"))
        instance = self.lists.get(number)
        level = instance.levels.get(depth) if instance else None
        if instance is None or level is None:
            return NO_LABEL
        counts = self._count(number, instance, depth)
        text = _written(instance.levels, level, counts)
        return Label(text, level.suffix if text else "")

    def _place(self, style_id: str, direct: Element | None) -> tuple[str, int]:
        """Return list instance and level: the paragraph's own word, else that of its styles."""
        number, depth = value(direct, "w:numId"), value(direct, "w:ilvl")
        if number and depth:
            return number, integer(depth)
        inherited, styled = self._style_place(style_id)
        if not number or number == inherited:
            return inherited, integer(depth, styled)
        return number, integer(depth)

    def _style_place(self, style_id: str) -> tuple[str, int]:
        """Return instance and level that the style gives: the level that names it in pStyle."""
        number = depth = ""
        chain = list(self.styles.chain(style_id))
        for style in chain:
            own = child(style.paragraph, "w:numPr")
            number = number or value(own, "w:numId")
            depth = depth or value(own, "w:ilvl")
            if number:
                break
        instance = self.lists.get(number)
        linked = {level.style: at for at, level in instance.levels.items()} if instance else {}
        named = (linked[style.id] for style in chain if style.id in linked)
        return number, next(named, integer(depth))

    def _count(self, number: str, instance: ListInstance, depth: int) -> list[int | None]:
        """Advance the counter of ``depth`` and restart the levels below it."""
        counts = self._counts.setdefault(instance.abstract, [None] * _LEVELS)
        self._begin(number, instance, depth, counts)
        now = counts[depth]
        counts[depth] = instance.levels[depth].start if now is None else now + 1
        for below in range(depth + 1, _LEVELS):
            level = instance.levels.get(below)
            if level is None or depth < (below if level.restart is None else level.restart):
                counts[below] = None
        return counts

    def _begin(
        self, number: str, instance: ListInstance, depth: int, counts: list[int | None]
    ) -> None:
        """Let an instance with w:startOverride begin anew where it is first used."""
        if (number, depth) not in self._begun:
            self._begun.add((number, depth))
            if depth in instance.starts:
                counts[depth] = instance.starts[depth] - 1


def _written(levels: Mapping[int, ListLevel], level: ListLevel, counts: list[int | None]) -> str:
    """Fill the places %1 to %9 of a label; a level not reached yet shows its start."""
    if level.form == "bullet":
        return bullet(level.text, level.font)

    def number(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        named = levels.get(at)
        if named is None:
            return ""
        count = counts[at]
        form = "decimal" if level.legal else named.form
        return format_number(named.start if count is None else count, form)

    return _PLACE.sub(number, level.text)


def read_numbering(root: Element | None, styles_root: Element | None) -> dict[str, ListInstance]:
    """Read numbering.xml (None: the file has none) into list instances by w:numId."""
    abstracts = {
        attribute(element, "w:abstractNumId"): element
        for element in children(root, "w:abstractNum")
    }
    numbers = {attribute(element, "w:numId"): element for element in children(root, "w:num")}
    links = _style_links(styles_root)
    return {
        number: _instance(element, abstracts, numbers, links)
        for number, element in numbers.items()
        if number != "0"
    }


def _style_links(styles_root: Element | None) -> dict[str, str]:
    """Return the w:numId of every numbering style, for w:numStyleLink."""
    return {
        attribute(style, "w:styleId"): value(child(child(style, "w:pPr"), "w:numPr"), "w:numId")
        for style in children(styles_root, "w:style")
        if attribute(style, "w:type") == "numbering"
    }


def _instance(
    element: Element,
    abstracts: Mapping[str, Element],
    numbers: Mapping[str, Element],
    links: Mapping[str, str],
) -> ListInstance:
    """Read a w:num, its abstract definition, and what it overrides.

    A start that is overridden counts whenever the level begins anew (17.9.27); where the override
    brings a level of its own, the start of that level counts ([MS-DOC] 2.9.134, iStartAt).
    """
    abstract = value(element, "w:abstractNumId")
    linked = numbers.get(links.get(value(abstracts.get(abstract), "w:numStyleLink"), ""))
    if linked is not None:
        abstract = value(linked, "w:abstractNumId")
    levels = _levels(abstracts.get(abstract))
    starts: dict[int, int] = {}
    for override in children(element, "w:lvlOverride"):
        levels |= _levels(override)
        depth = integer(attribute(override, "w:ilvl"))
        start = value(override, "w:startOverride")
        if start and depth in levels:
            own = value(child(override, "w:lvl"), "w:start")
            starts[depth] = integer(own or start, 1)
            levels[depth] = replace(levels[depth], start=starts[depth])
    return ListInstance(abstract, starts, levels)


def _levels(parent: Element | None) -> dict[int, ListLevel]:
    """Read the w:lvl children of an abstract definition or an override, the nine that count."""
    levels = {
        integer(attribute(element, "w:ilvl"), _LEVELS): _level(element)
        for element in children(parent, "w:lvl")
    }
    return {depth: level for depth, level in levels.items() if 0 <= depth < _LEVELS}


def _level(element: Element) -> ListLevel:
    text = child(element, "w:lvlText")
    blank = attribute(text, "w:null", "0") in {"1", "true"}
    restart = value(element, "w:lvlRestart")
    depth = integer(attribute(element, "w:ilvl"))
    after = integer(restart, depth)
    fonts = child(child(element, "w:rPr"), "w:rFonts")
    return ListLevel(
        start=integer(value(element, "w:start"), 0),
        form=_form(element),
        text="" if blank else attribute(text, "w:val")[:_LONGEST],
        suffix=_SUFFIXES.get(value(element, "w:suff", "tab"), " "),
        style=value(element, "w:pStyle"),
        restart=after if restart and after <= depth else None,
        legal=bool(switch(element, "w:isLgl")),
        font=attribute(fonts, "w:ascii"),
    )


def _form(level: Element) -> str:
    """Return the number format, also where a newer one stands beside a fallback."""
    found = child(level, "w:numFmt")
    for choice in descendants(level, "w:numFmt") if found is None else (found,):
        form = attribute(choice, "w:val", "decimal")
        if form != "custom":
            return form
        first = attribute(choice, "w:format").split(",")[0].strip()
        if first.isdecimal() and len(first) < _WIDEST:
            return first
    return "decimal"
