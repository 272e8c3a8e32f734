"""A decision written out: instructions in the wording of legislatures, numbered, with its frame.

[renumber 第五条 → 第八条, words in 第五条第一款]
一、将第五条改为第八条，将第一款中的“甲”修改为“乙”。
"""

from collections.abc import Sequence
from dataclasses import replace

from ...corpus.structure.numerals import write_han
from .forms import sentence
from .model import Amendment, Form, Instruction, Numbered, Place, Step
from .places import DEPTHS, depth, write_places
from .quoting import quoted

_ENDS = "。！？”"
# What is put in with its chapter named: 作为第三章第一节.
_HEADED = ("编", "分编", "章", "节")
# Forms whose quotation is a text of its own and stands after a colon.
_TEXTS = frozenset({Form.WHOLE, Form.MOVE, Form.ADD, Form.MERGE, Form.SPLIT})


def _relative(places: Sequence[Place], carried: tuple[Step, ...]) -> tuple[Place, ...]:
    """Leave out of places the article that was named before."""
    if not carried or not all(
        place.steps[: len(carried)] == carried and len(place.steps) > len(carried)
        for place in places
    ):
        return tuple(places)
    return tuple(replace(place, steps=place.steps[len(carried) :]) for place in places)


def _count(one: Instruction) -> str:
    """Return how many there are: 增加二条, but 分为两条."""
    places, words = one.to, one.new
    spans = sum(p.until.number - p.last.ordinal.number for p in places if p.until.number)
    number = (len(places) + spans) or len(words) or 1
    return "两" if number == 2 and one.form is not Form.ADD else write_han(number)


def write_instruction(one: Instruction, carried: tuple[Step, ...] = ()) -> str:
    """Write one instruction; ``carried`` is the article that the one before it names."""
    whole = bool(carried) and len(one.at) == 1 and one.at[0].steps == carried
    template = sentence(one.form, one.side)
    at = write_places(_relative(one.at, carried))
    if one.form is Form.ADD:
        template = _adding(one, whole)
    elif whole and one.form in (Form.WORDS, Form.STRIKE, Form.INSERT):
        template = template.replace("将{at}中的", "将其中的").replace("删去{at}中的", "删去其中的")
        template = template.replace("在{at}中的", "在其中的")
    elif whole and one.form is Form.EXTEND:
        template = template.replace("{at}", "")
    elif whole and one.form is Form.WHOLE:
        template = "修改为：{new}"
    if one.form is Form.WHOLE and len(one.new[0]) == 1 and one.at and one.at[0].last.unit == "名称":
        template = template.replace("：", "")
    if one.form is Form.WORDS:
        return _pairs(template, at, one)
    return template.format(
        at=at,
        to=write_places(_relative(one.to, _above(one))),
        old="、".join(map(quoted, one.old)),
        new="".join(map(quoted, one.new)),
        count=_count(one),
        unit=one.unit,
        named=one.unit,
        number="".join(one.new[0]) if one.new else "",
    )


def _above(one: Instruction) -> tuple[Step, ...]:
    """Return what a new place shares with the old: 第五条第一项改为第二项."""
    if not one.to:
        return ()
    if one.form is Form.ADD and one.unit in _HEADED:
        return ()
    if one.at and one.form is not Form.ADD:
        steps, first = one.to[0].steps[:-1], one.at[0].steps[:-1]
        return steps if steps == first else ()
    return one.to[0].steps[:-1]


def _adding(one: Instruction, whole: bool) -> str:
    """Return how an addition is written: with its container, or without where that is known."""
    if not one.to:
        if one.unit in ("题注", "目录", "落款", "引言"):
            return "增加{named}：{new}"
        return sentence(Form.ADD, one.side).replace("，作为{to}", "")
    if whole or not one.at:
        return "增加{count}{unit}，作为{to}：{new}"
    return sentence(Form.ADD, one.side)


def _pairs(template: str, at: str, one: Instruction) -> str:
    """Write all pairs of words of one place: “甲”修改为“乙”，“丙”修改为“丁”."""
    first = template.format(at=at, old=quoted(one.old[0]), new=quoted(one.new[0]))
    if not one.at:
        first = first.replace("将中的", "将")
    rest = [f"{quoted(o)}修改为{quoted(n)}" for o, n in zip(one.old[1:], one.new[1:], strict=True)]
    return "，".join([first, *rest])


def _article(one: Instruction) -> tuple[Step, ...]:
    steps = one.at[-1].steps if one.at else ()
    return tuple(step for step in steps if depth(step) <= DEPTHS["条"])


def write_numbered(instructions: Sequence[Instruction]) -> str:
    """Write the instructions of one number: the subject is named once."""
    out = ""
    carried: tuple[Step, ...] = ()
    last: Instruction | None = None
    for one in instructions:
        same = last is not None and _article(one) == carried
        targets = last.at if last else ()
        known = carried if same and _implied(one, targets) else ()
        words = write_instruction(one, known)
        if known and last is not None and last.form is Form.RENUMBER:
            words = _led(words)
        out = _joined(out, words, last)
        carried, last = _article(one), one
    return out if out[-1:] in "。" or out.endswith("。”") else out + "。"


def _led(words: str) -> str:
    """Leave out 将 behind a new number: 将第五条改为第八条，第一款修改为：“甲。”"""
    return words.removeprefix("将")


def _implied(one: Instruction, targets: tuple[Place, ...]) -> bool:
    """Say whether the subject may be left out: below the article, or what was named last."""
    deeper = bool(one.at) and all(depth(place.last) > DEPTHS["条"] for place in one.at)
    return deeper or one.at == targets or (one.form is Form.ADD and len(one.at) == 1)


def _joined(out: str, words: str, last: Instruction | None) -> str:
    if not out:
        return words
    if last is not None and last.form in (Form.RENUMBER,):
        return f"{out}，{words}"
    if out.endswith("。”"):
        return f"{out}\n{words}"
    return f"{out}；{words}"


def write_amendment(amendment: Amendment, introduction: str) -> str:
    """Write a whole decision: title, introduction, numbers, closing clauses, annexes."""
    lines = [amendment.title, introduction]
    for part in amendment.parts:
        for index, numbered in enumerate(part.numbered, 1):
            lines.append(f"{write_han(index)}、{numbered.text}")
    lines += [one.text for one in amendment.closing]
    for number, words in amendment.attached:
        lines += [f"附件{number}", *words]
    return "\n".join(lines) + "\n"


def numbered(instructions: Sequence[Instruction]) -> Numbered:
    """Return one number with its text."""
    return Numbered("", 0, write_numbered(instructions), tuple(instructions))
