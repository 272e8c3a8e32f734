"""The links as CSV, a row a pair of clauses: for a user to correct and to give back (--links)."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from ...alignment.model import Change, Comparison, Decided, Mention, Verdict
from ...corpus.model import Document
from ..view.cells.model import ArticleCell
from ..view.decided import is_kept
from ..view.units import unit_of
from ..view.view import ArticleRow as ViewRow
from ..view.view import view
from ..words.catalogue import Lang
from ..words.layout import LinksLevel
from ..words.links_columns import COLUMNS
from ..words.text import begun, one_line
from ..words.words import Words
from .csv import harmless

# More reasons for an article, or against it, are not read.
_REASONS = 3
# So many characters of a clause are shown: enough to know it again after a revision.
_WORDS = 40

Ends = tuple[tuple[int, ...], tuple[int, ...]]
ArticleRow = dict[str, str]


def links_csv(comparison: Comparison, lang: Lang, level: LinksLevel = LinksLevel.CLAUSE) -> str:
    """Return every pair of linked clauses, every lone clause, and what was decided besides.

    Of articles it is a row for each pair that answers each other, the most doubtful first.

    A byte order mark tells Excel that it is UTF-8. Decisions that were given are written again,
    also those that fit the texts no more.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    words = Words(lang)
    writer.writerow(words.say(f"links.{name}") for name in COLUMNS)
    rows = _rows if level is LinksLevel.CLAUSE else _article_rows
    for row in rows(comparison, words):
        writer.writerow(harmless(row.get(name, "")) for name in COLUMNS)
    return "\ufeff" + out.getvalue()


def _rows(comparison: Comparison, words: Words) -> Iterator[ArticleRow]:
    said = dict(_said(comparison))
    for change in comparison.clauses:
        figures = _figures(change, words)
        for ends in _pairs(change):
            word = {"decision": words.verdict(said.pop(ends))} if ends in said else {}
            yield word | _clauses(comparison, ends) | figures
    for ends, verdict in said.items():
        yield {"decision": words.verdict(verdict), **_clauses(comparison, ends)}
    for found in comparison.decided:
        if not is_kept(found):
            yield _as_given(found, words)


def _article_rows(comparison: Comparison, words: Words) -> Iterator[ArticleRow]:
    """Yield a row for each pair of articles, by doubt; what was decided keeps its word."""
    said: dict[Ends, str] = {}
    for found in comparison.decided:
        if is_kept(found):
            said[_units(comparison, found)] = words.verdict(found.decision.verdict)
    rows: list[tuple[float, ArticleRow]] = []
    for row in view(comparison).articles:
        sure = min((change.link.probability for change in row.changes), default=1.0)
        more = _of_article(row, sure, words)
        for left, right in product(row.template or (None,), row.variant or (None,)):
            ends = _node(left), _node(right)
            word = {"decision": said.pop(ends)} if ends in said else {}
            rows.append((sure, word | _articles(comparison, ends) | more))
    yield from (row for _, row in sorted(rows, key=lambda pair: pair[0]))
    for ends, verdict in said.items():
        yield {"decision": verdict, **_articles(comparison, ends)}
    yield from (_as_given(found, words) for found in comparison.decided if not is_kept(found))


def _node(cell: ArticleCell | None) -> tuple[int, ...]:
    return (cell.node,) if cell else ()


def _units(comparison: Comparison, found: Decided) -> Ends:
    """Return the articles that a decision speaks of."""
    left = {unit_of(comparison.template, clause) for clause in found.template[:1]}
    right = {unit_of(comparison.variant, clause) for clause in found.variant[:1]}
    return tuple(left), tuple(right)


def _articles(comparison: Comparison, ends: Ends) -> ArticleRow:
    """Return how both articles of a row are named: by number and first words."""
    row: ArticleRow = {}
    for side, document, units in zip(("template", "variant"), comparison.texts, ends, strict=True):
        for unit in units:
            first = next(i for i in document.clauses if unit_of(document, i) == unit)
            words = one_line(document.nodes[first].body.cut(document.text))
            name = one_line(document.nodes[unit].locator)
            row |= {side: name, f"{side}-words": begun(words, _WORDS)}
    return row


def _of_article(row: ViewRow, sure: float, words: Words) -> ArticleRow:
    """Return what is known of a row: how sure it is, and what speaks for it and against it."""
    linked = [c.link for c in row.changes if c.link.template and c.link.variant]
    weights: dict[str, float] = defaultdict(float)
    for link in linked:
        for one in link.evidence:
            weights[one.name] += one.weight
    ranked = sorted(weights.items(), key=lambda pair: -abs(pair[1]))
    told = []
    for key, names in (
        ("links.for", [name for name, weight in ranked if weight > 0]),
        ("links.against", [name for name, weight in ranked if weight < 0]),
    ):
        if names:
            listed = words.listed(words.say(f"evidence.{name}") for name in names[:_REASONS])
            told.append(words.say(key, listed))
    alike = sum(link.similarity for link in linked) / len(linked) if linked else 0.0
    return {
        "kind": words.relation(row.relations),
        "probability": f"{sure:.2f}",
        "similarity": f"{alike:.2f}" if linked else "",
        "evidence": " ".join(told),
    }


def _pairs(change: Change) -> Iterator[Ends]:
    """Yield the pairs of a link; a clause without counterpart has nothing beside it."""
    left: list[tuple[int, ...]] = [(i,) for i in change.link.template] or [()]
    right: list[tuple[int, ...]] = [(i,) for i in change.link.variant] or [()]
    yield from product(left, right)


def _said(comparison: Comparison) -> Iterator[tuple[Ends, Verdict]]:
    """Yield what was decided of pairs and of lone clauses; 无对应 of a pair is said of each."""
    for found in comparison.decided:
        if not is_kept(found):
            continue
        verdict, ends = found.decision.verdict, (found.template, found.variant)
        if verdict is Verdict.NONE and all(ends):
            yield (found.template, ()), verdict
            yield ((), found.variant), verdict
        else:
            yield ends, verdict


def _clauses(comparison: Comparison, ends: Ends) -> ArticleRow:
    """Return how both clauses of a row are named."""
    row: ArticleRow = {}
    for side, document, clauses in zip(
        ("template", "variant"), comparison.texts, ends, strict=True
    ):
        for clause in clauses:
            row |= _named(side, mention(document, clause))
    return row


def mention(document: Document, clause: int) -> Mention:
    """Return how a list of links names a clause: by id, locator and first words."""
    node = document.nodes[clause]
    words = one_line(node.body.cut(document.text))
    return Mention(node.id, one_line(node.locator), begun(words, _WORDS))


def _named(side: str, mention: Mention) -> ArticleRow:
    words = {f"{side}-id": mention.id, f"{side}-words": mention.words}
    return {side: mention.locator} | words


def _figures(change: Change, words: Words) -> ArticleRow:
    """Return what the aligner knows of a link."""
    link = change.link
    told = (f"{words.say(f'evidence.{e.name}')} {e.weight:+.2f}" for e in link.evidence)
    return {
        "kind": words.change(change),
        "probability": f"{link.probability:.2f}",
        "similarity": f"{link.similarity:.2f}" if link.template and link.variant else "",
        "evidence": words.listed(told),
    }


def _as_given(found: Decided, words: Words) -> ArticleRow:
    """Return a decision that is not kept as its row stood: it may fit again."""
    decision = found.decision
    word = {"decision": words.verdict(decision.verdict)}
    return word | _named("template", decision.template) | _named("variant", decision.variant)
