"""Invented regulations of any length: sentences from a grammar, every article another.

Nothing is copied from a text; the words are those of everyday administration.
"""

from collections.abc import Iterator
from functools import cache
from random import Random

from duizhao.corpus.structure.numerals import write_han

from bench.mutate.words import table

ARTICLES_PER_CHAPTER = 25


def regulation(articles: int, seed: int = 0) -> str:
    """Return the text of an invented regulation with so many articles."""
    rng = Random(f"{seed}/{articles}")
    lines = [f"{_one(rng, 'field')}综合管理办法", ""]
    for number in range(1, articles + 1):
        if number % ARTICLES_PER_CHAPTER == 1:
            chapter = write_han(number // ARTICLES_PER_CHAPTER + 1)
            lines.append(f"第{chapter}章　{_one(rng, 'field')}的{_one(rng, 'act')}")
        body = _article(rng)
        lines += [f"第{write_han(number)}条　{next(body)}", *body]
    return "\n".join(lines) + "\n"


@cache
def _words(part: str) -> tuple[str, ...]:
    return tuple(word for name, word in table("invented") if name == part)


def _one(rng: Random, part: str) -> str:
    """Return a word for one part of a sentence."""
    return rng.choice(_words(part))


def _article(rng: Random) -> Iterator[str]:
    """Yield the lines of an article: one or two sentences, a second paragraph, or a list."""
    shape = rng.random()
    if shape < 0.2:
        field, body = _one(rng, "field"), _one(rng, "body")
        yield f"{field}的{body}{_one(rng, 'duty')}{_one(rng, 'manner')}做好下列事项："
        count = rng.randint(3, 6)
        for number in range(1, count + 1):
            mark = "。" if number == count else "；"
            yield f"（{write_han(number)}）{_item(rng)}{mark}"
        return
    yield "".join(_sentence(rng) for _ in range(rng.randint(1, 2)))
    if shape > 0.75:
        yield _sentence(rng)


def _sentence(rng: Random) -> str:
    """Return one sentence with a subject, a duty, an amount and an aim."""
    field, body, time = _one(rng, "field"), _one(rng, "body"), _one(rng, "time")
    limit = f"{write_han(rng.randint(2, 90))}{_one(rng, 'unit')}"
    return (
        f"{field}的{body}{time}{_one(rng, 'duty')}{_one(rng, 'manner')}{_one(rng, 'act')}"
        f"{_one(rng, 'field')}的{_one(rng, 'thing')}和{_one(rng, 'thing')}，"
        f"以{limit}为限，{_one(rng, 'reason')}。"
    )


def _item(rng: Random) -> str:
    """Return one item of a list."""
    what = f"{_one(rng, 'act')}{_one(rng, 'field')}的{_one(rng, 'thing')}"
    return f"{_one(rng, 'time')}{_one(rng, 'manner')}{what}，{_one(rng, 'reason')}"
