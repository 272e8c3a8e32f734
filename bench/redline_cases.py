"""The pairs whose redlines are judged, by family: gold, examples, the zoo, mutations, options."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count, pairwise, product
from pathlib import Path
from random import Random

from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.corpus.model import Tracked
from duizhao.corpus.structure.numerals import write_han
from duizhao.report.redline.plan.model import DEFAULTS, Options
from duizhao.report.redline.write import redline

from .mutate.variant import Operation, mutate
from .office import load_judge
from .wordfile import changed_body, edited_copy, numbered_word, plain_word

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
JUDGE = SHARED / "tools" / "docx_roundtrip.py"
_EXAMPLES = ROOT / "cli" / "examples"
_ARTICLE = re.compile("^第[一二三四五六七八九十]+条", re.MULTILINE)
_CHAPTER = re.compile("第[一二三四五六七八九十]+章")
# Mutated variants take these forms in turn: a text, a Word file, one with automatic numbers.
_FORMS = (None, plain_word, numbered_word)


@dataclass(frozen=True, slots=True)
class Case:
    """Two files to be compared, and how.

    ``into``: the variant is a Word file, so the redline is a copy. ``original`` is the variant
    with its own tracked changes rejected, where they are read so.
    """

    name: str
    template: Path
    variant: Path
    options: Options = DEFAULTS
    original: Path | None = None

    @property
    def into(self) -> bool:
        """True when the redline is made into a copy of the variant."""
        return self.variant.suffix == ".docx"

    @property
    def tracked(self) -> Tracked:
        """How tracked changes of the files are read."""
        return "original" if self.original else "accepted"

    @property
    def shown(self) -> Path:
        """The file with the text that all changes accepted must give."""
        return self.original or self.variant

    @property
    def boxes(self) -> bool:
        """True when the words of text boxes count."""
        return self.name.startswith("zoo")


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
    new = "学校应当每学期公布食堂收支，听取家长委员会的意见。"
    return _light(folder, _EXAMPLES / "city.txt", moved=14, behind=10, new=new, before=16)


def seed_case(folder: Path) -> Case:
    """Return a light revision of a shared text: as above, and ten more articles renumbered."""
    new = "各级党委应当每年听取一次专题汇报，研究解决突出问题，并将落实情况纳入年度考核。"
    source = SHARED / "seeds" / "001-06.txt"
    case = _light(folder, source, moved=10, behind=19, new=new, before=20)
    return replace(case, name="a light revision (seed)")


def _light(folder: Path, source: Path, *, moved: int, behind: int, new: str, before: int) -> Case:
    """Move one article behind another, reword it, put a new one before a third, and renumber."""
    text = source.read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head, *articles = ("\n".join(group) for group in _articles(lines))
    order = dict(enumerate(articles, 1))
    reworded = order.pop(moved).replace("应当", "必须")
    places = [*((at, part) for at, part in order.items()), (behind + 0.1, reworded)]
    places.append((before - 0.5, f"第一条　{new}"))
    parts = [part for _, part in sorted(places)]
    numbered = (_ARTICLE.sub(f"第{write_han(at)}条", part, 1) for at, part in enumerate(parts, 1))
    target = folder / f"light-{source.stem}.txt"
    target.write_text("\n".join([head, *numbered]), encoding="utf-8")
    return Case("a light revision", source, target)


def _articles(lines: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield what stands before the first article, then each article, with a chapter's title."""
    starts = [at for at, line in enumerate(lines) if _ARTICLE.match(line)]
    starts = [at - bool(_CHAPTER.match(lines[at - 1])) for at in starts]
    yield from (lines[a:b] for a, b in pairwise([0, *starts, len(lines)]))


def light_cases(folder: Path) -> Iterator[Case]:
    """Yield the light revision as a text, as a Word file and with automatic numbers."""
    case = light_case(folder)
    yield case
    text = case.variant.read_text(encoding="utf-8")
    for name, form in (("docx", plain_word), ("automatic numbers", numbered_word)):
        target = folder / f"light {name}.docx"
        target.write_bytes(form(text))
        yield replace(case, name=f"{case.name} ({name})", variant=target)


def mutated_cases(folder: Path) -> Iterator[Case]:
    """Yield built-in texts, each with what random operations made of it, without end.

    The same numbers give the same cases on every machine.
    """
    files = sorted(_EXAMPLES.glob("*.docx")) + sorted(_EXAMPLES.glob("*.txt"))
    documents = [load(file) for file in files]
    for seed in count():
        rng = Random(f"redline/{seed}")
        at = seed % len(files)
        chosen = rng.sample(list(Operation), rng.randint(1, 6))
        donors = [document for document in documents if document is not documents[at]]
        text = mutate(documents[at], seed, chosen, donors=donors).text
        form = _FORMS[seed % len(_FORMS)]
        target = folder / f"mutated{seed}{'.docx' if form else '.txt'}"
        target.write_bytes(form(text) if form else text.encode())
        yield Case(f"mutated {seed} of {files[at].name}", files[at], target)


def noisy_cases(folder: Path) -> Iterator[Case]:
    """Yield mutated texts with differences that are no change of wording strewn into them."""
    for seed, case in zip(range(12), mutated_cases(folder), strict=False):
        target = folder / f"noisy{seed}{'.docx' if seed % 2 else '.txt'}"
        text = _noisy(load(case.variant).text, Random(f"noisy/{seed}"))
        target.write_bytes(plain_word(text) if seed % 2 else text.encode())
        yield replace(case, name=f"noisy {seed}", variant=target)


# The same word, written otherwise: width, quotes, a blank, a traditional character.
_OTHERWISE = str.maketrans("，；：（）“”《》学应条国1", ',;:()""<>學應條國１')


def _noisy(text: str, rng: Random) -> str:
    """Write every sixth character otherwise where it can be, and put blanks between some."""
    written = (c.translate(_OTHERWISE) if rng.random() < 1 / 6 else c for c in text)
    return "".join(c + " " * (rng.random() < 1 / 50) for c in written)


def option_cases(folder: Path) -> Iterator[Case]:
    """Yield a few cases of every kind with every combination of the options of a redline."""
    mutated = [case for case, _ in zip(mutated_cases(folder), range(6), strict=False)]
    examples = [Case("", _EXAMPLES / "province.docx", _EXAMPLES / "district.docx")]
    several = [*mutated, *examples, *light_cases(folder)]
    for moves, said in product(("native", "plain"), ("none", "changed", "all")):
        if (moves, said) == (DEFAULTS.moves, DEFAULTS.comments):
            continue
        for case in several:
            name = f"{moves} {said} {case.template.stem}→{case.variant.stem}"
            yield replace(case, name=name, options=Options(moves=moves, comments=said))


def tracked_cases(folder: Path) -> Iterator[Case]:
    """Yield variants with tracked changes of their own, read as accepted and as rejected.

    They are redlines of the examples, and the file of the zoo that has some.
    """
    names = ("district.docx", "province.docx", "template.docx")
    template = _EXAMPLES / "city.txt"
    pending = [(template, SHARED / "zoo" / "v04_tracked_changes.docx")]
    for first, second in (names[:2], names[1:], names[::-2]):
        target = folder / f"{Path(first).stem}-{Path(second).stem}.docx"
        target.write_bytes(
            redline(compare(*map(load, (_EXAMPLES / first, _EXAMPLES / second)))).data
        )
        pending.append((template, target))
    judge = load_judge(JUDGE)
    for old, new in pending:
        original = folder / f"{new.stem}.original.docx"
        rejected = partial(judge.resolve, accept=False)
        original.write_bytes(changed_body(new.read_bytes(), rejected))
        yield Case(f"tracked accepted {new.stem}", old, new)
        yield Case(f"tracked original {new.stem}", old, new, original=original)


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "gold": lambda _: gold_cases(),
    "gold-docx": word_cases,
    "examples": lambda _: example_cases(),
    "zoo": zoo_cases,
    "light": light_cases,
    "mutated": mutated_cases,
    "noisy": noisy_cases,
    "options": option_cases,
    "tracked": tracked_cases,
}
