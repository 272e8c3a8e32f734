"""The record of what a clause says: who must or may do what, when, and what follows otherwise.

A clause is read into statements (规范语句). Positions count characters of the comparison form.
"""

from enum import StrEnum
from typing import NamedTuple


class Force(StrEnum):
    """How a statement binds (规范力度); NONE: it says what is so, or who does what, without one."""

    DUTY = "duty"  # 应当、必须
    BAN = "ban"  # 不得、禁止
    POWER = "power"  # 可以、有权
    ADVICE = "advice"  # 鼓励、支持
    NONE = "none"


class Measure(StrEnum):
    """What a quantity measures."""

    FINE = "fine"  # 罚款数额、倍数
    MONEY = "money"
    TIME = "time"  # 期限
    FREQUENCY = "frequency"  # 每年、每半年一次
    AGE = "age"
    SHARE = "share"
    COUNT = "count"
    SIZE = "size"  # 长度、面积、重量、距离
    DATE = "date"


class Bound(StrEnum):
    """Which side of a quantity is allowed."""

    MOST = "most"  # 不超过、以下、以内
    LEAST = "least"  # 不低于、以上、至少
    EXACT = "exact"


class Place(NamedTuple):
    """A half-open range of the comparison form that a clause was read from."""

    start: int
    end: int

    def cut(self, form: str) -> str:
        """Return the words that stand there."""
        return form[self.start : self.end]


NOWHERE = Place(0, 0)


class Quantity(NamedTuple):
    """A number with its unit: ``value`` in the base unit (元, 日, 米 as written), by value.

    三万元, 3万元 and 30000元 have one ``value``; 三十日 and 三十个工作日 differ by ``unit``.
    """

    measure: Measure
    value: float
    unit: str
    bound: Bound
    place: Place


class Marked(NamedTuple):
    """A listed word with its class: a procedure, a penalty, an exception, a condition."""

    name: str
    place: Place


class Statement(NamedTuple):
    """One thing that a clause says.

    ``place`` covers it with its conditions; ``core`` is the stretch between two marks that holds
    the act. ``who`` is empty where the subject is not said; a subject or force of an earlier
    stretch of the sentence holds on (``own_force``: the word of force stands in this one;
    ``by_agent``: 由 names the subject).
    ``act`` is the head verb where the table of acts knows it, ``object`` what follows it.
    """

    place: Place
    core: Place
    who: Place = NOWHERE
    with_: tuple[Place, ...] = ()
    force: Force = Force.NONE
    force_at: Place = NOWHERE
    own_force: bool = False
    by_agent: bool = False
    act: str = ""
    object: Place = NOWHERE
    conditions: tuple[Place, ...] = ()
    exceptions: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    procedures: tuple[Marked, ...] = ()
    penalties: tuple[Marked, ...] = ()
    sentence: int = 0

    def at(self, offset: int) -> "Statement":
        """Return the same statement, ``offset`` characters further on."""

        def moved(place: Place) -> Place:
            return Place(place.start + offset, place.end + offset) if place.end else place

        return Statement(
            moved(self.place),
            moved(self.core),
            moved(self.who),
            tuple(map(moved, self.with_)),
            self.force,
            moved(self.force_at),
            self.own_force,
            self.by_agent,
            self.act,
            moved(self.object),
            tuple(map(moved, self.conditions)),
            tuple(map(moved, self.exceptions)),
            tuple(one._replace(place=moved(one.place)) for one in self.quantities),
            tuple(one._replace(place=moved(one.place)) for one in self.procedures),
            tuple(one._replace(place=moved(one.place)) for one in self.penalties),
            self.sentence + 1000 * offset,
        )
