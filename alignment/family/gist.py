"""What of a document goes into the index: its clauses in comparison form, and its date."""

from ...corpus.metadata.read import dated_by_name, metadata
from ...corpus.model import Document
from ...corpus.normalise import clean
from .model import Age, Gist


def gist(document: Document, name: str) -> Gist:
    """Return what the index is to know of ``document``, called ``name``."""
    forms = tuple(form(document, at) for at in document.clauses)
    return Gist(name, document.title, document.sha256, date_of(document), forms)


def form(document: Document, at: int) -> str:
    """Return the comparison form of the clause at node ``at``."""
    return clean(document.text, document.nodes[at].body).text


def date_of(document: Document) -> str:
    """Return the date of the words as they stand, ISO 8601: of its notes, signature or file."""
    return dated_by_name(metadata(document), document.path).version


def since_of(document: Document) -> str:
    """Return the day from which the text says it is in force, ISO 8601, "" for none."""
    return metadata(document).effective


def age_of(document: Document, version: str = "") -> Age:
    """Return when a template was first made and worded; ``version`` is what a user knows of it."""
    told = dated_by_name(metadata(document), document.path)
    worded = version or told.version
    return Age(min(filter(None, (told.adopted, told.promulgated, worded)), default=""), worded)
