"""The instructions that make one text of another, article by article at the grain that is asked.

    old 一 二 三   new 一 二(new) 三(was 二) 四(was 三, reworded)
    增加一条，作为第二条：… · 将第三条改为第四条，其中的“…”修改为“…” · 条文顺序作相应调整
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import IntEnum

from ...corpus.model import NO_ORDINAL, Ordinal
from .model import Form, Instruction, Kind, Line, Place, Step, Words
from .numbering import arrange
from .pairing import Article, Pairing, articles
from .quoting import quotable
from .text import compared, plain
from .wordings import LARGE_SHARE, Wording, wordings


class Grain(IntEnum):
    """How fine the instructions on one unit are; what does not prove right is written coarser."""

    WORDS = 0
    PARAGRAPH = 1
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Request:
    """What a plan is made from; ``grains`` by article index of the old text, finest where not named.

    ``gather`` lists words changed alike in several articles once.
    """

    old: tuple[Line, ...]
    new: tuple[Line, ...]
    pairing: Pairing
    grains: Mapping[int, Grain] = field(default_factory=dict)
    default: Grain = Grain.WORDS
    gather: bool = True


# Instructions under one number, with the place in the new text by which they are ordered.
Group = tuple[int, tuple[Instruction, ...]]

_NAMED_KINDS = {
    Kind.TITLE: "名称",
    Kind.NOTE: "题注",
    Kind.TOC: "目录",
    Kind.PREAMBLE: "引言",
    Kind.TAIL: "落款",
}
# Words changed alike in at least so many articles are written in one instruction.
_THROUGHOUT = 3


# Of two articles that changed places the one that keeps its number is said to stay: less than one
# article, so that no number is worth another move.
_SAME_NUMBER = 0.001
# How many articles back an article's neighbour in a row is looked for: enough for any move seen,
# and it keeps a code of a thousand articles fast.
_LOOK_BACK = 200


class Impossible(Exception):
    """No instructions of this grain lead to the new text; never leaves this package."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The instructions of a decision by number, and whether articles are renumbered by them."""

    groups: tuple[tuple[Instruction, ...], ...]
    order: bool


def _name(line: Line) -> Step:
    return Step(line.unit or "条", line.ordinal)


def _place(line: Line, *steps: Step) -> Place:
    scope = (Step("附件", Ordinal(line.home.scope)),) if line.home.scope else ()
    return Place((*scope, _name(line), *steps))


class _Planner:
    """Works out the instructions of one request."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.old, self.new = request.old, request.new
        self.olds, self.news = articles(request.old), articles(request.new)
        self.groups: list[Group] = []
        self.back = {b: a for a, b in request.pairing.pairs.items()}
        self.order = False
        self.in_block: set[int] = set()
        self.moved = self._moved()
        self.kept_heads: dict[int, int] = {}

    def plan(self) -> Plan:
        """Return all instructions, in the order of the new text."""
        self.named_groups()
        self.headings()
        self.numbers()
        for index in range(len(self.olds)):
            self.article(index)
        made = [group for _, group in sorted(self.groups, key=lambda g: g[0]) if group]
        gathered = _gathered(made) if self.request.gather else made
        return Plan(tuple(gathered), self.order)

    # Title, notes, introduction, signature.

    def named_groups(self) -> None:
        for kind, unit in _NAMED_KINDS.items():
            before, after = _of_kind(self.old, kind), _of_kind(self.new, kind)
            if [compared(line) for line in before] == [compared(line) for line in after]:
                continue
            place = (Place((Step(unit),)),)
            words = tuple(plain(line.text) for line in after)
            at = {Kind.TITLE: -5, Kind.PREAMBLE: -4}.get(kind, len(self.new) + 5)
            if not after:
                self.groups.append((at, (Instruction(Form.DELETE, place),)))
            elif not before:
                if kind is Kind.TITLE:
                    raise Impossible
                self.groups.append((at, (Instruction(Form.ADD, new=(words,), unit=unit),)))
            else:
                self.groups.append((at, self._rewritten(kind, unit, before, after, words)))

    def _rewritten(
        self, kind: Kind, unit: str, before: Sequence[Line], after: Sequence[Line], words: Words
    ) -> tuple[Instruction, ...]:
        """Rewrite a group; of an introduction of several paragraphs only those that changed."""
        whole = (Instruction(Form.WHOLE, (Place((Step(unit),)),), new=(words,)),)
        if kind is not Kind.PREAMBLE or len(before) != len(after) or len(before) < 2:
            return whole
        out: list[Instruction] = []
        for line, other in zip(before, after, strict=True):
            if compared(line) == compared(other):
                continue
            place = (Place((Step(unit), Step("段", Ordinal(line.home.paragraph)))),)
            out.append(Instruction(Form.WHOLE, place, new=((plain(other.text),),)))
        return tuple(out)

    # Headings.

    def headings(self) -> None:
        """Name, add, delete and renumber headings."""
        olds = [(i, l) for i, l in enumerate(self.old) if l.kind is Kind.HEADING]
        news = [(i, l) for i, l in enumerate(self.new) if l.kind is Kind.HEADING]
        a = [(l.unit, _tight(l.words)) for _, l in olds]
        b = [(l.unit, _tight(l.words)) for _, l in news]
        later: list[tuple[int, Instruction]] = []
        opcodes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
        matched: list[tuple[int, int]] = []
        for op, i0, i1, j0, j1 in opcodes:
            if op == "equal" or (op == "replace" and i1 - i0 == j1 - j0):
                matched += zip(range(i0, i1), range(j0, j1), strict=True)
        matched = [(i, j) for i, j in matched if self._stays(olds[i][0], news[j][0])]
        self.kept_heads = {news[j][0]: olds[i][0] for i, j in matched}
        for i, j in matched:
            self._heading(*olds[i], *news[j], later)
        kept = {i for i, _ in matched}
        for i in reversed(range(len(olds))):
            if i not in kept:
                one = Instruction(Form.DELETE, (self._head(olds[i][0], name=True),))
                self.groups.append((self._near(olds[i][0]), (one,)))
        for ni, line in news:
            if ni not in self.kept_heads:
                self._add_heading(ni, line)
        for at, one in sorted(later, key=lambda pair: -pair[0]):
            self.groups.append((len(self.new) + 1 + len(later) - at, (one,)))

    def _stays(self, old: int, new: int) -> bool:
        """Say whether a heading stands before the same old article in both texts."""
        pairs = [(i, j) for i, j in self.request.pairing.pairs.items() if i not in self.moved]
        after_old = min((i for i, _ in pairs if self.olds[i].start > old), default=-1)
        after_new = min((j for _, j in pairs if self.news[j].start > new), default=-1)
        return (after_old, after_new) in pairs or after_old == after_new == -1

    def _heading(
        self, oi: int, one: Line, ni: int, other: Line, later: list[tuple[int, Instruction]]
    ) -> None:
        if _tight(one.words) != _tight(other.words):
            words = (plain(other.words),)
            self.groups.append((ni, (Instruction(Form.WHOLE, (self._head(oi, name=True),), new=(words,)),)))
        if one.ordinal != other.ordinal:
            to = Place((Step(other.unit, other.ordinal),))
            later.append((len(later), Instruction(Form.RENUMBER, (self._head(oi),), (to,))))

    def _head(self, at: int, name: bool = False) -> Place:
        """Return the place of a heading, its chapters before it."""
        steps: list[Step] = []
        line = self.old[at]
        steps.append(Step(line.unit, line.ordinal))
        rank = _rank(line)
        for above in reversed(self.old[:at]):
            if above.kind is Kind.HEADING and _rank(above) < rank:
                steps.insert(0, Step(above.unit, above.ordinal))
                rank = _rank(above)
        if line.unit == "序言":
            raise Impossible
        return Place((*steps, *((Step("名称"),) if name else ())))

    def _near(self, at: int) -> int:
        """Return where in the new text what stood at ``at`` of the old is spoken of."""
        index = bisect_left([a.start for a in self.olds], at)
        for article in range(index, len(self.olds)):
            if article in self.request.pairing.pairs:
                return self.news[self.request.pairing.pairs[article]].start
        return len(self.new)

    def _add_heading(self, at: int, line: Line) -> None:
        """Put a heading in: with its articles where all of them are new, else before them."""
        if at in self.in_block:
            return
        end = next(
            (i for i in range(at + 1, len(self.new)) if self._ends(i, _rank(line))), len(self.new)
        )
        mine = [j for j, article in enumerate(self.news) if at < article.start < end]
        if not mine:
            raise Impossible
        to = (Place((Step(line.unit, line.ordinal),)),)
        heads = [i for i in range(at, end) if self.new[i].kind is Kind.HEADING]
        if all(j not in self.back for j in mine) and not any(i in self.kept_heads for i in heads):
            words = tuple(plain(one.text) for one in self.new[at:end])
            self.in_block.update(range(at, end))
            one = Instruction(Form.ADD, (), to, new=(words,), unit=line.unit)
        else:
            first, last = (self.new[self.news[j].start].ordinal for j in (mine[0], mine[-1]))
            place = Place((Step("条", first),), last if last > first else NO_ORDINAL)
            words = (plain(line.words),)
            one = Instruction(Form.ADD, (place,), to, new=(words,), side="covers", unit=line.unit)
        self.groups.append((at, (one,)))

    def _ends(self, at: int, rank: int) -> bool:
        line = self.new[at]
        return line.kind in (Kind.ANNEX, Kind.TAIL) or (
            line.kind is Kind.HEADING and _rank(line) <= rank
        )

    # Numbers.

    def numbers(self) -> None:
        """Delete, add, move and renumber articles so that each gets the number it bears in the new text."""
        pairs = self.request.pairing.pairs
        gone = [i for i in range(len(self.olds)) if i not in pairs]
        added = [j for j in range(len(self.news)) if j not in self.back]
        self.declared = {i: self._number(i) for i in self.moved}
        self.order = self._arranged(gone, added)
        self._deleted(gone)
        for j in added:
            self._added(j)

    def _moved(self) -> list[int]:
        """Return old articles that break the order of the others in the new text.

        Those stay that make the longest row; between rows as long the one that keeps more numbers.
        """
        pairs = sorted(self.request.pairing.pairs.items())
        best: list[float] = []
        before: list[int] = []
        for k, (i, j) in enumerate(pairs):
            same = self.old[self.olds[i].start].ordinal == self.new[self.news[j].start].ordinal
            found = max(
                (m for m in range(max(0, k - _LOOK_BACK), k) if pairs[m][1] < j),
                key=lambda m: best[m],
                default=-1,
            )
            best.append((best[found] if found >= 0 else 0) + 1 + _SAME_NUMBER * same)
            before.append(found)
        kept: set[int] = set()
        at = max(range(len(pairs)), key=lambda k: best[k], default=-1)
        while at >= 0:
            kept.add(pairs[at][0])
            at = before[at]
        return [i for i, _ in pairs if i not in kept]

    def _number(self, index: int) -> Ordinal:
        return self.new[self.news[self.request.pairing.pairs[index]].start].ordinal

    def _arranged(self, gone: Sequence[int], added: Sequence[int]) -> bool:
        """Say whether numbers shift; raise Impossible where no way leads to those of the new text."""
        for shift in (False, True):
            if shift is False and (self.moved or any(not self._plain(j) for j in added)):
                continue
            if all(self._agrees(scope, gone, added, shift) for scope in self._scopes()):
                return shift
        raise Impossible

    def _plain(self, j: int) -> bool:
        return self.new[self.news[j].start].ordinal.inserted > 0

    def _scopes(self) -> set[int]:
        return {a.scope for a in (*self.olds, *self.news)}

    def _agrees(self, scope: int, gone: Sequence[int], added: Sequence[int], shift: bool) -> bool:
        mine = [i for i, a in enumerate(self.olds) if a.scope == scope]
        theirs = [j for j in added if self.news[j].scope == scope]
        gone_now, pairs = set(gone), self.request.pairing.pairs
        made = arrange(
            [self.old[self.olds[i].start].ordinal for i in mine],
            frozenset(k for k, i in enumerate(mine) if i in gone_now),
            {k: self.declared[i] for k, i in enumerate(mine) if i in self.declared},
            [self.new[self.news[j].start].ordinal for j in theirs],
            shift,
            floating=frozenset(k for k, i in enumerate(mine) if i in self.declared),
        )
        got = [
            (theirs[one.added] if one.added >= 0 else pairs[mine[one.old]], one.ordinal)
            for one in made.order
        ]
        wanted = [
            (j, self.new[a.start].ordinal) for j, a in enumerate(self.news) if a.scope == scope
        ]
        return got == wanted and not made.wrong_added and not made.wrong_old

    def _deleted(self, gone: Sequence[int]) -> None:
        """Delete articles; those that stand together and are of one kind in one instruction."""
        loose = [i for i in gone if i not in self.request.pairing.merged or not self._adjacent(i)]
        run: list[int] = []
        for i in [*loose, -1]:
            if run and i != run[-1] + 1:
                self._delete_run(run)
                run = []
            run.append(i)

    def _adjacent(self, index: int) -> bool:
        """Say whether an article went into the one before or after it."""
        into = self.back[self.request.pairing.merged[index]]
        if into in self.declared:
            return False
        step = 1 if into < index else -1
        between = range(into + step, index, step)
        return all(self.request.pairing.merged.get(i) == self.request.pairing.merged[index] for i in between)

    def _delete_run(self, run: Sequence[int]) -> None:
        first, last = (self.old[self.olds[i].start] for i in (run[0], run[-1]))
        places = tuple(_place(self.old[self.olds[i].start]) for i in run)
        plain_row = last.ordinal.number - first.ordinal.number == len(run) - 1
        if len(run) > 3 and plain_row and not any(self.old[self.olds[i].start].ordinal.inserted for i in run):
            places = (Place(_place(first).steps, last.ordinal),)
        self.groups.append((self._near(self.olds[run[0]].start), (Instruction(Form.DELETE, places),)))

    def _added(self, j: int) -> None:
        line = self.new[self.news[j].start]
        if self.news[j].start in self.in_block:
            return
        if j in self.request.pairing.split and self._next_to(j):
            return
        to = (_place(line),)
        words = _texts(self.new, self.news[j])
        at, side = self._beside(j, line)
        self.groups.append(
            (self.news[j].start, (Instruction(Form.ADD, at, to, new=(words,), side=side, unit="条"),))
        )

    def _beside(self, j: int, line: Line) -> tuple[tuple[Place, ...], str]:
        """Return after which article 第X条之一 is put, or into which chapter its first article."""
        if line.ordinal.inserted:
            before = Ordinal(line.ordinal.number, line.ordinal.inserted - 1)
            return (Place((*_place(line).steps[:-1], Step(line.unit or "条", before))),), "after"
        under = self._under(j)
        return ((Place(under),), "") if under else ((), "")

    def _under(self, j: int) -> tuple[Step, ...]:
        """Return the old heading right below which a new article stands, with those above it."""
        at = self.news[j].start - 1
        while at >= 0 and self.new[at].kind is Kind.HEADING and at not in self.kept_heads:
            at -= 1
        if at not in self.kept_heads or self.new[at].unit in ("序言", "部分"):
            return ()
        steps = [Step(self.new[at].unit, self.new[at].ordinal)]
        rank = _rank(self.new[at])
        for line in reversed(self.new[:at]):
            if line.kind is Kind.HEADING and _rank(line) < rank:
                steps.insert(0, Step(line.unit, line.ordinal))
                rank = _rank(line)
        return tuple(steps)

    def _next_to(self, j: int) -> bool:
        a = self.request.pairing.split[j]
        first = self.request.pairing.pairs[a]
        step = 1 if first < j else -1
        if step < 0 or a in self.declared:
            return False
        return all(self.request.pairing.split.get(k) == a for k in range(first + 1, j))

    # Articles.

    def article(self, index: int) -> None:
        """Write what became of one old article."""
        j = self.request.pairing.pairs.get(index)
        if j is None:
            return
        line, other = self.old[self.olds[index].start], self.new[self.news[j].start]
        merged = [i for i, k in self.request.pairing.merged.items() if k == j and self._adjacent(i)]
        split = [k for k, i in self.request.pairing.split.items() if i == index and self.news[k].start not in self.in_block and self._next_to(k)]
        at = self.news[j].start
        if merged:
            self._merge(sorted([index, *merged]), j)
            if not split:
                return
            raise Impossible
        if split:
            self._split(index, [j, *sorted(split)])
            return
        changes = self._changes(index, j)
        renumber = index in self.declared or (line.ordinal != other.ordinal and bool(changes))
        if renumber:
            side = "moved" if index in self.declared else ""
            under = self._under(j) if side else ()
            to = Place((*under, *_place(other).steps)) if under else _place(other)
            changes = _renumbered(_place(line), to, changes, side)
        if changes:
            self.groups.append((at, tuple(changes)))

    def _merge(self, olds: Sequence[int], j: int) -> None:
        places = tuple(_place(self.old[self.olds[i].start]) for i in olds)
        other = self.new[self.news[j].start]
        words = _texts(self.new, self.news[j])
        self.groups.append(
            (self.news[j].start, (Instruction(Form.MERGE, places, (_place(other),), new=(words,)),))
        )

    def _split(self, index: int, news: Sequence[int]) -> None:
        place = (_place(self.old[self.olds[index].start]),)
        to = tuple(_place(self.new[self.news[j].start]) for j in news)
        words: list[str] = []
        for j in news:
            line = self.new[self.news[j].start]
            texts = _texts(self.new, self.news[j])
            words += [f"{line.label}　{texts[0]}", *texts[1:]]
        self.groups.append(
            (self.news[news[0]].start, (Instruction(Form.SPLIT, place, to, new=(tuple(words),), unit="条"),))
        )

    def _changes(self, index: int, j: int) -> list[Instruction]:
        """Return the changes of one article at its grain."""
        a, b = self.olds[index], self.news[j]
        left = [_text(line, i == 0) for i, line in enumerate(self.old[a.start : a.end])]
        right = [_text(line, i == 0) for i, line in enumerate(self.new[b.start : b.end])]
        if [plain(t) for t in left] == [plain(t) for t in right]:
            return []
        place = _place(self.old[a.start])
        grain = self.request.grains.get(index, self.request.default)
        if grain is not Grain.WHOLE:
            fine = _Inside(self, place, a, b, grain).changes()
            if fine is not None:
                return fine
        return [Instruction(Form.WHOLE, (place,), new=(_texts(self.new, b),))]


def _renumbered(
    old: Place, new: Place, changes: list[Instruction], side: str
) -> list[Instruction]:
    """Write 将第五条改为第八条 before the changes; with a whole new text both are one."""
    if len(changes) == 1 and changes[0].form is Form.WHOLE and changes[0].at == (old,):
        return [Instruction(Form.MOVE, (old,), (new,), new=changes[0].new, side=side)]
    return [Instruction(Form.RENUMBER, (old,), (new,), side=side), *changes]


def _tight(words: str) -> str:
    return "".join(words.split())


def _rank(line: Line) -> int:
    units = ("编", "分编", "章", "节", "部分")
    return units.index(line.unit) if line.unit in units else 0


def _of_kind(lines: Sequence[Line], kind: Kind) -> list[Line]:
    return [line for line in lines if line.kind is kind and not line.home.scope]


def _text(line: Line, first: bool) -> str:
    """Return a line of an article as quoted: without 第X条, with the label of an item."""
    if first and line.kind is Kind.ARTICLE:
        return plain(line.words)
    return plain(line.text)


def _texts(lines: Sequence[Line], article: Article) -> Words:
    found = [_text(line, i == 0) for i, line in enumerate(lines[article.start : article.end])]
    return tuple(text for text in found if text)


@dataclass(slots=True)
class _Inside:
    """The changes inside one article, by paragraphs and items."""

    planner: _Planner
    place: Place
    a: Article
    b: Article
    grain: Grain

    def changes(self) -> list[Instruction] | None:
        """Return them, None where the whole article reads better."""
        left, right = self._blocks(self.planner.old, self.a), self._blocks(self.planner.new, self.b)
        if not left or not right:
            return None
        texts = [_joined(block) for block in left], [_joined(block) for block in right]
        if _share(*texts) > LARGE_SHARE:
            return None
        out: list[Instruction] = []
        single = len(left) == 1
        for op, i0, i1, j0, j1 in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
            if op == "equal":
                continue
            if op == "replace" and i1 - i0 == j1 - j0:
                for i, j in zip(range(i0, i1), range(j0, j1), strict=True):
                    out += self._paragraph(left[i], right[j], i + 1, single and len(right) == 1)
                continue
            if op in ("replace", "delete") and i0 == 0 and op == "delete":
                return None
            made = self._moved_paragraphs(op, left, right, (i0, i1, j0, j1))
            if made is None:
                return None
            out += made
        return out

    def _blocks(self, lines: Sequence[Line], article: Article) -> list[list[Line]]:
        """Return the paragraphs of an article, each with its items; empty where they do not fit."""
        out: list[list[Line]] = []
        for line in lines[article.start : article.end]:
            number = line.home.paragraph
            if out and out[-1][-1].home.paragraph == number:
                out[-1].append(line)
            else:
                out.append([line])
        numbers = [block[0].home.paragraph for block in out]
        return out if numbers == list(range(1, len(out) + 1)) else []

    def _step(self, number: int, single: bool) -> Place:
        return self.place if single else Place((*self.place.steps, Step("款", Ordinal(number))))

    def _moved_paragraphs(
        self,
        op: str,
        left: Sequence[list[Line]],
        right: Sequence[list[Line]],
        at: tuple[int, int, int, int],
    ) -> list[Instruction] | None:
        i0, i1, j0, j1 = at
        out: list[Instruction] = []
        if op == "insert":
            to = tuple(Place((*self.place.steps, Step("款", Ordinal(n + 1)))) for n in range(j0, j1))
            if any(len(right[j]) > 1 for j in range(j0, j1)) and j1 - j0 > 1:
                return None
            words = tuple(_quoted(line) for j in range(j0, j1) for line in right[j])
            return [Instruction(Form.ADD, (self.place,), to, new=(words,), unit="款")]
        if op == "delete":
            places = tuple(self._step(i + 1, False) for i in range(i0, i1))
            return [Instruction(Form.DELETE, places)]
        places = tuple(self._step(i + 1, False) for i in range(i0, i1))
        words = tuple(_quoted(line) for j in range(j0, j1) for line in right[j])
        out.append(Instruction(Form.WHOLE, places, new=(words,)))
        return out

    def _paragraph(
        self, left: list[Line], right: list[Line], number: int, single: bool
    ) -> list[Instruction]:
        """Return the changes of one paragraph: its lead-in, its items, or the whole of it."""
        place = self._step(number, single)
        whole = [Instruction(Form.WHOLE, (place,), new=(tuple(_quoted(line) for line in right),))]
        if len(left) == 1 and len(right) == 1:
            return self._words(place, left[0], right[0]) or whole
        if any(line.kind is Kind.POINT for line in (*left, *right)):
            return whole
        items = self._items(place, left[1:], right[1:], number, single)
        if items is None or len(items) > 3:
            return whole
        if plain(left[0].words) == plain(right[0].words):
            return items
        first = self._words(place, left[0], right[0])
        if not first or any(_again(left[1:], one) for one in first):
            return whole
        return [*first, *items]

    def _words(self, place: Place, left: Line, right: Line) -> list[Instruction]:
        if self.grain is not Grain.WORDS or left.label != right.label and left.kind is not Kind.ARTICLE:
            return []
        made = wordings(plain(left.words), plain(right.words))
        if not all(quotable((words,)) for one in made for words in (one.old, one.new) if words):
            return []
        return _instructions(place, made)

    def _items(
        self, place: Place, left: Sequence[Line], right: Sequence[Line], number: int, single: bool
    ) -> list[Instruction] | None:
        """Return the changes of a list of items, None where its labels are not one to n."""
        for lines in (left, right):
            if any(line.kind is not Kind.ITEM for line in lines) or [l.ordinal.number for l in lines] != list(
                range(1, len(lines) + 1)
            ):
                return None
        if len({_style(line) for line in (*left, *right)}) > 1:
            return None
        texts = [_bare(line) for line in left], [_bare(line) for line in right]
        out: list[Instruction] = []
        for op, i0, i1, j0, j1 in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
            made = self._item_changes(op, (i0, i1, j0, j1), left, right, place)
            if made is None:
                return None
            out += made
        del number, single
        return out

    def _item_changes(
        self,
        op: str,
        at: tuple[int, int, int, int],
        left: Sequence[Line],
        right: Sequence[Line],
        place: Place,
    ) -> list[Instruction] | None:
        i0, i1, j0, j1 = at
        if op == "equal":
            return []
        if op == "replace" and i1 - i0 == j1 - j0:
            out: list[Instruction] = []
            for one, other in zip(left[i0:i1], right[j0:j1], strict=True):
                if one.ordinal != other.ordinal:
                    return None
                inner = Place((*place.steps, Step("项", one.ordinal)))
                out += self._words(inner, one, other) or [
                    Instruction(Form.WHOLE, (inner,), new=((_quoted(other),),))
                ]
            return out
        if op == "insert" and j1 - j0 == 1:
            to = (Place((*place.steps, Step("项", right[j0].ordinal))),)
            return [Instruction(Form.ADD, (place,), to, new=((_quoted(right[j0]),),), unit="项")]
        if op == "delete":
            return [Instruction(Form.DELETE, tuple(Place((*place.steps, Step("项", l.ordinal))) for l in left[i0:i1]))]
        return None


def _quoted(line: Line) -> str:
    return plain(line.words) if line.kind is Kind.ARTICLE else plain(line.text)


def _style(line: Line) -> str:
    """Return how a label is written, its number left out: （） or ()."""
    return line.label[:1] + line.label[-1:]


def _bare(line: Line) -> str:
    return plain(line.words).rstrip("。；")


def _joined(block: Sequence[Line]) -> str:
    return "\n".join(_quoted(line) for line in block)


def _again(lines: Sequence[Line], one: Instruction) -> bool:
    """Say whether words of a lead-in stand in an item below it as well."""
    return any(old[0] in line.words for old in one.old for line in lines)


def _share(left: Sequence[str], right: Sequence[str]) -> float:
    """Return how much of an article changed, by the lines that are not the same."""
    a = [line for block in left for line in block.split("\n")]
    b = [line for block in right for line in block.split("\n")]
    total = max(sum(map(len, a)), sum(map(len, b)), 1)
    changed = 0
    for op, i0, i1, j0, j1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        if op == "replace" and i1 - i0 == j1 - j0:
            changed += sum(_differ(x, y) for x, y in zip(a[i0:i1], b[j0:j1], strict=True))
        else:
            changed += max(sum(map(len, a[i0:i1])), sum(map(len, b[j0:j1])))
    return changed / total


def _differ(one: str, other: str) -> int:
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return max(len(one), len(other)) - sum(block.size for block in blocks)


def _instructions(place: Place, made: Sequence[Wording]) -> list[Instruction]:
    """Return words of one place as instructions; replacements of one place are one."""
    out: list[Instruction] = []
    for one in made:
        form = Form.INSERT if one.side else Form.STRIKE if not one.new else Form.WORDS
        new = ((one.new,),) if one.new else ()
        made_one = Instruction(form, (place,), old=((one.old,),), new=new, side=one.side)
        if form is Form.WORDS and out and out[-1].form is Form.WORDS:
            last = out[-1]
            out[-1] = Instruction(form, (place,), old=(*last.old, (one.old,)), new=(*last.new, (one.new,)))
        else:
            out.append(made_one)
    return out


def _gathered(groups: Sequence[tuple[Instruction, ...]]) -> list[tuple[Instruction, ...]]:
    """Write words that change alike in several articles in one instruction, where nothing else does."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for index, group in enumerate(groups):
        if len(group) == 1 and group[0].form is Form.WORDS and len(group[0].at) == 1:
            alike.setdefault((group[0].old, group[0].new), []).append(index)
    out: list[tuple[Instruction, ...]] = list(groups)
    for members in alike.values():
        if len(members) < _THROUGHOUT:
            continue
        first = groups[members[0]][0]
        places = tuple(place for index in members for place in groups[index][0].at)
        out[members[0]] = (Instruction(Form.WORDS, places, old=first.old, new=first.new),)
        for index in members[1:]:
            out[index] = ()
    return [group for group in out if group]


def plan(request: Request) -> Plan:
    """Return the instructions of a decision. Raises Impossible where only coarser ones lead there."""
    return _Planner(request).plan()


def chapters(lines: Sequence[Line]) -> Iterator[tuple[Step, int, int]]:
    """Yield each chapter of the outermost level: its step, and from where to where it stands."""
    heads = [i for i, line in enumerate(lines) if line.kind is Kind.HEADING and line.ordinal != NO_ORDINAL]
    if not heads:
        return
    top = min(_rank(lines[i]) for i in heads)
    heads = [i for i in heads if _rank(lines[i]) == top]
    stops = [i for i, line in enumerate(lines) if line.kind in (Kind.ANNEX, Kind.TAIL)]
    for at, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        end = min([after, *(stop for stop in stops if stop > at)])
        yield Step(lines[at].unit, lines[at].ordinal), at, end
