"""How often title, dates, body and further facts of published texts are read right.

    python -m bench.metadata ../shared/corpus [-v]

``lots/`` holds what a reader says of texts drawn by fixed seeds from all of the corpus (``drawn``):
the head, the notes and the end of each were read. The head of each lot tells what was right before
the faults found in it were mended: only those figures are honest. A text is right in its dates when
all five are, and in its body when the first and the last clause are (no note, letterhead or
addressee is a clause, nothing at the end is lost). The command prints the shares that are right and
fails below the target. ``-v`` names what is wrong.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

LOTS = Path(__file__).with_name("lots")
# The lots in their order, the seed of each and how many texts it has; none is in two lots.
DRAWN = (
    ("first", 20261130, 200),
    ("second", 20270412, 200),
    ("third", 20280607, 100),
    ("fourth", 20291130, 100),
    ("fifth", 20310305, 100),
)
TARGET = 0.97
DATES = ("adopted", "promulgated", "effective", "revised", "version")
FURTHER = ("issuer", "number", "rank", "region")
OPEN = "?"


class Judged(NamedTuple):
    """What is said of a text, by what is asked (title, dates, body, issuer …)."""

    name: str
    said: dict[str, tuple[str, ...]]


def drawn(folder: Path) -> dict[str, list[str]]:
    """Return the names of the texts of each lot, in their order."""
    left = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.txt"))
    lots = {}
    for lot, seed, many in DRAWN:
        lots[lot] = sorted(random.Random(seed).sample(left, many))
        left = [name for name in left if name not in set(lots[lot])]
    return lots


def judged(lot: str) -> Iterator[Judged]:
    """Yield what the reader says of the texts of a lot."""
    for line in (LOTS / f"{lot}.tsv").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, title, *rest = line.split("\t")
            said = {"title": (title,), "dates": tuple(rest[:5]), "body": tuple(rest[5:7])}
            yield Judged(name, said | {k: (v,) for k, v in zip(FURTHER, rest[7:], strict=False)})


def found(folder: Path, name: str) -> dict[str, tuple[str, ...]]:
    """Return what the program reads."""
    from duizhao.corpus.load import load
    from duizhao.corpus.metadata.read import dated_by_name, metadata

    document = load(folder / name)
    told = dated_by_name(metadata(document), name)
    ends = (document.nodes[document.clauses[at]].locator for at in (0, -1))
    said = {"title": (told.title,), "body": tuple(ends)}
    said["dates"] = tuple(str(getattr(told, field)) for field in DATES)
    return said | {field: (str(getattr(told, field)),) for field in FURTHER}


def shares(folder: Path, lot: str, verbose: bool) -> Iterator[float]:
    """Print of a lot what is right, and yield the shares."""
    pairs = [(one, found(folder, one.name)) for one in judged(lot)]
    for field in pairs[0][0].said:
        asked = [(one.name, one.said[field], read[field]) for one, read in pairs]
        asked = [one for one in asked if one[1] != (OPEN,)]
        if not asked:
            continue
        wrong = [one for one in asked if one[1] != one[2]]
        share = 1 - len(wrong) / len(asked)
        print(f"  {lot:6} {field:6} right {share:.3f} of {len(asked)} (target ≥ {TARGET})")
        for name, said, read in wrong if verbose else ():
            print(f"    {name}: {' '.join(said)} read as {' '.join(read)}")
        yield share


def main() -> None:
    """Print the shares; exit 1 when one is below the target."""
    folder = Path(sys.argv[1])
    for lot, names in drawn(folder).items():
        assert [one.name for one in judged(lot)] == names, "not the sample that was read"
    told = [share for lot, *_ in DRAWN for share in shares(folder, lot, "-v" in sys.argv)]
    sys.exit(min(told) < TARGET)


if __name__ == "__main__":
    main()
