"""From when a time runs, or a rule holds: the event that it is counted from gave way to another.

自收到申请之日起三十日内  →  自受理之日起三十日内   DEADLINE exchanged
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from ...model import Direction, Topic
from ..model import Place
from ..note import Note
from ..pairing import Match, Page, Pair

_SINCE = re.compile("自(?P<event>[^，。；自]{2,24}?)之日")
# Words of one event: 公布 and 发布 are one day, 收到 and 接到 too.
_ONE = (
    ("发布", "公布"), ("颁布", "公布"), ("印发", "公布"), ("接到", "收到"), ("接收", "收到"),
    ("得知", "知道"), ("知道或者应当知道", "知道"), ("知道或应当知道", "知道"), ("批复", "批准"),
    ("签收", "收到"), ("作出", "做出"), ("书面", ""), ("有关", ""), ("期满", "届满"),
)  # fmt: skip
# Two events agree so far (0 to 100) when they are one in other words.
_SAME = 60.0


def since(match: Match, pair: Pair) -> Iterator[Note]:
    """Yield the event from which a time runs, where it is another in an otherwise same sentence."""
    if not pair.same:
        return
    old, new = _event(match.old, pair.old.place), _event(match.new, pair.new.place)
    if old is None or new is None or not (match.old.changed(old) and match.new.changed(new)):
        return
    names = [_plain(page.words(place)) for page, place in ((match.old, old), (match.new, new))]
    if fuzz.ratio(*names) < _SAME and not any(one in other for one, other in (names, names[::-1])):
        in_force = match.new.form.startswith("之日起施行", new.end)
        topic, weight = (Topic.VALIDITY, 1) if in_force else (Topic.DEADLINE, 2)
        yield Note(topic, Direction.EXCHANGED, weight, old, new)


def _event(page: Page, place: Place) -> Place | None:
    """Return the one event in a stretch that a time is counted from, None: no one such."""
    found = [Place(*hit.span("event")) for hit in _SINCE.finditer(page.form, *place)]
    return found[0] if len(found) == 1 else None


def _plain(event: str) -> str:
    """Return an event with one word for those that name the same."""
    for word, same in _ONE:
        event = event.replace(word, same)
    return event
