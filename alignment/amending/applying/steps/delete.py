"""Paragraphs, items, articles and groups taken out."""

from dataclasses import replace

from ...model import Instruction, LineKind, RefusalError
from ..draft import Draft, Found
from .lists import end, is_item, relabel
from .ranges import each
from .whole import once, sentence


def delete(draft: Draft, one: Instruction) -> None:
    """删去{at}."""
    for place in each(one.at):
        once(draft, place)
        found = draft.find(place)
        if found.step is not None:
            sentence(draft, found, ("",))
            continue
        _take_out(draft, found)


def _take_out(draft: Draft, found: Found) -> None:
    """Remove lines; items after them move up, and the last of what is left ends the list."""
    first = draft.lines[found.start]
    if (
        first.kind is LineKind.ARTICLE
        and found.start + 1 < len(draft.lines)
        and not _is_article(draft, found)
    ):
        first_paragraph(draft, found)
        return
    last_of_list = first.kind is LineKind.ITEM and not is_item(draft, found.end)
    draft.remove(found)
    if first.kind in (LineKind.ITEM, LineKind.POINT):
        relabel(draft, found.start, first.kind)
        if last_of_list and is_item(draft, found.start - 1):
            end(draft, found.start - 1, first.words[-1:])


def _is_article(draft: Draft, found: Found) -> bool:
    """Say whether the lines are all of an article."""
    home = draft.lines[found.start].home
    after = draft.lines[found.end] if found.end < len(draft.lines) else None
    return (
        after is None
        or after.home[:3] != home[:3]
        or after.kind in (LineKind.HEADING, LineKind.ANNEX)
    )


def first_paragraph(draft: Draft, found: Found) -> None:
    """Remove the first paragraph of an article: the next one comes beside the label."""
    first, after = draft.lines[found.start], draft.lines[found.end]
    if after.kind is not LineKind.PARAGRAPH:
        raise RefusalError("article-beheaded", first.label)
    kept = replace(
        first, words=after.words, raw="", gap=first.gap or draft.gap("条"), home=after.home
    )
    draft.lines[found.start : found.end + 1] = [kept]
