"""What a reader wants first: how much changed, and how much of either text has a counterpart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...alignment.model import Comparison, Kind, Part, RefStatus, Trait
from ...corpus.model import Document, Fold


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a text has a counterpart in the other: clauses, and characters of clauses."""

    clauses: int
    matched: int
    characters: int
    matched_characters: int

    @property
    def share(self) -> float:
        """Share of clauses with a counterpart; an empty text has none to miss."""
        return self.matched / self.clauses if self.clauses else 1.0

    @property
    def share_of_characters(self) -> float:
        """Share of characters in clauses with a counterpart."""
        return self.matched_characters / self.characters if self.characters else 1.0


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the changes of a comparison, every kind, trait and status named, also at 0.

    ``changes``, ``kinds`` and ``traits`` are of clauses and rows of tables; ``parts`` counts
    headings, captions, titles and notes by kind beside them, and the rows once more. Findings are
    those of all parts. ``hidden`` are the differences of writing that were folded, by kind.
    """

    changes: int
    kinds: tuple[tuple[Kind, int], ...]
    parts: tuple[tuple[Part, tuple[tuple[Kind, int], ...]], ...]
    traits: tuple[tuple[Trait, int], ...]
    findings: tuple[tuple[str, int], ...]
    references: tuple[tuple[RefStatus, int], ...]
    substitutions: int
    hidden: tuple[tuple[Fold, int], ...]
    template: Coverage
    variant: Coverage


def summarise(comparison: Comparison) -> Summary:
    """Count ``comparison``."""
    changes = comparison.clauses
    kinds = Counter(change.kind for change in changes)
    traits = Counter(trait for change in changes for trait in change.traits)
    parts = Counter((change.part, change.kind) for change in comparison.changes)
    findings = Counter(found.code for change in comparison.changes for found in change.findings)
    hidden: Counter[Fold] = Counter()
    for change in comparison.changes:
        hidden.update(dict(change.hidden))
    references = Counter(reference.status for reference in comparison.references)
    linked = [change.link for change in changes if change.link.template and change.link.variant]
    return Summary(
        changes=len(changes),
        kinds=tuple((kind, kinds[kind]) for kind in Kind),
        parts=tuple(
            (part, tuple((kind, parts[part, kind]) for kind in Kind))
            for part in Part
            if part is not Part.CLAUSE
        ),
        traits=tuple((trait, traits[trait]) for trait in Trait),
        findings=tuple(sorted(findings.items())),
        references=tuple((status, references[status]) for status in RefStatus),
        substitutions=len(comparison.substitutions),
        hidden=tuple((fold, hidden[fold]) for fold in Fold),
        template=_coverage(comparison.template, (i for link in linked for i in link.template)),
        variant=_coverage(comparison.variant, (i for link in linked for i in link.variant)),
    )


def is_different(comparison: Comparison) -> bool:
    """Say whether the texts differ: any change but one that is unchanged and in its place."""
    return any(change.kind is not Kind.UNCHANGED or change.traits for change in comparison.changes)


def _coverage(document: Document, matched: Iterable[int]) -> Coverage:
    """Measure the ``matched`` clauses of ``document`` against all of them."""
    found = set(matched)
    sizes = {i: document.nodes[i].body.end - document.nodes[i].body.start for i in document.clauses}
    return Coverage(
        len(sizes), len(found), sum(sizes.values()), sum(sizes[clause] for clause in found)
    )
