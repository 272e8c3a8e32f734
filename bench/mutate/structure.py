"""Mutations of structure: what is added, dropped, moved, cut, joined, lifted and lowered.

Every operation takes a draft and gives one. It touches only lines that no operation touched
before, and leaves alone what would make the truth a matter of opinion: clauses that the text
repeats, articles that other articles cite by paragraph or item, words that point to a neighbour.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from random import Random
from typing import TypeVar

from duizhao.corpus.model import NO_ORDINAL, Level

from bench.mutate.draft import NEW, Draft, Line, groups
from bench.mutate.numbers import cited_numbers, ranged_numbers
from bench.mutate.words import sentences

Group = tuple[int, int]
T = TypeVar("T")
Edit = Callable[[Draft, Random, float], Draft]
# A half that is cut off or joined on holds at least this many characters: less says too little
# to be called an article.
LEAST_WORDS = 15
# A list from which an item is moved or lifted is at least this long.
LEAST_LIST = 4
_NEIGHBOUR = re.compile(r"前款|前两款|前三款|前项|本款|本条|前条|上述|上款|下列|以下|如下")
_VISIBLE = re.compile(r"[\s，。；：、,.;:]")


def bare(words: str) -> str:
    """Return words without white space and the commonest marks."""
    return _VISIBLE.sub("", words)


def repeated(draft: Draft) -> frozenset[str]:
    """Return the bare words that stand in more than one clause."""
    counts = Counter(bare(line.words) for line in draft if line.clause)
    return frozenset(words for words, count in counts.items() if count > 1)


def _free(draft: Draft, cited: bool = False) -> list[Group]:
    """Return the articles that an operation may touch, those cited singly only if ``cited``."""
    twice = repeated(draft)
    named = ranged_numbers(draft) if cited else cited_numbers(draft)
    return [
        (start, end)
        for start, end in groups(draft)
        if not any(line.fixed or bare(line.words) in twice for line in draft[start:end])
        and draft[start].ordinal.number not in named
    ]


def _single(draft: Draft, group: Group) -> bool:
    """Say whether an article is one clause that points to no neighbour."""
    start, end = group
    line = draft[start]
    alone = end == start + 1 and line.clause and len(line.words) >= LEAST_WORDS
    return alone and not _NEIGHBOUR.search(line.words)


def _some(found: Sequence[T], rng: Random, share: float) -> list[T]:
    """Choose a share of what is found, at least one, in the order found."""
    count = min(len(found), max(1, round(share * len(found))))
    return [found[i] for i in sorted(rng.sample(range(len(found)), count))]


def _apart(found: list[Group]) -> list[Group]:
    """Leave out ranges that overlap the one before."""
    kept: list[Group] = []
    for start, end in found:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _with(draft: Draft, changes: dict[Group, Draft]) -> Draft:
    """Put new lines in the place of ranges of old ones."""
    for (start, end), lines in sorted(changes.items(), reverse=True):
        draft = (*draft[:start], *lines, *draft[end:])
    return draft


def _touched(lines: Sequence[Line]) -> Draft:
    return tuple(replace(line, fixed=True) for line in lines)


def pattern(draft: Draft, level: Level) -> Line:
    """Return a line to copy the look of ``level`` from: the second of its kind, or the first."""
    alike = [
        line for line in draft if line.level is level and (level is Level.PARAGRAPH or line.label)
    ]
    alike = [line for line in alike if line.inside or level is Level.ARTICLE] or alike
    if alike:
        return alike[min(1, len(alike) - 1)]
    article = pattern(draft, Level.ARTICLE)
    return replace(article, level=level, head="", label="", ordinal=NO_ORDINAL)


def _looking(like: Line, line: Line) -> Line:
    """Return a line with the level, label and white space of another, numbered as new."""
    gap = like.head[like.head.find(like.label) + len(like.label) :] if like.label else ""
    gap = gap if not gap.strip() else "　"
    return replace(
        line, level=like.level, lead=like.lead, head=like.label + gap, label=like.label,
        ordinal=like.ordinal, source=-1, before=NEW, parent=like.parent,
        inside=like.level is not Level.ARTICLE, fixed=True,
    )  # fmt: skip


def drop(draft: Draft, rng: Random, share: float) -> Draft:
    """Drop a share of the articles."""
    return _with(draft, dict.fromkeys(_some(_free(draft), rng, share), ()))


def adder(donors: tuple[Draft, ...]) -> Edit:
    """Return the operation that inserts articles of other texts: whole, at any place."""

    def add(draft: Draft, rng: Random, share: float) -> Draft:
        here = groups(draft)
        if not here or not donors:
            return draft
        wanted = max(1, round(share * len(here)))
        fresh = rng.sample(donors, min(len(donors), wanted))
        places = sorted(rng.sample(here, min(len(here), len(fresh))))
        new = zip(places, fresh, strict=False)
        return _with(draft, {(g[0], g[0]): _adopted(draft, lines) for g, lines in new})

    return add


def _adopted(draft: Draft, lines: Draft) -> Draft:
    """Give the lines of another text the look of this one."""
    return tuple(_looking(pattern(draft, line.level), line) for line in lines)


def renumberer(donors: tuple[Draft, ...]) -> Edit:
    """Return the operation that shifts most numbers: one article in or out near the beginning."""

    def renumber(draft: Draft, rng: Random, _: float) -> Draft:
        free = [g for g in _free(draft) if g in groups(draft)[1 : 2 + len(groups(draft)) // 3]]
        if not free:
            return draft
        group = rng.choice(free)
        if donors and rng.random() < 0.5:
            return _with(draft, {(group[0], group[0]): _adopted(draft, rng.choice(donors))})
        return _with(draft, {group: ()})

    return renumber


def move(draft: Draft, rng: Random, share: float) -> Draft:
    """Move articles elsewhere: to another chapter where there is one, past more than they hold."""
    free = [g for g in _free(draft, cited=True) if not _NEIGHBOUR.match(draft[g[0]].words)]
    for source in [draft[start].source for start, _ in _some(free, rng, share)]:
        group = next(g for g in groups(draft) if draft[g[0]].source == source)
        targets = _far(draft, group)
        if targets:
            draft = _carried(draft, group, rng.choice(targets))
    return draft


def _carried(draft: Draft, group: Group, at: int) -> Draft:
    """Put the lines of ``group`` before line ``at``."""
    start, end = group
    lines = _touched(draft[start:end])
    if at < start:
        return (*draft[:at], *lines, *draft[at:start], *draft[end:])
    return (*draft[:start], *draft[end:at], *lines, *draft[at:])


def _far(draft: Draft, group: Group) -> list[int]:
    """Return the lines to move before: over more clauses, into another chapter, no new count."""
    start, end = group
    clauses = _running(draft, lambda line: line.clause)
    chapters = _running(draft, lambda line: line.level is Level.CHAPTER)
    counts = _running(draft, lambda line: line.anew)
    found: list[int] = []
    for at, _ in groups(draft):
        low, high = (end, at) if at > start else (at, start)
        passed = clauses[high] - clauses[low] > clauses[end] - clauses[start] + 1
        crossed = not chapters[-1] or chapters[high] > chapters[low]
        if passed and crossed and counts[high] == counts[low]:
            found.append(at)
    return found


def _running(draft: Draft, counted: Callable[[Line], bool]) -> list[int]:
    """Return how many lines before each place are counted."""
    return [0, *accumulate(int(counted(line)) for line in draft)]


def _lists(draft: Draft, found: list[Group]) -> list[Group]:
    """Return the lists of items inside the articles given, no points among them."""
    runs: list[Group] = []
    for start, end in found:
        at = start
        while at < end:
            stop = at
            while stop < end and draft[stop].level is Level.ITEM and draft[stop].clause:
                stop += 1
            if stop - at >= LEAST_LIST and not (stop < end and draft[stop].level is Level.POINT):
                runs.append((at, stop))
            at = max(stop, at + 1)
    return runs


def shuffle(draft: Draft, rng: Random, share: float) -> Draft:
    """Move one item of a list past at least two others; the last stays, for its full stop."""
    changes: dict[Group, Draft] = {}
    for start, end in _some(_lists(draft, _free(draft)), rng, share):
        items = list(draft[start:end])
        at = rng.randrange(len(items) - 1)
        targets = [i for i in range(len(items) - 1) if abs(i - at) >= 2]
        if targets:
            items.insert(rng.choice(targets), items.pop(at))
            changes[(start, end)] = _touched(items)
    return _with(draft, changes)


def split(draft: Draft, rng: Random, share: float) -> Draft:
    """Cut articles of two sentences or more into two articles."""
    found = [g for g in _free(draft) if _single(draft, g) and _halves(draft[g[0]].words)]
    changes: dict[Group, Draft] = {}
    for group in _some(found, rng, share):
        line = draft[group[0]]
        first, second = rng.choice(_halves(line.words))
        rest = _looking(line, replace(line, words=second, sources=()))
        changes[group] = (replace(line, words=first, fixed=True), rest)
    return _with(draft, changes)


def _halves(words: str) -> list[tuple[str, str]]:
    """Return the ways to cut words between sentences that both stand alone."""
    parts = sentences(words)
    ways = [("".join(parts[:i]), "".join(parts[i:])) for i in range(1, len(parts))]
    return [
        (a, b)
        for a, b in ways
        if min(len(a), len(b)) >= LEAST_WORDS and not re.match(r"[其该此但]|具体|情节|拒不|逾期", b)
    ]


def divide(draft: Draft, rng: Random, share: float) -> Draft:
    """Make the last paragraphs 款 of articles an article of their own."""
    found = [(g, k) for g in _free(draft) for k in _cuts(draft, g)]
    changes: dict[Group, Draft] = {}
    like = pattern(draft, Level.ARTICLE) if found else None
    for (start, end), k in _some(found, rng, share):
        if like and (start, end) not in changes:
            first = _looking(like, replace(draft[k], sources=()))
            changes[(start, end)] = _touched((*draft[start:k], first, *draft[k + 1 : end]))
    return _with(draft, changes)


def _cuts(draft: Draft, group: Group) -> list[int]:
    """Return the paragraphs of an article that could begin another."""
    start, end = group
    able = [k for k in range(start + 1, end) if draft[k].level is Level.PARAGRAPH]
    return [
        k
        for k in able
        if draft[k].clause
        and len(draft[k].words) >= LEAST_WORDS
        and not draft[k].words.rstrip().endswith(("：", ":"))
        and not any(_NEIGHBOUR.search(line.words) for line in draft[k:end])
    ]


def _neighbours(draft: Draft, first: Callable[[Group], bool]) -> list[Group]:
    """Return pairs of articles in a row, as one range, the second a single clause."""
    free = _free(draft)
    pairs = [
        (a[0], b[1]) for a, b in pairwise(free) if a[1] == b[0] and first(a) and _single(draft, b)
    ]
    return _apart(pairs)


def merge(draft: Draft, rng: Random, share: float) -> Draft:
    """Write two single-clause articles in a row as one clause."""
    found = _neighbours(draft, lambda group: _single(draft, group))
    changes: dict[Group, Draft] = {}
    for group in _some(found, rng, share):
        a, b = draft[group[0] : group[1]]
        both = replace(
            a, words=a.words.rstrip() + b.words, origins=a.origins + b.origins,
            sources=a.sources + b.sources, fixed=True,
        )  # fmt: skip
        changes[group] = (both,)
    return _with(draft, changes)


def join(draft: Draft, rng: Random, share: float) -> Draft:
    """Make an article the last paragraph 款 of the article before it."""
    found = _neighbours(draft, lambda group: _plain(draft, group))
    changes: dict[Group, Draft] = {}
    like = pattern(draft, Level.PARAGRAPH) if found else None
    for start, end in _some(found, rng, share):
        if like:
            host, *rest, last = draft[start:end]
            host = replace(host, sources=host.sources + last.sources)
            low = _looking(like, replace(last, sources=()))
            changes[(start, end)] = _touched((host, *rest, low))
    return _with(draft, changes)


def _plain(draft: Draft, group: Group) -> bool:
    """Say whether an article has paragraphs only."""
    return all(
        line.clause and (i == 0 or line.level is Level.PARAGRAPH)
        for i, line in enumerate(draft[group[0] : group[1]])
    )


def lift(draft: Draft, rng: Random, share: float) -> Draft:
    """Make the last item of a list that ends its article an article of its own."""
    ends = {g[1] for g in _free(draft)}
    found = [(s, e) for s, e in _lists(draft, _free(draft)) if e in ends and _tells(draft[e - 1])]
    changes: dict[Group, Draft] = {}
    like = pattern(draft, Level.ARTICLE) if found else None
    for start, end in _some(found, rng, share):
        if like:
            *items, last = draft[start:end]
            items[-1] = _ended(items[-1], "。")
            new = _looking(like, _ended(last, "。"))
            changes[(start, end)] = _touched((*items, new))
    return _with(draft, changes)


def _tells(line: Line) -> bool:
    """Say whether an item says enough to be an article, and is no catch-all (其他…)."""
    return len(line.words) >= LEAST_WORDS and not re.search("其他|其它", line.words)


def lower(draft: Draft, rng: Random, share: float) -> Draft:
    """Make an article the last item of the list that ends the article before it."""
    found = _neighbours(draft, lambda group: _ends_in_list(draft, group))
    changes: dict[Group, Draft] = {}
    for start, end in _some(found, rng, share):
        *above, last = draft[start:end]
        item = above[-1]
        above[-1] = _ended(item, "；")
        low = _looking(item, replace(last, sources=()))
        changes[(start, end)] = _touched((*above, low))
    return _with(draft, changes)


def _ends_in_list(draft: Draft, group: Group) -> bool:
    last = draft[group[1] - 1]
    return last.level is Level.ITEM and last.clause and bool(last.label)


def _ended(line: Line, mark: str) -> Line:
    """End the words of a line with another mark, where they ended with one."""
    words = line.words.rstrip()
    if words.endswith(("。", "；", ";")):
        words = words[:-1] + mark
    return replace(line, words=words, marked=words != line.words)
