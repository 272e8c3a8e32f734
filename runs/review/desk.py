"""A review under way: two texts, what was said of them, and its file, written after every step."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from ...alignment.compare import compare
from ...alignment.linking.find import Found, solve
from ...alignment.linking.learned.weights import Model
from ...alignment.model import DEFAULTS, Comparison, Link, Settings
from ...report.notes.model import Note
from ...report.notes.place import NOWHERE, homes
from ...report.view.units import unit_of
from ...report.view.view import View, view
from ...report.words.catalogue import Lang
from ...report.words.words import Words
from ..files import store
from ..lock import locked
from .decide import Answer, accepted, answered, parted, refreshed, sure
from .entries import added, answers, fresh, in_force, taken_back
from .file import entries_csv, read_entries
from .looked import Standing, standings, without_dismissed
from .model import Entries, Looked, Pair, Place, Question, Said, Shift, Start, Texts
from .queue import questions
from .solve import Solved, shifts, solved

if TYPE_CHECKING:
    from ...corpus.limits import Limits


class Desk:
    """A review of two texts. Every step is on the disk before it counts, or it did not happen.

    Steps may come from several threads; one is taken after the other.
    """

    def __init__(
        self,
        texts: Texts,
        entries: Entries = (),
        path: Path | None = None,
        lang: Lang = "zh",
        settings: Settings = DEFAULTS,
        known: Model | None = None,
    ) -> None:
        """Take up a review where ``entries`` end; without a ``path`` nothing is written.

        ``known`` is what was learned, the model that ships if not given.
        """
        self.path, self.lock, self.revision = path, RLock(), 0
        self._words, self._settings, self._known = Words(lang), settings, known
        self.entries = entries
        self.take_up(texts)

    def take_up(self, texts: Texts) -> None:
        """Put what was said to ``texts``, which may have changed."""
        self.texts = texts
        self.shifts: tuple[Shift, ...] = ()
        self.first: Found = solve(*texts, known=self._known).found
        found = solved(texts, self.entries, self.first, self._known)
        self.entries = refreshed(texts, self.entries, found)
        self.found: Solved = replace(found, said=answers(self.entries))
        self._view: View | None = None
        self.revision += 1

    def begin(self, start: Start) -> None:
        """Take up what was said elsewhere, as one step; what the review held is no news."""
        said = fresh(self.entries, start)
        if said:
            self._step(added(self.entries, said), frozenset())

    def questions(self) -> tuple[Question, ...]:
        """Return the clauses to ask about, the one whose answer settles most first."""
        return questions(self.found)

    def answer(self, answer: Answer) -> None:
        """Decide what answers clauses."""
        entries = answered(self.texts, self.entries, self.found, answer)
        self._step(entries, answer.named)

    def part(self, pairs: Iterable[Pair]) -> None:
        """Decide that pairs of clauses do not answer each other; what does is looked for anew."""
        pairs = tuple(pairs)
        named = frozenset((side, pair[side]) for pair in pairs for side in (0, 1))
        self._step(parted(self.texts, self.entries, self.found, pairs), named)

    def accept(self, links: Iterable[Link]) -> None:
        """Take links as they are."""
        self._step(accepted(self.texts, self.entries, self.found, links), frozenset())

    def accept_sure(self, least: float) -> None:
        """Take every link as it is that is at least so probable, 0 to 1."""
        self.accept(sure(self.found, least))

    def accept_list(self, place: Place) -> None:
        """Take all links of the article of a clause as they are."""
        self.accept(self.article(place))

    def article(self, place: Place) -> tuple[Link, ...]:
        """Return the links of the clauses of the article that a clause stands in."""
        side, clause = place
        document = self.texts[side]
        unit = unit_of(document, clause)
        links = (self.found.link_of.get((side, i)) for i in document.clauses)
        own = zip(document.clauses, links, strict=True)
        return tuple(
            dict.fromkeys(link for i, link in own if link and unit_of(document, i) == unit)
        )

    def note(self, note: Note, at: int) -> None:
        """Write a note beside row ``at`` of the view in place of what stood there, "" for none."""
        before = [one for one, home in self.notes() if home == at]
        said: list[Said] = [note] if note.lines else []
        self._say(said, before)

    def notes(self) -> tuple[tuple[Note, int], ...]:
        """Return the notes with the rows of the view that they stand beside, -1 for none."""
        said = tuple(e.said for e in in_force(self.entries) if isinstance(e.said, Note))
        return tuple(zip(said, homes(self.view(), said), strict=True)) if said else ()

    def look(self, looked: Looked) -> None:
        """Note what was done about a finding in place of what was done before."""
        self._say([looked], self._looked(looked))

    def leave(self, looked: Looked) -> None:
        """Forget what was done about a finding."""
        self._say([], self._looked(looked))

    def _looked(self, name: Looked) -> list[Said]:
        same = (one for one in self.findings() if one.name == name)
        return [one.looked for one in same if one.looked]

    def withdraw(self, at: int) -> None:
        """Take back the entry at this place, whatever came after it."""
        gone = self.entries[at].said
        self._step(added(self.entries, (), lambda one: one is gone), frozenset())

    def undo(self) -> None:
        """Take the last step back."""
        self._step(taken_back(self.entries), frozenset())

    def findings(self) -> tuple[Standing, ...]:
        """Return every finding with what was done about it."""
        return standings(self.view().comparison, self.entries)

    def comparison(self) -> Comparison:
        """Return the comparison as reports show it: without the findings that were dismissed."""
        return without_dismissed(self.view().comparison, self.findings())

    def kept_notes(self) -> tuple[Note, ...]:
        """Return the notes that have a row."""
        return tuple(note for note, home in self.notes() if home != NOWHERE)

    def view(self) -> View:
        """Return the comparison by article, made when it is first asked for after a decision."""
        with self.lock:
            if self._view is None:
                decisions = tuple(one.decision for one in self.found.said)
                settings = replace(self._settings, decisions=decisions)
                self._view = view(compare(*self.texts, settings))
            return self._view

    def _say(self, said: Sequence[Said], gone: Sequence[Said]) -> None:
        """Add what is no decision on links."""
        away = set(map(id, gone))
        if said or gone:
            self._keep(added(self.entries, said, lambda one: id(one) in away))

    def _step(self, entries: Entries, named: frozenset[Place]) -> None:
        """Solve the rest around new entries, and note what changed beside what was ``named``."""
        if entries == self.entries:
            return
        links = answers(entries) != self.found.said
        found = solved(self.texts, entries, self.first, self._known) if links else self.found
        self._keep(entries)
        self.shifts = shifts(self.found, found, named)
        if links:
            self.found, self._view = found, None

    def _keep(self, entries: Entries) -> None:
        if self.path:
            store(self.path, entries_csv(entries, self._words))
        self.entries = entries
        self.revision += 1


@contextmanager
def opened(
    texts: Texts, path: Path, limits: "Limits", lang: Lang, settings: Settings = DEFAULTS
) -> Iterator[Desk]:
    """Give the review that is kept in ``path``, a new one where no file stands there.

    Raises InputError while another program has it open, and when the file is no review.
    """
    with locked(path.parent, f".{path.name}.lock", "review-in-use"):
        yield Desk(texts, read_entries(path, limits), path, lang, settings)
