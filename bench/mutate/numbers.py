"""References of a draft: which articles are cited, and how references follow their targets."""

import re
from dataclasses import replace
from itertools import pairwise

from duizhao.corpus.model import Node, Ordinal
from duizhao.corpus.structure.numerals import NUMERAL_CHARS, read_numeral

from bench.mutate.draft import Draft, Line, numbers, relabelled

_N = f"[{NUMERAL_CHARS}]+"
REFERENCE = re.compile(rf"第({_N})条(?:之({_N}))?")
# What follows the name of another law points into that law, with all that is strung to it.
_OTHER_LAW = re.compile(
    r"》[^，。；：]{0,2}$|(?<!本)(?<!本[条办规细])(?:法|例|规定|办法|细则|决定|规则)$"
)
_STRUNG = re.compile(rf"(?:第?{_N}[款项目]|[（(]{_N}[）)]|[、和及或与至者以])*$")


def references(words: str) -> list[re.Match[str]]:
    """Return the references to articles of the same text, in order."""
    found, other_end = [], -1
    for hit in REFERENCE.finditer(words):
        before = words[: hit.start()]
        between = words[other_end : hit.start()] if other_end >= 0 else "。"
        strung = _STRUNG.fullmatch(between) is not None
        if strung or _OTHER_LAW.search(before):
            other_end = hit.end()
        else:
            found.append(hit)
    return found


def ordinal_of(hit: re.Match[str]) -> Ordinal:
    """Return the number that a reference names."""
    return Ordinal(read_numeral(hit[1]), read_numeral(hit[2]) if hit[2] else 0)


def cited_numbers(draft: Draft) -> frozenset[int]:
    """Return the numbers of all articles that the text cites."""
    hits = (hit for line in draft if line.clause for hit in references(line.words))
    return frozenset(ordinal_of(hit).number for hit in hits) | ranged_numbers(draft)


def ranged_numbers(draft: Draft) -> frozenset[int]:
    """Return the numbers of the articles cited by a range: 第三条至第五条 cites three."""
    found: set[int] = set()
    for line in draft:
        for a, b in pairwise(references(line.words) if line.clause else ()):
            if line.words[a.end() : b.start()] in ("至", "到"):
                found.update(range(ordinal_of(a).number, ordinal_of(b).number + 1))
    return frozenset(found)


def follow(draft: Draft, nodes: tuple[Node, ...]) -> Draft:
    """Rewrite the references of what came from the template to where their targets went."""
    where = _moves(draft, nodes)
    return tuple(_followed(line, where) if line.origins else line for line in draft)


def _moves(draft: Draft, nodes: tuple[Node, ...]) -> dict[Ordinal, Ordinal]:
    """Return the new number of each old one; a number that two articles bore has none."""
    moves: dict[Ordinal, Ordinal] = {}
    seen: set[Ordinal] = set()
    for line, ordinal in zip(draft, numbers(draft, nodes), strict=True):
        for source in line.sources:
            old = nodes[source].ordinal
            if old in seen:
                moves.pop(old, None)
            else:
                moves[old] = ordinal
            seen.add(old)
    return moves


def _followed(line: Line, where: dict[Ordinal, Ordinal]) -> Line:
    words = line.words
    for hit in reversed(references(words)):
        old = ordinal_of(hit)
        if (new := where.get(old)) and new != old:
            words = words[: hit.start()] + relabelled(hit.group(), new) + words[hit.end() :]
    return replace(line, words=words)
