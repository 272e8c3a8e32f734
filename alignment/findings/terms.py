"""The words in an edit that a reader must look at: numbers, words of force, of condition."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from ...corpus.model import Span
from ...corpus.structure.numerals import NUMERAL_CHARS, read_numeral
from ...corpus.tables import alternation
from ..edits.sides import Side
from ..edits.words import cut
from ..tables import classes, words


class Term(NamedTuple):
    """A word or number in one side of an edit; terms of the same ``key`` say the same.

    ``following`` is the word that a listed word stands before, "" at the end of the edit.
    """

    group: str
    key: str
    word: str
    span: Span
    following: str = ""


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(alternation(words("modals") | words("conditions")))


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<value>[{NUMERAL_CHARS}点.多余亿]+?)(?P<unit>{alternation(words('units'))})$"
    )


def _number(word: str) -> tuple[str, str]:
    """Return the class of a number and what it comes to: 三万元 and 30000元 are the same money.

    The class is empty for what is no quantity: 第三条, （一）, a bare number.
    """
    if word.startswith("每"):
        return "frequency", word
    if word.startswith(("第", "(", "（")):
        return "", word
    if re.search("年.*月|月.*日|[0-9〇零一二三四五六七八九]{4}年", word):
        return "date", "".join(
            str(_value(part)) + "." for part in re.split("[年月日]", word) if part
        )
    if word.startswith("百分之"):
        return "share", f"{_value(word[3:])}%"
    hit = _measured().match(word)
    if hit:
        return classes("units")[hit["unit"]], f"{_value(hit['value'])}{hit['unit']}"
    return ("share", word) if "分之" in word or "半" in word or "%" in word else ("", word)


def _value(words_: str) -> int | str:
    value = read_numeral(words_)
    return value if value >= 0 else words_


def terms(body: Side) -> tuple[Term, ...]:
    """Return the numbers, words of force and words of condition in one side of an edit, in order.

    Groups: ``modal``, ``exception``, ``condition``, ``negation`` and ``number-CLASS``. A listed
    word counts where it stands between the edges of words: 应 in 相应 does not.
    """
    found = _terms(body.form)
    return tuple(Term(*t[:3], body.span(*t.span), t.following) for t in found)


# In a batch many texts alter a clause of the template in the same way.
@lru_cache(2048)
def _terms(form: str) -> tuple[Term, ...]:
    """Return the terms of a form, each with where it stands in it."""
    tokens = cut(form)
    edges = {token.start: token.end for token in tokens} | {len(form): len(form)}
    found: list[Term] = []
    for token in tokens:
        word = form[token.start : token.end]
        group, key = _number(word) if token.fixed else ("", "")
        if group:
            found.append(Term(f"number-{group}", key, word, Span(token.start, token.end)))
    modals = words("modals")
    for hit in _listed().finditer(form):
        if hit.start() in edges and hit.end() in edges:
            word = hit.group()
            group = "modal" if word in modals else classes("conditions")[word]
            # 但 and 但是 open the same exception.
            key = word.removesuffix("是")
            following = form[hit.end() : edges[hit.end()]]
            found.append(Term(group, key, word, Span(*hit.span()), following))
    return tuple(found)


def unmatched(
    old: Sequence[Term], new: Sequence[Term]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the terms of either side that the other does not have as often."""
    return tuple(_surplus(old, new)), tuple(_surplus(new, old))


def _surplus(these: Sequence[Term], those: Sequence[Term]) -> Iterator[Term]:
    if not these or not those:
        yield from these
        return
    there = Counter((term.group, term.key) for term in those)
    for term in these:
        if there[term.group, term.key]:
            there[term.group, term.key] -= 1
        else:
            yield term
