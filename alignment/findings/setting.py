"""What findings ask of a pair of texts."""

from dataclasses import dataclass

from ...corpus.model import Document
from .elsewhere import Elsewhere


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


def setting(template: Document, variant: Document, *, implements: bool) -> Setting:
    """Return what findings ask of a pair."""
    return Setting(template, variant, implements, Elsewhere(template), Elsewhere(variant))
