"""What became of a template's words in a variant, in one word (采用情况).

Of a clause (``of_change``, the grain of tables): 第七条第二款 is absent. Of an article (``of_row``,
the grain of pages and figures): 第七条, of which 第一款 was kept, is reworded. Of a column
(``of_witness``): a document says it word for word, otherwise, or in several clauses.
"""

from enum import StrEnum

from ...alignment.family.model import Witness
from ...alignment.model import Change, Kind, Trait
from .view import ArticleRow

# A witness so like the consensus says the same, 0 to 1; less than 1 by the error of a sum.
_SAME = 1.0 - 1e-9


class State(StrEnum):
    """From kept word for word to absent."""

    VERBATIM = "verbatim"
    SUBSTITUTED = "substituted"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    ABSENT = "absent"


def of_change(change: Change) -> State:
    """Return how a variant adopted the template clauses of a change.

    Absent; split or merged where the link is not one to one (split before merged); verbatim (a
    reference that followed its article counts as such), substituted, reworded.
    """
    if not change.link.variant:
        return State.ABSENT
    if len(change.link.variant) > 1:
        return State.SPLIT
    if len(change.link.template) > 1:
        return State.MERGED
    if change.kind is Kind.UNCHANGED:
        return State.VERBATIM
    return State.SUBSTITUTED if Trait.SUBSTITUTED in change.traits else State.REWORDED


def of_row(row: ArticleRow) -> State:
    """Return how the variant took over the template's articles in ``row``."""
    found = set(row.relations)
    if "dropped" in found:
        return State.ABSENT
    if not row.variant:
        return State.REWORDED if "partly-dropped" in found else State.MERGED
    if "split" in found:
        return State.SPLIT
    if "merged" in found:
        return State.MERGED
    if found & {"wording", "material"}:
        return State.REWORDED
    return State.SUBSTITUTED if "substituted" in found else State.VERBATIM


def of_witness(witness: Witness) -> State:
    """Return what a text says in a column of a family, beside the consensus of it."""
    if len(witness.clauses) > 1:
        return State.SPLIT
    return State.VERBATIM if witness.similarity >= _SAME else State.REWORDED
