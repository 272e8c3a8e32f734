"""Real families with known history: local rules on one subject, an earlier version among them.

Of a place that has two versions of a rule the later one was made from the earlier one. The parents
of the other texts are not known. The template is the national norm of that name, else the earliest
text of another place.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from duizhao.alignment.family.gist import date_of, form
from duizhao.corpus.load import load
from duizhao.corpus.model import Document

from bench.lineage.cases import Case, variant
from bench.lineage.measure import UNKNOWN

_DATED = re.compile(r"\((\d{4}-\d\d-\d\d)\)$")
_PLACE = re.compile(r"^.{1,6}?[省市](?:实施|各级)?")
# With fewer other texts there is nothing to mistake.
FEWEST = 1
MOST = 8


def histories(shared: Path) -> Iterator[Case]:
    """Yield the families of the corpus that have a rule in two versions."""
    titles: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((shared / "corpus").rglob("*.txt")):
        titles[_DATED.sub("", path.stem)].append(path)
    for title, versions in sorted(titles.items()):
        place = _PLACE.match(title)
        if len(versions) == 2 and place:
            others = [t for t in titles if t != title and t.endswith(title[place.end() :])]
            if len(others) >= FEWEST:
                yield _case(versions, [titles[other][-1] for other in sorted(others)[:MOST]])


def _case(versions: Sequence[Path], others: Sequence[Path]) -> Case:
    older, newer = sorted(map(load, versions), key=date_of)
    around = sorted(
        map(load, others), key=lambda text: (bool(_PLACE.match(text.title)), date_of(text))
    )
    template, *more = around
    texts = [newer, older, *more]
    return _known(template, texts)


def _known(template: Document, texts: Sequence[Document]) -> Case:
    """Return a case of which the parent of the first text is known: the second."""
    variants = tuple(variant(template, text, date_of(text)) for text in texts)
    forms = tuple(form(template, at) for at in template.clauses)
    unknown = (UNKNOWN,) * (len(texts) - 1)
    return Case(forms, variants, (1, *unknown))
