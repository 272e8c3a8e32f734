"""What the page of many texts sorts, groups and filters by; its tables of what changed in law."""

from collections import Counter
from dataclasses import dataclass

from ....alignment.model import Direction, Topic
from ....corpus.metadata.model import RANKS
from ...html.sortable import SortCell, number
from ...words.catalogue import Lang, say
from ...words.text import begun
from .changes import PageFinding
from .survey import Survey, Text

# Weaker first, then stronger, then what is neither.
DIRECTIONS = (
    Direction.LOOSENED,
    Direction.LIGHTER,
    Direction.TIGHTENED,
    Direction.HEAVIER,
    Direction.NEW,
    Direction.REMOVED,
    Direction.SHIFTED,
    Direction.EXCHANGED,
)
_FIRST_WORDS = 40
_DOUBTFUL = "findings_doubtful"
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Kind:
    """What texts are told apart by: province, region, level or year; the words of each text.

    ``title`` is what a reader calls it, ``values`` are the different ones as a reader chooses
    among them, the unknown last.
    """

    name: str
    title: str
    of_texts: tuple[str, ...]
    values: tuple[str, ...]


def kinds(survey: Survey, lang: Lang) -> tuple[Kind, ...]:
    """Return province, region, level and year of the texts; what no text has is left out.

    The province is one of its own where a region names a place in it: 山东省 济南市.
    """
    unknown = say(lang, "survey.unknown")
    ranks = [say(lang, f"rank.{rank}") for rank in RANKS]
    made = []
    within = any(" " in text.about.get("region", "") for text in survey.texts)
    for name in (*(("province",) if within else ()), "region", "rank", "year"):
        words = tuple(_word(text, name, lang) or unknown for text in survey.texts)
        order = {word: at for at, word in enumerate([*ranks, *sorted({*words} - {*ranks})])}
        known = sorted({*words} - {unknown}, key=order.__getitem__)
        values = (*known, unknown) if unknown in words else tuple(known)
        if known:
            made.append(Kind(name, say(lang, f"survey.kind.{name}"), words, values))
    return tuple(made)


def _word(text: Text, name: str, lang: Lang) -> str:
    if name == "year":
        return text.about.get("version", "")[:_YEAR]
    if name == "province":
        return text.about.get("region", "").split(" ")[0]
    told = text.about.get(name, "")
    return say(lang, f"rank.{told}") if name == "rank" and told in RANKS else told


@dataclass(frozen=True, slots=True)
class ChangesShown:
    """The tables of what changed in law: by text, by clause of the template, one by one.

    ``older`` are the texts that were made before this version of the template; ``untold`` is how
    many findings are too doubtful to be listed.
    """

    directions: tuple[tuple[str, str], ...]
    topics: tuple[tuple[str, str], ...]
    of_texts: tuple[tuple[int, str, tuple[SortCell, ...]], ...]
    of_clauses: tuple[tuple[str, str, tuple[SortCell, ...]], ...]
    listed: tuple[tuple[int, str, PageFinding], ...]
    left_out: int
    older: frozenset[int]
    untold: int


def changes(survey: Survey, lang: Lang) -> ChangesShown:
    """Return the tables of what changed in law."""
    found = survey.changes
    words = {clause.locator: begun(clause.words, _FIRST_WORDS) for clause in survey.clauses}
    places = {clause.locator: at for at, clause in enumerate(survey.clauses)}
    rows = sorted(found.of_clauses, key=lambda row: places.get(row[0], len(places)))
    topics = {told.topic for _, told in found.listed}
    return ChangesShown(
        tuple((way.value, say(lang, f"direction.{way.value}")) for way in DIRECTIONS),
        tuple((t.value, say(lang, f"topic.{t.value}")) for t in Topic if t in topics),
        tuple(
            (at, survey.labels[at], _cells(counts))
            for at, counts in enumerate(found.of_texts)
            if counts
        ),
        tuple((name, words.get(name, ""), _cells(counts)) for name, counts in rows),
        tuple((at, survey.labels[at], told) for at, told in found.listed),
        found.many - len(found.listed),
        frozenset(at for at, text in enumerate(survey.texts) if text.older),
        sum(int(text.figures.get(_DOUBTFUL, 0)) for text in survey.texts) - found.doubtful,
    )


def _cells(counts: Counter[Direction]) -> tuple[SortCell, ...]:
    return tuple(number(counts[way]) for way in DIRECTIONS)
