"""What the table of several texts says of itself: title, legend, titles of columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..notes.model import Note
from ..view.places import title_of, without_stage
from ..words.catalogue import Lang
from ..words.layout import Marks, Rows
from ..words.words import Words
from .model import Across, Group, Several
from .view import several_rows


@dataclass(frozen=True, slots=True)
class Page:
    """Several texts made ready for a page: its rows, and the sentences of its language.

    ``homeless`` are the notes that fit no row any more.
    """

    several: Several
    rows: tuple[Across | Group, ...]
    words: Words
    homeless: tuple[Note, ...] = ()

    @property
    def title(self) -> str:
        """The title: of one text in several versions, or of several texts."""
        say = self.words.say
        names = list(dict.fromkeys(without_stage(title_of(t)) for t in self.several.texts))
        marks = (say("text.cited.title", name) for name in names)
        key = "versions" if len(names) == 1 else "texts"
        return say(f"several.title.{key}", say("several.and").join(marks))

    @property
    def columns(self) -> tuple[str, ...]:
        """The titles of the columns: number, the texts, and the notes."""
        number, notes = self.words.columns(("number", "notes"))
        return number, *self.several.names, notes

    def of_columns(self, note: Note) -> tuple[str, ...]:
        """Return the words that a homeless note stood beside, column by column.

        Those of a column that is no more stand in the last one.
        """
        told = dict(note.texts)
        found = [told.pop(name, "") for name in self.several.names]
        found[-1] = "\n".join(words for words in (found[-1], *told.values()) if words)
        return tuple(found)

    def legend(self, marks: Marks = Marks.BOLD) -> tuple[tuple[str, str], ...]:
        """Return the legend as (mark, words); the mark is "" for plain words."""
        say, against = self.words.say, self.several.against.value
        look = ".underline" if marks is Marks.UNDERLINE else ""
        base = self.several.names[self.several.base]
        return (
            ("", say(f"several.legend.{against}", base)),
            ("added", say(f"legend.added{look}")),
            ("", say("several.legend.added")),
            ("deleted", say(f"legend.deleted{look}")),
            ("", say(f"several.legend.deleted.{against}", base)),
        )


def page(several: Several, lang: Lang, rows: Rows, notes: Sequence[Note] = ()) -> Page:
    """Return the table with the rows that are listed and its notes, its own words in ``lang``."""
    listed, homeless = several_rows(several, rows, notes)
    return Page(several, listed, Words(lang), homeless)
