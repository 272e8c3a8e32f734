"""A folder of laws: the versions of each title, what was repealed, what was renamed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from ...corpus.model import Document, Level, Ordinal
from ..compare import compare
from ..family.gist import date_of
from ..references.cited import plain

_REPEALED = re.compile(
    "((?:《[^《》]{2,60}》(?:[（(][^（）()]*[）)])?[、和及]?)+)(?:同时|自[^，。]{2,16}起)?(?:予以)?废止"
)
_QUOTED = re.compile("《([^《》]{2,60})》")
_RENAMED = re.compile("《([^《》]{2,60})》(?:的?名称|题目)(?:修改|改)为[《“]([^《》”]{2,60})[》”]")


@dataclass
class Shelf:
    """The laws of a folder; ``moved`` is worked out for a law when it is first cited."""

    versions: dict[str, tuple[Document, ...]]
    repealed: dict[str, str]
    renamed: dict[str, str]
    _moved: dict[str, dict[Ordinal, tuple[Ordinal, ...]]] = field(default_factory=dict)

    def articles(self, title: str) -> frozenset[Ordinal]:
        """Return the articles of the newest version of a law, empty where it is not here."""
        versions = self.versions.get(title, ())
        nodes = versions[-1].nodes if versions else ()
        return frozenset(node.ordinal for node in nodes if node.level is Level.ARTICLE)

    def moved(self, title: str) -> dict[Ordinal, tuple[Ordinal, ...]]:
        """Return for each article of the version before the newest where its clauses went."""
        versions = self.versions.get(title, ())
        if title not in self._moved:
            self._moved[title] = _went(*versions[-2:]) if len(versions) > 1 else {}
        return self._moved[title]


def _went(old: Document, new: Document) -> dict[Ordinal, tuple[Ordinal, ...]]:
    found: dict[Ordinal, dict[Ordinal, None]] = {
        node.ordinal: {} for node in old.nodes if node.level is Level.ARTICLE
    }
    for change in compare(old, new).changes:
        for one in change.link.template:
            for other in change.link.variant:
                source, target = _article(old, one), _article(new, other)
                if source in found and target.number:
                    found[source][target] = None
    return {source: tuple(sorted(targets)) for source, targets in found.items()}


def _article(document: Document, at: int) -> Ordinal:
    while at >= 0 and document.nodes[at].level is not Level.ARTICLE:
        at = document.nodes[at].parent
    return document.nodes[at].ordinal if at >= 0 else Ordinal(0)


def shelf(documents: Iterable[Document]) -> Shelf:
    """Return the laws of a folder: each title's versions by date, repeals and new names."""
    texts = list(documents)
    versions: dict[str, list[Document]] = {}
    repealed: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for document in sorted(texts, key=lambda text: (date_of(text), text.path)):
        title = plain(document.title)
        if title:
            versions.setdefault(title, []).append(document)
        for hit in _REPEALED.finditer(document.text):
            for named in _QUOTED.findall(hit[1]):
                repealed[plain(named)] = document.title
        for hit in _RENAMED.finditer(document.text):
            renamed[plain(hit[1])] = hit[2]
    kept = {title: tuple(found) for title, found in versions.items()}
    return Shelf(kept, {t: by for t, by in repealed.items() if plain(by) != t}, renamed)
