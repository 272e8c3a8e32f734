"""Rules that stand on one side of a clause only, each told once by its weightiest statement.

What is new or gone as a whole is gathered in ``one_side``. A rule that implements another need not
repeat it: what it leaves out weighs nothing and is only counted.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...edits.sides import Side
from ...model import Direction, Finding, Link, Part, Topic
from ..elsewhere import pieced
from ..lead import lead
from ..model import Place, Statement
from ..pairing import Page, sentence
from ..setting import Setting
from ..statements.subject import names_at_end
from ..written import written
from .alone import Kind, weightiest
from .answered import alike, answered, defined, instead
from .beside import Told, expected, near_there
from .restated import restated

# So many words of a statement tell a reader which it is.
ABOUT = 60
# A stretch of no more characters is said with its sentence, which is looked for so far back.
_SHORT, _FAR = 40, 160
# An item of a list of which so much stayed is the same item.
_ITEM_STAYED = 0.5
# What stands beside a new stretch is new with it when less than this of it stayed.
_AS_NEW = 0.3
# 应当采取措施，推动…: which measures the other half says.
_MEASURES = re.compile(
    "(?:应当?|必须|须)采取(?:有效|必要|相应|切实|积极|多种|各种|具体)?的?(?:措施|方式|形式)$"
)
# What is only counted.
UNREPEATED = 0


def lone(
    pair: Setting, said: Sequence[Statement], sides: tuple[Page, Page], link: Link, *, fresh: bool
) -> Iterator[Finding]:
    """Yield one finding for each run of lone statements of a clause on the first of two sides.

    A run is what stands between two full stops: each sentence put into a clause is a rule.
    """
    page, there = sides
    parted = len(link.template) + len(link.variant) > 2
    document = pair.variant if fresh else pair.template
    clauses = link.variant if fresh else link.template
    other = pair.in_template if fresh else pair.in_variant
    runs: dict[tuple[int, int], list[Statement]] = {}
    for one in said:
        stops = page.form.count("。", 0, one.place.start)
        runs.setdefault((_clause(page, one), stops), []).append(one)
    for (at, _), run in sorted(runs.items()):
        index = clauses[at] if len(clauses) == len(page.body.starts) else clauses[0]
        of_list = lead(document, index)
        if of_list is not None and _item_stays(page, at, there, link):
            continue
        kind = weightiest(page, run, of_list)
        if kind is None or expected(pair, page, kind) or _goes_on(page, kind, run):
            continue
        if answered(page, kind, there):
            continue
        changed = [*instead(page, kind, there, fresh=fresh)]
        if changed:
            # What stood in its place is told with it, once.
            yield from changed if fresh else ()
            continue
        words = "".join(page.words(one.place) for one in run)
        short = words.removeprefix("并") if len(words) <= _SHORT else ""
        again = pieced(words, there.form) if parted else bool(short) and short in there.form
        if other.holds(words) or again:
            continue
        yield from tell(pair, page.body, read(page, kind, run), link, fresh=fresh)


def _item_stays(page: Page, at: int, there: Page, link: Link) -> bool:
    """Say whether an item of a list stands on the other side, reworded."""
    if page.share(_whole(page, at)) >= _ITEM_STAYED:
        return True
    one_to_one = len(link.template) == len(link.variant) == 1
    return one_to_one and alike(page.words(_whole(page, at)), there.form)


def _goes_on(page: Page, kind: Kind, run: Sequence[Statement]) -> bool:
    """Say whether a run that says not what to do is half a sentence whose other half stayed."""
    measures = kind.topic is Topic.DUTY and _MEASURES.search(page.words(kind.said.core))
    if kind.topic is not Topic.RULE and not measures:
        return False
    end = max(one.place.end for one in run if one.sentence == kind.said.sentence)
    return page.form[end : end + 1] in ("，", "：")


def _half(page: Page, place: Place) -> bool:
    """Say whether a stretch is the first half of an item whose other half stayed."""
    rest = Place(place.end, sentence(page, place).end)
    return page.form[place.end : place.end + 1] == "，" and page.share(rest) >= _ITEM_STAYED


def _whole(page: Page, clause: int) -> Place:
    return Place(page.body.starts[clause], page.body.ends[clause])


def _clause(page: Page, one: Statement) -> int:
    return sum(start <= one.place.start for start in page.body.starts) - 1


def read(page: Page, kind: Kind, run: Sequence[Statement]) -> Told:
    """Return what a run is about with its words: those of the sentence of its weightiest."""
    mates = [one.place for one in run if one.sentence == kind.said.sentence]
    place = Place(min(p.start for p in mates), max(p.end for p in mates))
    return Told(page, kind, _begun(page, _filled(page, place, kind.topic)))


def tell(
    pair: Setting, body: Side, told: Told, link: Link, *, fresh: bool, whole: bool = False
) -> Iterator[Finding]:
    """Yield the finding of a run; ``body`` is the side of its page as it stands in the text.

    ``whole``: the list of an item is itself new or gone, so that no list has an item more.
    """
    page, kind, place = told
    topic = kind.topic
    words, span = page.words(place), (body.span(*place),)
    direction = Direction.NEW if fresh else Direction.REMOVED
    half = kind.listed and _half(page, place)
    heads = place.start == page.clause_start(place.start) and not half
    change = "set-up" if fresh and pair.implements else direction
    found = Finding(
        f"{'listed' if kind.listed and not whole and heads else topic}-{change}",
        "" if fresh else words,
        words if fresh else "",
        () if fresh else span,
        span if fresh else (),
        topic=topic,
        direction=direction,
        weight=weigh(pair, kind, fresh=fresh),
        about=page.words(sentence(page, place)) if half else _about(page, place)[:_FAR],
    )
    above = pair.template if fresh else pair.variant
    weighs = found.weight > UNREPEATED
    twin = defined(words, above) if weighs and topic is Topic.DEFINITION else None
    near = near_there(pair, told, link, fresh=fresh) if weighs and twin is None else None
    if twin is not None:
        said = written(above, (twin[1],), Part.CLAUSE, twin[0])
        yield replace(found, code=f"near-{change}", expected=said)
    elif near is None:
        if not (weighs and restated(pair, told, fresh=fresh)):
            yield found
    elif not (near.same and pair.implements):
        words = written(above, (near.clause,), Part.CLAUSE, near.words)
        said = f"{near.article}：{words}" if near.article else words
        weight = max(1, found.weight - 1)
        yield replace(found, code=f"near-{change}", expected=said, weight=weight)


def _begun(page: Page, place: Place) -> Place:
    """Return a stretch from the beginning of its sentence, if that is near.

    A short one is said with its sentence (增加法律责任“没收违法所得”：…); a long one is said with
    who must act, or with the breach.
    """
    start = sentence(page, place).start
    short = place.end - place.start <= _SHORT
    return place if short or place.start - start > ABOUT else Place(start, place.end)


def _about(page: Page, place: Place) -> str:
    """Return the words of the sentence that a stretch is part of, from its beginning."""
    start = sentence(page, place).start
    return page.words(Place(start, place.end)) if place.start - start <= _FAR else page.words(place)


def _filled(page: Page, place: Place, topic: Topic) -> Place:
    """Return a stretch with what is as new around it in its sentence: …的管理，按照规定执行."""
    whole = sentence(page, place)
    if topic is Topic.DEFINITION:
        return whole
    if names_at_end(page.form, place):
        # 应当组织公安、财政等部门，对房屋进行调查: the act follows.
        return Place(place.start, whole.end)
    before, after = Place(whole.start, place.start), Place(place.end, whole.end)
    start = whole.start if page.share(before) < _AS_NEW else place.start
    return Place(start, whole.end if page.share(after) < _AS_NEW else place.end)


def weigh(pair: Setting, kind: Kind, *, fresh: bool) -> int:
    """Return what a finding weighs before a look at the other text."""
    return UNREPEATED if pair.implements and not fresh else kind.weight
