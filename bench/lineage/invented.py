"""Invented families of many kinds: long and short, much and little changed, mixed, left out."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Source
from duizhao.corpus.parse import parse

from bench.invent import regulation
from bench.lineage.cases import Case, made
from bench.lineage.families import Kind, copies

ROOT = Path(__file__).resolve().parents[2]
MANY = 12
# The share of the texts that is not at hand in every other reading of a family.
LEFT_OUT = 0.3
# Texts from a few changes to a rewriting, one model or two, additions of their own or common.
KINDS = tuple(
    Kind(strength, direct, mixed, stock)
    for (strength, direct), (mixed, stock) in product(
        ((0.5, 0.35), (1.0, 0.2), (1.0, 0.5), (2.0, 0.35), (4.0, 0.35)),
        ((0.0, 0.0), (0.4, 0.0), (0.0, 0.4)),
    )
)
# Articles of an invented template; 0 is the built-in one.
SIZES = (0, 25, 40, 60)


def families(first: int, many: int) -> Iterator[tuple[int, Kind, Case]]:
    """Yield families with their seeds, each whole and with texts left out."""
    for seed in range(first, first + many):
        kind, template = KINDS[seed % len(KINDS)], _template(seed)
        case = made(template, copies(template, seed, MANY, kind), seed)
        yield seed, kind, case
        yield seed, kind, case.without(LEFT_OUT, seed)


def _template(seed: int) -> Document:
    size = SIZES[seed % len(SIZES)]
    if not size:
        return load(ROOT / "cli" / "examples" / "template.docx")
    return parse(Source("template", "template", regulation(size, seed=seed), "text"))
