"""What is wrong with a decision by itself: numbers that do not follow from its own changes."""

from collections.abc import Iterator, Sequence

from ....corpus.model import Ordinal
from ..applying.numbering import arrange
from ..model import Form, Instruction, Part, Place
from ..places import write_ordinal

Wrong = tuple[Instruction, str, tuple[str, ...]]
_ARTICLES = ("条", "部分")


def inconsistent(part: Part) -> Iterator[Wrong]:
    """Yield instructions whose declared number is not the one computed, with a code and both.

    Without the text its articles are taken to be 一 to the highest that is named, so that only
    what is added or deleted before an article moves it.
    """
    ones = [one for number in part.numbered for one in number.instructions]
    emptied = frozenset(n for one in ones for n in _emptied(one))
    found = [dict(_wrong(ones, away)) for away in (frozenset[int](), emptied)]
    for one, params in found[0].items():
        if one in found[1]:
            yield one, "number-computed", params


def _wrong(
    ones: Sequence[Instruction], emptied: frozenset[int]
) -> Iterator[tuple[Instruction, tuple[str, ...]]]:
    """Yield what is wrong where the articles ``emptied`` by their paragraphs are gone as well."""
    gone = {n for one in ones for n in _gone(one)} | emptied
    declared = {old: (new, one) for one in ones for old, new in _declared(one)}
    added = [(place.last.ordinal, one) for one in ones for place in _added(one)]
    highest = max([0, *gone, *declared, *(o.number for o, _ in added)])
    olds = [Ordinal(number) for number in range(1, highest + 1)]
    moved = {n - 1: new for n, (new, _) in declared.items()}
    plain = [(ordinal, one) for ordinal, one in added if not ordinal.inserted]
    made = arrange(
        olds, frozenset(n - 1 for n in gone), moved, [o for o, _ in plain], bool(moved or plain)
    )
    for index, computed in made.wrong_old:
        new, one = declared[index + 1]
        yield one, (write_ordinal(new, "条"), write_ordinal(computed, "条"))


def _plain(place: Place) -> bool:
    return (
        len(place.steps) == 1 and place.last.unit in _ARTICLES and not place.last.ordinal.inserted
    )


def _numbers(place: Place) -> range:
    first = place.last.ordinal.number
    return range(first, max(place.until.number, first) + 1)


def _gone(one: Instruction) -> list[int]:
    places = [place for place in one.at if _plain(place)]
    if one.form is Form.DELETE:
        return [number for place in places for number in _numbers(place)]
    if one.form is Form.MERGE:
        return [number for place in places[1:] for number in _numbers(place)]
    return []


def _emptied(one: Instruction) -> list[int]:
    """Return articles whose paragraphs become articles: whether any is left only the text tells."""
    if one.form is not Form.MOVE:
        return []
    return [
        p.steps[0].ordinal.number for p in one.at if len(p.steps) > 1 and p.steps[0].unit == "条"
    ]


def _declared(one: Instruction) -> Iterator[tuple[int, Ordinal]]:
    if one.form not in (Form.RENUMBER, Form.MOVE, Form.MERGE, Form.SPLIT) or one.side:
        return
    olds = [number for place in one.at if _plain(place) for number in _numbers(place)]
    news = [number for place in one.to if _plain(place) for number in _numbers(place)]
    if one.form in (Form.MERGE, Form.SPLIT):
        olds, news = olds[:1], news[:1]
    yield from zip(olds, map(Ordinal, news), strict=False)


def _added(one: Instruction) -> list[Place]:
    """Return the articles that come in: by addition, out of paragraphs, by a split."""
    if one.form is Form.ADD:
        return [p for place in one.to if place.last.unit in _ARTICLES for p in _each(place)]
    if one.form is Form.MOVE and one.at and len(one.at[0].steps) > 1:
        return [place for place in one.to if _plain(place)]
    return list(one.to[1:]) if one.form is Form.SPLIT else []


def _each(place: Place) -> list[Place]:
    if place.last.ordinal.inserted or not place.until.number:
        return [place]
    return [Place((place.last._replace(ordinal=Ordinal(number)),)) for number in _numbers(place)]
