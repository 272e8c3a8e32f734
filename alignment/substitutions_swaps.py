"""The single places where words were replaced by words, before any is called a habit."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..corpus.model import Document, Span
from .edits_form import side
from .lexicon import words
from .model import Edit, Op
from .words import Word, cut

# A replacement of more characters than this is a sentence rewritten, not a word.
LONGEST = 16
# How far to look for the word beside a swap: no word of the dictionary is longer.
BESIDE = 8


@dataclass(frozen=True, slots=True)
class Swap:
    """Words replaced by words in one place of one change.

    ``form`` are the template's words there, ``key`` what the swap is listed as.
    """

    link: int
    edit: int
    form: str
    key: tuple[str, str]
    template: Span
    variant: Span


@cache
def _protected() -> frozenset[str]:
    """Words that make a difference of substance."""
    return words("modals") | words("conditions")


def _plain(form: str, tokens: Sequence[Word]) -> bool:
    """Say whether words may be part of a substitution: they name, and none is protected."""
    texts = [form[token.start : token.end] for token in tokens]
    if any(token.fixed for token in tokens) or not _protected().isdisjoint(texts):
        return False
    return any(not token.light for token in tokens) and not any(c in "，、：。；" for c in form)


def wholes(
    template: Document, variant: Document, edits: Sequence[tuple[Edit, ...]]
) -> Iterator[Swap]:
    """Yield each replacement of an edit as one swap."""
    for link, changed in enumerate(edits):
        for index, edit in enumerate(changed):
            if (
                edit.op != Op.REPLACE
                or max(map(_length, (edit.template, edit.variant))) > LONGEST * 2
            ):
                continue
            old = side(template.text, (edit.template,)).form
            new = side(variant.text, (edit.variant,)).form
            if (
                max(len(old), len(new)) <= LONGEST
                and _plain(old, cut(old))
                and _plain(new, cut(new))
            ):
                yield Swap(link, index, old, (old, new), edit.template, edit.variant)


def _length(span: Span) -> int:
    return span.end - span.start


def atoms(template: Document, variant: Document, whole: Swap) -> tuple[Swap, ...]:
    """Split a swap word by word when both sides have as many words: 本省办法→本市细则."""
    old, new = side(template.text, (whole.template,)), side(variant.text, (whole.variant,))
    left, right = cut(old.form), cut(new.form)
    if len(left) != len(right) or len(left) == 1:
        return (whole,)
    found = []
    for a, b in zip(left, right, strict=True):
        key = old.form[a.start : a.end], new.form[b.start : b.end]
        if key[0] != key[1]:
            places = old.span(a.start, a.end), new.span(b.start, b.end)
            found.append(Swap(whole.link, whole.edit, key[0], key, *places))
    return tuple(found)


def core(before: str, after: str) -> tuple[str, str]:
    """Take off what both begin and end with: 本省, 本市 → 省, 市.

    Where that leaves nothing of a side (股东大会, 股东会) the words stay whole.
    """
    limit = min(len(before), len(after))
    head = next((k for k in range(limit) if before[k] != after[k]), limit)
    limit -= head
    tail = next((k for k in range(limit) if before[-1 - k] != after[-1 - k]), limit)
    if tail == limit:
        return before, after
    return before[head : len(before) - tail], after[head : len(after) - tail]


def cored(swaps: Sequence[Swap]) -> list[Swap]:
    """Name by their core the swaps that differ only in what stands around it: 本省, 全省 → 省."""
    around: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for swap in swaps:
        around[core(*swap.key)].add(swap.key)
    return [replace(s, key=core(*s.key)) if len(around[core(*s.key)]) > 1 else s for s in swaps]


def ragged(key: tuple[str, str]) -> tuple[bool, bool]:
    """Say whether a swap asks for its neighbour on the left, and for the one on the right.

    人→组织和个人 says little without 任何 before it, 履行职责的 nothing without 机构 after it.
    """
    ends = [cut(form) for form in key]
    short = min(map(len, key)) == 1
    return short or any(e[0].light for e in ends), short or any(e[-1].light for e in ends)


def _beside(text: str, span: Span, right: bool) -> Word | None:
    """Return the word beside a span, if it may be part of a swap; offsets are the text's."""
    around = (
        Span(span.end, span.end + BESIDE)
        if right
        else Span(max(0, span.start - BESIDE), span.start)
    )
    form = around.cut(text)
    tokens = cut(form)
    if not tokens:
        return None
    token = tokens[0 if right else -1]
    word = form[token.start : token.end]
    if token.light or token.fixed or word in _protected():
        return None
    return token._replace(start=around.start + token.start, end=around.start + token.end)


def extended(
    template: Document, variant: Document, swaps: Sequence[Swap], right: bool
) -> list[Swap]:
    """Take in the word beside where it is one word in every place; else return all as given."""
    found, seen = [], set()
    for swap in swaps:
        old = _beside(template.text, swap.template, right)
        new = _beside(variant.text, swap.variant, right)
        if old is None or new is None:
            return list(swaps)
        seen |= {template.text[old.start : old.end], variant.text[new.start : new.end]}
        word = template.text[old.start : old.end]
        a, b = swap.key
        found.append(
            replace(
                swap,
                form=swap.form + word if right else word + swap.form,
                key=(a + word, b + word) if right else (word + a, word + b),
                template=_join(swap.template, old),
                variant=_join(swap.variant, new),
            )
        )
    return found if len(seen) == 1 else list(swaps)


def _join(span: Span, word: Word) -> Span:
    return Span(min(span.start, word.start), max(span.end, word.end))
