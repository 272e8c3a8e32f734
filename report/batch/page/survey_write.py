"""The page of many texts against one template: one file, opened without a network."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from markupsafe import Markup

from ....alignment.family.model import ROOT, Happened
from ....alignment.model import Kind, Trait
from ....version import __version__
from ...html.descent import Tree, tree
from ...html.engine import pieces
from ...html.figure import Figure
from ...html.heatmap import SQUARE, strip, swatch
from ...html.plots import Dot, points
from ...html.sortable import SortCell, number, share
from ...view.adoption import State
from ...view.places import cited
from ...words.catalogue import Lang
from ...words.text import begun, one_line
from ...words.words import Words
from .history import drawn, history
from .survey import Survey, Text
from .survey_kinds import changes, kinds
from .survey_map import axis, places

# What the table of texts shows of each, by the names of the columns of documents.csv.
COLUMNS = (
    "template_coverage",
    "template_verbatim",
    "coverage",
    "clauses",
    "unchanged",
    "reworded",
    "added",
    "dropped",
    "moved",
    "split",
    "merged",
    "findings",
    "references_to_check",
    "issues",
)
_GROUPS = {word.value: "kind" for word in Kind} | {word.value: "trait" for word in Trait}
_SHARES = frozenset(("template_coverage", "template_verbatim", "coverage"))
_FIRST_WORDS = 40
# So many texts make a tree.
_FEWEST = 2


def survey_html(
    survey: Survey,
    answers: Iterable[Iterable[tuple[int, str]]],
    tables: Sequence[str],
    lang: Lang,
) -> Iterator[bytes]:
    """Yield the page, its own words in ``lang``.

    ``answers`` give for each text the answers to clauses as JSON, made when the page comes to
    them: they are never held together in memory. ``tables`` are files beside it with all data.
    """
    words, where = Words(lang), places(survey.clauses)
    made = pieces(
        "survey",
        lang,
        title=words.say("title.survey", cited(survey.template, words)),
        survey=survey,
        texts=_texts(survey, words),
        states=tuple((found.value, swatch(found)) for found in State),
        state_names=[words.say(f"state.{found.value}") for found in State],
        codes={found: at for at, found in enumerate(State)},
        axis=axis(survey, where),
        strip_of=lambda text: strip(text.states, where.left, where.width),
        width=where.width,
        square=SQUARE,
        plots=plots(survey, words),
        tree=_tree(survey, words),
        unknown=_unknown(survey, words),
        history=history(survey, words),
        cells_of=lambda line: drawn(line.cells),
        happened=[one.value for one in Happened],
        tables=tables,
        columns=tuple(_measure(name, words) for name in COLUMNS),
        kinds=kinds(survey, lang),
        changes=changes(survey, lang),
        adoption=_adoption(survey, words),
        clauses=_clauses(survey, where.left),
        answers=(_block(each) for each in answers),
        version=__version__,
    )
    for piece in made:
        yield piece.encode()


def plots(survey: Survey, words: Words) -> tuple[Figure, ...]:
    """Return how much of either side is shared, and how far it is so word for word."""
    pairs = (
        ("survey-coverage", "template_coverage", "coverage"),
        ("survey-verbatim", "template_coverage", "template_verbatim"),
    )
    made: list[Figure] = []
    for name, x, y in pairs:
        dots = [
            Dot(text.figures[x], text.figures[y], _tip(label, text, x, y, words), f"#v{at}")
            for at, (label, text) in enumerate(zip(survey.labels, survey.texts, strict=True))
        ]
        drawn = points(dots, _measure(x, words), _measure(y, words))
        made.append(Figure(name, drawn, (), ()))
    return tuple(made)


def _tree(survey: Survey, words: Words) -> Tree | None:
    """Return who copied from whom, drawn and listed; a single text has no tree."""
    found = survey.descent.lineage
    if found is None or len(survey.texts) < _FEWEST:
        return None
    names = {ROOT: words.say("family.root"), **dict(enumerate(survey.labels))}
    for same in survey.descent.copies:
        names[same[0]] = " = ".join(survey.labels[at] for at in same)
    return tree(found, names.__getitem__, words)


def _unknown(survey: Survey, words: Words) -> str:
    """Return why there is no lineage, "" where none was to be."""
    return words.say(survey.descent.why, survey.descent.limit) if survey.descent.why else ""


def _tip(label: str, text: Text, x: str, y: str, words: Words) -> str:
    told = (f"{_measure(name, words)} {text.figures[name]:.0%}" for name in (x, y))
    return words.listed((label, *told))


def _texts(survey: Survey, words: Words) -> list[tuple[str, Text, str, list[SortCell]]]:
    """Return for each text its label, itself, its states in a word each, its cells."""
    rows: list[tuple[str, Text, str, list[SortCell]]] = []
    for label, text in zip(survey.labels, survey.texts, strict=True):
        counts = ((state, text.states.count(state)) for state in State)
        told = (f"{words.say(f'state.{state.value}')} {count}" for state, count in counts if count)
        cells = [_cell(text.figures[name], name in _SHARES) for name in COLUMNS]
        rows.append((label, text, words.listed(told), cells))
    return rows


def _measure(name: str, words: Words) -> str:
    """Return what a figure of a text is called."""
    return words.say(f"{_GROUPS.get(name, 'measure')}.{name}")


# Thousands of texts have few figures: each is written once, and held in memory once.
@lru_cache(4096, typed=True)
def _cell(value: float, part: bool) -> SortCell:
    return share(value) if part else number(value)


def _adoption(survey: Survey, words: Words) -> Iterator[tuple[str, str, str, list[SortCell]]]:
    """Yield for each clause its locator, chapter and first words, and how many texts did what."""
    whole = len(survey.texts)
    for clause, counts in zip(survey.clauses, survey.counts, strict=True):
        adopted = whole - counts[State.ABSENT]
        told = SortCell(f"{adopted / whole:.0%}" if whole else "", str(adopted))
        cells = [told, *(number(counts[state]) for state in State)]
        name = clause.locator or words.say("page.unnamed")
        yield name, clause.chapter, begun(clause.words, _FIRST_WORDS), cells


def _clauses(survey: Survey, left: Sequence[float]) -> list[tuple[str, str, str, int, float]]:
    """Return what the script knows of each clause: names, words, node, place."""
    return [
        (one_line(c.locator), c.chapter, c.words, c.node, round(x, 2))
        for c, x in zip(survey.clauses, left, strict=True)
    ]


def _block(answers: Iterable[tuple[int, str]]) -> Markup:
    """Return JSON as the content of a script element: nothing in it can end that element."""
    told = ",".join(f"{json.dumps(str(at))}:{said}" for at, said in answers)
    safe = told.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Markup(f"{{{safe}}}")
