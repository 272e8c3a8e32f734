"""What a drafter is told beside a decision: whether to enact anew, which references to check."""

from collections.abc import Iterator

from ...alignment.amending.model import MOST_CHANGED, Proven
from ..words.catalogue import Lang, say
from ..words.text import one_line


def advice(made: Proven, lang: Lang) -> tuple[str, ...]:
    """Return the advice to enact the text anew, where much of it changes."""
    if not made.enact_anew:
        return ()
    share = f"{100 * MOST_CHANGED:.0f}"
    return (say(lang, "amending.advice", made.changed, made.articles, share),)


def stale(made: Proven, lang: Lang) -> Iterator[str]:
    """Yield the references that a drafter must check since articles are renumbered."""
    if made.stale:
        yield say(lang, "amending.stale", len(made.stale))
    for one in made.stale:
        yield say(lang, "amending.stale.one", one.where, one_line(one.words), one.expected or "—")
