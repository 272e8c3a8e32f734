"""Decisions with one fault each: refused at its place, told, or plain in what comes out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from duizhao.alignment.amending.applying.carry_out import carry_out
from duizhao.alignment.amending.consolidate import difference, find_part
from duizhao.alignment.amending.model import Applied, Status
from duizhao.alignment.amending.prove import Frame, amend
from duizhao.alignment.amending.reading.sections import read_amendment
from duizhao.alignment.amending.text import compared_lines, lines_of
from duizhao.alignment.compare import compare
from duizhao.corpus.load import load
from duizhao.corpus.model import Document

_NUMBER = re.compile(r"第([一二三四五六七八九十百]+)条")
_LABEL = re.compile(r"^(?:[一二三四五六七八九十百]+、|[0-9]+\.|（[一二三四五六七八九十]+）)")
_DIGITS = "一二三四五六七八九"
Fault = Callable[[list[str], Random], list[str] | None]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one corrupted decision: refused, told, differs, the same or silent."""

    fault: str
    name: str
    outcome: str


def _starts(lines: list[str]) -> list[int]:
    """Return the lines on which instructions begin; a heading that names a text is none."""
    named = re.compile(r"、(?:修改|对)?《[^》]*(?:〈[^〉]*〉[^》]*)*》$")
    found = (i for i, line in enumerate(lines) if i > 1 and _LABEL.match(line))
    return [i for i in found if not named.search(lines[i])]


def wrong_number(lines: list[str], rng: Random) -> list[str] | None:
    """Name another article."""
    at = [i for i in _starts(lines) if _NUMBER.search(lines[i].split("“")[0])]
    if not at:
        return None
    i = rng.choice(at)
    hit = rng.choice(list(_NUMBER.finditer(lines[i].split("“")[0])))
    other = rng.choice([d for d in _DIGITS if d != hit[1][-1]])
    return [
        *lines[:i],
        lines[i][: hit.end() - 2] + other + lines[i][hit.end() - 1 :],
        *lines[i + 1 :],
    ]


def altered_quotation(lines: list[str], rng: Random) -> list[str] | None:
    """Change one character between quotation marks."""
    at = [i for i in range(2, len(lines)) if re.search("“[^“”]{2,}", lines[i])]
    if not at:
        return None
    i = rng.choice(at)
    hit = rng.choice(list(re.finditer("“[^“”]{2,}", lines[i])))
    k = rng.randrange(hit.start() + 1, hit.end())
    return [
        *lines[:i],
        lines[i][:k] + ("某" if lines[i][k] != "某" else "甲") + lines[i][k + 1 :],
        *lines[i + 1 :],
    ]


def missing(lines: list[str], rng: Random) -> list[str] | None:
    """Leave an instruction out."""
    at = [*_starts(lines), _end(lines)]
    if len(at) < 3:
        return None
    k = rng.randrange(len(at) - 1)
    return lines[: at[k]] + lines[at[k + 1] :]


def doubled(lines: list[str], rng: Random) -> list[str] | None:
    """Print an instruction twice."""
    at = [*_starts(lines), _end(lines)]
    if len(at) < 2:
        return None
    k = rng.randrange(len(at) - 1)
    return lines[: at[k + 1]] + lines[at[k] : at[k + 1]] + lines[at[k + 1] :]


def exchanged(lines: list[str], rng: Random) -> list[str] | None:
    """Let two instructions change places."""
    at = [*_starts(lines), _end(lines)]
    if len(at) < 3:
        return None
    k = rng.randrange(len(at) - 2)
    a, b, c = at[k : k + 3]
    return lines[:a] + lines[b:c] + lines[a:b] + lines[c:]


def unbalanced(lines: list[str], rng: Random) -> list[str] | None:
    """Lose a quotation mark."""
    at = [(i, k) for i, line in enumerate(lines) if i > 1 for k, c in enumerate(line) if c in "“”"]
    if not at:
        return None
    i, k = rng.choice(at)
    return [*lines[:i], lines[i][:k] + lines[i][k + 1 :], *lines[i + 1 :]]


def _end(lines: list[str]) -> int:
    closing = ("本决定自", "根据本决定", "本修正案自")
    return next((i for i, line in enumerate(lines) if line.startswith(closing)), len(lines))


def _outside(
    lines: list[str], rng: Random, pattern: str, put: Callable[[str], str]
) -> list[str] | None:
    """Change what a pattern finds in an instruction, outside of its quotations."""
    found = re.compile(pattern)
    at = [i for i in _starts(lines) if found.search(lines[i].split("“")[0])]
    if not at:
        return None
    i = rng.choice(at)
    hit = rng.choice(list(found.finditer(lines[i].split("“")[0])))
    changed = lines[i][: hit.start()] + put(hit[0]) + lines[i][hit.end() :]
    return [*lines[:i], changed, *lines[i + 1 :]]


def other_unit(lines: list[str], rng: Random) -> list[str] | None:
    """Call a paragraph an item, or an item a paragraph."""
    swap = {"款": "项", "项": "款"}
    number = "(?<=第)[一二三四五六七八九十]+[款项]"
    return _outside(lines, rng, number, lambda words: words[:-1] + swap[words[-1]])


def other_text(lines: list[str], rng: Random) -> list[str] | None:
    """Let an instruction name another text."""
    place = "(?<=[将在去])第[一二三四五六七八九十百]+条"
    return _outside(lines, rng, place, lambda words: f"《青山市公园管理条例》{words}")


def swapped(lines: list[str], rng: Random) -> list[str] | None:
    """Exchange the old and the new words of a pair."""
    pair = re.compile("“([^“”]+)”修改为“([^“”]+)”")
    at = [i for i in _starts(lines) if pair.search(lines[i])]
    if not at:
        return None
    i = rng.choice(at)
    changed = pair.sub(r"“\2”修改为“\1”", lines[i], count=1)
    return [*lines[:i], changed, *lines[i + 1 :]]


def verb_lost(lines: list[str], rng: Random) -> list[str] | None:
    """Lose the words that say what is done."""
    return _outside(lines, rng, "修改为|增加|删去", lambda _: "")


INVENTED: dict[str, Fault] = {
    "unit changed": other_unit,
    "other text named": other_text,
    "old and new exchanged": swapped,
    "verb lost": verb_lost,
}
FAULTS: dict[str, Fault] = {
    "wrong number": wrong_number,
    "quotation altered": altered_quotation,
    "instruction missing": missing,
    "instruction doubled": doubled,
    "order changed": exchanged,
    "quotes unbalanced": unbalanced,
}


def sound(shared: Path) -> Iterator[tuple[str, Document, str]]:
    """Yield sound decisions with their old texts: ours on revisions, real ones on triples."""
    for folder in sorted((shared / "gold" / "revision").glob("*")):
        old, new = (load(folder / f"{name}.txt") for name in ("template", "variant"))
        yield folder.name, old, amend(compare(old, new), Frame(old.title)).text
    for folder in sorted((shared / "amend").glob("*/*/decision.txt")):
        old = load(folder.parent / "old.txt")
        yield folder.parent.name, old, folder.read_text("utf-8")


def _carried_out(old: Document, words: str) -> Applied | None:
    amendment = read_amendment(words)
    part = find_part(amendment, old.title)
    return carry_out(lines_of(old), part, amendment) if part else None


def verdicts(shared: Path, count: int, faults: dict[str, Fault]) -> Iterator[Verdict]:
    """Yield what became of ``count`` corrupted decisions, the faults in turn."""
    texts = [(name, old, words, _carried_out(old, words)) for name, old, words in sound(shared)]
    rng = Random(17)
    made = 0
    while made < count:
        fault, corrupt = list(faults.items())[made % len(faults)]
        name, old, words, right = rng.choice(texts)
        bad = corrupt(words.rstrip("\n").split("\n"), rng)
        if bad is None or right is None:
            continue
        made += 1
        yield Verdict(fault, name, _outcome(right, _carried_out(old, "\n".join(bad))))


def _outcome(right: Applied, made: Applied | None) -> str:
    if made is None:
        return "refused"
    before = {(o.instruction.text, o.code) for o in right.outcomes if o.code}
    news = [o for o in made.outcomes if (o.instruction.text, o.code) not in before]
    if any(o.status is Status.REFUSED for o in news):
        return "refused"
    if any(o.status is Status.ADAPTED for o in news):
        return "told"
    if difference(made.lines, right.lines):
        return "differs"
    return "same text" if compared_lines(made.lines) == compared_lines(right.lines) else "silent"
