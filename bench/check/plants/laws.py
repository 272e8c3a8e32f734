"""Plants about cited laws: two versions of a real law on the shelf, a text that cites it.

The new version lacks one article, has a fresh one, and one article in two; the fault cites an
article by the number of the old version, the look-alike one that stands where it stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from duizhao.alignment.checking.check import check
from duizhao.alignment.checking.model import Office
from duizhao.alignment.checking.shelf import Shelf, shelf
from duizhao.corpus.model import Document, Source
from duizhao.corpus.parse import parse
from duizhao.corpus.structure.numerals import write_han

from .order import N

FRESH = "园林绿化部门应当发放统一制作的蓝色花形标志，并在花坛的四周摆放盆栽。"
OWN = "某市花木办法\n第一条 为了养护本市的花坛，制定本办法。\n第二条 依照{cited}办理。\n"
_ARTICLE = re.compile(rf"^第{N}条[ \u3000]+(?P<body>[^\n]{{40,300}}。)$", re.M)
_LEAST = 8


class Case(NamedTuple):
    """A shelf, and for each rule what is cited wrongly and what looks like it."""

    laws: Shelf
    cited: dict[str, tuple[str, str]]


def _document(path: str, title: str, year: int, bodies: Sequence[str], end: str = "") -> Document:
    note = f"（{year}年3月1日某市人民代表大会常务委员会通过）"
    lines = [
        f"第{write_han(at)}条 {body}" for at, body in enumerate((*bodies, *filter(None, (end,))), 1)
    ]
    return parse(Source(path, "", "\n".join((title, note, *lines)) + "\n", "text"))


def _halves(body: str) -> tuple[str, ...]:
    """Cut a body between two sentences that can stand alone; once where it cannot be cut."""
    sentences = re.findall("[^。]{16,}。", body)
    whole = len(sentences) > 1 and "".join(sentences) == body
    return (sentences[0], "".join(sentences[1:])) if whole else (body,)


def case(text: str, rng: Random) -> Case | None:
    """Make a case of a real law; None where too few of its articles are of one paragraph."""
    bodies = [hit["body"] for hit in _ARTICLE.finditer(text)]
    title = text.split("\n", 1)[0].strip()
    late = [at for at, body in enumerate(bodies) if at > _LEAST // 2 and len(_halves(body)) > 1]
    if len(bodies) < _LEAST or not late or not re.fullmatch("[\u4e00-\u9fff]{6,40}", title):
        return None
    cut = rng.choice(late)
    lost = rng.randrange(2, cut)
    new = [
        *bodies[:lost],
        *bodies[lost + 1 : cut],
        *_halves(bodies[cut]),
        FRESH,
        *bodies[cut + 1 :],
    ]
    laws = shelf(
        (
            _document("old.txt", title, 2010, bodies),
            _document("new.txt", title, 2020, new, "《某市盆栽摆放办法》同时废止。"),
            _document(
                "name.txt",
                "某市花坛决定",
                2021,
                ("将《某市草坪条例》的名称修改为《某市草地条例》。",),
            ),
        )
    )
    number = [f"第{write_han(at + 1)}条" for at in range(len(bodies))]
    moved = rng.choice([at for at in range(lost + 1, len(bodies)) if at != cut])
    same = f"《{title}》{number[rng.randrange(lost)]}"
    return Case(
        laws,
        {
            "law-repealed": ("《某市盆栽摆放办法》", f"《{title}》"),
            "law-renamed": ("《某市草坪条例》", "《某市草地条例》"),
            "law-article-moved": (f"《{title}》{number[moved]}", same),
            "law-article-split": (f"《{title}》{number[cut]}", same),
            "law-article-gone": (f"《{title}》{number[lost]}", same),
        },
    )


def told(laws: Shelf, cited: str, rule: str) -> bool:
    """Say whether one rule tells of what an invented text cites."""
    document = parse(Source("own.txt", "", OWN.format(cited=cited), "text"))
    return bool(check(document, Office(select=(rule,)), laws).faults)


def cases(texts: Sequence[tuple[str, str]], wanted: int) -> Iterator[tuple[str, Case]]:
    """Yield so many cases of laws drawn from ``texts``, with their names."""
    rng = Random("laws")
    for name, text in rng.sample(texts, len(texts)):
        made = case(text, rng) if wanted else None
        if made:
            wanted -= 1
            yield name, made
