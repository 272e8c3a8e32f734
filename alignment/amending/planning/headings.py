"""Instructions on headings: named anew, put in, deleted, renumbered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ....corpus.model import NO_ORDINAL
from ..model import Form, Instruction, Kind, Line, Place, Step
from ..text import compared, plain
from .texts import Group, ImpossibleError, Texts, rank_of


@dataclass(frozen=True, slots=True)
class Headings:
    """The instructions on headings.

    ``kept`` leads from the line of a heading in the new text to that in the old; ``blocks`` are
    lines of the new text that come in with a new chapter.
    """

    groups: tuple[Group, ...]
    kept: Mapping[int, int]
    blocks: frozenset[int]


def headings(texts: Texts) -> Headings:
    """Return what becomes of headings. Raises ImpossibleError where one has no article below."""
    kept = _kept(texts)
    groups = [*_changed(texts, kept), *_deleted(texts, kept)]
    blocks: set[int] = set()
    for at, line in _lines(texts.request.new):
        if at not in kept and at not in blocks:
            end = _end(texts, at)
            one, whole = _added(texts, kept, at, end)
            blocks.update(range(at, end) if whole else ())
            groups.append((at, (one,)))
        del line
    return Headings(tuple(groups), kept, frozenset(blocks))


def _lines(lines: Sequence[Line]) -> list[tuple[int, Line]]:
    return [(at, line) for at, line in enumerate(lines) if line.kind is Kind.HEADING]


def _tight(words: str) -> str:
    return "".join(words.split())


def _kept(texts: Texts) -> dict[int, int]:
    """Match headings by their words, then by their place between those."""
    olds, news = _lines(texts.request.old), _lines(texts.request.new)
    a = [(line.unit, _tight(line.words)) for _, line in olds]
    b = [(line.unit, _tight(line.words)) for _, line in news]
    matched: list[tuple[int, int]] = []
    for op, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal" or (op == "replace" and i1 - i0 == j1 - j0):
            matched += zip(range(i0, i1), range(j0, j1), strict=True)
    pairs = [(olds[i][0], news[j][0]) for i, j in matched]
    return {new: old for old, new in pairs if _stays(texts, old, new)}


def _stays(texts: Texts, old: int, new: int) -> bool:
    """Say whether a heading stands before the same old article in both texts."""
    if texts.request.old[old].unit != texts.request.new[new].unit:
        return False
    pairs = [(i, j) for i, j in texts.pairs.items() if i not in texts.moved]
    after_old = min((i for i, _ in pairs if texts.olds[i].start > old), default=-1)
    after_new = min((j for _, j in pairs if texts.news[j].start > new), default=-1)
    return (after_old, after_new) in pairs or after_old == after_new == -1


def _changed(texts: Texts, kept: Mapping[int, int]) -> Iterator[Group]:
    """Yield new names where they stand, and new numbers behind the articles, the last first."""
    later: list[Instruction] = []
    for new, old in sorted(kept.items()):
        one, other = texts.request.old[old], texts.request.new[new]
        if one.unit == "部分":
            yield from _quoted(new, one, other)
            continue
        if _tight(one.words) != _tight(other.words):
            place = (head_place(texts.request.old, old, name=True),)
            yield new, (Instruction(Form.WHOLE, place, new=((plain(other.words),),)),)
        if one.ordinal != other.ordinal:
            to = (Place((Step(other.unit, other.ordinal),)),)
            place = (head_place(texts.request.old, old),)
            later.append(Instruction(Form.RENUMBER, place, to))
    for index, one_later in enumerate(later):
        yield len(texts.request.new) + 1 + index, (one_later,)


def _quoted(at: int, one: Line, other: Line) -> Iterator[Group]:
    """Change a heading 一、甲 by its words: 将“一、甲”修改为“二、乙”, as the Supreme Court does."""
    if compared(one) != compared(other):
        old, new = plain(one.text), plain(other.text)
        yield at, (Instruction(Form.WORDS, old=((old,),), new=((new,),)),)


def head_place(lines: Sequence[Line], at: int, *, name: bool = False) -> Place:
    """Return the place of a heading with the chapters that it stands in; ``name``: of its words."""
    line = lines[at]
    if line.unit == "序言":
        raise ImpossibleError
    steps = [*above(lines, at), Step(line.unit, line.ordinal)]
    return Place((*steps, *((Step("名称"),) if name else ())))


def above(lines: Sequence[Line], at: int) -> list[Step]:
    """Return the headings above a heading, outermost first."""
    steps: list[Step] = []
    rank = rank_of(lines[at])
    for line in reversed(lines[:at]):
        if line.kind is Kind.HEADING and rank_of(line) < rank:
            steps.insert(0, Step(line.unit, line.ordinal))
            rank = rank_of(line)
    return steps


def _deleted(texts: Texts, kept: Mapping[int, int]) -> Iterator[Group]:
    stay = set(kept.values())
    for at, _ in reversed(_lines(texts.request.old)):
        if at not in stay:
            place = (head_place(texts.request.old, at, name=True),)
            yield texts.near(at), (Instruction(Form.DELETE, place),)


def _end(texts: Texts, at: int) -> int:
    """Return where the chapter ends whose heading stands at ``at`` of the new text."""
    lines, rank = texts.request.new, rank_of(texts.request.new[at])
    for i in range(at + 1, len(lines)):
        ends = lines[i].kind in (Kind.ANNEX, Kind.TAIL)
        if ends or (lines[i].kind is Kind.HEADING and rank_of(lines[i]) <= rank):
            return i
    return len(lines)


def _added(texts: Texts, kept: Mapping[int, int], at: int, end: int) -> tuple[Instruction, bool]:
    """Put a heading in: with its articles where all of them are new, else before the first."""
    line = texts.request.new[at]
    mine = [j for j, article in enumerate(texts.news) if at < article.start < end]
    if not mine:
        raise ImpossibleError
    to = (Place((Step(line.unit, line.ordinal),)),)
    if all(j not in texts.back for j in mine) and not any(i in kept for i in range(at, end)):
        words = tuple(plain(one.text) for one in texts.request.new[at:end])
        return Instruction(Form.ADD, (), to, new=(words,), unit=line.unit), True
    first, last = (texts.new_line(j).ordinal for j in (mine[0], mine[-1]))
    place = Place((Step("条", first),), last if last > first else NO_ORDINAL)
    words = (plain(line.words),)
    return Instruction(Form.ADD, (place,), to, new=(words,), side="covers", unit=line.unit), False


def under(texts: Texts, found: Headings, index: int) -> tuple[Step, ...]:
    """Return the old heading right below which a new article stands, with those above it."""
    lines = texts.request.new
    at = texts.news[index].start - 1
    while at >= 0 and lines[at].kind is Kind.HEADING and at not in found.kept:
        at -= 1
    if at not in found.kept or lines[at].unit == "序言":
        return ()
    return (*above(lines, at), Step(lines[at].unit, lines[at].ordinal))
