"""Synthetic variants with known truth: what a text becomes, and which clause answers which.

    mutated = mutate(document, seed=1, operations=(Operation.SPLIT, Operation.REWORD))
    mutated.text    the variant, well formed and numbered anew
    mutated.links   every clause of either side in one link, with its kind and traits

The same document, seed and operations give the same variant on every machine.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from duizhao.corpus.model import Document

from bench.mutate import structure as structure
from bench.mutate import words as words
from bench.mutate.draft import Draft, drafted, groups, render
from bench.mutate.numbers import follow, references
from bench.mutate.truth import TrueLink, truth

__all__ = ["Mutated", "Operation", "TrueLink", "mutate", "resolved"]


class Operation(StrEnum):
    """What can be done to a text, in the order in which it is done: first places, then words."""

    RENUMBER = "renumber"  # one article in or out near the beginning
    MERGE = "merge"  # two articles in a row become one clause
    JOIN = "join"  # an article becomes the last 款 of the one before it
    SPLIT = "split"  # the sentences of an article become two articles
    DIVIDE = "divide"  # the last 款 of an article become an article
    LIFT = "lift"  # 项 → 条
    LOWER = "lower"  # 条 → 项
    SHUFFLE = "shuffle"  # an item moves within its list
    MOVE = "move"  # an article moves to another chapter
    DROP = "drop"
    ADD = "add"
    REWORD = "reword"  # lightly
    REWRITE = "rewrite"  # heavily
    SUBSTITUTE = "substitute"  # words replaced throughout


# The share of what an operation could be done to that it is done to.
SHARES = {
    Operation.RENUMBER: 0.0,
    Operation.MERGE: 0.3,
    Operation.JOIN: 0.3,
    Operation.SPLIT: 0.5,
    Operation.DIVIDE: 0.4,
    Operation.LIFT: 0.6,
    Operation.LOWER: 0.6,
    Operation.SHUFFLE: 0.5,
    Operation.MOVE: 0.1,
    Operation.DROP: 0.15,
    Operation.ADD: 0.15,
    Operation.REWORD: 0.3,
    Operation.REWRITE: 0.3,
    Operation.SUBSTITUTE: 1.0,
}


@dataclass(frozen=True, slots=True)
class Mutated:
    """A variant and the truth about it; ``done`` are the operations that found a place."""

    text: str
    links: tuple[TrueLink, ...]
    done: tuple[Operation, ...]


def mutate(
    document: Document,
    seed: int,
    operations: Iterable[Operation | str],
    *,
    share: float | None = None,
    donors: Iterable[Document] = (),
    follow_references: bool = True,
) -> Mutated:
    """Apply ``operations`` to ``document``, always in the order of ``Operation``.

    ``share`` replaces each operation's own share of the places that it is done to. ``donors`` are
    the texts on other subjects from which articles are added; without them nothing is added, and
    a renumbering only takes out. ``follow_references``: references follow their targets; else
    they keep their old words, and some now point to another article.
    """
    draft = before = drafted(document)
    spare = tuple(group for donor in donors for group in _spare(donor, before))
    chosen = {Operation(name) for name in operations}
    done: list[Operation] = []
    for operation in [o for o in Operation if o in chosen]:
        rng = Random(f"{seed}/{operation}")
        portion = SHARES[operation] if share is None else share
        changed = _edits(spare)[operation](draft, rng, portion)
        done += [operation] if changed != draft else []
        draft = changed
    if follow_references:
        draft = follow(draft, document.nodes)
    text, after = render(draft, document.nodes)
    return Mutated(text, truth(document, render(before, document.nodes)[1], after), tuple(done))


def _edits(spare: tuple[Draft, ...]) -> dict[Operation, structure.Edit]:
    """Return what each operation does."""
    return {
        Operation.RENUMBER: structure.renumberer(spare),
        Operation.MERGE: structure.merge,
        Operation.JOIN: structure.join,
        Operation.SPLIT: structure.split,
        Operation.DIVIDE: structure.divide,
        Operation.LIFT: structure.lift,
        Operation.LOWER: structure.lower,
        Operation.SHUFFLE: structure.shuffle,
        Operation.MOVE: structure.move,
        Operation.DROP: structure.drop,
        Operation.ADD: structure.adder(spare),
        Operation.REWORD: words.reword,
        Operation.REWRITE: words.rewrite,
        Operation.SUBSTITUTE: lambda draft, rng, _: words.substitute(draft, rng),
    }


def _spare(donor: Document, host: Draft) -> list[Draft]:
    """Return the articles of another text that can stand in this one.

    Those that cite articles, point to another place or resemble a clause of the host are left out.
    """
    draft = drafted(donor)
    known = [_pairs(line.words) for line in host if line.clause]
    return [
        tuple(replace(line, origins=(), sources=(), source=-1) for line in draft[start:end])
        for start, end in groups(draft)[3:-3]
        if all(_foreign(line.words, known) for line in draft[start:end] if line.clause)
    ]


# Two clauses that share this much of their character pairs may be taken for one another.
ALIKE = 0.25


def _foreign(text: str, known: list[frozenset[str]]) -> bool:
    """Say whether a clause could come from no clause of the host."""
    if references(text) or len(text) < structure.LEAST_WORDS // 2:
        return False
    pairs = _pairs(text)
    return all(2 * len(pairs & other) <= ALIKE * (len(pairs) + len(other)) for other in known)


def _pairs(text: str) -> frozenset[str]:
    form = structure.bare(text)
    return frozenset(form[i : i + 2] for i in range(len(form) - 1))


def resolved(mutated: Mutated, variant: Document) -> tuple[tuple[int, ...], ...]:
    """Return, link by link, the clauses (indices of nodes) of the parsed variant it names.

    A clause belongs to the link whose words it overlaps most.
    """
    owner: dict[int, int] = {}
    spans = sorted((span, i) for i, link in enumerate(mutated.links) for span in link.variant)
    at = 0
    for index in variant.clauses:
        body = variant.nodes[index].body
        while at < len(spans) and spans[at][0].end <= body.start:
            at += 1
        near = [(min(s.end, body.end) - max(s.start, body.start), i) for s, i in spans[at : at + 9]]
        size, link = max(near, default=(0, -1))
        if size > 0:
            owner[index] = link
    found: list[list[int]] = [[] for _ in mutated.links]
    for index, link in owner.items():
        found[link].append(index)
    return tuple(tuple(indices) for indices in found)
