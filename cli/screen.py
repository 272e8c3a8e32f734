"""What commands print. Chinese text must reach a terminal or a pipe whatever its encoding."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.catalogue import Lang, say

if TYPE_CHECKING:
    from ..alignment.model import Comparison
    from ..corpus.model import Document


def print_json(record: "Comparison | Document", lang: Lang) -> None:
    """Print a record as JSON, in UTF-8 on every system."""
    from ..alignment.model import Comparison
    from ..report.write_json import comparison_json, document_json

    if isinstance(record, Comparison):
        text = comparison_json(record, lang)
    else:
        text = document_json(record, lang)
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())


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
