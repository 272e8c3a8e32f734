"""Where a comparison breaks the law: a node in no change, words lost, a difference unsaid."""

from collections import Counter
from collections.abc import Iterator

from duizhao.alignment.frame.nodes import LINES, captions, headings, lines
from duizhao.alignment.frame.tables import head_rows
from duizhao.alignment.model import Change, Comparison, Kind, Part, words
from duizhao.corpus.model import Document, Level, Span
from duizhao.corpus.normalise import clean


def broken(comparison: Comparison) -> tuple[str, ...]:
    """Return what is wrong with a comparison, in words; nothing when the law is kept.

    Every clause, row, title, note, heading and caption is in exactly one change of its part, the
    edits of a change tile its words, and a change is unchanged only where the words are the same.
    """
    found = []
    for side in (0, 1):
        found += [f"side {side}: {trouble}" for trouble in _coverage(comparison, side)]
    found += [trouble for change in comparison.changes for trouble in _edits(comparison, change)]
    return tuple(found)


def _coverage(comparison: Comparison, side: int) -> Iterator[str]:
    documents = comparison.template, comparison.variant
    seen = Counter(
        (change.part, node)
        for change in comparison.changes
        for node in (change.link.variant if side else change.link.template)
    )
    wanted = Counter(parts(documents[side], documents[1 - side]))
    for key, count in (wanted - seen).items():
        yield f"{key} in {count} changes too few"
    for key, count in (seen - wanted).items():
        yield f"{key} in {count} changes too many"


def parts(document: Document, other: Document) -> Iterator[tuple[Part, int]]:
    """Yield every node that takes part in comparing it with the ``other``, with its part."""
    for i in document.clauses:
        row = document.nodes[i].level is Level.ROW
        yield (Part.ROW if row else Part.CLAUSE), i
    for level in LINES:
        part = Part.TITLE if level is Level.TITLE else Part.NOTE
        yield from ((part, i) for i in lines(document, level, other))
    yield from ((Part.HEADING, i) for i in headings(document))
    yield from ((Part.HEADING, i) for i in head_rows(document))
    yield from ((Part.CAPTION, i) for i in captions(document))


def _edits(comparison: Comparison, change: Change) -> Iterator[str]:
    sides = (comparison.template, comparison.variant)
    forms = []
    for side, document in enumerate(sides):
        nodes = change.link.variant if side else change.link.template
        wanted = sorted(_said(document, nodes, change.part))
        spans = sorted(edit.variant if side else edit.template for edit in change.edits)
        made = "".join(clean(document.text, span).text for span in spans if span.end > span.start)
        form = "".join(clean(document.text, span).text for span in wanted)
        forms.append("".join(sorted(form)))
        if change.kind is not Kind.UNCHANGED and made != form:
            yield f"{change.part} {nodes}: the edits say {made[:30]!r}, the text {form[:30]!r}"
    if change.kind is Kind.UNCHANGED and forms[0] != forms[1] and not _followed(change):
        yield f"{change.part} {change.link.template}: unchanged, but the words differ"


def _followed(change: Change) -> bool:
    """Say whether all that differs is a reference that followed: its edit is shown."""
    return any(edit.op != "equal" for edit in change.edits)


def _said(document: Document, nodes: tuple[int, ...], part: Part) -> Iterator[Span]:
    """Yield the words of nodes; of a row, a head of columns too, those of its own cells."""
    for i in nodes:
        node = document.nodes[i]
        own = [c.span for c in node.cells if node.body.start <= c.span.start < c.span.end]
        tabular = node.level in (Level.ROW, Level.COLUMNS)
        yield from dict.fromkeys(own) if tabular and own else [words(document, i, part)]
