"""How far the first questions of ``duizhao review`` take the links of pairs drawn at random.

    python -m bench.review [--shared DIR] [--pairs N] [--questions 30] [--typed]

Each pair of the shared gold (``random``) is linked by a model that never saw it. Then the page's
questions are answered one after the other from the gold, as a reader would who only ticks what the
card offers (with ``--typed`` also what it does not offer, by its number), and the rest is solved
anew after each. Printed are macro F1 after 0, 5, 10, 20 … questions and the seconds of a step.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from duizhao.corpus.load import load
from duizhao.report.words.words import Words
from duizhao.runs.review.card import card
from duizhao.runs.review.decide import Answer
from duizhao.runs.review.desk import Desk
from duizhao.runs.review.model import Pair, Texts

from bench.accuracy import load_scorer
from bench.alignments import FOLDS, RANDOM, Alignment
from bench.left_out import clear, interval, models, numbered, spans

ROOT = Path(__file__).resolve().parent.parent.parent
SHOWN = (0, 5, 10, 15, 20, 30)


def truth(texts: Texts, gold: dict[str, Any], score: ModuleType) -> frozenset[Pair]:
    """Return the pairs of clauses that the reader linked."""
    units = [
        {i: mapper(*document.nodes[i].span) for i in document.clauses}
        for document, mapper in zip(
            texts,
            (score.Mapper(gold["template_units"]), score.Mapper(gold["variant_units"])),
            strict=True,
        )
    ]
    wanted = {tuple(link[:2]) for link in gold["links"]}
    return frozenset(
        (t, v)
        for t, ours in units[0].items()
        for v, theirs in units[1].items()
        if any((a, b) in wanted for a in ours for b in theirs)
    )


def answered(desk: Desk, right: frozenset[Pair], most: int, typed: bool) -> Iterator[float]:
    """Answer the first questions, and yield the seconds of each step."""
    for _ in range(most):
        asked = desk.questions()
        if not asked:
            return
        side, clause, _ = asked[0]
        partners = {pair[1 - side] for pair in right if pair[side] == clause}
        if not typed:
            partners &= {
                one["clause"] for one in card(desk, (side, clause), Words("zh"))["options"]
            }
        began = time.perf_counter()
        desk.answer(Answer(side, (clause,), tuple(sorted(partners))))
        yield time.perf_counter() - began


class Told:
    """What was measured of one pair: F1 after each question, and the seconds of each."""

    def __init__(
        self, number: int, pair: Alignment, score: ModuleType, most: int, typed: bool
    ) -> None:
        texts = Texts(load(pair.template), load(pair.variant))
        desk = Desk(texts, known=models()[number % FOLDS])
        self.right, self.clear, self.seconds = [], [], []

        def judge() -> None:
            said = spans(*texts, desk.found.links)
            self.right.append(score.prf(*score.count(pair.gold, said)["links"])[2])
            self.clear.append(score.prf(*clear(pair.gold, said, score))[2])

        judge()
        for spent in answered(desk, truth(texts, pair.gold, score), most, typed):
            self.seconds.append(spent)
            judge()


def after(values: list[float], questions: int) -> float:
    """Return the value after so many questions, or after the last one."""
    return values[min(questions, len(values) - 1)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--pairs", type=int, default=0, help="so many, spread over the set")
    parser.add_argument("--questions", type=int, default=30)
    parser.add_argument("--typed", action="store_true")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"no hand-made alignments in {options.shared}; name their folder with --shared")
    score = load_scorer(options.shared)
    chosen = [(n, pair) for n, pair in numbered(options.shared) if pair.set == RANDOM]
    if options.pairs:
        chosen = chosen[:: max(len(chosen) // options.pairs, 1)][: options.pairs]
    told = [Told(n, pair, score, options.questions, options.typed) for n, pair in chosen]
    print(f"{len(told)} pairs, macro F1 of links (interval), and without borderline links")
    for questions in sorted({*(k for k in SHOWN if k < options.questions), options.questions}):
        values = [after(one.right, questions) for one in told]
        low, high = interval(values)
        plain = sum(after(one.clear, questions) for one in told) / len(told)
        mean = sum(values) / len(values)
        print(f"  after {questions:3}  {mean:.3f} ({low:.3f} to {high:.3f})  {plain:.3f}")
    steps = sorted(spent for one in told for spent in one.seconds)
    asked = len(steps) / len(told)
    print(
        f"  {asked:.1f} questions a pair; a step {steps[len(steps) // 2]:.2f} s (median),", end=""
    )
    print(f" {steps[-1]:.2f} s (longest)")


if __name__ == "__main__":
    main()
