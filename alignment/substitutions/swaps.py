"""The single places where words were replaced by words, before any is called a substitution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ..edits.match import Block
from ..edits.words import JOINS, Word, cut
from ..tables import words
from .layout import Laid

# A replacement of more characters than this is a sentence rewritten, not a word.
LONGEST = 16
# A replacement of fewer characters is a word of its own before 部门: 省 → 市.
NAME = 2
# A rank put before a name (市, 县级, 设区的市) is no longer.
RANK = 4
# How far to look for the word beside a swap: no word of the dictionary is longer.
BESIDE = 8
# No word goes over one of these.
_MARKS = frozenset("，,：:。；;")
# Every word that joins has one of these: looked for first, since to cut words takes longer.
_JOINING = frozenset("和与及或、")


@dataclass(frozen=True, slots=True)
class Swap:
    """Words replaced by words in one place of one link.

    ``form`` are the words of the template there, ``key`` is what the swap is listed as; ``only``
    says that it is an insertion or a deletion, shown with a word beside it.
    """

    laid: Laid
    edit: int
    place: Block
    form: str
    key: tuple[str, str]
    only: bool = False

    @property
    def link(self) -> int:
        """The link that it was made in."""
        return self.laid.link


@cache
def _protected() -> frozenset[str]:
    """Words that make a difference of substance."""
    return words("modals") | words("conditions")


@cache
def _name_heads() -> tuple[str, ...]:
    return tuple(sorted(words("name_heads")))


def plain(form: str) -> bool:
    """Say whether words may be part of a substitution: they name, and none is protected.

    One name may give way to several (客船、货船), to no sentence.
    """
    if form[:1] == "、" or form[-1:] == "、" or not _MARKS.isdisjoint(form):
        return False
    tokens = cut(form)
    texts = [form[token.start : token.end] for token in tokens]
    if any(token.fixed for token in tokens) or not _protected().isdisjoint(texts):
        return False
    return any(not token.light for token in tokens)


def swaps(laid: Laid) -> Iterator[Swap]:
    """Yield each replacement of a link as one swap, the members of a list each as one.

    An insertion or a deletion is yielded with the word before it and with the one after it, one
    that makes a name with the replacement behind it with that.
    """
    ranked = {edit: at for edit in range(len(laid.blocks)) if (at := _rank_before(laid, edit)) >= 0}
    taken = frozenset(ranked.values())
    for edit, block in enumerate(laid.blocks):
        if edit in taken or laid.same[edit]:
            continue
        if max(block.a1 - block.a0, block.b1 - block.b0) > LONGEST * 2:
            continue
        if edit in ranked:
            first = laid.blocks[ranked[edit]]
            block = Block(first.a0, block.a1, first.b0, block.b1)
        for part in _members(laid, block) if not block.lopsided else _beside_it(laid, block):
            part = _whole_name(laid, part)
            key = laid.old[part.a0 : part.a1], laid.new[part.b0 : part.b1]
            if max(map(len, key)) <= LONGEST and key[0] != key[1] and all(map(plain, key)):
                yield Swap(laid, edit, part, key[0], key, bool(block.lopsided))


def _rank_before(laid: Laid, edit: int) -> int:
    """Return the edit that puts a rank before the name that a replacement ends, -1 without one.

    生态环境主管部门 → 市生态环境局: [→市], [主管部门→局] and the words between are one name.
    """
    if edit < 2 or laid.same[edit] or laid.blocks[edit].lopsided:
        return -1
    rank, between = laid.blocks[edit - 2], laid.blocks[edit - 1]
    if laid.same[edit - 2] or not rank.lopsided or not laid.same[edit - 1]:
        return -1
    put = laid.old[rank.a0 : rank.a1] + laid.new[rank.b0 : rank.b1]
    name = laid.old[between.a0 : between.a1]
    if len(put) > RANK or len(name) > BESIDE or not (put.isalnum() and name.isalnum()):
        return -1
    light = any(word.light or word.fixed for form in (put, name) for word in cut(form))
    return -1 if light else edit - 2


def _whole_name(laid: Laid, block: Block) -> Block:
    """Return a replacement with the noun behind it that makes a name of both sides.

    水行政主管 → 水务 before 部门 is 水行政主管部门 → 水务部门: half a name is no word.
    """
    if min(block.a1 - block.a0, block.b1 - block.b0) < NAME:
        return block
    if not laid.old.startswith(_name_heads(), block.a1):
        return block
    word = beside(laid, block, True)
    return widened(block, word, True) if word in words("name_heads") else block


def _members(laid: Laid, block: Block) -> list[Block]:
    """Split a replacement at 和, 或者, 、 when both sides are lists of as many members."""
    old, new = laid.old[block.a0 : block.a1], laid.new[block.b0 : block.b1]
    left, right = _joins(old), _joins(new)
    if [old[w.start : w.end] for w in left] != [new[w.start : w.end] for w in right]:
        return [block]
    found, i, j = [], block.a0, block.b0
    for a, b in zip(left, right, strict=True):
        found.append(Block(i, block.a0 + a.start, j, block.b0 + b.start))
        i, j = block.a0 + a.end, block.b0 + b.end
    found.append(Block(i, block.a1, j, block.b1))
    return [part for part in found if part.a0 < part.a1 and part.b0 < part.b1]


def _joins(form: str) -> list[Word]:
    """Return the words that part a list; those inside brackets are of one member: 县(市、区)."""
    if _JOINING.isdisjoint(form):
        return []
    found = [word for word in cut(form) if form[word.start : word.end] in JOINS]
    return [w for w in found if form.count("(", 0, w.start) == form.count(")", 0, w.start)]


def _beside_it(laid: Laid, block: Block) -> Iterator[Block]:
    """Yield an insertion or deletion with the word that stands on either side of it.

    One that joins (政府及有关部门 before a verb) adds to a sentence and replaces no word.
    """
    form = laid.old[block.a0 : block.a1] + laid.new[block.b0 : block.b1]
    joined = form.startswith("、"), form.endswith("、")
    if any(word.light for word in cut(form.strip("、"))):
        return
    if any(joined):
        # 区、县 → 区: the member that stays says what the list was.
        if joined[0] != joined[1] and (word := beside(laid, block, joined[1])):
            yield widened(block, word, joined[1])
        return
    for right in (False, True):
        word = beside(laid, block, right)
        if word:
            yield widened(block, word, right)


def widened(block: Block, word: str, right: bool) -> Block:
    """Return a block with the word beside it taken in."""
    size = len(word)
    if right:
        return block._replace(a1=block.a1 + size, b1=block.b1 + size)
    return block._replace(a0=block.a0 - size, b0=block.b0 - size)


def beside(laid: Laid, block: Block, right: bool) -> str:
    """Return the word beside a block, the same on both sides; nothing where it may not be taken."""
    found = set()
    for form, start, end in ((laid.old, block.a0, block.a1), (laid.new, block.b0, block.b1)):
        around = form[end : end + BESIDE] if right else form[max(0, start - BESIDE) : start]
        tokens = cut(around)
        if not tokens:
            return ""
        token = tokens[0 if right else -1]
        word = around[token.start : token.end]
        if token.light or token.fixed or word in _protected():
            return ""
        found.add(word)
    return found.pop() if len(found) == 1 else ""


def atoms(swap: Swap) -> list[Swap]:
    """Split a swap word by word when both sides have as many words: 本省办法→本市细则."""
    left, right = cut(swap.key[0]), cut(swap.key[1])
    if len(left) != len(right) or len(left) == 1:
        return [swap]
    found = []
    for a, b in zip(left, right, strict=True):
        key = swap.key[0][a.start : a.end], swap.key[1][b.start : b.end]
        if key[0] != key[1]:
            i, j = swap.place.a0, swap.place.b0
            place = Block(i + a.start, i + a.end, j + b.start, j + b.end)
            found.append(replace(swap, place=place, form=key[0], key=key))
    return found


def ragged(key: tuple[str, str]) -> tuple[bool, bool]:
    """Say whether a swap asks for its neighbour on the left, and for the one on the right.

    人→组织和个人 says little without 任何 before it, 履行职责的 nothing without 机构 after it.
    """
    short = min(map(len, key)) == 1
    return short or any(joins(form, 0) for form in key), short or any(joins(f, -1) for f in key)


def joins(form: str, at: int) -> bool:
    """Say whether the first (0) or last (-1) word of a form only joins; a bracket does not."""
    word = cut(form)[at]
    return word.light and form[word.start : word.end].isalnum()


def extended(made: Sequence[Swap], right: bool) -> list[Swap]:
    """Take in the word beside where it is one word in every place; else return all as given."""
    seen = {beside(swap.laid, swap.place, right) for swap in made}
    word = seen.pop() if len(seen) == 1 else ""
    if not word:
        return list(made)
    found = []
    for swap in made:
        a, b = swap.key
        key = (a + word, b + word) if right else (word + a, word + b)
        form = swap.form + word if right else word + swap.form
        place = widened(swap.place, word, right)
        found.append(replace(swap, place=place, form=form, key=key))
    return found
