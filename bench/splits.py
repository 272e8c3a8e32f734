"""Appended items that are no splits, and splits that are, in real laws.

    python -m bench.splits [--shared DIR] [--count N] [--failures N]

N items (default 100) are drawn by a fixed seed from real lists, the last of each list: the text
without it is the template. An item that shares its change with another clause is called a split.
N articles of two sentences or more are cut in two: found is a split whose clauses are exactly
those two.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from random import Random

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Kind
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Level, Source, Span
from duizhao.corpus.parse import parse

from bench.mutate.variant import Operation, mutate, resolved
from bench.mutations import articled, corpus_sample

ROOT = Path(__file__).resolve().parent.parent
# A share of articles small enough that a handful of each text is cut.
SHARE = 0.05


def laws(shared: Path, count: int) -> Iterator[Document]:
    """Yield real laws, the same every time."""
    found = filter(articled, (load(path) for path in corpus_sample(shared, 12 * count)))
    for document, _ in zip(found, range(count), strict=False):
        yield document


def _read(words: str) -> Document:
    return parse(Source("made.txt", "", words, "text"))


def _lists(document: Document) -> list[tuple[int, ...]]:
    """Return the lists of three items and more that stand in a row."""
    found: dict[int, list[int]] = {}
    for i, node in enumerate(document.nodes):
        if node.level is Level.ITEM and node.clause and node.label:
            found.setdefault(node.parent, []).append(i)
    lists = [tuple(items) for items in found.values() if len(items) >= 3]
    return [items for items in lists if items[-1] - items[0] == len(items) - 1]


def appended(document: Document, rng: Random) -> tuple[Comparison, int] | None:
    """Compare a law with itself without the last item of a list; return it and the item."""
    lists = _lists(document)
    if not lists:
        return None
    item = rng.choice(lists)[-1]
    own = document.nodes[item].own
    shorter = document.text[: own.start].rstrip() + document.text[own.end :]
    return compare(_read(shorter), document), item


def is_split(comparison: Comparison, item: int) -> bool:
    """Say whether an item shares its change with anything."""
    changes = (change for change in comparison.clauses if item in change.link.variant)
    return any(change.kind is not Kind.ADDED for change in changes)


def splits(document: Document, seed: int) -> Iterator[tuple[bool, str]]:
    """Cut some articles of a law in two; yield whether each was found, with its words."""
    mutated = mutate(document, seed, (Operation.SPLIT,), share=SHARE)
    comparison = compare(document, _read(mutated.text))
    said = {change.link.template: change.link.variant for change in comparison.clauses}
    slots = resolved(mutated, comparison.variant)
    for link, clauses in zip(mutated.links, slots, strict=True):
        if len(link.template) == 1 and len(clauses) > 1:
            words = document.nodes[link.template[0]].body.cut(document.text)
            yield said.get(link.template) == tuple(sorted(clauses)), words


def words_of(document: Document, node: int) -> str:
    """Return the words of a clause on a line."""
    span: Span = document.nodes[node].body
    return "".join(span.cut(document.text).split())


def main() -> None:
    """Print how many appended items are called splits, and how many splits are found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--failures", type=int, default=5, help="failures to print of each kind")
    options = parser.parse_args()
    items: list[tuple[bool, str]] = []
    cut: list[tuple[bool, str]] = []
    for seed, document in enumerate(laws(options.shared, 4 * options.count)):
        if len(items) < options.count and (made := appended(document, Random(seed))):
            items.append((is_split(*made), words_of(document, made[1])))
        if len(cut) < options.count:
            cut += splits(document, seed)
        if min(len(items), len(cut)) >= options.count:
            break
    cut = cut[: options.count]
    print(f"appended items called a split: {sum(bad for bad, _ in items)} of {len(items)}")
    print(f"splits found: {sum(good for good, _ in cut)} of {len(cut)}")
    for bad, words in [one for one in items if one[0]][: options.failures]:
        print(f"  called a split ({bad}): {words[:80]}")
    for good, words in [one for one in cut if not one[0]][: options.failures]:
        print(f"  not found ({good}): {words[:80]}")


if __name__ == "__main__":
    main()
