"""The two sides of a link in comparison form, and the way back to the text as it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from ...corpus.issues.misprints import corrected, may_be_misread
from ...corpus.model import FOLDS, Fold, Span
from ...corpus.normalise import clean


class Side(NamedTuple):
    """The bodies of one side of a link, one after the other.

    ``form`` is their comparison form; ``raw[i]`` is where its i-th character stands in the text;
    ``starts`` are the places in ``form`` where a clause begins; ``spans`` the bodies themselves.
    """

    form: str
    raw: Sequence[int]
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Return where a range of the form that lies inside one clause stands in the text.

        White space goes with what stands before it, at the head of a clause with what follows.
        """
        if not self.spans:
            return Span(0, 0)
        clause = 0
        if len(self.spans) > 1:
            clause = max(0, bisect_right(self.starts, min(start, len(self.form) - 1)) - 1)
        body = self.spans[clause]
        first = body.start if start == self.starts[clause] else self._raw(start, body)
        if start == end:
            return Span(first, first)
        return Span(first, body.end if end == self._end(clause) else self._raw(end, body))

    def range(self, span: Span) -> tuple[int, int]:
        """Return where in the form the words at ``span``, inside one body, stand."""
        if len(self.spans) == 1 and isinstance(self.raw, range):
            begin, size = self.raw.start, len(self.raw)
            return min(span.start - begin, size), min(span.end - begin, size)
        clause = next(k for k, body in enumerate(self.spans) if body.start <= span.start < body.end)
        low, high = self.starts[clause], self._end(clause)
        start = bisect_left(self.raw, span.start, low, high)
        return start, bisect_left(self.raw, span.end, start, high)

    @property
    def ends(self) -> tuple[int, ...]:
        """Where each clause ends in the form; () where none says anything."""
        return (*self.starts[1:], len(self.form)) if self.starts else ()

    def _end(self, clause: int) -> int:
        """Return where one clause ends in the form."""
        following = clause + 1
        return self.starts[following] if following < len(self.starts) else len(self.form)

    def piece(self, clause: int) -> str:
        """Return the form of one clause."""
        return self.form[self.starts[clause] : self._end(clause)]

    def reordered(self, order: Sequence[int]) -> "Side":
        """Return the same clauses in another order."""
        starts: list[int] = []
        raw: list[int] = []
        for clause in order:
            starts.append(len(raw))
            raw.extend(self.raw[self.starts[clause] : self._end(clause)])
        form = "".join(self.piece(clause) for clause in order)
        spans = tuple(self.spans[clause] for clause in order)
        return Side(form, tuple(raw), tuple(starts), spans)

    def _raw(self, at: int, body: Span) -> int:
        """Return the offset in the text of character ``at``; past the last one, the body's end."""
        return self.raw[at] if at < len(self.raw) else body.end

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield a range of the form cut at the borders of clauses."""
        for border in self.starts:
            if start < border < end:
                yield start, border
                start = border
        if start < end:
            yield start, end


_NOTHING = Side("", (), (), ())


# References and edits ask for the same clauses, and every text of a batch for the template's.
@lru_cache(2048)
def side(text: str, spans: tuple[Span, ...], folds: frozenset[Fold] = FOLDS) -> Side:
    """Fold the bodies at ``spans`` of ``text``; bodies without a visible character are left out."""
    if len(spans) == 1:
        only = clean(text, spans[0], folds)
        return Side(only.text, only.offsets[:-1], (0,), spans) if only.text else _NOTHING
    cleaned = [(span, clean(text, span, folds)) for span in spans]
    kept = [(span, words) for span, words in cleaned if words.text]
    form = "".join(words.text for _, words in kept)
    raw = tuple(chain.from_iterable(words.offsets[:-1] for _, words in kept))
    starts = tuple(accumulate((len(words.text) for _, words in kept[:-1]), initial=0))
    return Side(form, raw, starts if kept else (), tuple(span for span, _ in kept))


def agreed(a: Side, b: Side) -> tuple[Side, Side]:
    """Return both sides as they should read, when all that parts them is misread characters.

    千部 for 干部 is passed over when the rest agrees, and only then.
    """
    if a.form == b.form or not may_be_misread(a.form, b.form):
        return a, b
    ours, theirs = corrected(a.form), corrected(b.form)
    return (a._replace(form=ours), b._replace(form=theirs)) if ours == theirs else (a, b)
