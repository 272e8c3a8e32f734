"""Draw findings of pairs that no lot has, by relation: versions, rules below, two places.

    python -m bench.findings.fresh --seed 7 --pairs 16 [--each 5] [--more 9] [--without FILE]

Prints a line of JSON for each finding: what ``readings/`` names it by, its sentence and the words
of both clauses, to be judged. ``--each`` findings of a pair are drawn as they come, ``--more`` of
each rare topic beside them (``extra``). A pair is fresh if no lot, no mark, no gold and no line of
``--without`` (``template | variant``) has it; pairs of which no text was ever read come first, two
of a matter at most, no text twice. Versions are the rows of ``successors.tsv``: texts of the corpus
with another title than the one that they replace, found by hand, since those of one title are in
lots. Needs ../shared.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from random import Random

from duizhao.alignment.model import Comparison, Finding
from duizhao.report.words.words import Words

from .readings import HERE, LOTS, SHARED, Drawn, findings, key, pieces, read

# Folders of local texts; the others hold those of the land.
_LOCAL = frozenset(("上海", "北京", "山东", "广东", "河南", "浙江", "重庆"))
_LARGEST = 45_000
_OF_A_MATTER = 2
RARE = ("condition", "penalty", "procedure", "scope", "amount", "subject", "force", "exception")
_RANK = re.compile("(?:实施|若干|暂行|管理|促进|保护|保障)*(?:办法|条例|规定|细则|规则|法)$")
_PLACE = re.compile("^[^《》]{1,8}?(?:自治区|自治州|省|市|自治县|县|区)")


def known(without: Path | None) -> set[frozenset[str]]:
    """Return the pairs that a lot, a mark or a line of ``without`` has."""
    found = {frozenset((str(r["template"]), str(r["variant"]))) for lot in LOTS for r in read(lot)}
    for file in (HERE / "marks").glob("*.json"):
        marks = json.loads(file.read_text("utf-8"))
        found.add(frozenset((marks["template"], marks["variant"])))
    found |= {frozenset(pair) for pair in _of_gold()}
    if without:
        lines = without.read_text("utf-8").splitlines()
        found |= {frozenset(line.split(" | ")) for line in lines}
    return found


def _of_gold() -> Iterator[list[str]]:
    """Yield the texts of the corpus that a pair of ``gold`` was cut from, known by their begin."""
    named = {_begin(file): str(file.relative_to(SHARED)) for file in _corpus()}
    for folder in sorted((SHARED / "gold").glob("*/*")):
        sides = [_begin(folder / f"{side}.txt") for side in ("template", "variant")]
        if all(side in named for side in sides):
            yield [named[side] for side in sides]


def _begin(file: Path) -> str:
    return re.sub(r"\s", "", file.read_text("utf-8"))[:600]


def _corpus() -> list[Path]:
    return sorted((SHARED / "corpus").rglob("*.txt"))


def matter(title: str) -> str:
    """Return what a title is about: 河南省实施《渔业法》办法 and 渔业法 → 渔业."""
    cited = re.search("《([^》]+)》", title)
    named = cited.group(1) if cited else _PLACE.sub("", title)
    while (shorter := _RANK.sub("", named)) != named:
        named = shorter
    return named


def pools() -> dict[str, list[Drawn]]:
    """Return all pairs of the corpus on one matter, by relation."""
    texts: dict[str, list[Path]] = defaultdict(list)
    for file in _corpus():
        title = file.stem.partition("(")[0]
        of_a_kind = not re.search("修正案|的决定|批复|解释", title)
        if of_a_kind and file.stat().st_size < _LARGEST and len(matter(title)) > 1:
            texts[matter(title)].append(file)
    found: dict[str, list[Drawn]] = {"version": successors(), "below": [], "sibling": []}
    for alike in texts.values():
        for two in combinations(alike, 2):
            relation, pair = _related(*two)
            if relation:
                found[relation].append(Drawn(*(str(f.relative_to(SHARED)) for f in pair)))
    return found


def successors() -> list[Drawn]:
    """Return the pairs of ``successors.tsv``: an older text and the one that replaces it."""
    rows = (HERE / "successors.tsv").read_text("utf-8").splitlines()
    return [Drawn(*row.split("\t")) for row in rows if not row.startswith("#")]


def _related(one: Path, two: Path) -> tuple[str, tuple[Path, Path]]:
    """Return how two texts on one matter are related, the upper one first; "" if they are not."""
    above, below = sorted((one, two), key=_rank)
    if _rank(above) == _rank(below):
        apart = _rank(one) >= _PROVINCE and one.stem[:3] != two.stem[:3]
        return ("sibling" if apart else ""), (one, two)
    if _rank(below) < _PROVINCE:
        return ("below" if re.search("实施|细则", below.stem) else ""), (above, below)
    under = _rank(above) < _PROVINCE or above.parent == below.parent
    return ("below" if under else "sibling"), (above, below)


_PROVINCE = 2


def _rank(file: Path) -> int:
    """Return 0 for a law, 1 for another text of the land, 2 of a province, 3 of a city."""
    title = file.stem.partition("(")[0]
    if file.parent.name not in _LOCAL:
        return int(not title.endswith("法"))
    municipal = title.startswith(("北京", "上海", "重庆"))
    return _PROVINCE if municipal or "省" in title[:4] else _PROVINCE + 1


def drawn(seed: int, number: int, taken: set[frozenset[str]]) -> Iterator[tuple[str, Drawn]]:
    """Yield ``number`` fresh pairs of each relation; those of texts never read come first."""
    touched = Counter(text for pair in taken for text in set(pair))
    used: set[str] = set()
    for relation, pool in pools().items():
        fresh = [pair for pair in pool if frozenset(pair) not in taken]
        Random(seed).shuffle(fresh)
        fresh.sort(key=lambda pair: sum(text in touched for text in pair))
        matters: Counter[str] = Counter()
        for pair in fresh:
            about = matter(Path(pair.variant).stem.partition("(")[0])
            free = not used.intersection(pair) or relation == "version"
            if free and matters[about] < _OF_A_MATTER and matters.total() < number:
                matters[about] += 1
                used.update(pair)
                yield relation, pair


def told(comparison: Comparison, one: Finding, relation: str, pair: Drawn) -> dict[str, object]:
    """Return what is printed of a finding."""
    code, spans = key(one)
    named = {"code": code, "topic": one.topic, "spans": spans, "relation": relation}
    said = {"sentence": Words("zh").finding(one), "clauses": pieces(comparison, one)}
    return pair._asdict() | named | said


def sample(
    pairs: Sequence[tuple[str, Drawn]], seed: int, each: int, more: int
) -> Iterator[dict[str, object]]:
    """Yield findings: ``each`` of a pair, then ``more`` of each rare topic of all pairs."""
    left: list[dict[str, object]] = []
    for relation, pair in pairs:
        comparison, found = findings(pair)
        Random(f"{seed} {pair.variant}").shuffle(found)
        lines = [told(comparison, one, relation, pair) for one in found]
        yield from lines[:each]
        left += lines[each:]
    Random(seed).shuffle(left)
    for topic in RARE:
        for line in [one for one in left if one["topic"] == topic][:more]:
            yield line | {"extra": 1}


def main() -> None:
    """Draw pairs and print findings of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--pairs", type=int, default=16, help="of each relation")
    parser.add_argument("--each", type=int, default=5, help="findings of a pair, as they come")
    parser.add_argument("--more", type=int, default=9, help="findings of each rare topic")
    parser.add_argument("--without", type=Path, help="pairs not to draw: template | variant")
    asked = parser.parse_args()
    pairs = list(drawn(asked.seed, asked.pairs, known(asked.without)))
    for line in sample(pairs, asked.seed, asked.each, asked.more):
        print(json.dumps(line, ensure_ascii=False))


if __name__ == "__main__":
    main()
