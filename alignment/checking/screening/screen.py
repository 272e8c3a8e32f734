"""Run the rules of screening over a comparison with the text above."""

from collections.abc import Callable, Iterator
from functools import cache

from ...model import Comparison
from ..model import Checked, Fault, Hit, Office
from ..rulebook import chosen
from . import basis, changed, repeated, set_up
from .model import Screen

Function = Callable[[Screen], Iterator[Hit]]


@cache
def functions() -> dict[str, Function]:
    """Return the function of every rule of screening, by the rule's name."""
    families = (repeated, changed, set_up, basis)
    return {name: rule for family in families for name, rule in family.RULES.items()}


def screened(comparison: Comparison, checked: Checked, office: Office) -> Checked:
    """Return ``checked`` with what the comparison with the text above adds."""
    screen = Screen(comparison, checked.kind)
    rules = [r for r in chosen(office, screening=True) if checked.kind in r.kinds]
    found = [
        Fault(rule, hit.span, hit.params, hit.fixes)
        for rule in rules
        for hit in dict.fromkeys(functions()[rule.name](screen))
    ]
    order = sorted(
        (*checked.faults, *found), key=lambda fault: (fault.span, fault.rule.id, fault.params)
    )
    return Checked(checked.document, checked.kind, tuple(order))
