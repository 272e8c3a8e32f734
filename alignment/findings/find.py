"""What changed in law between two texts, and which way (核查提示).

Every clause that changed is read into statements; statements that answer each other are compared,
and those that stand on one side only are told once, by the weightiest of a run. Each finding
points at the words that it is about; its sentence stands in the catalogue as ``finding.CODE``.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ...corpus.model import Level
from ..edits.sides import Side
from ..model import Direction, Edit, Finding, Link, Part, Reference, RefStatus, Topic
from .crossed import crossed
from .lead import lead
from .lone.alone import MADE
from .lone.exchange import exchanged
from .lone.tell import ABOUT, UNREPEATED, lone
from .model import Force, Place, Statement
from .note import Note
from .pairing import Match, Page, Pair, compared, match, pages, sentence
from .rows import named, of_cells
from .setting import Setting
from .topics.acts import acts
from .topics.fines import fines, leave
from .topics.force import force, softened, tasked
from .topics.grades import grades
from .topics.joints import joints
from .topics.limits import limits
from .topics.lists import lists
from .topics.put_in import put_in
from .topics.since import since
from .topics.steps import penalties, steps
from .topics.terms import conditions, definition, exceptions, turns
from .topics.who import recurring, who

_OF_REFERENCE = {
    RefStatus.SHIFTED: "reference-shifted",
    RefStatus.DANGLING: "reference-dangling",
    RefStatus.WRONG: "reference-wrong",
    RefStatus.TARGET_DROPPED: "reference-target-dropped",
}
# 二、不得占用通道 may be all that is said of it; 第二章 禁止行为 only names what follows.
_RULED = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
# What is told where a rule that copies the one above has it not.
_NARROWING = (Topic.CONDITION, Topic.EXCEPTION, Topic.PENALTY, Topic.SCOPE)
_BREACHES = (Topic.BAN, Topic.PENALTY)
# Who made a text that is repealed, and when, changes no rule.
_REPEALED = "同时废止"
_UNKEPT = "unkept"
# 接到申请书后, 表决前: what goes before narrows nothing.
_STEPS = ("后", "前", "时")
# A sentence of which so much stands above is a copy.
_COPIED = 0.85
_TOPICS = (
    force,
    tasked,
    softened,
    who,
    limits,
    since,
    leave,
    fines,
    steps,
    penalties,
    exceptions,
    conditions,
    turns,
    definition,
    lists,
    grades,
    joints,
    put_in,
    acts,
)


def of_change(
    pair: Setting, link: Link, edits: Sequence[Edit], known: Collection[int]
) -> tuple[Finding, ...]:
    """Return the findings of one reworded link; ``known`` are the edits that need no look."""
    if _names(pair, link):
        return ()
    old, new = pages(pair.template, pair.variant, link, edits, known)
    if -1 not in old.to and -1 not in new.to:
        return ()
    breach = lead(pair.variant, link.variant[0]) in _BREACHES
    told = _told(_words(old), _words(new), pair.implements, breach)
    matched = told.match
    if told.notes or matched.added or matched.gone:
        # Remembered by their words, the statements are told where they stand in this text.
        matched = replace(matched, old=old, new=new)
    notes = [
        note
        for one, note in told.notes
        if not pair.implements or note.new.end or _unkept(pair, matched, one, note)
    ]
    notes = [n for n in _once(notes) if not (_of_a_breach(pair, link, n) or _denies(pair, link, n))]
    found = [_finding(matched, note) for note in notes]
    added = [*lone(pair, matched.added, (new, old), link, fresh=True)]
    gone = [*lone(pair, matched.gone, (old, new), link, fresh=False)]
    if pair.implements:
        alone = [*added, *(_exception_unkept(matched, one) for one in gone)]
    else:
        alone = exchanged(added, gone)
    kept = [one for one in _unlike(found) if not any(_part_of(one, whole) for whole in alone)]
    cells = [*of_cells(pair.template, pair.variant, link)]
    # The column says what the number is: a cell that is told so is not told without it.
    kept = [one for one in kept if not any(_inside(one, cell) for cell in cells)]
    if not any(f.code == _LED for f in kept):
        swapped = [*crossed(pair.template, pair.variant, edits)]
        # That each gave way to the other says more than that one did.
        kept = [f for f in kept if not swapped or f.code != _SHIFTED]
        cells += swapped
    return named(pair.template, pair.variant, link, [*cells, *kept, *alone])


def _inside(one: Finding, cell: Finding) -> bool:
    """Say whether a finding is about words of a cell that another is about."""
    ends = zip(one.variant, cell.variant, strict=False)
    return any(whole.start <= span.start and span.end <= whole.end for span, whole in ends)


class _Words(NamedTuple):
    """A side of a link without its place in the text: a page's form, its clauses, what stayed."""

    form: str
    starts: tuple[int, ...]
    to: tuple[int, ...]

    def page(self) -> Page:
        """Return the page of these words."""
        return Page(Side(self.form, (), self.starts, ()), self.to)


class _Told(NamedTuple):
    """What the words of two sides tell: the statements matched, and what is noted of which pair."""

    match: Match
    notes: tuple[tuple[Pair, Note], ...]


def _words(page: Page) -> _Words:
    return _Words(page.form, page.body.starts, page.to)


# In a batch many texts alter a clause of the template in the same way.
@lru_cache(1024)
def _told(old: _Words, new: _Words, implements: bool, breach: bool) -> _Told:
    """Compare two sides by their words; wherever they stand, they tell the same."""
    matched = match(old.page(), new.page(), implements=implements, breach=breach)
    pairs = (compared(matched, one) for one in matched.pairs if _comparable(matched, one))
    return _Told(matched, tuple((one, note) for one in pairs for note in _notes(matched, one)))


def _unkept(pair: Setting, matched: Match, one: Pair, note: Note) -> bool:
    """Say whether a rule that copies the one above leaves out what narrows it, or a penalty.

    The rule above holds beside it, but the two no longer say the same of one case.
    """
    if note.topic not in _NARROWING or not one.same:
        return False
    if matched.new.share(sentence(matched.new, one.new.place)) < _COPIED:
        return False
    if note.topic is Topic.SCOPE:
        bars = one.old.force is Force.BAN and note.old.start >= one.old.force_at.end
        if not (bars or one.old.penalties):
            return False
    words, there = matched.old.words(note.old), matched.new.words(one.new.place)
    if note.topic is Topic.CONDITION and words.endswith(_STEPS):
        return False
    if (words.startswith("未经") and "擅自" in there) or (words == "擅自" and "未经" in there):
        # Who acts 擅自 acts without leave.
        return False
    if note.old in one.old.conditions and len(one.new.conditions) >= len(one.old.conditions):
        # Another condition stands in its place.
        return False
    return not pair.in_variant.holds_word(matched.old.words(note.old))


def _exception_unkept(matched: Match, found: Finding) -> Finding:
    """Return the finding of a lone exception that a copy leaves out as one that is told.

    Any other rule that the text below does not repeat stays as it is, and is only counted.
    """
    start = matched.old.form.find(found.before)
    if found.topic is not Topic.EXCEPTION or start < 0:
        return found
    place = Place(start, start + len(found.before))
    rest = Place(sentence(matched.old, place).start, start)
    to = [at for at in matched.old.to[rest.start : rest.end] if at >= 0]
    if not to or matched.old.share(rest) < _COPIED:
        return found
    if matched.new.share(sentence(matched.new, Place(to[0], to[-1] + 1))) < _COPIED:
        return found
    return replace(found, code=_UNKEPT, weight=2)


def _names(pair: Setting, link: Link) -> bool:
    """Say whether a link is of captions or headings that lay down nothing."""
    if link.part is Part.CAPTION:
        return True
    node = pair.variant.nodes[link.variant[0]]
    return link.part is Part.HEADING and node.level not in _RULED


def _of_a_breach(pair: Setting, link: Link, note: Note) -> bool:
    """Say whether a note is of an item of what is forbidden or punished, and says nothing of it.

    A step put into such an item is no step; a penalty or a ban beside it may stand above its list.
    """
    if note.old.end and note.new.end:
        return False
    sides = (pair.variant, link.variant), (pair.template, link.template)
    here, there = sides if note.new.end else sides[::-1]
    if note.topic is Topic.BAN:
        return any(lead(there[0], index) is Topic.BAN for index in there[1])
    if note.topic is Topic.PROCEDURE:
        return lead(here[0], here[1][0]) in (Topic.BAN, Topic.PENALTY)
    return note.topic is Topic.PENALTY and any(
        lead(there[0], index) is Topic.PENALTY for index in there[1]
    )


def _denies(pair: Setting, link: Link, note: Note) -> bool:
    """Say whether a negation only answers another list: 禁止：吐痰 and 应当遵守：不吐痰."""
    if note.topic is not Topic.CONDITION or note.direction is not Direction.EXCHANGED:
        return False
    if note.old.end and note.new.end:
        return False
    return lead(pair.template, link.template[0]) is not lead(pair.variant, link.variant[0])


def _comparable(matched: Match, one: Pair) -> bool:
    """Say whether two statements differ, and are not told as gone and new anyway."""
    if one.old in matched.gone or one.new in matched.added:
        return False
    if _of_the_text(matched.old, one.old) or _of_the_text(matched.new, one.new):
        return False
    return matched.old.changed(one.old.place) or matched.new.changed(one.new.place)


def _of_the_text(page: Page, one: Statement) -> bool:
    """Say whether a statement is on a text: why this was made, or which one it repeals."""
    if _REPEALED in page.words(one.place):
        return True
    if "制" not in page.form:
        return False
    start, end = page.form.rfind("。", 0, one.place.start) + 1, page.form.find("。", one.place.end)
    return bool(MADE.search(page.form, start, end if end >= 0 else len(page.form)))


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


def _part_of(one: Finding, whole: Finding) -> bool:
    """Say whether a finding is of words that another shows as changed altogether."""
    if whole.direction is not Direction.EXCHANGED or one.topic is not Topic.SCOPE:
        return False
    sides = (one.template, whole.template), (one.variant, whole.variant)
    return any(
        any(b.start <= a.start and a.end <= b.end for a in these for b in those)
        for these, those in sides
    )


def _unlike(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings of a clause, one that says what another does left out."""
    told: set[tuple[str, ...]] = set()
    for one in found:
        words = one.code, one.before, one.after, one.about
        if words not in told:
            yield one
        told.add(words)


def _overlap(a: Place, b: Place) -> bool:
    return a.start < b.end and b.start < a.end


def _finding(matched: Match, note: Note) -> Finding:
    old, new = matched.old, matched.new
    said, page = _about(matched, note)
    return Finding(
        _code(note, set_up=matched.implements),
        old.words(note.old),
        new.words(note.new),
        (old.body.span(*note.old),) if note.old.end else (),
        (new.body.span(*note.new),) if note.new.end else (),
        topic=note.topic,
        direction=note.direction,
        weight=note.weight,
        about=page.words(said)[:ABOUT],
    )


# The sentence of a change that stands on one side only is another than that of one word for
# another.
_ONE_SIDED = {
    (Topic.PENALTY, Direction.HEAVIER, False): "penalty-added",
    (Topic.PENALTY, Direction.LIGHTER, True): "penalty-dropped",
    (Topic.PENALTY, Direction.LIGHTER, False): "leniency-added",
    (Topic.PENALTY, Direction.HEAVIER, True): "leniency-dropped",
    (Topic.CONDITION, Direction.EXCHANGED, False): "condition-negated",
    (Topic.CONDITION, Direction.EXCHANGED, True): "condition-affirmed",
}
_LED, _SHIFTED = "subject-exchanged", "subject-shifted"
_TURNED = (Direction.HEAVIER, Direction.LIGHTER, Direction.EXCHANGED)


def _code(note: Note, *, set_up: bool) -> str:
    """Return the key of the sentence of a note; ``set_up``: one text implements the other."""
    one_sided = not (note.old.end and note.new.end)
    if set_up and not note.new.end and note.direction is not Direction.EXCHANGED:
        return _UNKEPT
    if one_sided and note.direction in _TURNED:
        return _ONE_SIDED[note.topic, note.direction, bool(note.old.end)]
    if set_up and note.direction is Direction.NEW and note.topic is not Topic.SUBJECT:
        return f"{note.topic}-set-up"
    return f"{note.topic}-{note.direction}"


def _about(matched: Match, note: Note) -> tuple[Place, Page]:
    if note.about.end and not _overlap(note.about, note.new):
        return note.about, matched.new
    page, place = (matched.new, note.new) if note.new.end else (matched.old, note.old)
    for one in page.said:
        if one.place.start <= place.start < one.place.end:
            return one.place, page
    return place, page


def unrepeated(findings: Sequence[Sequence[Finding]]) -> int:
    """Count the rules of the text above that the one below does not repeat, and need not."""
    return sum(found.weight == UNREPEATED for group in findings for found in group)


def once(findings: Sequence[Sequence[Finding]], least: int) -> list[tuple[Finding, ...]]:
    """Return the findings of each change that weigh at least ``least``.

    What recurs throughout the text, such as a body that gives way to another, is told once.
    """
    told: set[tuple[str, str]] = set()
    return [
        tuple(found for found in recurring(group, told) if found.weight >= least)
        for group in findings
    ]


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
