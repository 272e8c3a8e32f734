"""What findings ask of a pair of texts."""

from dataclasses import dataclass

from ...corpus.model import Document
from .elsewhere import Elsewhere
from .kindred import Kindred, Sentences


@dataclass(frozen=True, slots=True)
class Setting:
    """What findings ask of the pair: both texts, and whether one implements the other.

    A rule that implements another need not repeat it (立法法 第八十二条): what it leaves out is no
    finding.
    """

    template: Document
    variant: Document
    implements: bool
    in_template: Elsewhere
    in_variant: Elsewhere
    kindred: Kindred
    kindred_new: Kindred


def setting(template: Document, variant: Document, *, implements: bool) -> Setting:
    """Return what findings ask of a pair."""
    both = Elsewhere(template), Elsewhere(variant)
    said = Sentences(template), Sentences(variant)
    return Setting(template, variant, implements, *both, Kindred(*said), Kindred(*said[::-1]))
