"""Which words of a paragraph an instruction quotes for each change.

由国务院[教育→文化]行政部门在[五→十]日内办理。    国务院教育行政部门 · 在五日内办理
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ....corpus.model import Span
from ...edits.make import edits
from ...edits.words import numbers
from ...model import Edit, Op
from .phrases import LONGEST, Range, clause, ends, name, ranges, stands, term

# Changes so near to each other in one clause are quoted as one, up to this length.
_TOGETHER = 30
MARKS = "，。；：、！？"
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cut:
    """A range of the old text that changes, and what stands in the new one instead."""

    a0: int
    a1: int
    b0: int
    b1: int


@dataclass(frozen=True, slots=True)
class Texts:
    """A paragraph before and after, its changes, and pairs of words that changed elsewhere too."""

    old: str
    new: str
    cuts: tuple[Cut, ...]
    usual: frozenset[Pair]

    def pair(self, one: Range) -> Pair:
        """Return the old and the new words of a range of the old text."""
        start = _mapped(self.cuts, one[0], end=False)
        return self.old[slice(*one)], self.new[start : _mapped(self.cuts, one[1], end=True)]


def changes(old: str, new: str) -> list[Cut]:
    """Return what changes from one paragraph to another, none where words changed their order."""
    made = edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),), folds=frozenset()).whole
    return [_slid(old, new, cut) for cut in _in_place(made)]


def _in_place(made: Sequence[Edit]) -> list[Cut]:
    """Give what has no place on one side the place where it stands between its neighbours.

    Empty where words changed their order: no words are replaced there, they moved.
    """
    i = j = 0
    out: list[Cut] = []
    for edit in made:
        (a0, a1), (b0, b1) = edit.template, edit.variant
        if edit.op is Op.INSERT:
            a0 = a1 = i
        if edit.op is Op.DELETE:
            b0 = b1 = j
        if edit.op is not Op.EQUAL:
            out.append(Cut(a0, a1, b0, b1))
        if a0 < i or b0 < j:
            return []
        i, j = a1, b1
    return out


def _slid(old: str, new: str, cut: Cut) -> Cut:
    """Let an addition begin with its mark: 鼓励创新， behind ，is ，鼓励创新 before it."""
    added = new[cut.b0 : cut.b1]
    before = old[cut.a0 - 1 : cut.a0]
    if cut.a0 == cut.a1 and added and before and before in "，、；" and added[-1] == before:
        return Cut(cut.a0 - 1, cut.a1 - 1, cut.b0 - 1, cut.b1 - 1)
    return cut


def short(texts: Texts, cut: Cut) -> list[Range]:
    """Return what a change may be called by itself: a name, a word, a term."""
    core = (cut.a0, cut.a1)
    bare = core if stands(texts.old, *core) else None
    found = (name(texts.old, *core), bare, term(texts.old, *core))
    return [one for one in found if one and all(len(part) > 1 for part in texts.pair(one))]


def spans(texts: Texts) -> list[Range]:
    """Return the ranges of the old text that are quoted.

    What changes elsewhere too stands alone; of the rest of a clause the names do if all are names,
    else the clause is quoted, or one phrase around each change.
    """
    found: list[Range] = []
    for group in _by_clause(texts):
        narrow = {cut: _narrow(texts, cut) for cut in group}
        alone = [one for one in narrow.values() if one and texts.pair(one) in texts.usual]
        rest = [(cut, one) for cut, one in narrow.items() if one not in alone]
        together = _together(texts, [one or (cut.a0, cut.a1) for cut, one in rest])
        found += alone
        if len(rest) > 1 and together and not all(one for _, one in rest):
            found.append(together)
        else:
            found += [one or _wide(texts, cut) for cut, one in rest]
    joined = _joined(found, texts.cuts)
    return _joined([_ended(texts.old, one, found) for one in joined], texts.cuts)


def _ended(text: str, span: Range, found: Sequence[Range]) -> Range:
    """Let what was put together begin and end with a phrase."""
    if span in found:
        return span
    first, last = (ranges(text, at, at + 1) for at in (span[0], span[1] - 1))
    starts = [one[0] for one in first if span[0] - one[0] <= LONGEST]
    ends = [one[1] for one in last if one[1] - span[1] <= LONGEST]
    return min([span[0], *starts]), max([span[1], *ends])


def _by_clause(texts: Texts) -> list[list[Cut]]:
    """Put the changes of one clause together."""
    out: list[list[Cut]] = []
    last: Range | None = None
    for cut in texts.cuts:
        here = clause(texts.old, cut.a0, cut.a1)
        if out and here == last:
            out[-1].append(cut)
        else:
            out.append([cut])
        last = here
    return out


def _narrow(texts: Texts, cut: Cut) -> Range | None:
    """Return words that are quoted alone: a name, a number, what changes elsewhere as well."""
    old, new = texts.old[cut.a0 : cut.a1], texts.new[cut.b0 : cut.b1]
    named = name(texts.old, cut.a0, cut.a1)
    if named and not re.search("[，。；：]", old + new) and texts.pair(named)[1]:
        return named
    usual = (one for one in short(texts, cut) if texts.pair(one) in texts.usual)
    whole = old and new and all(_is_reference(part) for part in (old, new))
    return next(usual, (cut.a0, cut.a1) if whole else None)


def _is_reference(words: str) -> bool:
    """Say whether words are numbers of articles and nothing else: 第十八条第一款、第十九条."""
    return not re.sub(r"[、和或者及至]", "", numbers().sub("", words)) and "第" in words


def _wide(texts: Texts, cut: Cut) -> Range:
    """Return the widest phrase around a change that is no longer than drafters quote."""
    start, end = cut.a0, cut.a1
    old, new = texts.old, texts.new[cut.b0 : cut.b1]
    if start == end and new[:1] in tuple(MARKS) and start:
        start -= 1
    elif start == end and new[-1:] in tuple(MARKS) and end < len(old):
        end += 1
    found = ranges(old, start, end)
    fits = [one for one in found if one[1] - one[0] <= max(LONGEST, end - start)]
    whole = [one for one in fits if not _breaks_list(old, one) and ends(old, one[1])]
    return max(reversed(whole or fits), key=lambda one: one[1] - one[0], default=found[0])


def _breaks_list(text: str, one: Range) -> bool:
    """Say whether words end in the first member of a list: 在食堂的加工 of 在食堂的加工、分餐."""
    return text[one[1] : one[1] + 1] == "、" and text[one[0] - 1 : one[0]] != "、"


def _together(texts: Texts, found: Sequence[Range]) -> Range | None:
    """Return one range for the changes of a clause, None where it is too long."""
    if not found:
        return None
    wider = ranges(texts.old, min(one[0] for one in found), max(one[1] for one in found))
    fits = [one for one in wider if one[1] - one[0] <= _TOGETHER]
    return max(fits, key=lambda one: one[1] - one[0], default=None)


def _joined(spans: Sequence[Range], cuts: Sequence[Cut]) -> list[Range]:
    """Put together what overlaps or touches, changes that lie between included."""
    out: list[Range] = []
    for start, end in sorted(spans):
        inside = [cut for cut in cuts if cut.a0 < end and cut.a1 > start]
        start = min([start, *(cut.a0 for cut in inside)])
        end = max([end, *(cut.a1 for cut in inside)])
        if out and start <= out[-1][1]:
            out[-1] = (min(start, out[-1][0]), max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _mapped(cuts: Sequence[Cut], at: int, *, end: bool) -> int:
    """Return where an offset of the old text stands in the new one, before or behind a change."""
    shift = 0
    for cut in cuts:
        if cut.a0 > at or (cut.a0 == at and not end):
            break
        if cut.a1 >= at and end:
            return cut.b1 - (cut.a1 - at)
        shift = cut.b1 - cut.a1
    return at + shift


def unique(texts: Texts, span: Range, others: Sequence[Range]) -> Range:
    """Widen a range until its words stand there once, or all of them change alike."""
    found = [span, *ranges(texts.old, *span)]
    for one in found:
        old, new = texts.pair(one)
        alike = sum(texts.pair(other) == (old, new) for other in others)
        if new and texts.old.count(old) in (1, alike):
            return one
    return max(found, key=lambda one: one[1] - one[0])
