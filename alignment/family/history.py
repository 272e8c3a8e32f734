"""Who had a clause when: each clause of the template, and each addition that several texts share.

Three dated texts share an addition, 2019 甲, 2020 乙 and 2021 丙, which was copied from 乙: 甲 is
first, 乙 followed 甲, 丙 kept it from 乙. Were 丙 without it, it would have dropped it.
"""

from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from ...corpus.metadata.model import earlier
from .lineage.descent import Reading, Variant, shared_additions
from .model import ROOT, Event, Happened, Item, Lineage


def items(
    template: Sequence[str], variants: Sequence[Variant], added: Sequence[Reading]
) -> tuple[Item, ...]:
    """Return the clauses of ``template`` (comparison forms), then what several texts share.

    ``added`` are the ``additions`` of the texts.
    """
    held: list[dict[int, list[int]]] = [{} for _ in template]
    for d, variant in enumerate(variants):
        for at, (places, _) in enumerate(variant.clauses):
            for place in places:
                held[place].setdefault(d, []).append(at)
    found = [_item(k, one, variants) for k, one in enumerate(held)]
    shared = shared_additions(variants, added)
    return (*found, *(_item(-1, one, variants) for one in shared))


def _item(place: int, held: Mapping[int, Sequence[int]], variants: Sequence[Variant]) -> Item:
    # An addition that stands in a text several times, （八）其他职责。, is one wording.
    each = {d: [variants[d].clauses[at][1] for at in one] for d, one in held.items()}
    said = {d: "".join(one if place >= 0 else dict.fromkeys(one)) for d, one in each.items()}
    return Item(place, {d: tuple(one) for d, one in held.items()}, said)


def events(
    found: Sequence[Item],
    template: Sequence[str],
    variants: Sequence[Variant],
    lineage: Lineage | None,
    date: str = "",
) -> Iterator[Event]:
    """Yield the history of each item, the earlier texts first; ``date`` is the template's."""
    dates = [one.date for one in variants]
    parents = {edge.child: edge.parent for edge in lineage.edges} if lineage else {}
    for number, item in enumerate(found):
        order = {day: k for k, day in enumerate(sorted({dates[d] for d in item.held} - {""}), 1)}
        for d in sorted(item.held, key=lambda d: (not dates[d], dates[d], d)):
            happened, source = _held(item, d, dates, parents.get(d, ROOT), date)
            words = template[item.template] if source == ROOT else item.said.get(source or 0, "")
            alike = None if source is None else round(fuzz.ratio(words, item.said[d]) / 100, 4)
            yield Event(number, d, happened, order.get(dates[d], 0), source, alike)
        for d, parent in sorted(parents.items()):
            if parent in item.held and d not in item.held:
                yield Event(number, d, Happened.DROPPED, 0, parent, None)


def _held(
    item: Item, d: int, dates: Sequence[str], parent: int, date: str
) -> tuple[Happened, int | None]:
    """Return how a text came to have an item, and from which; ``date`` is the template's."""
    if parent in item.held:
        return Happened.KEPT, parent
    if item.template >= 0:
        return Happened.BEFORE if earlier(dates[d], date) else Happened.ADOPTED, ROOT
    if not dates[d]:
        return Happened.UNDATED, None
    before = [e for e in item.held if earlier(dates[e], dates[d])]
    if not before:
        return Happened.FIRST, None
    alike = {e: fuzz.ratio(item.said[e], item.said[d]) for e in before}
    return Happened.FOLLOWED, max(before, key=lambda e: (alike[e], dates[e], -e))
