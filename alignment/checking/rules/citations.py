"""The citations of other laws in a text, looked up on the shelf: proposals, never changes."""

import re
from collections.abc import Iterator

from ....corpus.model import Ordinal, Span
from ....corpus.structure.numerals import read_numeral, write_han
from ...references.cited import plain
from ..model import Fix, Hit
from ..shelf import Shelf
from ..text import CheckedText

_N = "[0-9零〇一二三四五六七八九十百]+"
_CITED = re.compile(
    f"《(?P<title>[^《》〈〉]{{2,60}})》(?P<article>第(?P<n>{_N})条(?:之(?P<ins>{_N}))?)?"
)


def _citations(text: CheckedText) -> Iterator[tuple[re.Match[str], str, Shelf]]:
    """Yield each citation of a law with its plain title."""
    if text.laws is None:
        return
    own = plain(text.document.title)
    for hit in text.find(_CITED):
        title = plain(hit["title"])
        if title != own:
            yield hit, title, text.laws


def _ordinal(hit: re.Match[str]) -> Ordinal:
    return Ordinal(read_numeral(hit["n"]), read_numeral(hit["ins"]) if hit["ins"] else 0)


def _name(ordinal: Ordinal) -> str:
    inserted = f"之{write_han(ordinal.inserted)}" if ordinal.inserted else ""
    return f"第{write_han(ordinal.number)}条{inserted}"


def repealed(text: CheckedText) -> Iterator[Hit]:
    """Yield a law that a text on the shelf repeals, where no version of it is newer."""
    for hit, title, laws in _citations(text):
        if title in laws.repealed and title not in laws.versions:
            yield Hit(Span(*hit.span("title")), (hit["title"], laws.repealed[title]))


def renamed(text: CheckedText) -> Iterator[Hit]:
    """Yield a law that bears another title now."""
    for hit, title, laws in _citations(text):
        if title in laws.renamed:
            span = Span(*hit.span("title"))
            yield Hit(span, (hit["title"], laws.renamed[title]), (Fix(span, laws.renamed[title]),))


def _articles(text: CheckedText) -> Iterator[tuple[Span, str, Ordinal, tuple[Ordinal, ...], str]]:
    """Yield where an article is cited, its words and number, where it went, the law's title."""
    for hit, title, laws in _citations(text):
        if hit["article"] and laws.moved(title):
            cited = _ordinal(hit)
            went = laws.moved(title).get(cited)
            if went is not None:
                yield Span(*hit.span("article")), hit["article"], cited, went, hit["title"]


def moved(text: CheckedText) -> Iterator[Hit]:
    """Yield an article whose words stand under one other number in the newest version."""
    for span, words, cited, went, title in _articles(text):
        if len(went) == 1 and went[0] != cited:
            yield Hit(span, (words, title, _name(went[0])), (Fix(span, _name(went[0])),))


def split(text: CheckedText) -> Iterator[Hit]:
    """Yield an article whose words stand in several articles of the newest version."""
    for span, words, _, went, title in _articles(text):
        if len(went) > 1:
            yield Hit(span, (words, title, "、".join(map(_name, went))))


def gone(text: CheckedText) -> Iterator[Hit]:
    """Yield an article that the newest version does not have, and whose words are gone."""
    told = {span for span, _, _, went, _ in _articles(text) if went}
    for hit, title, laws in _citations(text):
        known = laws.articles(title)
        if not hit["article"] or not known or Span(*hit.span("article")) in told:
            continue
        dropped = laws.moved(title).get(_ordinal(hit)) == ()
        if dropped or _ordinal(hit) not in known:
            yield Hit(Span(*hit.span("article")), (hit["article"], hit["title"]))


RULES = {
    "law-repealed": repealed,
    "law-renamed": renamed,
    "law-article-moved": moved,
    "law-article-split": split,
    "law-article-gone": gone,
}
