"""What a struck paragraph looks like in the user's file: like its neighbours of the same level."""

from __future__ import annotations

import copy
from bisect import bisect_right

from ....alignment.model import Comparison
from ....corpus.model import Document, Level
from ..plan.clean import Clean
from ..plan.model import Plan
from ..wordml.looks import OWN
from ..wordml.wordml import Element, w
from .labels import unnumber
from .script import Split
from .wordfile import WordFile

_BODY = (Level.ARTICLE, Level.PARAGRAPH, Level.ITEM, Level.POINT, Level.PREAMBLE)


class Donors:
    """Finds for a template paragraph the paragraph of the file that lends its look."""

    def __init__(self, comparison: Comparison, plan: Plan, word: WordFile) -> None:
        self.levels = _levels(comparison.template, plan.template)
        self.places: dict[Level, list[int]] = {}
        self.elements: list[Element] = [elements[-1] for elements in word.elements]
        self.word = word
        self._index = {id(element): at for at, element in enumerate(self.elements)}
        levels = _levels(comparison.variant, plan.variant)
        start, number = 0, 0
        for at, paragraph in enumerate(word.paragraphs):
            while number < len(plan.variant.starts):
                raw = plan.variant.raw[plan.variant.starts[number]]
                if raw >= start + len(paragraph.shown) + 1:
                    break
                if number in levels and not paragraph.table:
                    self.places.setdefault(levels[number], []).append(at)
                number += 1
            start += len(paragraph.shown) + 1

    def properties(self, step: Split, beside: Element) -> Element | None:
        """Return w:pPr for the new paragraph that ends a template paragraph before ``beside``."""
        donor = self._donor(step.template, beside)
        found = donor.find(w("pPr"))
        if found is None:
            return None
        found = copy.deepcopy(found)
        for tag in OWN:
            for element in found.findall(tag):
                found.remove(element)
        unnumber(found, self.word)
        return found

    def _donor(self, template: int, beside: Element) -> Element:
        """Return the nearest paragraph before of the same level, else the one beside."""
        level = self.levels.get(template, Level.PARAGRAPH)
        places = self.places.get(level) or (
            [at for like in _BODY for at in self.places.get(like, ())] if level in _BODY else []
        )
        places = sorted(places)
        here = self._index.get(id(beside), 0)
        near = bisect_right(places, here)
        if not places or next(beside.iterancestors(w("tc")), None) is not None:
            return beside
        return self.elements[places[max(near - 1, 0)]]


def _levels(document: Document, text: Clean) -> dict[int, Level]:
    """Return the level of each paragraph that begins with a node: of the outermost one."""
    levels: dict[int, Level] = {}
    for node in document.nodes:
        at = text.at(node.own.start)
        number = text.paragraph(at)
        if number >= 0 and at == text.starts[number]:
            levels.setdefault(number, node.level)
    return levels
