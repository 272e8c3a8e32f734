"""A text beside the one above it, as the rules of screening see the two."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ....corpus.model import Span
from ....corpus.normalise import clean
from ...edits.sides import Side, side
from ...findings.model import Statement
from ...findings.statements.read import statements
from ...model import Change, Comparison, Kind, Op
from ..model import TextKind


class Said(NamedTuple):
    """What one clause of the text says, and where its words stand."""

    clause: int
    body: Side
    statements: tuple[Statement, ...]

    def span(self, statement: Statement) -> Span:
        """Return where a statement stands in the text."""
        return self.body.span(statement.place.start, statement.place.end)

    def words(self, statement: Statement) -> str:
        """Return the words of a statement in comparison form."""
        return statement.place.cut(self.body.form)


@dataclass(frozen=True)
class Screen:
    """A comparison whose template is the text above, and the kind of the text below."""

    comparison: Comparison
    kind: TextKind

    @property
    def linked(self) -> tuple[Change, ...]:
        """The changes with clauses on both sides."""
        return tuple(c for c in self.comparison.changes if c.link.template and c.link.variant)

    @cached_property
    def above(self) -> str:
        """The text above in comparison form."""
        template = self.comparison.template
        return clean(template.text, Span(0, len(template.text))).text

    @cached_property
    def answered(self) -> dict[int, tuple[int, ...]]:
        """The clauses above that each clause of the text answers."""
        return {one: c.link.template for c in self.linked for one in c.link.variant}

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """What every clause says that is not word for word that of the text above."""
        text = self.comparison.variant
        same = {
            clause
            for change in self.linked
            if change.kind is Kind.UNCHANGED
            for clause in change.link.variant
        }
        found = []
        for clause in text.clauses:
            if clause not in same:
                body = side(text.text, (text.nodes[clause].body,))
                found.append(Said(clause, body, statements(body.form)))
        return tuple(found)

    def words_above(self, clause: int) -> str:
        """Return the words above that a clause answers, "" where it answers none."""
        template = self.comparison.template
        bodies = (template.nodes[one].body for one in self.answered.get(clause, ()))
        return "".join(clean(template.text, body).text for body in bodies)


def kept(change: Change) -> int:
    """Return how many characters of the text are word for word those of the text above."""
    return sum(e.variant.end - e.variant.start for e in change.edits if e.op is Op.EQUAL)
