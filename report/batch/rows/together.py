"""Rows that only all texts of a batch together give, and what they tell of single rows.

Lineage and history name texts by their places in a tuple; here they get their files again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ....alignment.family.model import ROOT, Added, Event, Grouping, Item, Kinship, Lineage
from ...words.edge_columns import TEMPLATE, edge_values
from ...words.text import visible
from ..columns import Values

_SEPARATOR = "; "
_LOCAL, _OF_TEMPLATE = "local", "template"


@dataclass(frozen=True, slots=True)
class Together:
    """What all texts together tell: rows of whole tables, and cells of rows of single texts.

    ``same`` is the document that says the same as another and stands before it, by name;
    ``titled`` the documents that bear a title (plain), by which cited norms are found.
    """

    rows: tuple[tuple[str, tuple[Values, ...]], ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)
    titled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


ALONE = Together()


class Entry(NamedTuple):
    """What the rows say of a text: its name, date and place, id and locator of each clause."""

    name: str
    date: str
    region: str
    clauses: tuple[tuple[str, str], ...]


def lineage_rows(found: Lineage, texts: Sequence[Entry]) -> Iterator[Values]:
    """Yield the rows of the table of lineage."""
    dates = [one.date for one in texts]
    for edge in found.edges:
        yield edge_values(edge, dates, lambda at: _name(texts, at))


def duplicate_rows(found: Grouping, texts: Sequence[Entry]) -> Iterator[Values]:
    """Yield texts that say the same, or nearly all of it: the later by name first."""
    for first, *others in found.same:
        for other in others:
            names = _name(texts, other), _name(texts, first)
            yield (*names, Kinship.DUPLICATE.value, len(texts[other].clauses), 1.0, 1.0)
    for pair in found.pairs:
        if pair.kinship is Kinship.NEAR:
            names = _name(texts, pair.second), _name(texts, pair.first)
            shares = pair.second_share, pair.first_share
            yield (*names, pair.kinship.value, pair.clauses, *shares)


def addition_rows(
    found: Sequence[Item],
    happened: Sequence[Event],
    texts: Sequence[Entry],
    words: Mapping[int, Added],
) -> Iterator[Values]:
    """Yield the rows of the table of additions.

    ``words`` are, by the number of the item, what it says in the first text that has it.
    """
    by_item: dict[int, list[Event]] = {}
    for one in happened:
        by_item.setdefault(one.item, []).append(one)
    first = _first(found)
    for number, item in enumerate(found):
        if item.template >= 0:
            continue
        own = [one for one in by_item.get(number, ()) if one.document in item.held]
        dates = sorted(texts[d].date for d in item.held)
        known = [day for day in dates if day]
        alike = [one.similarity for one in own if one.similarity is not None]
        sure = known and len(known) == len(dates) and dates[0] not in dates[1][: len(dates[0])]
        yield (
            _number(number, first),
            words[number].after,
            len(item.held),
            len({texts[d].region or texts[d].name for d in item.held}),
            _name(texts, own[0].document) if known else "",
            known[0] if known else "",
            known[-1] if known else "",
            "yes" if sure else "no",
            round(sum(alike) / len(alike), 4) if alike else "",
            words[number].stock,
            words[number].words,
        )


def event_rows(
    found: Sequence[Item],
    happened: Sequence[Event],
    texts: Sequence[Entry],
    template: Sequence[tuple[str, str]],
) -> Iterator[Values]:
    """Yield the rows of the table of events; ``template`` are id and locator of its clauses."""
    first = _first(found)
    for one in happened:
        item, text = found[one.item], texts[one.document]
        local = item.template < 0
        name = f"{_LOCAL}{_number(one.item, first)}" if local else template[item.template][0]
        held = [text.clauses[at] for at in item.held.get(one.document, ())]
        yield (
            name,
            _LOCAL if local else _OF_TEMPLATE,
            "" if local else template[item.template][1],
            visible(text.name),
            text.region,
            text.date,
            one.order or "",
            one.happened.value,
            "" if one.source is None else _name(texts, one.source),
            "" if one.similarity is None else one.similarity,
            _SEPARATOR.join(at for at, _ in held),
            _SEPARATOR.join(locator for _, locator in held),
        )


def _first(found: Sequence[Item]) -> int:
    """Return how many items are of the template: the additions come after them."""
    return sum(one.template >= 0 for one in found)


def _number(item: int, first: int) -> int:
    """Return the number of an addition, from 1."""
    return item + 1 - first


def _name(texts: Sequence[Entry], at: int) -> str:
    return TEMPLATE if at == ROOT else visible(texts[at].name)
