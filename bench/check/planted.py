"""Plant faults and their look-alikes into real texts and count what each rule finds of them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Fault, Office
from duizhao.alignment.checking.rulebook import rules
from duizhao.bench.corpus import source_of
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

from . import plants_order, plants_words
from .model import Pair, Plant

PLANTS: dict[str, Pair] = plants_order.PLANTS | plants_words.PLANTS
# A fault may be told at the next label or at the end of its list.
_NEAR = 400
# So many texts are tried for each that is wanted: most rules need something that not all have.
_TRIES = 40
# Only texts of ordinary size: a code of a thousand articles proves no more.
_LONGEST = 20_000


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
    checked = check(parse(Source("planted.txt", "", text, "text")), Office(select=(rule,)))
    return checked.kind.value, checked.faults


def _new(before: Sequence[Fault], after: Sequence[Fault]) -> list[Fault]:
    """Return the faults that were not there before, by what they say."""
    known = Counter(fault.params for fault in before)
    fresh = []
    for fault in after:
        if known[fault.params]:
            known[fault.params] -= 1
        else:
            fresh.append(fault)
    return fresh


def _measure(rule: str, pair: Pair, texts: Sequence[tuple[str, str]], wanted: int) -> Count:
    count, rng = Count(), Random(rule)
    order = rng.sample(range(len(texts)), min(len(texts), wanted * _TRIES))
    for at in order:
        if count.planted >= wanted and count.alike >= wanted:
            break
        name, text = texts[at]
        kind, before = faults(text, rule)
        if kind not in pair.kinds:
            continue
        if count.planted < wanted:
            _plant(count, name, text, before, (rule, pair.fault), rng)
        if count.alike < wanted:
            _look_alike(count, name, text, before, (rule, pair.alike), rng)
    return count


def _plant(
    count: Count,
    name: str,
    text: str,
    before: Sequence[Fault],
    plant: tuple[str, Plant],
    rng: Random,
) -> None:
    put = plant[1](text, rng)
    if put is None:
        return
    count.planted += 1
    fresh = _new(before, faults(put.text, plant[0])[1])
    near = [f for f in fresh if put.start - _NEAR <= f.span.start <= put.end + _NEAR]
    count.found += bool(near)
    if not near:
        count.missed.append(f"{name}: {put.text[max(0, put.start - 20) : put.start + 60]!r}")
    count.false += len(fresh) - len(near)
    count.alarms += [f"{name}: {f.params}" for f in fresh if f not in near]


def _look_alike(
    count: Count,
    name: str,
    text: str,
    before: Sequence[Fault],
    plant: tuple[str, Plant],
    rng: Random,
) -> None:
    put = plant[1](text, rng)
    if put is None:
        return
    count.alike += 1
    fresh = _new(before, faults(put.text, plant[0])[1])
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


def run(folder: Path, wanted: int, names: Sequence[str], *, verbose: bool) -> None:
    """Print recall and precision of every rule, or of those named."""
    texts = texts_of(folder)
    total = Count()
    print("rule · planted · found · look-alikes · false alarms")
    for rule in rules():
        if rule.name not in PLANTS or (names and rule.name not in names):
            continue
        count = _measure(rule.name, PLANTS[rule.name], texts, wanted)
        told = (f"{rule.id} {rule.name}", count.planted, count.found, count.alike, count.false)
        print(" · ".join(map(str, told)))
        sys.stdout.flush()
        if verbose:
            print(
                "".join(f"   - {line}\n" for line in (*count.missed[:6], *count.alarms[:6])), end=""
            )
        total.planted += count.planted
        total.found += count.found
        total.alike += count.alike
        total.false += count.false
    missing = [rule.name for rule in rules() if rule.name not in PLANTS]
    print(f"without plants: {' '.join(missing) or 'none'}")
    recall = total.found / max(1, total.planted)
    precision = total.found / max(1, total.found + total.false)
    print(f"planted {total.planted}, recall {recall:.4f}, precision {precision:.4f}")
