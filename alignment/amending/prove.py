"""A decision written from two texts and proven by carrying it out.

The finest instructions are tried first; an article that does not come out as it should is
written coarser, then chapters as a whole, then the whole text. What cannot stand in a
quotation is attached to the decision. So the loop closes on any two texts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...corpus.model import NO_ORDINAL, Ordinal
from ..model import Comparison
from .applying.carry_out import carry_out
from .applying.steps.lines import headed
from .consolidate import difference
from .model import Amendment, Form, Instruction, Line, Numbered, Part, Proven, Words
from .planning.coarse import coarse
from .planning.pairing import Pairing, articles, pair
from .planning.plan import Plan, plan
from .planning.stale import misnumbered, stale
from .planning.texts import Grain, ImpossibleError, Order, Request
from .quoting import quotable
from .reading.sections import read_amendment
from .text import compared, lines_of
from .write import numbered, write_amendment

_ORDERS = {
    Order.STILL: "",
    Order.SHIFT: "并对条文顺序作相应调整",
    Order.KEPT: "，其他条文序号不变",
}
# How often an article is tried again before all are written coarser: once for each grain.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the instructions: title of the text, body that decides, dates."""

    title: str
    body: str = ""
    force: str = ""
    gather: bool = True
    default: Grain = Grain.WORDS
    numbering: str = ""


def amend(comparison: Comparison, frame: Frame) -> Proven:
    """Write the decision that makes the variant of the template, as fine as it proves right."""
    old, new = lines_of(comparison.template), lines_of(comparison.variant)
    pairing = pair(comparison, old, new)
    given, new = new, renumbered(old, new, pairing, frame.numbering)
    made = amend_lines(old, new, pairing, frame)
    count = len(articles(old))
    changed = count - sum(_untouched(old, new, pairing))
    left = stale(comparison) if given == new else misnumbered(comparison.variant, given, new)
    return replace(made, stale=left, articles=count, changed=changed)


def renumbered(
    old: Sequence[Line], new: Sequence[Line], pairing: Pairing, numbering: str
) -> tuple[Line, ...]:
    """Number the articles of the new text by a custom: all in a row, or new ones as 第X条之一.

    ``numbering`` is ``shift``, ``之一``, or empty: the numbers stay as they are.
    """
    if not numbering:
        return tuple(new)
    out = list(new)
    befores, afters = articles(old), articles(new)
    back = {b: a for a, b in pairing.pairs.items()}
    last = Ordinal(0)
    for j, article in enumerate(afters):
        line = out[article.start]
        if article.scope or line.unit != "条":
            continue
        own = old[befores[back[j]].start].ordinal if j in back else NO_ORDINAL
        if numbering == "shift":
            last = Ordinal(last.number + 1)
        elif own > last:
            last = own
        else:
            last = Ordinal(last.number, last.inserted + 1)
        out[article.start] = headed(line, last)
    return tuple(out)


def _untouched(old: Sequence[Line], new: Sequence[Line], pairing: Pairing) -> Iterator[bool]:
    """Say of each pair of articles whether their words are the same."""
    left, right = articles(old), articles(new)
    for i, j in pairing.pairs.items():
        a, b = left[i], right[j]
        before = [line.words for line in old[a.start : a.end]]
        yield before == [line.words for line in new[b.start : b.end]]


def amend_lines(old: Sequence[Line], new: Sequence[Line], pairing: Pairing, frame: Frame) -> Proven:
    """Write and prove a decision for two texts as lines."""
    request = Request(tuple(old), tuple(new), pairing, default=frame.default, gather=frame.gather)
    grains: dict[int, Grain] = {}
    best: Proven | None = None
    for attempt in range(_TRIES):
        try:
            made = plan(replace(request, grains=grains))
        except ImpossibleError:
            break
        best = _prove(made, request, frame)
        if not best.differences:
            return best
        speaks = request.contents
        request = replace(request, contents=True)
        if not _coarser(best, request, grains) and speaks:
            break
        del attempt
    for made in coarse(request):
        best = _prove(made, request, frame)
        if not best.differences:
            return best
    assert best is not None
    return best


def _coarser(proof: Proven, request: Request, grains: dict[int, Grain]) -> bool:
    """Raise the grain of articles that came out otherwise; say whether any could be."""
    made = {compared(line) for line in proof.applied.lines}
    found = articles(request.new)
    back = {b: a for a, b in request.pairing.pairs.items()}
    raised = False
    refused = _refused_articles(proof)
    for j, article in enumerate(found):
        lines = request.new[article.start : article.end]
        index = back.get(j)
        if index is None:
            continue
        name = (lines[0].ordinal, lines[0].home.scope)
        if all(compared(line) in made for line in lines) and name not in refused:
            continue
        grain = grains.get(index, request.default)
        if grain is not Grain.WHOLE:
            grains[index] = Grain(grain + 1)
            raised = True
    return raised


def _refused_articles(proof: Proven) -> set[tuple[object, int]]:
    return {
        (step.ordinal, 0)
        for one in proof.applied.refused
        for place in (*one.instruction.at, *one.instruction.to)
        for step in place.steps
        if step.unit in ("条", "部分")
    }


def _prove(made: Plan, request: Request, frame: Frame) -> Proven:
    """Write a plan out, read it back and carry it out."""
    amendment = _amendment(made, frame)
    text = write_amendment(amendment, _introduction(frame))
    read = read_amendment(text)
    part = read.parts[0] if read.parts else Part(frame.title, ())
    applied = carry_out(request.old, part, read)
    return Proven(read, text, applied, difference(applied.lines, request.new))


def _introduction(frame: Frame) -> str:
    body = frame.body or "【　】"
    return f"{body}决定对《{_inner(frame.title)}》作如下修改："


def _inner(title: str) -> str:
    """Return a title as it stands inside 《 》: its own become 〈 〉."""
    return title.replace("《", "〈").replace("》", "〉")


def _amendment(made: Plan, frame: Frame) -> Amendment:
    attached: list[tuple[int, Words]] = []
    numbers: list[Numbered] = []
    for group in made.groups:
        numbers.append(numbered([_fitting(one, attached) for one in group]))
    title = f"{frame.body}关于修改《{_inner(frame.title)}》的决定"
    order = _ORDERS[made.order]
    closing = [
        Instruction(Form.FORCE, text=f"本决定自{frame.force or '【　】'}起施行。"),
        Instruction(
            Form.PUBLISH,
            text=f"《{_inner(frame.title)}》根据本决定作相应修改{order}，重新公布。",
        ),
    ]
    return Amendment(title, (Part(frame.title, tuple(numbers)),), tuple(closing), tuple(attached))


def _fitting(one: Instruction, attached: list[tuple[int, Words]]) -> Instruction:
    """Attach the words of an instruction to the decision where they cannot stand in a quotation."""
    fits = all(quotable(words) for words in (*one.old, *one.new))
    can = one.form is Form.WHOLE and len(one.at) == 1
    if one.form is not Form.ATTACHED and (fits or not can):
        return one
    attached.append((len(attached) + 1, one.new[0]))
    return replace(one, form=Form.ATTACHED, new=((str(len(attached)),),))
