"""What a comparison of two statements notes, before it is put into a finding."""

from typing import NamedTuple

from ..model import Direction, Topic
from .model import NOWHERE, Place


class Note(NamedTuple):
    """A change of the rule; an empty place: it stands on one side only.

    ``about`` is what of the new side it is said of, where that is not the statement of ``new``.
    """

    topic: Topic
    direction: Direction
    weight: int
    old: Place = NOWHERE
    new: Place = NOWHERE
    about: Place = NOWHERE
