"""References to the text above that it does not answer any more."""

import re
from collections.abc import Iterator

from ....corpus.model import Level, Ordinal, Span
from ....corpus.structure.numerals import read_numeral
from ..model import Hit
from .model import Screen

_N = "[0-9零〇一二三四五六七八九十百]+"
_COUNTRY = "中华人民共和国"
_TAIL = re.compile("[（(][^（）()]{1,20}[）)]$")


def outdated(screen: Screen) -> Iterator[Hit]:
    """Yield 《…》第九十条 where the text above is 《…》 and has no such article."""
    template = screen.comparison.template
    title = _TAIL.sub("", template.title.strip().rstrip("。"))
    if not title:
        return
    short = title.removeprefix(_COUNTRY)
    named = re.compile(f"《(?:{_COUNTRY})?{re.escape(short)}》(第({_N})条(?:之({_N}))?)")
    known = {n.ordinal for n in template.nodes if n.level is Level.ARTICLE}
    for hit in named.finditer(screen.comparison.variant.text):
        cited = Ordinal(read_numeral(hit[2]), read_numeral(hit[3]) if hit[3] else 0)
        if known and cited not in known:
            yield Hit(Span(*hit.span()), (hit[1], f"《{title}》"))


RULES = {"basis-outdated": outdated}
