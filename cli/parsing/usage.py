"""What is wrong with the words of a command line, in a sentence of the catalogue.

Typer brings its own Click, so its errors are known by their names, which both have.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Any

from ...report.words.catalogue import Lang, said, say

# Words between quotes, or in the brackets that end the message.
_QUOTED = re.compile(r"'([^']*)'|\(([^()]*)\)\.?$")


def is_usage_error(error: Exception) -> bool:
    """Say whether Typer raised ``error`` because the command line is wrong."""
    return any(kind.__name__ == "UsageError" for kind in type(error).__mro__)


def usage_sentence(error: Any, lang: Lang, arguments: Sequence[str] = ()) -> str:
    """Return what is wrong and how to see what is right; help itself where nothing was given.

    ``arguments`` name the command where the error does not.
    """
    name = type(error).__name__
    if name == "NoArgsIsHelpError":
        return str(error.ctx.get_help())
    named = next((f" {word}" for word in arguments[:1] if not word.startswith("-")), "")
    command = error.ctx.command_path if error.ctx else f"duizhao{named}"
    usage = _Usage(lang)
    return usage.say("usage.error", usage.wrong(error, name), command)


@dataclass(frozen=True, slots=True)
class _Usage:
    """Says in one language what is wrong with a command line."""

    lang: Lang

    def say(self, key: str, *params: object) -> str:
        return say(self.lang, key, *params)

    def wrong(self, error: Any, name: str) -> str:
        """Return what is wrong, for each kind of error in its own words."""
        if name == "NoSuchOption":
            near = self.say("list.separator").join(error.possibilities or ())
            key = "usage.no-option-near" if near else "usage.no-option"
            return self.say(key, error.option_name, near)
        if name == "MissingParameter":
            return self.say("usage.missing", _named(error.param), self.meaning(error.param))
        if name == "BadParameter":
            return self.bad(error)
        if name == "BadOptionUsage":
            takes = "not take a value" not in str(error.message)
            key = "usage.no-value" if takes else "usage.value-too-many"
            return self.say(key, error.option_name)
        words = _first_quoted(str(error.message))
        kinds = (("No such command", "usage.no-command"), ("extra argument", "usage.extra"))
        for told, key in kinds:
            if told in str(error.message):
                alike = get_close_matches(words, getattr(error.ctx.command, "commands", ()), 1)
                return self.say(f"{key}-near" if alike else key, words, *alike)
        return str(error.message)

    def meaning(self, param: Any) -> str:
        """Return what a parameter is for, by its line of help in this language."""
        told = str(getattr(param, "help", None) or getattr(param, "metavar", "") or "")
        chinese, _, english = told.partition(" · ")
        return chinese if self.lang == "zh" else english or chinese

    def bad(self, error: Any) -> str:
        """Return what is wrong with a value: not one of the words to choose, or no such thing."""
        given = getattr(error, "given", None)
        value = given if isinstance(given, str) else _first_quoted(str(error.message))
        named = _named(error.param)
        known = self.say("list.separator").join(self.choices(error.param))
        if known:
            return self.say("usage.no-choice", named, value, known)
        least, most = (getattr(error.param, name, None) for name in ("min", "max"))
        if least is not None:
            key = "usage.no-number" if most is None else "usage.no-number-until"
            return self.say(key, named, value, least, most)
        return self.say("usage.bad-value", named, value or str(error.message).rstrip("."))

    def choices(self, param: Any) -> Iterator[str]:
        """Yield the values that a parameter takes, in Chinese with the word that it has there."""
        annotation = getattr(getattr(param, "type_descriptor", None), "annotation", None)
        if isinstance(annotation, type) and issubclass(annotation, Enum):
            for member in annotation:
                key = f"value.{annotation.__name__.lower()}.{member.value}"
                word = said(self.lang, key)
                chinese = self.lang == "zh" and word
                yield f"{member.value}（{word}）" if chinese else str(member.value)


def _named(param: Any) -> str:
    """Return what a user calls a parameter: --layout, TEMPLATE."""
    if param is None:
        return ""
    options = [name for name in getattr(param, "opts", ()) if name.startswith("-")]
    return options[0] if options else str(param.metavar or param.name).strip("[].")


def _first_quoted(message: str) -> str:
    found = _QUOTED.search(message)
    return (found.group(1) or found.group(2) or "") if found else ""
