"""Two bodies that changed places in a clause: who does what is the other way round.

县道由甲局养护，乡道由乙局养护  →  县道由乙局养护，乡道由甲局养护
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ...corpus.model import Document
from ..edits.words import JOINS
from ..model import Direction, Edit, Finding, Op, Topic
from ..tables import words

# As much as any other change of who acts.
_WEIGHT = 2
# What may be a name that no table knows: 村集体.
_NAME = re.compile("[㐀-鿿]{2,8}")
# 预防和社区戒毒: what begins so is half of two names.
_JOINED = ("和", "、", "及", "与", "或", "以及")
# The common part of two names is no longer than this: 区|住房和城乡建设主管部门.
_REST = 14


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(sorted(words("subjects")))


def crossed(template: Document, variant: Document, edits: Sequence[Edit]) -> Iterator[Finding]:
    """Yield the first two bodies of which each gave way to the other."""
    first: dict[tuple[str, str], Edit] = {}
    for edit in _mirrored(template, variant, edits):
        names = _names(template, variant, edit)
        if names is None:
            continue
        other = first.get(names[::-1])
        if other is None:
            first.setdefault(names, edit)
            continue
        known = all(name.endswith(_bodies()) for name in names)
        acts = any(_agent(template, one) for one in (edit, other))
        if (known or acts) and not _listed(template, other, names[1], edit):
            yield Finding(
                "subject-crossed",
                names[1],
                names[0],
                (other.template, edit.template),
                (other.variant, edit.variant),
                topic=Topic.SUBJECT,
                direction=Direction.EXCHANGED,
                weight=_WEIGHT,
            )
            return


def _mirrored(template: Document, variant: Document, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Return the replacements of which another begins with the same characters, exchanged."""
    heads = [
        (template.text[edit.template.start], variant.text[edit.variant.start], edit)
        for edit in edits
        if edit.op is Op.REPLACE
    ]
    known = {(old, new) for old, new, _ in heads}
    return (edit for old, new, edit in heads if (new, old) in known)


def _names(template: Document, variant: Document, edit: Edit) -> tuple[str, str] | None:
    """Return the two names of an edit that replaces a body by another, None: it replaces none.

    Where only the head of a name changed (区水务局 → 市水务局), the words up to the first that a
    body ends with belong to it.
    """
    names = edit.template.cut(template.text), edit.variant.cut(variant.text)
    bodies = _bodies()
    if any(name.startswith(_JOINED) for name in names):
        return None
    if all(name.endswith(bodies) for name in names):
        return names
    places = (template.text, edit.template.end), (variant.text, edit.variant.end)
    behind = _shared(*(text[end : end + _REST] for text, end in places))
    for end in range(1, len(behind) + 1):
        if not behind[end - 1].isalpha():
            break
        if behind[:end].endswith(bodies):
            return names[0] + behind[:end], names[1] + behind[:end]
    return names if all(_NAME.fullmatch(name) for name in names) else None


def _agent(template: Document, edit: Edit) -> bool:
    """Say whether 由 stands before the words of an edit: they name who acts."""
    return template.text[max(0, edit.template.start - 1) : edit.template.start] == "由"


def _listed(template: Document, first: Edit, name: str, second: Edit) -> bool:
    """Say whether two names stand side by side in a list: 区水务局、市水务局会商."""
    end = first.template.start + len(name)
    return template.text[end : second.template.start] in JOINS


def _shared(first: str, second: str) -> str:
    size = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        size += 1
    return first[:size]
