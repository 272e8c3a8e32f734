"""Real histories: texts of the corpus of which an earlier version, or what they replaced, is there.

Two kinds of edges are known for certain: versions of one title (each was made from the one dated
before it), and a text whose last clause repeals one other text that no other text repeals. The
files have no numbers of versions, so the order is told by the dates of the files; where one has
none, it is the earlier (the data base keeps the date of what is in force). A family is the versions
and the texts of the likest titles of others; its template is the norm without a place, the
earliest. The parents of the other texts are not known.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from duizhao.alignment.family.gist import date_of, form, since_of
from duizhao.corpus.load import load
from duizhao.corpus.metadata.places import region_of
from duizhao.corpus.model import Document
from rapidfuzz import fuzz, process

from bench.lineage.cases import Case, variant
from bench.lineage.measure import UNKNOWN

Titles = Mapping[str, Sequence[Path]]

_DATED = re.compile(r"\((\d{4}-\d\d-\d\d)\)$")
# What stands before the subject of a title: it is left out where titles are compared.
_BEFORE = re.compile(
    "^(?:.{1,6}?[省市](?:实施|各级)?|(?:最高人民法院|最高人民检察院|、| )+|国务院)"
)
_ENDS = re.compile("[^。\n]*同时废止")
_NAMES = re.compile("《((?:[^《》〈〉]|〈[^〉]*〉)+)》")
# So many characters at the end of a text may hold the clause that repeals.
_END = 700
OTHERS = 7


def histories(shared: Path, every: int = 1) -> Iterator[tuple[str, Case]]:
    """Yield each ``every``-th real history: its kind (version, repeal), and the family."""
    titles = by_title(shared)
    known = [*_versions(titles), *_repeals(titles)]
    for kind, title, paths in known[::every]:
        own = {_DATED.sub("", path.stem) for path in paths}
        yield kind, among(titles, title, own, [load(path) for path in paths])


def by_title(shared: Path) -> dict[str, list[Path]]:
    """Return the files of the corpus by their titles, the dates of their names left out."""
    titles: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((shared / "corpus").rglob("*.txt")):
        titles[_DATED.sub("", path.stem)].append(path)
    return titles


def among(titles: Titles, title: str, own: set[str], versions: Sequence[Document]) -> Case:
    """Return versions of a text, the earlier first, among the likest of other titles."""
    return _case(versions, [load(path) for path in _likest(titles, title, own)])


def _versions(titles: Titles) -> Iterator[tuple[str, str, list[Path]]]:
    """Yield the texts of one title, the earlier first."""
    for title, paths in sorted(titles.items()):
        if len(paths) > 1:
            yield "version", title, sorted(paths, key=_day)


def _day(path: Path) -> str:
    hit = _DATED.search(path.stem)
    return hit[1] if hit else ""


def _repeals(titles: Titles) -> Iterator[tuple[str, str, list[Path]]]:
    """Yield the text that another one alone repeals, and that one, which repeals no other.

    A file that is dated after what repeals its title is another text of that title.
    """
    ended = {title: _repealed(paths[-1], titles) - {title} for title, paths in titles.items()}
    count = Counter(one for several in ended.values() for one in several)
    for title, several in sorted(ended.items()):
        if len(several) == 1 and count[one := min(several)] == 1:
            earlier, later = titles[one][-1], titles[title][-1]
            if _day(earlier) < _day(later):
                yield "repeal", title, [earlier, later]


def _repealed(path: Path, titles: Titles) -> set[str]:
    end = path.read_text("utf-8")[-_END:]
    named = (name for hit in _ENDS.finditer(end) for name in _NAMES.findall(hit[0]))
    plain = (name.replace("〈", "《").replace("〉", "》") for name in named)
    return {name.replace("中华人民共和国", "") for name in plain} & set(titles)


def _likest(titles: Titles, title: str, own: set[str]) -> list[Path]:
    """Return the newest text of each of the likest other titles, places left out."""
    others = [one for one in titles if one != title and one not in own]
    plain = [_BEFORE.sub("", one) for one in others]
    found = process.extract(_BEFORE.sub("", title), plain, scorer=fuzz.ratio, limit=OTHERS)
    return [titles[others[at]][-1] for *_, at in found]


def _case(versions: Sequence[Document], others: Sequence[Document]) -> Case:
    """Return a case of which the parent of each version but the first is known."""
    around = sorted(others, key=lambda text: (bool(region_of(text.title)), date_of(text)))
    template, *more = around
    texts = [*reversed(versions), *more]
    variants = tuple(variant(template, text, date_of(text), since_of(text)) for text in texts)
    parents = (*range(1, len(versions)), *(UNKNOWN,) * (1 + len(more)))
    return Case(tuple(form(template, at) for at in template.clauses), variants, parents)
