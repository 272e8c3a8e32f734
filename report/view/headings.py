"""What stands across the table: headings, and titles and notes that changed, each once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...alignment.model import Change, Comparison, Kind, Part, Trait
from ...corpus.model import Document, Level
from ..words.text import Run, flow, one_line, plain
from .cells.side import Side
from .groups import Group
from .relations import levels_of, relations
from .units import ancestry, heads_of, holder, is_spaced, unit_of

# Shown across the table; a caption stands in the cell of its article.
_ACROSS = frozenset((Part.HEADING, Part.TITLE, Part.NOTE))
# Of these only what changed is shown: the report bears the titles in its head.
_ASIDE = frozenset((Part.TITLE, Part.NOTE))
_NO_RUNS: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A row across the table: a heading, title or note on either side, "" where there is none.

    ``depth`` is 0 for the outermost: a new one ends those of its depth and below. ``runs`` are the
    words of both sides with their marks, ``relations`` what the row is called, ``notes`` what a
    user wrote beside it, ``levels`` those that it rose or sank from and to.
    """

    template: str
    variant: str
    depth: int = 0
    part: Part = Part.HEADING
    runs: tuple[tuple[Run, ...], tuple[Run, ...]] = (_NO_RUNS, _NO_RUNS)
    relations: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Say whether the two texts differ there, in their words or in their numbers."""
        return self.template != self.variant

    @property
    def says(self) -> bool:
        """Say whether something is to be said of it beside the words."""
        return bool(self.notes) or (
            bool(self.relations) and self.relations not in (("unchanged",), ("renumbered",))
        )

    @property
    def one_sided(self) -> bool:
        """True when nothing stands beside it: added or dropped."""
        return not (self.template and self.variant)


class Headings:
    """Gives each heading once, before the first row that stands under it."""

    def __init__(
        self, comparison: Comparison, groups: tuple[Group, ...], sides: tuple[Side, Side]
    ) -> None:
        """Find the place of every heading among ``groups``."""
        self._comparison, self._groups, self._sides = comparison, groups, sides
        self._away = _wandering(comparison, groups)
        self._firsts = [(g.variant[0], at) for at, g in enumerate(groups) if g.variant]
        self._rows: dict[int, list[Heading]] = defaultdict(list)
        for change in self._in_order(_across(comparison, groups)):
            self._rows[self._place(change)].append(self._row(change))

    def before(self, number: int) -> Iterator[Heading]:
        """Yield the headings before the group of that number, counted from 0."""
        yield from self._rows[number]

    def _in_order(self, changes: Iterable[Change]) -> list[Change]:
        """Sort by the variant, what was dropped after the heading that precedes it."""
        found = sorted(changes, key=lambda c: c.link.variant)
        paired = sorted(
            (c.link.template[0], c.link.variant[0])
            for c in found
            if c.link.template and c.link.variant
        )

        def key(change: Change) -> tuple[int, int]:
            if change.link.variant:
                return change.link.variant[0], -1
            at = bisect_left(paired, (change.link.template[0], -1)) - 1
            return (paired[at][1] if at >= 0 else -1), change.link.template[0]

        return sorted(found, key=key)

    def _place(self, change: Change) -> int:
        """Return before which group a heading stands; their number: after all of them."""
        link = change.link
        if not link.variant:
            return self._place_of_dropped(link.template[0])
        at = bisect_left(self._firsts, (link.variant[0], -1))
        place = self._firsts[at][1] if at < len(self._firsts) else len(self._groups)
        while link.template and place and self._opens(place - 1, link.template[0]):
            place -= 1
        return place

    def _opens(self, number: int, head: int) -> bool:
        """Say whether a group holds nothing but dropped articles from under a heading."""
        group = self._groups[number]
        return not group.variant and head in ancestry(self._comparison.template, group.template[0])

    def _place_of_dropped(self, head: int) -> int:
        """Return the place of a heading that only the template has."""
        under = (
            at
            for at, group in enumerate(self._groups)
            for unit in group.template[:1]
            if unit not in self._away and head in ancestry(self._comparison.template, unit)
        )
        found = next(under, -1)
        if found >= 0:
            return found
        units = [(unit, at) for at, group in enumerate(self._groups) for unit in group.template]
        return max((pair for pair in units if pair[0] < head), default=(-1, -1))[1] + 1

    def _row(self, change: Change) -> Heading:
        """Return the row of one change."""
        documents, ends = self._comparison.texts, change.link.ends
        runs = tuple(
            flow(run for node in nodes for run in side.named(node))
            for side, nodes in zip(self._sides, ends, strict=True)
        )
        depths = [
            len(heads_of(document, node))
            for document, nodes in zip(documents, ends, strict=True)
            for node in nodes
        ]
        names = relations(Group(*ends), (change,))
        return Heading(
            one_line(plain(runs[0])),
            one_line(plain(runs[1])),
            max(depths),
            change.part,
            (runs[0], runs[1]),
            names,
            (change,),
            levels=levels_of(self._comparison, names, (change,)),
        )


def _across(comparison: Comparison, groups: tuple[Group, ...]) -> Iterator[Change]:
    """Yield the changes that are shown across the table: what no cell of it shows."""
    units = (
        frozenset(unit for group in groups for unit in group.template),
        frozenset(unit for group in groups for unit in group.variant),
    )
    for change in comparison.changes:
        if change.part not in _ACROSS or _aside(comparison, change):
            continue
        ends = zip(comparison.texts, change.link.ends, units, strict=True)
        if not all(holder(d, node, known) >= 0 for d, nodes, known in ends for node in nodes):
            yield change


def _aside(comparison: Comparison, change: Change) -> bool:
    """Say whether a change is shown only where something changed, and nothing did."""
    nodes = (
        d.nodes[i] for d, end in zip(comparison.texts, change.link.ends, strict=True) for i in end
    )
    aside = change.part in _ASIDE or any(node.level is Level.COLUMNS for node in nodes)
    return aside and change.kind is Kind.UNCHANGED


def heading_text(document: Document, index: int) -> str:
    """Return a heading as printed: 第二章　监督管理."""
    node = document.nodes[index]
    return one_line(f"{node.label}{chr(0x3000) if is_spaced(node) else ''}{node.heading}")


def _wandering(comparison: Comparison, groups: tuple[Group, ...]) -> frozenset[int]:
    """Return the template's articles that moved away from a chapter others stayed in.

    Such an article would draw the heading of its old chapter to its new place; where all
    articles of a chapter moved, the first of them does open it. An article stays as long as one
    of its clauses does.
    """
    document = comparison.template
    moved: set[int] = set()
    stayed: set[int] = set()
    for change in comparison.clauses:
        units = moved if Trait.MOVED in change.traits else stayed
        if change.link.variant:
            units.update(unit_of(document, clause) for clause in change.link.template)
    moved -= stayed
    settled = {
        head
        for group in groups
        for unit in group.template
        if unit not in moved
        for head in heads_of(document, unit)
    }
    return frozenset(unit for unit in moved if settled.issuperset(heads_of(document, unit)))
