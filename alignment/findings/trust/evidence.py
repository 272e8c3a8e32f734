"""What speaks for a finding and against it, each a number of about 0 to 1.

above  公安机关应当在七日内答复      below  公安机关七日内作出答复 told as a new deadline
→      share .8: a sentence above has most of its words, so that it is likely no new one
"""

import re
from functools import cache
from math import log

from rapidfuzz import fuzz

from ....corpus.normalise import clean
from ....corpus.structure.numerals import NUMERAL_CHARS
from ....corpus.tables import alternation
from ...model import Finding, Link, Topic
from ...tables import classes
from ..setting import Setting

Evidence = dict[str, float]
# Words of this length are neither short nor long; beyond the most, length says no more.
_USUAL, _LONG, _FEWEST = 40, 0.6, 4
# So much of a sentence is a word put into it.
_WORD = 0.15
# What is put into a sentence, or left out, of which so much of the rest stayed, is plain to see.
_STAYED = 0.9
# Other rules hold, whether a text says so or not.
_YIELDS = re.compile(
    "从其规定$|(?:按照?|依照?|依据|根据|适用)[^，。；]*规定[^，。；]{0,8}$|依法[^，。；]{0,12}责任$"
)
_STOPS = re.compile("[。；\n]")
# One body for another: often the same one under another name.
_SHIFTED = "subject-shifted"
# Two sentences of which so much agrees are one but for some words.
_ONE = 0.6


def evidence(pair: Setting, link: Link, found: Finding) -> Evidence:
    """Return what is known of a finding of a link; its words are in comparison form."""
    if found.template and found.variant:
        return _paired(pair, found)
    if found.code.startswith("near-"):
        return _near(pair, link, found)
    return _lone(pair, link, found)


def _paired(pair: Setting, found: Finding) -> Evidence:
    """Return what is known of one word for another.

    Where the sentences are one but for some words it is plain; of others two acts may be compared.
    """
    if found.code == _SHIFTED:
        return {"paired": 1.0, "paired.shifted": 1.0}
    if found.topic is not Topic.FORCE:
        return {"paired": 1.0}
    old, new = (
        _sentence(document.text, spans[0].start, spans[-1].end)
        for document, spans in ((pair.template, found.template), (pair.variant, found.variant))
    )
    return {"paired": 1.0, "paired.force-far": max(0.0, _ONE - fuzz.ratio(old, new) / 100)}


def _sentence(text: str, start: int, end: int) -> str:
    """Return the sentence of a text that holds a stretch."""
    stop = _STOPS.search(text, end)
    before = max(text.rfind(mark, 0, start) for mark in "。；\n")
    return text[before + 1 : stop.start() if stop else len(text)].strip()


def _near(pair: Setting, link: Link, found: Finding) -> Evidence:
    """Return what is known of a rule that is told beside a sentence near it."""
    words = found.after or found.before
    share, _ = _held(pair, found, words)
    return {
        "near": 1.0,
        "near.size": _size(words),
        "near.share": share,
        "near.answered": _answered(link),
        "near.measures": float(bool(_measure().search(words))),
        "near.binds": float(bool(_force().search(words))),
    }


def _lone(pair: Setting, link: Link, found: Finding) -> Evidence:
    """Return what is known of a rule that only one text is said to have."""
    words = found.after or found.before
    part, stays = _around(pair, link, found)
    word = float(part < _WORD)
    if stays >= _STAYED:
        return {"put-in": 1.0, "put-in.word": word}
    both = float(bool(link.template and link.variant))
    item = float(found.code.startswith("listed-"))
    share, cover = _held(pair, found, words)
    told = {
        "lone.linked": both,
        "lone.linked-versions": both * (not pair.implements),
        "lone.similar": both * link.similarity,
        "lone.item-answered": item * _answered(link),
        "lone.item-scope": item * (found.topic is Topic.SCOPE),
        "lone.share": share,
        "lone.cover": cover,
        "lone.size": _size(words),
        "lone.binds": float(bool(_force().search(words))),
        "lone.measures": float(bool(_measure().search(words))),
        "lone.yields": float(bool(_YIELDS.search(words))),
        "lone.part": part,
        "lone.rest-stays": stays,
        "lone.word": word,
        "lone.word-step": word * (found.topic is Topic.PROCEDURE),
    }
    return told | {f"lone.{found.topic}": 1.0}


def _around(pair: Setting, link: Link, found: Finding) -> tuple[float, float]:
    """Return how much of its sentence a rule is, and how far the rest of it stands there."""
    ours, theirs = (pair.variant, pair.template), (link.variant, link.template)
    here, there = ours if found.variant else ours[::-1]
    clauses = theirs[1] if found.variant else theirs[0]
    spans = found.variant or found.template
    start, end = spans[0].start, spans[-1].end
    whole = _sentence(here.text, start, end)
    rest = whole.replace(here.text[start:end], "")
    part = 1 - len(rest) / max(1, len(whole))
    if not clauses or len(rest) < _FEWEST:
        return part, 0.0
    bodies = (clean(there.text, there.nodes[at].body).text for at in clauses)
    return part, fuzz.partial_ratio(rest, "".join(bodies)) / 100


def _answered(link: Link) -> float:
    """Return how likely something answers the clause of a rule."""
    both = link.template and link.variant
    return link.probability if both else 1 - link.probability


def _held(pair: Setting, found: Finding, words: str) -> tuple[float, float]:
    """Return how much of a rule its nearest sentence in the other text has, and the whole text."""
    return (pair.kindred if found.variant else pair.kindred_new).shares(words)


def _size(words: str) -> float:
    return min(log(max(len(words), _FEWEST) / _USUAL), _LONG)


@cache
def _force() -> re.Pattern[str]:
    return re.compile(alternation(frozenset(classes("forces"))))


@cache
def _measure() -> re.Pattern[str]:
    units = alternation(frozenset(classes("units")))
    return re.compile(f"百分之|[{NUMERAL_CHARS}0-9]个?(?:{units})")
