"""Precision and recall of every kind and trait on synthetic variants, whose truth is known.

    python -m bench.mutations [--shared DIR] [--sample N] [--seeds N] [--per-text] [--failures N]

Runs over the built-in examples, the shared seeds and a fixed sample of the shared corpus: each
operation alone, then combined. Kinds and traits are counted by clause, both sides; links by pair
of clauses.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Comparison, Kind, Trait
from duizhao.corpus.load import load
from duizhao.corpus.model import Document, Level, Source
from duizhao.corpus.parse import parse

from bench.mutate.truth import KIND
from bench.mutate.variant import Mutated, Operation, mutate, resolved

ROOT = Path(__file__).resolve().parent.parent
TARGET = 0.98
# Texts whose articles are not numbered in order are left out of the sample.
MISNUMBERED = ("missing-number", "numbering-restarts", "out-of-order", "repeated-number")
STRUCTURE = tuple(o for o in Operation if o not in ("reword", "rewrite", "substitute"))
# Each operation alone, and the combinations that texts show: an amendment, a local rule, all.
PLANS: dict[str, tuple[Operation, ...]] = {
    **{o.value: (o,) for o in Operation},
    "amendment": (Operation.ADD, Operation.DROP, Operation.SPLIT, Operation.REWORD),
    "local rule": (Operation.SUBSTITUTE, Operation.DROP, Operation.ADD, Operation.REWRITE),
    "all of structure": STRUCTURE,
    "everything": tuple(Operation),
}
LABELS = (*(k.value for k in Kind), *(t.value for t in Trait))
Tally = Counter[tuple[str, str]]  # (label, hit | false | missed)
Clause = tuple[str, int]  # side, index of the node
Facts = dict[Clause, tuple[frozenset[str], frozenset[str], str]]


@dataclass
class Score:
    """Counts of one plan or set: link pairs, labels of clauses, and examples of what failed."""

    links: list[int] = field(default_factory=lambda: [0, 0, 0])
    labels: Tally = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Add the counts of another."""
        self.links = [a + b for a, b in zip(self.links, other.links, strict=True)]
        self.labels += other.labels
        self.failures += other.failures


def corpus_sample(shared: Path, count: int) -> list[Path]:
    """Return a fixed sample of the corpus, chosen by digest of the names: same every time."""
    files = sorted((shared / "corpus").glob("*/*.txt"))
    return sorted(files, key=lambda p: hashlib.sha256(p.name.encode()).digest())[:count]


def articled(document: Document) -> bool:
    """Say whether a text is a statute of ordinary size: 15 to 150 articles, rightly numbered."""
    count = sum(node.level is Level.ARTICLE for node in document.nodes)
    return 15 <= count <= 150 and not any(i.code in MISNUMBERED for i in document.issues)


def texts(shared: Path, count: int) -> Iterator[tuple[str, Document]]:
    """Yield (set, document) for everything that is mutated."""
    for name in ("template.docx", "city.txt", "province.docx"):
        yield "built-in", load(ROOT / "cli" / "examples" / name)
    if not (shared / "corpus").is_dir():
        return
    for name in ("001-02", "001-04", "001-06"):
        yield "seeds", load(shared / "seeds" / f"{name}.txt")
    found = (load(path) for path in corpus_sample(shared, 12 * count))
    for document, _ in zip(filter(articled, found), range(count), strict=False):
        yield "corpus", document


def variant_of(mutated: Mutated) -> Document:
    """Parse a mutated text as though it had been read from a file."""
    return parse(Source("variant.txt", "", mutated.text, "text"))


def judge(template: Document, mutated: Mutated) -> Score:
    """Compare a text with its mutation and count what was found."""
    comparison = compare(template, variant_of(mutated))
    slots = resolved(mutated, comparison.variant)
    wanted = {
        (t, v)
        for link, clauses in zip(mutated.links, slots, strict=True)
        for t in link.template
        for v in clauses
    }
    found = {(t, v) for c in comparison.clauses for t in c.link.template for v in c.link.variant}
    score = Score([len(wanted & found), len(found), len(wanted)])
    truth, said = true_facts(mutated, slots), said_facts(comparison)
    for clause, (labels, unsure, _) in truth.items():
        guess = said.get(clause, (frozenset(), frozenset(), ""))[0]
        for label in sorted((labels | guess) - unsure):
            outcome = "hit" if label in labels & guess else "false" if label in guess else "missed"
            score.labels[label, outcome] += 1
            if outcome != "hit":
                score.failures.append(example(outcome, label, clause, comparison, truth, said))
    return score


def true_facts(mutated: Mutated, slots: Sequence[tuple[int, ...]]) -> Facts:
    """Return for every clause its true labels and those not to be judged."""
    facts: Facts = {}
    for number, (link, clauses) in enumerate(zip(mutated.links, slots, strict=True)):
        labels = frozenset((link.kind.value, *(t.value for t in link.traits)))
        unsure = frozenset(link.unsure)
        if KIND in unsure:
            unsure |= {Kind.UNCHANGED.value, Kind.REWORDED.value}
        entry = labels, unsure, str(number)
        facts |= {("template", i): entry for i in link.template}
        facts |= {("variant", i): entry for i in clauses}
    return facts


def said_facts(comparison: Comparison) -> Facts:
    """Return for every clause the labels that the comparison gave it."""
    facts: Facts = {}
    for number, change in enumerate(comparison.clauses):
        labels = frozenset((change.kind.value, *(t.value for t in change.traits)))
        entry = labels, frozenset[str](), str(number)
        facts |= {("template", i): entry for i in change.link.template}
        facts |= {("variant", i): entry for i in change.link.variant}
    return facts


def example(
    outcome: str,
    label: str,
    clause: Clause,
    comparison: Comparison,
    truth: Facts,
    said: Facts,
) -> str:
    """Return one failure in words: what was said of which clause, and what is true."""
    document = comparison.template if clause[0] == "template" else comparison.variant
    node = document.nodes[clause[1]]
    words = "".join(node.body.cut(document.text).split())[:60]
    told = sorted(said[clause][0]) if clause in said else ["nothing"]
    answer = " / ".join(partner(c, comparison) for c in others(clause, said))
    return (
        f"{outcome:6} {label:11} {clause[0]} {node.locator} {words}\n"
        f"         true {sorted(truth[clause][0])}, said {told}, linked with {answer or 'nothing'}"
    )


def others(clause: Clause, said: Facts) -> list[Clause]:
    """Return the clauses of the other side in the same change."""
    if clause not in said:
        return []
    number = said[clause][2]
    return [c for c, entry in said.items() if entry[2] == number and c[0] != clause[0]]


def partner(clause: Clause, comparison: Comparison) -> str:
    """Return a clause in a few words."""
    document = comparison.template if clause[0] == "template" else comparison.variant
    node = document.nodes[clause[1]]
    return f"{node.locator} {''.join(node.body.cut(document.text).split())[:40]}"


def ratio(part: int, whole: int) -> str:
    """Return a share; a dash when there is nothing to share."""
    return f"{part / whole:.3f}" if whole else "  -  "


def link_row(name: str, score: Score) -> str:
    """Return the line of a plan: precision, recall and F1 of links."""
    hit, found, wanted = score.links
    f1 = ratio(2 * hit, found + wanted)
    return f"  {name:18} P {ratio(hit, found)}  R {ratio(hit, wanted)}  F1 {f1}  ({wanted} pairs)"


def label_rows(score: Score) -> Iterable[str]:
    """Yield the line of each kind and trait; those under the target are marked."""
    for label in LABELS:
        hit, false, missed = (score.labels[label, o] for o in ("hit", "false", "missed"))
        low = hit + false + missed and hit < TARGET * max(hit + false, hit + missed)
        mark = "  < target" if low else ""
        yield (
            f"  {label:12} P {ratio(hit, hit + false)}  R {ratio(hit, hit + missed)}"
            f"  ({hit + missed} clauses){mark}"
        )


def options_of(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--sample", type=int, default=6, help="texts of the corpus")
    parser.add_argument("--seeds", type=int, default=1, help="variants of each text and plan")
    parser.add_argument("--plans", nargs="*", default=list(PLANS), choices=list(PLANS))
    parser.add_argument("--per-text", action="store_true")
    parser.add_argument("--failures", type=int, default=0, help="examples to print of each label")
    return parser.parse_args(arguments)


def run(options: argparse.Namespace) -> tuple[dict[str, Score], dict[str, Score]]:
    """Run every plan over every text; return the scores by plan and by set."""
    plans: dict[str, Score] = {name: Score() for name in options.plans}
    sets: dict[str, Score] = {}
    everything = list(texts(options.shared, options.sample))
    for place, (name, document) in enumerate(everything):
        donors = [d for _, d in everything[:place] + everything[place + 1 :]][-4:]
        mine = Score()
        for plan in options.plans:
            for seed in range(options.seeds):
                score = judge(document, mutate(document, seed, PLANS[plan], donors=donors))
                score.failures = [f"[{plan}] {document.title}: {text}" for text in score.failures]
                plans[plan].add(score)
                mine.add(score)
        if options.per_text:
            print(link_row("· " + document.title[:14], mine), file=sys.stderr)
        sets.setdefault(name, Score()).add(mine)
    return plans, sets


def print_failures(score: Score, count: int) -> None:
    """Print some examples of what failed, of each label and outcome."""
    seen: Counter[str] = Counter()
    for text in score.failures:
        kind = text.partition(": ")[2][:18]
        seen[kind] += 1
        if seen[kind] <= count:
            print(text)


def main() -> None:
    """Print the tables; exit 1 when a label misses the target."""
    options = options_of(None)
    plans, sets = run(options)
    total = Score()
    print("links, by plan")
    for name, score in plans.items():
        print(link_row(name, score))
        total.add(score)
    print("links, by set")
    for name, score in sets.items():
        print(link_row(name, score))
    print(f"kinds and traits, by clause (target {TARGET})")
    rows = list(label_rows(total))
    print("\n".join(rows))
    print_failures(total, options.failures)
    sys.exit(any("< target" in row for row in rows))


if __name__ == "__main__":
    main()
