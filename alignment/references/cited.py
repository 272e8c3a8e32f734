"""The norms that a text cites by their title, with the article where one is named.

    依照《食品安全法》第三条、第五条第二款和《价格法》的规定   →
    食品安全法 第三条 · 食品安全法 第五条第二款 · 价格法

A law named without title marks (民法典第三条) is left out: where its name begins is not written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...corpus.model import Document, Span
from ...corpus.normalise import Cleaned, clean
from .mention import Mention
from .parse import JOIN, NORM, mentions

_COUNTRY = "中华人民共和国"
_TAIL = re.compile("[（(](?:[^（）()]{0,12}(?:修订|修正|试行|年)[^（）()]{0,6})[）)]$")
# 《食品经营许可证》 is no norm; (试行) and (2019年修订) may stand behind the name of one.
_TITLE = re.compile(rf"<(?P<title>[^<>]{{1,60}}?(?:{NORM})(?:[(][^()]{{1,20}}[)])?)>")
# What may stand between a title and its article, and between articles of a list.
_NEXT = re.compile(rf"(?:[(][^()]{{1,30}}[)])?的?|{JOIN}")


@dataclass(frozen=True, slots=True)
class Citation:
    """A norm that a clause cites: the node of the clause, the title, the article as written.

    ``article`` is "" where none is named; ``span`` is the title or the article in the text.
    """

    clause: int
    title: str
    article: str
    span: Span


def citations(document: Document) -> Iterator[Citation]:
    """Yield what a text cites, in reading order; what it says of itself is left out."""
    own = plain(document.title)
    for at in document.clauses:
        found = clean(document.text, document.nodes[at].body)
        for hit in _TITLE.finditer(found.text):
            if plain(hit["title"]) != own:
                yield from _of_title(document, at, found, hit)


def _of_title(
    document: Document, at: int, found: Cleaned, hit: re.Match[str]
) -> Iterator[Citation]:
    """Yield the articles named after a title, or the title alone."""
    title = "".join(_cut(document, found, *hit.span("title")).split())
    named = list(_articles(found.text, hit.end()))
    for one in named:
        words = "".join(_cut(document, found, one.start, one.end).split())
        yield Citation(at, title, words, found.original(one.start, one.end))
    if not named:
        yield Citation(at, title, "", found.original(*hit.span()))


def _articles(form: str, end: int) -> Iterator[Mention]:
    """Yield the mentions that follow each other after ``end``, nothing but a list between."""
    for one in mentions(form):
        if one.start < end:
            continue
        if one.unit not in ("article", "paragraph", "item") or not _NEXT.fullmatch(
            form, end, one.start
        ):
            return
        yield one
        end = one.end


def plain(title: str) -> str:
    """Return a title as norms are cited: without the country and the year of a version."""
    return _TAIL.sub("", "".join(title.split()).rstrip("。")).removeprefix(_COUNTRY)


def _cut(document: Document, found: Cleaned, start: int, end: int) -> str:
    return found.original(start, end).cut(document.text)
