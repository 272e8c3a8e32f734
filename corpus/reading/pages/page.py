"""Characters with their places made into pages: upright, cut where two pages share a sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from .records import Char, Page, Rule
from .rules import tables
from .sheet import halves
from .stamps import without_stamps
from .vertical import laid_down

# Characters between leaning ones, at most so many, stand upright by chance: at the top of a seal.
_UPRIGHT = 2


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page shows, in points, y downwards from its lower edge (so that it is negative).

    Each character comes with its quarter turns, -1 where it leans.
    """

    chars: Sequence[tuple[int, Char]]
    width: float
    height: float
    rules: Sequence[Rule] = ()
    images: int = 0
    comments: int = 0
    unseen: str = ""  # words that are there and not seen


def arranged(drawn: Drawn) -> tuple[Page, ...]:
    """Return the page as it is read, or the two pages that share its sheet."""
    found = list(_without_seals(drawn.chars))
    turns = Counter(turn for turn, char in found if turn >= 0 and char.text.strip())
    turn = turns.most_common(1)[0][0] if turns else 0
    shift = {0: drawn.height, 3: drawn.width}.get(turn, 0.0)
    sides = (drawn.width, drawn.height) if turn in (0, 2) else (drawn.height, drawn.width)
    upright = [_moved(_turned(char, turn), shift) for way, char in found if way == turn]
    rules = [_turned_rule(rule, turn, shift) for rule in drawn.rules]
    placed = [_is_inside(char, *sides) for char in upright]
    inside = list(compress(upright, placed))
    outside = "".join(char.text for char, on in zip(upright, placed, strict=True) if not on)
    askew = "".join(char.text for way, char in found if way != turn).strip()
    pages = [_page(part, rules, askew, outside) for part in halves(inside, rules, *sides)]
    first = pages[0]
    unknown = sum(char.text == "\ufffd" for _, char in found)
    counted = Page(
        first.lines,
        first.turned,
        drawn.images,
        drawn.comments,
        unknown,
        outside.strip(),
        first.tables,
        drawn.unseen,
    )
    return (counted, *pages[1:])


def _page(chars: Sequence[Char], rules: Sequence[Rule], askew: str, outside: str) -> Page:
    """Return one page of characters that stand upright."""
    found, rest = tables(chars, rules)
    lines, stamped = without_stamps(laid_down(rest))
    return Page(lines, askew or stamped, outside=outside.strip(), tables=found)


def _without_seals(chars: Sequence[tuple[int, Char]]) -> Iterator[tuple[int, Char]]:
    """Let characters lean that stand upright in a row of leaning ones: those of a round seal."""
    printed = [at for at, (_, char) in enumerate(chars) if char.text.strip()]
    leaning = [at for at, place in enumerate(printed) if chars[place][0] < 0]
    gone: set[int] = set()
    for before, after in pairwise(leaning):
        if 1 < after - before <= _UPRIGHT + 1:
            gone.update(printed[before + 1 : after])
    for at, (turn, char) in enumerate(chars):
        yield (-1 if at in gone else turn), char


def _is_inside(char: Char, width: float, height: float) -> bool:
    """Say whether the middle of a character lies on the page."""
    across, down = (char.left + char.right) / 2, (char.top + char.bottom) / 2
    return 0 <= across <= width and 0 <= down <= height


def _moved(char: Char, shift: float) -> Char:
    text, left, right, top, bottom, apart = char
    return Char(text, left, right, top + shift, bottom + shift, apart)


def _turned(char: Char, turns: int) -> Char:
    """Return the box of ``char`` on a page turned so that it stands upright."""
    left, right, top, bottom = char[1:5]
    if not turns:
        return char
    for _ in range(turns):  # against the clock: what pointed up points right
        left, right, top, bottom = -bottom, -top, left, right
    return Char(char.text, left, right, top, bottom)


def _turned_rule(rule: Rule, turns: int, shift: float) -> Rule:
    char = _turned(Char("", *rule), turns)
    return Rule(char.left, char.right, char.top + shift, char.bottom + shift)
