"""What is known beforehand: the background of laws in general, and the weights of evidence."""

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from ..tables import rows
from .model import Background, Keys, Model, Scale


@cache
def background() -> Background:
    """Return the statistics of laws that ``bench/learn`` gathered, bytes back to numbers."""
    stored = files("duizhao.alignment") / "tables" / "background.npz"
    with as_file(stored) as path, np.load(path) as table:
        return Background(
            Keys.of(table["bigram"].astype(np.uint64)),
            np.exp2(table["frequency"].astype(np.float32) / 12),
            int(table["paragraphs"]),
            Keys.of(table["word"]),
            table["vector"].astype(np.float32) * table["scale"][:, None],
        )


def _scale(which: str) -> Scale:
    """Return one pass of ``weights.tsv``; the row ``base`` is what holds without any evidence."""
    table = [row[1:] for row in rows("weights") if row[0] == which]
    base = next(float(row[1]) for row in table if row[0] == "base")
    table = [row for row in table if row[0] != "base"]
    columns = [np.array([row[k] for row in table], np.float32) for k in (1, 2, 3)]
    return Scale(tuple(row[0] for row in table), columns[0], columns[1], columns[2], base)


@cache
def model() -> Model:
    """Return the weights of both passes."""
    return Model(_scale("first"), _scale("second"))
