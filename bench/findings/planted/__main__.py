"""Plant changes of every topic and direction and as many harmless differences; count what is told.

    python -m bench.findings.planted [--texts 160] [--seed 14] [--wrong]

Each text gets one change in each of some of its articles; the change must be told in its article
with its topic and direction. Another finding in a changed article, or one in a harmless article,
is wrong. Prints recall by kind, and the precision of all. Needs ../shared; the built-in examples
are planted as well.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Direction, Relation, Settings, Topic
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Level, Source
from duizhao.corpus.parse import parse

from . import changes, harmless
from .model import Kind, Plant

HERE = Path(__file__).resolve().parents[3]
CORPUS = HERE.parent / "shared" / "corpus"
# One article in three stays as it is: a text in which all changed is another text.
_SHARE = 0.6
_SENTENCE = re.compile("[^。]*。")
_LARGEST = 60_000
_LONGEST = 400
_LABEL = re.compile("第[一二三四五六七八九十百]+条(?=[ 　])")


# Topic, direction and words of a finding.
Told = tuple[Topic, Direction, str]


class Planted(NamedTuple):
    """What was planted in the article that has a label."""

    label: str
    kind: Kind
    before: str
    after: str


def texts(count: int, rng: Random) -> Iterator[str]:
    """Yield texts to plant into: the built-in ones, then some of the corpus."""
    for file in sorted((HERE / "cli" / "examples" / "sources").glob("*.txt")):
        yield file.read_text("utf-8")
    files = sorted(p for p in CORPUS.rglob("*.txt") if p.stat().st_size < _LARGEST)
    for file in rng.sample(files, min(count, len(files))):
        yield load(file).text


def planted(
    text: str, plants: Sequence[Plant], rng: Random, need: Counter[Kind]
) -> tuple[str, str, list[Planted]]:
    """Return ``text`` and the same with changes, and what these are; rare kinds come first.

    Where no sentence of an article suits, one that does is put into both texts; the same change of
    the same sentence is not planted twice in a text, since what recurs is told once.
    """
    old, made = text.split("\n"), []
    spent: set[str] = set()
    new = list(old)
    for at, line in enumerate(old):
        label = _LABEL.match(line.strip())
        if not label or rng.random() > _SHARE or len(line) > _LONGEST:
            continue
        plant = min(plants, key=lambda p: (need[p.kind], rng.random()))
        carriers = ["", *rng.sample(changes.CARRIERS, len(changes.CARRIERS))]
        for one in plant, *rng.sample(plants, len(plants)):
            tried = ((line + more, _altered(line + more, one, rng)) for more in carriers)
            hit = next(
                ((a, b) for a, b in tried if b is not None and b.removeprefix(line) not in spent),
                None,
            )
            if hit is not None:
                old[at], new[at] = hit
                spent.add(hit[1].removeprefix(line))
                made.append(Planted(label.group(), one.kind, *hit))
                need[one.kind] += 1
                break
    return "\n".join(old), "\n".join(new), made


def _altered(line: str, plant: Plant, rng: Random) -> str | None:
    """Return a line with one of its sentences altered, the last that suits first."""
    hits = list(_SENTENCE.finditer(line))
    for hit in reversed(hits):
        new = plant.alter(hit.group(), rng)
        if new is not None:
            return line[: hit.start()] + new + line[hit.end() :]
    return None


class Tally(NamedTuple):
    """Counts by kind: planted, told; and wrong findings by what they say."""

    made: Counter[str]
    told: Counter[str]
    right: Counter[str]
    wrong: Counter[str]


def judge(
    old: str, new: str, made: Sequence[Planted], tally: Tally, *, back: bool, loud: bool
) -> None:
    """Compare both texts and count what is told of each planted change."""
    first, second = (parse(Source(n, "", t, "text")) for n, t in (("a.txt", old), ("b.txt", new)))
    if back:
        first, second = second, first
    settings = Settings(relation=Relation.VERSIONS)
    found: dict[str, list[Told]] = defaultdict(list)
    for change in compare(first, second, settings).changes:
        for one in change.findings:
            if one.topic is Topic.REFERENCE:
                continue
            side = second if one.variant else first
            at = (one.variant or one.template)[0].start
            found[article(side, at)].append((one.topic, one.direction, f"{one.before}→{one.after}"))
    for one in made:
        _judge(one, found.pop(one.label, []), tally, back=back, loud=loud)
    for label, rest in found.items():
        tally.wrong.update(str((t, d)) for t, d, _ in rest)
        if loud:
            print("STRAY", label, rest)


def article(document: Document, at: int) -> str:
    """Return the label of the article at an offset, "" where none stands."""
    inside = (node for node in document.nodes if node.span.start <= at < node.span.end)
    return next((node.label for node in inside if node.level is Level.ARTICLE), "")


def _judge(one: Planted, found: Sequence[Told], tally: Tally, *, back: bool, loud: bool) -> None:
    kind = one.kind
    if kind.topic is None or kind.direction is None:
        tally.made[str(kind)] += 1
        tally.told[str(kind)] += not found
        tally.wrong.update(f"{kind}: {t}-{d}" for t, d, _ in found)
        if found and loud:
            print("WRONG", kind, found)
        return
    way = changes.REVERSED[kind.direction] if back else kind.direction
    name = f"{kind.topic}-{way}"
    right = [f for f in found if _fits(kind, way, f[0], f[1])]
    tally.made[name] += 1
    tally.told[name] += bool(right)
    tally.right[name] += len(right)
    tally.wrong.update(f"{name}: {t}-{d}" for t, d, _ in found if not _fits(kind, way, t, d))
    if loud and (not right or len(right) < len(found)):
        print(
            "MISSED" if not right else "MORE",
            name,
            kind.name,
            [f for f in found if f not in right],
            "|",
            one.after[-90:],
        )


def _fits(kind: Kind, way: Direction, topic: Topic, direction: Direction) -> bool:
    """Say whether a finding tells a planted change; a penalty put in is new or heavier."""
    ways = {way}
    if kind.topic is Topic.PENALTY:
        ways |= {Direction.NEW} if way is Direction.HEAVIER else set()
        ways |= {Direction.REMOVED} if way is Direction.LIGHTER else set()
    return topic is kind.topic and direction in ways


def main() -> None:
    """Print recall by kind and the precision."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=160)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--wrong", action="store_true", help="print the wrong ones")
    options = parser.parse_args()
    rng = Random(options.seed)
    tally = Tally(Counter(), Counter(), Counter(), Counter())
    need: Counter[Kind] = Counter()
    groups = [
        (tuple(changes.kinds()), False),
        (tuple(changes.kinds()), True),
        (tuple(harmless.kinds()), False),
    ]
    counts = [need.copy() for _ in groups]
    for text in texts(options.texts, rng):
        for (plants, back), done in zip(groups, counts, strict=True):
            old, new, made = planted(text, plants, rng, done)
            if made:
                judge(old, new, made, tally, back=back, loud=options.wrong)
    show(tally)


def show(tally: Tally) -> None:
    """Print the counts."""
    print(f"{'kind':34} {'planted':>8} {'right':>6} {'share':>6}")
    for name in sorted(tally.made):
        made, told = tally.made[name], tally.told[name]
        print(f"{name:34} {made:8} {told:6} {told / made:6.2f}")
    loud = [n for n in tally.made if not n.startswith("harmless")]
    recall = sum(tally.told[n] for n in loud) / max(1, sum(tally.made[n] for n in loud))
    right, wrong = tally.right.total(), tally.wrong.total()
    precision = right / max(1, right + wrong)
    print(f"recall {recall:.3f}  precision {precision:.3f}  findings {right + wrong}")
    for name, count in tally.wrong.most_common(25):
        print(f"  wrong {count:4}  {name}")


if __name__ == "__main__":
    main()
