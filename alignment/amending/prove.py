"""A decision written from two texts and proven by carrying it out.

The finest instructions are tried first; an article that does not come out as it should is
written coarser, then chapters as a whole, then the whole text. What cannot stand in a
quotation is attached to the decision. So the loop closes on any two texts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..model import Comparison
from .apply import Applied, carry_out
from .model import Amendment, Form, Instruction, Kind, Line, Numbered, Part, Place, Step, Words
from .pairing import Pairing, articles, pair
from .plan import Grain, Impossible, Plan, Request, chapters, plan
from .quoting import quotable
from .sections import read_amendment
from .text import compared, compared_lines, lines_of, plain
from .write import numbered, write_amendment

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


@dataclass(frozen=True, slots=True)
class Proven:
    """A decision, its text, and what carrying it out came to.

    ``differences`` are lines that came out other than in the new text: (made, wanted).
    """

    amendment: Amendment
    text: str
    applied: Applied
    differences: tuple[tuple[str, str], ...]


def amend(comparison: Comparison, frame: Frame) -> Proven:
    """Write the decision that makes the variant of the template, at the finest grain that proves."""
    old, new = lines_of(comparison.template), lines_of(comparison.variant)
    return amend_lines(old, new, pair(comparison, old, new), frame)


def amend_lines(
    old: Sequence[Line], new: Sequence[Line], pairing: Pairing, frame: Frame
) -> Proven:
    """Write and prove a decision for two texts as lines."""
    request = Request(tuple(old), tuple(new), pairing, default=frame.default, gather=frame.gather)
    grains: dict[int, Grain] = {}
    best: Proven | None = None
    for attempt in range(_TRIES):
        try:
            made = plan(replace(request, grains=grains))
        except Impossible:
            break
        best = _prove(made, request, frame)
        if not best.differences:
            return best
        if not _coarser(best, request, grains):
            break
        del attempt
    for made in _coarse(request):
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


def _coarse(request: Request) -> list[Plan]:
    """Return plans that replace chapters as a whole, and the one that replaces everything."""
    out: list[Plan] = []
    whole = _by_chapter(request)
    if whole is not None:
        out.append(whole)
    words = tuple(plain(line.text) for line in request.new)
    everything = Instruction(Form.WHOLE, (Place((Step("全文"),)),), new=(words,))
    out.append(Plan(((everything,),), order=False))
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
    return Plan(tuple(groups), order=False)


def _same(old: Sequence[Line], new: Sequence[Line]) -> bool:
    return compared_lines(old) == compared_lines(new)


_NAMES = {Kind.TITLE: "名称", Kind.NOTE: "题注", Kind.TOC: "目录", Kind.PREAMBLE: "引言", Kind.TAIL: "落款"}


def _around(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[Instruction, ...]]:
    """Replace the groups of lines before and after the chapters that differ."""
    out: list[tuple[Instruction, ...]] = []
    for kind, unit in _NAMES.items():
        before = [line for line in old if line.kind is kind and not line.home.scope]
        after = [line for line in new if line.kind is kind and not line.home.scope]
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


def _prove(made: Plan, request: Request, frame: Frame) -> Proven:
    """Write a plan out, read it back and carry it out."""
    amendment = _amendment(made, frame)
    text = write_amendment(amendment, _introduction(frame))
    read = read_amendment(text)
    part = read.parts[0] if read.parts else Part(frame.title, ())
    applied = carry_out(request.old, part, read)
    return Proven(read, text, applied, _differences(applied, request.new))


def _differences(applied: Applied, new: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    got, wanted = compared_lines(applied.lines), compared_lines(new)
    if got == wanted:
        return ()
    size = max(len(got), len(wanted))
    pairs = zip((*got, *[""] * (size - len(got))), (*wanted, *[""] * (size - len(wanted))), strict=True)
    return tuple(pair for pair in pairs if pair[0] != pair[1])


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
    title = f"关于修改《{_inner(frame.title)}》的决定"
    order = "并对条文顺序作相应调整，" if made.order else ""
    closing = [
        Instruction(Form.FORCE, text=f"本决定自{frame.force or '【　】'}起施行。"),
        Instruction(
            Form.PUBLISH, text=f"《{_inner(frame.title)}》根据本决定作相应修改{order or '，'}重新公布。"
        ),
    ]
    return Amendment(title, (Part(frame.title, tuple(numbers)),), tuple(closing), tuple(attached))


def _fitting(one: Instruction, attached: list[tuple[int, Words]]) -> Instruction:
    """Attach the words of an instruction to the decision where they cannot stand in a quotation."""
    if all(quotable(words) for words in (*one.old, *one.new)) and one.form is not Form.ATTACHED:
        return one
    if one.form is not Form.WHOLE or len(one.at) != 1:
        return one
    attached.append((len(attached) + 1, one.new[0]))
    return replace(one, form=Form.ATTACHED, new=((str(len(attached)),),))


Grains = Mapping[int, Grain]
