"""The instructions that make one text of another, article by article at the grain that is asked.

old 一 二 三   new 一 二(new) 三(was 二) 四(was 三, reworded)
增加一条，作为第二条：… · 将第三条改为第四条，其中的“…”修改为“…” · 条文顺序作相应调整
"""

from dataclasses import dataclass

from ..model import Instruction
from .article import article_group
from .gather import gathered, usual_pairs
from .headings import headings
from .loose import loose_groups
from .named import named_groups
from .numbers import added, deleted, named_numbers, order_of
from .texts import Group, Order, Request, place_of, texts_of


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
    usual = usual_pairs(texts) if request.gather else frozenset()
    groups: list[Group] = [*named_groups(texts), *loose_groups(texts), *found.groups]
    groups += [*deleted(texts), *added(texts, found)]
    articles = (article_group(texts, found, named, usual, index) for index in sorted(texts.pairs))
    groups += [group for group in articles if group]
    groups.sort(key=lambda group: group[0])
    if request.gather:
        groups = gathered(groups, {place_of(texts.old_line(i)) for i in named})
    return Plan(tuple(group for _, group in groups), order)
