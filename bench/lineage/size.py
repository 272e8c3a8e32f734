"""What lineage and history of many texts cost beyond their comparisons.

    python -m bench.lineage.size [--sizes 200 1000]

Invented copies of copies of one template, as their comparisons leave them: which clause answers
which is known, and nothing is read or compared. Every fifth text is on something else, so that all
its clauses are its own. Told are the seconds of the processor of each step and the peak memory.
"""

import argparse
import resource
import time
from collections.abc import Callable
from random import Random
from typing import TypeVar

from duizhao.alignment.family.groups import grouping, nearest
from duizhao.alignment.family.history import events, items
from duizhao.alignment.family.lineage.descent import Variant, additions, descent
from duizhao.alignment.family.model import Gist
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse_clauses

from bench.invent import regulation

T = TypeVar("T")
Said = tuple[tuple[int, ...], str]
CLAUSES, POOL, OWN = 70, 400, 15
UNRELATED, DIRECT, DROPPED, KEPT = 0.2, 0.5, 0.12, 0.6


class Family:
    """A template and texts that were copied from it, or from one another."""

    def __init__(self, many: int, seed: int = 1) -> None:
        """Make ``many`` texts, each a copy of the template or of an earlier one."""
        self.rng = Random(seed)
        self.pool = _clauses(POOL, 99)
        self.template = _clauses(CLAUSES, 1)
        self.texts: list[Variant] = []
        for number in range(many):
            date = f"{2001 + number * 20 // many}-{self.rng.randint(1, 12):02}-01"
            self.texts.append(Variant(f"第{number}市条例", date, self._copy()))

    def _copy(self) -> tuple[Said, ...]:
        rng = self.rng
        if rng.random() < UNRELATED:
            return tuple(self._own() for _ in range(CLAUSES))
        first = not self.texts or rng.random() < DIRECT
        template = tuple(((place,), words) for place, words in enumerate(self.template))
        model = template if first else rng.choice(self.texts).clauses
        kept = [one for one in model if rng.random() >= DROPPED]
        said = [(at, w if rng.random() < KEPT else self._reworded(w)) for at, w in kept]
        return (*said, *(self._own() for _ in range(rng.randint(0, OWN))))

    def _own(self) -> Said:
        return (), self._reworded(self.rng.choice(self.pool))

    def _reworded(self, words: str) -> str:
        for _ in range(self.rng.randint(1, 4)):
            at, other = self.rng.randrange(len(words)), self.rng.choice(self.pool)
            size = self.rng.randint(1, 8)
            words = words[:at] + other[:size] + words[at + size :]
        return words


def _clauses(many: int, seed: int) -> list[str]:
    text = regulation(many, seed=seed)
    document = parse_clauses(Source("text", "", text, "text"))
    return [document.nodes[at].body.cut(text) for at in document.clauses][:many]


def told(family: Family) -> None:
    """Do what a batch does with all its texts, and print what each step takes."""
    texts, own = family.texts, range(len(family.texts))
    gists = [
        Gist(str(k), one.title, str(k), one.date, tuple(words for _, words in one.clauses))
        for k, one in enumerate(texts)
    ]
    group = step("pairs of texts", lambda: grouping(gists)).united(len(texts))
    assert len(group.groups[0]) == len(own), "two texts say the same"
    added = step("additions", lambda: additions(texts))
    near = nearest(group)[0]
    found = step("lineage", lambda: descent(family.template, texts, near, added=added))
    held = items(family.template, texts, added)
    step("history", lambda: list(events(held, family.template, texts, found)))


def step(name: str, made: Callable[[], T]) -> T:
    """Return what ``made`` makes, and print its seconds of the processor and the memory."""
    start = time.process_time()
    found = made()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {name:15} {time.process_time() - start:6.1f} s, {peak} MB at the peak", flush=True)
    return found


def main() -> None:
    """Print the cost of each size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000])
    for size in parser.parse_args().sizes:
        family = Family(size)
        print(f"{size} texts, {sum(len(one.clauses) for one in family.texts):,} clauses")
        told(family)


if __name__ == "__main__":
    main()
