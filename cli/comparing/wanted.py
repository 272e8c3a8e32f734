"""What a user wants of one comparison."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...report.words.catalogue import Lang
from ...report.words.layout import Layout, LinksLevel, Marks, Only, Rows

if TYPE_CHECKING:
    from ...alignment.model import Decision
    from ...corpus.limits import Limits
    from ...report.redline.plan.model import Options
    from ...runs.outputs.target import Guard


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user wants of one comparison; ``langs`` are those of reports and of messages."""

    outputs: tuple[Path, ...]
    redline: Path | None
    statement: Path | None
    options: "Options"
    layout: Layout
    marks: Marks
    rows: Rows | None
    only: Only | None
    notes: Path | None
    links_level: LinksLevel
    force: bool
    inputs: tuple[Path, ...]
    limits: "Limits"
    langs: tuple[Lang, Lang]

    def guard(self, decisions: "Sequence[Decision]" = ()) -> "Guard":
        """Return what finds the place of every output; ``decisions`` are those of this run."""
        from ...runs.outputs.target import Guard

        return Guard(self.limits, self.force, self.inputs, decisions)
