"""Lists and ranges of places: 第四条至第七条 is four places."""

from collections.abc import Sequence

from .....corpus.model import NO_ORDINAL, Ordinal
from ...model import Instruction, Place, RefusalError, Step
from ...places import write_place
from ..draft import Draft, Found


def each(places: Sequence[Place]) -> list[Place]:
    """Write out ranges: 第四条至第七条 is four places."""
    out: list[Place] = []
    for place in places:
        first, until = place.last.ordinal, place.until
        if until == NO_ORDINAL:
            out.append(place)
            continue
        if until.number <= first.number or until.inserted or first.inserted:
            raise RefusalError("range", write_place(place))
        for number in range(first.number, until.number + 1):
            out.append(Place((*place.steps[:-1], Step(place.last.unit, Ordinal(number)))))
    return out


def container(draft: Draft, one: Instruction, below: tuple[str, ...]) -> tuple[Place, Found]:
    """Return the article or paragraph into which something is put."""
    if not one.at:
        raise RefusalError("no-place")
    place = one.at[0]
    while place.last.unit in below and len(place.steps) > 1:
        place = Place(place.steps[:-1])
    return place, draft.find(place)
