"""Of which province and which city a text is, and who issued it."""

import re
from functools import cache

from ..tables import rows

# A city, a prefecture or a county before the name of a norm or of an organ.
_PLACE = r"[一-鿿]{1,12}?(?:自治州|自治县|地区|盟|市(?!场)|州(?!市)|县|区|旗)"
_ORGAN = r"人民代表大会(?:常务委员会)?|人民政府(?:办公厅|办公室)?"


@cache
def _provinces() -> dict[str, str]:
    return {name: full for full, *names in rows("provinces") for name in (full, *names)}


@cache
def _province() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_provinces(), key=len, reverse=True)))


@cache
def _city() -> re.Pattern[str]:
    return re.compile(f"{_PLACE}(?=[一-鿿《〈]|$)")


def region_of(*said: str) -> str:
    """Return the place that the words begin with: a province, a city, or both; "" for none.

    The first of ``said`` that begins with a place decides: title, issuer, notes.
    """
    for words in said:
        province = _province().match(words)
        rest = words[province.end() :] if province else words
        city = _city().match(rest)
        parts = [_provinces()[province[0]]] if province else []
        if city and _is_place(city[0]):
            parts.append(city[0])
        if parts:
            return " ".join(parts)
    return ""


@cache
def _no_places() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("no_places"))


def _is_place(words: str) -> bool:
    """Say whether words that end like a place are one: 城市 in 城市房屋管理条例 is none."""
    return len(words) > 1 and not any(part in words for part in _no_places())


_ISSUER = re.compile(
    rf"(?:中华人民共和国[一-鿿]{{2,12}}(?:部|委员会|总局|局)|国务院(?:办公厅)?|最高人民法院|最高人民检察院|"
    rf"全国人民代表大会(?:常务委员会)?|[一-鿿]{{2,20}}?(?:{_ORGAN})|[一-鿿]{{2,20}}?(?:厅|局|委员会|办公室))"
)
# What stands between an organ and its name in a note: 第十二届, 第三次, and the date before it.
_N = "0-9〇○零一二三四五六七八九十百"
_ORDINAL = re.compile(f"第[{_N}]+(?:届|次|号)|[{_N}]+[年月日]")


def issuer_of(words: str) -> str:
    """Return the organ that words of a note or a signature name first, "" for none."""
    hit = _ISSUER.search(_ORDINAL.sub("", words))
    return hit[0] if hit else ""
