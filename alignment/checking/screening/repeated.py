"""Articles that repeat the text above (立法法 第八十二条: 一般不作重复性规定)."""

from collections import defaultdict
from collections.abc import Iterator

from ....corpus.model import Level
from ..model import Hit
from .model import Screen, kept

# From this share of its words on an article is called a repetition; what differs is then a place
# name or 本办法 for 本法.
_SHARE = 0.85
# Short stock articles (自公布之日起施行) are alike by nature.
_SHORTEST = 30


def repeats(screen: Screen) -> Iterator[Hit]:
    """Yield the articles whose words are nearly all those of the text above, with the share."""
    text = screen.comparison.variant
    sizes: dict[int, int] = defaultdict(int)
    same: dict[int, int] = defaultdict(int)
    above: dict[int, str] = {}
    for clause in text.clauses:
        body = text.nodes[clause].body
        sizes[_article(screen, clause)] += body.end - body.start
    for change in screen.linked:
        article = _article(screen, change.link.variant[0])
        same[article] += kept(change)
        nodes = screen.comparison.template.nodes
        above.setdefault(article, nodes[change.link.template[0]].locator)
    for article, size in sorted(sizes.items()):
        share = same[article] / max(1, size)
        if size >= _SHORTEST and share >= _SHARE and article >= 0:
            yield Hit(text.nodes[article].span, (f"{share:.0%}", above[article]))


def _article(screen: Screen, clause: int) -> int:
    nodes = screen.comparison.variant.nodes
    at = clause
    while at >= 0 and nodes[at].level is not Level.ARTICLE:
        at = nodes[at].parent
    return at if at >= 0 else clause


RULES = {"repeats-above": repeats}
