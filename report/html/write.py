"""The report for one pair as one HTML file: without network, the same bytes for the same input."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ...alignment.model import Comparison, Direction, Kind, Topic, Trait
from ...version import __version__
from ..table.columns import titles as column_titles
from ..view.hidden import folds_sentence, hidden_lines
from ..view.overview import doubtful_lines, part_lines, untold_lines
from ..view.places import cited, title_of
from ..view.view import view
from ..words.catalogue import Lang
from ..words.layout import Layout
from ..words.words import Words
from .engine import render
from .figures import figures
from .rows import Chapter, Entry, entries
from .sections import sections

_GROUPS = ("kind", "trait", "topic", "direction")


class Choice(NamedTuple):
    """A box of the filter: what it asks for, and how many rows have it."""

    token: str
    rows: int


def comparison_html(comparison: Comparison, layout: Layout, lang: Lang) -> str:
    """Return ``comparison`` as a page, its own words in ``lang``."""
    seen = view(comparison, layout, lang)
    rows = tuple(entries(seen))
    return render(
        "comparison",
        lang,
        title=seen.title,
        titles=tuple(map(title_of, seen.texts)),
        # Always in Chinese: this is what a locator is copied with.
        cited=tuple(cited(text, Words("zh")) for text in seen.texts),
        layout=layout.value,
        chosen=seen.words.value(layout),
        sides=seen.sides,
        columns=column_titles(seen),
        comparison=comparison,
        nodes=tuple(text.nodes for text in seen.texts),
        summary=seen.summary,
        parts_changed=tuple(part_lines(seen)),
        about_findings=(*doubtful_lines(seen), *untold_lines(seen)),
        hidden=tuple(hidden_lines(seen)),
        folds=folds_sentence(seen),
        figures=figures(seen),
        sections=sections(seen),
        rows=rows,
        parts=by_chapter(rows),
        entries=[row for row in rows if isinstance(row, Entry)],
        choices=choices(rows),
        version=__version__,
    )


def by_chapter(rows: Sequence[Entry | Chapter]) -> list[tuple[Chapter | None, list[Entry]]]:
    """Return the rows under the heading that stands before them; the first may have none."""
    parts: list[tuple[Chapter | None, list[Entry]]] = [(None, [])]
    for row in rows:
        if isinstance(row, Chapter):
            parts.append((row, []))
        else:
            parts[-1][1].append(row)
    return [part for part in parts if part[0] or part[1]]


def choices(rows: Sequence[Entry | Chapter]) -> dict[str, list[Choice]]:
    """Return the boxes of the filter by group, only those that some row has."""
    counts = Counter(token for row in rows if isinstance(row, Entry) for token in row.tokens)
    order = [f"kind.{kind.value}" for kind in Kind] + [f"trait.{trait.value}" for trait in Trait]
    order += [f"topic.{topic.value}" for topic in Topic]
    order += [f"direction.{direction.value}" for direction in Direction]
    return {
        group: [
            Choice(token, counts[token])
            for token in order
            if token in counts and token.startswith(group)
        ]
        for group in _GROUPS
    }
