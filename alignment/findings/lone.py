"""Rules that stand on one side only, each told once by its weightiest statement.

A sentence put into a clause is told there; an article that is new or gone as a whole at the clause
that weighs most. A rule that implements another need not repeat it: what it leaves out weighs
nothing and is only counted.
"""

from collections.abc import Iterator, Sequence

from ...corpus.model import Document, Level
from ..model import Direction, Edit, Finding, Link, Part, Topic
from .alone import Kind, weightiest
from .elsewhere import pieced
from .lead import lead
from .model import Place, Statement
from .pairing import Page, pages, sentence
from .rows import named
from .setting import Setting

# Titles, notes and signatures lay down nothing.
_NO_RULES = (Part.TITLE, Part.NOTE)
# So many words of a statement tell a reader which it is.
ABOUT = 60
# An item of a list of which so much stayed is the same item.
_ITEM_STAYED = 0.5
# What stands beside a new stretch is new with it when less than this of it stayed.
_AS_NEW = 0.3
# What is only counted.
UNREPEATED = 0


def lone(
    pair: Setting, said: Sequence[Statement], sides: tuple[Page, Page], link: Link, *, fresh: bool
) -> Iterator[Finding]:
    """Yield one finding for each run of lone statements of a clause on the first of two sides."""
    page, there = sides
    parted = len(link.template) + len(link.variant) > 2
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
        words = "".join(page.words(one.place) for one in run)
        if other.holds(words) or (parted and pieced(words, there.form)):
            continue
        yield _told(pair, page, kind, run, fresh=fresh)


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


def _told(
    pair: Setting, page: Page, kind: Kind, run: Sequence[Statement], *, fresh: bool
) -> Finding:
    """Return the finding of a run: the words are those of the sentence of its weightiest."""
    topic = kind.topic
    mates = [one.place for one in run if one.sentence == kind.said.sentence]
    place = Place(min(p.start for p in mates), max(p.end for p in mates))
    place = _filled(page, place, topic)
    words, span = page.words(place), (page.body.span(*place),)
    direction = Direction.NEW if fresh else Direction.REMOVED
    change = "set-up" if fresh and pair.implements else direction
    weight = UNREPEATED if pair.implements and not fresh else kind.weight
    return Finding(
        f"{'listed' if kind.listed else topic}-{change}",
        "" if fresh else words,
        words if fresh else "",
        () if fresh else span,
        span if fresh else (),
        topic=topic,
        direction=direction,
        weight=weight,
        about=words[:ABOUT],
    )


def _filled(page: Page, place: Place, topic: Topic) -> Place:
    """Return a stretch with what is as new around it in its sentence: …的管理，按照规定执行."""
    whole = sentence(page, place)
    if topic is Topic.DEFINITION:
        return whole
    before, after = Place(whole.start, place.start), Place(place.end, whole.end)
    start = whole.start if page.share(before) < _AS_NEW else place.start
    return Place(start, whole.end if page.share(after) < _AS_NEW else place.end)


def of_one_side(pair: Setting, links: Sequence[Link]) -> dict[int, tuple[Finding, ...]]:
    """Return the findings of added and dropped links, by the index of the link.

    An article that is new or gone as a whole is told once, at its weightiest clause.
    """
    best: dict[tuple[bool, int], tuple[tuple[int, int], int, Finding]] = {}
    for at, link in enumerate(links):
        fresh = not link.template
        if (link.template and link.variant) or link.part in _NO_RULES:
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
    name = part in (Part.HEADING, Part.CAPTION) and kind is not None and kind.topic is Topic.RULE
    if kind is None or name or _expected(pair, kind) or other.holds(page.form):
        return None
    told = _told(pair, page, kind, page.said, fresh=fresh)
    return named(pair.template, pair.variant, link, [told])[0]


def article(document: Document, index: int) -> int:
    """Return the article that a clause is part of, or the clause itself where there is none."""
    at = index
    while at >= 0:
        if document.nodes[at].level is Level.ARTICLE:
            return at
        at = document.nodes[at].parent
    return index
