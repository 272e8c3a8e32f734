"""Errors about files as sentences of the catalogue."""

from ...corpus.model import InputError
from .catalogue import Lang, say
from .text import one_line


def error_sentence(error: InputError, lang: Lang) -> str:
    """Return what is wrong with a file, and the cure."""
    return say(lang, f"error.{error.code}", *map(one_line, (error.path, *error.params)))
