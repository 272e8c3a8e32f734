"""The forms of instructions: each sentence of ``amending_forms.tsv`` as a pattern that reads it.

将第五条第二款中的⟨0⟩修改为⟨1⟩   row ``words``: at 第五条第二款, old ⟨0⟩, new ⟨1⟩
"""

import re
from dataclasses import dataclass
from functools import cache

from ...corpus.structure.numerals import NUMERAL_CHARS
from ..tables import rows
from .model import Form
from .places import PLACES

_QUOTE = "\ue000[0-9]+\ue001"
_UNIT = "条|款|项|目|章|节|编|分编|段|行|自然段"
_MACROS = {
    "{at}": f"(?P<at>{PLACES})",
    "{to}": f"(?P<to>{PLACES})",
    "{old}": f"(?P<old>(?:{_QUOTE}[、,]?)*{_QUOTE})",
    # 、 parts words of one list; the first words of a further pair are none of it.
    "{new}": f"(?P<new>{_QUOTE}(?:、?{_QUOTE}(?!,?(?:分别|均|统一|相应)*(?:修改|改)为))*)",
    # 第一款为“甲”，第二款为“乙”: each paragraph of what one becomes is said by its number.
    "{texts}": f"(?P<new>第一[款项](?:修改)?为:?{_QUOTE}"
    f"(?:[,;。]?第[{NUMERAL_CHARS}]+[款项](?:修改)?为:?{_QUOTE})+)",
    "{n}": f"(?P<n>[{NUMERAL_CHARS}]+)",
    "{number}": "(?P<number>[0-9]+)",
    "{unit}": f"(?P<unit>{_UNIT})",
}


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say a form: how it is read, and how written, empty where it is only read."""

    form: Form
    side: str
    pattern: re.Pattern[str]
    sentence: str


def _pattern(template: str) -> re.Pattern[str]:
    for macro, pattern in _MACROS.items():
        template = template.replace(macro + "?", f"(?:{pattern})?").replace(macro, pattern)
    return re.compile(template)


@cache
def ways() -> tuple[Way, ...]:
    """Return all ways of saying an instruction, in the order in which they are tried."""
    return tuple(
        Way(Form(form), side.strip("-"), _pattern(pattern), sentence.removeprefix("-"))
        for form, side, pattern, sentence in rows("amending_forms")
    )


@cache
def sentence(form: Form, side: str = "") -> str:
    """Return how a form is written; the first row that has a sentence decides."""
    return next(
        way.sentence for way in ways() if (way.form, way.side) == (form, side) and way.sentence
    )


@cache
def clauses() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    """Return what the lines of a decision that are no instructions may be."""
    return tuple((Form(form), re.compile(pattern)) for form, pattern, _ in rows("amending_clauses"))


@cache
def spells(word: str) -> bool:
    """Say whether a line holds one of the words that every instruction needs."""
    return bool(
        re.search("修改为|改为|增加|增写|删去|删除|合并|作为第|调整为|修改为本决定附件", word)
    )
