"""Families with known truth: copies of copies of a template, every mutation known.

    made = copies(template, seed=1, many=20)
    made[k].parent    the text that it was copied from, -1 for the template

With a ``Kind`` the copying is made harder: more is changed, a copyist has a second text at hand
and takes clauses from it, or several take the same clause from a text outside the family.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from duizhao.corpus.model import Document, Source
from duizhao.corpus.parse import parse
from duizhao.corpus.structure.numerals import write_han
from rapidfuzz import fuzz, process

from bench.invent import regulation
from bench.mutate.variant import Operation, mutate

TEMPLATE = -1
# What one copy may do to its model, how often, and to what share of the places.
DONE = (
    (Operation.REWORD, 1.0, 0.15),
    (Operation.DROP, 0.7, 0.08),
    (Operation.ADD, 0.7, 0.08),
    (Operation.REWRITE, 0.4, 0.06),
    (Operation.SUBSTITUTE, 0.4, None),
    (Operation.SPLIT, 0.3, 0.1),
    (Operation.MERGE, 0.3, 0.1),
    (Operation.MOVE, 0.3, 0.05),
    (Operation.SHUFFLE, 0.2, 0.3),
)
# How often a variant is copied from the template itself, else from an earlier variant.
DIRECT = 0.35
DONORS = 24
MOST = 0.9
# Two articles answer each other in a mixture of two texts.
ANSWER = 50
_FIRST_DAY = date(2001, 1, 1)
_N = "[一二三四五六七八九十百千零〇]+"
_ARTICLE = re.compile(rf"^第{_N}条(?:之{_N})?[ 　]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kind:
    """How texts of a family are made: times more changes, a second source, a common stock."""

    strength: float = 1.0
    direct: float = DIRECT
    mixed: float = 0.0
    stock: float = 0.0


@dataclass(frozen=True, slots=True)
class Copy:
    """A text, its model (another text by its place, or ``TEMPLATE``), and its day (ISO 8601)."""

    document: Document
    parent: int
    day: str


def copies(template: Document, seed: int, many: int = 20, kind: Kind | None = None) -> list[Copy]:
    """Return ``many`` texts, the earlier first; their names say nothing of their order."""
    kind = kind or Kind()
    rng = Random(f"family/{seed}")
    names = rng.sample(range(100, 1000), many)
    made: list[Copy] = []
    day = _FIRST_DAY
    for number in range(many):
        day += timedelta(days=rng.randint(1, 400))
        first = not made or rng.random() < kind.direct
        parent = TEMPLATE if first else rng.randrange(len(made))
        models = [template, *(one.document for one in made)]
        model = models[parent + 1]
        if kind.mixed and rng.random() < kind.mixed:
            model = _mixed(model, rng.choice(models), rng)
        stock = 1000 * seed + (0 if rng.random() < kind.stock else number)
        text = _copied(model, rng, (1000 * seed + number, stock), kind.strength)
        made.append(_text(f"{names[number]}.txt", text, parent, day))
    return made


def _text(name: str, text: str, parent: int, day: date) -> Copy:
    return Copy(parse(Source(name, name, text, "text")), parent, day.isoformat())


def _copied(model: Document, rng: Random, seeds: tuple[int, int], strength: float) -> str:
    """Return the text of a copy, one round of mutations a kind.

    ``seeds`` are that of the changes, and that of the text that additions come from.
    """
    seed, stock = seeds
    donor = parse(Source("donor", "", regulation(DONORS, seed=stock), "text"))
    for operation, often, share in DONE:
        if rng.random() < often:
            source = Source("model", "", model.text, "text")
            wide = share and min(MOST, strength * share)
            made = mutate(parse(source), seed, (operation,), share=wide, donors=(donor,))
            model = parse(Source("model", "", made.text, "text"))
    return model.text


def _mixed(model: Document, other: Document, rng: Random) -> Document:
    """Return a text with some articles of another one: a fifth of those that answer, or are new."""
    parts, more = _ARTICLE.split(model.text), _ARTICLE.split(other.text)[1:]
    for body in more:
        found = process.extractOne(body, parts[1:], scorer=fuzz.ratio, score_cutoff=ANSWER)
        if rng.random() < 0.2:
            if found:
                parts[found[2] + 1] = body
            else:
                parts.insert(rng.randint(1, len(parts)), body)
    lines = (f"第{write_han(k)}条　{body.rstrip()}\n" for k, body in enumerate(parts[1:], 1))
    return parse(Source("model", "", parts[0] + "".join(lines), "text"))
