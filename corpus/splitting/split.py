"""A page that strings several documents together, cut into its documents."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Hint, Level, Source, Span
from ..parse import parse
from ..structure.kinds import kind_of
from ..structure.line_words import bare, ends_sentence, is_note, title_kind
from ..structure.lines import Line, indent_of, lines
from ..structure.numerals import NUMERAL_CHARS, read_numeral
from ..structure.rows import Role, Row, furniture, make_row
from .duplicates import duplicates

_NUMBER = re.compile(f"[{NUMERAL_CHARS}]+")
_OPENING = re.compile(
    r"^(为|为了|根据|按照|依据|为深入|为进一步).*(制定|制订|提出|印发|实施).{0,30}[。：]$"
)
# The indent that most lines have; a page whose lines are indented at random shows no border.
_PREVAILING = 0.8
_TITLE_MAX = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """One document of a page: where it stands, what it is, and which earlier piece it repeats.

    ``left_out`` are the spans inside it that the page added (tags, download buttons).
    """

    title: str
    kind: str
    span: Span
    duplicate_of: int = -1
    left_out: tuple[Span, ...] = ()

    def source(self, page: Source) -> Source:
        """Return this piece of ``page`` as a source of its own, ready to be parsed."""
        text = self.span.cut(page.text)
        start, end = self.span
        hints = tuple(
            Hint(hint.kind, Span(hint.span.start - start, hint.span.end - start))
            for hint in page.hints
            if start <= hint.span.start and hint.span.end <= end
        )
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return Source(page.path, digest, text, page.reader, page.left_out, hints)


def _marks(text: str, found: Sequence[Line]) -> list[int]:
    """Return the lines 【篇一】, 范文二： … that begin documents, when they count up."""
    marks: list[int] = []
    number = 0
    for i, line in enumerate(found):
        words = line.content.cut(text)
        if len(words) > 2 * _TITLE_MAX or not furniture(("mark",)).search(words):
            continue
        hit = _NUMBER.search(words)
        if hit and read_numeral(hit.group()) in (number + 1, number + 2):
            number = read_numeral(hit.group())
            marks.append(i)
    return marks if len(marks) > 1 else []


def _begins(rows: Sequence[Row | None], at: int) -> bool:
    """Say whether the first number at or after line ``at`` is a one."""
    ahead = (row for row in rows[at : at + 40] if row and row.label)
    first = next(ahead, None)
    return first is None or (first.label is not None and first.label.ordinal.number == 1)


def _indented(text: str, found: Sequence[Line], rows: Sequence[Row | None]) -> list[int]:
    """Return the lines that begin a document and are indented otherwise than all others."""
    indents = Counter(indent_of(text, line) for line in found if not line.blank)
    usual, count = indents.most_common(1)[0] if indents else ("", 0)
    if count < _PREVAILING * sum(indents.values()):
        return []
    odd = [i for i, line in enumerate(found) if not line.blank and indent_of(text, line) != usual]
    return [i for i in odd if _opens(text, rows, i) and _complete(text, rows, i)]


def _opens(text: str, rows: Sequence[Row | None], at: int) -> bool:
    row = rows[at]
    if row is None or row.role is Role.FURNITURE:
        return False
    words = row.span.cut(text)
    if row.label:
        return row.label.ordinal.number == 1 and row.role in (Role.CONTAINER, Role.ARTICLE)
    return bool(_OPENING.match(words)) or _titular(text, row)


def _titular(text: str, row: Row) -> bool:
    words = row.span.cut(text)
    named = title_kind(words) in ("rule", "plan", "notice")
    plain = len(words) <= _TITLE_MAX and bare(text, row.span) and not is_note(text, row.span)
    return row.role is Role.TEXT and named and plain and not re.search("[，,；：]", words)


def _complete(text: str, rows: Sequence[Row | None], at: int) -> bool:
    """Say whether what stands before line ``at`` has ended (or nothing does)."""
    before = next((row for row in reversed(rows[:at]) if row), None)
    return before is None or before.role is Role.FURNITURE or ends_sentence(text, before.span)


def _titled(text: str, rows: Sequence[Row | None]) -> list[int]:
    """Return the lines that are titles after which the numbering begins anew.

    None after an annex has begun: the rules in an annex belong to the document.
    """
    found: list[int] = []
    numbered = annex = False
    for i, row in enumerate(rows):
        if row is None:
            continue
        annex = annex or row.span.cut(text).startswith("附")
        opens = _titular(text, row) and not annex and _complete(text, rows, i)
        if opens and (numbered or not found) and _restarts(rows, i):
            found.append(i)
            numbered = False
        numbered = numbered or row.role in (Role.ARTICLE, Role.NUMBERED)
    return found if len(found) > 1 else []


def _restarts(rows: Sequence[Row | None], at: int) -> bool:
    ahead = next((row for row in rows[at + 1 : at + 40] if row and row.label), None)
    return ahead is not None and _begins(rows, at + 1)


def _starts(text: str, found: Sequence[Line]) -> list[int]:
    marks = _marks(text, found)
    if marks:
        return marks
    rows = [None if line.blank else make_row(text, line.content) for line in found]
    indented = _indented(text, found, rows)
    return indented if len(indented) > 1 else _titled(text, rows)


def split(source: Source) -> tuple[Piece, ...]:
    """Cut the page ``source`` into its documents; a page with one document is one piece.

    Borders are lines such as 【篇一】, else lines that open a document and are indented otherwise
    than the rest, else titles after which the numbers begin anew. What stands before the first
    border is the page's introduction and in no piece.
    """
    text = source.text
    found = lines(text)
    starts = [found[i].span.start for i in _starts(text, found)]
    spans = [Span(0, len(text))]
    if starts:
        ends = (*starts[1:], len(text))
        spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    pieces = [Piece("", "", span) for span in spans]
    documents = [parse(piece.source(source)) for piece in pieces]
    repeats = duplicates(documents)
    return tuple(
        replace(
            piece,
            title=document.title,
            kind=kind_of(document),
            duplicate_of=repeat,
            left_out=tuple(
                Span(node.own.start + piece.span.start, node.own.end + piece.span.start)
                for node in document.nodes
                if node.level is Level.FURNITURE
            ),
        )
        for piece, document, repeat in zip(pieces, documents, repeats, strict=True)
    )
