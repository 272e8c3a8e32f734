"""Whether the other side of a clause answers a lone rule in other words: it is not new, or gone.

畜禽标识不得重复使用  beside  禁止伪造、变造或者重复使用畜禽标识   →  the ban stands there
"""

import re
from collections.abc import Iterator
from functools import cache

from rapidfuzz import fuzz

from ....corpus.model import Document
from ....corpus.normalise import clean
from ...model import Direction, Finding, Topic
from ..model import Bound, Force, Measure, Place, Quantity, Statement
from ..pairing import Page, sentence
from ..topics.breach import broken
from ..topics.cases import direction, of_a_case
from ..topics.counterparts import counterpart
from ..topics.fines import Fine, bare_fine, ranges, whole_fine
from ..topics.fines import direction as fined
from ..topics.limits import shown, topic
from ..topics.terms import but_for
from .alone import Kind

_LIMITS = (Topic.AMOUNT, Topic.DEADLINE, Topic.FREQUENCY)
# A rule stands in a statement of its force that has so much of its pairs of characters; one of
# fewer pairs says too little.
_HELD, _FEWEST = 0.85, 5
# The consequences of a breach stand there where so much of what is said with them does too.
_SAME_BREACH = 0.6
# … and a breach alone is the same where so much of its words stands there.
_SAME_ACT = 0.5
# Two breaches are one where the words for them agree so far (0 to 100).
_ONE_BREACH = 60.0
_IMPOSED = re.compile("由|责令|处以?|没收|给予")
# Items that answer each other are one where so many characters of the shorter stand in the other.
_SAME_ITEM = 0.6
_MARKS = re.compile("[，。；：、（）()<>]|或者|以及|[和及或并的]")
# What anybody may do against a breach is one right, whatever word names it.
_REPORTS = re.compile("(?:有权|可以|享有)[^。；]{0,60}(?:举报|检举|控告|投诉)")
# 经批准后燃放 asks for the consent that stands on the other side, by whomever it is given.
_UPON = re.compile("并?经(?:批准|同意|审核|许可)后?")
_CONSENT = re.compile("经[^，。；]{0,24}(?:批准|同意|审核|许可)")
_SINCE = re.compile("(?P<day>自[^，。；]{2,20}起)施行")
_TERM = re.compile(
    '^(?:本[^，。；]{1,6}(?:所称的?|中的?)|前款所称的?)?<?["“]?(?P<term>[^，。；<>"“”]{2,16}?)["”]?>?'
    r"(?:\([^()]*\))?，?(?:是指|系指|指的?是|包括)"
)
# 有下列行为之一的: the breaches follow.
_LIST = "下列"
_OTHERWISE = "另有规定"


def answered(page: Page, kind: Kind, there: Page) -> bool:
    """Say whether the other side of a clause says what a lone rule does."""
    if kind.topic in _LIMITS:
        return _counted(kind, there)
    if kind.topic is Topic.PROCEDURE and _UPON.match(page.form, *kind.said.place):
        return _CONSENT.search(there.form) is not None
    if kind.topic is Topic.EXCEPTION:
        if _OTHERWISE in page.words(kind.said.place):
            # 法律另有规定的除外, 法律另有规定的，从其规定
            return _OTHERWISE in there.form
        return but_for(page.words(kind.said.core), there.form)
    if kind.topic is Topic.RIGHT and _REPORTS.search(page.form, *kind.said.core):
        return _REPORTS.search(there.form) is not None
    if kind.topic is Topic.PENALTY and not kind.listed:
        return _imposed(page, kind.said, there)
    return kind.said.own_force and any(_holds(page, kind.said, there, b) for b in there.said)


def alike(item: str, other: str) -> bool:
    """Say whether an item has most of the characters of another: 天气、海况恶劣, 恶劣海况."""
    first, second = (set(_MARKS.sub("", words)) for words in (item, other))
    least = min(len(first), len(second))
    return len(first & second) >= _SAME_ITEM * least and max(len(first), len(second)) <= 3 * least


def _counted(kind: Kind, there: Page) -> bool:
    """Say whether the other side has the numbers of a lone limit: 三人以上, 不少于三人."""
    limits = [q for q in kind.said.quantities if kind.topic is Topic.AMOUNT or _bounds(q)]
    values = {(q.value, q.unit) for said in there.said for q in said.quantities if _bounds(q)}
    if kind.topic is Topic.AMOUNT:
        values = {(q.value, q.unit) for said in there.said for q in said.quantities}
    return bool(limits) and all((q.value, q.unit) in values for q in limits)


def _bounds(one: Quantity) -> bool:
    return one.measure is Measure.TIME and one.bound is not Bound.EXACT


def _holds(page: Page, one: Statement, there: Page, other: Statement) -> bool:
    """Say whether a statement of the same force has the words of another, in whatever order."""
    if one.force is not other.force or one.force is Force.NONE:
        return False
    pairs = _pairs(page, one)
    held = there.words(other.place)
    return len(pairs) >= _FEWEST and sum(pair in held for pair in pairs) >= _HELD * len(pairs)


def _pairs(page: Page, one: Statement) -> list[str]:
    """Return the pairs of characters of a statement that no mark and no word of force parts."""
    start, end = one.place
    parts = [page.form[start : one.force_at.start], page.form[one.force_at.end : end]]
    words = [word for part in parts for word in _MARKS.split(part)]
    return [word[k : k + 2] for word in words for k in range(len(word) - 1)]


def _imposed(page: Page, one: Statement, there: Page) -> bool:
    """Say whether the other side imposes the same for a breach in much the same words."""
    kinds = {p.name for said in there.said for p in said.penalties}
    fines = {(q.value, q.unit) for said in there.said for q in said.quantities}
    asked = {(q.value, q.unit) for q in one.quantities if q.measure is Measure.FINE}
    if not ({p.name for p in one.penalties} <= kinds and asked <= fines):
        return False
    words = page.words(sentence(page, one.place))
    if len(broken(words)) < _FEWEST or _only_cites(there):
        # 违反前款规定的，责令改正: the breach is said by its article, and the fines tell.
        asked = {(q.value, q.unit) for q in _fined(page, one)}
        return asked <= fines and _LIST not in words
    return _stands(words, there.form, _SAME_BREACH)


def _fined(page: Page, one: Statement) -> Iterator[Quantity]:
    """Yield the figures of the fines in the sentence of a statement, to its full stop."""
    place = _full(page, one)
    for said in page.said:
        if place.start <= said.place.start < place.end:
            yield from (q for q in said.quantities if q.measure is Measure.FINE)


def _only_cites(page: Page) -> bool:
    """Say whether a side tells the breach it punishes by its article alone."""
    punished = next((one for one in page.said if one.penalties), None)
    return punished is not None and len(broken(page.words(_full(page, punished)))) < _FEWEST


def _full(page: Page, one: Statement) -> Place:
    """Return the sentence of a statement to its full stop: a fine may stand behind a semicolon."""
    start = max(page.clause_start(one.place.start), page.form.rfind("。", 0, one.place.start) + 1)
    end = page.form.find("。", one.place.end)
    return Place(start, end if end >= 0 else len(page.form))


def _stands(words: str, form: str, least: float) -> bool:
    """Say whether so much of some words stands in a form, by pairs of characters."""
    pairs = [words[k : k + 2] for k in range(len(words) - 1)]
    return sum(pair in form for pair in pairs) >= least * len(pairs)


def instead(page: Page, kind: Kind, there: Page, *, fresh: bool) -> Iterator[Finding]:
    """Yield the lone limit of a new text as a change of the limit that stood in its place."""
    if kind.topic is Topic.PENALTY:
        yield from _in_figures(page, kind, there) if fresh else ()
        yield from _other_fine(page, kind, there, fresh=fresh)
        return
    if kind.topic is Topic.VALIDITY:
        yield from _in_force(page, kind, there) if fresh else ()
        return
    for one in kind.said.quantities if kind.topic in _LIMITS else ():
        other = counterpart(page, one, there) or _only_limit(page, one, there)
        if other is not None and (other.value, other.unit) != (one.value, one.unit):
            if fresh:
                yield _changed((there, other), (page, one))
            else:
                yield _changed((page, one), (there, other))
            return


def _in_figures(page: Page, kind: Kind, there: Page) -> Iterator[Finding]:
    """Yield the figures of a fine that the other side imposes without: 可以处以罚款."""
    bare, fines = bare_fine(there), [*ranges(page, kind.said.quantities)]
    if bare is None or not fines:
        return
    broken = _IMPOSED.split(page.words(sentence(page, kind.said.place)))[0]
    if len(broken) < _FEWEST or not _stands(broken, there.form, _SAME_ACT):
        return
    place = whole_fine(page, fines[0])
    yield Finding(
        f"{Topic.PENALTY}-{Direction.EXCHANGED}",
        there.words(bare.place),
        page.words(place),
        (there.body.span(*bare.place),),
        (page.body.span(*place),),
        topic=Topic.PENALTY,
        direction=Direction.EXCHANGED,
        weight=2,
        about=page.words(sentence(page, place)),
    )


def _other_fine(page: Page, kind: Kind, there: Page, *, fresh: bool) -> Iterator[Finding]:
    """Yield the fine of a breach that the other side fines otherwise, one fine on each side."""
    mine = [*ranges(page, kind.said.quantities)]
    if len(mine) != 1 or len(_fines(page, _full(page, kind.said))) != 1:
        return
    words = broken(page.words(_full(page, kind.said)))
    said = {_full(there, one) for one in there.said if one.penalties}
    heads = {place: broken(there.words(place)) for place in said}
    same = [
        place
        for place, head in heads.items()
        if min(len(words), len(head)) >= 2 * _FEWEST and fuzz.ratio(words, head) >= _ONE_BREACH
    ]
    other = _fines(there, same[0]) if len(same) == 1 else []
    if len(other) != 1:
        return
    pair = ((there, other[0]), (page, mine[0])) if fresh else ((page, mine[0]), (there, other[0]))
    (before, old), (after, new) = pair
    way = fined(old, new)
    yield Finding(
        f"{Topic.PENALTY}-{way}",
        before.words(old.place),
        after.words(new.place),
        (before.body.span(*old.place),),
        (after.body.span(*new.place),),
        topic=Topic.PENALTY,
        direction=way,
        weight=3,
        about=after.words(sentence(after, new.place)),
    )


def _fines(page: Page, place: Place) -> list[Fine]:
    """Return the fines of a sentence."""
    said = (one for one in page.said if place.start <= one.place.start < place.end)
    return [fine for one in said for fine in ranges(page, one.quantities)]


def _only_limit(page: Page, one: Quantity, there: Page) -> Quantity | None:
    """Return the only time limit of the other side, if the same is asked within it; None: else.

    竣工验收后三十日内，将资料报部门备案  beside  在验收合格之日起十五日内，将竣工资料报部门备案
    """
    if one.measure is not Measure.TIME or len(_times(page)) != 1:
        return None
    other = next(iter(_times(there)), None)
    if other is None or len(_times(there)) != 1 or other.bound is not one.bound:
        return None
    less, more = sorted((_asked(page, one), _asked(there, other)), key=len)
    return other if len(less) >= _FEWEST and _stands(less, more, _SAME_ACT) else None


def _times(page: Page) -> list[Quantity]:
    return [q for said in page.said for q in said.quantities if _bounds(q)]


def _asked(page: Page, one: Quantity) -> str:
    """Return what is to be done within a time, to the end of the sentence."""
    return page.form[one.place.end : sentence(page, one.place).end]


def _in_force(page: Page, kind: Kind, there: Page) -> Iterator[Finding]:
    """Yield the day of effect that stands in place of another: 自发布之日起 → 自7月1日起."""
    old, new = _SINCE.search(there.form), _SINCE.search(page.form, *kind.said.place)
    if old and new:
        yield Finding(
            f"{Topic.VALIDITY}-{Direction.EXCHANGED}",
            old["day"],
            new["day"],
            (there.body.span(*old.span("day")),),
            (page.body.span(*new.span("day")),),
            topic=Topic.VALIDITY,
            direction=Direction.EXCHANGED,
            weight=1,
            about=page.words(kind.said.place),
        )


def _changed(old: tuple[Page, Quantity], new: tuple[Page, Quantity]) -> Finding:
    case = of_a_case(*old) or of_a_case(*new)
    way = Direction.EXCHANGED if case else direction(old[1], new[1])
    places = shown(*old), shown(*new)
    about = topic(new[1])
    return Finding(
        f"{about}-{way}",
        old[0].words(places[0]),
        new[0].words(places[1]),
        (old[0].body.span(*places[0]),),
        (new[0].body.span(*places[1]),),
        topic=about,
        direction=way,
        weight=3,
        about=new[0].words(_stretch(new[0], new[1])),
    )


def _stretch(page: Page, one: Quantity) -> Place:
    """Return the statement that a quantity is part of."""
    return next(s.place for s in page.said if s.place.start <= one.place.start < s.place.end)


@cache
def _named(term: str) -> re.Pattern[str]:
    return re.compile(f'{re.escape(term)}["”]?>?，?(?:是指|系指|指的?是|包括)[^。；]+')


def defined(words: str, other: Document) -> tuple[str, int] | None:
    """Return the words by which another text defines the term that some words define."""
    hit = _TERM.match(words)
    if hit is None:
        return None
    for index in other.clauses:
        form = clean(other.text, other.nodes[index].body).text
        if hit["term"] in form and (there := _named(hit["term"]).search(form)):
            return there.group(), index
    return None
