"""Invented sentences of which one word changes: how many are told, and how many twins are silent.

    python -m bench.findings.words [--silent]

Each sentence is compared both ways, as versions of one text and, where a rule below would differ
from the one above too, as a rule that implements another. ``changes.tsv`` has what changes a rule,
``twins.tsv`` what a drafter may write either way. The tables of words were made with these
sentences at hand: for other sentences expect less (of 96 written afterwards and run once, six in
ten were told).
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from duizhao.alignment.compare import compare
from duizhao.alignment.model import Finding, Relation, Settings, Topic
from duizhao.corpus.model import Source
from duizhao.corpus.parse import parse

HERE = Path(__file__).resolve().parent
# What stands below in both texts.
_REST = (
    "第二条 设施的采购由管理处负责，每日公布品名和价格。\n"
    "第三条 本市建立联席会议制度，研究解决重要事项。\n"
)
_CHOICE = re.compile(r"\{([^{}]*)\|([^{}]*)\}")
_LAYOUTS = {
    "both": (Relation.VERSIONS, Relation.IMPLEMENTS),
    "versions": (Relation.VERSIONS,),
}


class Case(NamedTuple):
    """Two sentences, how they are compared, and the topics of which one must be told."""

    old: str
    new: str
    relation: Relation
    topics: tuple[str, ...]


def cases(name: str) -> Iterator[Case]:
    """Yield the sentences of a table, both ways; those of ``twins`` must tell nothing."""
    for line in (HERE / f"{name}.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        *told, sentence = line.split("\t")
        topics, layout = told or ("", "both")
        both = (_CHOICE.sub(r"\1", sentence), _CHOICE.sub(r"\2", sentence))
        for old, new in (both, both[::-1]):
            for relation in _LAYOUTS[layout]:
                yield Case(old, new, relation, tuple(filter(None, topics.split(","))))


def findings(case: Case) -> list[Finding]:
    """Return what is told of a case."""
    texts = [
        parse(Source("invented.txt", "", f"第一条 {words}\n{_REST}", "txt"))
        for words in (case.old, case.new)
    ]
    comparison = compare(*texts, Settings(relation=case.relation))
    found = [one for change in comparison.changes for one in change.findings]
    return [one for one in found if one.topic is not Topic.REFERENCE]


def changes(*, silent: bool) -> None:
    """Print how many of the changes of each topic are told, and told by one of their topics."""
    count: Counter[str] = Counter()
    told: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in cases("changes"):
        found = findings(case)
        for name in (case.topics[0], f"all {case.relation}"):
            count[name] += 1
            told[name] += bool(found)
            right[name] += any(one.topic in case.topics for one in found)
        if silent and not found:
            print(f"silent, {case.relation}: {case.old} → {case.new}")
    print(f"{'topic':16} {'cases':>6} {'told':>6} {'share':>6} {'of topic':>9}")
    for name, number in count.items():
        share = told[name] / number
        print(f"{name:16} {number:6} {told[name]:6} {share:6.2f} {right[name] / number:9.2f}")


def twins() -> None:
    """Print how many of the twins tell nothing, and those that tell something."""
    every = [*cases("twins")]
    loud = [case for case in every if findings(case)]
    for case in loud:
        print(f"told, {case.relation}: {case.old} → {case.new}")
    print(f"twins {len(every)}  silent {len(every) - len(loud)}")


def main() -> None:
    """Count what is told of the sentences of both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--silent", action="store_true", help="print the changes that are not told")
    changes(silent=parser.parse_args().silent)
    twins()


if __name__ == "__main__":
    main()
