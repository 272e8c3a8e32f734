"""A family as a lineage sees it, with what is known of its history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from duizhao.alignment.family.gist import form
from duizhao.alignment.family.lineage.descent import Variant, about, departed
from duizhao.alignment.family.lineage.find import Look, looked
from duizhao.alignment.family.model import ROOT
from duizhao.alignment.linking.find import find_links
from duizhao.corpus.model import Document

from bench.lineage.families import Copy

# What becomes of the dates: as they were, all unknown, dealt out anew.
MODES = ("true", "removed", "shuffled")


@dataclass(frozen=True, slots=True)
class Case:
    """Texts in no order, their template, and the parent of each (``ROOT``: the template).

    A parent of -2 is not known: the edge is not judged.
    """

    template: tuple[str, ...]
    variants: tuple[Variant, ...]
    parents: tuple[int, ...]

    def look(self, mode: str, seed: int = 0) -> Look:
        """Return the lineage that is told, with the dates as ``mode`` says."""
        texts = about(self.variants)
        dates = [one.date for one in texts]
        if mode == "removed":
            dates = [""] * len(dates)
        elif mode == "shuffled":
            texts = tuple(replace(text, since="") for text in texts)
            dates = Random(f"dates/{seed}").sample(dates, len(dates))
        told = tuple(replace(text, date=day) for text, day in zip(texts, dates, strict=True))
        return looked(departed(self.template, self.variants), told)

    def without(self, share: float, seed: int) -> "Case":
        """Return the case with a share of the texts not at hand.

        The parent of a text is then the nearest of those before it that is left.
        """
        rng = Random(f"without/{seed}")
        many = len(self.variants)
        kept = sorted(rng.sample(range(many), round(many * (1 - share))))
        place = {k: at for at, k in enumerate(kept)} | {ROOT: ROOT}
        parents = tuple(place[self._left(k, place)] for k in kept)
        return replace(self, variants=tuple(self.variants[k] for k in kept), parents=parents)

    def _left(self, text: int, place: dict[int, int]) -> int:
        parent = self.parents[text]
        while parent not in place:
            parent = self.parents[parent]
        return parent


def made(template: Document, copies: Sequence[Copy], seed: int) -> Case:
    """Return invented copies as a case, their order shuffled: it must not tell of their age."""
    order = Random(f"order/{seed}").sample(range(len(copies)), len(copies))
    place = {k: at for at, k in enumerate(order)} | {ROOT: ROOT}
    variants = tuple(variant(template, copies[k].document, copies[k].day) for k in order)
    forms = tuple(form(template, at) for at in template.clauses)
    return Case(forms, variants, tuple(place[copies[k].parent] for k in order))


def variant(template: Document, document: Document, day: str, since: str = "") -> Variant:
    """Return a text by its links with the template, its date and the day it is in force from."""
    position = {at: k for k, at in enumerate(template.clauses)}
    answers: dict[int, list[int]] = {}
    for link in find_links(template, document):
        for at in link.variant:
            answers.setdefault(at, []).extend(position[i] for i in link.template)
    clauses = ((tuple(answers.get(at, ())), form(document, at)) for at in document.clauses)
    return Variant(document.title, day, tuple(clauses), since)
