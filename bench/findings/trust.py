"""How likely a finding is right: learn it from judged findings, and judge what was learned.

    python -m bench.findings.trust [--write]

Prints how many findings of a lot are right, and how many are left, when those that are less likely
right than one threshold are told only where their article has no other, and none below a second:
of each strict lot as it was read and of what is told now, judged by trees that never saw the pair
of texts, then by those that the lots before it teach; how well these tell right from wrong (the
area under the curve); then by class, and by probability. Then what the bars in use keep.
``--write`` writes ``alignment/tables/finding_trust.npz``, the same bytes each time. Needs
../shared.

A finding that is no longer told, since its kind of error was mended, teaches a third as much as one
that is: without such ones the trees know the present errors better, and those of texts that nobody
has read much worse.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from duizhao.alignment.compare import compare
from duizhao.alignment.findings.relation import implements
from duizhao.alignment.findings.setting import Setting, setting
from duizhao.alignment.findings.trust.evidence import Evidence, evidence
from duizhao.alignment.findings.trust.weigh import Bar, article, bar, rated
from duizhao.alignment.linking.learned.forest import Forest
from duizhao.alignment.model import Comparison, Direction, Finding, Link, Settings, Topic
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Span
from duizhao.corpus.normalise import clean

from bench.learn.trees import grow, stored

from .readings import LOTS, SHARED, code_of, key, read

TABLE = Path(__file__).resolve().parents[2] / "alignment" / "tables" / "finding_trust.npz"
# These lots were read less strictly, and took of each class as many as of any other.
UNEVEN = frozenset(("drawn", "second", "third", "fourth"))
TAUGHT = tuple(lot for lot in LOTS if lot not in UNEVEN)
# Lots read less strictly than those that judge.
LENIENT = frozenset(("fifth", "sixth", "seventh", "eighth", "ninth"))
BEFORE = frozenset(("development", "tenth", "eleventh", "twelfth"))
JUDGES = tuple(lot for lot in TAUGHT if lot not in LENIENT)
# In these a rule told beside a sentence that says the same is wrong; before, it was right.
NEWEST = tuple(lot for lot in JUDGES if lot not in BEFORE)
# How much a finding teaches: one that is no longer told, one of a lot that was read less strictly,
# and one of a lot that is the likest to what is read next.
MENDED, LESS, LAST = 0.3, 0.3, 3.0
# Smaller trees than those of links, since there are fewer findings; larger ones, more of them or
# thresholds that fit tell right from wrong less well.
TREES = 180
PARAMETERS = {
    "learning_rate": 0.05,
    "num_leaves": 12,
    "max_depth": 6,
    "min_data_in_leaf": 15,
    "feature_fraction": 0.25,
    "lambda_l2": 10.0,
    "max_bin": 63,
}
FOLDS = 10
_TRIED = ((0, 0), (0.8, 0.4), (0.8, 0.6), (0.8, 0.7), (0.8, 0.8), (0.85, 0.85), (0.9, 0.9))
_OF = "topic."
# One-sided findings of these endings are of the template.
_GONE = ("removed", "dropped", "affirmed", "unkept")


class Case(NamedTuple):
    """A judged finding: its lot, its pair of texts, what is known of it; ``told``: even now.

    ``mates`` is what is known of the other findings of its article.
    """

    lot: str
    pair: tuple[str, str]
    topic: str
    known: Evidence
    right: bool
    told: bool
    mates: tuple[Evidence, ...] = ()


def cases(lots: Sequence[str] = TAUGHT) -> Iterator[Case]:
    """Yield the judged findings of some lots."""
    judged: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = {}
    for lot in lots:
        for one in read(lot):
            ends = str(one["template"]), str(one["variant"])
            judged.setdefault(ends, []).append((lot, one))
    for ends, ones in judged.items():
        yield from _of_pair(ends, ones)


def _of_pair(ends: tuple[str, str], ones: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[Case]:
    comparison = compare(*(load(SHARED / end) for end in ends), Settings(doubtful=True))
    pair = _setting(comparison)
    now: dict[str, tuple[Link, Finding]] = {}
    articles: dict[tuple[bool, int], list[tuple[str, Evidence]]] = {}
    for change in comparison.changes:
        for found in change.findings:
            if found.topic is not Topic.REFERENCE:
                name = json.dumps([code_of(found.code), key(found)[1]])
                now[name] = change.link, found
                known = evidence(pair, change.link, _in_form(pair, found))
                articles.setdefault(article(pair, change.link, found), []).append((name, known))
    for lot, one in ones:
        name = json.dumps([code_of(one["code"]), one["spans"]])
        told = now.get(name)
        which = told or _again(comparison, one)
        if which is not None:
            link, found = which
            known = evidence(pair, link, _in_form(pair, found))
            beside = articles.get(article(pair, link, found), ())
            mates = tuple(other for named, other in beside if named != name)
            right, topic = bool(one["right"]), str(found.topic)
            yield Case(lot, ends, topic, known, right, told is not None, mates)


def _setting(comparison: Comparison) -> Setting:
    links = tuple(change.link for change in comparison.clauses)
    below = implements(*comparison.texts, links, comparison.settings.relation)
    return setting(*comparison.texts, implements=below)


def _in_form(pair: Setting, found: Finding) -> Finding:
    """Return a finding with its words in comparison form, as it is when it is weighed."""
    sides = (pair.template, found.template), (pair.variant, found.variant)
    before, after = (
        "".join(clean(document.text, span).text for span in spans) for document, spans in sides
    )
    return Finding(
        found.code, before, after, found.template, found.variant, "", found.topic, found.direction
    )


def _again(comparison: Comparison, one: dict[str, Any]) -> tuple[Link, Finding] | None:
    """Return a judged finding that is no longer told, with the link that it would be told of."""
    spans = [Span(*span) for span in one["spans"]]
    if len(spans) > 2:
        return None
    gone = str(one["code"]).endswith(_GONE)
    both = len(spans) == 2
    old = (spans[0],) if both or gone else ()
    new = (spans[-1],) if both or not gone else ()
    for change in comparison.changes:
        link = change.link
        if _holds(comparison.template, link.template, old) and _holds(
            comparison.variant, link.variant, new
        ):
            topic = Topic(one.get("topic") or str(one["code"]).partition("-")[0])
            return link, Finding(one["code"], "", "", old, new, "", topic, Direction.NEW)
    return None


def _holds(document: Document, clauses: Sequence[int], spans: Sequence[Span]) -> bool:
    """Say whether some clauses hold a stretch; no stretch is held by any."""
    wholes = [document.nodes[at].span for at in clauses]
    return not spans or any(w.start <= spans[0].start < w.end for w in wholes)


def learned(taught: Sequence[Case]) -> Forest:
    """Return trees that tell findings that are right from others."""
    names = sorted({name for one in taught for name in one.known})
    # What a tree is grown from is drawn by place.
    taught = sorted(
        taught, key=lambda one: (one.lot, one.pair, sorted(one.known.items()), one.right)
    )
    x = np.array([[one.known.get(name, 0.0) for name in names] for one in taught], np.float32)
    y = np.array([one.right for one in taught], float)
    w = np.array([_taught(one) for one in taught])
    return grow(x[w > 0], y[w > 0], w[w > 0], names, PARAMETERS, TREES)


def _taught(one: Case) -> float:
    """Return how much a finding teaches."""
    strict = LAST if one.lot in NEWEST else 1.0 if one.lot in JUDGES else LESS
    if one.known["paired"] and not one.told:
        # Two wrong statements were paired: each kind was mended by a rule of its own.
        return 0.0
    if one.right and one.known["near"] and one.lot not in NEWEST:
        return 0.0
    return strict * (1.0 if one.told else MENDED)


class Seen(NamedTuple):
    """A judged finding with its probability by trees that never saw its pair, and its mates'."""

    case: Case
    given: float
    beside: tuple[float, ...]


def judged(known: Sequence[Case]) -> list[Seen]:
    """Return the findings of the strict lots, each pair judged by what the others teach."""
    pairs = sorted({one.pair for one in known})
    fold = dict(
        zip(pairs, np.random.default_rng(FOLDS).integers(0, FOLDS, len(pairs)), strict=True)
    )
    found = []
    for left in range(FOLDS):
        trees = learned([one for one in known if fold[one.pair] != left])
        asked = [one for one in known if fold[one.pair] == left and one.lot in JUDGES]
        found += [_seen(trees, one) for one in asked]
    return found


def by_lot(known: Sequence[Case]) -> list[Seen]:
    """Return the same, each lot judged by what the lots before it teach, without its pairs."""
    found = []
    for at, lot in enumerate(TAUGHT):
        asked = [one for one in known if one.lot == lot]
        pairs = {one.pair for one in asked}
        before = [one for one in known if one.lot in TAUGHT[:at] and one.pair not in pairs]
        if lot in JUDGES:
            trees = learned(before)
            found += [_seen(trees, one) for one in asked]
    return found


def _seen(trees: Forest, one: Case) -> Seen:
    given = rated(trees, [one.known, *one.mates])
    return Seen(one, given[0], tuple(given[1:]))


Bars = Callable[[Evidence], Bar]


def _in_use(known: Evidence) -> Bar:
    topic = next(Topic(name[len(_OF) :]) for name in known if name.startswith(_OF))
    weak = bool(known["near"] or known["listed"])
    return bar(topic, below=bool(known["below"]), weak=weak)


def _alike(sure: float, least: float) -> Bars:
    """Return one bar for all findings."""
    return lambda *_: Bar(sure, least)


def kept(one: Seen, bars: Bars) -> bool:
    """Say whether a finding is told: it is sure, or the likeliest where its article has none."""
    here, *others = (
        (known, given, bars(known))
        for known, given in zip(
            (one.case.known, *one.case.mates), (one.given, *one.beside), strict=True
        )
    )
    if _sure(*here):
        return True
    likeliest = one.given >= max((here[2].least, *one.beside))
    return likeliest and not any(_sure(*mate) for mate in others)


def _sure(known: Evidence, given: float, least: Bar) -> bool:
    return given >= least.sure or bool(known["paired"])


def show(name: str, seen: Sequence[Seen]) -> None:
    """Print what is right of that which each pair of thresholds keeps, lot by lot."""
    heads = (*(f"{a:4} {b:4}" for a, b in _TRIED), "   in use", "area")
    print(f"\n{name}: share right, share kept\nlot          ", *heads)
    bars = (*(_alike(*two) for two in _TRIED), _in_use)
    for lot in (*JUDGES, "newest", "all"):
        for now in (False, True):
            some = [one for one in seen if _of_lot(one.case.lot, lot)]
            some = [one for one in some if one.case.told or not now]
            cells = (_cell(some, one) for one in bars)
            print(f"{lot[:10]:10} {'now' if now else '':3}", *cells, f"{_area(some):4.2f}")


def _of_lot(lot: str, asked: str) -> bool:
    return asked in (lot, "all") or (asked == "newest" and lot in NEWEST)


def _cell(some: Sequence[Seen], bars: Bars) -> str:
    left = [one.case.right for one in some if kept(one, bars)]
    return f"{sum(left) / max(1, len(left)):4.2f} {len(left) / max(1, len(some)):4.2f}"


def _area(some: Sequence[Seen]) -> float:
    """Return how often of two findings the one that is right is given more (Hanley 1982)."""
    right, wrong = (
        np.array([one.given for one in some if one.case.right is said]) for said in (True, False)
    )
    above = (right[:, None] > wrong) + (right[:, None] == wrong) / 2
    return float(above.mean()) if above.size else 0.5


def show_topics(seen: Sequence[Seen]) -> None:
    """Print by topic what the bars in use keep of what is told now, in the newest lots."""
    now = [one for one in seen if one.case.told and one.case.lot in NEWEST]
    print("\ntopic            read right share   kept right share")
    for topic in (*sorted({one.case.topic for one in now}), "all"):
        some = [one for one in now if topic in (one.case.topic, "all")]
        told = []
        for group in (some, [one for one in some if kept(one, _in_use)]):
            right = sum(one.case.right for one in group)
            told.append(f"{len(group):5} {right:5} {right / max(1, len(group)):5.2f}")
        print(f"{topic:16}", *told)


def show_given(seen: Sequence[Seen]) -> None:
    """Print how many are right of those that are given about so much."""
    print("\ngiven          told  right")
    for low, high in pairwise((0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1)):
        some = [one for one in seen if one.case.told and low <= one.given < high]
        share = sum(one.case.right for one in some) / max(1, len(some))
        print(f"{low:.2f} to {high:.2f} {len(some):6} {share:6.2f}")


def write(known: Sequence[Case]) -> None:
    """Learn from all judged findings and write the trees."""
    np.savez_compressed(TABLE, **stored(learned(known)))


def main() -> None:
    """Judge the weights, lot by lot; write them if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    known = list(cases())
    seen = judged(known)
    show("without the pair", seen)
    show("by the lots before", by_lot(known))
    show_topics(seen)
    show_given(seen)
    if asked.write:
        write(known)


if __name__ == "__main__":
    main()
