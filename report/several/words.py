"""What the table of several texts says of itself: title, legend, titles of columns."""

from ..view.places import title_of
from ..words.catalogue import Lang, say
from ..words.layout import Marks
from .model import Several


def title(several: Several, lang: Lang) -> str:
    """Return the title: of one text in several versions, or of several texts."""
    names = list(dict.fromkeys(title_of(text) for text in several.texts))
    marks = (say(lang, "text.cited.title", name) for name in names)
    key = "versions" if len(names) == 1 else "texts"
    return say(lang, f"several.title.{key}", say(lang, "several.and").join(marks))


def legend(several: Several, lang: Lang, marks: Marks = Marks.BOLD) -> tuple[tuple[str, str], ...]:
    """Return the legend as (mark, words): the mark "" for plain words, else "added", "deleted"."""
    against = several.against.value
    look = ".underline" if marks is Marks.UNDERLINE else ""
    base = several.names[several.base]
    return (
        ("", say(lang, f"several.legend.{against}", base)),
        ("added", say(lang, f"legend.added{look}")),
        ("", say(lang, "several.legend.added")),
        ("deleted", say(lang, f"legend.deleted{look}")),
        ("", say(lang, f"several.legend.deleted.{against}", base)),
    )


def columns(several: Several, lang: Lang) -> tuple[str, ...]:
    """Return the titles of the columns: number, the texts, and the notes."""
    return (say(lang, "column.number"), *several.names, say(lang, "column.notes"))
