"""What a user is told when a command failed: one sentence with the cure."""

import os
import sys

from ..corpus.model import InputError
from ..corpus.packages import missing
from ..report.words.catalogue import LANGUAGES, Lang, message_language, say
from ..report.words.sentences import error_sentence
from ..version import __version__
from .parsing.usage import is_usage_error, usage_sentence

_UNUSABLE = 2
# sysexits.h: EX_SOFTWARE.
_BUG = 70


def failed(error: Exception, arguments: list[str]) -> int:
    """Say what went wrong on stderr and return the exit code.

    With ``DUIZHAO_DEBUG`` set, an error of our own is raised again, to show where it arose.
    """
    lang = _spoken(arguments)
    if isinstance(error, InputError):
        return _fail(error_sentence(error, lang), _UNUSABLE)
    lacking = missing(error) if isinstance(error, ImportError) else None
    if lacking:
        return _fail(say(lang, "error.no-package", *lacking), _UNUSABLE)
    if is_usage_error(error):
        return _fail(usage_sentence(error, lang, arguments), _UNUSABLE)
    if os.environ.get("DUIZHAO_DEBUG"):
        raise error
    named = " ".join(f"{type(error).__name__}: {error}".split())
    return _fail(say(lang, "error.bug", named, __version__), _BUG)


def _fail(sentence: str, code: int) -> int:
    sys.stderr.write(sentence + "\n")
    return code


def _spoken(arguments: list[str]) -> Lang:
    """Return the language of messages: the ``--lang`` of the command that failed, else ours."""
    asked = ""
    for at, argument in enumerate(arguments):
        if argument == "--lang":
            asked = "".join(arguments[at + 1 : at + 2])
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return message_language(asked if asked in LANGUAGES else "")
