"""Documents that share clauses, found through the index: what is missed, how time grows.

    python -m bench.collate_pairs [--shared DIR] [--sizes 1000 3090 10000] [--brute 500]

Each size is a folder of the shared corpus, filled up with mutated copies, grouped by
``duizhao collate --groups-only`` as a whole process. Recall is measured on a fixed sample against
brute force: every clause of every document beside every other. Of local measures whose title
names a national law (X省实施《Y法》办法) it prints how many are linked with that law, or with
another version of it.
"""

import argparse
import csv
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.collate_brute import alike, long_clauses, sharing
from bench.measure import run
from bench.mutations import corpus_sample

ROOT = Path(__file__).resolve().parent.parent
SIZES = (1000, 3090, 10_000)
LAW = re.compile(
    r"实施[《〈「]?(?:中华人民共和国)?(.*?法)[》〉」]?(?:的|若干)*(?:办法|规定|细则|条例)"
)
PREFIX = "中华人民共和国"
# The share of clauses that a copy rewords or drops.
SHARE = 0.1
Pair = tuple[str, str]


def folder_of(files: list[Path], size: int, place: Path) -> None:
    """Put ``size`` documents into a folder: the corpus, then copies of it mutated in turn."""
    place.mkdir()
    for number, path in enumerate(files[:size]):
        shutil.copyfile(path, place / f"{number:05}.txt")
    for number in range(len(files), size):
        text = mutated(files[number % len(files)], number)
        (place / f"{number:05}.txt").write_text(text, encoding="utf-8")


def mutated(path: Path, seed: int) -> str:
    """Return a lightly mutated copy of a text."""
    from duizhao.corpus.parse import parse_clauses
    from duizhao.corpus.reading.read import read

    from bench.mutate.variant import Operation, mutate

    operations = (Operation.REWORD, Operation.DROP, Operation.MOVE)
    return mutate(parse_clauses(read(path)), seed, operations, share=SHARE).text


def grouped(place: Path, out: Path) -> str:
    """Group a folder in a process of its own; return what it cost."""
    command = (sys.executable, "-m", "duizhao", "collate", str(place), "-o", str(out))
    # Some texts of the corpus have no clause: exit 2, the others are done.
    cost = run((*command, "--groups-only", "--jobs", "2"), (0, 2))
    return (
        f"{cost.seconds:7.0f} s  {cost.processor:7.0f} s of the processor  {cost.megabytes:6.0f} MB"
    )


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def pairs_of(out: Path) -> dict[Pair, str]:
    """Return the pairs found, by the names of their files, with their kinship."""
    names = (
        ((Path(r["document"]).name, Path(r["other"]).name), r["kinship"])
        for r in rows(out / "pairs.csv")
    )
    return {(min(pair), max(pair)): kinship for pair, kinship in names}


def recall(shared: Path, many: int) -> None:
    """Print how many of the pairs of brute force the index finds, of clauses and of documents."""
    from duizhao.alignment.family.gist import gist
    from duizhao.alignment.family.kin import ALIKE, kin
    from duizhao.alignment.family.near import near
    from duizhao.corpus.load import load

    gists = [gist(load(path), path.name) for path in sorted(corpus_sample(shared, many))]
    texts = long_clauses(gists)
    with told(f"brute force on {many} documents, {len(texts)} different clauses"):
        alike_pairs = alike(texts)
        true = sharing(gists, texts, alike_pairs)
    with told("index on the same"):
        index = near(texts, ALIKE)
        found = {(one.first, one.second) for one in kin(gists)}
    clauses = set(zip(index.first.tolist(), index.second.tolist(), strict=True))
    family = {pair for pair in true if true[pair]}
    for name, wanted, got in (
        ("clauses", alike_pairs, clauses),
        ("documents", set(true), found),
        ("documents of one family", family, found),
    ):
        hit = len(wanted & got)
        print(f"  pairs of {name}: recall {hit / max(1, len(wanted)):.4f} ({hit} of {len(wanted)})")
    print(f"  pairs of documents that brute force lacks: {len(found - set(true))} of {len(found)}")


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print what some work took of the processor."""
    start = time.process_time()
    yield
    print(f"  {what}: {time.process_time() - start:.0f} s of the processor", flush=True)


def implementing(out: Path) -> tuple[int, int, list[str]]:
    """Return local measures that name a law in their title: linked with it, all, the others."""
    titles = {Path(r["document"]).name: r["title"] for r in rows(out / "documents.csv")}
    laws: dict[str, set[str]] = {}
    for name, title in titles.items():
        if title.startswith(PREFIX) and title.endswith("法"):
            laws.setdefault(title.removeprefix(PREFIX), set()).add(name)
    pairs = pairs_of(out)
    linked, missed = 0, []
    for name, title in titles.items():
        hit = LAW.search(title)
        if hit and hit.group(1) in laws:
            ends = ((min(name, law), max(name, law)) for law in laws[hit.group(1)])
            if any(end in pairs for end in ends):
                linked += 1
            else:
                missed.append(title)
    return linked, linked + len(missed), missed


def sizes(files: list[Path], wanted: Iterable[int], place: Path) -> None:
    """Print what each size costs; of the whole corpus also what was found."""
    for size in wanted:
        folder, out = place / str(size), place / f"{size}-out"
        folder_of(files, size, folder)
        print(
            f"  {size:6} documents {grouped(folder, out)}  {len(pairs_of(out))} pairs", flush=True
        )
        if size == len(files):
            linked, all_of, missed = implementing(out)
            print(f"  measures linked with the law in their title: {linked} of {all_of}")
            print("".join(f"    not: {title}\n" for title in missed), end="")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--brute", type=int, default=500)
    options = parser.parse_args()
    files = sorted((options.shared / "corpus").glob("*/*.txt"))
    with tempfile.TemporaryDirectory() as name:
        sizes(files, options.sizes, Path(name))
        if options.brute:
            recall(options.shared, options.brute)


if __name__ == "__main__":
    main()
