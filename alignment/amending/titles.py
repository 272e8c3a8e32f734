"""Titles of texts as decisions name them: with or without 中华人民共和国, issuer and brackets."""

import re
from collections.abc import Sequence

_MARKS = re.compile(r"[《》〈〉（）()\s]")
_STATE = "中华人民共和国"
# What a decision calls the text it amends, once it has been named.
SHORT = ("解释", "规定", "条例", "办法", "细则", "规则", "决定", "批复", "意见", "通知")
# A title that stands before a place is the text that is amended: 《甲条例》第三条中的.
_BEFORE_PLACE = re.compile(
    r"《([^》]+(?:〈[^〉]*〉[^》]*)*)》(?=(?:原|中的|中|的)?(?:第|名称|附件|附表|题注|引言|序言|标题|目录))"
)


def key(title: str) -> str:
    """Return a title as it is compared with others."""
    return _MARKS.sub("", title).replace(_STATE, "")


def near(one: str, other: str) -> bool:
    """Say whether one title is the other with its issuer before it, or （试行） behind it."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 2 and (long.endswith(short) or long.removesuffix("试行") == short)


def short_names(text: str) -> tuple[str, ...]:
    """Return what a decision calls texts for short: （以下简称《规定》）."""
    return tuple(re.findall(r"简称[为:：]?\s*[《“]([^》”]+)[》”]", text))


def other_named(text: str, names: Sequence[str]) -> str:
    """Return the title before a place in ``text`` that is none of ``names``, "" without one."""
    known = [key(name) for name in names]
    for title in _BEFORE_PLACE.findall(text):
        wanted = key(title)
        if wanted not in SHORT and not any(near(wanted, one) for one in known):
            return str(title)
    return ""
