"""What speaks for a finding and against it, each a number of about 0 to 1.

above  公安机关应当在七日内答复      below  公安机关七日内作出答复 told as a new deadline
→      words.best .8: a sentence above has most of its words, so that it is likely no new one
"""

import re
from functools import cache
from math import log

from rapidfuzz import fuzz

from ....corpus.model import Document, Span
from ....corpus.normalise import clean
from ....corpus.structure.numerals import NUMERAL_CHARS
from ....corpus.tables import alternation
from ...model import Finding, Link
from ...tables import classes, rows
from ..setting import Setting
from .held import held

Evidence = dict[str, float]
_STOPS = re.compile("[。；\n]")
# A rest of fewer characters is too short to be looked for.
_FEWEST = 4


def evidence(pair: Setting, link: Link, found: Finding) -> Evidence:
    """Return what is known of a finding of a link; its words are in comparison form."""
    both = bool(link.template and link.variant)
    kind = found.code.partition("-")[0]
    known = {
        "fresh": float(bool(found.variant)),
        "below": float(pair.implements),
        "paired": float(bool(found.template and found.variant)),
        "near": float(kind == "near"),
        "listed": float(kind == "listed"),
        "linked": float(both),
        "similar": both * link.similarity,
        "answered": link.probability if both else link.likeliest,
        f"topic.{found.topic}": 1.0,
    }
    return known | _said(pair, link, found)


def _said(pair: Setting, link: Link, found: Finding) -> Evidence:
    """Return what the words of a finding and their sentence say, and what the other text has."""
    ours, theirs = (pair.variant, pair.template), (link.variant, link.template)
    here, there = ours if found.variant else ours[::-1]
    clauses = theirs[1] if found.variant else theirs[0]
    kindred = pair.kindred if found.variant else pair.kindred_new
    spans, words = found.variant or found.template, found.after or found.before
    whole = clean(here.text, _sentence(here.text, spans[0].start, spans[-1].end)).text
    known = {
        "place": spans[0].start / len(here.text),
        "size": log(1 + len(words)),
        "whole": log(1 + len(whole)),
        "part": len(words) / max(1, len(whole)),
        "rest": _stays(whole.replace(words, ""), there, clauses),
    }
    of_words = held(kindred, words, clauses)
    of_whole = of_words if whole == words else held(kindred, whole, clauses)
    for name, shares in (("words", of_words), ("sentence", of_whole)):
        known |= {f"{name}.{share}": value for share, value in shares._asdict().items()}
    return known | _kinds(whole)


def _sentence(text: str, start: int, end: int) -> Span:
    """Return the sentence of a text that holds a stretch."""
    stop = _STOPS.search(text, end)
    before = max(text.rfind(mark, 0, start) for mark in "。；\n")
    return Span(before + 1, stop.start() if stop else len(text))


def _stays(rest: str, there: Document, clauses: tuple[int, ...]) -> float:
    """Return how far the rest of a sentence stands in the clauses that answer it."""
    if not clauses or len(rest) < _FEWEST:
        return 0.0
    bodies = (clean(there.text, there.nodes[at].body).text for at in clauses)
    return fuzz.partial_ratio(rest, "".join(bodies)) / 100


def _kinds(whole: str) -> Evidence:
    """Return of what kinds a sentence is."""
    known = {f"says.{kind}": 1.0 for kind, some in _words() if any(one in whole for one in some)}
    return known | {
        "says.measure": float(bool(_measure().search(whole))),
        "says.case": float(whole.endswith("的")),
        "says.list": float(whole.endswith("：")),
    }


@cache
def _words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words of each kind of sentence."""
    found: dict[str, list[str]] = {}
    for kind, word in rows("trust_words"):
        found.setdefault(kind, []).append(word)
    return tuple((kind, tuple(some)) for kind, some in found.items())


@cache
def _measure() -> re.Pattern[str]:
    units = alternation(frozenset(classes("units")))
    return re.compile(f"百分之|[{NUMERAL_CHARS}0-9]个?(?:{units})")
