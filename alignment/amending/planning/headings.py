"""Instructions on headings: named anew, put in, deleted, renumbered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ....corpus.model import NO_ORDINAL, Ordinal
from ..model import Form, Instruction, Line, LineKind, Place, Step
from ..text import compared, plain
from .texts import Group, ImpossibleError, Texts, rank_of

# So many headings in a row are named as a range, fewer one by one.
_RANGE = 3


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
    return [(at, line) for at, line in enumerate(lines) if line.kind is LineKind.HEADING]


def _tight(words: str) -> str:
    return "".join(words.split())


def _kept(texts: Texts) -> dict[int, int]:
    """Match headings of one unit that stand before the same article, by their words if they can be.

    Of several before one article (a chapter that is new as a whole) the last ones match.
    """
    olds, news = _by_article(texts, 0), _by_article(texts, 1)
    found: dict[int, int] = {}
    for key, after in news.items():
        before = olds.get(key, [])
        a = [_tight(texts.request.old[at].words) for at in before]
        b = [_tight(texts.request.new[at].words) for at in after]
        pairs = list(_alike(a, b)) or list(
            zip(range(len(a))[::-1], range(len(b))[::-1], strict=False)
        )
        found |= {after[j]: before[i] for i, j in pairs}
    return found


def _alike(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    for op, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal" or (op == "replace" and i1 - i0 == j1 - j0):
            yield from zip(range(i0, i1), range(j0, j1), strict=True)


def _by_article(texts: Texts, side: int) -> dict[tuple[str, int], list[int]]:
    """Return headings by their unit and the first article behind them that stays, by its old index.

    -1 where no such article follows.
    """
    stay = [(i, j) for i, j in texts.pairs.items() if i not in texts.moved]
    starts = sorted(((texts.olds[i].start, texts.news[j].start)[side], i) for i, j in stay)
    found: dict[tuple[str, int], list[int]] = {}
    for at, line in _lines(texts.request.new if side else texts.request.old):
        follows = next((i for start, i in starts if start > at), -1)
        found.setdefault((line.unit, follows), []).append(at)
    return found


def _changed(texts: Texts, kept: Mapping[int, int]) -> Iterator[Group]:
    """Yield new names where they stand, and new numbers behind the articles, the last first."""
    later: list[tuple[Place, Place]] = []
    for new, old in sorted(kept.items()):
        one, other = texts.request.old[old], texts.request.new[new]
        if one.unit == "部分":
            yield from _quoted(new, one, other)
            continue
        if _tight(one.words) != _tight(other.words):
            place = (head_place(texts.request.old, old, name=True),)
            yield new, (Instruction(Form.WHOLE, place, new=((plain(other.words),),)),)
        if one.ordinal != other.ordinal:
            later.append((head_place(texts.request.old, old), _renumbered(texts, old, new)))
    for index, (places, to) in enumerate(_runs(later)):
        yield len(texts.request.new) + 1 + index, (Instruction(Form.RENUMBER, places, to),)


def _renumbered(texts: Texts, old: int, new: int) -> Place:
    """Return the new place of a heading: 第三章第二节 where it comes into another chapter."""
    place = head_place(texts.request.new, new)
    same = head_place(texts.request.old, old).steps[:-1] == place.steps[:-1]
    return Place(place.steps[-1:]) if same else place


def _runs(
    found: Sequence[tuple[Place, Place]],
) -> Iterator[tuple[tuple[Place, ...], tuple[Place, ...]]]:
    """Yield headings in a row together: 第四节至第七节改为第五节至第八节."""
    rows: list[list[tuple[Place, Place]]] = []
    for pair in found:
        if rows and all(_follows(*two) for two in zip(rows[-1][-1], pair, strict=True)):
            rows[-1].append(pair)
        else:
            rows.append([pair])
    for row in rows:
        old, new = zip(*row, strict=True)
        yield _ranged(old), _ranged(new)


def _ranged(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Name three headings in a row or more by the first and the last."""
    if len(places) < _RANGE:
        return places
    return (replace(places[0], until=places[-1].last.ordinal),)


def _follows(before: Place, after: Place) -> bool:
    """Say whether a place has the number after the one before, in the same chapter."""
    same = before.steps[:-1] == after.steps[:-1] and before.last.unit == after.last.unit
    return same and after.last.ordinal == Ordinal(before.last.ordinal.number + 1)


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
    """Return the headings above a heading that are needed to find it, outermost first.

    第三节 needs its chapter; a chapter whose number the text has once needs no 编.
    """
    steps: list[Step] = []
    rank, inner = rank_of(lines[at]), lines[at]
    for line in reversed(lines[:at]):
        if line.kind is not LineKind.HEADING or rank_of(line) >= rank:
            continue
        if _alone(lines, inner):
            break
        steps.insert(0, Step(line.unit, line.ordinal))
        rank, inner = rank_of(line), line
    return steps


def _alone(lines: Sequence[Line], heading: Line) -> bool:
    """Say whether no other heading of the text has this number and unit."""
    if heading.unit == "节":
        return False
    same = (one for one in lines if one.kind is LineKind.HEADING and one.unit == heading.unit)
    return sum(one.ordinal == heading.ordinal for one in same) == 1


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
        ends = lines[i].kind in (LineKind.ANNEX, LineKind.TAIL)
        if ends or (lines[i].kind is LineKind.HEADING and rank_of(lines[i]) <= rank):
            return i
    return len(lines)


def _added(texts: Texts, kept: Mapping[int, int], at: int, end: int) -> tuple[Instruction, bool]:
    """Put a heading in: with its articles where all of them are new, else before the first."""
    line = texts.request.new[at]
    mine = [j for j, article in enumerate(texts.news) if at < article.start < end]
    if not mine:
        raise ImpossibleError
    to = (Place((*above(texts.request.new, at), Step(line.unit, line.ordinal))),)
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
    while at >= 0 and lines[at].kind is LineKind.HEADING and at not in found.kept:
        at -= 1
    if at not in found.kept or lines[at].unit == "序言":
        return ()
    return (*above(lines, at), Step(lines[at].unit, lines[at].ordinal))
