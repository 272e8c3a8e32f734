"""What a reader sees of one question: the clause, what may answer it, and why, in words."""

from collections.abc import Sequence
from typing import Any

from ...alignment.linking.parts import covered
from ...alignment.model import CERTAIN_FROM, LIKELY_FROM, Confidence, Evidence
from ...corpus.model import Document
from ...report.words.text import one_line, spoken
from ...report.words.words import Words
from .desk import Desk
from .model import Pair, Place
from .solve import reasons

# Candidates less probable than this are not offered; any clause can be named by its number.
OFFERED = 0.01
# So many are seen at a glance, and have a key of one digit.
MOST = 9
# More reasons than this are not read.
_REASONS = 3

Json = dict[str, Any]


def card(desk: Desk, place: Place, words: Words) -> Json:
    """Return what is asked about a clause, as JSON, said in ``words``."""
    side, clause = place
    offered = _offered(desk, place)
    pairs = [_pair(place, other) for other in offered]
    told = reasons(desk.first, pairs)
    mine, theirs = desk.texts[side], desk.texts[1 - side]
    linked = desk.found.partners(place)
    shown = linked or tuple(offered[:1])
    return {
        "side": side,
        "clause": clause,
        "locator": name(mine, clause),
        "lead": lead(mine, clause),
        "runs": _runs(mine, clause, [_words(theirs, other) for other in shown]),
        "linked": list(linked),
        "together": _together(desk, place),
        "list": len(desk.article(place)),
        "decided": clause in desk.found.asked[side],
        "options": [
            _option(desk, place, other, told.get(pair, ()), words)
            for other, pair in zip(offered, pairs, strict=True)
        ],
    }


def name(document: Document, clause: int) -> str:
    """Return what a clause is called, its first words where it has no number."""
    node = document.nodes[clause]
    return spoken(one_line(node.locator)) or _words(document, clause)[:12]


def lead(document: Document, clause: int) -> str:
    """Return the words that introduce a clause, "" where nothing does: its lead-in, its heading."""
    at = clause - 1
    parent = document.nodes[clause].parent
    while at > parent and at >= 0 and document.nodes[at].level is document.nodes[clause].level:
        at -= 1
    node = document.nodes[at] if at >= 0 else None
    inside = node is not None and node.clause and (at == parent or node.parent == parent)
    return one_line(node.own.cut(document.text)) if node and inside else ""


def _offered(desk: Desk, place: Place) -> list[int]:
    """Return the candidates, those that are linked first, then by how sure they are."""
    side, clause = place
    linked = desk.found.partners(place)
    rivals = {
        pair[1 - side]: p
        for pair, p in desk.found.probability.items()
        if pair[side] == clause and p >= OFFERED
    }
    others = sorted((one for one in rivals if one not in linked), key=lambda k: (-rivals[k], k))
    return [*linked, *others[: max(MOST - len(linked), 0)]]


def _option(desk: Desk, place: Place, other: int, told: Sequence[Evidence], words: Words) -> Json:
    """Return one candidate: its words, those in common marked, how sure it is, and why."""
    side, clause = place
    mine, theirs = desk.texts[side], desk.texts[1 - side]
    p = desk.found.probability.get(_pair(place, other), 0.0)
    beside = [name(mine, k) for k in desk.found.partners((1 - side, other)) if k != clause]
    return {
        "clause": other,
        "locator": name(theirs, other),
        "lead": lead(theirs, other),
        "runs": _runs(theirs, other, [_words(mine, clause)]),
        "sure": words.say(f"review.sure.{_confidence(p).value}", f"{p:.0%}"),
        "why": _why(told, words),
        "beside": words.say("review.beside", words.listed(beside)) if beside else "",
    }


def _together(desk: Desk, place: Place) -> list[int]:
    """Return the clauses of the same side that are in one link with a clause."""
    link = desk.found.link_of.get(place)
    ends = (link.template, link.variant)[place[0]] if link else ()
    return [clause for clause in ends if clause != place[1]]


def _why(told: Sequence[Evidence], words: Words) -> list[str]:
    """Return what speaks for a pair and what against it, the weightiest first."""
    lines = []
    for key, sign in (("links.for", 1), ("links.against", -1)):
        names = [words.say(f"evidence.{e.name}") for e in told if e.weight * sign > 0]
        if names:
            lines.append(words.say(key, words.listed(names[:_REASONS])))
    return lines


def _confidence(p: float) -> Confidence:
    if p >= CERTAIN_FROM:
        return Confidence.CERTAIN
    return Confidence.LIKELY if p >= LIKELY_FROM else Confidence.DOUBTFUL


def _words(document: Document, clause: int) -> str:
    return one_line(document.nodes[clause].body.cut(document.text))


def _runs(document: Document, clause: int, others: Sequence[str]) -> list[tuple[str, bool]]:
    """Return the words of a clause in runs, and of each whether another text has it too."""
    words = _words(document, clause)
    runs: list[tuple[str, bool]] = []
    for char, same in zip(words, covered(words, others), strict=True):
        if runs and runs[-1][1] == same:
            runs[-1] = runs[-1][0] + char, same
        else:
            runs.append((char, same))
    return runs


def _pair(place: Place, other: int) -> Pair:
    side, clause = place
    return (other, clause) if side else (clause, other)
