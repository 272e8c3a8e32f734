"""The consolidated text that a decision makes of a document, and what differs from a published one.

A decision on several texts has a part for each; the part is found by the title of the document.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ...corpus.model import Document, InputError, Source
from .applying.carry_out import carry_out
from .model import Amendment, Consolidated, Difference, Line, LineKind, Part
from .reading.sections import read_amendment
from .text import compared_lines, lines_of
from .titles import key, near


def find_part(amendment: Amendment, title: str) -> Part | None:
    """Return what a decision says of the text of this title, None where it says nothing.

    中华人民共和国 and brackets make no difference; 宪法 and 刑法 may stand without it. A decision
    on one text that does not name its title is taken for a decision on any text.
    """
    wanted = key(title)
    exact = [part for part in amendment.parts if key(part.title) == wanted]
    if exact:
        return _together(exact)
    alike = [p for p in amendment.parts if wanted and key(p.title) and near(key(p.title), wanted)]
    if alike:
        return _together(alike[:1])
    unnamed = len(amendment.parts) == 1 and amendment.parts[0].title == amendment.title
    return amendment.parts[0] if unnamed or (amendment.parts and not wanted) else None


def _together(parts: Sequence[Part]) -> Part:
    return Part(parts[0].title, tuple(number for part in parts for number in part.numbered))


def read_decision(source: Source) -> Amendment:
    """Read a decision from a file. Raises InputError where it holds no instruction."""
    made = read_amendment(source.text)
    if not any(number.instructions for part in made.parts for number in part.numbered):
        raise InputError("amending-no-decision", source.path)
    return made


def amended(old: Document, amendment: Amendment, path: str, title: str = "") -> Consolidated:
    """Carry out on a document what a decision says of it, or of the text called ``title``.

    Raises InputError where the decision says nothing of it; ``path`` is its file.
    """
    part = find_part(amendment, title or title_of(old))
    if part is None:
        named = "、".join(f"《{part.title}》" for part in amendment.parts[:5])
        raise InputError("amending-no-part", path, title or title_of(old), named)
    return consolidate(old, amendment, part)


def title_of(document: Document) -> str:
    """Return the title of a document, on one line."""
    return re.sub(r"\s+", "", document.title)


def consolidate(old: Document, amendment: Amendment, part: Part) -> Consolidated:
    """Carry out one part of a decision on a document."""
    made = carry_out(lines_of(old), part, amendment)
    others = tuple(p.title for p in amendment.parts if p.title != part.title)
    return Consolidated(old, part, made.lines, made.outcomes, others)


def against(made: Consolidated, published: Document) -> Consolidated:
    """Return a consolidation with its differences from a published text, and their share.

    The share is that of characters that differ, as difflib counts them, line by line. 题注 is left
    out: the publisher of a text writes it, and no decision amends it.
    """
    new = lines_of(published)
    ours, theirs = _without_notes(made.lines), _without_notes(new)
    changed = sum(_distance(one) for one in difference(ours, theirs))
    size = max(1, sum(map(len, compared_lines(theirs))))
    return replace(made, differences=difference(made.lines, new), distance=changed / size)


def _without_notes(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.kind is not LineKind.NOTE)


def difference(lines: Sequence[Line], wanted: Sequence[Line]) -> tuple[Difference, ...]:
    """Return the places where two texts are not the same as compared."""
    made, other = compared_lines(lines), compared_lines(wanted)
    return () if made == other else tuple(_different(made, other))


def _different(made: Sequence[str], wanted: Sequence[str]) -> Iterator[Difference]:
    for op, i0, i1, j0, j1 in SequenceMatcher(None, made, wanted, autojunk=False).get_opcodes():
        if op != "equal":
            yield Difference(_where(wanted, j0, made, i0), tuple(made[i0:i1]), tuple(wanted[j0:j1]))


def _where(wanted: Sequence[str], at: int, made: Sequence[str], other: int) -> str:
    """Return the article in which a difference stands, by the last number before it."""
    for lines, start in ((wanted, at), (made, other)):
        for line in reversed(lines[: start + 1]):
            hit = re.match(r"第[^\s，。]{1,12}?条(?:之[一二三四五六七八九十]+)?", line)
            if hit:
                return hit[0]
    return ""


def _distance(one: Difference) -> int:
    made, wanted = "\n".join(one.made), "\n".join(one.published)
    blocks = SequenceMatcher(None, made, wanted, autojunk=False).get_matching_blocks()
    return max(len(made), len(wanted)) - sum(block.size for block in blocks)
