"""A family as Markdown: summary, lineage, and what each column has in common."""

from collections.abc import Iterator

from ...alignment.family.model import Column, Family
from ..plain.markdown import escape
from ..words.catalogue import Lang, say
from ..words.lineage import warnings
from ..words.text import one_line
from .lines import heading, marks, summary, tree

_HEADS = ("column", "documents", "marks", "consensus")


def family_markdown(number: int, family: Family, lang: Lang) -> str:
    """Return family ``number`` as Markdown."""
    return "\n".join(_lines(number, family, lang)) + "\n"


def _lines(number: int, family: Family, lang: Lang) -> Iterator[str]:
    yield f"# {escape(heading(number, family, lang))}\n"
    yield from (f"- {line}" for line in summary(family, lang))
    yield f"\n## {say(lang, 'family.lineage')}\n"
    for depth, name, words in tree(family, lang):
        yield f"{'  ' * depth}- {escape(f'{name} {words}'.strip())}"
    yield from (f"\n{escape(line)}" for line in warnings(family.lineage, lang))
    yield f"\n## {say(lang, 'family.table')}\n"
    heads = [say(lang, f"family.column.{name}") for name in _HEADS]
    yield f"| {' | '.join(heads)} |"
    yield "|---" * len(heads) + "|"
    for place, column in enumerate(family.columns, 1):
        cells = (str(place), _count(column, family), marks(column, lang), _consensus(column, lang))
        yield f"| {' | '.join(map(escape, cells))} |"


def _count(column: Column, family: Family) -> str:
    return f"{len(column.witnesses)}/{len(family.documents)}"


def _consensus(column: Column, lang: Lang) -> str:
    origin = say(lang, f"origin.{column.consensus.origin.value}")
    return f"{one_line(column.consensus.text)}（{origin}）"
