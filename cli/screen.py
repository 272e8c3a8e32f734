"""What commands print. Chinese text must reach a terminal or a pipe whatever its encoding."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.words.catalogue import Lang, say

if TYPE_CHECKING:
    from ..alignment.model import Comparison
    from ..corpus.model import Document, InputError
    from ..runs.batch.run import Outcome
    from ..runs.collate.run import Collated, Grouped
    from ..runs.collate.work import Laid


def print_json(comparison: "Comparison", lang: Lang) -> None:
    """Print a comparison as JSON, in UTF-8 on every system."""
    from ..report.plain.json import comparison_json

    print_bytes(comparison_json(comparison, lang))


def print_json_list(documents: "list[Document]", lang: Lang, *, alone: bool) -> None:
    """Print documents as one JSON array; the only text that was given ``alone``, as an object."""
    from ..report.plain.json import document_json

    texts = [document_json(document, lang) for document in documents]
    print_bytes(texts[0] if alone else "[\n" + ",\n".join(texts) + "]\n")


def print_bytes(text: str) -> None:
    """Print ``text`` in UTF-8 on every system."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


def print_failure(error: "InputError", lang: Lang) -> None:
    """Say on the error output why a file was not read, while others are."""
    from ..report.words.sentences import error_sentence

    sys.stderr.write(error_sentence(error, lang) + "\n")


def print_sentence(key: str, lang: Lang, *params: object) -> None:
    """Say a sentence of the catalogue on the error output."""
    sys.stderr.write(say(lang, key, *params) + "\n")


def print_total(done: int, failed: int, lang: Lang) -> None:
    """Say on the error output how many texts were read, and how many were not."""
    sys.stderr.write(say(lang, "total", done + failed, done, failed) + "\n")


def print_batch(outcome: "Outcome", lang: Lang) -> None:
    """Name what a batch wrote, and say how many texts could not be compared, and where it is told.

    The latter goes to the error output.
    """
    print_written(outcome.written, lang)
    if outcome.failed:
        total = outcome.compared + outcome.failed
        counts = total, outcome.compared, outcome.failed
        sys.stderr.write(say(lang, "batch.total", *counts, outcome.failures) + "\n")


def print_collation(event: "Grouped | Laid | Collated", lang: Lang) -> int:
    """Print what a collation found as it comes, and return how many documents have failed."""
    from ..report.family.write_terminal import print_family, print_grouping
    from ..runs.collate.run import Collated, Grouped

    if isinstance(event, Grouped):
        print_grouping(event.grouping, event.documents, lang)
    elif isinstance(event, Collated):
        _print_collated(event, lang)
        return len(event.errors)
    else:
        print_family(event.lines)
    return 0


def _print_collated(found: "Collated", lang: Lang) -> None:
    """Name what was written, and say what failed: in the file, or here where there is none."""
    print_written(found.written, lang)
    if found.errors and found.failures:
        failed = len(found.errors)
        counts = found.documents, found.documents - failed, failed
        sys.stderr.write(say(lang, "family.failed", *counts, found.failures) + "\n")
    for error in () if found.failures else found.errors:
        print_failure(error, lang)


def print_report(comparison: "Comparison", lang: Lang, *, brief: bool, explain: bool) -> None:
    """Print the report; ``brief`` leaves the articles out."""
    from ..report.plain.terminal import print_comparison

    tolerate()
    print_comparison(comparison, lang, brief=brief, explain=explain)


def print_outline(document: "Document", lang: Lang) -> None:
    """Print the clause tree of ``document``."""
    from ..report.plain.outline import print_tree

    tolerate()
    print_tree(document, lang)


def print_written(paths: Iterable[Path], lang: Lang) -> None:
    """Name the files that were written."""
    tolerate()
    for path in paths:
        sys.stdout.write(say(lang, "written", path) + "\n")


def tolerate() -> None:
    """Let a terminal that cannot show a character show a mark instead of failing."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
