"""Plant faults and their look-alikes into real texts and count what each rule finds of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Fault, Office, TextKind
from duizhao.alignment.checking.rulebook import SCREENING, rules
from duizhao.alignment.checking.screening.screen import screened
from duizhao.alignment.compare import compare
from duizhao.bench.corpus import source_of
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from .model import Pair, Put
from .plants import above, laws, order, words

PLANTS: dict[str, Pair] = order.PLANTS | words.PLANTS | above.PLANTS
# The rules that look cited laws up, measured on a shelf of their own.
LAWS = frozenset(
    f"law-{name}"
    for name in ("repealed", "renamed", "article-moved", "article-split", "article-gone")
)
# A word that the office of the bench does not write, and the one that it writes.
TERMS = (("主管行政部门", "行政主管部门"),)
# A fault may be told at the next label or at the end of its list.
_NEAR = 400
# Only texts of ordinary size: a code of a thousand articles proves no more.
_LONGEST = 20_000
# A comparison costs more than a check: short texts do.
_SHORT = 4_000


@dataclass
class Count:
    """What became of the plants of one rule."""

    planted: int = 0
    found: int = 0
    alike: int = 0
    false: int = 0
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)


def faults(text: str, rule: str) -> tuple[str, tuple[Fault, ...]]:
    """Return the kind of a text and what one rule finds in it."""
    office = Office(select=(rule,), terms=TERMS)
    checked = check(parse(Source("planted.txt", "", text, "text")), office)
    return checked.kind.value, checked.faults


def leads(above: str, text: str, rule: str) -> tuple[Fault, ...]:
    """Return what one rule of screening finds in ``text`` beside the text above."""
    template, variant = (parse(Source("x.txt", "", words, "text")) for words in (above, text))
    office = Office(select=(rule,), kind=TextKind.NORM)
    return screened(compare(template, variant), check(variant, office), office).faults


def _measure_above(rule: str, pair: Pair, texts: Sequence[tuple[str, str]], wanted: int) -> Count:
    """Measure a rule of screening: each text is the one above, the planted one stands below."""
    count, rng = Count(), Random(rule)
    for at in rng.sample(range(len(texts)), len(texts)):
        if count.planted >= wanted and count.alike >= wanted:
            break
        name, text = texts[at]
        if len(text) > _SHORT:
            continue
        fault = pair.fault(text, rng) if count.planted < wanted else None
        alike = pair.alike(text, rng) if count.alike < wanted else None
        if fault is None and alike is None:
            continue
        before = () if rule == "repeats-above" else leads(text, text, rule)
        if fault:
            found = leads(text, fault.text, rule)
            fresh = _new(before, found, fault, len(fault.text) - len(text))
            count.planted += 1
            count.found += bool(fresh)
            count.missed += [] if fresh else [f"{name}: {fault.text[fault.start :][:60]!r}"]
        if alike:
            found = leads(text, alike.text, rule)
            fresh = _new(before, found, alike, len(alike.text) - len(text))
            count.alike += 1
            count.false += len(fresh)
            count.alarms += [f"alike {name}: {f.params}" for f in fresh]
    return count


def _new(before: Sequence[Fault], after: Sequence[Fault], put: Put, grown: int) -> list[Fault]:
    """Return the faults that were not there before.

    What was put in moves what stands behind it by ``grown`` characters; where the text was made
    anew as a whole a fault is known by what it says.
    """
    if (put.start, put.end) == (0, len(put.text)):
        known = Counter(fault.params for fault in before)
        return [fault for fault in after if not _taken(known, fault.params)]
    moved = Counter(
        (f.params, f.span.start + (grown if f.span.start >= put.start else 0)) for f in before
    )
    return [fault for fault in after if not _taken(moved, (fault.params, fault.span.start))]


def _taken(known: Counter, key: object) -> bool:
    """Say whether ``key`` is known, and know it once less."""
    known[key] -= 1
    return known[key] >= 0


def _measure(rule: str, pair: Pair, texts: Sequence[tuple[str, str]], wanted: int) -> Count:
    count, rng = Count(), Random(rule)
    for at in rng.sample(range(len(texts)), len(texts)):
        if count.planted >= wanted and count.alike >= wanted:
            break
        name, text = texts[at]
        fault = pair.fault(text, rng) if count.planted < wanted else None
        alike = pair.alike(text, rng) if count.alike < wanted else None
        if fault is None and alike is None:
            continue
        kind, before = faults(text, rule)
        if kind in pair.kinds and fault is not None:
            _plant(count, (name, text), fault, before, rule)
        if kind in pair.kinds and alike is not None:
            _look_alike(count, (name, text), alike, before, rule)
    return count


def _plant(count: Count, of: tuple[str, str], put: Put, before: Sequence[Fault], rule: str) -> None:
    name, text = of
    count.planted += 1
    fresh = _new(before, faults(put.text, rule)[1], put, len(put.text) - len(text))
    near = [f for f in fresh if put.start - _NEAR <= f.span.start <= put.end + _NEAR]
    count.found += bool(near)
    if not near:
        count.missed.append(f"{name}: {put.text[max(0, put.start - 20) : put.start + 60]!r}")
    count.false += len(fresh) - len(near)
    count.alarms += [f"{name}: {f.params}" for f in fresh if f not in near]


def _look_alike(
    count: Count, of: tuple[str, str], put: Put, before: Sequence[Fault], rule: str
) -> None:
    name, text = of
    count.alike += 1
    fresh = _new(before, faults(put.text, rule)[1], put, len(put.text) - len(text))
    count.false += len(fresh)
    count.alarms += [f"alike {name}: {f.params} {f.span.cut(put.text)!r}" for f in fresh]


def texts_of(folder: Path) -> list[tuple[str, str]]:
    """Return name and text of each file of ordinary size."""
    found = []
    for path in sorted(folder.rglob("*.txt")):
        text = source_of(path).text.replace("\r\n", "\n")
        if len(text) <= _LONGEST:
            found.append((path.name, text))
    return found


def _measure_laws(texts: Sequence[tuple[str, str]], wanted: int) -> dict[str, Count]:
    """Measure the rules about cited laws."""
    counts: dict[str, Count] = {}
    for name, case in laws.cases(texts, wanted):
        for rule, (wrong, right) in case.cited.items():
            count = counts.setdefault(rule, Count())
            found, false = (laws.told(case.laws, words, rule) for words in (wrong, right))
            count.planted, count.found = count.planted + 1, count.found + found
            count.alike, count.false = count.alike + 1, count.false + false
            count.missed += [] if found else [f"{name}: {wrong}"]
            count.alarms += [f"alike {name}: {right}"] if false else []
    return counts


def _all_counts(
    texts: Sequence[tuple[str, str]], wanted: int, names: Sequence[str]
) -> Iterator[tuple[str, Count]]:
    """Yield id and name of each rule with plants, or of those named, and what became of them."""
    known = {rule.name: rule for rule in rules() if not names or rule.name in names}
    for name, rule in known.items():
        if name in PLANTS:
            measure = _measure_above if rule.family == SCREENING else _measure
            yield f"{rule.id} {name}", measure(name, PLANTS[name], texts, wanted)
    if not names or LAWS & set(names):
        for name, count in _measure_laws(texts, wanted).items():
            if name in known:
                yield f"{known[name].id} {name}", count


def run(folder: Path, wanted: int, names: Sequence[str], *, verbose: bool) -> None:
    """Print recall and precision of every rule, or of those named."""
    total = Count()
    print("rule · planted · found · look-alikes · false alarms")
    for told, count in _all_counts(texts_of(folder), wanted, names):
        print(" · ".join(map(str, (told, count.planted, count.found, count.alike, count.false))))
        sys.stdout.flush()
        if verbose:
            print(
                "".join(f"   - {line}\n" for line in (*count.missed[:6], *count.alarms[:6])), end=""
            )
        total.planted += count.planted
        total.found += count.found
        total.alike += count.alike
        total.false += count.false
    missing = [rule.name for rule in rules() if rule.name not in PLANTS.keys() | LAWS]
    print(f"without plants: {' '.join(missing) or 'none'}")
    recall = total.found / max(1, total.planted)
    precision = total.found / max(1, total.found + total.false)
    print(f"planted {total.planted}, recall {recall:.4f}, precision {precision:.4f}")
