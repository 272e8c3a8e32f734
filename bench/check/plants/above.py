"""Plants of screening: a text that follows the one above, but for one thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from ..model import Made, Pair, Sub
from .order import N
from .words import HAN

KINDS = ("norm",)
OWN_TEXT = "某市花木办法\n第一条 为了养护本市的花坛，制定本办法。\n第二条 盆栽应当摆放在花架上。\n"
NEXT = rf"\n(?=第{N}条[ \u3000])"


def added(fault: str, alike: str) -> Pair:
    """Put an article in that the text above does not have."""
    return Pair(Sub(NEXT, f"\n第九百条 {fault}\n"), Sub(NEXT, f"\n第九百条 {alike}\n"), KINDS)


def _copied(text: str, rng: Random) -> str | None:
    """Return an invented text with one article of the text above."""
    bodies = re.findall(rf"^第{N}条[ \u3000]+([^\n]{{60,200}}。)(?=\n第{N}条)", text, re.M)
    return f"{OWN_TEXT}第三条 {rng.choice(bodies)}\n" if bodies else None


def _own(_text: str, _rng: Random) -> str:
    return f"{OWN_TEXT}第三条 园林绿化部门应当发放统一制作的蓝色花形标志，并在花坛的四周摆放。\n"


def _cites(article: str) -> Callable[[str, Random], str | None]:
    """Return a function that lets a text cite an article of the one above."""

    def work(text: str, _rng: Random) -> str | None:
        title = text.split("\n", 1)[0].strip()
        hit = re.search(rf"^第{N}条[ \u3000]+[^\n]*。$", text, re.M)
        if not hit or not title:
            return None
        return text[: hit.end()] + f"依照《{title}》{article}办理。" + text[hit.end() :]

    return work


# What does not stand in any law above: invented things.
PLANTS = {
    "contradicts-above": Pair(
        Sub(f"(?<=[。；\n])({HAN}{{4,16}})应当(?={HAN}{{4}})", "\\1不得", needs="应当"),
        Sub(f"(?<=[。；\n])({HAN}{{4,16}})应当(?={HAN}{{4}})", "\\1必须", needs="应当"),
        KINDS,
    ),
    "loosens-above": Pair(
        Sub(f"(?<=[。；\n])({HAN}{{4,16}})应当(?={HAN}{{4}})", "\\1可以", needs="应当"),
        Sub(f"(?<=[。；\n])({HAN}{{4,16}})应当(?={HAN}{{4}})", "\\1必须", needs="应当"),
        KINDS,
    ),
    "tightens-above": Pair(
        Sub("(?<=以上)([一二三五]|十|五十)万元(?=以下)", "九百万元"),
        Sub("以上(?=(?:[一二三五]|十|五十)万元以下)", "以上，"),
        KINDS,
    ),
    "adds-duty": added(
        "盆栽花木经营者应当佩戴统一制发的蓝色花形标志。",
        "园林绿化部门应当发放统一制作的蓝色花形标志。",
    ),
    "sets-up-penalty": added(
        "在花坛旁停放盆栽的，暂扣花木运输车辆。",
        "在花坛旁停放盆栽的，予以劝阻，并告知花木运输的路线。",
    ),
    "sets-up-permit": added(
        "在花坛旁摆放盆栽的，应当取得盆栽摆放许可。", "在花坛旁摆放盆栽的，可以使用公共的花架。"
    ),
    "sets-up-coercion": added(
        "在花坛旁停放盆栽的，由园林部门代履行花木移栽。", "在花坛旁停放盆栽的，由园林部门协助移栽。"
    ),
    "sets-up-fee": added(
        "在花坛旁摆放盆栽的，应当缴纳盆栽占用费。", "在花坛旁摆放盆栽的，费用由园林部门承担。"
    ),
    "repeats-above": Pair(Made(_copied), Made(_own), KINDS),
    "basis-outdated": Pair(Made(_cites("第九百条")), Made(_cites("第一条")), KINDS),
    "leaves-out-right": Pair(
        Sub("，并(?:应当)?(?:书面)?(?:说明理由|告知[^，。；\n]{2,20})(?=[。；])", ""),
        Sub("(?<=告知)(?=[^，。；\n]{2,20}[。；])", "有关的"),
        KINDS,
    ),
}
