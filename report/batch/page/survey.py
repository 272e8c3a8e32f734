"""Many texts against one template, as the page of a batch shows them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath

from ....alignment.family.model import Added, Event, Item, Lineage
from ....corpus.model import Document
from ...view.adoption import State
from ...view.headings import heading_text
from ...view.units import heads_of, unit_of
from ...words.naming import below, told_apart
from ...words.text import one_line, visible
from ..columns import Values, value_names
from ..rows.metadata import Given, age, completed
from .answers import ANSWERS
from .changes import NO_CHANGES, Changes, PageFinding, changes_of, page_finding

Figure = int | float
# What the page knows of a text beside its clauses.
ABOUT = ("region", "rank", "version", "breaks_off")
NOTHING: Given = {}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of the template: its node, its names, its words; ``opens`` a new article."""

    node: int
    locator: str
    chapter: str
    words: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A text: what it and its file are called, the state of every clause, its figures by name.

    ``page`` is where its comparison with the template can be read, "" where it was not written.
    ``about`` is its metadata by name, ``changes`` its findings; ``older`` tells whether it was made
    before this version of the template.
    """

    title: str
    file: str
    states: tuple[State, ...]
    figures: Mapping[str, Figure]
    page: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[PageFinding, ...] = ()
    older: bool = False


@dataclass(frozen=True, slots=True)
class Descent:
    """Who copied from whom; without a lineage ``why`` is the key of the sentence that says why.

    ``copies`` are texts that say the same word by word: the first of each stands in the tree.
    ``events`` are what each text did with each of ``items``; ``words`` tell what an
    addition says, by the number of its item.
    """

    lineage: Lineage | None = None
    why: str = ""
    limit: int = 0
    copies: tuple[tuple[int, ...], ...] = ()
    items: tuple[Item, ...] = ()
    events: tuple[Event, ...] = ()
    words: Mapping[int, Added] = field(default_factory=dict)


NONE = Descent()


@dataclass(frozen=True)
class Survey:
    """A template, the texts compared with it, and those that could not be (name, reason).

    The documents of ``descent`` are ``texts``, in their order.
    """

    template: Document
    clauses: tuple[Clause, ...]
    texts: tuple[Text, ...]
    failures: tuple[tuple[str, str], ...] = ()
    descent: Descent = NONE
    changes: Changes = NO_CHANGES

    @cached_property
    def counts(self) -> tuple[Counter[State], ...]:
        """How many texts have each state, clause by clause."""
        return tuple(
            Counter(text.states[at] for text in self.texts) for at in range(len(self.clauses))
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """What the texts are called: by their titles, with the file where two share one."""
        titles = [text.title for text in self.texts]
        return told_apart(titles, [text.file for text in self.texts])

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Where the texts lie below the folder that they share."""
        return below([text.file for text in self.texts])


def clauses_of(template: Document) -> tuple[Clause, ...]:
    """Return the clauses of ``template``, each under its outermost heading."""
    made: list[Clause] = []
    last = -1
    for index in template.clauses:
        node, unit = template.nodes[index], unit_of(template, index)
        heads = heads_of(template, unit)
        chapter = heading_text(template, heads[0]) if heads else ""
        words = one_line(node.body.cut(template.text))
        made.append(Clause(index, one_line(node.locator), chapter, words, unit != last))
        last = unit
    return tuple(made)


def survey_of(
    template: Document,
    texts: Iterable[Text],
    failures: Iterable[tuple[str, str]] = (),
    descent: Descent = NONE,
) -> Survey:
    """Return a survey; of the findings of the texts, which come one by one, the weightiest stay."""
    kept: list[Text] = []

    def findings() -> Iterator[tuple[PageFinding, ...]]:
        for text in texts:
            kept.append(replace(text, changes=()))
            yield text.changes

    changes = changes_of(findings())
    return Survey(template, clauses_of(template), tuple(kept), tuple(failures), descent, changes)


def text_of(
    name: str,
    rows: Iterable[tuple[str, Values]],
    page: str = "",
    given: Given = NOTHING,
    version: str = "",
) -> Text:
    """Return the text called ``name`` from the rows of its comparison.

    ``given`` is what a user knows of it, ``version`` the date of the template's words.
    """
    state = value_names("adoption").index("state")
    told: dict[str, str | int | float] = {}
    states: list[State] = []
    changes: list[PageFinding] = []
    for table, values in rows:
        if table == "documents":
            row = completed(values, name, given)
            told = dict(zip(value_names("documents"), row, strict=True))
        elif table == "adoption":
            states.append(State(str(values[state])))
        elif table == "findings":
            changes.append(page_finding(values))
    figures = {key: value for key, value in told.items() if isinstance(value, int | float)}
    title = str(told["title"]) or one_line(PurePath(name).name)
    about = {key: visible(str(told[key])) for key in ABOUT}
    older = age(about["version"], version) == "older"
    return Text(title, visible(name), tuple(states), figures, page, about, tuple(changes), older)


def answers_of(rows: Iterable[tuple[str, Values]]) -> Iterator[tuple[int, str]]:
    """Yield (position of a clause, its answers as JSON) from the rows of a comparison."""
    for table, values in rows:
        if table == ANSWERS:
            positions, said = map(str, values)
            yield from ((int(position), said) for position in positions.split())
