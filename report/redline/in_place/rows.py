"""Rows of the template's tables that the variant lost: struck as rows, not as paragraphs."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from ....alignment.model import Comparison
from ....corpus.limits import Limits
from ..plan.model import Plan, State
from ..wordml.wordml import Element, Ink, make, run, w
from .script import Script, Split, Step, Strike
from .wordfile import WordFile, open_word

# What a struck row takes from the cells of the template: the rest belongs to that file's styles.
_CELL = (w("tcW"), w("gridSpan"))


@dataclass(frozen=True, slots=True)
class OldRow:
    """A row of the template: its cells, each with the numbers of its paragraphs."""

    cells: tuple[tuple[Element | None, tuple[int, ...]], ...]

    @property
    def paragraphs(self) -> tuple[int, ...]:
        """The numbers of its paragraphs in order."""
        return tuple(number for _, inside in self.cells for number in inside)


@dataclass(frozen=True, slots=True)
class Struck:
    """A row to be struck beside a row of the file, and the steps that struck its paragraphs."""

    row: OldRow
    steps: tuple[tuple[Step, ...], ...]
    beside: Element
    behind: bool


def struck_rows(
    comparison: Comparison, plan: Plan, word: WordFile, scripts: Sequence[Script], limits: Limits
) -> list[Struck]:
    """Take whole struck rows out of the scripts and return them, to be written as rows.

    A row can be struck as one where the file has a table: before the row of the paragraph that
    follows, or behind that of the paragraph before.
    """
    heads = {at: parts for at, script in enumerate(scripts) if (parts := _head(script.steps))}
    rows = _old_rows(comparison, plan, limits) if heads else {}
    found: list[Struck] = []
    before = None
    for at, script in enumerate(scripts):
        here = _row(word.elements[at][-1])
        if rows and at in heads and here is not before:
            found += _taken(script, heads[at], rows, before, here)
        before = here if script.mark is not None else before
    return found


def _taken(
    script: Script,
    parts: list[tuple[Step, ...]],
    rows: dict[int, OldRow],
    before: Element | None,
    here: Element | None,
) -> Iterator[Struck]:
    """Take the rows at the end of the head of a row, or at the head behind a table."""
    groups = _grouped(parts, rows)
    whole = [row is not None for row, _ in groups]
    if here is not None:
        first, last = len(whole) - _leading(whole[::-1]), len(whole)
    else:
        first, last = 0, _leading(whole) if before is not None else 0
    kept = groups[:first] + groups[last:]
    size = sum(map(len, parts))
    script.steps = [s for _, group in kept for part in group for s in part] + script.steps[size:]
    beside = before if here is None else here
    for row, group in groups[first:last]:
        if row is not None and beside is not None:
            yield Struck(row, tuple(group), beside, here is None)


def _leading(flags: Sequence[bool]) -> int:
    """Return how many of ``flags`` are set before the first that is not."""
    return next((at for at, flag in enumerate(flags) if not flag), len(flags))


def _grouped(
    parts: list[tuple[Step, ...]], rows: dict[int, OldRow]
) -> list[tuple[OldRow | None, list[tuple[Step, ...]]]]:
    """Return the struck paragraphs, those of whole rows together."""
    numbers = [_number(part) for part in parts]
    groups: list[tuple[OldRow | None, list[tuple[Step, ...]]]] = []
    at = 0
    while at < len(parts):
        row = rows.get(numbers[at])
        size = len(row.paragraphs) if row else 1
        if row is None or row.paragraphs != tuple(numbers[at : at + size]):
            row, size = None, 1
        groups.append((row, parts[at : at + size]))
        at += size
    return groups


def _head(steps: Sequence[Step]) -> list[tuple[Step, ...]]:
    """Return the paragraphs that the head of a script strikes whole, each as its steps."""
    parts: list[tuple[Step, ...]] = []
    part: list[Step] = []
    for step in steps:
        if not isinstance(step, Strike | Split) or step.state is not State.DELETE:
            break
        part.append(step)
        if isinstance(step, Split):
            parts.append(tuple(part))
            part = []
    return parts


def _number(part: tuple[Step, ...]) -> int:
    """Return the template paragraph that a part strikes."""
    last = part[-1]
    return last.template if isinstance(last, Split) else -1


def _row(paragraph: Element) -> Element | None:
    """Return the row of the outermost table that holds ``paragraph``."""
    rows = list(paragraph.iterancestors(w("tr")))
    return rows[-1] if rows else None


def _old_rows(comparison: Comparison, plan: Plan, limits: Limits) -> dict[int, OldRow]:
    """Return the rows of the template's tables by their first paragraph; none of other files."""
    word = open_word(comparison.template, comparison.settings.tracked, limits)
    if word is None:
        return {}
    cells: dict[Element, dict[Element, list[int]]] = {}
    for elements, numbers in zip(word.elements, _numbers(plan, word), strict=True):
        tables = list(elements[-1].iterancestors(w("tc")))
        if len(tables) == 1:
            row = next(tables[0].iterancestors(w("tr")))
            cells.setdefault(row, {}).setdefault(tables[0], []).extend(numbers)
    rows = (_old_row(row, inside) for row, inside in cells.items())
    return {row.paragraphs[0]: row for row in rows if row.paragraphs}


def _old_row(row: Element, inside: dict[Element, list[int]]) -> OldRow:
    """Return a row with all of its cells, those without words too."""
    return OldRow(
        tuple((cell.find(w("tcPr")), tuple(inside.get(cell, ()))) for cell in row.iter(w("tc")))
    )


def _numbers(plan: Plan, word: WordFile) -> Iterator[list[int]]:
    """Yield for each paragraph of the template's file the paragraphs of the clean text in it."""
    text, number, start = plan.template, 0, 0
    for paragraph in word.paragraphs:
        end, found = start + len(paragraph.shown) + 1, []
        while number < len(text.starts) and text.raw[text.starts[number]] < end:
            found.append(number)
            number += 1
        yield found
        start = end


def write_rows(
    struck: Sequence[Struck], words: Callable[[Strike], str], ink: Ink
) -> dict[int, Element]:
    """Write the struck rows; return the paragraphs that end each line of the plan."""
    paragraphs: dict[int, Element] = {}
    last: dict[Element, Element] = {}
    for one in struck:
        row = make("tr")
        properties = etree.SubElement(row, w("trPr"))
        properties.append(ink.tracked("del"))
        steps = iter(one.steps)
        for former, inside in one.row.cells:
            row.append(_cell(former, [next(steps) for _ in inside], words, ink, paragraphs))
        if one.behind:
            last.get(one.beside, one.beside).addnext(row)
            last[one.beside] = row
        else:
            one.beside.addprevious(row)
    return paragraphs


def _cell(
    former: Element | None,
    parts: Sequence[tuple[Step, ...]],
    words: Callable[[Strike], str],
    ink: Ink,
    paragraphs: dict[int, Element],
) -> Element:
    """Return a cell whose paragraphs are struck."""
    cell = make("tc")
    properties = etree.SubElement(cell, w("tcPr"))
    kept = former if former is not None else ()
    properties.extend(copy.deepcopy(element) for element in kept if element.tag in _CELL)
    for part in parts or ((),):
        paragraph = etree.SubElement(cell, w("p"))
        for step in part:
            ink.date = step.date or ink.date
            if isinstance(step, Strike):
                paragraph.append(ink.wrap(State.DELETE, [run(words(step), None, deleted=True)]))
            elif isinstance(step, Split):
                ink.mark(paragraph, State.DELETE)
                paragraphs[step.line] = paragraph
    return cell
