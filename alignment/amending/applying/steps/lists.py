"""Lists of items: numbered anew, their marks set, items put in."""

from collections.abc import Sequence
from dataclasses import replace

from .....corpus.model import NO_ORDINAL, Ordinal
from .....corpus.structure.labels import read_label
from .....corpus.structure.numerals import write_han
from ...model import Home, Instruction, Line, LineKind, RefusalError, Words
from ...places import write_place
from ..draft import Draft
from .lines import numeral, written
from .ranges import container, each

STOPS = "。；"


_LISTS = {LineKind.ITEM: (LineKind.ITEM, LineKind.POINT), LineKind.POINT: (LineKind.POINT,)}


def relabel(draft: Draft, at: int, kind: LineKind) -> None:
    """Number the list around ``at`` anew: （一）（二）（三）."""
    begin = at
    while begin > 0 and draft.lines[begin - 1].kind in _LISTS[kind]:
        begin -= 1
    number = 0
    for i in range(begin, len(draft.lines)):
        line = draft.lines[i]
        if line.kind not in _LISTS[kind]:
            break
        if line.kind is not kind:
            continue
        number = number + 1 if number else (line.ordinal.number if i < at else 1)
        if line.ordinal.number != number:
            label = line.label.replace(numeral(line), written(line, number), 1)
            draft.lines[i] = replace(line, label=label, raw="", ordinal=Ordinal(number))


def is_item(draft: Draft, at: int) -> bool:
    """Say whether the line at ``at`` is an item."""
    return 0 <= at < len(draft.lines) and draft.lines[at].kind is LineKind.ITEM


def end(draft: Draft, at: int, mark: str) -> None:
    """Set the mark at the end of an item: 。 ends a list, ； stands between."""
    words = draft.lines[at].words
    if mark in STOPS and words[-1:] in STOPS and words[-1:] != mark and mark:
        draft.edit(at, words[:-1] + mark)
        draft.adapt("end-mark", words[-8:])


def add_items(draft: Draft, one: Instruction, new: Words) -> None:
    """增加一项，作为第七项：{new}."""
    kind = LineKind.ITEM if one.unit == "项" else LineKind.POINT
    place, found = container(draft, one, ("项", "目") if one.unit == "项" else ("目",))
    at = [i for i in range(found.start, found.end) if draft.lines[i].kind is kind]
    if not at:
        raise RefusalError("no-list", write_place(place))
    if kind is LineKind.ITEM and len({_list_of(draft, i) for i in at}) > 1:
        raise RefusalError("target-ambiguous", write_place(place))
    numbers = [p.last.ordinal.number for p in each(one.to)]
    first = draft.lines[at[0]].ordinal.number or 1
    index = numbers[0] - first if numbers else len(at)
    if not 0 <= index <= len(at):
        raise RefusalError("number-differs", f"第{write_han(numbers[0])}项", write_place(place))
    start = at[index] if index < len(at) else _after(draft, at[-1], kind)
    _put_items(draft, start, at, new, numbers, kind)


def _list_of(draft: Draft, at: int) -> int:
    while at > 0 and draft.lines[at].kind in (LineKind.ITEM, LineKind.POINT):
        at -= 1
    return at


def _after(draft: Draft, at: int, kind: LineKind) -> int:
    """Return where the item at ``at`` ends, its points with it."""
    at += 1
    while (
        kind is LineKind.ITEM and at < len(draft.lines) and draft.lines[at].kind is LineKind.POINT
    ):
        at += 1
    return at


def _put_items(
    draft: Draft, start: int, at: Sequence[int], new: Words, numbers: Sequence[int], kind: LineKind
) -> None:
    """Put items in, number the list anew and set its marks: ； between them, 。 at the end."""
    like = draft.lines[at[0]]
    lines = [_item(text, like, kind) for text in new]
    bare = [line for line in lines if line.kind is kind]
    for line, number in zip(bare, numbers, strict=False):
        if line.label and line.ordinal.number and line.ordinal.number != number:
            raise RefusalError("number-differs", line.label, f"第{write_han(number)}项")
    last = start > at[-1]
    mark = draft.lines[at[-1]].words[-1:] if last else "；"
    lines = [
        _marked(draft, line, mark if i == len(lines) - 1 else "；") for i, line in enumerate(lines)
    ]
    lines = [
        line if line.label else _numbered(line, like, numbers, i) for i, line in enumerate(lines)
    ]
    if last and mark in STOPS:
        end(draft, start - 1, "；")
    draft.put(start, lines)
    relabel(draft, start, kind)


def _item(text: str, like: Line, kind: LineKind) -> Line:
    label = read_label(text, 0, len(text))
    home = Home(like.home.scope, like.home.article, like.home.twin, like.home.paragraph)
    if label is None or label.span.start:
        return Line(kind, text, "", like.gap, like.unit, NO_ORDINAL, home, like.lead)
    rest = text[label.span.end :]
    return Line(
        kind,
        rest.lstrip(),
        text[: label.span.end],
        like.gap,
        like.unit,
        label.ordinal,
        home,
        like.lead,
    )


def _numbered(line: Line, like: Line, numbers: Sequence[int], index: int) -> Line:
    number = numbers[index] if index < len(numbers) else 0
    label = like.label.replace(numeral(like), written(like, number), 1)
    return replace(line, label=label, ordinal=Ordinal(number))


def _marked(draft: Draft, line: Line, mark: str) -> Line:
    """Give an item its mark; one that is quoted with another keeps the one of the list."""
    words = line.words
    if words[-1:] == mark or mark not in STOPS or words[-1:] in "：，、":
        return line
    draft.adapt("end-mark", words[-8:])
    return replace(line, words=(words[:-1] if words[-1:] in STOPS else words) + mark)
