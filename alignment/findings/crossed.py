"""Two bodies that changed places in a clause: who does what is the other way round.

县道由甲局养护，乡道由乙局养护  →  县道由乙局养护，乡道由甲局养护
"""

from collections.abc import Iterator, Sequence
from functools import cache

from ...corpus.model import Document
from ..model import Direction, Edit, Finding, Op, Topic
from ..tables import words

# As much as any other change of who acts.
_WEIGHT = 2


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(sorted(words("subjects")))


def crossed(template: Document, variant: Document, edits: Sequence[Edit]) -> Iterator[Finding]:
    """Yield the first two bodies of which each gave way to the other."""
    bodies = _bodies()
    first: dict[tuple[str, str], Edit] = {}
    for edit in edits:
        if edit.op is not Op.REPLACE:
            continue
        names = edit.template.cut(template.text), edit.variant.cut(variant.text)
        if not all(name.endswith(bodies) for name in names):
            continue
        if names[::-1] in first:
            other = first[names[::-1]]
            yield Finding(
                f"{Topic.SUBJECT}-{Direction.EXCHANGED}",
                names[1],
                names[0],
                (other.template, edit.template),
                (other.variant, edit.variant),
                topic=Topic.SUBJECT,
                direction=Direction.EXCHANGED,
                weight=_WEIGHT,
            )
            return
        first.setdefault(names, edit)
