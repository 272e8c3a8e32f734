"""How often each rule fires on published laws, beside what a reader judged of a sample.

The judgements stand in ``judged.tsv``: rule, document, offset, right or wrong, reason; no sentence
of a law is copied. A judgement counts while the rule still fires at that place.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Office, Profile, Severity
from duizhao.alignment.checking.rulebook import rules
from duizhao.bench.corpus import source_of
from duizhao.corpus.parse import parse
from duizhao.runs.pool import cores, each

_JUDGED = Path(__file__).with_name("judged.tsv")
# So many hits of a rule are judged at most.
_SAMPLE = 20
_BEFORE, _AFTER = 40, 60


class HitAt(NamedTuple):
    """A hit of a rule on a document, with the words around it for a reader."""

    rule: str
    document: str
    start: int
    params: tuple[str, ...]
    words: str


class Judged(NamedTuple):
    """A reader's word on a hit."""

    rule: str
    document: str
    start: int
    right: bool
    reason: str


def judged() -> tuple[Judged, ...]:
    """Return the judgements that are kept."""
    lines = _JUDGED.read_text("utf-8").splitlines() if _JUDGED.exists() else []
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple(Judged(c[0], c[1], int(c[2]), c[3] == "right", c[4]) for c in cells)


def hits_of(folder: Path, path: Path) -> list[HitAt]:
    """Return what every rule finds in one file."""
    document = parse(source_of(path))
    text, name = document.text, str(path.relative_to(folder))
    found = []
    for fault in check(document, Office(profile=Profile.STRICT)).faults:
        start, end = fault.span
        words = (
            f"{text[max(0, start - _BEFORE) : start]}[[{text[start : min(end, start + _AFTER)]}]]"
            f"{text[end : end + _AFTER]}"
        )
        found.append(HitAt(fault.rule.name, name, start, fault.params, words))
    return found


def sample(hits: Sequence[HitAt], rule: str) -> list[HitAt]:
    """Return the hits of a rule that are judged: always the same ones."""
    own = sorted(hit for hit in hits if hit.rule == rule)
    return Random(rule).sample(own, min(_SAMPLE, len(own)))


def run(folder: Path, out: Path | None) -> None:
    """Print the table: rule, hits, documents, judged, share right, false alarms expected."""
    files = sorted(folder.rglob("*.txt"))
    made = each(partial(hits_of, folder), files, cores())
    hits = [hit for found in made for hit in found or ()]
    if out:
        out.write_text("".join(json.dumps(h, ensure_ascii=False) + "\n" for h in hits), "utf-8")
    known: dict[str, dict[tuple[str, int], Judged]] = defaultdict(dict)
    for one in judged():
        known[one.rule][one.document, one.start] = one
    counts = Counter(hit.rule for hit in hits)
    false = {"default": 0.0, "error": 0.0}
    print(
        f"{len(files)} texts\n\nrule | severity | profile | hits | texts | judged | right | false"
    )
    print("---|---|---|---|---|---|---|---")
    for rule in rules():
        places = {(hit.document, hit.start) for hit in hits if hit.rule == rule.name}
        read = [one for place, one in known[rule.name].items() if place in places]
        right = sum(one.right for one in read)
        expected = counts[rule.name] * (1 - right / len(read)) if read else 0.0
        if rule.profile is Profile.DEFAULT:
            false["default"] += expected
            false["error"] += expected if rule.severity is Severity.ERROR else 0
        texts = len({document for document, _ in places})
        share = f"{right / len(read):.2f}" if read else "–"
        cells = (counts[rule.name], texts, len(read), share, f"{expected:.0f}")
        head = f"{rule.id} {rule.name} | {rule.severity} | {rule.profile}"
        print(head, *cells, sep=" | ")
    per_ten = 10 * false["default"] / max(1, len(files))
    print(f"\nfalse alarms of the default rules expected in 10 texts: {per_ten:.2f}")
    print(f"false alarms of severity error: {false['error']:.0f}")
