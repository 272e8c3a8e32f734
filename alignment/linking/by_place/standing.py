"""Clauses too short to be told by their words, which answer each other by where they stand.

    （一）东河；      （一）东河；
    （二）南河；  ↔   （二）北河；      both between neighbours that answer each other
    （三）西河。      （三）西河。

Of three characters that differ in one no likeness is to be had, and （二） was only put otherwise.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from ....corpus.model import Document
from ....corpus.normalise import clean
from ...model import Link

Pair = tuple[int, int]

# Longer clauses are told by their words: when these differ, one is gone and another is new.
SHORT = 12
# What stands for an article that was struck out: 第九条（删去）.
_GONE = re.compile(r"[(]?已?(?:删去|删除|废止)[)]?。?")


def standing(
    template: Document,
    variant: Document,
    linked: Sequence[Link],
    free: tuple[Collection[int], Collection[int]],
) -> Iterator[Pair]:
    """Yield the pairs of clauses of ``free`` that answer each other by label and place.

    Short ones whose neighbours answer each other, and what is only marked as struck out.
    """
    answers = {pair for link in linked for pair in product(link.template, link.variant)}
    places = [{node: k for k, node in enumerate(d.clauses)} for d in (template, variant)]
    labels: dict[tuple[object, ...], list[int]] = {}
    for v in sorted(free[1]):
        labels.setdefault(_label(variant, v), []).append(v)
    taken: set[int] = set()
    for t in sorted(free[0]):
        for v in labels.get(_label(template, t), ()):
            forms = _form(template, t), _form(variant, v)
            ends = (template.clauses, places[0][t]), (variant.clauses, places[1][v])
            if v not in taken and (
                _struck(*forms, template.nodes[t].locator == variant.nodes[v].locator)
                or (
                    (max(map(len, forms)) <= SHORT or _one_field(*forms))
                    and _between(*ends, answers)
                )
            ):
                taken.add(v)
                yield t, v
                break


def _label(document: Document, index: int) -> tuple[object, ...]:
    """Return the level and the number of a clause; one without a number is like no other."""
    node = document.nodes[index]
    return (node.level, node.ordinal) if node.label else (document.sha256, index)


def _form(document: Document, index: int) -> str:
    return clean(document.text, document.nodes[index].body).text


def _struck(old: str, new: str, same: bool) -> bool:
    """Say whether one of two articles of one number is only marked as struck out."""
    return same and (bool(_GONE.fullmatch(old)) != bool(_GONE.fullmatch(new)))


def _one_field(old: str, new: str) -> bool:
    """Say whether two clauses fill in one field: 实施主体：市水务局 and 实施主体：市执法支队."""
    fields = old.partition("：")[0], new.partition("：")[0]
    return fields[0] == fields[1] != old and len(fields[0]) <= SHORT


def _between(
    old: tuple[Sequence[int], int], new: tuple[Sequence[int], int], answers: Collection[Pair]
) -> bool:
    """Say whether the clauses before answer each other, and those behind; or there are none."""
    for step in (-1, 1):
        (ours, t), (theirs, v) = (old[0], old[1] + step), (new[0], new[1] + step)
        inside = 0 <= t < len(ours), 0 <= v < len(theirs)
        if inside[0] != inside[1] or (inside[0] and (ours[t], theirs[v]) not in answers):
            return False
    return True
