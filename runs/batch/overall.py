"""What only all texts of a batch together tell: who copied from whom, who had a clause when,
which texts say the same, which cited norms are at hand.

It is told from the rows of the comparisons, so that nothing is read or compared anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ...alignment.references.cited import plain
from ...report.batch.columns import value_names
from ...report.batch.page.survey import Descent
from ...report.batch.rows.metadata import GivenFor, completed, nothing_given, version_of
from ...report.batch.rows.together import (
    Entry,
    Together,
    addition_rows,
    duplicate_rows,
    event_rows,
    lineage_rows,
)
from ...report.words.text import visible
from .rows import RowsOf, cells
from .sources import Compared, source_rows

if TYPE_CHECKING:
    from ...alignment.family.lineage.descent import Variant
    from ...alignment.family.model import Added, Age, Item
    from ...corpus.model import Document

# Every text is weighed against every other: a thousand take 30 s and 0.7 GB, two thousand 110 s and
# 1.4 GB, less than their comparisons (``bench.lineage.size``).
MOST = 2_000
# Beyond so many texts nobody reads a tree or a history on a page; the tables have them.
DRAWN = 200
PACKAGES = ("networkx", "scipy")
_LIST = "; "


class Overall(NamedTuple):
    """What the page shows of it, and what the tables say."""

    descent: Descent
    together: Together


class _Text(NamedTuple):
    """A text as its rows tell of it."""

    entry: Entry
    variant: "Variant"
    words: tuple[str, ...]
    sha256: str


def overall(
    template: "Document",
    texts: Mapping[str, RowsOf],
    given: GivenFor = nothing_given,
    others: "Sequence[tuple[Document, Mapping[str, RowsOf]]]" = (),
) -> Overall:
    """Return what all ``texts`` together tell, by their names. Raises OSError.

    ``others`` are further templates, and their comparisons with the same texts.
    """
    found = _of_one(template, texts, given)
    if not others:
        return found
    dates = {name: _about(name, rows, given)["version"] for name, rows in texts.items()}
    compared = [
        Compared(one.path, version_of(one, given), rows)
        for one, rows in ((template, texts), *others)
    ]
    sources = tuple(source_rows(compared, dates))
    rows = (*found.together.rows, ("sources", sources))
    return found._replace(together=replace(found.together, rows=rows))


def _of_one(template: "Document", texts: Mapping[str, RowsOf], given: GivenFor) -> Overall:
    """Return what the texts tell by their comparisons with one template."""
    from ...alignment.family.gist import age_of

    if len(texts) > MOST:
        about = {name: _about(name, rows, given) for name, rows in texts.items()}
        same = _same({name: told["sha256"] for name, told in about.items()})
        titled = _titled(template, {name: told["title"] for name, told in about.items()})
        rows = tuple((name, first, "duplicate", "", 1.0, 1.0) for name, first in same.items())
        together = Together((("duplicates", rows),), same, titled)
        return Overall(Descent(None, "survey.lineage.many", MOST), together)
    read = [_text(name, rows, given) for name, rows in texts.items()]
    titled = _titled(template, {one.entry.name: one.variant.title for one in read})
    try:
        age = age_of(template, given(template.path).get("version", ""))
        return _overall(template, age, read, titled)
    except ImportError:
        return Overall(Descent(None, "survey.lineage.extra"), Together((), {}, titled))


def _overall(
    template: "Document", age: "Age", texts: Sequence[_Text], titled: Mapping[str, tuple[str, ...]]
) -> Overall:
    """``age`` is that of the template. Raise ImportError without scipy and networkx."""
    from ...alignment.family.gist import form
    from ...alignment.family.groups import grouping, nearest
    from ...alignment.family.history import events, items
    from ...alignment.family.lineage.descent import additions, among, descent
    from ...alignment.family.model import Gist

    known = [form(template, at) for at in template.clauses]
    entries = [one.entry for one in texts]
    variants = [one.variant for one in texts]
    gists = [
        Gist(one.entry.name, one.variant.title, one.sha256, one.entry.date, _forms(one.variant))
        for one in texts
    ]
    group = grouping(gists).united(len(texts))
    own, added = group.groups[0], additions(variants)
    single = [variants[k] for k in own]
    lineage = descent(known, single, nearest(group)[0], age, among(added, own)).placed(own)
    found = items(known, variants, added)
    happened = tuple(events(found, known, variants, lineage, age.first))
    nodes = [template.nodes[at] for at in template.clauses]
    named = [(node.id, node.locator) for node in nodes]
    said = _words(found, texts, named)
    rows = {
        "lineage": lineage_rows(lineage, entries),
        "duplicates": duplicate_rows(group, entries),
        "additions": addition_rows(found, happened, entries, said),
        "events": event_rows(found, happened, entries, named),
    }
    same = {texts[k].entry.name: texts[one[0]].entry.name for one in group.same for k in one[1:]}
    together = Together(tuple((name, tuple(one)) for name, one in rows.items()), same, titled)
    if len(texts) > DRAWN:
        return Overall(Descent(None, "survey.lineage.tables", DRAWN), together)
    return Overall(Descent(lineage, "", 0, group.same, found, happened, said), together)


def _forms(variant: "Variant") -> tuple[str, ...]:
    return tuple(said for _, said in variant.clauses)


def _words(
    found: "Sequence[Item]", texts: Sequence[_Text], template: Sequence[tuple[str, str]]
) -> "dict[int, Added]":
    """Return what each addition says in its first text, and where it stands there."""
    from ...alignment.family.model import Added
    from ...alignment.family.stock import stock_of

    words = {}
    for number, item in enumerate(found):
        if item.template < 0:
            first = min(item.held, key=lambda d: (not texts[d].entry.date, texts[d].entry.date, d))
            at = item.held[first]
            before = (texts[first].variant.clauses[k][0] for k in range(at[0] - 1, -1, -1))
            place = next((max(places) for places in before if places), -1)
            said = "".join(dict.fromkeys(texts[first].words[k] for k in at))
            after = template[place][1] if place >= 0 else ""
            words[number] = Added(after, said, stock_of(said))
    return words


def _titled(template: "Document", titles: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the documents of each title, the template first."""
    found: dict[str, list[str]] = {}
    for name, title in {template.path: template.title, **titles}.items():
        if plain(title):
            found.setdefault(plain(title), []).append(visible(name))
    return {title: tuple(names) for title, names in found.items()}


def _same(digests: Mapping[str, str]) -> dict[str, str]:
    """Return the documents of the same bytes, each with the first of them."""
    first: dict[str, str] = {}
    for name, digest in digests.items():
        first.setdefault(digest, name)
    return {name: first[d] for name, d in digests.items() if first[d] != name}


def _about(name: str, rows: RowsOf, given: GivenFor) -> dict[str, str]:
    """Return the row of documents of one text, with what a user gave of it."""
    values = next(values for _, values in rows(("documents",)))
    told = completed(values, name, given(name))
    return {key: str(cell) for key, cell in zip(value_names("documents"), told, strict=True)}


def _text(name: str, rows_of: RowsOf, given: GivenFor) -> _Text:
    """Return what a lineage and a history are made from, out of the rows of one comparison."""
    from ...alignment.family.lineage.descent import Variant
    from ...corpus.model import Span
    from ...corpus.normalise import clean

    rows = list(rows_of(("documents", "clauses", "adoption")))
    told = completed(next(row for table, row in rows if table == "documents"), name, given(name))
    about = dict(zip(value_names("documents"), map(str, told), strict=True))
    answered: dict[str, list[int]] = {}
    for position, ids in cells("adoption", rows, "position", "variant_clauses"):
        for one in str(ids).split(_LIST) if ids else ():
            answered.setdefault(str(one), []).append(int(position) - 1)
    named = cells("clauses", rows, "clause", "locator", "text")
    clauses = (
        (tuple(answered.get(str(at), ())), clean(str(text), Span(0, len(str(text)))).text)
        for at, _, text in named
    )
    variant = Variant(about["title"], about["version"], tuple(clauses), about["effective"])
    places = tuple((str(at), str(locator)) for at, locator, _ in named)
    entry = Entry(name, about["version"], about["region"], places)
    return _Text(entry, variant, tuple(str(text) for *_, text in named), about["sha256"])
