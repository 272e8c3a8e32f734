"""Links between documents that have nothing to do with one another: there should be none.

    python -m bench.unrelated [--shared DIR] [--pairs N] [--show N]

Pairs come from a fixed sample of the corpus; their titles share no word of their subject.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Link
from duizhao.corpus.load import load
from duizhao.corpus.model import Document

from bench.mutations import ROOT, articled, corpus_sample

TARGET = 0.01
# What titles say beside their subject: the name of the place and the name of the kind of text.
_PLACE = re.compile(r"^(?:中华人民共和国|\w{2,4}?(?:省|自治区|市|州|县)|最高人民法院|国务院|关于)+")
_KIND = re.compile(
    r"[（(《》〈〉].*|条例|办法|规定|实施|细则|管理|若干|暂行|试行|决定|法$|关于|的|和|与|保护|促进"
)
# Stock clauses say the same in every text: when it takes effect, who explains it, crime and duty.
_STOCK = re.compile(r"施行|负责解释|追究刑事责任|另有规定的，?从其规定|同时废止|玩忽职守")


def subject(document: Document) -> frozenset[str]:
    """Return the character pairs of what the title is about."""
    words = _KIND.sub("", _PLACE.sub("", "".join(document.title.split())))
    return frozenset("".join(pair) for pair in pairwise(words))


def pairs(shared: Path, count: int) -> Iterator[tuple[Document, Document]]:
    """Yield pairs of statutes on different subjects, the same every time."""
    found = [d for d in map(load, corpus_sample(shared, 8 * count)) if articled(d) and subject(d)]
    made = 0
    for first, second in zip(found[::2], found[1::2], strict=False):
        if made < count and not subject(first) & subject(second):
            made += 1
            yield first, second


def spurious(comparison: Comparison) -> list[Link]:
    """Return the links that have both sides."""
    links = [change.link for change in comparison.clauses]
    return [link for link in links if link.template and link.variant]


def stock(comparison: Comparison, link: Link) -> bool:
    """Say whether a link joins stock clauses, which do answer each other in form."""
    old, new = comparison.template, comparison.variant
    words = [old.nodes[i].body.cut(old.text) for i in link.template]
    words += [new.nodes[i].body.cut(new.text) for i in link.variant]
    return all(_STOCK.search(part) for part in words)


def shown(comparison: Comparison, link: Link) -> str:
    """Return a link in a few words."""
    sides = []
    for document, indices in (
        (comparison.template, link.template),
        (comparison.variant, link.variant),
    ):
        bodies = (document.nodes[i].body.cut(document.text) for i in indices)
        sides.append(" / ".join("".join(body.split())[:60] for body in bodies))
    return f"  {link.probability:.2f}  {sides[0]}\n        {sides[1]}"


def main() -> None:
    """Print the share of clauses that were linked; exit 1 above the target."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--show", type=int, default=0, help="links to print, the surest first")
    options = parser.parse_args()
    if not (options.shared / "corpus").is_dir():
        sys.exit(f"no corpus in {options.shared}; name its folder with --shared")
    counts: Counter[str] = Counter()
    examples: list[tuple[float, str]] = []
    for first, second in pairs(options.shared, options.pairs):
        comparison = compare(first, second)
        counts["pairs"] += 1
        counts["clauses"] += len(first.clauses) + len(second.clauses)
        for link in spurious(comparison):
            size = len(link.template) + len(link.variant)
            counts["linked"] += size
            counts["stock"] += size * stock(comparison, link)
            examples.append((-link.probability, shown(comparison, link)))
    report(counts)
    print("\n".join(text for _, text in sorted(examples)[: options.show]))
    sys.exit(counts["linked"] > TARGET * counts["clauses"])


def report(counts: Counter[str]) -> None:
    """Print the rates."""
    rate = counts["linked"] / max(1, counts["clauses"])
    rest = (counts["linked"] - counts["stock"]) / max(1, counts["clauses"])
    print(f"{counts['pairs']} unrelated pairs, {counts['clauses']} clauses")
    print(f"linked {counts['linked']} clauses: {rate:.4f} (target {TARGET})")
    print(f"of these stock clauses (施行, 刑事责任 …) {counts['stock']}; without them {rest:.4f}")


if __name__ == "__main__":
    main()
