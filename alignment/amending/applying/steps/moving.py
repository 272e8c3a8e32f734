"""Articles moved, merged, split, and what a decision says twice."""

from ...forms import spells
from ...model import Form, Instruction, LineKind, Place, RefusalError, Words
from ...places import write_place
from ..draft import Added, Draft, Found
from . import wording
from .add import add, shared
from .delete import delete, first_paragraph
from .lines import article, block
from .ranges import each
from .renumber import renumber
from .whole import once, replace_span, whole


def _lines(one: Instruction) -> Words:
    return tuple(line for words in one.new for line in words)


def move(draft: Draft, one: Instruction) -> None:
    """将{at}改为{to}，修改为：{new}: an article, its paragraphs, an item."""
    at, to = each(one.at), each(one.to)
    if not at or len(to) != 1:
        raise RefusalError("count-differs", str(len(at)), str(len(to)))
    old, new = at[0].last.unit, to[0].last.unit
    if old == new and len(at) == 1:
        renumber(draft, Instruction(Form.RENUMBER, tuple(at), tuple(to), side=one.side))
        whole(draft, Instruction(Form.WHOLE, tuple(at), new=one.new))
    elif new == "条":
        _out(draft, at)
        add(draft, Instruction(Form.ADD, to=tuple(to), new=one.new, unit="条"))
    elif new in ("款", "项"):
        _out(draft, at)
        above = (Place(to[0].steps[:-1]),)
        add(draft, Instruction(Form.ADD, above, tuple(to), new=one.new, unit=new))
    else:
        raise RefusalError("unit-differs", write_place(at[0]), write_place(to[0]))


def _out(draft: Draft, places: list[Place]) -> None:
    """Take out paragraphs or articles; an article of which nothing is left is gone."""
    spans = sorted((draft.find(place) for place in places), key=lambda found: -found.start)
    for place in places:
        once(draft, place)
    for found in spans:
        if draft.lines[found.start].kind is LineKind.ARTICLE and len(spans) > 1:
            _behead(draft, found)
        else:
            delete(draft, Instruction(Form.DELETE, (_place(places, draft, found),)))


def _behead(draft: Draft, found: Found) -> None:
    after = draft.lines[found.end] if found.end < len(draft.lines) else None
    same = after is not None and after.home[:3] == draft.lines[found.start].home[:3]
    if same and after is not None and after.kind is LineKind.PARAGRAPH:
        first_paragraph(draft, found)
    else:
        draft.remove(found)


def _place(places: list[Place], draft: Draft, found: Found) -> Place:
    place = next(place for place in places if draft.find(place) == found)
    draft.replaced.discard(place)
    return place


def merge(draft: Draft, one: Instruction) -> None:
    """将{at}合并，作为{to}，修改为：{new}: the first takes the words, the others go."""
    at, to = each(one.at), each(one.to)
    if len(at) < 2 or len(to) > 1:
        raise RefusalError("count-differs", str(len(at)), str(len(to)))
    new = _lines(one) or _joined(draft, at)
    if to:
        renumber(draft, Instruction(Form.RENUMBER, (at[0],), tuple(to)))
    for place in sorted(at[1:], key=lambda place: -draft.find(place).start):
        delete(draft, Instruction(Form.DELETE, (place,)))
    whole(draft, Instruction(Form.WHOLE, (at[0],), new=(new,)))


def _joined(draft: Draft, places: list[Place]) -> Words:
    """Return the paragraphs of several articles, one after the other."""
    found = [draft.find(place) for place in places]
    lines = [line for span in found for line in draft.lines[span.start : span.end]]
    return tuple(line.words if line.kind is LineKind.ARTICLE else line.shown for line in lines)


def split(draft: Draft, one: Instruction) -> None:
    """将{at}分为两条，作为{to}：{new}."""
    to = each(one.to)
    if len(one.at) != 1 or len(to) < 2:
        raise RefusalError("count-differs", str(len(one.at)), str(len(to)))
    new = _lines(one)
    if to[0].last.unit != "条":
        whole(draft, Instruction(Form.WHOLE, one.at, new=one.new))
        return
    shares = shared(new, to)
    first = draft.lines[draft.find(one.at[0]).start]
    renumber(draft, Instruction(Form.RENUMBER, one.at, (to[0],)))
    text = article(draft, shares[0], to[0], first.home.scope)
    whole(draft, Instruction(Form.WHOLE, one.at, new=((text[0].words, *shares[0][1:]),)))
    for place, lines in zip(to[1:], shares[1:], strict=True):
        made = article(draft, lines, place, first.home.scope)
        draft.added.append(Added(first.home.scope, place.last.ordinal, tuple(made)))
        draft.shift = True


def restate(draft: Draft, one: Instruction) -> None:
    """这一款相应修改为：{new}: what the changes before should have come to."""
    place = _paragraph(one)
    found = draft.find(place)
    lines = draft.lines[found.start : found.end]
    new = _lines(one)
    if tuple(line.words for line in lines) != new:
        draft.adapt("restated", write_place(place))
        replace_span(draft, found, place, new)


def _paragraph(one: Instruction) -> Place:
    place = one.at[-1]
    if (
        place.last.unit in ("句", "末句", "前句", "项", "目")
        and "条" not in one.text[-400:].split("相应修改为")[0][-3:]
    ):
        return Place(place.steps[:-1])
    return place


def attached(draft: Draft, one: Instruction) -> None:
    """将{at}修改为本决定附件{n}: the words stand below the decision without quotation marks."""
    if one.side == "add":
        draft.put(len(draft.lines), block(draft, _lines(one)))
        return
    place = one.at[0]
    once(draft, place)
    replace_span(draft, draft.find(place), place, _lines(one))


def extend(draft: Draft, one: Instruction) -> None:
    """在{at}末尾增加{new}; 第十一条增加规定 a full sentence: a paragraph of its own."""
    if one.side:
        wording.extend(draft, one)
        return
    if one.at[0].last.unit != "条" or one.new[0][-1][-1:] != "。":
        raise RefusalError("no-place", write_place(one.at[0]))
    add(draft, Instruction(Form.ADD, one.at, new=one.new, unit="款"))


def noted(draft: Draft, one: Instruction) -> None:
    """What changes no words: 条文顺序作相应调整 lets numbers move."""
    draft.shift = draft.shift or one.form is Form.ORDER


def unknown(draft: Draft, one: Instruction) -> None:
    """Refuse what is no instruction on words (…的数额标准不再适用), or one of a form not known."""
    del draft
    code = "not-understood" if spells(one.text) else "no-textual-instruction"
    raise RefusalError(code, one.text)
