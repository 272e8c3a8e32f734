"""A family as Markdown: summary, lineage, and what each column has in common."""

from collections.abc import Iterator

from ...alignment.family.model import Column, Family
from ..plain.markdown import escape
from ..words.catalogue import Lang
from ..words.text import one_line
from ..words.words import Words
from .lines import FamilyView

_HEADS = ("column", "documents", "marks", "consensus")


def family_markdown(number: int, family: Family, lang: Lang) -> str:
    """Return family ``number`` as Markdown."""
    return "\n".join(_lines(FamilyView(number, family, Words(lang)))) + "\n"


def _lines(seen: FamilyView) -> Iterator[str]:
    family, say = seen.family, seen.words.say
    yield f"# {escape(seen.heading)}\n"
    yield from (f"- {line}" for line in seen.summary())
    yield f"\n## {say('family.lineage')}\n"
    for depth, name, words in seen.tree():
        yield f"{'  ' * depth}- {escape(f'{name} {words}'.strip())}"
    yield from (f"\n{escape(line)}" for line in seen.warnings)
    yield f"\n## {say('family.table')}\n"
    heads = [say(f"family.column.{name}") for name in _HEADS]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for place, column in enumerate(family.columns, 1):
        cells = (str(place), _count(column, family), seen.marks(column), _consensus(column, seen))
        yield f"| {' | '.join(map(escape, cells))} |"


def _count(column: Column, family: Family) -> str:
    return f"{len(column.witnesses)}/{len(family.documents)}"


def _consensus(column: Column, seen: FamilyView) -> str:
    return f"{one_line(column.consensus.text)}（{seen.origin(column)}）"
