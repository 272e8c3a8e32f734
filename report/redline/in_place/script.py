"""The plan as instructions for the paragraphs of a Word file: keep, insert, strike, split."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ....corpus.model import Span
from ....corpus.reading.docx_file.records import Paragraph
from ..plan.model import Piece, Plan, RedlineLine, State


@dataclass(frozen=True, slots=True)
class Keep:
    """Words of the file from ``start`` to ``end`` (in the paragraph's text) and their state."""

    state: State
    start: int
    end: int
    move: int = 0
    date: str = ""


@dataclass(frozen=True, slots=True)
class Strike:
    """Words of the template only; ``span`` is where they stand in its clean text."""

    state: State
    span: Span
    move: int = 0
    date: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """The end of a template paragraph that is none in the file; ``line`` of the plan ends here."""

    state: State
    line: int
    template: int
    move: int = 0
    date: str = ""


Step = Keep | Strike | Split


@dataclass(slots=True)
class Script:
    """What is to be done with one paragraph of the file, its mark last.

    ``mark`` is None for a paragraph without words: it is in no text and stays untouched.
    ``template`` is the template paragraph that ends with the mark, -1: none; ``lines`` are the
    lines of the plan that end in this paragraph (more than one where it holds line breaks).
    """

    steps: list[Step] = field(default_factory=list)
    mark: State | None = None
    template: int = -1
    move: int = 0
    lines: list[int] = field(default_factory=list)
    date: str = ""

    @property
    def all_new(self) -> bool:
        """True when every word of it is inserted, none is moved, and nothing is struck here."""
        return all(isinstance(s, Keep) and s.state is State.INSERT for s in self.steps)


class Scripts:
    """Builds the scripts; ``shown`` text of all paragraphs, line feeds between, is the variant."""

    def __init__(self, plan: Plan, paragraphs: Sequence[Paragraph]) -> None:
        self.plan, self.paragraphs = plan, paragraphs
        self.scripts = [Script() for _ in paragraphs]
        self.starts: list[int] = []
        at = 0
        for paragraph in paragraphs:
            self.starts.append(at)
            at += len(paragraph.shown) + 1
        self._waiting: list[Step] = []
        # Which characters of the template are words of the file as well.
        self.typed = bytearray(len(plan.template.text) + 1)

    def build(self) -> list[Script]:
        """Return one script a paragraph."""
        for number, line in enumerate(self.plan.lines):
            for piece in line.pieces:
                self._piece(piece)
            self._mark(number, line)
        for script in self.scripts:
            script.steps = list(_joined(script.steps))
        return self.scripts

    def _piece(self, piece: Piece) -> None:
        if not piece.state.new:
            self._waiting.append(Strike(piece.state, piece.template, piece.move))
            return
        start, end = self._raw(piece.variant)
        owner = self._owner(start)
        begin = self.starts[owner] + len(self.paragraphs[owner].label + self.paragraphs[owner].gap)
        if start < begin:
            piece, start = self._without_label(piece, start, min(begin, end))
        script = self._open(owner)
        if piece.state is State.EQUAL:
            first, last = piece.template
            self.typed[first:last] = b"\1" * (last - first)
        if start < end:
            script.steps.append(Keep(piece.state, start - begin, end - begin, piece.move))

    def _without_label(self, piece: Piece, start: int, end: int) -> tuple[Piece, int]:
        """Leave the automatic number out; the template's own label there is struck as text."""
        text = self.plan.variant
        cut = min(text.at(end), piece.variant.end)
        if piece.state is State.EQUAL:
            width = cut - piece.variant.start
            middle = piece.template.start + width
            self._waiting.append(Strike(State.DELETE, Span(piece.template.start, middle)))
            piece = replace(piece, template=Span(middle, piece.template.end))
        return replace(piece, variant=Span(cut, piece.variant.end)), max(start, end)

    def _raw(self, span: Span) -> tuple[int, int]:
        """Return where ``span`` stands in the variant's text; blanks go with the words before."""
        text = self.plan.variant
        whole = text.paragraph_span(text.paragraph(span.start))
        if span.end < whole.end:
            return text.raw[span.start], text.raw[span.end]
        return text.raw[span.start], text.raw[span.end - 1] + 1

    def _owner(self, raw: int) -> int:
        return bisect_right(self.starts, raw) - 1

    def _open(self, owner: int) -> Script:
        """Return the script of paragraph ``owner``, with what waited for the next paragraph."""
        script = self.scripts[owner]
        script.steps += self._waiting
        self._waiting = []
        return script

    def _mark(self, number: int, line: RedlineLine) -> None:
        if line.variant < 0:
            self._waiting.append(Split(line.mark, number, line.template, line.move))
            return
        text = self.plan.variant
        if not text.starts:
            return
        span = text.paragraph_span(line.variant)
        owner = self._owner(text.raw[span.start])
        script = self._open(owner)
        script.lines.append(number)
        following = span.end + 1
        if following < len(text.text) and self._owner(text.raw[following]) == owner:
            self._break(
                script, owner, line, number, (text.raw[span.end - 1] + 1, text.raw[following])
            )
        else:
            script.mark, script.template, script.move = line.mark, line.template, line.move

    def _break(
        self, script: Script, owner: int, line: RedlineLine, number: int, raw: tuple[int, int]
    ) -> None:
        """A line break of the file: new, and in the place of a paragraph mark where it is equal."""
        paragraph = self.paragraphs[owner]
        begin = self.starts[owner] + len(paragraph.label + paragraph.gap)
        if line.mark is State.EQUAL:
            script.steps.append(Split(State.DELETE, number, line.template))
        state = line.mark if line.mark is State.MOVE_TO else State.INSERT
        move = line.move if state is line.mark else 0
        script.steps.append(Keep(state, raw[0] - begin, raw[1] - begin, move))

    def rest(self) -> list[Step]:
        """Return what waits for a paragraph that never came."""
        return self._waiting


def _joined(steps: Sequence[Step]) -> Iterator[Step]:
    """Yield the steps, struck words that follow each other in one."""
    waiting: Strike | None = None
    for step in steps:
        if waiting is not None and isinstance(step, Strike) and _continues(waiting, step):
            waiting = replace(waiting, span=Span(waiting.span.start, step.span.end))
            continue
        if waiting is not None:
            yield waiting
        waiting = step if isinstance(step, Strike) else None
        if waiting is None:
            yield step
    if waiting is not None:
        yield waiting


def _continues(first: Strike, second: Strike) -> bool:
    kinds = (first.state, first.move) == (second.state, second.move)
    return kinds and first.span.end == second.span.start


def edges(scripts: Sequence[Script]) -> Iterator[tuple[bool, bool, bool]]:
    """Yield for each written paragraph: begins with new words, ends with them, mark unchanged."""
    for script in scripts:
        if script.mark is None:
            continue
        begins, last = None, False
        for step in script.steps:
            if isinstance(step, Split):
                yield bool(begins), last, False
                begins, last = None, False
                continue
            new = isinstance(step, Keep) and step.state in (State.INSERT, State.MOVE_TO)
            begins, last = (new if begins is None else begins), new
        yield bool(begins), last, script.mark is State.EQUAL


def dated(scripts: Sequence[Script], days: Iterator[str]) -> None:
    """Give every step and mark its date; ``days`` has one for each paragraph of ``edges``."""
    for script in scripts:
        if script.mark is None:
            continue
        script.date = next(days)
        for at, step in enumerate(script.steps):
            script.steps[at] = replace(step, date=script.date)
            if isinstance(step, Split):
                script.date = next(days)
