"""Instructions on what is counted by lines: annexes with their rows, and texts without articles.

附件1 (rows 甲 乙 丙) → (甲 丁 丙)    将附件1第二行修改为：“丁”
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ....corpus.model import Ordinal
from ..model import Form, Instruction, Line, LineKind, Place, Step
from ..text import compared_lines, plain
from .texts import Group, Texts
from .wordings import LARGE_SHARE

_OUTSIDE = (
    LineKind.TITLE,
    LineKind.NOTE,
    LineKind.TOC,
    LineKind.TAIL,
    LineKind.FURNITURE,
    LineKind.PREAMBLE,
)


def loose_groups(texts: Texts) -> Iterator[Group]:
    """Yield the instructions on annexes and, where there are no articles, on paragraphs."""
    old, new = texts.request.old, texts.request.new
    if not texts.olds and not texts.news:
        made = _changes((Step("正文"),), _body(old), _body(new))
        if made:
            yield 0, tuple(made)
    scopes = max((line.home.scope for line in (*old, *new)), default=0)
    for scope in range(1, scopes + 1):
        before = [line for line in old if line.home.scope == scope]
        after = [line for line in new if line.home.scope == scope]
        made = _annex(scope, before, after)
        if made:
            yield len(new) + 2 + scope, tuple(made)


def _body(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if line.kind not in _OUTSIDE and not line.home.scope]


def _annex(scope: int, before: Sequence[Line], after: Sequence[Line]) -> list[Instruction]:
    """Return the changes of one annex; one that is new is attached to the decision."""
    if compared_lines(before) == compared_lines(after):
        return []
    words = tuple(plain(line.text) for line in after)
    if not before:
        step = Step("附件", after[0].ordinal if after[0].ordinal.number else Ordinal(scope))
        return [Instruction(Form.ATTACHED, (Place((step,)),), new=(words,), side="add")]
    place = (Step("附件", before[0].ordinal if before[0].ordinal.number else Ordinal(scope)),)
    if not after:
        return [Instruction(Form.DELETE, (Place(place),))]
    if compared_lines(before[:1]) != compared_lines(after[:1]):
        return [Instruction(Form.WHOLE, (Place(place),), new=(words,))]
    made = _changes(place, before[1:], after[1:])
    return made or [Instruction(Form.WHOLE, (Place(place),), new=(words,))]


def _changes(
    place: tuple[Step, ...], before: Sequence[Line], after: Sequence[Line]
) -> list[Instruction]:
    """Return the lines that changed one by one, or all of them where most did."""
    if compared_lines(before) == compared_lines(after):
        return []
    whole = [
        Instruction(Form.WHOLE, (Place(place),), new=(tuple(plain(line.text) for line in after),))
    ]
    if place[0].unit == "附件":
        whole = []
    numbers = [line.home.paragraph for line in before]
    if not before or not after or numbers != list(range(1, len(before) + 1)):
        return whole
    a, b = compared_lines(before), compared_lines(after)
    if len(a) != len(before) or len(b) != len(after):
        return whole
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if matcher.ratio() < 1 - LARGE_SHARE:
        return whole
    out: list[Instruction] = []
    for op, i0, i1, j0, j1 in matcher.get_opcodes():
        if op != "equal":
            out += _lines(place, before[i0:i1], after[j0:j1], j0)
    return out


def _lines(
    place: tuple[Step, ...], before: Sequence[Line], after: Sequence[Line], at: int
) -> list[Instruction]:
    """Replace lines, put them in before the ``at``-th of the new text, or delete them."""
    unit = "行" if any(line.kind is LineKind.ROW for line in (*before, *after)) else "段"
    words = tuple(plain(line.text) for line in after)
    olds = tuple(Place((*place, Step(unit, Ordinal(line.home.paragraph)))) for line in before)
    if not after:
        return [Instruction(Form.DELETE, olds)]
    if not before:
        to = tuple(Place((*place, Step(unit, Ordinal(at + 1 + k)))) for k in range(len(after)))
        return [Instruction(Form.ADD, (Place(place),), to, new=(words,), unit=unit)]
    if len(before) == len(after):
        return [
            Instruction(Form.WHOLE, (one,), new=((text,),))
            for one, text in zip(olds, words, strict=True)
        ]
    return [Instruction(Form.WHOLE, olds, new=(words,))]
