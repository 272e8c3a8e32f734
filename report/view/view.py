"""The reader's view of a comparison: rows by article. Every writer uses it; it decides nothing."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...alignment.model import Change, Comparison
from ...corpus.model import Document
from ..words.catalogue import Lang
from ..words.layout import Layout
from ..words.words import Words
from .cells.model import ArticleCell, CellLine
from .cells.side import Side
from .groups import Group, group_articles
from .headings import Heading, Headings
from .places import cited, names_of, sides_of
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
    """A comparison made ready for a page: what writes the page asks it for texts and words.

    ``layout`` is the custom that the page follows, ``words`` are the sentences of its language.
    """

    comparison: Comparison
    rows: tuple[Heading | ArticleRow, ...]
    summary: Summary
    layout: Layout
    words: Words

    @property
    def texts(self) -> tuple[Document, Document]:
        """Both texts, the template first."""
        return self.comparison.texts

    @property
    def names(self) -> tuple[str, str]:
        """What sentences call the two texts, which is never the same."""
        return names_of(self.texts, self.layout, self.words)

    @property
    def sides(self) -> tuple[str, str]:
        """What the two columns are called in a word: 修订前 and 修订后, or 模板 and 本地."""
        return sides_of(self.layout, self.words)

    @property
    def title(self) -> str:
        """The title of the page: 甲办法与乙办法对照表."""
        staged = self.layout is not Layout.REVISION
        template, variant = (cited(text, self.words, staged=staged) for text in self.texts)
        return self.say(f"title.{self.layout.value}", variant, template)

    @property
    def articles(self) -> tuple[ArticleRow, ...]:
        """The rows without the headings."""
        return tuple(row for row in self.rows if isinstance(row, ArticleRow))

    def origin(self, line: CellLine) -> str:
        """Return where the clause of a line comes from or went, "" where it is in its place."""
        found = line.origin
        return self.say(found.key, self.words.listed(found.locators)) if found.locators else ""

    def say(self, key: str, *params: object) -> str:
        """Return the sentence ``key`` of the page's language, filled with ``params``."""
        return self.words.say(key, *params)


def view(comparison: Comparison, layout: Layout = Layout.IMPLEMENTATION, lang: Lang = "zh") -> View:
    """Arrange ``comparison`` by article, headings in their places, for a page in ``lang``."""
    rows = tuple(_rows(comparison))
    return View(comparison, rows, summarise(comparison), layout, Words(lang))


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
