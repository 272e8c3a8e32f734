"""The lost template and the lineage of a family: how much of what is known comes out.

    python -m bench.collate_restore [--shared DIR] [--seeds N] [--many N] [--templates FILE...]

First a real family: sixteen local regulations, the national one left out and then rebuilt from
them. Then families of variants made from a template by known mutations and copies of copies
(``bench.lineage.families``): the share of the template's clauses that come back, of what came back
that is the template's, of characters that are wrong, and of documents whose model is found.
"""

import argparse
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from duizhao.alignment.family.collate import family
from duizhao.alignment.family.model import Family
from duizhao.alignment.linking.find import find_links
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Source
from duizhao.corpus.normalise import clean
from duizhao.corpus.parse import parse
from rapidfuzz.distance import Levenshtein

from bench.lineage.families import copies

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = "00-state-council-2019.txt"
TARGET_RECALL, TARGET_EDGES = 0.95, 0.8


class Restored(NamedTuple):
    """Shares of clauses that came back, of those that are right, of characters wrong."""

    recall: float
    precision: float
    error: float


def measured(template: Document, found: Family) -> Restored:
    """Return how much of ``template`` a family gave back, by the links between the two.

    The character error rate is that of the clauses that came back, in comparison form.
    """
    text = found.reconstruction.text if found.reconstruction else ""
    rebuilt = parse(Source("rebuilt.txt", "", text, "text"))
    links = [one for one in find_links(template, rebuilt) if one.template and one.variant]
    hit = {at for one in links for at in one.template}
    right = {at for one in links for at in one.variant}
    wrong = size = 0
    for one in links:
        old, new = forms(template, one.template), forms(rebuilt, one.variant)
        wrong, size = wrong + Levenshtein.distance(old, new), size + len(old)
    recall, precision = len(hit) / len(template.clauses), len(right) / max(1, len(rebuilt.clauses))
    return Restored(recall, precision, wrong / max(1, size))


def forms(document: Document, clauses: Sequence[int]) -> str:
    """Return the comparison form of some clauses together."""
    return "".join(clean(document.text, document.nodes[at].body).text for at in clauses)


def real(shared: Path) -> None:
    """Rebuild the national regulation of the shared family from the local ones."""
    files = sorted((shared / "families" / "business-environment").glob("*-20*.txt"))
    variants = [load(path) for path in files if path.name != LEFT_OUT]
    template = load(next(path for path in files if path.name == LEFT_OUT))
    found = family(variants)
    print(f"real family, {len(variants)} variants: {line(measured(template, found))}")
    held = best(template, variants)
    print(
        f"  clauses that two variants or more have: {held[0]:.3f}; "
        f"error of the nearest {held[1]:.3f}"
    )
    for edge in found.lineage.edges:
        if edge.parent >= 0:
            names = (Path(found.documents[k].path).stem for k in (edge.parent, edge.child))
            print(f"  {' → '.join(names)}  support {edge.support:.2f}")


def best(template: Document, variants: Sequence[Document]) -> tuple[float, float]:
    """Return what could come back at best: clauses linked in two variants or more, and the
    character error of the one variant of each that is nearest to the template."""
    said: dict[int, list[str]] = {at: [] for at in template.clauses}
    for variant in variants:
        for one in find_links(template, variant):
            for at in one.template if one.variant else ():
                said[at].append(forms(variant, one.variant))
    several = {at: texts for at, texts in said.items() if len(texts) > 1}
    own = {at: forms(template, (at,)) for at in several}
    wrong = sum(min(Levenshtein.distance(own[at], t) for t in several[at]) for at in several)
    return len(several) / len(said), wrong / max(1, sum(map(len, own.values())))


def made(path: Path, seeds: int, many: int) -> bool:
    """Measure families made from one template; return whether the targets hold."""
    template, all_of, right = load(path), [], []
    for seed in range(seeds):
        variants = copies(template, seed, many)
        order = sorted(range(many), key=lambda k: variants[k].document.path)
        place = {k: at for at, k in enumerate(order)} | {-1: -1}
        found = family([variants[k].document for k in order])
        true = [place[variants[k].parent] for k in order]
        edges = [edge.parent == true[edge.child] for edge in found.lineage.edges]
        all_of.append(measured(template, found))
        right.append(sum(edges) / many)
        sure = [
            edge.support for edge, good in zip(found.lineage.edges, edges, strict=True) if not good
        ]
        print(
            f"  seed {seed}: {line(all_of[-1])}; edges right {right[-1]:.3f}, "
            f"support of the wrong {sure}"
        )
    recall, edges_right = statistics.mean(one.recall for one in all_of), statistics.mean(right)
    print(
        f"{path.name}, {seeds} families of {many}: recall {recall:.3f}, "
        f"edges right {edges_right:.3f}"
    )
    return recall >= TARGET_RECALL and edges_right >= TARGET_EDGES


def line(found: Restored) -> str:
    """Return figures in words."""
    return (
        f"clause recall {found.recall:.3f}, precision {found.precision:.3f}, "
        f"character error {found.error:.3f}"
    )


def main() -> None:
    """Print the figures; exit 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--many", type=int, default=20)
    default = [ROOT / "cli" / "examples" / "template.docx"]
    parser.add_argument("--templates", type=Path, nargs="+", default=default)
    options = parser.parse_args()
    if (options.shared / "families").is_dir():
        real(options.shared)
    held = [made(path, options.seeds, options.many) for path in options.templates]
    raise SystemExit(not all(held))


if __name__ == "__main__":
    main()
