"""The records of a redline: what each output paragraph is made of, and how it is to be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from ....corpus.model import Span
from .clean import Clean

Comments = Literal["none", "changed", "all"]
Moves = Literal["native", "plain"]


class State(StrEnum):
    """Where a piece or a paragraph mark belongs: to both texts, or to one of them."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"
    MOVE_FROM = "move-from"
    MOVE_TO = "move-to"

    @property
    def old(self) -> bool:
        """True when it is there after all changes are rejected."""
        return self in (State.EQUAL, State.DELETE, State.MOVE_FROM)

    @property
    def new(self) -> bool:
        """True when it is there after all changes are accepted."""
        return self in (State.EQUAL, State.INSERT, State.MOVE_TO)


NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one state; the spans count characters of the clean texts.

    A piece that stands in one text only has an empty span in the other. ``move`` is the number
    of the move it belongs to, from 1; 0: none. A lost or new word inside a moved clause bears
    the number too, with the state delete or insert.
    """

    state: State
    template: Span
    variant: Span
    move: int = 0


@dataclass(frozen=True, slots=True)
class RedlineLine:
    """One output paragraph: its pieces, and the state of the paragraph mark that ends it.

    ``template`` and ``variant`` count the paragraphs of the clean texts whose mark this is, -1
    where the mark is not of that text.
    """

    pieces: tuple[Piece, ...]
    mark: State
    template: int = -1
    variant: int = -1
    move: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """A redline as a sequence of paragraphs over two clean texts.

    ``moves`` names for each native move the number of the change it shows: ``moves[0]`` is move 1.
    """

    template: Clean
    variant: Clean
    lines: tuple[RedlineLine, ...]
    moves: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose. ``date`` (2024-06-01T08:00:00Z): "" for the one of ``dates``."""

    author: str = "对照"
    date: str = ""
    comments: Comments = "changed"
    moves: Moves = "native"


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that is said on stderr as well; ``code`` names the sentence."""

    code: str
    params: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redline:
    """A finished redline: the bytes of the .docx, and what is to be said about it."""

    data: bytes = field(repr=False)
    notices: tuple[Notice, ...] = ()
