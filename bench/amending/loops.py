"""Pairs of texts, whatever they are: the decision that is written must make the new of the old."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from time import process_time

from duizhao.alignment.amending.prove import Frame, amend
from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.corpus.model import Document

from bench.mutate.variant import Operation, mutate
from bench.mutations import PLANS, texts, variant_of

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = ("template.docx", "province.docx", "city.txt", "district.docx", "school.txt")
# Shared texts of ordinary size that are mutated, beside the built-in ones and the seeds.
_TEXTS = 12
_DATED = re.compile(r"\((\d{4}-\d\d-\d\d)\)")
Pair = tuple[str, str, Document, Document]


@dataclass(frozen=True, slots=True)
class Loop:
    """One pair: whether its loop closed, in how many instructions, whether in one for all."""

    group: str
    name: str
    closed: bool
    instructions: int
    whole: bool
    compare: float
    amend: float


def revisions(shared: Path) -> Iterator[Pair]:
    """Yield the shared revisions."""
    for folder in sorted((shared / "gold" / "revision").glob("*")):
        old, new = (load(folder / f"{name}.txt") for name in ("template", "variant"))
        yield "revision", folder.name, old, new


def built_in() -> Iterator[Pair]:
    """Yield every pair of the examples, both ways."""
    found = [load(ROOT / "cli" / "examples" / name) for name in EXAMPLES]
    for old in found:
        for new in found:
            if old is not new:
                yield "built-in", f"{Path(old.path).name} → {Path(new.path).name}", old, new


def versions(shared: Path, count: int) -> Iterator[Pair]:
    """Yield texts of the corpus that stand there in two versions, the older first."""
    groups: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((shared / "corpus").glob("*/*.txt")):
        groups[str(path.parent / _DATED.sub("", path.name))].append(path)
    made = 0
    for name, paths in sorted(groups.items()):
        paths.sort(key=lambda path: _DATED.findall(path.name) or ["0"])
        for old, new in pairwise(paths):
            if made == count:
                return
            made += 1
            yield "versions", Path(name).name, load(old), load(new)


def mutations(shared: Path, count: int, first: int = 0) -> Iterator[Pair]:
    """Yield random mutations of built-in and shared texts, forwards and backwards in turn.

    ``first`` is the number of the first: a long run can be done in parts.
    """
    found = [document for _, document in texts(shared, _TEXTS)]
    plans = list(PLANS.items())
    for number in range(first, first + count):
        rng = Random(number)
        document = rng.choice(found)
        name, operations = rng.choice(plans)
        mutated = mutate(document, number, _drawn(operations, rng), donors=rng.sample(found, 2))
        pair = (document, variant_of(mutated))
        old, new = pair if number % 2 else pair[::-1]
        yield "mutations", f"{number} {name}", old, new


def _drawn(operations: tuple[Operation, ...], rng: Random) -> tuple[Operation, ...]:
    """Return some of the operations of a plan, at least one."""
    count = rng.randint(1, len(operations))
    return tuple(rng.sample(operations, count))


def loop(pair: Pair) -> Loop:
    """Write and prove the decision of a pair."""
    group, name, old, new = pair
    start = process_time()
    comparison = compare(old, new)
    middle = process_time()
    made = amend(comparison, Frame(old.title or "某规定"))
    end = process_time()
    whole = any(
        place.last.unit == "全文" for o in made.applied.outcomes for place in o.instruction.at
    )
    return Loop(group, name, not made.differences, made.count, whole, middle - start, end - middle)
