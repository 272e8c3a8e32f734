"""What changed in law between two texts, and which way (核查提示).

Every clause that changed is read into statements; statements that answer each other are compared,
and those that stand on one side only are told once, by the weightiest of a run. Each finding
points at the words that it is about; its sentence stands in the catalogue as ``finding.CODE``.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ...corpus.model import Document, Level
from ..model import Direction, Edit, Finding, Link, Part, Reference, RefStatus, Topic
from .alone import Kind, weightiest
from .elsewhere import Elsewhere
from .exchange import exchanged
from .lead import lead
from .model import Place, Statement
from .note import Note
from .pairing import Match, Page, Pair, match, pages, sentence
from .rows import named
from .topics.fines import fines
from .topics.force import force
from .topics.limits import limits
from .topics.lists import lists
from .topics.steps import penalties, steps
from .topics.terms import conditions, definition, exceptions, turns
from .topics.who import recurring, who

# Titles, notes and signatures lay down nothing.
_NO_RULES = (Part.TITLE, Part.NOTE)
_OF_REFERENCE = {
    RefStatus.SHIFTED: "reference-shifted",
    RefStatus.DANGLING: "reference-dangling",
    RefStatus.WRONG: "reference-wrong",
    RefStatus.TARGET_DROPPED: "reference-target-dropped",
}
_TOPICS = (
    force,
    who,
    limits,
    fines,
    steps,
    penalties,
    exceptions,
    conditions,
    turns,
    definition,
    lists,
)
# So many words of a statement tell a reader which it is.
_ABOUT = 60
# What stands beside a new stretch is new with it when less than this of it stayed.
_AS_NEW = 0.3
# An item of a list of which so much stayed is the same item.
_ITEM_STAYED = 0.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What findings ask of the pair: both texts, and whether one implements the other.

    A rule that implements another need not repeat it (立法法 第八十二条): what it leaves out is no
    finding.
    """

    template: Document
    variant: Document
    implements: bool
    in_template: Elsewhere
    in_variant: Elsewhere


def setting(template: Document, variant: Document, *, implements: bool) -> Setting:
    """Return what findings ask of a pair."""
    return Setting(template, variant, implements, Elsewhere(template), Elsewhere(variant))


def of_change(
    pair: Setting, link: Link, edits: Sequence[Edit], known: Collection[int]
) -> tuple[Finding, ...]:
    """Return the findings of one reworded link; ``known`` are the edits that need no look."""
    old, new = pages(pair.template, pair.variant, link, edits, known)
    if -1 not in old.to and -1 not in new.to:
        return ()
    matched = match(old, new, implements=pair.implements)
    notes = [
        note for one in matched.pairs if _comparable(matched, one) for note in _notes(matched, one)
    ]
    found = [_finding(matched, note) for note in _once(notes) if not _of_a_breach(pair, link, note)]
    lone = [*_lone(pair, matched.added, new, link, fresh=True)]
    if not pair.implements:
        lone = exchanged(lone, [*_lone(pair, matched.gone, old, link, fresh=False)])
    kept = [f for f in found if not pair.implements or f.variant]
    return named(pair.template, pair.variant, link, [*kept, *lone])


def _of_a_breach(pair: Setting, link: Link, note: Note) -> bool:
    """Say whether a step is put into, or left out of, an item of what is forbidden: no step."""
    if note.topic is not Topic.PROCEDURE or (note.old.end and note.new.end):
        return False
    document, clauses = (
        (pair.variant, link.variant) if note.new.end else (pair.template, link.template)
    )
    return lead(document, clauses[0]) in (Topic.BAN, Topic.PENALTY)


def _comparable(matched: Match, one: Pair) -> bool:
    """Say whether two statements differ, and are not told as gone and new anyway."""
    if one.old in matched.gone or one.new in matched.added:
        return False
    return matched.old.changed(one.old.place) or matched.new.changed(one.new.place)


def _notes(matched: Match, one: Pair) -> Iterator[Note]:
    for topic in _TOPICS:
        yield from topic(matched, one)


def _once(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Leave out what was noted of the same words before: 经…批准 is a step and no condition."""
    kept: list[Note] = []
    for note in notes:
        if not any(_overlap(note.old, one.old) or _overlap(note.new, one.new) for one in kept):
            kept.append(note)
    return tuple(kept)


def _overlap(a: Place, b: Place) -> bool:
    return a.start < b.end and b.start < a.end


def _finding(matched: Match, note: Note) -> Finding:
    old, new = matched.old, matched.new
    said, page = _about(matched, note)
    return Finding(
        _code(note),
        old.words(note.old),
        new.words(note.new),
        (old.body.span(*note.old),) if note.old.end else (),
        (new.body.span(*note.new),) if note.new.end else (),
        topic=note.topic,
        direction=note.direction,
        weight=note.weight,
        about=page.words(said)[:_ABOUT],
    )


# The sentence of a change that stands on one side only is another than that of one word for
# another.
_ONE_SIDED = {
    (Topic.PENALTY, False): "penalty-added",
    (Topic.PENALTY, True): "penalty-dropped",
    (Topic.CONDITION, False): "condition-negated",
    (Topic.CONDITION, True): "condition-affirmed",
}
_TURNED = (Direction.HEAVIER, Direction.LIGHTER, Direction.EXCHANGED)


def _code(note: Note) -> str:
    """Return the key of the sentence of a note."""
    one_sided = not (note.old.end and note.new.end)
    if one_sided and note.direction in _TURNED:
        return _ONE_SIDED[note.topic, bool(note.old.end)]
    return f"{note.topic}-{note.direction}"


def _about(matched: Match, note: Note) -> tuple[Place, Page]:
    page, place = (matched.new, note.new) if note.new.end else (matched.old, note.old)
    for one in page.said:
        if one.place.start <= place.start < one.place.end:
            return one.place, page
    return place, page


def _lone(
    pair: Setting, said: Sequence[Statement], page: Page, link: Link, *, fresh: bool
) -> Iterator[Finding]:
    """Yield one finding for each run of lone statements of a clause."""
    document = pair.variant if fresh else pair.template
    clauses = link.variant if fresh else link.template
    other = pair.in_template if fresh else pair.in_variant
    runs: dict[int, list[Statement]] = {}
    for one in said:
        runs.setdefault(_clause(page, one), []).append(one)
    for at, run in sorted(runs.items()):
        index = clauses[at] if len(clauses) == len(page.body.starts) else clauses[0]
        of_list = lead(document, index)
        if of_list is not None and page.share(_whole(page, at)) >= _ITEM_STAYED:
            continue
        kind = weightiest(page, run, of_list)
        if kind is None or _expected(pair, kind) or _goes_on(page, kind, run):
            continue
        if other.holds("".join(page.words(one.place) for one in run)):
            continue
        yield _told(page, kind, run, fresh=fresh)


def _goes_on(page: Page, kind: Kind, run: Sequence[Statement]) -> bool:
    """Say whether a run without a word of force is half a sentence whose other half stayed."""
    if kind.topic is not Topic.RULE:
        return False
    end = max(one.place.end for one in run if one.sentence == kind.said.sentence)
    return page.form[end : end + 1] in ("，", "：")


def _expected(pair: Setting, kind: Kind) -> bool:
    """Say whether a lone rule is a matter of course: the day on which a local text takes effect."""
    return pair.implements and kind.topic is Topic.VALIDITY


def _whole(page: Page, clause: int) -> Place:
    return Place(page.body.starts[clause], page.body.ends[clause])


def _clause(page: Page, one: Statement) -> int:
    return sum(start <= one.place.start for start in page.body.starts) - 1


def _told(page: Page, kind: Kind, run: Sequence[Statement], *, fresh: bool) -> Finding:
    """Return the finding of a run: the words are those of the sentence of its weightiest."""
    topic, weight = kind.topic, kind.weight
    mates = [one.place for one in run if one.sentence == kind.said.sentence]
    place = Place(min(p.start for p in mates), max(p.end for p in mates))
    place = _filled(page, place, topic)
    words, span = page.words(place), (page.body.span(*place),)
    direction = Direction.NEW if fresh else Direction.REMOVED
    return Finding(
        f"{'listed' if kind.listed else topic}-{direction}",
        "" if fresh else words,
        words if fresh else "",
        () if fresh else span,
        span if fresh else (),
        topic=topic,
        direction=direction,
        weight=weight,
        about=words[:_ABOUT],
    )


def _filled(page: Page, place: Place, topic: Topic) -> Place:
    """Return a stretch with what is as new around it in its sentence: …的管理，按照规定执行."""
    whole = sentence(page, place)
    if topic is Topic.DEFINITION:
        return whole
    before, after = Place(whole.start, place.start), Place(place.end, whole.end)
    start = whole.start if page.share(before) < _AS_NEW else place.start
    return Place(start, whole.end if page.share(after) < _AS_NEW else place.end)


def once(findings: Sequence[Sequence[Finding]], least: int) -> list[tuple[Finding, ...]]:
    """Return the findings of each change that weigh at least ``least``.

    A body that gives way to another throughout the text is told at its first place.
    """
    told: set[tuple[str, str]] = set()
    return [
        tuple(found for found in recurring(group, told) if found.weight >= least)
        for group in findings
    ]


def of_one_side(pair: Setting, links: Sequence[Link]) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of added and dropped links, by the index of the link.

    An article that is new or gone as a whole is told once, at its weightiest clause.
    """
    best: dict[tuple[bool, int], tuple[tuple[int, int], int, Finding]] = {}
    for at, link in enumerate(links):
        fresh = not link.template
        if (link.template and link.variant) or (pair.implements and not fresh):
            continue
        if link.part in _NO_RULES:
            continue
        document = pair.variant if fresh else pair.template
        for index in link.variant or link.template:
            found = _of_clause(pair, document, index, link.part, fresh=fresh)
            if found is None:
                continue
            key = fresh, article(document, index)
            rank = -found.weight, at
            if key not in best or rank < best[key][0]:
                best[key] = rank, at, found
    return {at: (found,) for _, at, found in best.values()}


def _of_clause(
    pair: Setting, document: Document, index: int, part: Part, *, fresh: bool
) -> Finding | None:
    edits: tuple[Edit, ...] = ()
    none: tuple[int, ...] = ()
    ends = (none, (index,)) if fresh else ((index,), none)
    link = Link(ends[0], ends[1], 0.0, 1.0, part=part)
    old, new = pages(pair.template, pair.variant, link, edits, ())
    page = new if fresh else old
    kind = weightiest(page, page.said, lead(document, index))
    other = pair.in_template if fresh else pair.in_variant
    named = part in (Part.HEADING, Part.CAPTION) and kind is not None and kind.topic is Topic.RULE
    if kind is None or named or _expected(pair, kind) or other.holds(page.form):
        return None
    return _told(page, kind, page.said, fresh=fresh)


def article(document: Document, index: int) -> int:
    """Return the article that a clause is part of, or the clause itself where there is none."""
    at = index
    while at >= 0:
        if document.nodes[at].level is Level.ARTICLE:
            return at
        at = document.nodes[at].parent
    return index


def of_references(references: Sequence[Reference]) -> tuple[Finding, ...]:
    """Return the findings of references that no longer mean what they meant.

    ``before`` and ``after`` are the words on either side, ``expected`` is where the old target
    went.
    """
    return tuple(
        Finding(
            _OF_REFERENCE[r.status],
            r.words_before,
            r.words_after,
            r.template,
            r.variant,
            r.expected,
        )
        for r in references
        if r.status in _OF_REFERENCE
    )
