"""Whole paragraphs, items, articles and groups replaced by others."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ...model import Home, Instruction, Line, LineKind, Place, RefusalError, Words
from ...places import write_place
from ..draft import Draft, Found
from .lines import block, unlabelled, unlabelled_article
from .lists import STOPS
from .wording import part_of

CONTAINERS = ("编", "分编", "章", "节")


GROUP_KINDS = {
    "名称": LineKind.TITLE,
    "题注": LineKind.NOTE,
    "目录": LineKind.TOC,
    "引言": LineKind.PREAMBLE,
    "序言": LineKind.PREAMBLE,
    "落款": LineKind.TAIL,
}


def once(draft: Draft, place: Place) -> None:
    """Note that a place is replaced or deleted as a whole; refuse it a second time."""
    if place in draft.replaced:
        raise RefusalError("target-again", write_place(place))
    draft.replaced.add(place)


def whole(draft: Draft, one: Instruction) -> None:
    """将{at}修改为：{new}."""
    if not one.at:
        raise RefusalError("no-place")
    new = tuple(line for words in one.new for line in words)
    spans = sorted((draft.find(place) for place in one.at), key=lambda found: found.start)
    for place in one.at:
        once(draft, place)
    for before, after in pairwise(spans):
        if before.end != after.start:
            raise RefusalError("target-apart", "、".join(map(write_place, one.at)))
    if len(one.at) > 1 and one.at[0].last.unit == "条":
        raise RefusalError("target-several", "、".join(map(write_place, one.at)))
    replace_span(draft, Found(spans[0].start, spans[-1].end, spans[0].step), one.at[0], new)


def replace_span(draft: Draft, found: Found, place: Place, new: Words) -> None:
    """Put the lines ``new`` in the place of those that stand there."""
    if found.step is not None:
        sentence(draft, found, new)
        return
    old = draft.lines[found.start : found.end]
    unit = place.last.unit
    if unit == "名称" and len(place.steps) > 1:
        draft.edit(found.start, unlabelled(new[0], old[0], place))
    elif place.steps[0].unit in GROUP_KINDS and len(place.steps) == 1:
        draft.lines[found.start : found.end] = _group(draft, place.steps[0].unit, old[0], new)
    elif unit in ("全文", "正文", *CONTAINERS, "附件") or (
        unit == "部分" and old[0].kind is LineKind.HEADING
    ):
        draft.swap(found, block(draft, new, old[0]))
    else:
        draft.lines[found.start : found.end] = _same_kind(draft, old, new, place)


def sentence(draft: Draft, found: Found, new: Words) -> None:
    """Put words in the place of a sentence, or of the lead-in of an article."""
    line = draft.lines[found.start]
    begin, end = part_of(line.words, found.step)
    words = "".join(new)
    if found.step and found.step.unit == "条首" and line.words[-1:] == "：" and words[-1:] != "：":
        words += "："
        draft.adapt("end-mark", words[-8:])
    draft.edit(found.start, line.words[:begin] + words + line.words[end:])


def _group(draft: Draft, unit: str, first: Line, new: Words) -> list[Line]:
    kind = GROUP_KINDS[unit]
    lines = [
        Line(kind, words, home=Home(paragraph=i + 1), lead=draft.lead(kind))
        for i, words in enumerate(new)
    ]
    lines[0] = replace(lines[0], lead=first.lead)
    return lines


def _same_kind(draft: Draft, old: Sequence[Line], new: Words, place: Place) -> list[Line]:
    first = old[0]
    if first.label and first.kind in (LineKind.ITEM, LineKind.POINT):
        text = unlabelled(new[0], first, place)
        text = _ended(draft, text, first.words)
        made = draft.made(("", *new[1:]), first.home, replace(first, kind=LineKind.PARAGRAPH))
        return [replace(first, words=text, raw=""), *made[1:]]
    if first.kind is LineKind.ARTICLE:
        new = (unlabelled_article(new[0], first, place), *new[1:])
    return draft.made(new, first.home, first)


def _ended(draft: Draft, words: str, old: str) -> str:
    """Give an item that is quoted without a mark the mark of what stood there."""
    if words[-1:] in "。；：，、" or old[-1:] not in STOPS:
        return words
    draft.adapt("end-mark", words[-8:])
    return words + old[-1:]
