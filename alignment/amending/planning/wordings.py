"""What changed in a paragraph, as words to be replaced, put in or struck.

甲应当乙。 → 甲可以乙并丙。    “应当”修改为“可以”; 在“乙”后增加“并丙”
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ....corpus.model import Span
from ...edits.make import edits
from ...edits.words import borders
from ...model import Edit, Op

# More changes than these in one paragraph are read more easily as a new paragraph: of the
# decisions read, none names more than three pairs of words in one paragraph.
MOST_CHANGES = 3
# The share of a paragraph from which it is written anew: "about half", as drafters' rules have it.
LARGE_SHARE = 0.5
_MARKS = "，。；：、！？"


@dataclass(frozen=True, slots=True)
class Wording:
    """One change: ``side`` is empty for a replacement, after or before where words are put in."""

    old: str
    new: str
    side: str = ""


@dataclass(slots=True)
class _Cut:
    """A range of the old text that changes, and what stands in the new one instead."""

    a0: int
    a1: int
    b0: int
    b1: int


def wordings(old: str, new: str) -> tuple[Wording, ...]:
    """Return the changes that make ``new`` of ``old``, empty where a new text reads better.

    Every ``old`` stands in the paragraph once, so that the words alone say what is meant.
    """
    cuts = _cuts(old, new)
    if not cuts or len(cuts) > MOST_CHANGES:
        return ()
    changed = sum(max(c.a1 - c.a0, c.b1 - c.b0) for c in cuts)
    if changed > LARGE_SHARE * max(len(old), len(new)):
        return ()
    edges = sorted(borders(old) | {0, len(old)})
    out = [_wording(old, new, cut) for cut in _apart(old, cuts, edges)]
    return tuple(out) if _proven(old, new, out) else ()


def _cuts(old: str, new: str) -> list[_Cut]:
    made = edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),), folds=frozenset()).whole
    return _in_place(made)


def _in_place(made: Sequence[Edit]) -> list[_Cut]:
    """Give what has no place on one side the place where it stands between its neighbours.

    Empty where words changed their order: no words are replaced there, they moved.
    """
    i = j = 0
    out: list[_Cut] = []
    for edit in made:
        (a0, a1), (b0, b1) = edit.template, edit.variant
        if edit.op is Op.INSERT:
            a0 = a1 = i
        if edit.op is Op.DELETE:
            b0 = b1 = j
        if edit.op is not Op.EQUAL:
            out.append(_Cut(a0, a1, b0, b1))
        if a0 < i or b0 < j:
            return []
        i, j = a1, b1
    return out


def _apart(old: str, cuts: list[_Cut], edges: Sequence[int]) -> list[_Cut]:
    """Widen each change until its words stand in the paragraph once; put together what touches."""
    for cut in cuts:
        _widen(old, cut, edges)
    out: list[_Cut] = []
    for cut in cuts:
        if out and cut.a0 <= out[-1].a1:
            out[-1].a1, out[-1].b1 = max(cut.a1, out[-1].a1), max(cut.b1, out[-1].b1)
        else:
            out.append(cut)
    return out


def _widen(old: str, cut: _Cut, edges: Sequence[int]) -> None:
    """Take in words before and after in turn, up to the marks of the clause, then beyond."""
    left = True
    while cut.a0 == cut.a1 or old.count(old[cut.a0 : cut.a1]) > 1:
        if cut.a0 == 0 and cut.a1 == len(old):
            return
        left = (left and cut.a0 > 0) or cut.a1 == len(old)
        if left:
            to = max((edge for edge in edges if edge < cut.a0), default=0)
            cut.b0 -= cut.a0 - to
            cut.a0 = to
        else:
            to = min((edge for edge in edges if edge > cut.a1), default=len(old))
            cut.b1 += to - cut.a1
            cut.a1 = to
        left = not left if cut.a1 < len(old) and old[cut.a1] not in _MARKS else True


def _wording(old: str, new: str, cut: _Cut) -> Wording:
    """Write a change as an addition where the old words stay, else as a replacement."""
    before, after = old[cut.a0 : cut.a1], new[cut.b0 : cut.b1]
    if before and after.startswith(before) and len(after) > len(before):
        return Wording(before, after[len(before) :], "after")
    if before and after.endswith(before) and len(after) > len(before):
        return Wording(before, after[: -len(before)], "before")
    return Wording(before, after)


def _proven(old: str, new: str, made: Sequence[Wording]) -> bool:
    text = old
    for one in made:
        if old.count(one.old) != 1 or text.count(one.old) != 1:
            return False
        put = {"": one.new, "after": one.old + one.new, "before": one.new + one.old}[one.side]
        text = text.replace(one.old, put)
    return text == new
