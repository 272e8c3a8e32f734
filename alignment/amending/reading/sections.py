"""A decision as its parts and numbers: which lines say something of which text, under what number.

一、修改《甲条例》          a part of a decision on several texts
1.将第一条修改为：          number 1. of it; the quotation runs over the lines below
“（一）……                  inside a quotation: no number of the decision
本决定自……起施行。          a closing clause
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ....corpus.model import NO_ORDINAL, Ordinal
from ....corpus.structure.labels import CONTAINER_STYLES, Label, Style, read_label
from ..forms import clauses, spells
from ..model import Amendment, Form, Instruction, Numbered, Part, Words
from ..quoting import BLOCK_CLOSE, BLOCK_OPEN, inside_quotes, tokens
from ..titles import SHORT, other_named, short_names
from .scan import scan

_TITLE = re.compile(r"关于(?:集中)?(?:修改|修订|修正)(.+?)(?:的决定|的决议|的通知)$")
_NAMES = re.compile(r"《(.+?)》(?=[的等、和]|的决定|第|$|作|（|\()")
_AMENDMENT = re.compile(r"^(?:中华人民共和国)?(.{1,20}?)修正案(?:（.{1,8}）|\(.{1,8}\))?$")
_HEADING = re.compile(
    r"^(?:对|将|修改|关于(?:修改)?)?\s*《(?P<a>[^》]+(?:〈[^〉]*〉[^》]*)*)》(?:作出?(?:如下|以下)?修改|的?修改|修改如下|作如下修改)?[:：。]?$"
)
_NAME = re.compile(
    r"^(?P<a>[^，。；：“”《》]{4,60}(?:条例|办法|规定|细则|规则|法|决定|解释|批复|通知|意见))$"
)
_LED = re.compile(
    r"^(?:将|删去|删除|在|对)?《(?P<a>[^》]+(?:〈[^〉]*〉[^》]*)*)》(?=第|原?第|名称|附|题|中|条)"
)
_ANNEX = re.compile(r"^附件\s*(?P<n>[0-9一二三四五六七八九十]*)\s*[:：]?\s*$")
_ATTACHED = re.compile(r"^附件\s*(?P<n>[0-9]*)\s*[:：]?\s*$")
_REPEAL = re.compile(r"废止的")
# What comes before the first number: 决定对《甲条例》作如下修改：
_INTRODUCTION = re.compile(
    r"作出?(?:如下|以下)[^，。“”]{0,8}(?:修改|补充|修正)[^，。“”]{0,6}[:：]$"
)
_BLOCK = re.compile(r"内容如下[:：]$")
_AFTER_BLOCK = re.compile(r"^(?:原)?第[^，。“”]{1,24}(?:相应|依次|分别)*改为第.*。$")


@dataclass(slots=True)
class _Raw:
    """A number with its lines, before it is read."""

    label: Label | None
    number: str
    line: int
    text: str


@dataclass(slots=True)
class _Group:
    """A part in the making."""

    title: str
    raws: list[_Raw] = field(default_factory=list)


def _label(line: str) -> tuple[Label | None, str]:
    label = read_label(line, 0, len(line))
    if label is None or label.span.start or label.style in CONTAINER_STYLES:
        return None, line
    return label, line[label.span.end :].strip()


def _clauses(line: str, at: int) -> tuple[Instruction, ...]:
    """Return what a closing clause says, in one sentence or several; nothing of other lines."""
    bare = line.replace("，", ",")
    if "“" in line:
        return ()
    found = dict.fromkeys(form for form, pattern in clauses() if pattern.search(bare))
    return tuple(Instruction(form, line=at, text=line) for form in found)


class _Reader:
    """Goes through a decision line by line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = [line.strip() for line in lines]
        self.inside = _mended(self.lines)
        self.title = next((line for line in self.lines if line), "")
        self.named = _named(self.title)
        self.amendment = bool(_AMENDMENT.match(self.title.replace(" ", "")))
        self.groups: list[_Group] = []
        self.closing: list[Instruction] = []
        self.attached: list[tuple[int, Words]] = []
        self.ended = False
        self.opened = False
        self.block = False

    @property
    def raw(self) -> _Raw | None:
        return self.groups[-1].raws[-1] if self.groups and self.groups[-1].raws else None

    def read(self) -> Amendment:
        at = 1
        while at < len(self.lines):
            at = self.step(at)
        parts = tuple(Part(g.title, self.numbered(g)) for g in self.groups if g.raws)
        return Amendment(self.title, parts, tuple(self.closing), tuple(self.attached))

    def numbered(self, group: _Group) -> tuple[Numbered, ...]:
        """Read the numbers of a part, each with the other text that it names."""
        if group.title == self.title:
            return _numbered(group.raws)
        names = (group.title, *short_names("\n".join(self.lines)))
        return tuple(
            replace(one, other=other_named(tokens(one.text)[0], names))
            for one in _numbered(group.raws)
        )

    def step(self, at: int) -> int:
        """Take one line; return the next."""
        line = self.lines[at]
        if not line:
            return at + 1
        if self.inside[at] and self.raw:
            self.raw.text += "\n" + line
            return at + 1
        if self.ended:
            return self.after(at)
        if self.block and self.raw and not self._ends_block(line):
            self.raw.text += "\n" + line
            return at + 1
        if self.block and self.raw:
            self.raw.text += BLOCK_CLOSE
            self.block = False
        self.outside(line, at)
        return at + 1

    def after(self, at: int) -> int:
        """Beyond the closing clauses there may stand more of them, or annexes."""
        line = self.lines[at]
        attached = _ATTACHED.match(line)
        if attached and attached["n"] and self._is_text(at):
            end = self._attached_end(at, attached["n"])
            words = tuple(one for one in self.lines[at + 1 : end] if one)
            self.attached.append((int(attached["n"]), words))
            return end
        if _ANNEX.match(line):
            self.ended = not spells("".join(self.lines[at + 1 : at + 12]))
            self.named = ()
            return at + 1
        self.closing += _clauses(line, at)
        return at + 1

    def _attached_end(self, at: int, number: str) -> int:
        """Return where the next attached text begins; the last one named goes to the end."""
        further = range(at + 1, len(self.lines)) if self._names(int(number) + 1) else ()
        ends = (i for i in further if _follows(self.lines[i], number))
        return next(ends, len(self.lines))

    def _names(self, number: int) -> bool:
        raws = (raw for group in self.groups for raw in group.raws)
        return any(f"本决定附件{number}" in raw.text for raw in raws)

    def _is_text(self, at: int) -> bool:
        return any(
            f"本决定附件{_ATTACHED.match(self.lines[at])['n']}" in raw.text  # type: ignore[index]
            for group in self.groups
            for raw in group.raws
        )

    def _ends_block(self, line: str) -> bool:
        label, rest = _label(line)
        raw = self.raw
        expected = (
            raw is not None
            and raw.label is not None
            and label is not None
            and (
                label.style is raw.label.style
                and label.ordinal == Ordinal(raw.label.ordinal.number + 1)
                and spells(rest)
            )
        )
        return expected or bool(_AFTER_BLOCK.match(line)) or bool(_clauses(line, 0))

    def outside(self, line: str, at: int) -> None:
        """Take a line that stands outside all quotations."""
        label, rest = _label(line)
        if label and label.style is Style.ARTICLE and not self.amendment:
            label, rest = None, line
        found = _clauses(line, at)
        if found and not _is_instruction(label, found):
            self._close(found)
        elif _heading(label, rest, self.lines, at):
            self.groups.append(_Group(_heading(label, rest, self.lines, at)))
        elif label is not None and (
            self.groups or self.opened or spells(rest) or self._begins(rest)
        ):
            self.begin(label, line[: label.span.end], rest, at)
        else:
            self.unlabelled(rest, line, at)

    def unlabelled(self, rest: str, line: str, at: int) -> None:
        """Take a line without number: it goes on, turns to another text, or introduces."""
        if self._turns(rest):
            self.begin(None, "", rest, at)
        elif self.raw is not None and self.groups:
            self.raw.text += "\n" + line
            self._open_block(line)
        elif _INTRODUCTION.search(line):
            self.opened = True
        elif spells(rest) and not line.startswith("根据") and at:
            self.begin(None, "", _led_in(rest), at)

    def _turns(self, rest: str) -> bool:
        """Say whether a line without number turns to another text: 将《乙条例》第三条……"""
        led = _LED.match(rest)
        last = self.groups[-1].title if self.groups else ""
        return bool(led and not self.single and led["a"] not in (last, *SHORT))

    def _begins(self, rest: str) -> bool:
        return bool(_LED.match(rest))

    def _close(self, found: tuple[Instruction, ...]) -> None:
        self.closing += found
        if any(clause.form in (Form.FORCE, Form.PUBLISH) for clause in found):
            self.ended = True

    def _open_block(self, line: str) -> None:
        if _BLOCK.search(line) and self.raw:
            self.block = True
            self.raw.text += BLOCK_OPEN

    def begin(self, label: Label | None, number: str, rest: str, at: int) -> None:
        """Begin a number; it may name a text of its own (将《甲条例》第一条…)."""
        led = _LED.match(rest)
        own = led["a"] if led else ""
        known = (self.groups[-1].title, *SHORT) if self.groups else ()
        if own and own not in known and not self.single:
            self.groups.append(_Group(own))
        if not self.groups:
            self.groups.append(_Group(self.named[0] if self.named else self.title))
        self.groups[-1].raws.append(_Raw(label, number, at, rest))
        self._open_block(rest)

    @property
    def single(self) -> bool:
        """Whether the title names one text, and only that is amended."""
        return len(self.named) == 1 and not re.search("等|部分", self.title)


def _follows(line: str, number: str) -> bool:
    hit = _ATTACHED.match(line)
    return bool(hit and hit["n"] == str(int(number) + 1))


def _is_instruction(label: Label | None, found: tuple[Instruction, ...]) -> bool:
    """8.条文顺序作相应调整。 under a number is an instruction; in the last line it is none."""
    return label is not None and all(one.form is Form.ORDER for one in found)


def _led_in(rest: str) -> str:
    """Take 为了……，将刑法第三百四十二条修改为： from where the instruction begins."""
    hit = re.search(r"(?:将|在|删去|删除|增加)[^，]*$", rest.split("\n")[0])
    return rest[hit.start() :] if hit and "，" in rest[: hit.start()] else rest


def _heading(label: Label | None, rest: str, lines: Sequence[str], at: int) -> str:
    """Return the title that a heading of a part gives, empty where the line is no heading."""
    hit = _HEADING.match(rest)
    if hit and not spells(rest.replace("修改", "")):
        return hit["a"]
    named = _NAME.match(rest) if label and label.style is Style.HAN else None
    follows = next((line for line in lines[at + 1 :] if line), "")
    below, words = _label(follows)
    if named and below and below.style is not Style.HAN and spells(words):
        return named["a"]
    return ""


def _named(title: str) -> tuple[str, ...]:
    """Return the texts that the title of a decision names."""
    amendment = _AMENDMENT.match(title.replace(" ", ""))
    if amendment:
        return (amendment[1],)
    hit = _TITLE.search(title)
    names = _NAMES.findall(hit[1]) if hit else []
    return tuple(names)


def _mended(lines: list[str]) -> tuple[bool, ...]:
    """Say of each line whether it begins inside a quotation; an open one ends at a number.

    A mark that is missing would else swallow the rest of the decision.
    """
    inside = list(inside_quotes(lines))
    if not _left_open(lines):
        return tuple(inside)
    last: Label | None = None
    for at, line in enumerate(lines):
        label, rest = _label(line)
        if inside[at] and not (last and label and _next(last, label) and _strong(rest)):
            continue
        if inside[at]:
            inside[at:] = _mended(lines[at:])
            return tuple(inside)
        last = label if label and (spells(rest) or last is None or _next(last, label)) else last
    return tuple(inside)


def _left_open(lines: Sequence[str]) -> bool:
    return inside_quotes([*lines, ""])[-1]


def _next(last: Label, label: Label) -> bool:
    return label.style is last.style and label.ordinal.number == last.ordinal.number + 1


def _strong(rest: str) -> bool:
    return bool(re.match(r"(?:将|删去|删除|在|增加|原?第|刑法|宪法|对)", rest)) and spells(rest)


def _numbered(raws: Sequence[_Raw]) -> tuple[Numbered, ...]:
    """Read the numbers of a part; one that stands out of order is told."""
    out: list[Numbered] = []
    last: dict[Style, int] = {}
    for raw in raws:
        text = raw.text
        made = scan(raw.number, raw.line, text)
        flaws = made.flaws
        if raw.label and raw.label.ordinal != NO_ORDINAL:
            number = raw.label.ordinal.number
            before = last.get(raw.label.style, number - 1)
            if number != before + 1:
                flaws = (*flaws, "label-order")
            last = {k: v for k, v in last.items() if k is raw.label.style or k is Style.HAN}
            last[raw.label.style] = number
        out.append(Numbered(made.number, made.line, text, made.instructions, flaws))
    return tuple(out)


def read_amendment(text: str) -> Amendment:
    """Read a decision. What is no instruction and no clause is passed over as its introduction."""
    return _Reader(text.split("\n")).read()
