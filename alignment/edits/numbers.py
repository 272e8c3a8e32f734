"""Numbers by value: 三十日 and 30日, 2万元 and 20000元, 百分之五 and 5% are the same.

处2万元罚款 and 处二万元罚款 both become 处20000元罚款, so that the edit between them is one of
writing (GB/T 15835-2011 leaves the choice of style to the writer).
"""

import re
from functools import lru_cache

from ...corpus.structure.numerals import NUMERAL_CHARS, read_numeral
from .words import THOUSANDS

_ANY = re.compile(f"[{NUMERAL_CHARS}]")
_RUN = f"[{NUMERAL_CHARS}亿]{{1,24}}"
_AMOUNT = re.compile(rf"(?:{THOUSANDS}|{_RUN})(?:[.点]{_RUN})?")
_SHARES = {"百": "%", "千": "‰", "万": "‱"}
_SHARE = re.compile(rf"(?P<of>[百千万])分之(?P<share>{_RUN}(?:[.点]{_RUN})?)")
_PART = re.compile(rf"(?P<parts>{_RUN})分之(?P<part>{_RUN})")
# 第（三）项 is cited as 第三项 as well.
_BRACKETED = re.compile(rf"第\((?P<number>{_RUN})\)(?=[项目款])")
_LEADING_ZERO = re.compile(r"(?<![0-9.])0(?=[1-9][月日时分秒])")
_ARABIC = re.compile(r"[0-9]+(?:\.[0-9]+)*")
# 三五年 is three to five years; 1〇〇 is misread or mistyped.
_HAN = "[〇零一二三四五六七八九]"
_NO_NUMBER = re.compile(f"[一二两三四五六七八九]{{2}}|.*(?:[0-9]{_HAN}|{_HAN}[0-9]).*")


def value(digits: str, scale: str = "") -> float:
    """Return what a numeral comes to, with 万 and 亿 behind it; -1 where it is none."""
    digits = digits.replace("，", "").replace(",", "")
    if "亿" in digits:
        head, _, tail = digits.partition("亿")
        rest = value(tail) if tail else 0.0
        return value(head) * 1e8 + rest
    whole, _, part = digits.replace("点", ".").partition(".")
    number = float(read_numeral(whole))
    if part:
        tenths = "".join(str(read_numeral(char)) for char in part if read_numeral(char) < 10)
        number += float(f"0.{tenths or '0'}")
        if part.endswith("万"):
            number *= 1e4
    return number * 1e4 ** scale.count("万") * 1e8 ** scale.count("亿")


def same_value(old: str, new: str) -> bool:
    """Say whether two stretches in comparison form differ only in how their numbers are written."""
    if not _ANY.search(old) or not _ANY.search(new):
        return False
    return old != new and plain(old) == plain(new)


@lru_cache(1024)
def plain(form: str) -> str:
    """Return a stretch of comparison form with every number in Arabic digits, without 万 and 亿.

    Decimals keep their zeros, as 1.10 may be a label.
    """
    form = _BRACKETED.sub(r"第\g<number>", form)
    form = _SHARE.sub(lambda hit: _written(hit["share"]) + _SHARES[hit["of"]], form)
    form = _PART.sub(lambda hit: f"{_written(hit['part'])}/{_written(hit['parts'])}", form)
    form = _AMOUNT.sub(lambda hit: _written(hit.group()), form)
    return _LEADING_ZERO.sub("", form)


def _written(number: str) -> str:
    if _ARABIC.fullmatch(number) or _NO_NUMBER.fullmatch(number):
        return number
    amount = value(number)
    return number if amount < 0 else f"{amount:.6f}".rstrip("0").rstrip(".")
