"""The changes inside one article, by paragraphs and items.

第五条 甲。乙。        第五条 甲。丙。丁。
将第二款修改为：“丙。” · 增加一款，作为第三款：“丁。”
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ....corpus.model import Ordinal
from ..model import Form, Instruction, Line, LineKind, Place, Step, Words
from ..quoting import quotable
from ..text import plain
from .spans import Pair
from .texts import Grain, quoted_line
from .wordings import LARGE_SHARE, Wording, wordings

# Of one list so many items are changed one by one; beyond that the paragraph is written anew.
_MOST_ITEMS = 3


@dataclass(frozen=True, slots=True)
class Way:
    """How fine an article is written, and which words change alike elsewhere in the text."""

    grain: Grain = Grain.WORDS
    usual: frozenset[Pair] = frozenset()


# A range of the old and one of the new, as difflib has them.
_Ranges = tuple[int, int, int, int]
Block = list[Line]


def changes_inside(
    place: Place, left: Sequence[Line], right: Sequence[Line], way: Way
) -> list[Instruction] | None:
    """Return the changes of an article, None where the whole of it reads better."""
    olds, news = _blocks(left), _blocks(right)
    if not olds or not news or share(olds, news) > LARGE_SHARE:
        return None
    texts = [_joined(block) for block in olds], [_joined(block) for block in news]
    out: list[Instruction] = []
    for op, *ranges in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        i0, i1, j0, j1 = ranges
        if op == "equal":
            continue
        made: list[Instruction] | None
        if op == "replace" and i1 - i0 == j1 - j0:
            single = len(olds) == len(news) == 1
            made = []
            for i, j in zip(range(i0, i1), range(j0, j1), strict=True):
                inner = place if single else _paragraph_place(place, i + 1)
                made += _paragraph(inner, olds[i], news[j], way)
        else:
            made = _rearranged(place, op, news, (i0, i1, j0, j1))
        if made is None:
            return None
        out += made
    return _alike(out)


def _alike(made: Sequence[Instruction]) -> list[Instruction]:
    """Say words that change alike in several paragraphs of one article once."""
    out: list[Instruction] = []
    for one in made:
        at = next(
            (
                i
                for i, other in enumerate(out)
                if one.form is other.form is Form.WORDS
                and (one.old, one.new) == (other.old, other.new)
            ),
            -1,
        )
        if at >= 0:
            out[at] = replace(out[at], at=(*out[at].at, *one.at))
        else:
            out.append(one)
    return out


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the paragraphs of an article, each with its items; none where they are not 1 to n."""
    out: list[Block] = []
    for line in lines:
        if out and out[-1][-1].home.paragraph == line.home.paragraph:
            out[-1].append(line)
        else:
            out.append([line])
    numbers = [block[0].home.paragraph for block in out]
    return out if numbers == list(range(1, len(out) + 1)) else []


def _paragraph_place(place: Place, number: int) -> Place:
    return Place((*place.steps, Step("款", Ordinal(number))))


def _rearranged(
    place: Place, op: str, news: Sequence[Block], ranges: _Ranges
) -> list[Instruction] | None:
    """Put paragraphs in, delete them, or replace some by another number of them."""
    i0, i1, j0, j1 = ranges
    words = tuple(quoted_line(line) for block in news[j0:j1] for line in block)
    olds = tuple(_paragraph_place(place, i + 1) for i in range(i0, i1))
    if op == "replace":
        return [Instruction(Form.WHOLE, olds, new=(words,))]
    if op == "delete":
        return [Instruction(Form.DELETE, olds)] if i0 else None
    if j1 - j0 > 1 and any(len(block) > 1 for block in news[j0:j1]):
        return None
    to = tuple(_paragraph_place(place, j + 1) for j in range(j0, j1))
    return [Instruction(Form.ADD, (place,), to, new=(words,), unit="款")]


def _paragraph(place: Place, left: Block, right: Block, way: Way) -> list[Instruction]:
    """Return the changes of one paragraph: its lead-in, its items, or the whole of it."""
    whole = [Instruction(Form.WHOLE, (place,), new=(tuple(map(quoted_line, right)),))]
    if len(left) == len(right) == 1:
        return _words(place, left[0], right[0], way) or whole
    items = _items(place, left[1:], right[1:], way)
    if items is None or len(items) > _MOST_ITEMS:
        return whole
    if plain(left[0].words) == plain(right[0].words):
        return items
    first = _words(place, left[0], right[0], way)
    if not first or any(_again(left[1:], one) for one in first):
        return whole
    return [*first, *items]


def _again(lines: Sequence[Line], one: Instruction) -> bool:
    """Say whether the words of a lead-in also stand in an item below it."""
    return any(old[0] in line.words for old in one.old for line in lines)


def _words(place: Place, left: Line, right: Line, way: Way) -> list[Instruction]:
    """Return the changes of one line as words, none where it is written anew."""
    if way.grain is not Grain.WORDS or (
        left.label != right.label and left.kind is not LineKind.ARTICLE
    ):
        return []
    made = wordings(plain(left.words), plain(right.words), way.usual)
    if not all(quotable((text,)) for one in made for text in (one.old, one.new) if text):
        return []
    return _instructions(place, made)


def _instructions(place: Place, made: Sequence[Wording]) -> list[Instruction]:
    """Return words of one place as instructions; replacements of one place are one."""
    out: list[Instruction] = []
    for one in made:
        old: tuple[Words, ...] = ((one.old,),) if one.old else ()
        new: tuple[Words, ...] = ((one.new,),) if one.new else ()
        at = (Place((*place.steps, one.step)) if one.step else place,)
        if one.form in (Form.WORDS, Form.STRIKE) and out and out[-1].form is one.form:
            last = out.pop()
            old, new = (*last.old, *old), (*last.new, *new)
        out.append(Instruction(one.form, at, old=old, new=new, side=one.side))
    return out


def _items(
    place: Place, left: Sequence[Line], right: Sequence[Line], way: Way
) -> list[Instruction] | None:
    """Return the changes of a list, None where its labels are not one to n or written otherwise."""
    if not _listed(left) or not _listed(right) or len(set(map(_style, (*left, *right)))) > 1:
        return None
    texts = [_bare(line) for line in left], [_bare(line) for line in right]
    out: list[Instruction] = []
    for op, i0, i1, j0, j1 in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        make = _CHANGES.get(op, _unchanged)
        made = make(place, left[i0:i1], right[j0:j1], way)
        if made is None:
            return None
        out += made
    return out


def _listed(lines: Sequence[Line]) -> bool:
    numbers = [line.ordinal.number for line in lines]
    return all(line.kind is LineKind.ITEM for line in lines) and numbers == list(
        range(1, len(lines) + 1)
    )


def _item_place(place: Place, line: Line) -> Place:
    return Place((*place.steps, Step("项", line.ordinal)))


def _unchanged(
    _place: Place, _left: Sequence[Line], _right: Sequence[Line], _way: Way
) -> list[Instruction] | None:
    return []


def _items_replaced(
    place: Place, left: Sequence[Line], right: Sequence[Line], way: Way
) -> list[Instruction] | None:
    if [line.ordinal for line in left] != [line.ordinal for line in right]:
        return None
    out: list[Instruction] = []
    for one, other in zip(left, right, strict=True):
        inner = _item_place(place, one)
        whole = [Instruction(Form.WHOLE, (inner,), new=((quoted_line(other),),))]
        out += _words(inner, one, other, way) or whole
    return out


def _item_added(
    place: Place, _left: Sequence[Line], right: Sequence[Line], _way: Way
) -> list[Instruction] | None:
    if len(right) != 1:
        return None
    to = (_item_place(place, right[0]),)
    return [Instruction(Form.ADD, (place,), to, new=((quoted_line(right[0]),),), unit="项")]


def _items_deleted(
    place: Place, left: Sequence[Line], _right: Sequence[Line], _way: Way
) -> list[Instruction] | None:
    return [Instruction(Form.DELETE, tuple(_item_place(place, line) for line in left))]


_Maker = Callable[[Place, Sequence[Line], Sequence[Line], Way], list[Instruction] | None]
_CHANGES: dict[str, _Maker] = {
    "replace": _items_replaced,
    "insert": _item_added,
    "delete": _items_deleted,
}


def _style(line: Line) -> str:
    """Return how a label is written, its number left out: （） or ()."""
    return line.label[:1] + line.label[-1:]


def _bare(line: Line) -> str:
    return plain(line.words).rstrip("。；")


def _joined(block: Block) -> str:
    return "\n".join(map(quoted_line, block))


def share(left: Sequence[Block], right: Sequence[Block]) -> float:
    """Return how much of an article changed, by the lines that are not the same."""
    a = [quoted_line(line) for block in left for line in block]
    b = [quoted_line(line) for block in right for line in block]
    changed = 0
    for op, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "replace" and i1 - i0 == j1 - j0:
            changed += sum(_differ(x, y) for x, y in zip(a[i0:i1], b[j0:j1], strict=True))
        elif op != "equal":
            changed += max(sum(map(len, a[i0:i1])), sum(map(len, b[j0:j1])))
    return changed / max(sum(map(len, a)), sum(map(len, b)), 1)


def _differ(one: str, other: str) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return max(len(one), len(other)) - sum(block.size for block in blocks)
