"""Real edges that nothing of a lineage was read off: revisions that others put together.

The pairs of old and new texts of ``gold/revision`` and ``amend/triples``, each among the likest
texts of the corpus, as in ``bench.lineage.history``. One whose title has two versions in the
corpus is left out: those were read. Where a file tells no date, the years of its folder do
(``xianfa-1982-1988``), as a user would give them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from duizhao.corpus.load import load

from bench.lineage.cases import Case
from bench.lineage.history import among, by_title

# Folders of pairs with the names of the earlier and the later text.
PAIRS = (("gold/revision", "template.txt", "variant.txt"), ("amend/triples", "old.txt", "new.txt"))
_YEARS = re.compile(r"(?<=-)\d{4}")


def fresh(shared: Path) -> Iterator[Case]:
    """Yield each pair among others; the earlier is the model of the later."""
    titles = by_title(shared)
    for place, earlier, later in PAIRS:
        for folder in sorted(path for path in (shared / place).iterdir() if path.is_dir()):
            old, new = load(folder / earlier), load(folder / later)
            title = new.title.replace("中华人民共和国", "")
            if len(titles.get(title, ())) < 2:
                yield _dated(among(titles, title, {title}, (old, new)), folder.name)


def _dated(case: Case, name: str) -> Case:
    """Return a case whose first two texts, the later and the earlier, have at least a year."""
    (earlier, later), (new, old, *others) = _YEARS.findall(name), case.variants
    known = (replace(new, date=new.date or later), replace(old, date=old.date or earlier))
    return replace(case, variants=(*known, *others))
