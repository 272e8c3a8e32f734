"""What stands between equal words: labels, line ends, words of one text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ....corpus.model import Span
from .marked import Marked
from .model import Piece, State

_NUMBER = r"(?:[〇零一二三四五六七八九十百千万]+|\d+)"
# A label is replaced whole, 第十二条 by 第十三条, and so is any other number.
_TOKEN = re.compile(
    rf"第{_NUMBER}(?:分编|[编章节条款项目])(?:之{_NUMBER})?|{_NUMBER}|[A-Za-z]+|.", re.DOTALL
)

# 第一条: a label of an article, and no number that a sentence may begin with.
_SHORTEST_NUMBER = 3


class Gaps:
    """Writes the pieces between anchors."""

    def __init__(self, template: Marked, variant: Marked) -> None:
        self.old, self.new = template, variant

    def pieces(self, t: Span, v: Span, *, first: bool, last: bool) -> Iterator[Piece]:
        """Yield the pieces of a gap; ``first`` and ``last``: no anchor before, none after it.

        Words in front of the first line end belong to the anchor before, those behind the last
        one (a label) to the anchor after. Whole lines between are struck, then inserted. Where
        only one text goes on, the line end before is struck or inserted with the rest: the last
        paragraph mark of a document cannot be.
        """
        if t.start == t.end or v.start == v.end:
            yield from _one_sided(t, v)
        elif first:
            yield from _one_sided(t, v) if last else self._whole_lines(t, v)
        elif last:
            yield from self._to_end(t, v)
        else:
            yield from self._between(t, v)

    def _to_end(self, t: Span, v: Span) -> Iterator[Piece]:
        i, j = _find(self.old.text, t), _find(self.new.text, v)
        yield from self._labels(Span(t.start, i), Span(v.start, j))
        if i < t.end and j < v.end:
            yield Piece(State.EQUAL, Span(i, i + 1), Span(j, j + 1))
            i, j = i + 1, j + 1
        yield from _one_sided(Span(i, t.end), Span(j, v.end))

    def _between(self, t: Span, v: Span) -> Iterator[Piece]:
        i, j = _find(self.old.text, t), _find(self.new.text, v)
        if i == t.end or j == v.end:
            yield from self._labels(t, v)
            return
        yield from self._labels(Span(t.start, i), Span(v.start, j))
        yield Piece(State.EQUAL, Span(i, i + 1), Span(j, j + 1))
        yield from self._whole_lines(Span(i + 1, t.end), Span(j + 1, v.end))

    def _whole_lines(self, t: Span, v: Span) -> Iterator[Piece]:
        """Yield the pieces of stretches that begin with a line and end before an anchor.

        Where one text alone has whole lines here, one of them may take a number over: that line
        goes on from the number that stands there, and only the number of the line behind is
        inserted or struck, as a drafter types it.
        """
        i, j = t.start, v.start
        k, m = self.old.text.rfind("\n", *t) + 1 or i, self.new.text.rfind("\n", *v) + 1 or j
        number = None
        if i == k:
            found = _taken_over(self.old, Span(k, t.end), self.new, Span(j, m))
            number = found and Piece(State.EQUAL, *found)
        elif j == m:
            found = _taken_over(self.new, Span(m, v.end), self.old, Span(i, k))
            number = found and Piece(State.EQUAL, *found[::-1])
        if number:
            yield from _one_sided(Span(i, number.template.start), Span(j, number.variant.start))
            yield number
            i, j = number.template.end, number.variant.end
            k += self.old.before_words(Span(k, t.end))
            m += self.new.before_words(Span(m, v.end))
        yield from _one_sided(Span(i, k), Span(j, m))
        yield from self._labels(Span(k, t.end), Span(m, v.end))

    def _labels(self, t: Span, v: Span) -> Iterator[Piece]:
        """Diff two short stretches by number and character; words of clauses match nothing.

        Matched from the end, because a label stands right before the words it belongs to.
        """
        if t.start == t.end or v.start == v.end:
            yield from _one_sided(t, v)
            return
        from rapidfuzz.distance import Indel

        old, new = _tokens(self.old, t, "-"), _tokens(self.new, v, "+")
        backwards = Indel.opcodes([key for key, _ in old[::-1]], [key for key, _ in new[::-1]])
        for op in list(backwards)[::-1]:
            a = _cover(old[len(old) - op.src_end : len(old) - op.src_start], t.end)
            b = _cover(new[len(new) - op.dest_end : len(new) - op.dest_start], v.end)
            if op.tag == "equal":
                yield Piece(State.EQUAL, a, b)
            else:
                yield from _one_sided(a, b)


def _taken_over(text: Marked, line: Span, other: Marked, more: Span) -> tuple[Span, Span] | None:
    """Return the number of ``line`` and where a line of ``more``, of the other text, takes it over.

    In: ``more``, whole lines before the one that answers ``line``: new ones where ``line`` is of
    the template, lost ones where it is of the variant.
    """
    label = text.label(line).cut(text.text)
    number = _TOKEN.match(label)
    if number is None or number.end() < _SHORTEST_NUMBER:
        return None
    starts = (more.start, *(at + 1 for at in range(*more) if other.text[at] == "\n"))
    at = next((at for at in starts if at < more.end and other.text.startswith(label, at)), -1)
    return (text.label(line), Span(at, at + len(label))) if at >= 0 else None


def _tokens(text: Marked, span: Span, own: str) -> list[tuple[tuple[str, str], Span]]:
    """Return (key, place) of each token; the words of a clause have a key that no other text has.

    ``own`` is a sign of this text, for such keys.
    """
    found: list[tuple[tuple[str, str], Span]] = []
    for masked, group in groupby(range(*span), key=lambda at: text.inside[at]):
        places = list(group)
        part = Span(places[0], places[-1] + 1)
        if masked:
            found.append(((own, str(part.start)), part))
        else:
            for hit in _TOKEN.finditer(text.text, *part):
                found.append((("", hit.group()), Span(*hit.span())))
    return found


def _find(text: str, span: Span) -> int:
    """Return where the first line end in ``span`` stands, the end of ``span`` where none does."""
    at = text.find("\n", *span)
    return span.end if at < 0 else at


def _cover(tokens: list[tuple[tuple[str, str], Span]], end: int) -> Span:
    """Return the span from the first to the last of adjoining tokens."""
    return Span(tokens[0][1].start, tokens[-1][1].end) if tokens else Span(end, end)


def _one_sided(t: Span, v: Span) -> Iterator[Piece]:
    """Yield a deletion and an insertion, leaving out what is empty."""
    if t.start < t.end:
        yield Piece(State.DELETE, t, Span(v.start, v.start))
    if v.start < v.end:
        yield Piece(State.INSERT, Span(t.end, t.end), v)
