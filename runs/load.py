"""From file names to records: the stages called one after the other."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..alignment.model import Comparison, Settings
    from ..corpus.limits import Limits
    from ..corpus.model import Document, InputError, Source, Tracked

_STANDARD_INPUT = Path("-")
# Word and WPS keep a file of this name beside one that is open.
_LOCK = "~$"


def limits_of(settings: list[str] | None) -> "Limits":
    """Return the limits as ``--limit`` changes them. Raises InputError."""
    from ..corpus.limits import set_limits

    return set_limits(tuple(settings or ()))


def document(path: Path, limits: "Limits", tracked: "Tracked" = "accepted") -> "Document":
    """Read and parse ``path``. Raises InputError, also for the file that Word locks one with."""
    from ..corpus.load import load
    from ..corpus.model import InputError

    if path.name.startswith(_LOCK):
        raise InputError("lock-file", str(path), path.name.removeprefix(_LOCK))

    return load(str(path), limits, tracked)


def sources(
    files: list[Path], limits: "Limits", tracked: "Tracked" = "accepted"
) -> "Iterator[Source | InputError]":
    """Yield every document of ``files``, folders and zips opened; errors as values.

    Raises InputError when the standard input is named twice.
    """
    from ..corpus.reading.read import read_all
    from .inputs import inside

    check_standard_input(files)
    for file in files:
        for path in sorted(inside(str(file))) if file.is_dir() else [file]:
            yield from read_all(path, limits, tracked)


def check_standard_input(files: list[Path]) -> None:
    """Raise InputError when the standard input is named twice: it can be read once."""
    from ..corpus.model import InputError

    if files.count(_STANDARD_INPUT) > 1:
        raise InputError("standard-input-twice", str(_STANDARD_INPUT))


def has_provisions(document: "Document") -> bool:
    """Say whether a text has clauses of its own: numbered ones or rows of tables, not
    paragraphs of news alone."""
    from ..corpus.model import Level

    numbered = {Level.ARTICLE, Level.ITEM, Level.POINT, Level.ROW}
    numbered |= {Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4}
    return bool(document.clauses) and any(node.level in numbered for node in document.nodes)


def check_comparable(text: "Document", limits: "Limits", *, plain: bool = False) -> None:
    """Raise InputError when a text has no clause to compare, or an endless one.

    ``plain``: paragraphs without any number will do.
    """
    from ..corpus.model import InputError

    if not (has_provisions(text) or (plain and text.clauses)):
        raise InputError("no-clauses", text.path)
    longest = max(len(text.nodes[at].body.cut(text.text)) for at in text.clauses)
    if longest > limits.clause_chars:
        raise InputError("clause-too-long", text.path, str(limits.clause_chars))


def check_texts(texts: "Sequence[Document]", limits: "Limits") -> None:
    """Raise InputError when texts that somebody names cannot be compared.

    Sentences without any number are news beside a rule; where no text has numbers, or a title names
    a kind of document, they are what is meant.
    """
    numbered = any(map(has_provisions, texts))
    for text in texts:
        check_comparable(text, limits, plain=_has_sentences(text, news=not numbered))


def _has_sentences(document: "Document", *, news: bool) -> bool:
    """Say whether a paragraph ends a sentence, in a text that is no ``news`` or may be."""
    from ..corpus.structure.kinds import kind_of
    from ..corpus.structure.line_words import ends_sentence

    text = document.text
    said = any(ends_sentence(text, document.nodes[at].body) for at in document.clauses)
    return said and (news or kind_of(document) != "news")


def compared(
    template: Path, variant: Path, limits: "Limits", settings: "Settings | None" = None
) -> "Comparison":
    """Compare two files. Raises InputError, also when a text has no clause or an endless one."""
    from ..alignment.model import DEFAULTS

    settings = settings or DEFAULTS
    texts = (
        document(template, limits, settings.tracked),
        document(variant, limits, settings.tracked),
    )
    check_texts(texts, limits)
    from ..alignment.compare import compare

    return compare(*texts, settings)
