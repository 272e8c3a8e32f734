"""Articles that a reader marked before any finding was seen: which of them have a finding.

    python -m bench.findings.marks [--misses]

A mark is an article in which the rule changed in force, amount, subject, procedure, deadline,
penalty, condition or scope, or that is new or gone with such a rule. Some marks name the topics as
well, any of which a finding there may have: how many have one is the last column. Needs ../shared.
"""

import argparse
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Topic
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Level, Span

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"


class Score(NamedTuple):
    """Marked articles, those of them with a finding, and articles with a finding but no mark.

    ``named``: marked articles whose topics are named; ``right``: those with a finding of one.
    """

    marked: int
    found: int
    more: int
    named: int = 0
    right: int = 0


def article_at(document: Document, span: Span) -> str:
    """Return the label of the article that holds the beginning of ``span``; "" outside of any."""
    for node in document.nodes:
        if node.level is Level.ARTICLE and node.span.start <= span.start < node.span.end:
            return node.label
    return ""


Told = Mapping[str, Collection[str]]


def told(comparison: Comparison) -> tuple[Told, Told]:
    """Return the articles of either text in which a finding stands, with the topics found there.

    References do not count.
    """
    old: dict[str, set[str]] = {}
    new: dict[str, set[str]] = {}
    for change in comparison.changes:
        for found in change.findings:
            if found.topic is Topic.REFERENCE or found.topic is Topic.VALIDITY:
                continue
            for article in {article_at(comparison.template, span) for span in found.template}:
                old.setdefault(article, set()).add(found.topic)
            for article in {article_at(comparison.variant, span) for span in found.variant}:
                new.setdefault(article, set()).add(found.topic)
            if not found.variant and change.link.variant:
                clause = comparison.variant.nodes[change.link.variant[0]]
                new.setdefault(article_at(comparison.variant, clause.span), set()).add(found.topic)
    old.pop("", None)
    new.pop("", None)
    return old, new


def scores(*, misses: bool) -> Iterator[tuple[str, Score]]:
    """Yield the score of each pair that was marked."""
    for file in sorted((HERE / "marks").glob("*.json")):
        marks = json.loads(file.read_text("utf-8"))
        texts = [load(SHARED / marks[side]) for side in ("template", "variant")]
        found = dict(zip(("template", "variant"), told(compare(*texts)), strict=True))
        score = Score(0, 0, len(found["variant"].keys() - set(marks["articles"]["variant"])))
        for side, wanted in marks["articles"].items():
            topics = marks.get("topics", {}).get(side, {})
            score = _more(score, set(wanted), topics, found[side])
        if misses:
            _print_misses(file.stem, marks, found)
        yield file.stem, score


def _more(score: Score, wanted: Collection[str], topics: Told, found: Told) -> Score:
    """Return a score with the marks of one side."""
    right = sum(bool(set(topics[one]) & set(found.get(one, ()))) for one in topics)
    hits = sum(one in found for one in wanted)
    return Score(
        score.marked + len(wanted),
        score.found + hits,
        score.more,
        score.named + len(topics),
        score.right + right,
    )


def _print_misses(name: str, marks: Mapping[str, Any], found: Mapping[str, Told]) -> None:
    lost = {side: [a for a in marks["articles"][side] if a not in found[side]] for side in found}
    topics = marks.get("topics", {}).get("variant", {})
    other = [
        one
        for one in topics
        if one in found["variant"] and not set(topics[one]) & set(found["variant"][one])
    ]
    more = sorted(found["variant"].keys() - set(marks["articles"]["variant"]))
    print(name, "missed", lost, "other topic", other, "not marked", more)


def main() -> None:
    """Print recall by article for each pair and for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="name the articles missed")
    found = list(scores(misses=parser.parse_args().misses))
    print(f"{'pair':34} {'marked':>7} {'found':>6} {'recall':>7} {'not marked':>11}  by topic")
    for name, score in [
        *found,
        ("all", Score(*map(sum, zip(*(s for _, s in found), strict=True)))),
    ]:
        share = score.found / max(1, score.marked)
        topics = f"{score.right} of {score.named}" if score.named else ""
        print(
            f"{name:34} {score.marked:7} {score.found:6} {share:7.2f} {score.more:11}  {topics:>8}"
        )


if __name__ == "__main__":
    main()
