"""What people call the place at an offset: 第三条第（二）项."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from pathlib import PurePath

from ...alignment.model import Finding, Reference, RefStatus
from ...corpus.model import Document, Span
from ..words.layout import Layout
from ..words.naming import handles
from ..words.text import begun, one_line, spoken
from ..words.words import Words

# References that a reader must look at; the others followed, stayed, or name another law.
NEED_A_LOOK = frozenset(
    (RefStatus.SHIFTED, RefStatus.DANGLING, RefStatus.WRONG, RefStatus.TARGET_DROPPED)
)
# What the columns of places on either side are called.
PLACES = {
    Layout.IMPLEMENTATION: ("place-higher", "place-local"),
    Layout.REVISION: ("before", "after"),
}
# 《 and 》 inside a title.
_INNER_MARKS = str.maketrans("《》", "〈〉")
# So many characters tell a line of the text from the others.
_FIRST_WORDS = 12


def title_of(document: Document) -> str:
    """Return the title of a text for a page; a text without one is called by its file."""
    return one_line(document.title) or one_line(PurePath(document.path).name)


def cited(document: Document, words: Words, *, staged: bool = True) -> str:
    """Return how a sentence names a text: by its title in title marks, or its file in quotes.

    Without ``staged`` the stage of the text, （修订草案送审稿）, is left out. Title marks inside a
    title are single ones (GB/T 15834-2011, 4.14.3.3).
    """
    named = "title" if document.title else "file"
    title = title_of(document) if staged else without_stage(title_of(document))
    return words.say(f"text.cited.{named}", title.translate(_INNER_MARKS))


# What a title says of the stage of its text: （修订草案送审稿）.
_STAGE = re.compile(r"（[^（）]*(?:草案|稿|修订|修正|修改|征求意见)[^（）]*）$")


def without_stage(title: str) -> str:
    """Return a title without the stage of its text, which is no part of the name."""
    return _STAGE.sub("", title) or title


_SIDES = {
    Layout.IMPLEMENTATION: ("side.template", "side.variant"),
    Layout.REVISION: ("column.before", "column.after"),
}


def sides_of(layout: Layout, words: Words) -> tuple[str, str]:
    """Return what the two texts are called in a word, by the custom of the layout."""
    template, variant = _SIDES[layout]
    return words.say(template), words.say(variant)


def names_of(texts: tuple[Document, Document], layout: Layout, words: Words) -> tuple[str, str]:
    """Return what sentences call the two texts, which is never the same.

    Versions of one text are 修订前 and 修订后; others are called by their titles, and by their
    files as well where the titles agree.
    """
    if layout is Layout.REVISION:
        return sides_of(layout, words)
    template, variant = (cited(text, words) for text in texts)
    if template != variant:
        return template, variant
    files = handles([one_line(text.path) for text in texts])
    if files[0] == files[1]:
        return words.say("side.template"), words.say("side.variant")
    return (
        words.say("text.cited.both", template, files[0]),
        words.say("text.cited.both", variant, files[1]),
    )


def locator_at(document: Document, offset: int) -> str:
    """Return the locator of the innermost node at ``offset``; "" where none stands.

    What has neither locator nor label (a title, a line of the web site) is called by its first
    words. A locator may be words of the text (附件 and its title): nothing in it stays hidden.
    """
    at = bisect_right(document.nodes, offset, key=attrgetter("own.start")) - 1
    if at < 0:
        return ""
    node = document.nodes[at]
    words = one_line(node.own.cut(document.text))
    return spoken(one_line(node.locator or node.label)) or begun(words, _FIRST_WORDS)


def locators(document: Document, spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the locators of ``spans``, each once, in order."""
    found = (locator_at(document, span.start) for span in spans)
    return tuple(dict.fromkeys(locator for locator in found if locator))


def place(found: Finding | Reference, template: Document, variant: Document) -> str:
    """Return where a finding or reference stands: in the variant if it can be shown there."""
    if found.variant:
        return locator_at(variant, found.variant[0].start)
    return locator_at(template, found.template[0].start) if found.template else ""
