"""How often title, dates and body of published texts are read right.

    python -m bench.metadata ../shared/corpus [-v]

``judged.tsv`` holds what a reader says of 200 texts, drawn by a fixed seed from all of the corpus
(``sample``): the head, the note and the end of each were read. A text is right in its dates when
all five are, and in its body when the first and the last clause are (no note, letterhead or
addressee is a clause, nothing at the end is lost). The command prints the share that is right and
fails below the target. ``-v`` names what is wrong.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("judged.tsv")
SEED = 20261130
MANY = 200
TARGET = 0.97
DATES = ("adopted", "promulgated", "effective", "revised", "version")


class Judged(NamedTuple):
    """What a reader says of a text: its title, its dates by name, its first and last clause."""

    name: str
    title: str
    dates: tuple[str, ...]
    body: tuple[str, str]


def sample(folder: Path) -> list[str]:
    """Return the names of the texts that were read, in their order."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.txt"))
    return sorted(random.Random(SEED).sample(names, MANY))


def judged() -> Iterator[Judged]:
    """Yield what the reader says."""
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            name, title, *rest = line.split("\t")
            yield Judged(name, title, tuple(rest[: len(DATES)]), (rest[-2], rest[-1]))


def found(folder: Path, name: str) -> Judged:
    """Return what the program reads."""
    from duizhao.corpus.load import load
    from duizhao.corpus.metadata.read import dated_by_name, metadata

    document = load(folder / name)
    told = dated_by_name(metadata(document), name)
    ends = document.clauses[0], document.clauses[-1]
    first, last = (document.nodes[at].locator for at in ends)
    dates = tuple(str(getattr(told, field)) for field in DATES)
    return Judged(name, told.title, dates, (first, last))


def main() -> None:
    """Print the shares; exit 1 when one is below the target."""
    folder = Path(sys.argv[1])
    truth = list(judged())
    assert [one.name for one in truth] == sample(folder), "not the sample that was read"
    shares = {}
    pairs = [(one, found(folder, one.name)) for one in truth]
    for field in ("title", "dates", "body"):
        wrong = [(a, b) for a, b in pairs if getattr(a, field) != getattr(b, field)]
        shares[field] = 1 - len(wrong) / len(pairs)
        print(f"  {field:6} right {shares[field]:.3f} of {len(pairs)} (target ≥ {TARGET})")
        for a, b in wrong if "-v" in sys.argv else ():
            print(f"    {a.name}: {getattr(a, field)} read as {getattr(b, field)}")
    sys.exit(min(shares.values()) < TARGET)


if __name__ == "__main__":
    main()
