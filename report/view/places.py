"""What people call the place at an offset: 第三条第（二）项."""

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import PurePath

from ...alignment.model import Finding, Reference, RefStatus
from ...corpus.model import Document, Span
from ..words.catalogue import Lang, say
from ..words.text import begun, one_line

# References that a reader must look at; the others followed, stayed, or name another law.
NEED_A_LOOK = frozenset(
    (RefStatus.SHIFTED, RefStatus.DANGLING, RefStatus.WRONG, RefStatus.TARGET_DROPPED)
)
# So many characters tell a line of the text from the others.
_FIRST_WORDS = 12


def title_of(document: Document) -> str:
    """Return the title of a text for a page; a text without one is called by its file."""
    return one_line(document.title) or one_line(PurePath(document.path).name)


def cited(document: Document, lang: Lang) -> str:
    """Return how a sentence names a text: by its title in title marks, or its file in quotes."""
    named = "title" if document.title else "file"
    return say(lang, f"text.cited.{named}", title_of(document))


def locator_at(document: Document, offset: int) -> str:
    """Return the locator of the innermost node at ``offset``; "" where none stands.

    What has neither locator nor label (a title, a line of the web site) is called by its first
    words. A locator may be words of the text (附件 and its title): nothing in it stays hidden.
    """
    starts = [node.own.start for node in document.nodes]
    at = bisect_right(starts, offset) - 1
    if at < 0:
        return ""
    node = document.nodes[at]
    words = one_line(node.own.cut(document.text))
    return one_line(node.locator or node.label) or begun(words, _FIRST_WORDS)


def locators(document: Document, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the locators of ``spans``, each once, in order."""
    found = (locator_at(document, span.start) for span in spans)
    return tuple(dict.fromkeys(locator for locator in found if locator))


def place(found: Finding | Reference, template: Document, variant: Document) -> str:
    """Return where a finding or reference stands: in the variant if it can be shown there."""
    if found.variant:
        return locator_at(variant, found.variant[0].start)
    return locator_at(template, found.template[0].start) if found.template else ""
