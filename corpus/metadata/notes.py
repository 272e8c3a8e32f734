"""The promulgation notes of a document: what happened to it, and who made it.

A data base sometimes puts the notes of other texts that one decision changed under those of a text:

    1999年9月16日 某市人大常委会通过
    2019年11月27日 某市人大常委会通过的《关于修改〈甲办法〉等八部法规的决定》修正
    1991年12月21日 某市人大常委会通过        ← of another text: adopted long before the line above

Only the first two are read.
"""

import re
from collections.abc import Iterator, Sequence

from ..model import Document, Level
from ..normalise import clean
from .dates import Dated, events, published_below
from .places import issuer_of, issuer_of_head, issuer_of_title

# Two events so many days apart are not one: two courts that make one interpretation adopt it
# within months of each other, and a congress waits for its approval.
APART = 366
# 第四次修订 根据: the revision that came after it is lost.
_CUT = re.compile("(?:修正|修订|通过|公布|发布|印发|批准)[^一-鿿]*根据[^一-鿿]*$")
# Who made a text is told by the event that comes first here; an approval makes it valid only.
_MAKING = ("adopted", "promulgated", "revised", "", "effective", "repealed", "approved")


def lines(document: Document, *levels: Level) -> list[str]:
    """Return the notes, signatures or dates of a document in comparison form."""
    of = (node.own for node in document.nodes if node.level in levels)
    return [clean(document.text, own).text for own in of]


def told_by(notes: Sequence[str]) -> list[Dated]:
    """Return what happened to the text that the notes belong to, in the order of the notes."""
    found: list[Dated] = []
    for note in _whole(notes):
        said = list(events(note))
        if _of_another(found, said):
            break
        found.extend(said)
    if any(map(published_below, notes)):
        # 某市人民政府令 …现予公布。 市长 某某 2023年6月1日
        return [one if one.event else one._replace(event="promulgated") for one in found]
    return found


def _whole(notes: Sequence[str]) -> Iterator[str]:
    """Yield the notes, one that breaks off before its event with the line that goes on."""
    waiting = ""
    for note in notes:
        said = list(events(note))
        if waiting and not said:
            note, said = waiting + note, list(events(waiting + note))
        elif waiting:
            yield waiting
        waiting = "" if not said or said[-1].event else note
        if not waiting:
            yield note
    if waiting:
        yield waiting


def _of_another(found: Sequence[Dated], said: Sequence[Dated]) -> bool:
    """Say whether a note tells of an adoption long before what came above it."""
    first = [one.date for one in found if one.event == "adopted"]
    last = max((one.date for one in found if one.event in ("adopted", "revised")), default="")
    anew = [one.date for one in said if one.event == "adopted"]
    return bool(first and anew) and min(first) < last and days(max(anew), last) > APART


def broken_off(notes: Sequence[str]) -> bool:
    """Say whether the last note breaks off before a further revision: …第四次修订 根据."""
    return bool(notes) and bool(_CUT.search(notes[-1]))


def days(before: str, after: str) -> int:
    """Return the days between two dates, near enough: 31 of February is told too."""
    ends = [tuple(map(int, date.split("-"))) for date in (before, after)]
    first, last = (round(365.25 * year + 30.44 * month + day) for year, month, day in ends)
    return last - first


def issuer(title: str, happened: Sequence[Dated], other: Sequence[str]) -> str:
    """Return the organ that made a text: of its title or its letterhead, of its events.

    ``other`` are the lines around it: a letterhead, a signature.
    """
    named = issuer_of_title(title) or next(filter(None, map(issuer_of_head, other)), "")
    by_event = sorted(happened, key=lambda one: _MAKING.index(one.event))
    words = [*(one.words for one in by_event), *other]
    return named or next(filter(None, map(issuer_of, words)), "")
