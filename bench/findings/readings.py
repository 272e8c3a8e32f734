"""Findings of pairs drawn at random, each read: how many are right, by topic.

    python -m bench.findings.readings [--lot honest]   the figures of what was read
    python -m bench.findings.readings --draw 18        print findings to be read, with their words
    python -m bench.findings.readings --draw 9 --by title --seed 7     of pairs of one matter

A reading names a finding by pair, code and offsets, never by its words, so that it can be told
whether the finding is still made. The files of ``readings/`` hold the judgements, a lot each: 1
right, 0 wrong with the reason, for findings as they were told when they were read. A lot shaped the
code after it was read; ``honest`` was read last, on pairs that no other lot has, and its figure at
reading is the one to expect elsewhere. The first four lots took of each class about as many as of
any other; since the fifth a lot is drawn from all findings of a pair alike. ``development`` and
all lots since ``tenth`` were read most strictly: what is trivial, or of another class, is wrong.
``honest`` is drawn by ``bench.findings.fresh``: versions, rules below and siblings alike.
Findings with ``extra`` were drawn beside the others so that rare classes are judged too. ``second``
is the judgement of a second reader who saw neither the first nor any figure, ``again`` that of the
same reader soon after, in another order, from the other text: it shows slips, not agreement. Needs
../shared.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Finding, Topic
from duizhao.corpus.load import load
from duizhao.report.validation.statistics import agreement, kappa

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
LOTS = (
    *("drawn", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "development", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "honest"),
    *("fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
)
# What a judgement is compared with, if it has the field.
_TWICE = {"second": "two readers", "again": "the same reader soon after"}
# A pair gives so many findings at most: no long law outweighs the others.
_MOST = 28
_LARGEST = 45_000


_PLACE = re.compile("^(?:中华人民共和国|[^《》]{1,8}?(?:自治区|自治州|省|市|自治县|县|区))")
_KIND = re.compile("(?:实施|若干|暂行|管理|促进|保护)*(?:办法|条例|规定|细则|规则|法|实施细则)$")


class Drawn(NamedTuple):
    """A pair of texts below ../shared."""

    template: str
    variant: str


def pairs(seed: int = 15) -> list[Drawn]:
    """Return revisions of the corpus and pairs of local rules in a random order, by turns."""
    dated: dict[str, list[str]] = {}
    for file in sorted((SHARED / "corpus").rglob("*.txt")):
        if file.stat().st_size < _LARGEST and "(" in file.name:
            key = f"{file.parent.name}/{file.name.rpartition('(')[0]}"
            dated.setdefault(key, []).append(str(file.relative_to(SHARED)))
    versions = [Drawn(*two) for files in dated.values() for two in pairwise(files)]
    local = [
        Drawn(
            *(str((folder / f"{side}.txt").relative_to(SHARED)) for side in ("template", "variant"))
        )
        for name in ("local", "local-b", "random")
        for folder in sorted((SHARED / "gold" / name).iterdir())
    ]
    rng = Random(seed)
    rng.shuffle(versions)
    rng.shuffle(local)
    return [pair for both in zip(versions, local, strict=False) for pair in both]


def by_title(seed: int) -> list[Drawn]:
    """Return pairs of the corpus of two places, or of the land and a place, on one matter."""
    matters: dict[str, list[tuple[str, str]]] = {}
    for file in sorted((SHARED / "corpus").rglob("*.txt")):
        title = file.stem.partition("(")[0]
        place = _PLACE.match(title)
        cited = re.search("《([^》]+)》", title)
        named = cited.group(1) if cited else _PLACE.sub("", title)
        if file.stat().st_size < _LARGEST:
            told = place.group() if place else "", str(file.relative_to(SHARED))
            matters.setdefault(_KIND.sub("", named), []).append(told)
    found = [
        Drawn(first[1], second[1])
        for texts in matters.values()
        for at, first in enumerate(sorted(texts))
        for second in sorted(texts)[at + 1 :]
        if first[0] != second[0]
    ]
    Random(seed).shuffle(found)
    return found


def findings(pair: Drawn) -> tuple[Comparison, list[Finding]]:
    """Compare a pair; return its findings, references left out."""
    comparison = compare(load(SHARED / pair.template), load(SHARED / pair.variant))
    found = [one for change in comparison.changes for one in change.findings]
    return comparison, [one for one in found if one.topic is not Topic.REFERENCE]


def key(one: Finding) -> list[object]:
    """Return what names a finding: its code, and where its words stand."""
    spans = [list(span) for side in (one.template, one.variant) for span in side]
    return [one.code, spans]


def sample(found: list[Finding], seed: str) -> list[Finding]:
    """Return some of the findings of a pair, drawn at random, in their order."""
    if len(found) <= _MOST:
        return found
    chosen = set(Random(seed).sample(range(len(found)), _MOST))
    return [one for at, one in enumerate(found) if at in chosen]


def draw(drawn: Sequence[Drawn]) -> None:
    """Print findings with the clauses around them, numbered."""
    number = 0
    for pair in drawn:
        comparison, found = findings(pair)
        print(f"=== {pair.template} | {pair.variant}")
        for one in sample(found, pair.variant):
            number += 1
            print(f"#{number} {one.code} {one.weight} «{one.before}» → «{one.after}»")
            words = (side.replace("\n", " ")[:230] for side in pieces(comparison, one))
            print("   ", " ⇒ ".join(words))


def pieces(comparison: Comparison, one: Finding) -> list[str]:
    """Return the words of the clauses that a finding belongs to, of either text."""
    for change in comparison.changes:
        if one in change.findings:
            sides = (
                (comparison.template, change.link.template),
                (comparison.variant, change.link.variant),
            )
            return ["/".join(d.nodes[i].body.cut(d.text) for i in ids) for d, ids in sides]
    return ["", ""]


def read(lot: str) -> Iterator[dict[str, object]]:
    """Yield the judgements of a lot."""
    for line in (HERE / "readings" / f"{lot}.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)


def code_of(code: str) -> str:
    """Return a code as it was written when the first lots were read: set-up was new."""
    return code.replace("-set-up", "-new")


def show(lot: str) -> None:
    """Print the precision of what was read, by topic, and of what is still told of it."""
    judged = list(read(lot))
    now: dict[Drawn, list[object]] = {}
    for pair in {_pair(one) for one in judged}:
        _, found = findings(pair)
        now[pair] = [[code_of(one.code), key(one)[1]] for one in found]
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for one in judged:
        topic = str(one.get("topic") or str(one["code"]).partition("-")[0])
        still = [code_of(str(one["code"])), one["spans"]] in now[_pair(one)]
        for name in (topic, "all", *_drawn_as(one)):
            total[name] += 1
            right[name] += int(bool(one["right"]))
            told[name] += still
            kept[name] += still and bool(one["right"])
    print(f"{lot}: pairs {len(now)}")
    print(f"{'topic':14}  read  right  share  told now  right  share")
    for name in sorted(total):
        shares = right[name] / total[name], kept[name] / max(1, told[name])
        counts = f"{total[name]:5} {right[name]:6} {shares[0]:6.2f}"
        print(f"{name:14} {counts} {told[name]:9} {kept[name]:6} {shares[1]:6.2f}")
    for field, readers in _TWICE.items():
        twice = [(bool(one["right"]), bool(one[field])) for one in judged if field in one]
        if twice:
            print(f"{readers}: {_agreement(twice)}")


def _pair(one: dict[str, object]) -> Drawn:
    return Drawn(str(one["template"]), str(one["variant"]))


def _drawn_as(one: dict[str, object]) -> tuple[str, ...]:
    """Return the rows of a finding that was drawn as it came: its relation, if that is told."""
    if one.get("extra"):
        return ()
    related = one.get("relation")
    return ("as drawn", f"as {related}") if related else ("as drawn",)


def _agreement(twice: Sequence[tuple[bool, bool]]) -> str:
    """Return how far two readers agree, as a share and beyond chance."""
    first, second = (sum(side) / len(twice) for side in zip(*twice, strict=True))
    same, beyond = agreement(twice), kappa(twice)
    told = f"right {first:.2f} and {second:.2f}, agree {same:.2f}"
    return f"of {len(twice)}, {told}, kappa {beyond or 0:.2f}"


def main() -> None:
    """Draw findings to be read, or show what was read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draw", type=int, default=0, metavar="PAIRS")
    parser.add_argument("--by", choices=("kind", "title"), default="kind")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--lot", choices=LOTS, default="honest")
    asked = parser.parse_args()
    if asked.draw:
        drawn = by_title(asked.seed) if asked.by == "title" else pairs(asked.seed)
        draw(drawn[: asked.draw])
    else:
        show(asked.lot)


if __name__ == "__main__":
    main()
