"""How likely a finding is right: learn it from judged findings, and judge what was learned.

    python -m bench.findings.trust [--write]

Prints how many findings of a lot are right, and how many are left, when those that are less likely
right than one threshold are told only where their article has no other, and none below a second:
of each strict lot as it was read and of what is told now, judged by weights that never saw the pair
of texts, then by those that the lots before it teach; then by class. ``--write`` writes
``alignment/tables/finding_trust.tsv``, the same bytes each time. Needs ../shared.

A finding that is no longer told, since its kind of error was mended, teaches a little less than
half as much as one that is: without such ones the weights know the present errors better, and those
of texts that nobody has read much worse.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from duizhao.alignment.compare import compare
from duizhao.alignment.findings.relation import implements
from duizhao.alignment.findings.setting import Setting, setting
from duizhao.alignment.findings.trust.evidence import Evidence, evidence
from duizhao.alignment.findings.trust.weigh import ALWAYS, LEAST, SURE, article
from duizhao.alignment.model import Comparison, Direction, Finding, Link, Settings, Topic
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Span
from duizhao.corpus.normalise import clean

from bench.learn.fit import newton

from .readings import LOTS, SHARED, code_of, key, read

TABLE = Path(__file__).resolve().parents[2] / "alignment" / "tables" / "finding_trust.tsv"
HEAD = """\
# What is known of a finding and what it adds to the log-odds that it is right:
# name<TAB>weight.
# Written by python -m bench.findings.trust --write from the judgements in bench/findings/readings.
"""
# The first four lots were read less strictly, and took of each class as many as of any other.
TAUGHT = LOTS[4:]
# Lots read most strictly, which judge.
JUDGES = ("development", *LOTS[LOTS.index("tenth") :])
# In these a rule told beside a sentence that says the same is wrong; before, it was right.
NEWEST = LOTS[-2:]
# How much a finding teaches: one that is no longer told, one of a lot that was read most strictly,
# and one of the last two, which are the likest to what is read next.
MENDED, STRICT, LAST = 0.5, 2.0, 3.0
RIDGE = 30.0
FOLDS = 10
_TRIED = ((0, 0), (0.7, 0.7), (0.8, 0.8), (0.8, 0.4), (0.85, 0.4), (0.85, 0.5), (0.9, 0.6))
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


def learned(taught: Sequence[Case]) -> dict[str, float]:
    """Return the weight of each evidence: a logistic regression on standardised evidence."""
    names = sorted({name for one in taught for name in one.known})
    x = np.array([[one.known.get(name, 0.0) for name in names] for one in taught])
    y = np.array([one.right for one in taught], float)
    w = np.array([_taught(one) for one in taught])
    middle, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.c_[(x - middle) / spread, np.ones(len(x))]
    ridge = np.r_[np.full(len(names), RIDGE), 1e-6]
    found = newton(z, y, w, np.zeros(len(names) + 1), ridge)
    weights = found[:-1] / spread
    base = float(found[-1] - (weights * middle).sum())
    return {ALWAYS: base} | {n: float(v) for n, v in zip(names, weights, strict=True)}


def _taught(one: Case) -> float:
    """Return how much a finding teaches."""
    strict = LAST if one.lot in NEWEST else STRICT if one.lot in JUDGES else 1.0
    if "paired" in one.known and not one.told:
        # Two wrong statements were paired: each kind was mended by a rule of its own.
        return 0.0
    if one.right and "near" in one.known and one.lot not in NEWEST:
        return 0.0
    return strict * (1.0 if one.told else MENDED)


def weighed(weights: dict[str, float], some: Sequence[Evidence]) -> np.ndarray:
    """Return how likely each of some findings is right."""
    odds = [
        weights[ALWAYS] + sum(weights.get(name, 0.0) * v for name, v in known.items())
        for known in some
    ]
    return 1 / (1 + np.exp(-np.array(odds)))


class Seen(NamedTuple):
    """A judged finding with its probability by weights that never saw its pair, and its mates'."""

    case: Case
    given: float
    beside: float


def judged(known: Sequence[Case]) -> list[Seen]:
    """Return the findings of the strict lots, each pair judged by what the others teach."""
    pairs = sorted({one.pair for one in known})
    fold = dict(
        zip(pairs, np.random.default_rng(FOLDS).integers(0, FOLDS, len(pairs)), strict=True)
    )
    found = []
    for left in range(FOLDS):
        weights = learned([one for one in known if fold[one.pair] != left])
        asked = [one for one in known if fold[one.pair] == left and one.lot in JUDGES]
        found += [_seen(weights, one) for one in asked]
    return found


def by_lot(known: Sequence[Case]) -> list[Seen]:
    """Return the same, each lot judged by what the lots before it teach, without its pairs."""
    found = []
    for at, lot in enumerate(TAUGHT):
        asked = [one for one in known if one.lot == lot]
        pairs = {one.pair for one in asked}
        before = [one for one in known if one.lot in TAUGHT[:at] and one.pair not in pairs]
        if lot in JUDGES:
            weights = learned(before)
            found += [_seen(weights, one) for one in asked]
    return found


def _seen(weights: dict[str, float], one: Case) -> Seen:
    given = weighed(weights, [one.known, *one.mates]).tolist()
    return Seen(one, given[0], max(given[1:], default=0.0))


def kept(one: Seen, sure: float, least: float) -> bool:
    """Say whether a finding is told: it is sure, or the likeliest where its article has none."""
    alone = one.beside < sure and one.given >= max(least, one.beside)
    return one.given >= sure or alone


def show(name: str, seen: Sequence[Seen]) -> None:
    """Print what is right of that which each pair of thresholds keeps, lot by lot."""
    print(f"\n{name}: share right, share kept\nlot         ", *(f"{a:4} {b:3} " for a, b in _TRIED))
    for lot in (*JUDGES, "all"):
        for now in (False, True):
            some = [one for one in seen if lot in (one.case.lot, "all")]
            some = [one for one in some if one.case.told or not now]
            cells = (_cell(some, *two) for two in _TRIED)
            print(f"{lot[:10]:10} {'now' if now else '':3}", *cells)


def _cell(some: Sequence[Seen], sure: float, least: float) -> str:
    left = [one.case.right for one in some if kept(one, sure, least)]
    return f"{sum(left) / max(1, len(left)):4.2f} {len(left) / max(1, len(some)):4.2f}"


def show_topics(seen: Sequence[Seen]) -> None:
    """Print by topic what the thresholds in use keep of what is told now, in the last two lots."""
    now = [one for one in seen if one.case.told and one.case.lot in NEWEST]
    print("\ntopic            read right share   kept right share")
    for topic in (*sorted({one.case.topic for one in now}), "all"):
        some = [one for one in now if topic in (one.case.topic, "all")]
        told = []
        for group in (some, [one for one in some if kept(one, SURE, LEAST)]):
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
    """Learn from all judged findings and write the table."""
    weights = sorted(learned(known).items())
    TABLE.write_text(HEAD + "".join(f"{n}\t{v:.3f}\n" for n, v in weights), "utf-8")


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
