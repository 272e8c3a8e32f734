"""Places: 第五条第二款、第三款 read into steps and written from them.

What a list leaves out is carried on: in 第一条第一款第二项、第三项 the second is
第一条第一款第三项.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ...corpus.model import NO_ORDINAL, Ordinal
from ...corpus.structure.numerals import NUMERAL_CHARS, read_numeral, write_han
from .model import Place, Step

# Steps with a number, outermost first, with how deep they stand: a step takes over from what was
# named before it all that is less deep.
DEPTHS = {
    "附件": 0,
    "编": 1,
    "分编": 2,
    "章": 3,
    "节": 4,
    "部分": 5,
    "条": 5,
    "款": 6,
    "段": 6,
    "行": 6,
    "项": 7,
    "目": 8,
    "句": 9,
    "末句": 9,
    "前句": 9,
    "条首": 9,
}
# Places that have a name and no number; 序言 and 引言 may have paragraphs below them.
NAMED = ("名称", "题注", "目录", "引言", "序言", "正文", "落款", "全文", "附则说明")
_SYNONYMS = {
    "章名": "名称",
    "节名": "名称",
    "编名": "名称",
    "标题": "名称",
    "题目": "名称",
    "条文": "全文",
    "前言": "序言",
    "导言": "引言",
    "尾句": "末句",
}
_N = rf"[{NUMERAL_CHARS}]+"
_QUOTED = "\ue000[0-9]+\ue001"
_STEP = (
    rf"第{_N}(?:分编|自然段|部分|[编章节条款项目段句行])(?:之{_N})?(?:{_QUOTED}(?=中|的|增|后|之|、|，))?"
    rf"|(?:(?<=将)|^){_N}条(?:之{_N})?|第?[（(]{_N}[）)]项?"
    rf"|附件(?:{_N})?|附表(?:{_N})?|(?:[前后末]|最后){_N}句|末句|尾句|后段|前段|条首部分|条首|首句"
    r"|(?:本?(?:法|条例|办法|规定|细则|规则|解释|决定)(?=中)|(?:有关|相关|其他)条文|《[^》]*》)(?=中|\ue000)|(?:全|条)?文中(?=的|\ue000)"
    r"|(?:本|该)[编章节条款项](?!例)"
    r"|章名|节名|编名|名称|标题|题目|题注|目录|引言|导言|前言|序言|正文|落款|全文|条文"
)
_OF = r"(?:中的|中|的)?"
# Names of the text itself, which say nothing of the place: 宪法第一条, 《解释》原第六条.
_ITSELF = r"(?:本|原)?(?:[法规]律|规定|解释|条例|办法|细则|规则|决定|规章|法|宪法|刑法)"
_OWN = rf"(?:《[^》]*》|[\u4e00-\u9fff]{{0,8}}?{_ITSELF})?(?:原|中的|的)?"
PLACE = rf"(?:原)?(?:{_STEP})(?:{_OF}(?:{_STEP}))*"
_AND = r"(?:、|和|以及|及|与|至|到)"
PLACES = rf"{_OWN}{PLACE}(?:{_AND}(?:原)?{PLACE})*"
_STEPS = re.compile(_STEP)
_NUMBER = re.compile(
    rf"^(?:第)?(?P<n>{_N})(?P<unit>分编|自然段|部分|[编章节条款项目段句行])(?:之(?P<ins>{_N}))?"
)
_BRACKETED = re.compile(rf"^第?[（(]({_N})[）)]")
_LISTED = re.compile(rf"({_AND})?((?:原)?(?:{_STEP})(?:{_OF}(?:{_STEP}))*)")
_TOKEN = re.compile("\ue000([0-9]+)\ue001")


def _step(words: str, quotes: Sequence[tuple[str, ...]]) -> Step:
    token = _TOKEN.search(words)
    name = "".join(quotes[int(token[1])]) if token else ""
    hit = _NUMBER.match(words)
    if hit:
        unit = {"自然段": "段"}.get(hit["unit"], hit["unit"])
        inserted = read_numeral(hit["ins"]) if hit["ins"] else 0
        return Step(unit, Ordinal(read_numeral(hit["n"]), inserted), name)
    bracketed = _BRACKETED.match(words)
    if bracketed:
        return Step("项", Ordinal(read_numeral(bracketed[1])))
    if words.startswith(("附件", "附表")):
        return Step("附件", Ordinal(read_numeral(words[2:]) if words[2:] else 0))
    return _named(words)


def _named(words: str) -> Step:
    """Read a step without 第: 后两句, 末句, 引言."""
    if words.startswith(("有关", "相关", "其他")):
        return Step("全文")
    words = words.replace("最后", "末")
    if words[0] in "前后末" and words.endswith("句") and len(words) > 2:
        return Step("前句" if words[0] == "前" else "末句", Ordinal(read_numeral(words[1:-1])))
    whole = {"末句": Step("末句", Ordinal(1)), "首句": Step("前句", Ordinal(1))}
    whole |= {"前段": Step("前段"), "后段": Step("后段")}
    word = _SYNONYMS.get(words, words)
    return whole.get(word) or Step("条首" if word.startswith("条首") else word)


def depth(step: Step) -> int:
    """Return how deep a step stands; named places stand at the top."""
    return DEPTHS.get(step.unit, 9 if step.unit in ("前段", "后段") else 0)


def complete(steps: tuple[Step, ...], carried: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return ``steps`` with the steps that they leave out, taken from ``carried``."""
    first = steps[0]
    if first.unit in NAMED:
        return steps
    if first.unit in ("段", "行") and carried and carried[0].unit in NAMED:
        return (carried[0], *steps)
    if carried and first.unit == carried[-1].unit in ("章", "节"):
        return (*carried[:-1], *steps)
    if depth(first) <= DEPTHS["条"]:
        kept = tuple(s for s in carried if s.unit == "附件" and first.unit != "附件")
        return (*kept, *steps)
    return (*(s for s in carried if depth(s) < depth(first)), *steps)


def _said(steps: tuple[Step, ...], carried: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the steps that 本章, 该条 stand for: what was named before, up to that unit."""
    if steps[0].unit[:1] not in ("本", "该") or steps[0].unit[1:] not in DEPTHS:
        return steps
    at = next((i for i, step in enumerate(carried) if step.unit == steps[0].unit[1:]), -1)
    return (*carried[: at + 1], *steps[1:]) if at >= 0 else steps


def read_places(
    words: str, carried: tuple[Step, ...] = (), quotes: Sequence[tuple[str, ...]] = ()
) -> tuple[Place, ...]:
    """Read a list of places: ``carried`` stands before it, tokens in it stand for ``quotes``."""
    found: list[Place] = []
    for hit in _LISTED.finditer(words):
        before = found[-1].steps if found else carried
        steps = tuple(_step(one.group(), quotes) for one in _STEPS.finditer(hit[2]))
        steps = complete(_said(steps, before), before)
        if hit[1] in ("至", "到") and found:
            found[-1] = replace(found[-1], until=steps[-1].ordinal)
            continue
        found.append(Place(steps))
    if not found and words:
        found.append(Place((Step("全文"),)))  # 本条例, 《……》: the text itself
    return tuple(found)


def write_ordinal(ordinal: Ordinal, unit: str) -> str:
    """Write 第十二条之一."""
    after = f"之{write_han(ordinal.inserted)}" if ordinal.inserted else ""
    return f"第{write_han(ordinal.number)}{unit}{after}"


def write_step(step: Step) -> str:
    """Write one step."""
    if step.unit == "附件":
        return f"附件{step.ordinal.number or ''}"
    if step.unit in ("前句", "末句"):
        side = "前" if step.unit == "前句" else "后"
        return f"{side}{write_han(step.ordinal.number)}句"
    if step.unit == "条首":
        return "条首部分"
    if step.ordinal == NO_ORDINAL:
        return step.unit
    unit = "自然段" if step.unit == "段" else step.unit
    return write_ordinal(step.ordinal, unit) + (f"“{step.name}”" if step.name else "")


def write_place(place: Place, before: Place | None = None) -> str:
    """Write a place; what it shares with the place named ``before`` it is left out."""
    steps = place.steps
    if before is not None and len(before.steps) == len(steps) and before.steps[:-1] == steps[:-1]:
        steps = steps[-1:]
    written = "".join(map(write_step, steps))
    if len(steps) > 1 and steps[-1].unit == "名称" and steps[-2].unit in ("编", "章", "节"):
        written = written.removesuffix("名称") + f"{steps[-2].unit}名"
    if place.until != NO_ORDINAL:
        written += "至" + write_ordinal(place.until, place.last.unit)
    return written


def write_places(places: Sequence[Place]) -> str:
    """Write a list of places with 、, and 和 where there are two of one article or paragraph."""
    pairs = zip((None, *places[:-1]), places, strict=False)
    return "、".join(write_place(place, before) for before, place in pairs)
