"""What changed in a paragraph, as words to be replaced, put in or struck.

    甲应当乙。 → 甲可以乙，并丙。    “应当”修改为“可以”; 在“可以乙”后增加“，并丙”

Drafters quote words that read by themselves: whole words, at least a few signs, and a clause
before what is added to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ....corpus.model import Span
from ...edits.make import edits
from ...edits.words import borders
from ...model import Edit, Op

# More changes than these in one paragraph are read more easily as a new paragraph: of the
# decisions read, none names more than three pairs of words in one paragraph.
MOST_CHANGES = 3
# The share of a paragraph from which it is written anew: "about half", as drafters' rules have it.
LARGE_SHARE = 0.5
# Words to be replaced are quoted with their neighbours up to this length: 其他 alone says little,
# 其他组织 is a phrase.
_PHRASE = 4
# A clause before an addition is quoted whole up to this length, else only its last words.
_CLAUSE = 24
_MARKS = "，。；：、！？"


@dataclass(frozen=True, slots=True)
class Wording:
    """One change: ``side`` is empty for a replacement, after or before where words are put in."""

    old: str
    new: str
    side: str = ""


@dataclass(frozen=True, slots=True)
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
    made = edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),), folds=frozenset()).whole
    cuts = [_slid(old, new, cut) for cut in _in_place(made)]
    if not cuts or len(cuts) > MOST_CHANGES:
        return ()
    if sum(max(c.a1 - c.a0, c.b1 - c.b0) for c in cuts) > LARGE_SHARE * max(len(old), len(new)):
        return ()
    edges = sorted(borders(old) | {0, len(old)})
    spans = _joined([_phrase(old, new, cut, edges) for cut in cuts], cuts)
    out = [_wording(old, new, cuts, span) for span in spans]
    return tuple(out) if _proven(old, new, out) else ()


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


def _slid(old: str, new: str, cut: _Cut) -> _Cut:
    """Let an addition begin with its mark: 鼓励创新， behind ，is ，鼓励创新 before it."""
    added = new[cut.b0 : cut.b1]
    before = old[cut.a0 - 1 : cut.a0]
    if cut.a0 == cut.a1 and added and before and before in "，、；" and added[-1] == before:
        return _Cut(cut.a0 - 1, cut.a1 - 1, cut.b0 - 1, cut.b1 - 1)
    return cut


def _phrase(old: str, new: str, cut: _Cut, edges: Sequence[int]) -> tuple[int, int]:
    """Return the old words to be quoted for a change."""
    start, end = cut.a0, cut.a1
    added = new[cut.b0 : cut.b1]
    if start == end and added[:1] in _MARKS:
        start = _clause_start(old, start, edges)
    elif start == end and added[-1:] in _MARKS:
        end = _clause_end(old, end, edges)
    elif start == end:
        start, end = _before(old, start, edges), _after(old, end, edges)
    elif added:
        start, end = _fuller(old, start, end, edges)
    start, end = _once(old, start, end, edges)
    return (_off_mark(old, start, edges) if added else start), end


def _clause_start(old: str, at: int, edges: Sequence[int]) -> int:
    start = max(old.rfind(mark, 0, at) for mark in _MARKS) + 1
    return start if 0 < at - start <= _CLAUSE else _before(old, at, edges, over=True)


def _clause_end(old: str, at: int, edges: Sequence[int]) -> int:
    ends = [found for mark in _MARKS if (found := old.find(mark, at)) >= 0]
    end = min(ends, default=len(old))
    return end if 0 < end - at <= _CLAUSE else _after(old, at, edges, over=True)


def _before(old: str, at: int, edges: Sequence[int], *, over: bool = False) -> int:
    """Return where the word before ``at`` begins; a mark is only passed ``over`` where asked."""
    if at == 0 or (old[at - 1] in _MARKS and not over):
        return at
    return max((edge for edge in edges if edge < at), default=0)


def _after(old: str, at: int, edges: Sequence[int], *, over: bool = False) -> int:
    """Return where the word behind ``at`` ends."""
    if at == len(old) or (old[at] in _MARKS and not over):
        return at
    return min((edge for edge in edges if edge > at), default=len(old))


def _fuller(old: str, start: int, end: int, edges: Sequence[int]) -> tuple[int, int]:
    """Take in the words around a short one, those behind it first."""
    while end - start < _PHRASE:
        further = _after(old, end, edges)
        if further == end:
            break
        end = further
    while end - start < _PHRASE:
        further = _before(old, start, edges)
        if further == start:
            break
        start = further
    return start, end


def _once(old: str, start: int, end: int, edges: Sequence[int]) -> tuple[int, int]:
    """Take in words before and behind in turn until the words stand in the paragraph once."""
    left = True
    while start == end or old.count(old[start:end]) > 1:
        if start == 0 and end == len(old):
            break
        if (left and start > 0) or end == len(old):
            start = _before(old, start, edges, over=True)
        else:
            end = _after(old, end, edges, over=True)
        left = not left
    return start, end


def _off_mark(old: str, start: int, edges: Sequence[int]) -> int:
    """Let no quotation begin with a mark, but of words that are struck."""
    while start > 0 and old[start] in _MARKS:
        start = _before(old, start, edges, over=True)
    return start


def _joined(spans: Sequence[tuple[int, int]], cuts: Sequence[_Cut]) -> list[tuple[int, int]]:
    """Put together what overlaps or touches, changes that lie between included."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        begun = [cut for cut in cuts if cut.a0 < start < cut.a1]
        start = min([start, *(cut.a0 for cut in begun)])
        if out and start <= out[-1][1]:
            out[-1] = (min(start, out[-1][0]), max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _mapped(cuts: Sequence[_Cut], at: int, *, end: bool) -> int:
    """Return where an offset of the old text stands in the new one, before or behind a change."""
    shift = 0
    for cut in cuts:
        if cut.a0 > at or (cut.a0 == at and not end):
            break
        if cut.a1 >= at and end:
            return cut.b1 - (cut.a1 - at)
        shift = cut.b1 - cut.a1
    return at + shift


def _wording(old: str, new: str, cuts: Sequence[_Cut], span: tuple[int, int]) -> Wording:
    """Write a change as an addition where the old words stay, else as a replacement."""
    start, end = _mapped(cuts, span[0], end=False), _mapped(cuts, span[1], end=True)
    before, after = old[span[0] : span[1]], new[start:end]
    made = Wording(before, after)
    if before and len(after) > len(before):
        if after.startswith(before):
            return replace(made, new=after[len(before) :], side="after")
        if after.endswith(before):
            return replace(made, new=after[: -len(before)], side="before")
    return made


def _proven(old: str, new: str, made: Sequence[Wording]) -> bool:
    text = old
    for one in made:
        if old.count(one.old) != 1 or text.count(one.old) != 1:
            return False
        put = {"": one.new, "after": one.old + one.new, "before": one.new + one.old}[one.side]
        text = text.replace(one.old, put)
    return text == new
