"""Automatic numbers of the file after all changes are rejected: which of them stay."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml import etree

from ....corpus.model import Span
from ..plan.model import Plan, State
from ..wordml.wordml import Element, Ink, paragraph_properties, w
from .script import Script
from .wordfile import WordFile

_NOT_OLD = ("rPr", "sectPr", "pPrChange")


def keep_numbers(
    word: WordFile,
    plan: Plan,
    scripts: Sequence[Script],
    gone: frozenset[int],
    typed: bytearray,
) -> tuple[frozenset[Span], list[int]]:
    """Decide for each numbered paragraph whether its automatic number is the template's as well.

    In: ``gone``, the paragraphs that vanish with their row when changes are rejected; ``typed``,
    which characters of the template are words of the file: those cannot be left out. Out: the
    labels of the template that need not be written because the number comes back by itself, and
    the paragraphs that must lose their number when the changes are rejected. Numbers are counted
    over the paragraphs that stay, as Word does after rejecting.
    """
    numbering = word.numbering()
    shared = {id(word.styles): word.styles, id(word.lists): word.lists}
    covered: set[Span] = set()
    unnumbered: list[int] = []
    for at, (paragraph, script) in enumerate(zip(word.paragraphs, scripts, strict=True)):
        stays = script.mark in (None, State.EQUAL) and at not in gone
        if not paragraph.label or not stays:
            continue
        trial = copy.deepcopy(numbering, dict(shared))
        properties = word.elements[at][-1].find(w("pPr"))
        label = trial.label(_style(properties), properties).text
        span = _labelled(plan, script.template, label)
        if span is not None and any(typed[span.start : span.end]):
            span = None
        if script.mark is None or span is not None:
            numbering = trial
            if span is not None:
                covered.add(span)
        else:
            unnumbered.append(at)
    return frozenset(covered), unnumbered


def _style(properties: Element | None) -> str:
    style = None if properties is None else properties.find(w("pStyle"))
    return "" if style is None else style.get(w("val"), "")


def _labelled(plan: Plan, paragraph: int, label: str) -> Span | None:
    """Return where ``label``, with the blank after it, begins template ``paragraph``."""
    if paragraph < 0 or not label or not plan.template.starts:
        return None
    start, end = plan.template.paragraph_span(paragraph)
    at, text = start, plan.template.text
    for char in label:
        if char.isspace():
            continue
        while at < end and text[at] == " ":
            at += 1
        if at == end or text[at] != char:
            return None
        at += 1
    return Span(start, at + 1 if at < end and text[at] == " " else at)


def drop_number(paragraph: Element, word: WordFile, ink: Ink) -> None:
    """Let ``paragraph`` lose its automatic number when the changes are rejected."""
    properties = paragraph_properties(paragraph)
    change = ink.tracked("pPrChange")
    old = copy.deepcopy(properties)
    for tag in _NOT_OLD:
        for element in old.findall(w(tag)):
            old.remove(element)
    unnumber(old, word)
    change.append(old)
    properties.append(change)


def unnumber(properties: Element, word: WordFile) -> None:
    """Take the list from w:pPr ``properties``; a list of its style is set to none (w:numId 0)."""
    for direct in properties.findall(w("numPr")):
        properties.remove(direct)
    if not word.numbered_by_style(properties):
        return
    found = etree.Element(w("numPr"))
    before = [properties.find(w(tag)) for tag in _BEFORE_NUMBERS]
    last = [element for element in before if element is not None]
    if last:
        last[-1].addnext(found)
    else:
        properties.insert(0, found)
    etree.SubElement(found, w("ilvl")).set(w("val"), "0")
    etree.SubElement(found, w("numId")).set(w("val"), "0")


# What stands before w:numPr in w:pPr (ISO/IEC 29500-1, 17.3.1.26).
_BEFORE_NUMBERS = (
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
)
