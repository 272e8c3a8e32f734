"""Metadata in the tables of a batch: the columns of documents, and what a user gave beside them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, fields, replace

from ....corpus.metadata.model import Metadata, earlier
from ....corpus.metadata.read import dated_by_name, metadata
from ....corpus.model import Document
from ...words.text import one_line, visible
from ..columns import METADATA, Values, value_names

# What a user gives for a document: the columns of a list, by their names.
Given = Mapping[str, str]
# What a user gave of each document, by its name in the tables.
GivenFor = Callable[[str], Given]
_KNOWN = frozenset(field.name for field in fields(Metadata))


def nothing_given(_document: str) -> Given:
    """Say that a user gave nothing of any document."""
    return {}


def metadata_values(document: Document) -> tuple[str, ...]:
    """Return the columns of ``METADATA`` for a document; its file name has no say in them."""
    told = asdict(metadata(document))
    return tuple(one_line(told[name]) for name in METADATA)


def completed(values: Values, document: str, given: Given, same_as: str = "") -> Values:
    """Return a row of documents with the date in the name of its file, and what a user gave.

    ``same_as`` is the text before it that says the same.
    """
    names = value_names("documents")
    row = dict(zip(names, values, strict=True))
    read = replace(
        dated_by_name(Metadata(**{name: str(row[name]) for name in METADATA}), document),
        **{name: value for name, value in given.items() if name in _KNOWN},
    )
    if given.get("version"):
        read = replace(read, version_from="given")
    row |= {name: value for name, value in asdict(read).items() if name in METADATA}
    row["same_as"] = visible(same_as)
    row["title"] = given.get("title") or row["title"]
    return tuple(row[name] for name in names)


def given_rows(given: Given) -> Iterator[Values]:
    """Yield what a user gave of a document that the table of documents has no column for."""
    yield from ((name, value) for name, value in given.items() if name not in _KNOWN and value)


def version_of(template: Document, given: GivenFor) -> str:
    """Return the date of a template's words, as a user or it tells, "" for none."""
    told = dated_by_name(metadata(template), template.path).version
    return given(template.path).get("version") or told


def age_of(values: Values, template: Document, given: GivenFor) -> str:
    """Return whether a text, told by its row of documents, is older or younger than the template.

    "" where a date is missing or they are of one day.
    """
    own = str(values[value_names("documents").index("version")])
    return age(own, version_of(template, given))


def age(own: str, template: str) -> str:
    """Return which of two dates is earlier, that of a text and that of its template."""
    return "older" if earlier(own, template) else "younger" if earlier(template, own) else ""


def aged(values: Values, told: str) -> Values:
    """Return a row of findings with the age of its text beside the template's."""
    at = value_names("findings").index("age")
    return (*values[:at], told, *values[at + 1 :])
