"""What became of an article of the template, in one word (采用情况)."""

from enum import StrEnum

from ..view.view import Row


class State(StrEnum):
    """From kept word for word to absent."""

    VERBATIM = "verbatim"
    SUBSTITUTED = "substituted"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    ABSENT = "absent"


def state(row: Row) -> State:
    """Return how the variant took over the template's articles in ``row``."""
    found = set(row.relations)
    if "dropped" in found:
        return State.ABSENT
    if "split" in found:
        return State.SPLIT
    if "merged" in found:
        return State.MERGED
    if found & {"wording", "material"}:
        return State.REWORDED
    return State.SUBSTITUTED if "substituted" in found else State.VERBATIM
