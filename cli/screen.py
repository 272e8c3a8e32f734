"""What commands print. Chinese text must reach a terminal or a pipe whatever its encoding."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.catalogue import Lang, say

if TYPE_CHECKING:
    from ..alignment.model import Comparison
    from ..corpus.model import Document, InputError


def print_json(comparison: "Comparison", lang: Lang) -> None:
    """Print a comparison as JSON, in UTF-8 on every system."""
    from ..report.write_json import comparison_json

    _print_bytes(comparison_json(comparison, lang))


def print_json_list(documents: "list[Document]", lang: Lang, *, alone: bool) -> None:
    """Print documents as one JSON array; the only text that was given ``alone``, as an object."""
    from ..report.write_json import document_json

    texts = [document_json(document, lang) for document in documents]
    _print_bytes(texts[0] if alone else "[\n" + ",\n".join(texts) + "]\n")


def _print_bytes(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def print_failure(error: "InputError", lang: Lang) -> None:
    """Say on the error output why a file was not read, while others are."""
    from ..report.sentences import error_sentence

    sys.stderr.write(error_sentence(error, lang) + "\n")


def print_total(done: int, failed: int, lang: Lang) -> None:
    """Say on the error output how many texts were read, and how many were not."""
    sys.stderr.write(say(lang, "total", done + failed, done, failed) + "\n")


def print_batch(done: int, failed: int, failures: Path, lang: Lang) -> None:
    """Say on the error output how many texts could not be compared, and where it says why."""
    sys.stderr.write(say(lang, "batch.total", done + failed, done, failed, failures) + "\n")


def print_report(comparison: "Comparison", lang: Lang, *, brief: bool, explain: bool) -> None:
    """Print the report; ``brief`` leaves the articles out."""
    from ..report.write_terminal import print_comparison

    tolerate()
    print_comparison(comparison, lang, brief=brief, explain=explain)


def print_outline(document: "Document", lang: Lang) -> None:
    """Print the clause tree of ``document``."""
    from ..report.write_outline import print_tree

    tolerate()
    print_tree(document, lang)


def print_written(paths: list[Path], lang: Lang) -> None:
    """Name the files that were written."""
    tolerate()
    for path in paths:
        sys.stdout.write(say(lang, "written", path) + "\n")


def tolerate() -> None:
    """Let a terminal that cannot show a character show a mark instead of failing."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
