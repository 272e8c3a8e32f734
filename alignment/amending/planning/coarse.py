"""Coarse plans: chapters as a whole, or the whole text, where no finer instruction proves right."""

from collections.abc import Iterator, Sequence

from ....corpus.model import NO_ORDINAL
from ..model import Form, Instruction, Line, LineKind, Place, Step
from ..text import compared_lines, plain
from .named import NAMED, of_kind
from .plan import Plan
from .texts import Order, Request, rank_of


def coarse(request: Request) -> list[Plan]:
    """Return plans that replace chapters as a whole, and the one that replaces everything."""
    out: list[Plan] = []
    whole = _by_chapter(request)
    if whole is not None:
        out.append(whole)
    words = tuple(plain(line.text) for line in request.new)
    everything = Instruction(Form.WHOLE, (Place((Step("全文"),)),), new=(words,))
    out.append(Plan(((everything,),), Order.STILL))
    return out


def _by_chapter(request: Request) -> Plan | None:
    """Replace the chapters that differ, where both texts have the same ones."""
    olds, news = list(chapters(request.old)), list(chapters(request.new))
    if not olds or [step for step, _, _ in olds] != [step for step, _, _ in news]:
        return None
    before = olds[0][1], olds[-1][2]
    after = news[0][1], news[-1][2]
    groups: list[tuple[Instruction, ...]] = []
    groups += _around(request.old[: before[0]], request.new[: after[0]])
    for (step, a0, a1), (_, b0, b1) in zip(olds, news, strict=True):
        words = tuple(plain(line.text) for line in request.new[b0:b1])
        if _same(request.old[a0:a1], request.new[b0:b1]):
            continue
        groups.append((Instruction(Form.WHOLE, (Place((step,)),), new=(words,)),))
    groups += _around(request.old[before[1] :], request.new[after[1] :])
    return Plan(tuple(groups), Order.STILL)


def _same(old: Sequence[Line], new: Sequence[Line]) -> bool:
    return compared_lines(old) == compared_lines(new)


def _around(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[Instruction, ...]]:
    """Replace the groups of lines before and after the chapters that differ."""
    out: list[tuple[Instruction, ...]] = []
    for kind, unit in NAMED.items():
        before = of_kind(old, kind)
        after = of_kind(new, kind)
        if _same(before, after):
            continue
        words = tuple(plain(line.text) for line in after)
        place = (Place((Step(unit),)),)
        if before and after:
            out.append((Instruction(Form.WHOLE, place, new=(words,)),))
        elif before:
            out.append((Instruction(Form.DELETE, place),))
        elif unit != "名称":
            out.append((Instruction(Form.ADD, new=(words,), unit=unit),))
    return out


def chapters(lines: Sequence[Line]) -> Iterator[tuple[Step, int, int]]:
    """Yield each chapter of the outermost level: its step, and from where to where it stands."""
    heads = [
        i
        for i, one in enumerate(lines)
        if one.kind is LineKind.HEADING and one.ordinal != NO_ORDINAL
    ]
    if not heads:
        return
    top = min(rank_of(lines[i]) for i in heads)
    heads = [i for i in heads if rank_of(lines[i]) == top]
    stops = [i for i, one in enumerate(lines) if one.kind in (LineKind.ANNEX, LineKind.TAIL)]
    for at, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        end = min([after, *(stop for stop in stops if stop > at)])
        yield Step(lines[at].unit, lines[at].ordinal), at, end
