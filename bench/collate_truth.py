"""Families with known truth: copies of copies of a template, every mutation known.

variants = copies(template, seed=1, many=20)
variants[k].parent    the variant that it was copied from, -1 for the template
"""

from dataclasses import dataclass
from random import Random

from duizhao.corpus.model import Document, Source
from duizhao.corpus.parse import parse

from bench.invent import regulation
from bench.mutate.variant import Operation, mutate

TEMPLATE = -1
# What one copy may do to its model, how often, and to what share of the places.
DONE = (
    (Operation.REWORD, 1.0, 0.15),
    (Operation.DROP, 0.7, 0.08),
    (Operation.ADD, 0.7, 0.08),
    (Operation.REWRITE, 0.4, 0.06),
    (Operation.SUBSTITUTE, 0.4, None),
    (Operation.SPLIT, 0.3, 0.1),
    (Operation.MERGE, 0.3, 0.1),
    (Operation.MOVE, 0.3, 0.05),
    (Operation.SHUFFLE, 0.2, 0.3),
)
# How often a variant is copied from the template itself, else from an earlier variant.
DIRECT = 0.35
DONORS = 24


@dataclass(frozen=True, slots=True)
class Copy:
    """A variant and its model: another variant by its place, or ``TEMPLATE``."""

    document: Document
    parent: int


def copies(template: Document, seed: int, many: int = 20) -> tuple[Copy, ...]:
    """Return ``many`` variants; their names say nothing of their order."""
    rng = Random(f"family/{seed}")
    names = rng.sample(range(100, 1000), many)
    made: list[Copy] = []
    for number in range(many):
        first = not made or rng.random() < DIRECT
        parent = TEMPLATE if first else rng.randrange(len(made))
        model = template if parent == TEMPLATE else made[parent].document
        text = _copied(model, rng, 1000 * seed + number)
        made.append(Copy(parse(Source(f"{names[number]}.txt", "", text, "text")), parent))
    return tuple(made)


def _copied(model: Document, rng: Random, seed: int) -> str:
    """Return the text of a copy, one round of mutations a kind."""
    donor = parse(Source("donor", "", regulation(DONORS, seed=seed), "text"))
    for operation, often, share in DONE:
        if rng.random() < often:
            source = Source("model", "", model.text, "text")
            made = mutate(parse(source), seed, (operation,), share=share, donors=(donor,))
            model = parse(Source("model", "", made.text, "text"))
    return model.text
