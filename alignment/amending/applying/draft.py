"""A text while a decision is carried out: its lines, what was added, what was renumbered.

Places are looked up by the numbers of the old text, which each line keeps as its ``home``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace

from ....corpus.model import NO_ORDINAL, Ordinal
from ....corpus.structure.labels import Style, read_label
from ..model import NOWHERE, Home, Line, LineKind, Place, RefusalError, Step, Words
from ..places import write_place

# Lines that are counted as paragraphs or stand in them.
_INNER = (
    LineKind.ARTICLE,
    LineKind.PARAGRAPH,
    LineKind.ITEM,
    LineKind.POINT,
    LineKind.PREAMBLE,
    LineKind.ROW,
)
# The twin of lines that were put in: no old number names them.
NEW = -1
_GROUPS: dict[str, tuple[LineKind, ...]] = {
    "名称": (LineKind.TITLE,),
    "题注": (LineKind.NOTE,),
    "目录": (LineKind.TOC,),
    "引言": (LineKind.PREAMBLE,),
    "序言": (LineKind.PREAMBLE,),
    "落款": (LineKind.TAIL,),
}
_OUTER = ("编", "分编", "章", "节")
_SENTENCES = ("句", "末句", "前句", "条首", "前段", "后段")
_ITEM_STYLES = (Style.HAN_PAREN, Style.HAN_HALF, Style.HAN)


@dataclass(frozen=True, slots=True)
class Added:
    """An article put in: its number, its lines, the headings below which it comes first."""

    scope: int
    ordinal: Ordinal
    lines: tuple[Line, ...]
    under: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A heading that was put in before the article that bears ``before`` in the end."""

    line: Line
    before: Ordinal


@dataclass(frozen=True, slots=True)
class Found:
    """Lines of the draft, from ``start`` to before ``end``; ``step`` names a part of the words."""

    start: int
    end: int
    step: Step | None = None


class Draft:
    """The text being amended. Every method that finds nothing raises RefusalError."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = list(lines)
        self.added: list[Added] = []
        self.renamed: dict[Home, Ordinal] = {}
        self.gone: list[Home] = []
        self.floating: set[Home] = set()
        self.under: dict[Home, tuple[Step, ...]] = {}
        self.heads: list[Head] = []
        self.shift = False
        self.kept = False
        self.replaced: set[Place] = set()
        self.adapted: list[tuple[str, tuple[str, ...]]] = []
        self.leads = _usual(lines, lambda line: line.lead)
        self.gaps = _usual([line for line in lines if line.label], lambda line: line.gap)

    def copy(self) -> "Draft":
        """Return a draft that can be changed without changing this one."""
        other = copy(self)
        other.lines, other.added = list(self.lines), list(self.added)
        other.renamed, other.gone = dict(self.renamed), list(self.gone)
        other.replaced, other.adapted = set(self.replaced), []
        other.floating, other.under = set(self.floating), dict(self.under)
        other.heads = list(self.heads)
        return other

    # Finding.

    def find(self, place: Place) -> Found:
        """Return the lines of a place, by its old numbers."""
        steps = list(place.steps)
        scope, steps = self.scope(steps)
        last = steps[-1] if steps else Step("附件")
        part = last if last.unit in _SENTENCES else None
        if part:
            steps.pop()
        if not steps:
            return self._span(lambda line: line.home.scope == scope, place)
        if steps[-1].unit == "名称" and len(steps) > 1:
            return self.heading(steps[:-1], place)
        if steps[0].unit in _GROUPS and not scope:
            return self._in_group(steps, place, part)
        if steps[0].unit in ("全文", "正文"):
            return self._body(steps, place, part)
        if steps[-1].unit in (*_OUTER, "部分") and self._is_heading(steps[-1], scope):
            return self.chapter(steps, place)
        return self._below(scope, steps, place, part)

    def scope(self, steps: list[Step]) -> tuple[int, list[Step]]:
        """Return the annex that steps begin with, 0 for the text itself, and the further steps."""
        if not steps or steps[0].unit != "附件":
            return 0, steps
        number = steps[0].ordinal.number
        annexes = [line for line in self.lines if line.kind is LineKind.ANNEX]
        named = [line for line in annexes if line.ordinal.number == number]
        if number and len(named) == 1:
            return named[0].home.scope, steps[1:]
        if not number and len(annexes) != 1:
            raise RefusalError("target-ambiguous" if annexes else "target-missing", "附件")
        return number or 1, steps[1:]

    def _span(self, wanted: Callable[[Line], bool], place: Place) -> Found:
        """Return from the first to the last line wanted."""
        at = [i for i, line in enumerate(self.lines) if wanted(line)]
        if not at:
            raise RefusalError("target-missing", write_place(place))
        return Found(at[0], at[-1] + 1)

    def _in_group(self, steps: Sequence[Step], place: Place, part: Step | None) -> Found:
        kinds = _GROUPS[steps[0].unit]
        if len(steps) == 1:
            found = self._span(lambda line: line.kind in kinds and not line.home.scope, place)
            if any(line.kind not in kinds for line in self.lines[found.start : found.end]):
                raise RefusalError("target-apart", write_place(place))
            return Found(found.start, found.end, part)
        number = steps[1].ordinal.number
        found = self._span(
            lambda line: (
                line.kind in kinds and line.home.paragraph == number and not line.home.scope
            ),
            place,
        )
        return Found(found.start, found.end, part)

    def _body(self, steps: Sequence[Step], place: Place, part: Step | None) -> Found:
        """Find 全文, 正文, or 正文第二段: what stands in no article and is no title or note."""
        if steps[0].unit == "全文":
            return Found(0, len(self.lines))
        outside = (LineKind.TITLE, LineKind.NOTE, LineKind.TOC, LineKind.TAIL, LineKind.FURNITURE)
        body = [
            i
            for i, line in enumerate(self.lines)
            if line.kind not in outside and not line.home.scope
        ]
        if not body:
            raise RefusalError("target-missing", write_place(place))
        if len(steps) == 1:
            return Found(body[0], body[-1] + 1)
        return self._below(0, steps[1:], place, part)

    def _is_heading(self, step: Step, scope: int) -> bool:
        if step.unit != "部分":
            return True
        return any(
            line.kind is LineKind.HEADING and line.unit == "部分" and line.home.scope == scope
            for line in self.lines
        )

    def heading(self, steps: Sequence[Step], place: Place) -> Found:
        """Return the line of a heading; a section is looked for in the chapter named before it."""
        begin, end = 0, len(self.lines)
        for step in steps:
            at = [
                i
                for i in range(begin, end)
                if (line := self.lines[i]).kind is LineKind.HEADING
                and line.unit == step.unit
                and line.home.heading == step.ordinal
                and line.home.twin != NEW
            ]
            if not at:
                raise RefusalError("target-missing", write_place(place))
            if len(at) > 1:
                raise RefusalError("target-ambiguous", write_place(place))
            begin, end = at[0], self.chapter_end(at[0])
        return Found(begin, begin + 1)

    def chapter_end(self, at: int) -> int:
        """Return where the chapter ends whose heading stands at ``at``."""
        own = rank(self.lines[at])
        for i in range(at + 1, len(self.lines)):
            line = self.lines[i]
            ends = line.kind in (LineKind.ANNEX, LineKind.TAIL)
            if ends or (line.kind is LineKind.HEADING and rank(line) <= own):
                return i
        return len(self.lines)

    def chapter(self, steps: Sequence[Step], place: Place) -> Found:
        """Return the lines of a chapter, heading and articles."""
        head = self.heading(steps, place)
        return Found(head.start, self.chapter_end(head.start))

    def _below(self, scope: int, steps: Sequence[Step], place: Place, part: Step | None) -> Found:
        outer = [step for step in steps if step.unit in (*_OUTER,)]
        inner = [step for step in steps if step.unit not in _OUTER]
        found = self.chapter(outer, place) if outer else Found(0, len(self.lines))
        for step in inner:
            found = self._inside(found, scope, step, place)
        return Found(found.start, found.end, part)

    def _inside(self, found: Found, scope: int, step: Step, place: Place) -> Found:
        """Return where ``step`` stands inside ``found``."""
        wanted = _wanted(step)
        at = [
            i
            for i in range(found.start, found.end)
            if (home := self.lines[i].home).scope == scope and home.twin != NEW and wanted(home)
        ]
        if step.unit in ("款", "段", "行"):
            at = [i for i in at if _is_inner(self.lines[i])]
        if not at:
            raise RefusalError("target-missing", write_place(place))
        keys = {_key(self.lines[i].home, step) for i in at}
        if len(keys) > 1:
            raise RefusalError("target-ambiguous", write_place(place))
        end = at[0] + 1
        while end < found.end and self._belongs(at[0], end, step):
            end += 1
        return Found(at[0], end)

    def _belongs(self, first: int, at: int, step: Step) -> bool:
        """Say whether the line at ``at`` is still of what began at ``first``."""
        home, line = self.lines[first].home, self.lines[at]
        if line.kind in (
            LineKind.HEADING,
            LineKind.ANNEX,
            LineKind.TAIL,
            LineKind.TITLE,
            LineKind.NOTE,
        ):
            return False
        return _key(home, step) == _key(line.home, step)

    # Changing.

    def article_start(self, at: int) -> int:
        """Return the line of 第X条 above (or at) the line ``at``, -1 outside of articles."""
        while at >= 0 and self.lines[at].kind is not LineKind.ARTICLE:
            if self.lines[at].kind in (LineKind.HEADING, LineKind.ANNEX):
                return -1
            at -= 1
        return at

    def edit(self, at: int, words: str) -> None:
        """Give the line at ``at`` other words."""
        self.lines[at] = replace(self.lines[at], words=words, raw="")

    def remove(self, found: Found) -> None:
        """Take lines out; an article that loses all is noted as gone."""
        self.swap(found, ())

    def swap(self, found: Found, lines: Iterable[Line]) -> None:
        """Put other lines in the place of those that stand there."""
        for line in self.lines[found.start : found.end]:
            if line.kind is LineKind.ARTICLE:
                self.gone.append(line.home)
        self.lines[found.start : found.end] = lines

    def put(self, at: int, lines: Iterable[Line]) -> None:
        """Put lines in before the line at ``at``."""
        self.lines[at:at] = lines

    def adapt(self, code: str, *params: str) -> None:
        """Note something done that the decision does not say."""
        self.adapted.append((code, params))

    def made(self, words: Words, home: Home, first: Line | None = None) -> list[Line]:
        """Return lines of an article from the words of a quotation.

        ``first`` is the line whose label, lead and kind the first of them takes over. A line that
        begins with （一） is an item, one with 1. a point below it.
        """
        made: list[Line] = []
        for index, text in enumerate(words):
            if (
                index == 0
                and first is not None
                and first.kind in (LineKind.ARTICLE, LineKind.PARAGRAPH)
            ):
                made.append(
                    replace(
                        first,
                        words=text,
                        raw="",
                        gap=first.gap or (self.gap("条") if first.label else ""),
                    )
                )
                continue
            made.append(self._line(text, home, made))
        return made

    def _line(self, text: str, home: Home, before: Sequence[Line]) -> Line:
        label = read_label(text, 0, len(text))
        named = (
            label is None
            or label.span.start
            or label.style
            in (Style.ARTICLE, Style.PART, Style.SUBPART, Style.CHAPTER, Style.SECTION)
        )
        away = Home(home.scope, home.article, home.twin)
        if named or label is None:
            return Line(LineKind.PARAGRAPH, text, home=away, lead=self.lead(LineKind.PARAGRAPH))
        rest = text[label.span.end :]
        words = rest.lstrip()
        deep = label.style not in _ITEM_STYLES and any(
            line.kind is LineKind.ITEM for line in before
        )
        kind, unit = (LineKind.POINT, "目") if deep else (LineKind.ITEM, "项")
        gap = rest[: len(rest) - len(words)]
        return Line(
            kind, words, text[: label.span.end], gap, unit, label.ordinal, away, self.lead(kind)
        )

    def lead(self, kind: LineKind) -> str:
        """Return what usually stands before a line of this kind."""
        return self.leads.get(kind) or self.leads.get(LineKind.PARAGRAPH) or "\n"

    def gap(self, unit: str) -> str:
        """Return what usually stands between a label and its words."""
        kind = LineKind.HEADING if unit in (*_OUTER, "部分") else LineKind.ARTICLE
        return self.gaps.get(kind) or "　"


def _usual(lines: Sequence[Line], value: Callable[[Line], str]) -> dict[LineKind, str]:
    """Return the value that most lines of each kind have; the first line of a text is left out."""
    counts: dict[LineKind, Counter[str]] = {}
    for line in lines[1:]:
        if value(line):
            counts.setdefault(line.kind, Counter())[value(line)] += 1
    return {kind: found.most_common(1)[0][0] for kind, found in counts.items()}


def rank(line: Line) -> int:
    """Return how deep a heading stands, 0 the outermost."""
    return (*_OUTER, "部分").index(line.unit) if line.unit in (*_OUTER, "部分") else 0


def _is_inner(line: Line) -> bool:
    return line.kind in _INNER


def _wanted(step: Step) -> Callable[[Home], bool]:
    number = step.ordinal.number
    if step.unit in ("条", "部分"):
        return lambda home: home.article == step.ordinal and home.article != NO_ORDINAL
    if step.unit in ("款", "段", "行"):
        return lambda home: home.paragraph == number
    if step.unit == "项":
        return lambda home: home.item == number
    return lambda home: home.point == number


def _key(home: Home, step: Step) -> tuple[object, ...]:
    article = (home.scope, home.article, home.twin)
    if step.unit in ("条", "部分"):
        return article
    if step.unit in ("款", "段", "行"):
        return (*article, home.paragraph)
    if step.unit == "项":
        return (*article, home.paragraph, home.item)
    return (*article, home.paragraph, home.item, home.point)


def nowhere(line: Line) -> Line:
    """Return a line that no old number names."""
    return replace(line, home=NOWHERE)
