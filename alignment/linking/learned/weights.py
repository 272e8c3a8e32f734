"""What is known beforehand: the background of laws in general, and the weights of evidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from ..model import Background, Evidence, Floats, Ints, Keys, Scale
from .forest import Ends, Forest
from .line import Line
from .third import Third


@cache
def background() -> Background:
    """Return the statistics of laws that ``bench/learn`` gathered, bytes back to numbers."""
    stored = files("duizhao.alignment") / "tables" / "background.npz"
    with as_file(stored) as path, np.load(path) as table:
        vector = table["vector"].astype(np.float32) * table["scale"][:, None]
        return Background(
            Keys.of(table["bigram"].astype(np.uint64)),
            np.exp2(table["frequency"].astype(np.float32) / 12),
            int(table["paragraphs"]),
            Keys.of(table["word"]),
            vector,
            float(np.linalg.norm(vector, axis=1).max()),
        )


# How much of the log-odds is the weighted sum's: from a fifth to a half the left-out likelihood of
# random pairs is the same, and better than that of either alone.
OF_LINE = 0.35
# A pair to which the sum gives smaller log-odds is not put to the trees: half of all pairs looked
# into, and F1 of links is the same from here down.
UNLIKELY = -4.0


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: the scale of the first look, sum and trees of the second, sum of the third.

    The columns of ``line`` are the names of the trees. Of the pairs to which all together give the
    probability ``given``, the share ``true`` are links.
    """

    first: Scale
    line: Line
    forest: Forest
    third: Third
    given: Floats
    true: Floats

    @property
    def names(self) -> tuple[str, ...]:
        """The evidence of the second look and of the third, as the columns of ``parts`` stand."""
        return (*self.forest.names, *self.third.names[1:])

    def values(self, evidence: Evidence) -> Floats:
        """Return the evidence of the second look, a column for each name."""
        return self.forest.values(evidence)

    def looked(self, values: Floats) -> "Looked":
        """Return what the second look says of each pair."""
        return second_look(self.forest, self.line, values)

    def parts(self, values: Floats, third: Floats, looked: "Looked") -> Floats:
        """Return what each evidence adds to the log-odds of each pair: pairs × names.

        ``values`` is the evidence of the second look, ``third`` that of the third; its columns are
        no numbers for a pair that was not looked into once more. ``looked`` is what the second
        look says of the pairs.
        """
        second = self.line.parts(values)
        likely = looked.row >= 0
        trees = self.forest.parts(looked.ends.at(looked.row[likely]))
        second[likely] = mixed(trees, second[likely])
        more = np.zeros((len(values), len(self.third.names) - 1), np.float32)
        again = ~np.isnan(third[:, 0])
        second[again] *= self.third.kept
        more[again] = self.third.parts(third[again])
        return np.concatenate([second, more], axis=1)

    def probability(self, given: Floats) -> Floats:
        """Return which share of the pairs to which the looks give so much are links."""
        return np.interp(given, self.given, self.true).astype(np.float32)


def mixed(trees: Floats, line: Floats) -> Floats:
    """Return what trees and sum of the second look say together."""
    return np.asarray((1 - OF_LINE) * trees + OF_LINE * line, np.float32)


class Looked(NamedTuple):
    """What the second look says of pairs: their log-odds, and the leaves of the trees.

    ``row`` is the row of ``ends`` for each pair, -1 for one that was not put to the trees.
    """

    odds: Floats
    row: Ints
    ends: Ends

    def at(self, pairs: Ints) -> "Looked":
        """Return what it says of some pairs, by their places."""
        return Looked(self.odds[pairs], self.row[pairs], self.ends)


def second_look(forest: Forest, line: Line, values: Floats) -> Looked:
    """Return what the second look says; the trees are asked of what the sum leaves open."""
    odds, row = line.odds(values), np.full(len(values), -1)
    likely = np.flatnonzero(odds > UNLIKELY)
    row[likely] = np.arange(len(likely))
    trees, ends = forest.looked(values[likely])
    odds[likely] = mixed(trees, odds[likely])
    return Looked(odds, row, ends)


def sigmoid(odds: Floats) -> Floats:
    """Return the probability that log-odds stand for."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), np.float32)


def mirror(name: str) -> str:
    """Return the evidence that an evidence is when template and variant change places.

    A part of its name says from which side it is seen: shared_lead_t and shared_lead_v.
    """
    other = {"t": "v", "v": "t"}
    return "_".join(other.get(part, part) for part in name.split("_"))


def turned(names: Sequence[str]) -> Ints:
    """Return the place of each evidence when template and variant change places."""
    place = {name: at for at, name in enumerate(names)}
    return np.array([place[mirror(name)] for name in names])


def forest_of(table: Mapping[str, Any], names: Sequence[str], mirror: Ints) -> Forest:
    """Return the trees that a file holds, over the evidence named."""
    nodes = (table[name].astype(np.intp) for name in ("root", "asked", "below", "above"))
    root, asked, below, above = nodes
    stored = table["threshold"], below, above, table["value"]
    return Forest(tuple(names), mirror, root, asked, *stored, int(table["deepest"]))


def read_model(path: Path) -> Model:
    """Return what was learned and written to a file by ``bench/learn``."""
    with np.load(path) as table:
        names = tuple(table["names"].tolist())
        first = tuple(table["first_names"].tolist())
        weight, middle, spread = (table["first_" + name] for name in ("weight", "middle", "spread"))
        forest = forest_of(table, names, turned(names))
        scale = Scale(first, weight, middle, spread, float(table["first_base"]))
        line = _line(table, "line", names)
        later = tuple(table["third_names"].tolist())
        third = Third(later, _line(table, "third", later))
        return Model(scale, line, forest, third, table["given"], table["true"])


def _line(table: Mapping[str, Any], name: str, names: Sequence[str]) -> Line:
    """Return the weighted sum that a file holds by the name given, over the evidence named."""
    weight, middle, spread = (table[f"{name}_{part}"] for part in ("weight", "middle", "spread"))
    return Line(turned(names), weight, middle, spread, float(table[f"{name}_base"]))


@cache
def model() -> Model:
    """Return what ships."""
    stored = files("duizhao.alignment") / "tables" / "model.npz"
    with as_file(stored) as path:
        return read_model(path)
