"""``--redline`` of ``compare``: what was chosen for it, and the file it writes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.words.catalogue import Lang
from ..parsing.redline import Commented, Moved

if TYPE_CHECKING:
    from ...alignment.model import Comparison
    from ...corpus.limits import Limits
    from ...report.redline.plan.model import Options

_SUFFIX = ".docx"
# The Open XML SDK, Word's own rules of what a file may hold, takes no longer author.
_LONGEST_NAME = 255


def options_of(
    redline: Path | None,
    author: str | None,
    comments: Commented | None,
    moves: Moved | None,
    date: str | None = None,
    statement: Path | None = None,
) -> "Options":
    """Return what was chosen for the redline; it is dated today unless a date is given.

    Raises InputError when it, or the statement, has no name of a Word file, a choice was made
    without it, or the author has no name or too long a one.
    """
    from ...corpus.model import InputError
    from ...report.redline.plan.model import DEFAULTS, Options
    from ...report.words.text import one_line

    chosen = {"--author": author, "--comments": comments, "--moves": moves, "--date": date}
    if redline is None and any(value is not None for value in chosen.values()):
        option = next(option for option, value in chosen.items() if value is not None)
        raise InputError("redline-missing", option)
    if redline is not None and redline.suffix.lower() != _SUFFIX:
        raise InputError("redline-suffix", str(redline))
    if statement is not None and statement.suffix.lower() != _SUFFIX:
        raise InputError("statement-suffix", str(statement))
    name = DEFAULTS.author if author is None else one_line(author)
    if not 0 < len(name) <= _LONGEST_NAME:
        raise InputError("redline-author", str(_LONGEST_NAME))
    return Options(
        author=name,
        date=_date(date),
        comments=comments.value if comments else DEFAULTS.comments,
        moves=moves.value if moves else DEFAULTS.moves,
    )


def _date(given: str | None) -> str:
    """Return the date of the changes: as given, that of SOURCE_DATE_EPOCH, else today's.

    Raises InputError when it is no date.
    """
    from datetime import date, datetime

    from ...corpus.model import InputError
    from ...report.redline.plan.dates import FORM, date_of_changes

    if given is None:
        return date_of_changes(date.today().strftime(FORM))
    try:
        return datetime.fromisoformat(given).strftime(FORM)
    except ValueError as error:
        raise InputError("date", given) from error


def save_redline(
    comparison: "Comparison",
    path: Path,
    options: "Options",
    limits: "Limits",
    langs: tuple[Lang, Lang],
) -> None:
    """Write the redline whole, and say on the error output what a reader must know of it.

    ``langs`` are the languages of reports and of messages. Raises InputError when the file cannot
    be written.
    """
    from ...report.redline.write import redline, sentence
    from ...runs.files import store
    from ...runs.outputs.seal import sealed

    made = redline(comparison, options, langs[0], limits)
    store(path, sealed(path, made.data))
    for notice in made.notices:
        sys.stderr.write(sentence(notice, langs[1]) + "\n")
