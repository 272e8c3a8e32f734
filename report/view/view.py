"""The reader's view of a comparison: rows by article. Every writer uses it; it decides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...alignment.model import Change, Comparison
from .cells import ArticleCell, Side
from .groups import Group, group_articles
from .headings import Heading, Headings
from .relations import levels_of, relations
from .summary import Summary, summarise
from .units import holder


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """Articles that answer each other, what their relation is called, and their changes.

    Of the articles of a ``folded`` row only the first words are shown. ``notes`` are the lines
    that a user wrote beside it (说明). ``levels`` are those that its clauses rose or sank from and
    to.
    """

    number: int
    template: tuple[ArticleCell, ...]
    variant: tuple[ArticleCell, ...]
    relations: tuple[str, ...]
    changes: tuple[Change, ...]
    folded: bool = False
    notes: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()

    @property
    def quiet(self) -> bool:
        """True when a reader may skip it: no word changed and no clause went elsewhere."""
        return self.folded or self.relations in (("unchanged",), ("renumbered",))

    @property
    def one_sided(self) -> bool:
        """True when nothing stands beside it: added or dropped as a whole."""
        return not (self.template and self.variant)


@dataclass(frozen=True, slots=True)
class View:
    """A comparison made ready for a page."""

    comparison: Comparison
    rows: tuple[Heading | ArticleRow, ...]
    summary: Summary

    @property
    def articles(self) -> tuple[ArticleRow, ...]:
        """The rows without the headings."""
        return tuple(row for row in self.rows if isinstance(row, ArticleRow))


def view(comparison: Comparison) -> View:
    """Arrange ``comparison`` by article, headings in their places."""
    return View(comparison, tuple(_rows(comparison)), summarise(comparison))


def _rows(comparison: Comparison) -> Iterator[Heading | ArticleRow]:
    """Yield the rows in order, each heading before the first article under it."""
    groups = group_articles(comparison)
    template, variant = Side(comparison, variant=False), Side(comparison, variant=True)
    touching = _touching(comparison, groups)
    headings = Headings(comparison, groups, (template, variant))
    for number, group in enumerate(groups, 1):
        yield from headings.before(number - 1)
        changes = tuple(comparison.changes[at] for at in _changes_of(group, touching))
        names = relations(group, changes)
        folded = comparison.settings.fold_substituted and names == ("substituted",)
        cells = (
            tuple(template.cell(unit, frozenset(group.variant)) for unit in group.template),
            tuple(variant.cell(unit, frozenset(group.template)) for unit in group.variant),
        )
        levels = levels_of(comparison, names, changes)
        yield ArticleRow(number, *cells, names, changes, folded, levels=levels)
    yield from headings.before(len(groups))


def _touching(comparison: Comparison, groups: tuple[Group, ...]) -> dict[tuple[str, int], set[int]]:
    """Map each article (side, node) to the positions of the changes that its cell shows.

    These are those of its clauses, of its caption, and of headings that stand inside it.
    """
    units = (
        frozenset(unit for group in groups for unit in group.template),
        frozenset(unit for group in groups for unit in group.variant),
    )
    found: dict[tuple[str, int], set[int]] = {}
    for at, change in enumerate(comparison.changes):
        for node in change.link.template:
            found.setdefault(("t", holder(comparison.template, node, units[0])), set()).add(at)
        for node in change.link.variant:
            found.setdefault(("v", holder(comparison.variant, node, units[1])), set()).add(at)
    return found


def _changes_of(group: Group, touching: dict[tuple[str, int], set[int]]) -> list[int]:
    """Return the positions of the changes of a row, each once, in order."""
    own = [touching.get(("t", unit), set()) for unit in group.template]
    own += [touching.get(("v", unit), set()) for unit in group.variant]
    return sorted(set().union(*own))
