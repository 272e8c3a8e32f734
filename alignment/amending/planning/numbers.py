"""Instructions that delete and add articles, and whether the others move up and down by them."""

from collections.abc import Iterator, Sequence

from ....corpus.model import Ordinal
from ..applying.numbering import arrange
from ..model import Form, Instruction, Line, Place, Step
from .headings import Headings, under
from .texts import Group, ImpossibleError, Order, Texts, place_of

# So many articles in a row are named as a range (第四十条至第四十四条), fewer one by one.
_RANGE = 4


def order_of(texts: Texts) -> Order:
    """Say what moves the numbers. Raises ImpossibleError where nothing leads to the new ones."""
    added = [j for j in range(len(texts.news)) if j not in texts.back]
    still = not texts.moved and all(texts.new_line(j).ordinal.inserted for j in added)
    scopes = {article.scope for article in (*texts.olds, *texts.news)}
    for order in (Order.STILL, Order.SHIFT, Order.KEPT) if still else (Order.SHIFT, Order.KEPT):
        if all(_agrees(texts, scope, added, order) for scope in scopes):
            return order
    raise ImpossibleError


def named_numbers(texts: Texts, order: Order) -> frozenset[int]:
    """Return the old articles whose new number has to be said although nothing else changes."""
    if order is not Order.KEPT:
        return texts.moved
    changed = (i for i in texts.pairs if texts.old_line(i).ordinal != texts.number(i))
    return texts.moved | frozenset(changed)


def _agrees(texts: Texts, scope: int, added: Sequence[int], order: Order) -> bool:
    """Say whether the numbers that come out are those of the new text."""
    mine = [i for i, article in enumerate(texts.olds) if article.scope == scope]
    theirs = [j for j in added if texts.news[j].scope == scope]
    named = named_numbers(texts, order)
    made = arrange(
        [texts.old_line(i).ordinal for i in mine],
        frozenset(k for k, i in enumerate(mine) if i not in texts.pairs),
        {k: texts.number(i) for k, i in enumerate(mine) if i in named},
        [texts.new_line(j).ordinal for j in theirs],
        order is Order.SHIFT,
        floating=frozenset(k for k, i in enumerate(mine) if i in texts.moved),
        free=order is Order.KEPT,
    )
    got = [
        (theirs[one.added] if one.added >= 0 else texts.pairs[mine[one.old]], one.ordinal)
        for one in made.order
    ]
    news = [j for j, article in enumerate(texts.news) if article.scope == scope]
    wanted = [(j, texts.new_line(j).ordinal) for j in news]
    return got == wanted and not made.wrong_added and not made.wrong_old


def merged_into(texts: Texts, index: int) -> list[int]:
    """Return the old articles that went into the new one ``index``, next to the one it came from.

    None where that one moved, or was split as well: then they are deleted.
    """
    merged = texts.request.pairing.merged
    first = texts.back.get(index, -1)
    if first < 0 or first in texts.moved or split_from(texts, first):
        return []
    return [
        i
        for i, into in merged.items()
        if into == index and all(merged.get(k) == index for k in _between(first, i))
    ]


def _between(first: int, last: int) -> range:
    step = 1 if first < last else -1
    return range(first + step, last, step)


def split_from(texts: Texts, index: int) -> list[int]:
    """Return the new articles behind its own that came from the old one ``index`` as well."""
    split = texts.request.pairing.split
    if index in texts.moved:
        return []
    first = texts.pairs[index]
    return [
        j
        for j, source in sorted(split.items())
        if source == index and j > first and all(split.get(k) == index for k in range(first + 1, j))
    ]


def deleted(texts: Texts) -> Iterator[Group]:
    """Yield deletions; articles that stand together in one instruction."""
    merged = {i for j in range(len(texts.news)) for i in merged_into(texts, j)}
    loose = [i for i in range(len(texts.olds)) if i not in texts.pairs and i not in merged]
    run: list[int] = []
    for index in [*loose, -1]:
        if run and index != run[-1] + 1:
            yield (
                texts.near(texts.olds[run[0]].start),
                (Instruction(Form.DELETE, _run([texts.old_line(i) for i in run])),),
            )
            run = []
        run.append(index)


def _run(lines: Sequence[Line]) -> tuple[Place, ...]:
    """Return the places of articles that stand together, many of them as a range."""
    first, last = lines[0].ordinal, lines[-1].ordinal
    in_a_row = last.number - first.number == len(lines) - 1
    if len(lines) >= _RANGE and in_a_row and not any(line.ordinal.inserted for line in lines):
        return (Place(place_of(lines[0]).steps, last),)
    return tuple(map(place_of, lines))


def added(texts: Texts, found: Headings) -> Iterator[Group]:
    """Yield additions, but of what comes in with a new chapter or by a split.

    Articles that come in side by side are one: 增加二条，作为第五条、第六条.
    """
    split = {j for i in texts.pairs for j in split_from(texts, i)}
    run: list[int] = []
    for j in range(len(texts.news)):
        if j in texts.back or j in split or texts.news[j].start in found.blocks:
            continue
        if run and not _beside_each_other(texts, run[-1], j):
            yield _addition(texts, found, run)
            run = []
        run.append(j)
    if run:
        yield _addition(texts, found, run)


def _beside_each_other(texts: Texts, before: int, after: int) -> bool:
    """Say whether an article follows another directly, with the next number."""
    one, other = texts.new_line(before).ordinal, texts.new_line(after).ordinal
    following = {Ordinal(one.number + 1), Ordinal(one.number, one.inserted + 1)}
    plain = bool(one.inserted) == bool(other.inserted) and texts.new_line(before).unit == "条"
    touch = texts.news[before].end == texts.news[after].start
    return after == before + 1 and touch and plain and other in following


def _addition(texts: Texts, found: Headings, run: Sequence[int]) -> Group:
    at, side = _beside(texts, found, run[0])
    lines = [texts.new_line(j) for j in run]
    one = Instruction(Form.ADD, at, _run(lines), new=(texts.words_of(run),), side=side, unit="条")
    return texts.news[run[0]].start, (one,)


def _beside(texts: Texts, found: Headings, index: int) -> tuple[tuple[Place, ...], str]:
    """Return after which article 第X条之一 is put, or into which chapter its first article."""
    line = texts.new_line(index)
    steps = under(texts, found, index)
    if steps:
        return (Place(steps),), ""
    if line.ordinal.inserted:
        before = Ordinal(line.ordinal.number, line.ordinal.inserted - 1)
        return (Place((*place_of(line).steps[:-1], Step(line.unit or "条", before))),), "after"
    return (), ""
