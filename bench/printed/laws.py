"""The texts that are printed: so many laws of a folder, and how a reading of one is judged."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Kind
from duizhao.corpus.model import Document, Source
from duizhao.corpus.parse import parse

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
# Characters of a text: shorter ones have no second page, longer ones only take time.
_SHORTEST, _LONGEST = 3_000, 9_000


def laws(folder: Path, count: int) -> Iterator[tuple[str, list[str]]]:
    """Yield name and lines of ``count`` texts, taken evenly from all that are long enough."""
    files = [
        file
        for file in sorted(folder.rglob("*.txt"))
        if _SHORTEST <= file.stat().st_size / 3 <= _LONGEST
    ]
    for file in files[:: max(len(files) // count, 1)][:count]:
        lines = [line.strip() for line in file.read_text(encoding="utf-8").splitlines()]
        yield file.stem, [line for line in lines if line]


def as_document(lines: list[str]) -> Document:
    """Split the lines of a text into clauses."""
    return parse(Source("template", "", "\n".join(lines), "text"))


def unchanged(template: Document, variant: Document) -> tuple[int, int]:
    """Return how many clauses of the template come back unchanged, and how many it has."""
    found = compare(template, replace(variant, path="variant"))
    same = {
        at
        for change in found.changes
        if change.kind is Kind.UNCHANGED and str(change.part) == "clause"
        for at in change.link.template
    }
    return len(same & set(template.clauses)), len(template.clauses)
