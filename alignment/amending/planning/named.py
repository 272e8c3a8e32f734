"""Instructions on what stands outside of articles: title, notes, introduction, signature."""

from collections.abc import Iterator, Sequence

from ....corpus.model import Ordinal
from ..model import Form, Instruction, Line, LineKind, Place, Step, Words
from ..text import compared, plain
from .texts import Group, ImpossibleError, Texts

NAMED = {
    LineKind.TITLE: "名称",
    LineKind.NOTE: "题注",
    LineKind.TOC: "目录",
    LineKind.PREAMBLE: "引言",
    LineKind.TAIL: "落款",
}
# The order of their instructions: title and introduction first, the others after the articles.
_FIRST = {LineKind.TITLE: -5, LineKind.PREAMBLE: -4}


def named_groups(texts: Texts) -> Iterator[Group]:
    """Yield the instructions on each group that differs. Raises ImpossibleError without a title."""
    for kind, unit in NAMED.items():
        if kind is LineKind.TOC and not texts.request.contents:
            continue
        before, after = of_kind(texts.request.old, kind), of_kind(texts.request.new, kind)
        if [compared(line) for line in before] == [compared(line) for line in after]:
            continue
        at = _FIRST.get(kind, len(texts.request.new) + 5)
        words = tuple(plain(line.text) for line in after)
        yield at, _instructions(kind, unit, before, after, words)


def of_kind(lines: Sequence[Line], kind: LineKind) -> list[Line]:
    """Return the lines of one group, none of an annex."""
    return [line for line in lines if line.kind is kind and not line.home.scope]


def _instructions(
    kind: LineKind, unit: str, before: Sequence[Line], after: Sequence[Line], words: Words
) -> tuple[Instruction, ...]:
    place = (Place((Step(unit),)),)
    if not after:
        return (Instruction(Form.DELETE, place),)
    if before:
        return _rewritten(kind, unit, before, after, words)
    if kind is LineKind.TITLE:
        raise ImpossibleError
    return (Instruction(Form.ADD, new=(words,), unit=unit),)


def _rewritten(
    kind: LineKind, unit: str, before: Sequence[Line], after: Sequence[Line], words: Words
) -> tuple[Instruction, ...]:
    """Rewrite a group; of an introduction of several paragraphs only those that changed."""
    if kind is not LineKind.PREAMBLE or len(before) != len(after) or len(before) < 2:
        return (Instruction(Form.WHOLE, (Place((Step(unit),)),), new=(words,)),)
    out: list[Instruction] = []
    for line, other in zip(before, after, strict=True):
        if compared(line) != compared(other):
            place = (Place((Step(unit), Step("段", Ordinal(line.home.paragraph)))),)
            out.append(Instruction(Form.WHOLE, place, new=((plain(other.text),),)))
    return tuple(out)
