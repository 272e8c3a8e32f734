"""Clauses of a link that changed places: lay the one side out in the order of the other."""

from .sides import Side

# A body whose best place in the other side resembles it less than this (of 100) keeps its place
# behind the one before it: half of two unlike sentences of law is alike anyway.
ALIKE = 60


def arranged(a: Side, b: Side) -> tuple[Side, Side]:
    """Return the two sides, the one of more clauses in the order of what it answers.

    The order is changed only where that leaves fewer characters without an answer.
    """
    if max(len(a.spans), len(b.spans)) < 2 or not a.spans or not b.spans or a.form == b.form:
        return a, b
    if len(a.spans) >= len(b.spans):
        return _sorted(a, b), b
    return a, _sorted(b, a)


def _sorted(many: Side, other: Side) -> Side:
    """Put the bodies of a side in the order of their best places in the other form."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.fuzz import partial_ratio_alignment

    places: list[tuple[int, int]] = []
    last = 0
    for clause in range(len(many.spans)):
        found = partial_ratio_alignment(many.piece(clause), other.form, score_cutoff=ALIKE)
        last = found.dest_start if found else last
        places.append((last, clause))
    turned = many.reordered([clause for _, clause in sorted(places)])
    closer = Indel.distance(turned.form, other.form) < Indel.distance(many.form, other.form)
    return turned if closer else many
