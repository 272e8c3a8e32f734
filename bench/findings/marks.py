"""Articles that a reader marked before any finding was seen: which of them have a finding.

    python -m bench.findings.marks [--misses]

A mark is an article in which the rule changed in force, amount, subject, procedure, deadline,
penalty, condition or scope, or that is new or gone with such a rule. Needs ../shared.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Topic
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Level, Span

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


class Score(NamedTuple):
    """Marked articles, those of them with a finding, and articles with a finding but no mark."""

    marked: int
    found: int
    more: int


def article_at(document: Document, span: Span) -> str:
    """Return the label of the article that holds the beginning of ``span``; "" outside of any."""
    for node in document.nodes:
        if node.level is Level.ARTICLE and node.span.start <= span.start < node.span.end:
            return node.label
    return ""


def told(comparison: Comparison) -> tuple[set[str], set[str]]:
    """Return the articles of either text in which a finding stands; references do not count."""
    old: set[str] = set()
    new: set[str] = set()
    for change in comparison.changes:
        for found in change.findings:
            if found.topic is Topic.REFERENCE or found.topic is Topic.VALIDITY:
                continue
            old.update(article_at(comparison.template, span) for span in found.template)
            new.update(article_at(comparison.variant, span) for span in found.variant)
            if not found.variant and change.link.variant:
                clause = comparison.variant.nodes[change.link.variant[0]]
                new.add(article_at(comparison.variant, clause.span))
    return old - {""}, new - {""}


def scores(*, misses: bool) -> Iterator[tuple[str, Score]]:
    """Yield the score of each pair that was marked."""
    for file in sorted((HERE / "marks").glob("*.json")):
        marks = json.loads(file.read_text("utf-8"))
        texts = [load(SHARED / marks[side]) for side in ("template", "variant")]
        found = dict(zip(("template", "variant"), told(compare(*texts)), strict=True))
        wanted = {side: set(names) for side, names in marks["articles"].items()}
        hits = sum(len(wanted[side] & found[side]) for side in wanted)
        more = found["variant"] - wanted["variant"]
        if misses:
            lost = {side: sorted(wanted[side] - found[side]) for side in wanted}
            print(file.stem, "missed", lost, "not marked", sorted(more))
        yield file.stem, Score(sum(map(len, wanted.values())), hits, len(more))


def main() -> None:
    """Print recall by article for each pair and for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name the articles missed")
    found = list(scores(misses=parser.parse_args().misses))
    print(f"{'pair':34} {'marked':>7} {'found':>6} {'recall':>7} {'not marked':>11}")
    for name, score in [
        *found,
        ("all", Score(*map(sum, zip(*(s for _, s in found), strict=True)))),
    ]:
        share = score.found / max(1, score.marked)
        print(f"{name:34} {score.marked:7} {score.found:6} {share:7.2f} {score.more:11}")


if __name__ == "__main__":
    main()
