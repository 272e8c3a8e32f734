"""The visible lines of a web page: one per block, without scripts, navigation and controls."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

from lxml import etree

from ..numbers import format_number
from ..tally import Tally
from .rows import NO_CELL, RowCollector


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Head, item, row, cell, quote, lb are names of the tree that an extractor yields.
_BLOCKS = _names(
    """address article blockquote body caption cell center dd details div dl dt fieldset figcaption
    figure form h1 h2 h3 h4 h5 h6 head header hr item legend li list main ol p pre quote row
    section summary table tbody td tfoot th thead title tr ul"""
)
# What a browser does not show, and what surrounds the text: HTML standard, 4.3 and 15.3. A form
# is read: whole pages of administrations are one form.
_SKIPPED = _names(
    """aside button datalist footer iframe math nav noscript object option rp rt rtc script select
    style svg template textarea title"""
)
_HEADINGS = _names("h1 h2 h3 h4 h5 h6 head")
_BREAKS = frozenset({"br", "lb"})
_VOID = _names("area base br col embed hr img input lb link meta source track wbr")
_FURNITURE = frozenset({"nav", "footer", "aside"})
_LISTS = frozenset({"ol", "ul", "menu"})
# The type attribute of ol: HTML standard, 4.4.5.
_LIST_FORMS = {
    "1": "decimal",
    "A": "upperLetter",
    "I": "upperRoman",
    "a": "lowerLetter",
    "i": "lowerRoman",
}
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What stands between the links of a menu.
_BETWEEN = re.compile(r"[\s\u3000\xa0|｜>＞»›/·•\-\[\]]+")
# A link is opened as this: an anchor that is only named leads nowhere.
_LINK = "a href"
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# An entity that was escaped twice: &amp;nbsp; shows as &nbsp;.
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
# What leads to a note: [1], ①, *, or a bare number that is raised behind a Chinese word.
_NOTE = re.compile(
    r"\s*(?:[\[〔(（【]\s*(?:注\s*)?\d{0,3}\s*[\]〕)）】]|[①-⑳⑴-⒇*＊※†‡]{1,3}|注\d{0,2})\s*"
)
_NUMBER = re.compile(r"\s*\d{1,3}\s*")
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
# How pages name the text that they show, besides the title element.
_NAMING = frozenset({"articletitle", "dc.title", "og:title", "title"})
_COUNTED = re.compile(r"content\s*:[^;}]{0,80}\bcounters?\(", re.IGNORECASE)


class HtmlLine(NamedTuple):
    """One visible line and what the page says of it: "title", "heading" or "table", else "".

    ``linked``: all of its words lead to other pages, as those of a menu do. ``cell``: the number
    of the table cell that it stands in, 0 outside tables.
    """

    text: str
    kind: str
    linked: bool = False
    cell: int = NO_CELL


@dataclass(slots=True)
class OrderedList:
    """An ol element: how it counts and the number that its next item bears."""

    form: str
    next: int

    @classmethod
    def of(cls, tag: str, attributes: Mapping[str, str]) -> OrderedList:
        """Read the list element ``tag``; bullets and lists without marks have no form."""
        plain = tag != "ol" or "none" in attributes.get("style", "").lower()
        form = "" if plain else _LIST_FORMS.get(attributes.get("type", "1"), "decimal")
        return cls(form, _integer(attributes.get("start", ""), 1))

    def label(self, attributes: Mapping[str, str]) -> str:
        """Count one item and return its number as browsers show it."""
        number = _integer(attributes.get("value", ""), self.next)
        self.next = number + 1
        return f"{format_number(number, self.form)}. " if self.form else ""


def _integer(words: str, default: int) -> int:
    return int(words) if re.fullmatch(r"-?[0-9]{1,6}", words.strip()) else default


class LineCollector:
    """Takes the events of a parser (start, end, data) and collects lines."""

    def __init__(self) -> None:
        self.lines: list[HtmlLine] = []
        self.tally = Tally()
        self.table = RowCollector()
        self.deepest = 0
        self._words: list[str] = []
        self._free: list[str] = []  # the words of the running line that are no link
        self._links = 0
        self._open: list[str] = []
        self._hidden_from = -1
        self._tables = self._verbatim = 0
        self._heading = ""
        self._lists: list[OrderedList] = []
        self.names: list[str] = []  # what the page says that its text is called
        self._raised: list[tuple[int, int, int]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag in _VOID:
            self._void(tag, attributes)
            return
        named = attributes.keys() & {"name", "id"} and "href" not in attributes
        self._open.append(_LINK if tag == "a" and not named else tag)
        self._links += self._open[-1] == _LINK
        self.deepest = max(self.deepest, len(self._open))
        if self._hidden_from < 0 and _is_hidden(tag, attributes):
            self._hide(tag)
        if self._hidden_from >= 0:
            return
        if tag in _BLOCKS:
            self.flush()
        self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what a visible element means for the words inside."""
        if tag == "sup" or attributes.get("href", "").startswith("#"):
            self._raised.append((len(self._open), len(self._words), len(self._free)))
        self.table.start(tag, attributes)
        if tag in _LISTS:
            self._lists.append(OrderedList.of(tag, attributes))
        elif tag == "li" and self._lists:
            self._words.append(self._lists[-1].label(attributes))
        self._tables += tag == "table"
        self._verbatim += tag == "pre"
        if tag in _HEADINGS:
            self._heading = "title" if tag == "h1" or attributes.get("rend") == "h1" else "heading"

    def end(self, tag: str) -> None:
        """An element ends; the parser balances them."""
        if tag in _VOID or not self._open:
            return
        if self._raised and self._raised[-1][0] >= len(self._open):
            self._lower(tag)
        self._links -= self._open.pop() == _LINK
        if self._hidden_from >= 0:
            if len(self._open) <= self._hidden_from:
                self._hidden_from = -1
            return
        if tag in _BLOCKS:
            self.flush()
        self.table.end(tag)
        if tag in _LISTS and self._lists:
            self._lists.pop()
        self._tables -= tag == "table"
        self._verbatim -= tag == "pre"
        if tag in _HEADINGS:
            self._heading = ""

    def data(self, words: str) -> None:
        """Characters; blanks fold to one, but in preformatted text lines stay lines."""
        if self._hidden_from >= 0:
            if self._open[-1:] == ["title"]:
                self.names.append(words)
            return
        if not self._links:
            self._free.append(words)
        if not self._verbatim:
            self._words.append(_BLANKS.sub(" ", words))
            return
        first, *rest = words.splitlines() or [""]
        self._words.append(first)
        for line in rest:
            self.flush()
            self._words.append(line)

    def close(self) -> list[HtmlLine]:
        """The page ends: return the lines."""
        self.flush()
        return self.lines

    def flush(self) -> None:
        """End the running line; an empty one is none."""
        line = "".join(self._words)
        if "&" in line:
            line = _ENTITY.sub(lambda found: html.unescape(found[0]), line)
        line = _BLANKS.sub(" ", line).strip()
        linked = not _BETWEEN.sub("", "".join(self._free))
        self._words.clear()
        self._free.clear()
        if line:
            kind = self._heading or ("table" if self._tables else "")
            self.lines.append(HtmlLine(line, kind, linked, self.table.cell))

    def _lower(self, tag: str) -> None:
        """End what was raised: the mark of a note goes and is counted, an exponent stays small."""
        _, start, free = self._raised.pop()
        words = "".join(self._words[start:])
        before = "".join(self._words[:start])[-1:]
        number = tag == "sup" and bool(_NUMBER.fullmatch(words))
        if _NOTE.fullmatch(words) or (number and before and not before.isascii()):
            del self._words[start:]
            del self._free[free:]
            self.tally.add("footnotes", 1)
        elif tag == "sup" and words and all(ord(char) in _RAISED for char in words):
            self._words[start:] = [words.translate(_RAISED)]

    def _void(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta":
            named = attributes.get("name", attributes.get("property", "")).lower()
            self.names += [attributes.get("content", "")] if named in _NAMING else []
        if self._hidden_from < 0:
            if tag in _BREAKS or tag == "hr":
                self.flush()
            elif tag in {"img", "embed"}:
                self.tally.add("images" if tag == "img" else "objects", 1)

    def _hide(self, tag: str) -> None:
        self._hidden_from = len(self._open) - 1
        if tag in _FURNITURE:
            self.tally.add("page-furniture", 1)
        elif tag == "rt":
            self.tally.add("ruby", 1)
        elif tag in {"iframe", "object"}:
            self.tally.add("objects", 1)


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    return (
        tag in _SKIPPED
        or "hidden" in attributes
        or bool(_INVISIBLE.search(attributes.get("style", "")))
    )


def visible_lines(page: str) -> LineCollector:
    """Parse ``page`` as a stream, so that no depth of nesting matters, and collect its lines."""
    # The stubs ask a target for bytes and comments, which lxml does not send to this one.
    collector = LineCollector()
    collector.tally.add("css-numbers", len(_COUNTED.findall(page)))
    parser = etree.HTMLParser(
        target=cast("Any", collector), huge_tree=True, no_network=True, encoding="utf-8"
    )
    try:
        etree.fromstring(page.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        collector.flush()  # a page without elements: what came until here is all there is
    return collector


def tree_lines(root: etree._Element) -> LineCollector:
    """Collect the lines of a parsed tree, such as the body an extractor found."""
    collector = LineCollector()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            # Names such as {0}style are listed, and cannot be asked for.
            collector.start(tag, dict(element.items()))
            collector.data(element.text or "" if tag else "")
        else:
            collector.end(tag)
            collector.data(element.tail or "")
    collector.close()
    return collector
