"""What commands print. Chinese text must reach a terminal or a pipe whatever its encoding."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.words.catalogue import Lang, say

if TYPE_CHECKING:
    from ..alignment.model import Comparison
    from ..corpus.model import Document, InputError
    from ..runs.batch.run import Outcome
    from ..runs.collate.run import Collated, Grouped
    from ..runs.collate.work import Laid
    from ..runs.outputs.target import Target


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


# Why the tables about all texts together are empty: as the page says it, as it is said here.
_EMPTY = {"survey.lineage.extra": "batch.empty.extra", "survey.lineage.many": "batch.empty.many"}


@dataclass(frozen=True, slots=True)
class Screen:
    """What a command says while it works and when it is done, in one language."""

    lang: Lang

    def tell(self, key: str, *params: object) -> None:
        """Say a sentence of the catalogue on the error output."""
        self.tell_line(say(self.lang, key, *params))

    def tell_line(self, sentence: str) -> None:
        """Say a sentence, as it stands, on the error output."""
        sys.stderr.write(sentence + "\n")

    def failure(self, error: "InputError") -> None:
        """Say on the error output why a file was not read, while others are."""
        from ..report.words.sentences import error_sentence

        sys.stderr.write(error_sentence(error, self.lang) + "\n")

    def total(self, done: int, failed: int) -> None:
        """Say on the error output how many texts were read, and how many were not."""
        self.tell("total", done + failed, done, failed)

    def written(self, paths: Iterable[Path]) -> None:
        """Name the files that were written."""
        tolerate()
        for path in paths:
            sys.stdout.write(say(self.lang, "written", path) + "\n")

    def spared(self, targets: "Iterable[Target]", option: str = "--force") -> None:
        """Say which files are left alone and why, and where this run was written instead.

        ``option`` is the one that writes over them.
        """
        for target in targets:
            if target.spared:
                self.tell(f"output-{target.found.value}", target.named, target.path, option)

    def batch(self, outcome: "Outcome") -> None:
        """Name what a batch wrote; tell on the error output what failed and what is empty."""
        self.written(outcome.written)
        if outcome.why in _EMPTY:
            self.tell(_EMPTY[outcome.why], outcome.limit)
        if outcome.failed:
            total = outcome.compared + outcome.failed
            counts = total, outcome.compared, outcome.failed
            self.tell("batch.total", *counts, outcome.failures)

    def collation(self, event: "Grouped | Laid | Collated") -> int:
        """Print what a collation found as it comes, and return how many documents have failed."""
        from ..report.family.write_terminal import print_family, print_grouping
        from ..runs.collate.run import Collated, Grouped

        if isinstance(event, Grouped):
            print_grouping(event.grouping, event.documents, self.lang)
        elif isinstance(event, Collated):
            self._collated(event)
            return len(event.errors)
        else:
            print_family(event.lines)
        return 0

    def _collated(self, found: "Collated") -> None:
        """Name what was written, and say what failed: in the file, or here where there is none."""
        self.written(found.written)
        if found.errors and found.failures:
            failed = len(found.errors)
            counts = found.documents, found.documents - failed, failed
            self.tell("family.failed", *counts, found.failures)
        for error in () if found.failures else found.errors:
            self.failure(error)

    def report(self, comparison: "Comparison", *, brief: bool, explain: bool) -> None:
        """Print the report; ``brief`` leaves the articles out."""
        from ..report.plain.terminal import print_comparison

        tolerate()
        print_comparison(comparison, self.lang, brief=brief, explain=explain)

    def outline(self, document: "Document") -> None:
        """Print the clause tree of ``document``."""
        from ..report.plain.outline import print_tree

        tolerate()
        print_tree(document, self.lang)


def tolerate() -> None:
    """Let a terminal that cannot show a character show a mark instead of failing."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
