"""Plain values of the command line, read without the validator that Typer would load for them.

Typer reads every value, also one that is not given, through pydantic, whose import takes as long as
comparing two laws of seventy articles. A name, a path or one of a few words needs none of it; all
else, and all that is wrong, goes Typer's own way and gets Typer's own message.
"""

import os
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin


class _NotPlainError(Exception):
    """A value that Typer is to read, or to complain about."""


def lightened(param: Any) -> Any:
    """Return a parameter of Typer's that reads plain values itself."""
    by_typer = param.process_value

    def process_value(context: Any, value: Any) -> Any:
        try:
            given = _given(param, value)
        except _NotPlainError:
            return _by_typer(by_typer, context, value)
        return param.callback(context, param, given) if param.callback else given

    param.process_value = process_value
    return param


def _by_typer(process: Any, context: Any, value: Any) -> Any:
    """Let Typer read a value; an error of its keeps the words that were given."""
    try:
        return process(context, value)
    except Exception as error:
        error.given = value  # type: ignore[attr-defined]
        raise


def _given(param: Any, value: Any) -> Any:
    """Return the value of a parameter as its command takes it. Raises _NotPlainError."""
    if param.required and value in (None, (), []):
        raise _NotPlainError
    many = param.multiple or param.nargs == -1
    if value is None:
        return () if many else None
    return _plain(param.type_descriptor.annotation, value)


def _plain(annotation: Any, value: Any) -> Any:
    """Return ``value`` as what is annotated. Raises _NotPlainError."""
    if get_origin(annotation) is list and isinstance(value, list | tuple):
        return [_plain(get_args(annotation)[0], one) for one in value]
    if annotation in (str, bool, int) and isinstance(value, annotation):
        return value
    if annotation is Path and isinstance(value, str) and _readable(value):
        return Path(value)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        for member in annotation:
            if value is member or value in (member.value, *_chinese(member)):
                return member
    raise _NotPlainError


def _chinese(member: Enum) -> tuple[str, ...]:
    """Return the Chinese words for a value that a user may choose: 修订 is ``revision``."""
    from ...report.words.catalogue import said

    words = said("zh", f"value.{type(member).__name__.lower()}.{member.value}")
    return tuple(words.split("、")) if words else ()


def _readable(path: str) -> bool:
    """Say whether Typer would have nothing against a path: what is there can be read."""
    return os.access(path, os.R_OK) or not os.path.lexists(path)
