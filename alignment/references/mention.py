"""A reference as it is written, before anybody looks where it points."""

from dataclasses import dataclass

from ...corpus.model import NO_ORDINAL, Ordinal


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as written: ``start`` to ``end`` of the form of its clause.

    ``unit`` is what is named first: article, paragraph, item, book (编), chapter,
    section, part (部分), annex, label (1.1.2), path (二、（二）). ``back`` counts the
    units before the reference's own place (前两款 is 2, 本条 is 0), -1 for a number as
    written. Numbers that are not named are 0. ``since`` is the article that a range
    begins with whose end this is, ``first`` the 款 or 项 that one begins with.
    ``own``: said of this very text (本合同第一条). ``label`` are the numbers of 1.1.2 and
    of 二、（二）, ``kind`` is what an annex is called. ``within`` are kind and number of
    the annex that an article is said to be in. ``bracketed``: the 款 bears the
    number of an item, 第（二）款. ``inside`` are units and numbers of what a chapter is
    said to be in: 第二编第一章. ``cued`` is False of 1.1.2 where no word beside it says
    that it is a reference.
    """

    start: int
    end: int
    unit: str
    article: Ordinal = NO_ORDINAL
    paragraph: int = 0
    item: int = 0
    back: int = -1
    external: bool = False
    since: Ordinal = NO_ORDINAL
    point: int = 0
    first: int = 0
    own: bool = False
    label: tuple[int, ...] = ()
    kind: str = ""
    within: tuple[str, int] = ("", 0)
    bracketed: bool = False
    inside: tuple[tuple[str, int], ...] = ()
    cued: bool = True
