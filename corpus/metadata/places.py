"""Of which province and which city a text is, and who issued it."""

import re
from collections import Counter
from functools import cache

from ..tables import rows

# A city, a prefecture or a county before the name of a norm or of an organ.
_PLACE = r"[一-鿿]{1,12}?(?:自治州|自治县|地区|盟|市(?!场)|县|区|旗)"
# 凉山州: a 自治州 by its short name. 杭州西溪 and 苏州河 are none.
_SHORT_STATE = re.compile("([一-鿿]{2,4})州(?!市)")
_CITY_NAMED = re.compile("[^大中小新老各本省县]城市")
# A short name of a province that begins the name of another place: 吉林市, 海南藏族自治州.
_NO_PROVINCE = "(?!市|州|县|区|旗|[一-鿿]{1,4}族自治)"
_MARKET = "市场"
_ORGAN = r"人民代表大会(?:常务委员会)?|人民政府(?:办公厅|办公室)?"


@cache
def _provinces() -> dict[str, str]:
    return {name: full for full, *names in rows("provinces") for name in (full, *names)}


@cache
def _province() -> re.Pattern[str]:
    whole = set(_provinces().values())
    names = sorted(_provinces(), key=len, reverse=True)
    short = "|".join(name for name in names if name not in whole)
    # Once for all short names: a range of all characters takes long to compile.
    return re.compile(
        f"{'|'.join(name for name in names if name in whole)}|(?:{short}){_NO_PROVINCE}"
    )


@cache
def _city() -> re.Pattern[str]:
    return re.compile(f"{_PLACE}(?=[一-鿿《〈]|$)")


def region_of(*said: str) -> str:
    """Return the place that the words begin with: a province, a city, or both; "" for none.

    The first of ``said`` that begins with a place decides: title, issuer, notes.
    """
    for words in said:
        province = _province().match(words)
        city = _city_of(words[province.end() :] if province else words)
        parts = [_provinces()[province[0]]] if province else []
        if parts or city:
            return " ".join((*parts, *([city] if city else [])))
    return ""


def _city_of(words: str) -> str:
    """Return the city, prefecture or county that words begin with, "" for none.

    A prefecture is known by name: 江门市 has 门市 in it, 忻州地区 begins like a 州.
    """
    known = (words[:size] for size in range(_longest(), 1, -1))
    found = next((name for name in known if name in _prefectures()), "")
    if found and not words.startswith(_MARKET, len(found) - 1):
        return found
    state = _SHORT_STATE.match(words)
    if state and state[1] in _states():
        return _states()[state[1]]
    city = _city().match(words)
    return city[0] if city and _is_place(city[0]) else ""


@cache
def _no_places() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("no_places"))


def _is_place(words: str) -> bool:
    """Say whether words that end like a place are one: 城市 in 城市房屋管理条例 is none.

    One character before it makes it a name: 聊城市, 盐城市, 诸城市, but not 大城市.
    """
    if _CITY_NAMED.fullmatch(words):
        return True
    return len(words) > 1 and not any(part in words for part in _no_places())


_SUPREME = (
    r"国务院(?:办公厅)?|政务院|最高人民法院|最高人民检察院|全国人民代表大会(?:常务委员会)?|"
    r"全国人大常委会"
)
# 劳动部令第4号, 公安部发布: a ministry whose name does not begin with the country's.
_MINISTRY = r"[一-鿿]{1,9}(?:部|总署|总局)(?=令|公告|第|发布|公布|颁布|印发|修订|[ 　]|$)"
_ISSUER = re.compile(
    rf"中华人民共和国[一-鿿]{{2,12}}?(?:部|委员会|总局|局)|{_SUPREME}|"
    rf"[一-鿿]{{2,20}}?(?:{_ORGAN})|{_MINISTRY}|"
    "(?!常务委员会)[一-鿿]{2,20}?(?:厅|局|委员会|办公室)"
)
_NAMED = (
    rf"(?:{_SUPREME}|[一-鿿]{{2,12}}(?:{_ORGAN}|人大常委会)|"
    "[一-鿿]{1,12}(?:部|委员会|总署|总局|局|厅))"
)
# 最高人民法院、最高人民检察院关于…的解释
_IN_TITLE = re.compile(rf"({_NAMED}(?:[、 ]{_NAMED})*)(?=关于|对)")
_ONE_NAMED = _NAMED.replace("{1,12}", "{1,12}?")
_HEAD = re.compile(rf"((?:[、 ]?{_ONE_NAMED})+)(?:令|公告)(?:$|[第(（〔\[])")
# What stands between an organ and its name in a note: 第十二届, 第三次, and the date before it.
_N = "0-9〇○零一二三四五六七八九十百"
_ORDINAL = re.compile(f"第?[{_N}]+届|第[{_N}]+(?:次|号)|[{_N}]+[年月日]")


def issuer_of(words: str) -> str:
    """Return the organ that words of a note or a signature name first, "" for none."""
    hit = _ISSUER.search(_ORDINAL.sub("", words))
    return hit[0] if hit else ""


def issuer_of_title(title: str) -> str:
    """Return the organs that a title begins with: those of 某部、某局关于…的通知."""
    hit = _IN_TITLE.match(title)
    return hit[1].replace(" ", "、") if hit else ""


def issuer_of_head(line: str) -> str:
    """Return the organs whose order or announcement a line is the head of: 甲部乙局令, else ""."""
    hit = _HEAD.match(line)
    return "、".join(re.findall(_ONE_NAMED, hit[1])) if hit else ""


def province_of(words: str) -> str:
    """Return the province whose congress a note names, "" for none.

    A city's regulation is approved by it, which tells where the city lies.
    """
    hit = _congress().search(_ORDINAL.sub("", words))
    return _provinces()[hit[1]] if hit else ""


def province_around(region: str) -> str:
    """Return the province that a city or prefecture lies in, "" where it is not known."""
    return _prefectures().get(region.split(" ")[0], "")


@cache
def _prefectures() -> dict[str, str]:
    return {name: province for name, province, *_ in rows("prefectures")}


@cache
def _states() -> dict[str, str]:
    """Return the 自治州 by the words before 州 in their short names: 凉山, 黔南, 西双版纳."""
    names = [name for name in _prefectures() if name.endswith("自治州")]
    begun = [(name[:size], name) for name in names for size in (2, 3, 4)]
    known = Counter(words for words, _ in begun)
    return {words: name for words, name in begun if known[words] == 1}


@cache
def _longest() -> int:
    return max(map(len, _prefectures()))


@cache
def _congress() -> re.Pattern[str]:
    return re.compile(rf"({_province().pattern})(?:人民代表大会|人大)")
