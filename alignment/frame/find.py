"""Which titles, notes, headings and captions answer each other, once the clauses are linked.

    第二章 监督管理  ─ holds 第五条 to 第九条 ─ which answer 第六条 to 第十条 ─ of 第三章 监督检查

The clauses below decide first, then the words, then the number.
"""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from ...corpus.model import Document, Level
from ...corpus.normalise import clean
from ..model import Link, Part, words
from .captions import caption_pairs
from .headings import heading_pairs
from .lines import line_groups
from .nodes import KINDS, captions, headings, lines
from .pair import Pair
from .tables import head_rows, table_head_pairs

_PARTS = {Level.TITLE: Part.TITLE}


def frame_links(template: Document, variant: Document, links: Sequence[Link]) -> tuple[Link, ...]:
    """Return the links of what stands around the clauses.

    In: the links of the clauses. Out: every title, note, line of signature or date, heading, head
    of a table and caption of either document in exactly one link; lines of a table of contents only
    where they repeat no heading.
    """
    found: list[Link] = []
    for levels in KINDS:
        found += _of_lines(template, variant, levels)
    heads = headings(template), headings(variant)
    pairs = heading_pairs(template, variant, heads, links)
    found += _linked(template, variant, Part.HEADING, heads, pairs)
    heads = head_rows(template), head_rows(variant)
    pairs = table_head_pairs(template, variant, links)
    found += _linked(template, variant, Part.HEADING, heads, pairs)
    named = captions(template), captions(variant)
    pairs = caption_pairs(template, variant, named, links)
    found += _linked(template, variant, Part.CAPTION, named, pairs)
    return tuple(found)


def _of_lines(template: Document, variant: Document, levels: tuple[Level, ...]) -> Iterator[Link]:
    """Yield the links of the lines of some levels."""
    part = _PARTS.get(levels[0], Part.NOTE)
    old = sorted(i for level in levels for i in lines(template, level, variant))
    new = sorted(i for level in levels for i in lines(variant, level, template))
    forms = [_form(template, i, part) for i in old], [_form(variant, i, part) for i in new]
    for ours, theirs in line_groups(*forms):
        nodes = tuple(old[k] for k in ours), tuple(new[k] for k in theirs)
        sides = "".join(forms[0][k] for k in ours), "".join(forms[1][k] for k in theirs)
        likeness = round(fuzz.ratio(*sides) / 100, 4) if all(sides) else 0.0
        yield Link(*nodes, likeness, 1.0, part=part)


def _linked(
    template: Document,
    variant: Document,
    part: Part,
    sides: tuple[Sequence[int], Sequence[int]],
    pairs: Iterable[Pair],
) -> Iterator[Link]:
    """Yield the pairs as links, and alone what is in none."""
    used: tuple[set[int], set[int]] = (set(), set())
    for t, v in pairs:
        used[0].add(t)
        used[1].add(v)
        forms = _form(template, t, part), _form(variant, v, part)
        likeness = round(fuzz.ratio(*forms) / 100, 4)
        yield Link((t,), (v,), likeness, 1.0, part=part)
    yield from (Link((t,), (), 0.0, 1.0, part=part) for t in sides[0] if t not in used[0])
    yield from (Link((), (v,), 0.0, 1.0, part=part) for v in sides[1] if v not in used[1])


def _form(document: Document, index: int, part: Part) -> str:
    return clean(document.text, words(document, index, part)).text
