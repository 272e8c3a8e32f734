"""What kind of document a text is, by its title, by what it calls itself, by its form."""

import re
from collections import Counter
from functools import cache

from ..model import Document, Level, Span
from ..tables import rows
from .line_words import title_kind

_NUMBERED = (Level.ARTICLE, Level.LEVEL1, Level.LEVEL2)


@cache
def _self_names() -> re.Pattern[str]:
    names = sorted((row[0] for row in rows("title_words") if len(row[0]) > 1), key=len)
    return re.compile(f"本(?:实施|暂行|工作)?({'|'.join(reversed(names))})")


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("title_words")}


def self_names(document: Document) -> Counter[str]:
    """Count what the text calls itself: 本细则, 本方案 (without 本 and 实施)."""
    return Counter(_self_names().findall(document.text))


def kind_of(document: Document) -> str:
    """Return rule, plan, notice, other, or news for a text without numbers and without a name."""
    kind = title_kind(document.title)
    names = self_names(document)
    if not kind and names:
        kind = _kinds()[names.most_common(1)[0][0]]
    if any(node.level in _NUMBERED for node in document.nodes):
        return kind or "rule"
    return kind or "news"


@cache
def _claims() -> re.Pattern[str]:
    names = "|".join(re.escape(row[0]) for row in rows("title_words") if len(row[0]) == 2)
    return re.compile(
        f"(?:制定|制订|出台)本(?:实施|暂行)?(?P<made>{names})(?=[。，,])"
        f"|(?<=[。\\s\\u3000])本(?:实施|暂行)?(?P<said>{names})(?=由|自[^\\s]{{0,12}}(?:施行|实施|生效|执行)|适用|所称|未尽)"
    )


def name_claims(text: str) -> list[tuple[str, Span]]:
    """Return where a text names itself: 制定本细则, 本方案由…解释, 本办法自…施行."""
    return [(hit["made"] or hit["said"], Span(*hit.span())) for hit in _claims().finditer(text)]
