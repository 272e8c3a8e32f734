"""Adoption at a glance: clauses of the template down, variants across, a mark and a colour each."""

from pathlib import PurePath
from typing import TYPE_CHECKING

from ...words.text import begun
from ...words.words import Words
from ..columns import STATES, Type, Values, names
from .book import A4, MOST_COLUMNS, MOST_ROWS, Sheet
from .styles import Styles
from .table import BAR

if TYPE_CHECKING:
    from .lines import LineSheet

_FIRST_WORDS = 22
# Legend, then titles; number, words and count of a clause stand before the variants.
_HEADS, _BEFORE = 2, 3
_HEAD_HEIGHT = 130
# The tables that tell of it.
_TAKEN = frozenset(("documents", "clauses", "adoption"))


class Matrix:
    """What the sheet needs of the tables: a letter for each variant and clause."""

    def __init__(self) -> None:
        self._clauses: list[tuple[str, str]] = []
        self._variants: list[str] = []
        self._states: list[bytearray] = []

    def take(self, table: str, row: Values) -> None:
        """Take a row of any table."""
        if table not in _TAKEN:
            return
        cells = dict(zip(names(table), row, strict=True))
        if table == "documents" and cells["role"] == "variant":
            self._variants.append(str(cells["document"]))
            self._states.append(bytearray())
        elif table == "clauses" and cells["role"] == "template":
            self._clauses.append((str(cells["locator"]), str(cells["text"])))
        elif table == "adoption":
            self._states[-1].append(STATES.index(str(cells["state"])))

    def counts(self) -> dict[str, int]:
        """Return how many clauses of all variants together are in each state."""
        return {
            name: sum(states.count(at) for states in self._states) for at, name in enumerate(STATES)
        }

    def cut(self) -> int:
        """Return how many variants the sheet shows when it has no room for all, else 0."""
        room = MOST_COLUMNS - _BEFORE
        return room if len(self._variants) > room else 0

    def write(self, sheet: "LineSheet", styles: Styles, words: Words) -> None:
        """Write the sheet, once all rows have been taken."""
        page = Sheet(sheet, words)
        shown = self._variants[: MOST_COLUMNS - _BEFORE]
        self._heads(page, shown, styles, words)
        marks = [words.say(f"state-mark.{name}") for name in STATES]
        looks = [styles.marks[name] for name in STATES]
        before = styles.text, styles.quiet, styles.numbers[Type.INTEGER]
        absent = STATES.index("absent")
        for at, (locator, clause) in enumerate(self._clauses[: MOST_ROWS - _HEADS], 0):
            told = locator, begun(clause, _FIRST_WORDS)
            for column, text in enumerate(told):
                page.widen(column, text)
            adopted = sum(states[at] != absent for states in self._states)
            found = [states[at] for states in self._states[: len(shown)]]
            sheet.write_line(
                at + _HEADS,
                [*told, adopted, *(marks[state] for state in found)],
                [*before, *(looks[state] for state in found)],
            )
        page.fit({0: 30, 1: 46})
        self._layout(sheet, len(shown))

    def _heads(self, page: Sheet, shown: list[str], styles: Styles, words: Words) -> None:
        told = (f"{words.say(f'state-mark.{n}')} {words.say(f'state.{n}')}" for n in STATES)
        page.sheet.set_row(0, 22)
        page.sheet.write_string(0, 0, "　 ".join(told), styles.lead)
        page.sheet.set_row(1, _HEAD_HEIGHT)
        for at, key in enumerate(("data-title.adoption.locator", "workbook.words")):
            page.put(1, at, words.say(key), styles.head)
        page.sheet.write_string(1, 2, words.say("workbook.adopting"), styles.turned)
        for at, name in enumerate(shown, _BEFORE):
            page.sheet.write_string(1, at, PurePath(name).stem[:40], styles.turned)

    def _layout(self, sheet: "LineSheet", variants: int) -> None:
        last = _HEADS + max(len(self._clauses), 1) - 1
        sheet.set_column(2, 2, 7)
        sheet.set_default_row(18)
        if variants:
            sheet.set_column(_BEFORE, _BEFORE + variants - 1, 3.6)
            whole = {**BAR, "max_value": len(self._variants)}
            sheet.conditional_format(_HEADS, 2, last, 2, whole)
        sheet.freeze_panes(_HEADS, _BEFORE)
        sheet.autofilter(1, 0, last, _BEFORE + variants - 1)
        sheet.repeat_rows(0, 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
