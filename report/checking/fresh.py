"""Comments on a text that is no Word file: a new document with its words."""

from dataclasses import replace

from ...alignment.checking.model import Checked
from ...alignment.model import Comparison
from ..redline.fresh import fresh
from ..redline.plan.comments import Comment, places
from ..redline.plan.dates import date_of_changes
from ..redline.plan.model import DEFAULTS, Options
from ..redline.plan.plan import plan
from ..words.catalogue import Lang
from .sentences import CheckWords


def fresh_annotated(
    comparison: Comparison, checked: Checked, lang: Lang, options: Options = DEFAULTS
) -> bytes:
    """Return a new Word file with the text, a comment at each fault, corrections tracked.

    ``comparison`` is of the text that was checked with the text as corrected, or with itself.
    """
    options = options if options.date else replace(options, date=date_of_changes())
    found = plan(comparison, native_moves=False)
    where = places(found)
    words = CheckWords(lang)
    said: dict[int, list[str]] = {}
    for fault in checked.faults:
        line = where.of(fault.span, new=False)
        if line >= 0:
            said.setdefault(line, []).append(words.comment(fault))
    comments = tuple(Comment(line, tuple(dict.fromkeys(said[line]))) for line in sorted(said))
    return fresh(comparison, found, comments, options)
