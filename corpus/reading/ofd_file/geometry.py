"""Numbers and transformations of OFD: millimetres from the top left of the page, y downwards."""

from __future__ import annotations

import math
from typing import NamedTuple

# Points in a millimetre: the layout steps count in points.
POINTS = 72 / 25.4
# No page is larger (millimetres) and no step is repeated more often.
_FARTHEST = 1e9


def numbers(written: str) -> tuple[float, ...]:
    """Return the numbers of ST_Box, ST_Array and the like; () where one of them is none."""
    try:
        found = tuple(float(word) for word in written.split())
    except ValueError:
        return ()
    return found if all(abs(number) < _FARTHEST for number in found) else ()


def number(written: str | None, default: float) -> float:
    """Return one number, ``default`` where none is written."""
    found = numbers(written or "")
    return found[0] if len(found) == 1 else default


def deltas(written: str, most: int) -> list[float]:
    """Return the steps from character to character, ``most`` of them at most.

    GB/T 33190-2016, 11.3: ``g 3 5 2`` is 5 5 5 2. What is no number ends them.
    """
    found: list[float] = []
    left = iter(written.split())
    for word in left:
        repeated = word == "g"
        count = number(next(left, ""), 0.0) if repeated else 1.0
        step = numbers(next(left, "") if repeated else word)
        if len(step) != 1 or len(found) >= most:
            break
        found += step * max(min(int(count), most - len(found)), 0)
    return found


class Frame(NamedTuple):
    """An affine map of a plane (CTM): x' = a x + c y + e, y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point lies."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inner(self, other: Frame) -> Frame:
        """Return the map that applies ``other`` first and this one then."""
        e, f = self.at(other.e, other.f)
        return Frame(
            self.a * other.a + self.c * other.b,
            self.b * other.a + self.d * other.b,
            self.a * other.c + self.c * other.d,
            self.b * other.c + self.d * other.d,
            e,
            f,
        )

    @property
    def angle(self) -> float:
        """How far it turns, clockwise, in radians."""
        return math.atan2(self.b, self.a)


def frame_of(boundary: str, matrix: str) -> Frame:
    """Return the map of an object: its CTM, then the corner of its boundary (ST_Box)."""
    box, own = numbers(boundary), numbers(matrix)
    corner = Frame(e=box[0], f=box[1]) if len(box) == 4 else Frame()
    return corner.inner(Frame(*own)) if len(own) == 6 else corner
