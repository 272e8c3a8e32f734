"""Whole paragraphs, items, articles and groups: replaced, deleted, put in."""

from collections.abc import Sequence
from dataclasses import replace

from ....corpus.structure.labels import read_label
from ....corpus.model import NO_ORDINAL, Ordinal
from ....corpus.structure.numerals import write_han
from ..draft import NEW, Added, Draft, Found, Head
from ..model import Home, Instruction, Kind, Line, Place, Refusal, Step, Words
from ..places import write_ordinal, write_place
from .wording import part_of

_CONTAINERS = ("编", "分编", "章", "节")
_GROUP_KINDS = {
    "名称": Kind.TITLE,
    "题注": Kind.NOTE,
    "目录": Kind.TOC,
    "引言": Kind.PREAMBLE,
    "序言": Kind.PREAMBLE,
    "落款": Kind.TAIL,
}
# What stands before a group that is put in: it is put after the last line of these kinds.
_AFTER = {
    "题注": (Kind.TITLE,),
    "引言": (Kind.TITLE, Kind.NOTE),
    "目录": (Kind.TITLE, Kind.NOTE, Kind.PREAMBLE),
}
_STOPS = "。；"


def once(draft: Draft, place: Place) -> None:
    """Note that a place is replaced or deleted as a whole; refuse it a second time."""
    if place in draft.replaced:
        raise Refusal("target-again", write_place(place))
    draft.replaced.add(place)


def whole(draft: Draft, one: Instruction) -> None:
    """将{at}修改为：{new}."""
    if not one.at:
        raise Refusal("no-place")
    new = tuple(line for words in one.new for line in words)
    spans = sorted((draft.find(place) for place in one.at), key=lambda found: found.start)
    for place in one.at:
        once(draft, place)
    for before, after in zip(spans, spans[1:], strict=False):
        if before.end != after.start:
            raise Refusal("target-apart", "、".join(map(write_place, one.at)))
    if len(one.at) > 1 and one.at[0].last.unit == "条":
        raise Refusal("target-several", "、".join(map(write_place, one.at)))
    replace_span(draft, Found(spans[0].start, spans[-1].end, spans[0].step), one.at[0], new)


def replace_span(draft: Draft, found: Found, place: Place, new: Words) -> None:
    """Put the lines ``new`` in the place of those that stand there."""
    if found.step is not None:
        _sentence(draft, found, new)
        return
    old = draft.lines[found.start : found.end]
    unit = place.last.unit
    if unit == "名称" and len(place.steps) > 1:
        draft.edit(found.start, _unlabelled(new[0], old[0], place))
    elif place.steps[0].unit in _GROUP_KINDS and len(place.steps) == 1:
        draft.lines[found.start : found.end] = _group(draft, place.steps[0].unit, old[0], new)
    elif unit in ("全文", "正文", *_CONTAINERS, "附件") or (unit == "部分" and old[0].kind is Kind.HEADING):
        draft.swap(found, block(draft, new, old[0]))
    else:
        draft.lines[found.start : found.end] = _same_kind(draft, old, new, place)


def _sentence(draft: Draft, found: Found, new: Words) -> None:
    line = draft.lines[found.start]
    begin, end = part_of(line.words, found.step)
    words = "".join(new)
    if found.step and found.step.unit == "条首" and line.words[-1:] == "：" and words[-1:] != "：":
        words += "："
        draft.adapt("end-mark", words[-8:])
    draft.edit(found.start, line.words[:begin] + words + line.words[end:])


def _unlabelled(words: str, line: Line, place: Place) -> str:
    """Return the words of a quoted line without the label that the place bears already."""
    label = read_label(words, 0, len(words))
    if label is None or label.span.start or not line.label:
        return words
    if label.ordinal != line.ordinal:
        raise Refusal("number-differs", words[: label.span.end], write_place(place))
    return words[label.span.end :].lstrip()


def _group(draft: Draft, unit: str, first: Line, new: Words) -> list[Line]:
    kind = _GROUP_KINDS[unit]
    lines = [Line(kind, words, home=Home(paragraph=i + 1), lead=draft.lead(kind)) for i, words in enumerate(new)]
    lines[0] = replace(lines[0], lead=first.lead)
    return lines


def block(draft: Draft, new: Words, first: Line | None = None, scope: int = 0) -> list[Line]:
    """Return lines that bring their own labels: chapters, articles, annexes."""
    lines: list[Line] = []
    home = Home(first.home.scope if first else scope, twin=NEW)
    for text in new:
        line = _labelled(draft, text, home, lines)
        if line.kind is Kind.ARTICLE:
            home = line.home
        lines.append(line)
    if first is not None and lines:
        lines[0] = replace(lines[0], lead=first.lead)
    return lines


def _labelled(draft: Draft, text: str, home: Home, before: Sequence[Line]) -> Line:
    label = read_label(text, 0, len(text))
    style = label.style.value if label and not label.span.start else ""
    units = {"article": "条", "part": "编", "subpart": "分编", "chapter": "章", "section": "节"}
    if label is None or style not in units:
        return draft.made((text,), home)[0] if not before else draft.made(("", text), home)[1]
    rest = text[label.span.end :]
    words = rest.lstrip()
    kind = Kind.ARTICLE if style == "article" else Kind.HEADING
    gap = rest[: len(rest) - len(words)] or draft.gap(units[style])
    new = Home(home.scope, label.ordinal if kind is Kind.ARTICLE else NO_ORDINAL, NEW)
    return Line(kind, words, text[: label.span.end], gap, units[style], label.ordinal, new, draft.lead(kind))


def _same_kind(draft: Draft, old: Sequence[Line], new: Words, place: Place) -> list[Line]:
    first = old[0]
    if first.label and first.kind in (Kind.ITEM, Kind.POINT):
        text = _unlabelled(new[0], first, place)
        text = _ended(draft, text, first.words)
        made = draft.made(("", *new[1:]), first.home, replace(first, kind=Kind.PARAGRAPH))
        return [replace(first, words=text, raw=""), *made[1:]]
    if first.kind is Kind.ARTICLE:
        new = (_unlabelled_article(new[0], first, place), *new[1:])
    return draft.made(new, first.home, first)


def _unlabelled_article(words: str, line: Line, place: Place) -> str:
    label = read_label(words, 0, len(words))
    if label is None or label.span.start or label.style.value != "article" or line.unit != "条":
        return words
    return _unlabelled(words, line, place)


def _ended(draft: Draft, words: str, old: str) -> str:
    """Give an item that is quoted without a mark the mark of what stood there."""
    if words[-1:] in "。；：，、" or old[-1:] not in _STOPS:
        return words
    draft.adapt("end-mark", words[-8:])
    return words + old[-1:]


def delete(draft: Draft, one: Instruction) -> None:
    """删去{at}."""
    for place in _each(one.at):
        once(draft, place)
        found = draft.find(place)
        if found.step is not None:
            _sentence(draft, found, ("",))
            continue
        _take_out(draft, found)


def _each(places: Sequence[Place]) -> list[Place]:
    """Write out ranges: 第四条至第七条 is four places."""
    out: list[Place] = []
    for place in places:
        first, until = place.last.ordinal, place.until
        if until == NO_ORDINAL:
            out.append(place)
            continue
        if until.number <= first.number or until.inserted or first.inserted:
            raise Refusal("range", write_place(place))
        for number in range(first.number, until.number + 1):
            out.append(Place((*place.steps[:-1], Step(place.last.unit, Ordinal(number)))))
    return out


each = _each


def _take_out(draft: Draft, found: Found) -> None:
    """Remove lines; items after them move up, and the last of what is left ends the list."""
    first = draft.lines[found.start]
    if first.kind is Kind.ARTICLE and found.start + 1 < len(draft.lines) and not _is_article(draft, found):
        _first_paragraph(draft, found)
        return
    last_of_list = first.kind is Kind.ITEM and not _is_item(draft, found.end)
    draft.remove(found)
    if first.kind in (Kind.ITEM, Kind.POINT):
        relabel(draft, found.start, first.kind)
        if last_of_list and _is_item(draft, found.start - 1):
            _end(draft, found.start - 1, first.words[-1:])


def _is_article(draft: Draft, found: Found) -> bool:
    """Say whether the lines are all of an article."""
    home = draft.lines[found.start].home
    after = draft.lines[found.end] if found.end < len(draft.lines) else None
    return after is None or after.home[:3] != home[:3] or after.kind in (Kind.HEADING, Kind.ANNEX)


def _first_paragraph(draft: Draft, found: Found) -> None:
    """Remove the first paragraph of an article: the next one comes beside the label."""
    first, after = draft.lines[found.start], draft.lines[found.end]
    if after.kind is not Kind.PARAGRAPH:
        raise Refusal("article-beheaded", first.label)
    kept = replace(first, words=after.words, raw="", gap=first.gap or draft.gap("条"), home=after.home)
    draft.lines[found.start : found.end + 1] = [kept]


def _is_item(draft: Draft, at: int) -> bool:
    return 0 <= at < len(draft.lines) and draft.lines[at].kind is Kind.ITEM


def _end(draft: Draft, at: int, mark: str) -> None:
    words = draft.lines[at].words
    if mark in _STOPS and words[-1:] in _STOPS and words[-1:] != mark and mark:
        draft.edit(at, words[:-1] + mark)
        draft.adapt("end-mark", words[-8:])


def relabel(draft: Draft, at: int, kind: Kind) -> None:
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
            label = line.label.replace(_numeral(line), _written(line, number), 1)
            draft.lines[i] = replace(line, label=label, raw="", ordinal=Ordinal(number))


_LISTS = {Kind.ITEM: (Kind.ITEM, Kind.POINT), Kind.POINT: (Kind.POINT,)}


def _numeral(line: Line) -> str:
    return line.label.strip("（）()、.．〔〕 \u3000")


def _written(line: Line, number: int) -> str:
    return str(number) if _numeral(line).isascii() else write_han(number)


def renumber(draft: Draft, one: Instruction) -> None:
    """将{at}改为{to}: articles take their number at the end, items and paragraphs have theirs."""
    for old, new in zip(_each(one.at), _each(one.to), strict=True):
        found = draft.find(old)
        line = draft.lines[found.start]
        unit = old.last.unit
        if unit != new.last.unit:
            raise Refusal("unit-differs", write_place(old), write_place(new))
        if line.kind is Kind.ARTICLE and unit in ("条", "部分"):
            _rename(draft, line, new.last.ordinal, old)
            if one.side == "moved":
                draft.floating.add(line.home)
                draft.under[line.home] = tuple(s for s in new.steps if s.unit in _CONTAINERS)
        elif line.kind is Kind.HEADING:
            draft.lines[found.start] = headed(line, new.last.ordinal)
        elif line.kind in (Kind.ITEM, Kind.POINT) and line.ordinal != new.last.ordinal:
            raise Refusal("number-differs", line.label, write_place(new))


def _rename(draft: Draft, line: Line, ordinal: Ordinal, place: Place) -> None:
    if draft.renamed.get(line.home, ordinal) != ordinal or line.home in draft.renamed:
        raise Refusal("target-again", write_place(place))
    draft.renamed[line.home] = ordinal
    draft.shift = draft.shift or not ordinal.inserted


def headed(line: Line, ordinal: Ordinal) -> Line:
    """Return a heading or article with another number."""
    if line.unit == "部分" and not line.label.startswith("第"):
        label = line.label.replace(_numeral(line), _written(line, ordinal.number), 1)
    else:
        label = _relabelled(line.label, line.unit, ordinal)
    return replace(line, label=label, ordinal=ordinal, raw="")


def _relabelled(label: str, unit: str, ordinal: Ordinal) -> str:
    """Write a label anew as it was written: in digits where it had digits."""
    if any(char.isdigit() and char.isascii() for char in label):
        after = f"之{ordinal.inserted}" if ordinal.inserted else ""
        return f"第{ordinal.number}{unit}{after}"
    return write_ordinal(ordinal, unit)


def add(draft: Draft, one: Instruction) -> None:
    """增加一条，作为{to}：{new}; 在{at}中增加一款，作为{to}：{new}."""
    if not one.new:
        raise Refusal("no-text")
    new = tuple(line for words in one.new for line in words)
    if one.unit in _AFTER or one.unit == "落款":
        _add_group(draft, one.unit, new)
    elif one.unit == "条":
        _add_articles(draft, one, new)
    elif one.unit in ("款", "段", "行"):
        _add_paragraphs(draft, one, new)
    elif one.unit in ("项", "目"):
        _add_items(draft, one, new)
    elif one.unit in _CONTAINERS:
        _add_chapter(draft, one, new)
    else:
        raise Refusal("no-form", one.unit)


def _add_group(draft: Draft, unit: str, new: Words) -> None:
    kinds = _AFTER.get(unit, tuple(Kind))
    last = max((i for i, line in enumerate(draft.lines) if line.kind in kinds and not line.home.scope), default=-1)
    kind = _GROUP_KINDS[unit]
    draft.put(last + 1, [Line(kind, words, lead=draft.lead(kind)) for words in new])


def _add_articles(draft: Draft, one: Instruction, new: Words) -> None:
    places = _each(one.to)
    under = next((p.steps for p in one.at if p.last.unit in _CONTAINERS), ())
    if not places:
        raise Refusal("no-number")
    scope = places[0].steps[0].ordinal.number if places[0].steps[0].unit == "附件" else 0
    if one.side == "after" and not places[0].last.ordinal.inserted and one.at:
        _follows(one, places)
    for place, lines in zip(places, _shared(new, places), strict=True):
        ordinal = place.last.ordinal
        if any(a.ordinal == ordinal and a.scope == scope for a in draft.added):
            raise Refusal("target-again", write_place(place))
        draft.added.append(Added(scope, ordinal, tuple(article(draft, lines, place, scope)), under))
        draft.shift = draft.shift or not ordinal.inserted


def _follows(one: Instruction, places: Sequence[Place]) -> None:
    """Refuse 在第五条后增加一条，作为第九条 only where the unit differs; numbers are checked at the end."""
    if one.at[0].last.unit not in ("条", *_CONTAINERS):
        raise Refusal("unit-differs", write_place(one.at[0]), write_place(places[0]))


def article(draft: Draft, lines: Words, place: Place, scope: int) -> list[Line]:
    """Return the lines of a new article."""
    ordinal = place.last.ordinal
    like = next((line for line in draft.lines if line.kind is Kind.ARTICLE), None)
    unit = like.unit if like else "条"
    label = headed(like, ordinal).label if like else write_ordinal(ordinal, "条")
    first = Line(Kind.ARTICLE, "", label, draft.gap("条"), unit, ordinal, Home(scope, ordinal, NEW), draft.lead(Kind.ARTICLE))
    text = _unlabelled_article(lines[0], first, place)
    return draft.made((text, *lines[1:]), first.home, first)


def _shared(new: Words, places: Sequence[Place]) -> list[Words]:
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
        raise Refusal("count-differs", str(len(places)), str(len(out) or len(new)))
    return [tuple(lines) for lines in out]


def _paragraph_starts(draft: Draft, found: Found) -> list[int]:
    kinds = (Kind.PARAGRAPH, Kind.PREAMBLE)
    return [
        i
        for i in range(found.start, found.end)
        if draft.lines[i].kind in kinds or (draft.lines[i].kind is Kind.ARTICLE and draft.lines[i].words)
    ]


def _container(draft: Draft, one: Instruction, below: tuple[str, ...]) -> tuple[Place, Found]:
    """Return the article or paragraph into which something is put."""
    if not one.at:
        raise Refusal("no-place")
    place = one.at[0]
    while place.last.unit in below and len(place.steps) > 1:
        place = Place(place.steps[:-1])
    return place, draft.find(place)


def _add_paragraphs(draft: Draft, one: Instruction, new: Words) -> None:
    place, found = _container(draft, one, ("款", "段", "行", "项", "目"))
    starts = _paragraph_starts(draft, found)
    numbers = [p.last.ordinal.number for p in _each(one.to)]
    if not numbers:
        numbers = [_beside(draft, one, starts)]
    if numbers[0] > len(starts) + 1 or numbers[0] < 1:
        raise Refusal("number-differs", f"第{write_han(numbers[0])}款", write_place(place))
    first = draft.lines[found.start]
    if numbers[0] == 1 and first.kind is Kind.ARTICLE:
        _before_first(draft, found.start, new)
        return
    at = starts[numbers[0] - 1] if numbers[0] <= len(starts) else found.end
    made = draft.made(("", *new), first.home)[1:]
    if first.kind is Kind.PREAMBLE:
        made = [replace(line, kind=Kind.PREAMBLE) for line in made]
    draft.put(at, made)


def _beside(draft: Draft, one: Instruction, starts: Sequence[int]) -> int:
    """Return the number of a paragraph that is put after or before one, or at the end."""
    if one.side and one.at[0].last.unit in ("款", "段", "行"):
        found = draft.find(one.at[0])
        before = sum(1 for start in starts if start < (found.end if one.side == "after" else found.start))
        return before + 1
    return len(starts) + 1


def _before_first(draft: Draft, at: int, new: Words) -> None:
    """Put paragraphs before the first of an article, which leaves its place beside the label."""
    first = draft.lines[at]
    away = Line(Kind.PARAGRAPH, first.words, home=first.home, lead=draft.lead(Kind.PARAGRAPH))
    made = draft.made(new, Home(first.home.scope, first.home.article, first.home.twin), replace(first, home=first.home._replace(paragraph=0)))
    draft.lines[at : at + 1] = [*made, away] if first.words else made


def _add_items(draft: Draft, one: Instruction, new: Words) -> None:
    kind = Kind.ITEM if one.unit == "项" else Kind.POINT
    place, found = _container(draft, one, ("项", "目") if one.unit == "项" else ("目",))
    at = [i for i in range(found.start, found.end) if draft.lines[i].kind is kind]
    if not at:
        raise Refusal("no-list", write_place(place))
    if kind is Kind.ITEM and len({_list_of(draft, i) for i in at}) > 1:
        raise Refusal("target-ambiguous", write_place(place))
    numbers = [p.last.ordinal.number for p in _each(one.to)]
    first = draft.lines[at[0]].ordinal.number or 1
    index = numbers[0] - first if numbers else len(at)
    if not 0 <= index <= len(at):
        raise Refusal("number-differs", f"第{write_han(numbers[0])}项", write_place(place))
    start = at[index] if index < len(at) else _after(draft, at[-1], kind)
    _put_items(draft, start, at, new, numbers, kind)


def _list_of(draft: Draft, at: int) -> int:
    while at > 0 and draft.lines[at].kind in (Kind.ITEM, Kind.POINT):
        at -= 1
    return at


def _after(draft: Draft, at: int, kind: Kind) -> int:
    """Return where the item at ``at`` ends, its points with it."""
    at += 1
    while kind is Kind.ITEM and at < len(draft.lines) and draft.lines[at].kind is Kind.POINT:
        at += 1
    return at


def _put_items(
    draft: Draft, start: int, at: Sequence[int], new: Words, numbers: Sequence[int], kind: Kind
) -> None:
    """Put items in, number the list anew and set its marks: ； between them, 。 at the end."""
    like = draft.lines[at[0]]
    lines = [_item(draft, text, like, kind) for text in new]
    bare = [line for line in lines if line.kind is kind]
    for line, number in zip(bare, numbers, strict=False):
        if line.label and line.ordinal.number and line.ordinal.number != number:
            raise Refusal("number-differs", line.label, f"第{write_han(number)}项")
    last = start > at[-1]
    mark = draft.lines[at[-1]].words[-1:] if last else "；"
    lines = [_marked(draft, line, mark if i == len(lines) - 1 else "；") for i, line in enumerate(lines)]
    lines = [line if line.label else _numbered(line, like, numbers, i) for i, line in enumerate(lines)]
    if last and mark in _STOPS:
        _end(draft, start - 1, "；")
    draft.put(start, lines)
    relabel(draft, start, kind)


def _item(draft: Draft, text: str, like: Line, kind: Kind) -> Line:
    label = read_label(text, 0, len(text))
    home = Home(like.home.scope, like.home.article, like.home.twin, like.home.paragraph)
    if label is None or label.span.start:
        return Line(kind, text, "", like.gap, like.unit, NO_ORDINAL, home, like.lead)
    rest = text[label.span.end :]
    return Line(kind, rest.lstrip(), text[: label.span.end], like.gap, like.unit, label.ordinal, home, like.lead)


def _numbered(line: Line, like: Line, numbers: Sequence[int], index: int) -> Line:
    number = numbers[index] if index < len(numbers) else 0
    label = like.label.replace(_numeral(like), _written(like, number), 1)
    return replace(line, label=label, ordinal=Ordinal(number))


def _marked(draft: Draft, line: Line, mark: str) -> Line:
    """Give an item its mark; one that is quoted with another keeps the one of the list."""
    words = line.words
    if words[-1:] == mark or mark not in _STOPS or words[-1:] in "：，、":
        return line
    draft.adapt("end-mark", words[-8:])
    return replace(line, words=(words[:-1] if words[-1:] in _STOPS else words) + mark)


def _add_chapter(draft: Draft, one: Instruction, new: Words) -> None:
    """增加一章，作为第五章：{new}: a heading with its articles; 包括第X条至第Y条: a heading before them."""
    ordinal = one.to[0].last.ordinal if one.to else NO_ORDINAL
    lines = block(draft, new)
    if lines[0].kind is not Kind.HEADING:
        lines = [_heading_line(draft, ordinal, one.unit, new[0]), *lines[1:]]
    if ordinal not in (lines[0].ordinal, NO_ORDINAL):
        raise Refusal("number-differs", lines[0].label, write_place(one.to[0]))
    if one.side == "covers":
        draft.heads.append(Head(lines[0], one.at[0].last.ordinal))
        return
    if not any(line.kind is Kind.ARTICLE for line in lines):
        raise Refusal("no-text")
    _add_block(draft, lines)


def _add_block(draft: Draft, lines: Sequence[Line]) -> None:
    """Put in the articles of a block by their numbers, and its headings before them."""
    heads: list[Line] = []
    article: list[Line] = []
    for line in [*lines, None]:
        if line is not None and line.kind not in (Kind.ARTICLE, Kind.HEADING):
            article.append(line)
            continue
        if article and article[0].kind is Kind.ARTICLE:
            draft.added.append(Added(article[0].home.scope, article[0].ordinal, tuple(article)))
            draft.shift = draft.shift or not article[0].ordinal.inserted
            article = []
        if line is not None and line.kind is Kind.HEADING:
            heads.append(line)
        elif line is not None:
            draft.heads += [Head(head, line.ordinal) for head in heads]
            heads, article = [], [line]


def _heading_line(draft: Draft, ordinal: Ordinal, unit: str, words: str) -> Line:
    like = next((line for line in draft.lines if line.kind is Kind.HEADING and line.unit == unit), None)
    label = headed(like, ordinal).label if like else write_ordinal(ordinal, unit)
    gap = like.gap if like else draft.gap(unit)
    lead = like.lead if like else draft.lead(Kind.HEADING)
    return Line(Kind.HEADING, words, label, gap, unit, ordinal, Home(twin=NEW), lead)
