"""Collate documents: group them, lay each family out in columns, tell who copied from whom."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from rapidfuzz import fuzz

from ...corpus.load import load
from ...corpus.model import Document, Span
from ...corpus.normalise import clean
from .columns import Cell, ColumnPlace, cells
from .consensus import Wording, consensus, joined
from .gist import age_of, date_of, form, gist, since_of
from .groups import grouping, nearest
from .kin import kin
from .lineage.candidates import About, about_text, told_apart
from .lineage.departures import departures
from .lineage.descent import Variant, descent
from .lineage.find import lineage
from .model import Collation, Column, Consensus, Family, Lineage, Near, Witness
from .names import common_title, place_of
from .restore import basic, direct, restored

_TEMPLATE = -1


@dataclass(frozen=True, slots=True)
class _Read:
    """What every document says in every column, -1 being the template."""

    columns: tuple[Cell, ...]
    said: tuple[Mapping[int, Wording], ...]
    names: tuple[str, ...]
    texts: tuple[About, ...]

    def consensus(self, column: int, voters: Iterable[int]) -> Consensus:
        """Return the common text of a column by those of ``voters`` that say anything there."""
        said = self.said[column]
        asked = [d for d in voters if d in said] or [d for d in said if d >= 0] or list(said)
        return consensus([said[d] for d in asked], asked)

    def lineage(self, root: Sequence[str], nearest: Sequence[Near] = ()) -> Lineage:
        """Return who copied from whom, the root saying ``root``."""
        plain = [
            {d: _without(said.form, self.names[d]) for d, said in column.items() if d >= 0}
            for column in self.said
        ]
        near = nearest or (Near(),) * len(self.names)
        texts = [replace(text, near=at) for text, at in zip(self.texts, near, strict=True)]
        return lineage(departures(plain, root, len(self.names)), texts)


def collate_files(
    paths: Iterable[str | Path], template: str | Path | None = None, *, whole: bool = False
) -> Collation:
    """Collate files. Raises InputError when one cannot be read, ImportError without the extra.

    The public face for notebooks; see ``collate``.
    """
    documents = [load(path) for path in sorted(map(str, paths))]
    return collate(documents, load(template) if template else None, whole=whole)


def collate(
    documents: Iterable[Document], template: Document | None = None, *, whole: bool = False
) -> Collation:
    """Group documents by shared clauses and lay out each family.

    With a ``template``, or ``whole``, all documents are one family. The order of ``documents``
    changes nothing. Raises ImportError without scipy and networkx (``duizhao[collate]``).
    """
    texts = sorted(documents, key=lambda one: (one.path, one.title, one.sha256))
    gists = tuple(gist(text, text.path) for text in texts)
    found = grouping(gists)
    if template or whole:
        found = found.united(len(texts))
    near = nearest(found)
    families = (
        family([texts[d] for d in group], template, near[k]) for k, group in enumerate(found.groups)
    )
    return Collation(gists, found, tuple(families))


def family(
    documents: Sequence[Document],
    template: Document | None = None,
    near: Sequence[Near] = (),
) -> Family:
    """Lay out documents of one origin: columns, consensus, lineage, and without a template one.

    ``near`` is the document that each has most of itself in, where it is known. Raises ImportError
    without scipy and networkx.
    """
    hub = _TEMPLATE if template else _medoid(documents)
    laid = cells(documents, template, hub)
    read = _read(documents, template, laid.cells)
    if template:
        given = tuple(_TEMPLATE in said for said in read.said)
        found, restoration = _descent(documents, template, laid.answers, near), None
    else:
        given, texts = _restored(read)
        found = read.lineage([_form(text) for text in texts], near)
        title = common_title([document.title for document in documents])
        restoration = restored(documents, read.columns, texts, title)
    columns = tuple(_column(read, k, known) for k, known in enumerate(given))
    return Family(
        tuple(documents),
        tuple(text.date for text in read.texts),
        hub,
        columns,
        found,
        template,
        restoration,
    )


def _descent(
    documents: Sequence[Document],
    template: Document,
    answers: Mapping[ColumnPlace, tuple[int, ...]],
    near: Sequence[Near],
) -> Lineage:
    """Return who copied from whom by the links with the template, as a batch does."""
    place = {at: k for k, at in enumerate(template.clauses)}
    variants = [
        Variant(
            document.title,
            date_of(document),
            tuple(
                (tuple(place[i] for i in answers.get(ColumnPlace(d, at), ())), form(document, at))
                for at in document.clauses
            ),
            since_of(document),
        )
        for d, document in enumerate(documents)
    ]
    forms = [form(template, at) for at in template.clauses]
    return descent(forms, variants, near, age_of(template))


def _medoid(documents: Sequence[Document]) -> int:
    """Return the document that shares most with all others, the first of equals."""
    total = [0.0] * len(documents)
    for pair in kin([gist(document, document.path) for document in documents]):
        total[pair.first] += pair.share
        total[pair.second] += pair.share
    return max(range(len(documents)), key=lambda d: (round(total[d], 4), -d))


def _read(
    documents: Sequence[Document], template: Document | None, columns: tuple[Cell, ...]
) -> _Read:
    texts = dict(enumerate(documents)) | ({_TEMPLATE: template} if template else {})
    said = []
    for column in columns:
        parts: dict[int, list[Wording]] = {}
        for place in column:
            parts.setdefault(place.document, []).append(_wording(texts[place.document], place.node))
        said.append({d: joined(one) for d, one in parts.items()})
    titles = [document.title for document in documents]
    names = tuple(place_of(title, common_title(titles)) for title in titles)
    return _Read(columns, tuple(said), names, told_apart([_known(one) for one in documents]))


def _known(document: Document) -> About:
    forms = [form(document, at) for at in document.clauses]
    return about_text(document.title, date_of(document), since_of(document), forms)


def _wording(document: Document, at: int) -> Wording:
    """Return what a clause says; white space within it is gone, as in its comparison form."""
    body = document.nodes[at].body
    found = clean(document.text, body)
    ends = pairwise((body.start, *found.offsets[1:]))
    shown = ("".join(document.text[start:end].split()) for start, end in ends)
    return Wording(found.text, tuple(shown))


def _form(text: str) -> str:
    return clean(text, Span(0, len(text))).text


def _without(form: str, name: str) -> str:
    """Return a text without the name of its own place: every copy has another."""
    return form.replace(name, "") if name else form


def _restored(read: _Read) -> tuple[tuple[bool, ...], list[str]]:
    """Return which columns the lost template had, and what it said there, "" for nothing.

    All documents speak first; in the tree that this gives, only those that copied from the root
    itself do: what the others share with their model is one witness.
    """
    voters: Sequence[int] = range(len(read.names))
    for _ in range(2):
        given = basic(read.columns, voters)
        texts = [read.consensus(k, voters).text if known else "" for k, known in enumerate(given)]
        voters = direct(read.lineage([_form(text) for text in texts]))
    given = basic(read.columns, voters)
    return given, [read.consensus(k, voters).text if known else "" for k, known in enumerate(given)]


def _column(read: _Read, number: int, known: bool) -> Column:
    """Return one column with its witnesses and their common text."""
    cell, said = read.columns[number], read.said[number]
    found = read.consensus(number, [d for d in said if d >= 0])
    readings = _readings(said)
    witnesses = tuple(
        Witness(
            d,
            tuple(place.node for place in cell if place.document == d),
            readings[said[d].form],
            round(fuzz.ratio(said[d].form, _form(found.text)) / 100, 4),
        )
        for d in sorted(said)
        if d >= 0
    )
    template = tuple(place.node for place in cell if place.document == _TEMPLATE)
    return Column(witnesses, found, template, known)


def _readings(said: Mapping[int, Wording]) -> dict[str, int]:
    """Return the number of each wording of a column, the most frequent first."""
    forms = [said[d].form for d in sorted(said) if d >= 0]
    order = sorted(set(forms), key=lambda form: (-forms.count(form), forms.index(form)))
    return {form: k for k, form in enumerate(order, 1)}
