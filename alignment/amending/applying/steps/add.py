"""Articles, paragraphs, chapters and groups put in."""

from collections.abc import Sequence
from dataclasses import replace

from .....corpus.model import NO_ORDINAL, Ordinal
from .....corpus.structure.labels import read_label
from .....corpus.structure.numerals import write_han
from ...model import Home, Instruction, Line, LineKind, Place, RefusalError, Words
from ...places import write_ordinal, write_place
from ..draft import NEW, Added, Draft, Found, Head
from .lines import article, block, headed
from .lists import add_items
from .ranges import container, each
from .whole import CONTAINERS, GROUP_KINDS

# What stands before a group that is put in: it is put after the last line of these kinds.
_AFTER = {
    "题注": (LineKind.TITLE,),
    "引言": (LineKind.TITLE, LineKind.NOTE),
    "目录": (LineKind.TITLE, LineKind.NOTE, LineKind.PREAMBLE),
}


def add(draft: Draft, one: Instruction) -> None:
    """增加一条，作为{to}：{new}; 在{at}中增加一款，作为{to}：{new}."""
    if not one.new:
        raise RefusalError("no-text")
    new = tuple(line for words in one.new for line in words)
    other = next((place for place in one.to if place.last.unit != one.unit), None)
    if other and one.unit not in CONTAINERS and other.last.unit != "部分":
        raise RefusalError("unit-differs", one.unit, write_place(other))
    if one.unit in _AFTER or one.unit == "落款":
        _add_group(draft, one.unit, new)
    elif one.unit == "条":
        _add_articles(draft, one, new)
    elif one.unit in ("款", "段", "行"):
        _add_paragraphs(draft, one, new)
    elif one.unit in ("项", "目"):
        add_items(draft, one, new)
    elif one.unit in CONTAINERS:
        _add_chapter(draft, one, new)
    else:
        raise RefusalError("no-form", one.unit)


def _add_group(draft: Draft, unit: str, new: Words) -> None:
    kinds = _AFTER.get(unit, tuple(LineKind))
    last = max(
        (i for i, line in enumerate(draft.lines) if line.kind in kinds and not line.home.scope),
        default=-1,
    )
    kind = GROUP_KINDS[unit]
    draft.put(last + 1, [Line(kind, words, lead=draft.lead(kind)) for words in new])


def _add_articles(draft: Draft, one: Instruction, new: Words) -> None:
    places = each(one.to)
    inside = (*CONTAINERS, "部分")
    under = next((p.steps for p in one.at if p.last.unit in inside), ())
    if not places:
        raise RefusalError("no-number")
    scope, _ = draft.scope(list(places[0].steps))
    if one.side == "after" and not places[0].last.ordinal.inserted and one.at:
        _follows(one, places)
    for place, lines in zip(places, shared(new, places), strict=True):
        ordinal = place.last.ordinal
        if any(a.ordinal == ordinal and a.scope == scope for a in draft.added):
            raise RefusalError("target-again", write_place(place))
        draft.added.append(Added(scope, ordinal, tuple(article(draft, lines, place, scope)), under))
        draft.shift = draft.shift or not ordinal.inserted


def _follows(one: Instruction, places: Sequence[Place]) -> None:
    """Refuse 在第五条第一款后增加一条 for its unit; numbers are checked at the end."""
    if one.at[0].last.unit not in ("条", *CONTAINERS):
        raise RefusalError("unit-differs", write_place(one.at[0]), write_place(places[0]))


def shared(new: Words, places: Sequence[Place]) -> list[Words]:
    """Share the lines of a quotation among the articles that it brings."""
    if len(places) == 1:
        return [new]
    out: list[list[str]] = []
    for text in new:
        label = read_label(text, 0, len(text))
        ordinals = [place.last.ordinal for place in places[len(out) : len(out) + 1]]
        if label and label.style.value == "article" and label.ordinal in ordinals:
            out.append([text])
        elif out:
            out[-1].append(text)
    if not out and len(new) == len(places):
        return [(text,) for text in new]
    if len(out) != len(places):
        raise RefusalError("count-differs", str(len(places)), str(len(out) or len(new)))
    return [tuple(lines) for lines in out]


def _paragraph_starts(draft: Draft, found: Found) -> list[int]:
    kinds = (LineKind.PARAGRAPH, LineKind.PREAMBLE, LineKind.ROW)
    return [
        i
        for i in range(found.start, found.end)
        if draft.lines[i].kind in kinds
        or (draft.lines[i].kind is LineKind.ARTICLE and draft.lines[i].words)
    ]


def _add_paragraphs(draft: Draft, one: Instruction, new: Words) -> None:
    place, found = container(draft, one, ("款", "段", "行", "项", "目"))
    starts = _paragraph_starts(draft, found)
    numbers = [p.last.ordinal.number for p in each(one.to)]
    if not numbers:
        numbers = [_beside(draft, one, starts)]
    if numbers[0] > len(starts) + 1 or numbers[0] < 1:
        raise RefusalError("number-differs", f"第{write_han(numbers[0])}款", write_place(place))
    first = draft.lines[found.start]
    if numbers[0] == 1 and first.kind is LineKind.ARTICLE:
        _before_first(draft, found.start, new)
        return
    at = starts[numbers[0] - 1] if numbers[0] <= len(starts) else found.end
    made = draft.made(("", *new), first.home)[1:]
    if first.kind is LineKind.PREAMBLE:
        made = [replace(line, kind=LineKind.PREAMBLE) for line in made]
    draft.put(at, made)


def _beside(draft: Draft, one: Instruction, starts: Sequence[int]) -> int:
    """Return the number of a paragraph that is put after or before one, or at the end."""
    if one.side and one.at[0].last.unit in ("款", "段", "行"):
        found = draft.find(one.at[0])
        before = sum(
            1 for start in starts if start < (found.end if one.side == "after" else found.start)
        )
        return before + 1
    return len(starts) + 1


def _before_first(draft: Draft, at: int, new: Words) -> None:
    """Put paragraphs before the first of an article, which leaves its place beside the label."""
    first = draft.lines[at]
    away = Line(
        LineKind.PARAGRAPH, first.words, home=first.home, lead=draft.lead(LineKind.PARAGRAPH)
    )
    made = draft.made(
        new,
        Home(first.home.scope, first.home.article, first.home.twin),
        replace(first, home=first.home._replace(paragraph=0)),
    )
    draft.lines[at : at + 1] = [*made, away] if first.words else made


def _add_chapter(draft: Draft, one: Instruction, new: Words) -> None:
    """增加一章，作为第五章：{new}, with its articles; 包括第X条至第Y条, before them."""
    ordinal = one.to[0].last.ordinal if one.to else NO_ORDINAL
    lines = block(draft, new)
    if lines[0].kind is not LineKind.HEADING:
        lines = [_heading_line(draft, ordinal, one.unit, new[0]), *lines[1:]]
    if ordinal not in (lines[0].ordinal, NO_ORDINAL):
        raise RefusalError("number-differs", lines[0].label, write_place(one.to[0]))
    if one.side == "covers":
        draft.heads.append(Head(lines[0], one.at[0].last.ordinal))
        return
    if not any(line.kind is LineKind.ARTICLE for line in lines):
        raise RefusalError("no-text")
    _add_block(draft, lines)


def _add_block(draft: Draft, lines: Sequence[Line]) -> None:
    """Put in the articles of a block by their numbers, and its headings before them."""
    heads: list[Line] = []
    article: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.kind not in (LineKind.ARTICLE, LineKind.HEADING):
            article.append(line)
            continue
        if article and article[0].kind is LineKind.ARTICLE:
            draft.added.append(Added(article[0].home.scope, article[0].ordinal, tuple(article)))
            draft.shift = draft.shift or not article[0].ordinal.inserted
            article = []
        if line is not None and line.kind is LineKind.HEADING:
            heads.append(line)
        elif line is not None:
            draft.heads += [Head(head, line.ordinal) for head in heads]
            heads, article = [], [line]


def _heading_line(draft: Draft, ordinal: Ordinal, unit: str, words: str) -> Line:
    like = next(
        (line for line in draft.lines if line.kind is LineKind.HEADING and line.unit == unit), None
    )
    label = headed(like, ordinal).label if like else write_ordinal(ordinal, unit)
    gap = like.gap if like else draft.gap(unit)
    lead = like.lead if like else draft.lead(LineKind.HEADING)
    return Line(LineKind.HEADING, words, label, gap, unit, ordinal, Home(twin=NEW), lead)
