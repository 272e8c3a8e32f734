"""Two to five texts compared for one table."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .load import check_texts, document

if TYPE_CHECKING:
    from ..alignment.model import Settings
    from ..corpus.limits import Limits
    from ..report.several.model import Several
    from ..report.words.layout import Against

# More columns than this no page holds.
MOST = 5


def several_of(
    paths: Sequence[Path],
    names: Sequence[str],
    base: int,
    against: "Against",
    limits: "Limits",
    settings: "Settings",
) -> "Several":
    """Read and compare the texts, each with its reference; ``base`` counts from 0.

    Raises InputError when a file cannot be used.
    """
    from ..alignment.compare import compare
    from ..report.several.model import Pair, Several, pairs_beside, pairs_to_compare

    texts = tuple(document(path, limits, settings.tracked) for path in paths)
    check_texts(texts, limits)

    def compared(columns: Sequence[tuple[int, int]]) -> tuple[Pair, ...]:
        return tuple(Pair(a, b, compare(texts[a], texts[b], settings)) for a, b in columns)

    pairs = compared(pairs_to_compare(len(texts), base, against))
    beside = compared(pairs_beside(len(texts), base, against))
    return Several(tuple(names), texts, base, against, pairs, beside)
