"""Real decisions: how many instructions of each form are read, and what comes of them on texts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from duizhao.alignment.amending.consolidate import against, amended
from duizhao.alignment.amending.model import Consolidated, Form, Status
from duizhao.alignment.amending.reading.check import inconsistent
from duizhao.alignment.amending.reading.sections import read_amendment
from duizhao.corpus.load import load


@dataclass(slots=True)
class Read:
    """Instructions seen and read by form, and those refused as (decision, number, code, words)."""

    seen: Counter[str]
    read: Counter[str]
    refused: list[tuple[str, str, str, str]]


def read_all(shared: Path) -> Read:
    """Read every shared decision."""
    found = Read(Counter(), Counter(), [])
    folder = shared / "amend"
    paths = sorted([*(folder / "decisions").glob("*.txt"), *folder.glob("*/*/decision.txt")])
    for path in paths:
        amendment = read_amendment(path.read_text("utf-8"))
        name = path.stem if path.parent.name == "decisions" else path.parent.name
        for part in amendment.parts:
            for number in part.numbered:
                for one in number.instructions:
                    found.seen[one.form.value] += 1
                    found.read[one.form.value] += one.form is not Form.UNKNOWN
                    if one.form is Form.UNKNOWN:
                        found.refused.append((name, one.number, "not-understood", one.text[:40]))
            found.refused += [
                (name, one.number, code, " ".join(params))
                for one, code, params in inconsistent(part)
            ]
    return found


def consolidated(shared: Path, kind: str) -> Iterator[tuple[str, Consolidated]]:
    """Carry out the decisions of shared texts; with a published text, compare with it."""
    for folder in sorted((shared / "amend" / kind).glob("*")):
        old = load(folder / "old.txt")
        words = (folder / "decision.txt").read_text("utf-8")
        made = amended(old, read_amendment(words), str(folder / "decision.txt"))
        new = folder / "new.txt"
        yield folder.name, against(made, load(new)) if new.is_file() else made


def counts(made: Consolidated) -> Counter[str]:
    """Return how many instructions came out how."""
    return Counter(one.status.value for one in made.outcomes if one.status is not Status.NOTED)
