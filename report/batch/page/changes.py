"""What changed in law in many texts: who weakened and who strengthened what.

The findings of thousands of texts are many. They are counted as they come, by text and by clause
of the template; the sentences of the weightiest alone are kept.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from ....alignment.model import Direction, Topic
from ..columns import Values, value_names

# So many sentences stand in the page; all are in the table of findings.
MOST = 2_000
WEIGHTS = (3, 2, 1)
_NAMES = (
    *("template_locator", "variant_locator", "topic", "direction", "weight", "sentence"),
    "doubtful",
)


class PageFinding(NamedTuple):
    """A finding as the page tells it; "" for a locator where its words have no counterpart.

    ``doubtful``: it is told only because the doubtful ones were asked for.
    """

    template: str
    variant: str
    topic: Topic
    direction: Direction
    weight: int
    sentence: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """The findings of many texts, which are named by their places.

    ``of_texts`` counts the findings of each text by direction; ``of_clauses`` how many texts have
    findings of a direction in a clause of the template, by its locator; ``listed`` are the
    weightiest, with their texts; ``many`` is how many there are, ``doubtful`` how many of them are.
    """

    of_texts: tuple[Counter[Direction], ...] = ()
    of_clauses: tuple[tuple[str, Counter[Direction]], ...] = ()
    listed: tuple[tuple[int, PageFinding], ...] = ()
    many: int = 0
    doubtful: int = 0


NO_CHANGES = Changes()


def page_finding(values: Values) -> PageFinding:
    """Return a finding from its row."""
    names = value_names("findings")
    cells = (values[names.index(name)] for name in _NAMES)
    ours, theirs, topic, way, weight, sentence, doubtful = cells
    place = str(ours), str(theirs), Topic(str(topic)), Direction(str(way))
    return PageFinding(*place, int(weight), str(sentence), doubtful == "yes")


def changes_of(found: Iterable[tuple[PageFinding, ...]]) -> Changes:
    """Return the findings of texts that come in their order."""
    of_texts: list[Counter[Direction]] = []
    of_clauses: dict[str, Counter[Direction]] = {}
    listed: dict[int, list[tuple[int, PageFinding]]] = {weight: [] for weight in WEIGHTS}
    doubtful = 0
    for at, findings in enumerate(found):
        doubtful += sum(one.doubtful for one in findings)
        of_texts.append(Counter(one.direction for one in findings))
        for locator, way in dict.fromkeys((one.template, one.direction) for one in findings):
            if locator:
                of_clauses.setdefault(locator, Counter())[way] += 1
        for one in findings:
            if len(listed[one.weight]) < MOST:
                listed[one.weight].append((at, one))
    first = islice((one for weight in WEIGHTS for one in listed[weight]), MOST)
    many = sum(counts.total() for counts in of_texts)
    return Changes(tuple(of_texts), tuple(of_clauses.items()), tuple(first), many, doubtful)
