"""Hand-made alignments: those that lie beside their texts, and readings of texts of the corpus.

A folder of the shared gold holds both texts and ``gold.json``. A reading in
``bench/learn/readings/KIND/NAME.json`` has the same form, but names its texts by their place in
the shared folder and by their SHA-256: it holds offsets and labels, no sentence of anybody's.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

READINGS = Path(__file__).resolve().parent / "learn" / "readings"
RANDOM = "random"
KINDS = ("revision", "seeds", "local")
OWN = " (own)"
# So many models judge the pairs that they never saw: each leaves out a fifth of them.
FOLDS = 5
# Sets in the order in which they are printed: pairs drawn at random first, for they are what
# ordinary documents are like; the others were chosen by hand; "own" are the readings.
SETS = (RANDOM, *KINDS, "local-b", *(kind + OWN for kind in (*KINDS, RANDOM)))


def kind_of(name: str) -> str:
    """Return the kind of the pairs of one of ``SETS``, whoever read them."""
    return name.removesuffix(OWN).removesuffix("-b")


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts and the links between them that a reader found; ``sources`` name the texts."""

    name: str
    set: str
    template: Path
    variant: Path
    sources: tuple[str, str]
    gold: dict[str, Any]

    @property
    def kind(self) -> str:
        """The kind of pair, whoever read it."""
        return kind_of(self.set)


def _parsed(path: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return gold


def _shared_gold(shared: Path, kind: str) -> Iterator[Alignment]:
    for path in sorted((shared / "gold" / kind).glob("*/gold.json")):
        gold, folder = _parsed(path), path.parent
        sources = gold["template"]["source"], gold["variant"]["source"]
        texts = folder / "template.txt", folder / "variant.txt"
        yield Alignment(folder.name, kind, *texts, sources, gold)


def _readings(shared: Path, kind: str) -> Iterator[Alignment]:
    for path in sorted((READINGS / kind).glob("*.json")):
        gold = _parsed(path)
        sides = gold["template"], gold["variant"]
        texts = shared / sides[0]["source"], shared / sides[1]["source"]
        trouble = [
            text for text, side in zip(texts, sides, strict=True) if not _same(text, side["sha256"])
        ]
        if trouble:
            print(f"{path.name} skipped: away or changed: {trouble[0]}", file=sys.stderr)
        else:
            sources = sides[0]["source"], sides[1]["source"]
            yield Alignment(path.stem, kind + OWN, *texts, sources, gold)


def _same(path: Path, digest: str) -> bool:
    """Tell whether a file is there and is the one that was read."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def alignments(shared: Path, name: str) -> list[Alignment]:
    """Return the alignments of one of ``SETS``; those whose texts are away are told and skipped."""
    kind = name.removesuffix(OWN)
    return list((_readings if name.endswith(OWN) else _shared_gold)(shared, kind))
