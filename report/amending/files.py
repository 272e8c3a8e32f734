"""The files of amend and apply by suffix, and what is asked of their names."""

from pathlib import Path

from ...alignment.amending.model import Consolidated, Proven
from ...corpus.model import Document, InputError
from ..output import check_outputs
from ..words.catalogue import Lang

_TEXTS = (".docx", ".txt")
_REPORTS = (".docx", ".html")


def check_amending(outputs: list[Path], reports: list[Path], inputs: list[Path]) -> None:
    """Raise InputError when a file cannot be written, before any work is done."""
    for paths, suffixes in ((outputs, _TEXTS), (reports, _REPORTS)):
        for path in paths:
            if path.suffix.lower() not in suffixes:
                raise InputError("amending-suffix", str(path), " ".join(suffixes))
    check_outputs([*outputs, *reports], inputs)


def decision_file(path: Path, made: Proven) -> bytes:
    """Return a decision as the file ``path`` shall hold it."""
    if path.suffix.lower() == ".txt":
        return made.text.encode()
    from .wordfile import text_docx

    return text_docx(made.amendment.title, made.text)


def plain_file(path: Path, made: Consolidated, lang: Lang) -> bytes:
    """Return a consolidated text as a file of its own."""
    from .marked import marked_text

    text = marked_text(made, lang)
    if path.suffix.lower() == ".txt":
        return text.encode()
    from .wordfile import text_docx

    return text_docx(made.old.title, text)


def proof_file(path: Path, made: Proven, old: Document, lang: Lang) -> bytes:
    """Return the report on a decision that was written."""
    from .page import page_docx, page_html, proof_page

    page = proof_page(made, old.title, lang)
    return page_docx(page) if path.suffix.lower() == ".docx" else page_html(page).encode()


def consolidation_file(path: Path, made: Consolidated, lang: Lang) -> bytes:
    """Return the report on a decision that was carried out."""
    from .page import consolidation_page, page_docx, page_html

    page = consolidation_page(made, lang)
    return page_docx(page) if path.suffix.lower() == ".docx" else page_html(page).encode()
