"""The rows that one comparison gives to the tables of a batch, and those of the template."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ....alignment.model import Change, Comparison, Kind, Op, Trait
from ....corpus.model import Document, Node, Span
from ...view.adoption import of_change
from ...view.places import NEED_A_LOOK
from ...view.summary import summarise
from ...words.text import one_line
from ..columns import DECIMALS, METADATA, Values, value_names
from .findings import findings_rows
from .metadata import metadata_values
from .pairs import pairs, shown
from .parts import part_rows
from .references import reference_rows

_SEPARATOR = "; "

# How many characters of a clause stand unaltered on the other side, by its index.
Kept = Counter[int]


def template_rows(template: Document) -> Iterator[tuple[str, Values]]:
    """Yield (table, values) for the template itself; what only a comparison tells stays empty."""
    told: dict[str, str | int] = {
        "role": "template",
        "title": one_line(template.title),
        "sha256": template.sha256,
        "reader": template.reader,
        "same_as": "",
        **dict(zip(METADATA, metadata_values(template), strict=True)),
        "characters": len(template.text),
        "clauses": len(template.clauses),
        "issues": len(template.issues),
        "left_out": sum(found.count for found in template.left_out),
        "breaks_off": _SEPARATOR.join(template.breaks_off),
    }
    yield "documents", tuple(told.get(name, "") for name in value_names("documents"))
    for position, index in enumerate(template.clauses, 1):
        yield "clauses", _clause("template", position, template, index, ("", "", ""))
    yield from (("references", row) for row in reference_rows(template))


def comparison_rows(comparison: Comparison) -> Iterator[tuple[str, Values]]:
    """Yield (table, values) for everything that a comparison gives to the tables.

    The documents are not named in it: the same texts under other names give the same rows.
    """
    kept = _kept(comparison)
    yield "documents", _document(comparison, kept)
    yield from (("clauses", row) for row in _clauses(comparison, kept[1]))
    for number, change in enumerate(comparison.clauses, 1):
        yield from (("links", row) for row in _links(comparison, change, number))
    yield from (("adoption", row) for row in _adoption(comparison, kept[0]))
    yield from (("findings", row) for row in findings_rows(comparison))
    yield from (("references", row) for row in reference_rows(comparison.variant))
    yield from (("parts", row) for row in part_rows(comparison))


def _kept(comparison: Comparison) -> tuple[Kept, Kept]:
    """Count the characters that equal edits cover, clause by clause, on either side."""
    kept: tuple[Kept, Kept] = Counter(), Counter()
    for change in comparison.clauses:
        for edit in change.edits:
            if edit.op is Op.EQUAL:
                _cover(kept[0], comparison.template, change.link.template, edit.template)
                _cover(kept[1], comparison.variant, change.link.variant, edit.variant)
    return kept


def _cover(kept: Kept, document: Document, clauses: Sequence[int], span: Span) -> None:
    """Add an edit to the clause that holds it: every edit lies inside one."""
    if len(clauses) == 1:
        kept[clauses[0]] += span.end - span.start
        return
    for index in clauses:
        body = document.nodes[index].body
        if body.start <= span.start and span.end <= body.end:
            kept[index] += span.end - span.start
            return


def _size(document: Document, index: int) -> int:
    body = document.nodes[index].body
    return body.end - body.start


def _share(part: int, whole: int) -> float:
    """Return a share rounded; of nothing, all is kept."""
    return round(part / whole, DECIMALS) if whole else 1.0


def _verbatim(document: Document, kept: Kept) -> float:
    """Return the share of the characters of all clauses that stand unaltered on the other side."""
    return _share(kept.total(), sum(_size(document, i) for i in document.clauses))


def _document(comparison: Comparison, kept: tuple[Kept, Kept]) -> Values:
    variant, summary = comparison.variant, summarise(comparison)
    own, other = summary.variant, summary.template
    return (
        "variant",
        one_line(variant.title),
        variant.sha256,
        variant.reader,
        "",  # whether another text says the same, only all together tell
        *metadata_values(variant),
        len(variant.text),
        own.clauses,
        own.matched,
        round(own.share, DECIMALS),
        round(own.share_of_characters, DECIMALS),
        _verbatim(variant, kept[1]),
        other.matched,
        round(other.share, DECIMALS),
        round(other.share_of_characters, DECIMALS),
        _verbatim(comparison.template, kept[0]),
        *(count for _, count in summary.kinds),
        *(count for _, count in summary.traits),
        *(_changed(kinds) for _, kinds in summary.parts),
        sum(count for _, count in summary.hidden),
        summary.substitutions,
        sum(count for _, count in summary.findings),
        _doubtful(comparison),
        sum(count for status, count in summary.references if status in NEED_A_LOOK),
        len(variant.issues),
        sum(found.count for found in variant.left_out),
        _SEPARATOR.join(variant.breaks_off),
    )


def _doubtful(comparison: Comparison) -> int:
    """Return how many findings are doubtful, whether they are rows or not."""
    told = (found for change in comparison.changes for found in change.findings)
    return comparison.doubtful + sum(found.doubtful for found in told)


def _changed(kinds: Iterable[tuple[Kind, int]]) -> int:
    """Return how many changes of a part are one."""
    return sum(count for kind, count in kinds if kind is not Kind.UNCHANGED)


def _clauses(comparison: Comparison, kept: Kept) -> Iterator[Values]:
    """Yield the clauses of the variant in reading order, with what became of each."""
    variant = comparison.variant
    changes = {i: change for change in comparison.clauses for i in change.link.variant}
    for position, index in enumerate(variant.clauses, 1):
        change = changes[index]
        share = _share(kept[index], _size(variant, index))
        told = change.kind.value, _words(change.traits), share
        yield _clause("variant", position, variant, index, told)


def _clause(
    role: str, position: int, document: Document, index: int, told: tuple[str, str, str | float]
) -> Values:
    node = document.nodes[index]
    named = node.id, node.level.value, one_line(node.locator), one_line(node.label)
    return (role, position, *named, *node.body, *told, one_line(node.body.cut(document.text)))


def _links(comparison: Comparison, change: Change, number: int) -> Iterator[Values]:
    """Yield a row for each pair of linked clauses; a lone clause has nothing beside it."""
    link = change.link
    linked = bool(link.template and link.variant)
    evidence = [_reason(e.name, e.weight) for e in link.evidence]
    kind, traits = change.kind.value, _words(change.traits)
    whole = shown(change, link.similarity) if linked else ""
    sure = round(link.probability, DECIMALS), _SEPARATOR.join(evidence)
    for pair in pairs(comparison, change):
        named = *_named(pair.template), *_named(pair.variant)
        figures = kind, traits, pair.similarity, pair.best, whole, *sure
        yield (number, *named, *figures, *_place(pair.template), *_place(pair.variant))


@lru_cache(8192)
def _reason(name: str, weight: float) -> str:
    """Write down a reason for a link: a family of evidence and what it adds to the log-odds."""
    return f"{name} {weight:+}"


def _named(node: Node | None) -> tuple[str, str]:
    return (node.id, one_line(node.locator)) if node else ("", "")


def _place(node: Node | None) -> tuple[int | str, int | str]:
    return (node.body.start, node.body.end) if node else ("", "")


def _adoption(comparison: Comparison, kept: Kept) -> Iterator[Values]:
    """Yield what the variant made of each clause of the template, in the template's order."""
    template, variant = comparison.template, comparison.variant
    changes = {i: change for change in comparison.clauses for i in change.link.template}
    for position, index in enumerate(template.clauses, 1):
        change = changes[index]
        answers = [variant.nodes[i] for i in change.link.variant]
        yield (
            position,
            template.nodes[index].id,
            one_line(template.nodes[index].locator),
            of_change(change).value,
            _share(kept[index], _size(template, index)),
            round(change.link.similarity, DECIMALS) if answers else "",
            _SEPARATOR.join(node.id for node in answers),
            _SEPARATOR.join(one_line(node.locator) for node in answers),
            _words(change.traits),
        )


def _words(traits: tuple[Trait, ...]) -> str:
    return _SEPARATOR.join(traits)
