"""Drawing a sample: the same seed gives the same rows, however the tables are ordered."""

import hashlib
import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from .model import LINKED, UNLINKED, Drawn, Sample, Side, Stratum

Row = dict[str, str]
Table = Callable[[str], Iterable[Row]]

# Borders of similarity: below 0.4 two clauses share a subject rather than words, and most errors
# live there; from 0.7 on they differ in a few words.
_HIGH, _MIDDLE = 0.7, 0.4
_ID_LENGTH = 12
# So many clauses of the other text are shown beside one that has no counterpart.
_NEAREST = 3


def draw(table: Table, size: int, seed: int) -> Sample:
    """Return ``size`` rows of the table ``links``, as many of each stratum as there can be.

    ``table`` gives the rows of a table of the batch; it is read three times, never held.
    """
    population, linked = _count(table("links"))
    wanted = _allot(population, size)
    chosen: dict[Stratum, list[tuple[int, int, Row]]] = {stratum: [] for stratum in Stratum}
    for number, row in enumerate(table("links")):
        stratum = stratum_of(row)
        rank = int(_digest(str(seed), *_names(row)), 16)
        # The smallest ranks stay: a heap of their opposites.
        heapq.heappush(chosen[stratum], (-rank, number, row))
        if len(chosen[stratum]) > wanted[stratum]:
            heapq.heappop(chosen[stratum])
    rows = [(s in UNLINKED, -rank, s, row) for s in Stratum for rank, _, row in chosen[s]]
    rows.sort(key=lambda one: one[:2])
    drawn = _with_texts([(stratum, row) for *_, stratum, row in rows], table)
    return Sample(tuple(drawn), dict(population), linked)


def stratum_of(row: Row) -> Stratum:
    """Return the stratum of a row of ``links``."""
    if row["kind"] != "reworded":
        return Stratum(row["kind"])
    similarity = float(row["similarity"])
    if similarity >= _HIGH:
        return Stratum.HIGH
    return Stratum.MIDDLE if similarity >= _MIDDLE else Stratum.LOW


def _count(rows: Iterable[Row]) -> tuple[Counter[Stratum], tuple[int, int]]:
    """Count the rows of each stratum, and the clauses with a counterpart on either side."""
    population = Counter(dict.fromkeys(Stratum, 0))
    totals = [0, 0]
    seen: tuple[set[str], set[str]] = (set(), set())
    document = ""
    for row in rows:
        if row["variant_document"] != document:
            document = row["variant_document"]
            seen = (set(), set())
        stratum = stratum_of(row)
        population[stratum] += 1
        if stratum in LINKED:
            for at, name in enumerate((row["template_clause"], row["variant_clause"])):
                totals[at] += name not in seen[at]
                seen[at].add(name)
    return population, (totals[0], totals[1])


def _allot(population: Counter[Stratum], size: int) -> dict[Stratum, int]:
    """Share ``size`` out equally; what a small stratum cannot take goes to the others."""
    wanted = dict.fromkeys(Stratum, 0)
    left = min(size, population.total())
    while left:
        for stratum in Stratum:
            if left and wanted[stratum] < population[stratum]:
                wanted[stratum] += 1
                left -= 1
    return wanted


def _names(row: Row) -> tuple[str, ...]:
    keys = ("template_document", "variant_document", "template_clause", "variant_clause")
    return tuple(row[key] for key in keys)


def _digest(*words: str) -> str:
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


def _with_texts(rows: list[tuple[Stratum, Row]], table: Table) -> Iterator[Drawn]:
    """Yield the rows with the words of their clauses, and what comes nearest to a lone one."""
    named = {row[f"{side}_document"] for _, row in rows for side in ("template", "variant")}
    clauses: dict[str, dict[str, Side]] = {name: {} for name in named}
    for clause in table("clauses"):
        if clause["document"] in named:
            side = Side(clause["document"], clause["locator"], clause["text"])
            clauses[clause["document"]][clause["clause"]] = side
    for stratum, row in rows:
        left = clauses[row["template_document"]].get(row["template_clause"])
        right = clauses[row["variant_document"]].get(row["variant_clause"])
        if left and not right:
            right = _nearest(left, row["variant_document"], clauses)
        elif right and not left:
            left = _nearest(right, row["template_document"], clauses)
        if left and right:
            yield Drawn(_digest(*_names(row))[:_ID_LENGTH], stratum, left, right)


def _nearest(lone: Side, document: str, clauses: dict[str, dict[str, Side]]) -> Side:
    """Return the clauses of ``document`` that share most pairs of characters with ``lone``."""
    pairs = _pairs(lone.text)
    near = heapq.nlargest(
        _NEAREST,
        clauses[document].values(),
        # The words decide between equals, not their order.
        key=lambda one: (_dice(pairs, _pairs(one.text)), one.text),
    )
    shown = "\n".join(f"{one.locator}　{one.text}" for one in near)
    return replace(lone, document=document, locator="", text=shown)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)
