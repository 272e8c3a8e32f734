"""The pairs whose redlines are judged: gold, examples, the zoo, and mutations of built-in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random

from duizhao.corpus.load import load
from duizhao.corpus.numerals import write_han

from .mutate import Operation, mutate
from .wordfile import edited_copy, numbered_word, plain_word

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
_EXAMPLES = ROOT / "cli" / "examples"
_ARTICLE = re.compile("^第[一二三四五六七八九十]+条", re.MULTILINE)
_CHAPTER = re.compile("第[一二三四五六七八九十]+章")
# Mutated variants take these forms in turn: a text, a Word file, one with automatic numbers.
_FORMS = (None, plain_word, numbered_word)


@dataclass(frozen=True, slots=True)
class Case:
    """Two files to be compared; ``into``: the variant is a Word file, so the redline is a copy."""

    name: str
    template: Path
    variant: Path

    @property
    def into(self) -> bool:
        """True when the redline is made into a copy of the variant."""
        return self.variant.suffix == ".docx"


def gold_cases() -> Iterator[Case]:
    """Yield the pairs of the gold as plain texts."""
    for folder in sorted((SHARED / "gold").glob("*/*")):
        yield Case(folder.name, folder / "template.txt", folder / "variant.txt")


def word_cases(folder: Path) -> Iterator[Case]:
    """Yield the pairs of the gold with the variant as a plain Word file."""
    for case in gold_cases():
        target = folder / f"{case.name}.docx"
        target.write_bytes(plain_word(case.variant.read_text(encoding="utf-8")))
        yield Case(f"{case.name} (docx)", case.template, target)


def example_cases() -> Iterator[Case]:
    """Yield the built-in examples in every combination."""
    files = sorted(_EXAMPLES.glob("*.docx")) + sorted(_EXAMPLES.glob("*.txt"))
    for template in files:
        for variant in files:
            if template != variant:
                yield Case(f"{template.name}→{variant.name}", template, variant)


def zoo_cases(folder: Path) -> Iterator[Case]:
    """Yield every valid Word file of the zoo against an edited copy of itself."""
    for file in sorted((SHARED / "zoo").glob("v*.docx")):
        target = folder / f"{file.stem}.edited.docx"
        target.write_bytes(edited_copy(file.read_bytes()))
        yield Case(f"zoo {file.stem}", target, file)


def light_case(folder: Path) -> Case:
    """Return a light revision of a built-in text: one article new, one moved and reworded.

    The fourteenth article moves behind the tenth, 应当 in it becomes 必须, and the numbers follow.
    """
    text = (_EXAMPLES / "city.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.strip()]
    parts = ["\n".join(group) for group in _articles(lines)]
    new = "第一条　学校应当每学期公布食堂收支，听取家长委员会的意见。"
    moved = parts[14].replace("应当", "必须")
    order = [*parts[1:11], moved, *parts[11:14], parts[15], new, *parts[16:]]
    numbered = (_ARTICLE.sub(f"第{write_han(at)}条", part, 1) for at, part in enumerate(order, 1))
    target = folder / "light.txt"
    target.write_text("\n".join([parts[0], *numbered]), encoding="utf-8")
    return Case("a light revision", _EXAMPLES / "city.txt", target)


def _articles(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what stands before the first article, then each article, with a chapter's title."""
    starts = [at for at, line in enumerate(lines) if _ARTICLE.match(line)]
    starts = [at - bool(_CHAPTER.match(lines[at - 1])) for at in starts]
    yield from (lines[a:b] for a, b in pairwise([0, *starts, len(lines)]))


def mutated_cases(folder: Path, count: int) -> Iterator[Case]:
    """Yield ``count`` built-in texts, each with what random operations made of it.

    The same numbers give the same cases on every machine.
    """
    files = sorted(_EXAMPLES.glob("*.docx")) + sorted(_EXAMPLES.glob("*.txt"))
    documents = [load(file) for file in files]
    for seed in range(count):
        rng = Random(f"redline/{seed}")
        at = seed % len(files)
        chosen = rng.sample(list(Operation), rng.randint(1, 6))
        donors = [document for document in documents if document is not documents[at]]
        text = mutate(documents[at], seed, chosen, donors=donors).text
        form = _FORMS[seed % len(_FORMS)]
        target = folder / f"mutated{seed}{'.docx' if form else '.txt'}"
        target.write_bytes(form(text) if form else text.encode())
        yield Case(f"mutated {seed} of {files[at].name}", files[at], target)
