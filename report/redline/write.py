"""From a comparison to a redline: the one entry of this package."""

from __future__ import annotations

from dataclasses import replace

from ...alignment.model import Comparison
from ...corpus.limits import LIMITS, Limits
from ..words.catalogue import Lang, say
from .fresh import fresh
from .in_place.into import into
from .in_place.wordfile import open_word
from .plan.comments import comments
from .plan.dates import date_of_changes
from .plan.model import DEFAULTS, Notice, Options, Redline
from .plan.plan import plan


def redline(
    comparison: Comparison,
    options: Options = DEFAULTS,
    lang: Lang = "zh",
    limits: Limits = LIMITS,
) -> Redline:
    """Return the tracked changes that lead from the template to the variant, as a .docx.

    A variant that is a Word file is read again from ``comparison.variant.path`` and the changes
    are made in a copy of it; any other becomes a new document. Rejecting all changes gives the
    template, accepting all gives the variant. A Word file that cannot be revised in place any
    more (it changed meanwhile, or came through a pipe) becomes a new document, and that is said.
    """
    options = options if options.date else replace(options, date=date_of_changes())
    found = plan(comparison, native_moves=options.moves == "native")
    said = comments(comparison, found, options, lang)
    word = open_word(comparison.variant, comparison.settings.tracked, limits)
    if word is not None:
        return into(comparison, found, word, said, options, lang, limits)
    notices: tuple[Notice, ...] = ()
    if comparison.variant.reader == "docx":
        notices = (Notice("new-document", (comparison.variant.path,)),)
    return Redline(fresh(comparison, found, said, options), notices)


def sentence(notice: Notice, lang: Lang) -> str:
    """Return what ``notice`` says."""
    return say(lang, f"redline.{notice.code}", *notice.params)
