"""Who copied from whom among texts that were each compared with one template.

What a text answers to a clause of the template stands in that clause's column; what the template
lacks comes into columns of its own, together where texts say nearly the same (``near``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from ..columns import ALIKE, TOGETHER
from ..model import NO_AGE, Age, Lineage, Near
from ..names import common_title, place_of
from ..near import near
from .candidates import About, about_text, told_apart
from .departures import Departures, departures
from .find import lineage

Reading = dict[int, str]


@dataclass(frozen=True, slots=True)
class Variant:
    """A text: its title, its date (ISO 8601, "" for none), its clauses in reading order.

    ``since`` is the day from which it is in force, "" for none. Each clause is the template's
    clauses that it answers, by their places, and what it says, in comparison form.
    """

    title: str
    date: str
    clauses: tuple[tuple[tuple[int, ...], str], ...]
    since: str = ""


def descent(
    template: Sequence[str],
    variants: Sequence[Variant],
    near: Sequence[Near] = (),
    age: Age = NO_AGE,
    added: Sequence[Reading] | None = None,
) -> Lineage:
    """Return who copied from whom, the clauses of ``template`` (comparison forms) being the root.

    ``near`` is the text that each has most of itself in, ``age`` that of the template, ``added``
    the ``additions`` of the texts where they are known. Raises ImportError without scipy.
    """
    return lineage(departed(template, variants, added), about(variants, near), age)


def about(variants: Sequence[Variant], nearest: Sequence[Near] = ()) -> tuple[About, ...]:
    """Return what is known of texts beside their words."""
    near = nearest or (Near(),) * len(variants)
    return told_apart([_about(one, at) for one, at in zip(variants, near, strict=True)])


def _about(variant: Variant, near: Near) -> About:
    forms = [form for _, form in variant.clauses]
    return replace(about_text(variant.title, variant.date, variant.since, forms), near=near)


def departed(
    template: Sequence[str], variants: Sequence[Variant], added: Sequence[Reading] | None = None
) -> Departures:
    """Return where each text departs from the template."""
    common = common_title([one.title for one in variants])
    names = [place_of(one.title, common) for one in variants]
    own = additions(variants) if added is None else added
    readings = [*_answers(template, variants), *own]
    # The name of its own place is what every copy changes.
    plain = [
        {d: said.replace(names[d], "") if names[d] else said for d, said in one.items()}
        for one in readings
    ]
    root = [*template, *[""] * (len(readings) - len(template))]
    return departures(plain, root, len(variants))


def _answers(template: Sequence[str], variants: Sequence[Variant]) -> list[Reading]:
    """Return what each text says to each clause; an answer to several goes to the likest."""
    said: list[Reading] = [{} for _ in template]
    for d, variant in enumerate(variants):
        for places, form in variant.clauses:
            if places:
                at = max(places, key=lambda k: fuzz.ratio(template[k], form))
                said[at][d] = said[at].get(d, "") + form
    return said


def additions(variants: Sequence[Variant]) -> tuple[Reading, ...]:
    """Return the columns that the template lacks: what each text that has one says there.

    One of a single text stays: whoever lacks it did not copy from that text. Raises ImportError
    without scipy.
    """
    held: dict[str, set[int]] = {}
    for d, variant in enumerate(variants):
        for places, form in variant.clauses:
            if not places:
                held.setdefault(form, set()).add(d)
    return tuple({d: form for form in forms for d in held[form]} for forms in _joined(held))


def among(added: Sequence[Reading], texts: Sequence[int]) -> tuple[Reading, ...]:
    """Return the additions of ``texts`` alone, which are named by their places among these."""
    place = {d: k for k, d in enumerate(texts)}
    kept = ({place[d]: form for d, form in one.items() if d in place} for one in added)
    return tuple(one for one in kept if one)


def shared_additions(
    variants: Sequence[Variant], added: Sequence[Reading]
) -> Iterator[dict[int, list[int]]]:
    """Yield what several texts share of their ``additions``: the clauses of each, by place.

    They stand in the order of the first text that has them.
    """
    places: list[dict[str, list[int]]] = [{} for _ in variants]
    for d, variant in enumerate(variants):
        for at, (answered, form) in enumerate(variant.clauses):
            if not answered:
                places[d].setdefault(form, []).append(at)
    several = [one for one in added if len(one) > 1]
    found = [{d: places[d][form] for d, form in sorted(one.items())} for one in several]
    yield from sorted(found, key=lambda one: [(d, at) for d, at in one.items()])


def _joined(held: Mapping[str, set[int]]) -> Iterable[list[str]]:
    """Return wordings put together, the likest first; no text says two of one column.

    As in a collation two groups are one where their texts are alike on average: else penalties
    that share their legal phrases would make one long chain.
    """
    forms = sorted(held)
    found = near(forms, ALIKE)
    ends = zip(found.first.tolist(), found.second.tolist(), strict=True)
    # The likest first.
    pairs = sorted((-like, *pair) for like, pair in zip(found.likeness.tolist(), ends, strict=True))
    group = {k: [k] for k in range(len(forms))}
    texts = {k: set(held[form]) for k, form in enumerate(forms)}
    owner = list(range(len(forms)))
    alike: dict[int, dict[int, float]] = {k: {} for k in group}
    for less, first, second in pairs:
        total = -less * len(texts[first]) * len(texts[second])
        alike[first][second] = alike[second][first] = total
    for _, first, second in pairs:
        a, b = owner[first], owner[second]
        least = TOGETHER * len(texts[a]) * len(texts[b])
        if a != b and not texts[a] & texts[b] and alike[a].get(b, 0.0) >= least:
            for k in group[b]:
                owner[k] = a
            group[a] += group.pop(b)
            texts[a] |= texts.pop(b)
            _merge(alike, a, b)
    return [[forms[k] for k in group[a]] for a in sorted(group)]


def _merge(alike: dict[int, dict[int, float]], kept: int, gone: int) -> None:
    """Give what a group that is ``gone`` has in common with others to the one that has it now."""
    for other, total in alike.pop(gone).items():
        alike[other].pop(gone)
        if other != kept:
            more = alike[kept].get(other, 0.0) + total
            alike[kept][other] = alike[other][kept] = more
