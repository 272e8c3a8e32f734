"""Make the cuts of a difference readable: no chance matches, edges where a person would cut.

由学校的食堂负责留样四十八小时 becomes 由学校负责人每半年检查一次. In common are 由学校 and 负责;
the second is there by chance: much more changed on either side of it. It is folded into one change,
的食堂负责留样四十八小时 → 负责人每半年检查一次 (``_fold``). What is left is kept clear of half a
bracket, and moved to where a word or a sentence ends (``_slide``).
"""

from collections.abc import Iterator, Sequence

from .match import Block, Cuts
from .words import JOINS

# A sentence that ends is a border that no change is drawn across.
_STRONG = frozenset("。；;！？!?")
_MARKS = _STRONG | frozenset("，,、：:")

# An equal run of up to two characters between two changes is chance when both are at least twice
# as long as the run: most words have two characters, and 省→市 beside 办法→细则 is no chance.
CHANCE = 2
# A longer one is chance when each change beside it is this many times as long: in a sentence
# written anew a word or two recur by themselves.
DROWNED = 6
# Between two insertions (or two deletions) folding makes a deletion out of nothing, so more is
# asked for.
DROWNED_SAME = 4
# Two names that change places, each of so many characters: 水行政主管部门 and 生态环境主管部门.
SHORTEST, LONGEST = 2, 24
# 和 between two names, each of at most so many characters, keeps its members apart: A和B→C和D.
NAME = 12
_PAIRS = ("()", "《》", "“”", "〔〕", "[]")
_BRACKETS = frozenset("".join(_PAIRS))


def refine(a: Cuts, b: Cuts, found: list[Block], whole: Block) -> tuple[Block, ...]:
    """Return the blocks with chance matches folded in and their edges moved to readable places.

    None leaves ``whole``, the stretch that is looked at.
    """
    folded = _fold(a, b, found)
    trimmed = [block for block in (_trim(a, b, one) for one in folded) if block.size]
    kept = _bracketed(a, b, trimmed)
    for index in range(len(kept)):
        kept[index] = _slide(a, b, kept, index, whole)
    return tuple(_exchanged(a, b, _join(kept)))


def _fold(a: Cuts, b: Cuts, found: list[Block]) -> list[Block]:
    """Draw together the changes that only a chance match parts."""
    kept: list[Block] = []
    for block in found:
        while kept and _chance(a, b, kept[-1], block):
            before = kept.pop()
            block = Block(before.a0, block.a1, before.b0, block.b1)
        kept.append(block)
    return kept


def _chance(a: Cuts, b: Cuts, left: Block, right: Block) -> bool:
    """Say whether the equal run between two changes is there by chance."""
    run = a.form[left.a1 : right.a0]
    smaller = min(left.size, right.size)
    if not _STRONG.isdisjoint(run) or (_one_for_one(a, b, left) and _one_for_one(a, b, right)):
        return False
    if run in JOINS and _name(a, b, left) and _name(a, b, right):
        return False
    if left.lopsided == right.lopsided != 0:
        return _MARKS.isdisjoint(run) and len(run) * DROWNED_SAME <= smaller
    if not _MARKS.isdisjoint(run) and (_one_for_one(a, b, left) or _one_for_one(a, b, right)):
        return False
    if len(run) > smaller:
        return False
    if a.all_light(left.a1, right.a0):
        return True
    if len(run) <= CHANCE:
        return len(run) * 2 <= smaller
    return len(run) * DROWNED <= smaller


def _bracketed(a: Cuts, b: Cuts, found: list[Block]) -> list[Block]:
    """Draw together a change that opens a bracket and the next one when it closes it."""
    kept: list[Block] = []
    for block in found:
        if kept and (
            _encloses(a, kept[-1], block) or _encloses(b, kept[-1].mirror(), block.mirror())
        ):
            before = kept.pop()
            block = Block(before.a0, block.a1, before.b0, block.b1)
        kept.append(block)
    return kept


def _encloses(cuts: Cuts, left: Block, right: Block) -> bool:
    """Say whether a bracket opened in one change is closed in the other, a few words on."""
    if right.a0 - left.a1 > NAME:
        return False
    opened = [c for c in cuts.form[left.a0 : left.a1] if c in _BRACKETS]
    closed = [c for c in cuts.form[right.a0 : right.a1] if c in _BRACKETS]
    return bool(opened and closed) and opened[-1] + closed[0] in _PAIRS


def _name(a: Cuts, b: Cuts, block: Block) -> bool:
    """Say whether a few words without a mark stand for a few words."""
    words = a.form[block.a0 : block.a1] + b.form[block.b0 : block.b1]
    return not block.lopsided and block.size <= NAME and words.isalnum()


def _one_for_one(a: Cuts, b: Cuts, block: Block) -> bool:
    """Say whether one word stands for one word: a change that explains itself."""
    return a.one_word(block.a0, block.a1) and b.one_word(block.b0, block.b1)


def _trim(a: Cuts, b: Cuts, block: Block) -> Block:
    """Take off what both sides of a replacement begin or end with, at the edge of a word.

    应当→应 is one word for another and stays whole.
    """
    if _one_for_one(a, b, block):
        return block
    a0, a1, b0, b1 = block
    limit = min(a1 - a0, b1 - b0)
    same = next((k for k in range(limit) if a.form[a0 + k] != b.form[b0 + k]), limit)
    head = next((k for k in range(same, 0, -1) if _edge(a, b, a0 + k, b0 + k)), 0)
    limit -= head
    same = next((k for k in range(limit) if a.form[a1 - 1 - k] != b.form[b1 - 1 - k]), limit)
    tail = next((k for k in range(same, 0, -1) if _edge(a, b, a1 - k, b1 - k)), 0)
    return Block(a0 + head, a1 - tail, b0 + head, b1 - tail)


def _edge(a: Cuts, b: Cuts, i: int, j: int) -> bool:
    """Say whether a cut at ``i`` and ``j`` is at a word's edge, and in no number.

    The segmenter cuts the same characters differently in different company, so an edge on one
    side will do where the word cut on the other falls into two that could be words:
    全国|人民代表大会, never 当事|人.
    """
    if i in a.inside or j in b.inside or not (i in a.edges or j in b.edges):
        return False
    return a.parts(i) and b.parts(j)


def _slide(a: Cuts, b: Cuts, found: list[Block], index: int, whole: Block) -> Block:
    """Move an insertion or a deletion among the places that mean the same to the best one."""
    block = found[index]
    if not block.lopsided:
        return block
    before = found[index - 1].a1 if index else whole.a0
    after = found[index + 1].a0 if index + 1 < len(found) else whole.a1
    long, start, end = (b, block.b0, block.b1) if block.lopsided > 0 else (a, block.a0, block.a1)
    shifts = [0]
    for step, room in ((-1, block.a0 - before), (1, after - block.a1)):
        for k in range(1, room + 1):
            left, right = (start - k, end - k) if step < 0 else (start + k - 1, end + k - 1)
            if long.form[left] != long.form[right]:
                break
            shifts.append(step * k)
    usable = [k for k in shifts if k == 0 or _edge(a, b, block.a0 + k, block.b0 + k)]
    usable = [k for k in usable if k == 0 or _edge(a, b, block.a1 + k, block.b1 + k)]
    best = max(usable, key=lambda k: (_rank(long, start + k) + _rank(long, end + k), -abs(k), k))
    return Block(*(value + best for value in block))


def _rank(cuts: Cuts, at: int) -> int:
    """Rank a place for a cut: a clause's border, after a sentence, after a mark, before one."""
    if at in cuts.borders or at in (0, len(cuts.form)):
        return 4
    if cuts.form[at - 1] in _STRONG:
        return 3
    if cuts.form[at - 1] in _MARKS:
        return 2
    return int(cuts.form[at] in _MARKS)


def _exchanged(a: Cuts, b: Cuts, found: Sequence[Block]) -> Iterator[Block]:
    """Yield the changes, two names that changed places each as a replacement.

    甲局许可，报 | 乙局 becomes 乙局 | 许可，报甲局 : 甲局 → 乙局, 许可，报, 乙局 → 甲局.
    """
    at = 0
    while at < len(found):
        pair = found[at : at + 2]
        made = _names_exchanged(a, b, *pair) if len(pair) == 2 else ()
        yield from made or pair[:1]
        at += 2 if made else 1


def _names_exchanged(a: Cuts, b: Cuts, left: Block, right: Block) -> tuple[Block, ...]:
    """Return two replacements for a deletion and an insertion that move a name over another."""
    if left.lopsided * right.lopsided >= 0:
        return ()
    if left.lopsided > 0:
        return tuple(x.mirror() for x in _names_exchanged(b, a, left.mirror(), right.mirror()))
    gone, come = a.form[left.a0 : left.a1], b.form[right.b0 : right.b1]
    stayed = a.form[left.a1 : right.a0]
    size = len(gone)
    for length in range(SHORTEST, size) if size == len(come) else ():
        name, between = gone[:length], gone[length:]
        ends = left.a0 + length, right.b1 - length
        named = name.isalnum() and stayed.isalnum() and max(length, len(stayed)) <= LONGEST
        moved = come == between + name and between not in JOINS
        if named and moved and _edge(a, b, *ends):
            return (
                Block(left.a0, ends[0], left.b0, right.b0),
                Block(left.a1, right.a0, ends[1], right.b1),
            )
    return ()


def _join(found: list[Block]) -> list[Block]:
    """Make one change of those that touch."""
    kept: list[Block] = []
    for block in found:
        if kept and kept[-1].a1 == block.a0 and kept[-1].b1 == block.b0:
            before = kept.pop()
            block = Block(before.a0, block.a1, before.b0, block.b1)
        kept.append(block)
    return kept
