"""References by the label of what they name: 1.1.2, 1-2-1, 二、（二）, 第三部分.

Numbers are written for many things; what is no label by its form is one by the words around it.

    按2.5执行       a reference          价格为2.5元     an amount
    依照二、（二）   a reference          分一、（二）班   none
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from ...corpus.structure.numerals import read_numeral
from .mention import Mention

_HAN = "[一二三四五六七八九十]{1,3}"
# 1.1.2 and 1-2-1 as contracts number their clauses; 2.5元 and 10-15日 are amounts.
_LABEL = re.compile(
    r"(?<![0-9A-Za-z.-])[1-9][0-9]{0,2}(?:(?:\.[0-9]{1,3}){1,5}|(?:-[0-9]{1,3}){1,5})"
    r"(?![0-9A-Za-z%‰.-])"
)
# 二、(二) and 二(二)1 as notices and plans number what they say (GB/T 9704-2012 7.3.3).
_PATH = re.compile(
    rf"(?<![第一二三四五六七八九十0-9])(?P<one>{_HAN})、?[(（](?P<two>{_HAN})[)）]"
    r"(?:(?P<three>[0-9]{1,2})(?![0-9年月日个名元%份次条人家件]))?"
)
# 一、2 in 违反一、2的; 一、2名 counts people.
_MIXED = re.compile(
    rf"(?<![第一二三四五六七八九十0-9])(?P<one>{_HAN})、(?P<two>[0-9]{{1,2}})"
    r"(?=[的项点条款，。；]|规定|所[列述指]|要求|处理|执行)"
)
_AND = re.compile(rf"(?P<join>[、和与及或至到])[(（](?P<two>{_HAN})[)）](?![款项])")
_PART = re.compile(rf"第(?P<num>{_HAN})部分")
_CUE = re.compile(r"(?:按照|依照|依据|根据|按|依|见|违反|符合|除|第|合同|协议|条款)[(（]?$")
_PATH_CUE = re.compile(
    r"(?:照|依据|根据|按|依|见|违反|符合|除|[)）0-9条款项][、和与及或至到]"
    r"|本(?:通知|意见|方案|办法|规定|公告|计划|细则|合同|协议)|上述|前述)(?:的|中)?$"
)
_CUED = re.compile(r"[)）]?(?:[条款项目]|的?(?:约定|规定|所述|所列|要求|标准(?!差)|限额))")
_DONE = re.compile("的?(?:[约规]定|所[述列指]|要求|处理|办理|执行|情形)")
_NEAR = 8


def labelled(form: str, at: int) -> Mention | None:
    """Return a reference that begins at ``at`` by the label of what it names."""
    return _decimal(form, at) or _path(form, at) or _part(form, at)


def _decimal(form: str, at: int) -> Mention | None:
    """Return 1.1.2 as a mention; of 1.1 only where the words around say that it is one."""
    hit = _LABEL.match(form, at)
    if not hit:
        return None
    numbers = tuple(int(number) for number in re.findall("[0-9]+", hit.group()))
    cued = _CUE.search(form, max(0, at - _NEAR), at) or _CUED.match(form, hit.end())
    if not cued and (len(numbers) < 3 or "-" in hit.group()):
        return None
    return Mention(at, hit.end(), "label", label=numbers, cued=bool(cued))


def _path(form: str, at: int) -> Mention | None:
    """Return 二、(二) or 一、2 as a mention where the words around say that it is one."""
    cued = _PATH_CUE.search(form, max(0, at - _NEAR), at)
    hit = _PATH.match(form, at)
    if hit and (cued or _DONE.match(form, hit.end())):
        numbers = read_numeral(hit["one"]), read_numeral(hit["two"]), int(hit["three"] or 0)
        return Mention(at, hit.end(), "path", label=tuple(n for n in numbers if n))
    mixed = _MIXED.match(form, at) if cued and not hit else None
    if not mixed:
        return None
    return Mention(at, mixed.end(), "path", label=(read_numeral(mixed["one"]), int(mixed["two"])))


def _part(form: str, at: int) -> Mention | None:
    """Return 第三部分 as a mention where the words around say that it is one."""
    hit = _PART.match(form, at)
    if not hit:
        return None
    cued = _PATH_CUE.search(form, max(0, at - _NEAR), at) or _DONE.match(form, hit.end())
    return Mention(at, hit.end(), "part", label=(read_numeral(hit["num"]),)) if cued else None


def path_members(form: str, found: Mention) -> Iterator[Mention]:
    """Yield the later members of 二、(一)、(三), each as a mention of its own."""
    while len(found.label) == 2 and (hit := _AND.match(form, found.end)):
        label = found.label[0], read_numeral(hit["two"])
        found = replace(found, start=hit.start("two") - 1, end=hit.end(), label=label)
        yield found
