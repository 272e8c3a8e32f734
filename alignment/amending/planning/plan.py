"""The instructions that make one text of another, article by article at the grain that is asked.

old 一 二 三   new 一 二(new) 三(was 二) 四(was 三, reworded)
增加一条，作为第二条：… · 将第三条改为第四条，其中的“…”修改为“…” · 条文顺序作相应调整
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Form, Instruction
from .article import article_group
from .headings import headings
from .loose import loose_groups
from .named import named_groups
from .numbers import added, deleted, named_numbers, order_of
from .texts import Group, Order, Request, texts_of

# Words changed alike in at least so many articles are written in one instruction.
_THROUGHOUT = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """The instructions of a decision by number, and what becomes of other numbers."""

    groups: tuple[tuple[Instruction, ...], ...]
    order: Order


def plan(request: Request) -> Plan:
    """Return the instructions of a decision, in the order of the new text.

    Raises ImpossibleError where only coarser ones lead there.
    """
    texts = texts_of(request)
    found = headings(texts)
    order = order_of(texts)
    named = named_numbers(texts, order)
    groups: list[Group] = [*named_groups(texts), *loose_groups(texts), *found.groups]
    groups += [*deleted(texts), *added(texts, found)]
    articles = (article_group(texts, found, named, index) for index in sorted(texts.pairs))
    groups += [group for group in articles if group]
    made = [group for _, group in sorted(groups, key=lambda group: group[0])]
    return Plan(tuple(_gathered(made) if request.gather else made), order)


def _gathered(groups: Sequence[tuple[Instruction, ...]]) -> list[tuple[Instruction, ...]]:
    """Write words that change alike in several articles once, where nothing else does there."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for index, group in enumerate(groups):
        if len(group) == 1 and group[0].form is Form.WORDS and len(group[0].at) == 1:
            alike.setdefault((group[0].old, group[0].new), []).append(index)
    out: list[tuple[Instruction, ...]] = list(groups)
    for members in alike.values():
        if len(members) < _THROUGHOUT:
            continue
        first = groups[members[0]][0]
        places = tuple(place for index in members for place in groups[index][0].at)
        out[members[0]] = (Instruction(Form.WORDS, places, old=first.old, new=first.new),)
        for index in members[1:]:
            out[index] = ()
    return [group for group in out if group]
