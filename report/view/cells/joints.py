"""Where a clause is cut so that each part faces what answers it (拆分, 合并).

A worked example. A clause of the template became two of the variant; the edits say which of its
characters went where. The sentence in which the words of the second clause begin is where its cell
is cut::

    甲应当登记。乙应当公示。 |  （一）甲应当登记；
                          ^   （二）乙应当及时公示。
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ....alignment.model import Change, Comparison, Edit, Op
from ....corpus.model import Document, Span

# A part of a clause ends behind one of these, with the quotes and brackets that close there; where
# no sentence ends near enough, behind one of the lesser stops.
_STOPS = tuple(re.compile(f"[{stops}]+[”’」』）》)]*") for stops in ("。；;！？!?", "：:，,"))
# Of what is alike in the shorter part, so much may face the other one, by the rank of the stop:
# half a sentence that faces the wrong clause reads worse than a cell that is not cut.
_ASTRAY = (0.25, 0.25, 0.05)


class Joint(NamedTuple):
    """A place in each text, as offsets, between parts that answer each other."""

    template: int
    variant: int


class Cuts(NamedTuple):
    """Which part of its change a clause begins in, and the offsets where further ones begin."""

    first: int = 0
    offsets: tuple[int, ...] = ()


WHOLE = Cuts()


class _Guess(NamedTuple):
    """A place that might be a joint: the characters astray with it, and how great a stop it is."""

    astray: int
    rank: int
    joint: Joint


def cuts(comparison: Comparison, *, variant: bool) -> Iterator[tuple[int, Cuts]]:
    """Yield the clauses of one side that stand in several parts, or in another than the first."""
    document = comparison.variant if variant else comparison.template
    for change in comparison.clauses:
        link = change.link
        found = joints(change, comparison)
        places = [joint.variant if variant else joint.template for joint in found]
        for clause in (link.variant if variant else link.template) if found else ():
            body = document.nodes[clause].body
            inside = tuple(place for place in places if body.start < place < body.end)
            yield clause, Cuts(sum(place <= body.start for place in places), inside)


def joints(change: Change, comparison: Comparison) -> tuple[Joint, ...]:
    """Return where the parts of a split or of a merger meet, in order; none where it is neither."""
    ends = change.link.ends
    if not all(ends) or not any(len(end) > 1 for end in ends):
        return ()
    texts = comparison.texts
    if any(text.nodes[i].cells for text, end in zip(texts, ends, strict=True) for i in end):
        return ()
    equal = [edit for edit in change.edits if edit.op is Op.EQUAL]
    places = [_places(text, end) for text, end in zip(texts, ends, strict=True)]
    guesses = [
        *_guesses(equal, places[1], places[0], swapped=False),
        *_guesses(equal, places[0], places[1], swapped=True),
    ]
    return tuple(sorted(_in_order(guess.joint for guess in sorted(guesses))))


class _Places(NamedTuple):
    """Offsets in one text: where clauses begin but the first, and where parts of clauses do."""

    starts: tuple[int, ...]
    inner: tuple[tuple[int, int], ...]


def _places(document: Document, clauses: Sequence[int]) -> _Places:
    bodies = [document.nodes[clause].body for clause in clauses]
    inner = [
        (rank, body.start + stop.end())
        for body in bodies
        for rank, stops in enumerate(_STOPS, 1)
        for stop in stops.finditer(body.cut(document.text))
        if body.start + stop.end() < body.end
    ]
    return _Places(tuple(body.start for body in bodies[1:]), tuple(inner))


def _guesses(
    equal: Sequence[Edit], here: _Places, there: _Places, *, swapped: bool
) -> Iterator[_Guess]:
    """Yield for each clause that begins here the best place there; none where it is not clear.

    A clause that begins there is better than a sentence, a sentence than a clause of it; of equal
    ones the later is better, where the words of the second part begin.
    """
    known = [(0, place) for place in there.starts] + list(there.inner)
    for start in here.starts:
        made = [
            _guess(equal, Joint(start, place) if swapped else Joint(place, start), rank)
            for rank, place in known
        ]
        best = min(
            (one for one in made if one.astray < _ASTRAY[one.rank] * _shorter(equal, one.joint)),
            key=lambda one: (one.rank, one.astray, -one.joint.template, -one.joint.variant),
            default=None,
        )
        if best:
            yield best


def _guess(equal: Sequence[Edit], joint: Joint, rank: int) -> _Guess:
    astray = (abs(before - other) for before, other in _before(equal, joint))
    return _Guess(sum(astray), rank, joint)


def _before(equal: Sequence[Edit], joint: Joint) -> Iterator[tuple[int, int]]:
    """Yield of each stretch how many of its characters stand before a joint, in either text."""
    for edit in equal:
        yield _until(joint.template, edit.template), _until(joint.variant, edit.variant)


def _until(place: int, span: Span) -> int:
    return min(max(place - span.start, 0), span.end - span.start)


def _shorter(equal: Sequence[Edit], joint: Joint) -> int:
    """Return how many characters of the shorter of two parts answer others."""
    before = sum(min(pair) for pair in _before(equal, joint))
    whole = sum(edit.template.end - edit.template.start for edit in equal)
    return min(before, whole - before)


def _in_order(found: Iterable[Joint]) -> list[Joint]:
    """Return the joints, the best first, without those that cross a better one."""
    kept: list[Joint] = []
    for joint in found:
        if all((joint < one) == (joint.variant < one.variant) for one in kept) and not any(
            joint.template == one.template or joint.variant == one.variant for one in kept
        ):
            kept.append(joint)
    return kept
