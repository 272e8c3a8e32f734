"""What of a document goes into the index: its clauses in comparison form, and its date."""

import re
from collections.abc import Iterator

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ...corpus.structure.numerals import read_numeral
from .model import Gist

_N = "0-9〇○零一二三四五六七八九十"
_DATE = re.compile(rf"([{_N}]{{4}})[年.-]([{_N}]{{1,3}})[月.-]([{_N}]{{1,3}})日?")
_SAID = (Level.NOTE, Level.DATE, Level.SIGNATURE)


def gist(document: Document, name: str) -> Gist:
    """Return what the index is to know of ``document``, called ``name``."""
    forms = tuple(form(document, at) for at in document.clauses)
    return Gist(name, document.title, document.sha256, date_of(document), forms)


def form(document: Document, at: int) -> str:
    """Return the comparison form of the clause at node ``at``."""
    return clean(document.text, document.nodes[at].body).text


def date_of(document: Document) -> str:
    """Return the date of a text: the latest in its promulgation notes, else under its signature.

    A note lists adoption and every revision; the text is that of the last. ISO 8601, "" for none.
    """
    for levels in (_SAID[:1], _SAID[1:]):
        spans = (n.own for n in document.nodes if n.level in levels)
        found = [one for span in spans for one in _dates(clean(document.text, span).text)]
        if found:
            return max(found)
    return ""


def _dates(words: str) -> Iterator[str]:
    """Yield the dates in words; one that no calendar has is none."""
    for hit in _DATE.finditer(words):
        year, month, day = map(read_numeral, hit.groups())
        if 1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31:
            yield f"{year:04}-{month:02}-{day:02}"
