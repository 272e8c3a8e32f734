"""Which numbered labels are meant, and in which order a document nests them.

A text has the labels 一、 （一） （二） （3） 二、. The list （一） （二） goes on with 3, so
（3） is meant as （三） (``settle``). （一） begins anew below each 一、, so it nests below it
(``order_of``); in a text that has （一） above 一、 the order is the other way round.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cmp_to_key
from itertools import pairwise

from .labels import DECIMAL_STYLES, USUAL_ORDER, Label, Style
from .rows import Role, Row

# Styles that are mistaken for each other: （3） for （三）, 2. for 2、, 3、 for 三、.
_LOOKALIKES = {
    Style.HAN_PAREN: (Style.ARABIC_PAREN, Style.HAN_HALF),
    Style.ARABIC_PAREN: (Style.HAN_PAREN, Style.ARABIC_HALF),
    Style.HAN_HALF: (Style.HAN_PAREN,),
    Style.ARABIC_HALF: (Style.ARABIC_PAREN, Style.ARABIC_COMMA),
    Style.ARABIC_DOT: (Style.ARABIC_COMMA, Style.HAN),
    Style.ARABIC_COMMA: (Style.ARABIC_DOT, Style.HAN),
    Style.HAN: (Style.ARABIC_COMMA, Style.ARABIC_DOT),
}


_OVER_DECIMALS = (Style.ARABIC_DOT, Style.ARABIC_COMMA, Style.ARABIC_BARE, Style.HAN)


class _Open:
    """The lists that are open at a row: style and last number, outermost first."""

    def __init__(self) -> None:
        self.lists: list[tuple[Style, int]] = []

    def last(self, style: Style) -> int:
        return next((number for known, number in self.lists if known is style), -1)

    def put(self, style: Style, number: int) -> None:
        for depth, (known, _) in enumerate(self.lists):
            if known is style:
                del self.lists[depth:]
                break
        self.lists.append((style, number))


def _meant(lists: _Open, label: Label, after: Label | None, used: Counter[Style]) -> Style:
    """Return the style that is meant by a label; ``after`` is the next one in its list or below.

    三、 behind 2、 is a slip for 3、; where 一、 is open and 1、 or 四、 follows, 二、 is missing.
    ``used`` counts the labels of each style: 1、 before 2. is a slip for 1. where there are more
    of these.
    """
    number = label.ordinal.number
    if number == 1 and after is not None and _slipped(lists, label, after, used):
        return after.style
    if number <= 1 or label.ordinal.inserted or lists.last(label.style) == number - 1:
        return label.style
    opens = after is not None and after.ordinal.number == 1
    goes_on = after is not None and (after.style, after.ordinal.number) == (label.style, number + 1)
    if lists.last(label.style) > 0 and (opens or goes_on):
        return label.style
    for other in _LOOKALIKES.get(label.style, ()):
        if lists.last(other) == number - 1:
            return other
    return label.style


def _slipped(lists: _Open, label: Label, after: Label, used: Counter[Style]) -> bool:
    """Say whether the first label of a list was written otherwise than those that go on with it."""
    alike = after.style in _LOOKALIKES.get(label.style, ()) and after.ordinal.number == 2
    return alike and used[label.style] < used[after.style] and lists.last(after.style) != 1


def settle(rows: Sequence[Row]) -> list[Row]:
    """Give each numbered row the style that is meant: （3） after （二） is （三）, irregular."""
    found: list[Row] = []
    lists = _Open()
    after = _next_labels(rows)
    used = Counter(row.label.style for row in rows if row.label and row.role is Role.NUMBERED)
    for at, row in enumerate(rows):
        if row.role in (Role.ARTICLE, Role.CONTAINER, Role.ANNEX):
            lists = _Open()
        if row.role is not Role.NUMBERED or row.label is None:
            found.append(row)
            continue
        style = _meant(lists, row.label, after[at], used)
        lists.put(style, row.label.ordinal.number)
        irregular = style is not row.label.style
        found.append(replace(row, label=row.label._replace(style=style), irregular=irregular))
    return found


def _next_labels(rows: Sequence[Row]) -> list[Label | None]:
    """Return for each row the label of the next numbered one, before an article or an annex."""
    found: list[Label | None] = [None] * len(rows)
    last: Label | None = None
    for at in range(len(rows) - 1, -1, -1):
        found[at] = last
        if rows[at].role in (Role.ARTICLE, Role.CONTAINER, Role.ANNEX):
            last = None
        elif rows[at].role is Role.NUMBERED:
            last = rows[at].label
    return found


def _above(label: Label, last: dict[Style, int]) -> Iterator[Style]:
    """Yield what is above a decimal by its own numbers: 2. and 2、 above 2.1, 2.1 above 2.1.3."""
    if label.prefix:
        yield from DECIMAL_STYLES[: len(label.prefix) - 1]
        yield from (style for style in _OVER_DECIMALS if last.get(style, -1) == label.prefix[0])


def _nestings(rows: Sequence[Row]) -> dict[tuple[Style, Style], int]:
    """Count how often a list of the second style stood between n and n + 1 of the first.

    Decimals say by themselves what they stand under.
    """
    counts: dict[tuple[Style, Style], int] = defaultdict(int)
    last: dict[Style, int] = {}
    begun: dict[Style, set[Style]] = {}
    for row in rows:
        if row.role in (Role.ARTICLE, Role.CONTAINER, Role.ANNEX):
            last, begun = {}, {}
        if row.role is not Role.NUMBERED or row.label is None:
            continue
        style, number = row.label.style, row.label.ordinal.number
        inner = begun.get(style, set()) if last.get(style, -1) == number - 1 else set()
        nested = [(style, each) for each in inner]
        nested += [(outer, style) for outer in _above(row.label, last)]
        for pair in nested:
            counts[pair] += 1
        if number == 1:
            for known in begun.values():
                known.add(style)
        last[style], begun[style] = number, set()
    return counts


def _announced(text: str, rows: Sequence[Row]) -> Iterator[tuple[Style, Style]]:
    """Yield where a list of the second style begins at once below a colon of the first.

    （2）各部门做好下列工作： and 1.水利部门负责…: the last list of a text closes with no （3）.
    """
    for row, after in pairwise(rows):
        if row.role is not Role.NUMBERED or after.role is not Role.NUMBERED:
            continue
        begins = after.label and after.label.ordinal.number == 1 and after.style is not row.style
        if begins and row.span.cut(text).endswith(("：", ":")):
            yield row.style, after.style


def order_of(text: str, rows: Sequence[Row]) -> dict[Style, int]:
    """Return the depth of each style in use, 0 outermost, as the document itself nests them.

    Where the document does not show which of two styles is the outer one, the usual order holds.
    """
    counts = _nestings(rows)
    for pair in _announced(text, rows):
        counts[pair] += 1
    used = {row.label.style for row in rows if row.role is Role.NUMBERED and row.label}

    def compare(one: Style, other: Style) -> int:
        shown = counts[other, one] - counts[one, other]
        return shown or USUAL_ORDER.index(one) - USUAL_ORDER.index(other)

    usual = sorted(used, key=USUAL_ORDER.index)
    return {style: depth for depth, style in enumerate(sorted(usual, key=cmp_to_key(compare)))}
