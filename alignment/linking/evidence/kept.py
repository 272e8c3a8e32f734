"""Clauses that stand word for word in the other text: each has its partner and gets no other.

A worked example. Each clause gets the number of the link that it is in, -1 without one::

    template    甲应当公示菜单。 0     乙应当留样。 1     本办法自公布之日起施行。 -1
    variant     乙应当留样。 1     本细则自公布之日起施行。 -1     甲应当公示菜单。 0

A pair is open where both numbers are the same: so the two last clauses may answer each other, and
nothing else may answer 甲应当公示菜单.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from rapidfuzz.distance import Levenshtein

from ..model import Bools, Candidates, Ints, Unit
from .cuts import cuts
from .ngrams import REFERENCE
from .rivals import rival

# Likeness from which a clause may be kept nearly word for word, and how far ahead of any other.
# Of 370 pairs of hand-made alignments with the same words but for references, and 224 from 0.85
# up, two have a second link: both hold a piece that is new.
NEARLY, AHEAD = 0.85, 0.1
# A piece of so many characters that was put in or taken out may be a clause of its own.
PIECE = 7

# Clauses of the template and of the variant that are one link: neighbours on either side.
Link = tuple[range, range]


def _places(texts: Sequence[str], others: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Return where each text stands that is told apart: alone, or by the text before it.

    Repetitions after the same text are counted through, if both sides have as many of them.
    """
    count, theirs = Counter(texts), Counter(others)
    pairs, their_pairs = (list(zip(("", *side), side, strict=False)) for side in (texts, others))
    many, as_many = Counter(pairs), Counter(their_pairs)
    seen: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, ...], int] = {}
    for at, pair in enumerate(pairs):
        text = pair[1]
        if count[text] == theirs[text] == 1:
            found[(text,)] = at
        elif count[text] == theirs[text] and many[pair] == as_many[pair]:
            found[(*pair, str(seen[pair]))] = at
        seen[pair] += 1
    return found


def _groups(links: Sequence[Link], sizes: tuple[int, int]) -> tuple[Ints, Ints]:
    """Return which link each clause of both sides is in, -1 for none.

    Links that share a clause settle nothing.
    """
    in_t, in_v = (Counter(chain.from_iterable([one[side] for one in links])) for side in (0, 1))
    of_t, of_v = ([-1] * size for size in sizes)
    for t, v in links:
        if len(t) == len(v) == 1:  # which most are
            if in_t[t.start] == in_v[v.start] == 1:
                of_t[t.start] = of_v[v.start] = t.start
        elif all(in_t[k] == 1 for k in t) and all(in_v[k] == 1 for k in v):
            of_t[t.start : t.stop] = [t.start] * len(t)
            of_v[v.start : v.stop] = [t.start] * len(v)
    return np.array(of_t), np.array(of_v)


def _one(place: int) -> range:
    return range(place, place + 1)


def kept(template: Sequence[str], variant: Sequence[str]) -> tuple[Ints, Ints]:
    """Return which link each clause is in that stands word for word on the other side.

    Whole, or cut into neighbours none of which stands there whole; -1 for one that does not.
    """
    return _kept(tuple(template), tuple(variant))


# Both looks at a pair of texts ask for it.
@lru_cache(2)
def _kept(template: tuple[str, ...], variant: tuple[str, ...]) -> tuple[Ints, Ints]:
    ours, theirs = _places(template, variant), _places(variant, template)
    sizes = len(template), len(variant)
    whole = [(_one(ours[text]), _one(at)) for text, at in theirs.items() if text in ours]
    of_t, of_v = _groups(whole, sizes)
    found = [(_one(at), run) for at, run in cuts(template, variant)]
    found += [(run, _one(at)) for at, run in cuts(variant, template)]
    parted = [(t, v) for t, v in found if max(of_t[list(t)]) < 0 and max(of_v[list(v)]) < 0]
    return _groups(whole + parted, sizes)


def unsettled(template: Sequence[str], variant: Sequence[str], i: Ints, j: Ints) -> Bools:
    """Tell which pairs are open: neither clause stands word for word elsewhere on the other side.

    A clause kept word for word has its partner and supports no second link: of eleven hundred
    such clauses in hand-made alignments none has one. Words that one text repeats more often
    than the other settle nothing.
    """
    of_t, of_v = kept(template, variant)
    return np.asarray(of_t[i] == of_v[j])


def same_words(template: Sequence[Unit], variant: Sequence[Unit], c: Candidates) -> Bools:
    """Tell which candidates stand word for word on both sides: they are links, however short.

    Of 1,270 clauses that stand once in each text of hand-made alignments, word for word, all
    are links; and a text must be found unchanged beside itself.
    """
    of_t, of_v = kept([u.text for u in template], [u.text for u in variant])
    return np.asarray((of_t[c.i] == of_v[c.j]) & (of_t[c.i] >= 0))


# Many texts of a batch alter a clause in the same way.
@lru_cache(4096)
def _whole(template: str, variant: str) -> bool:
    """Tell whether two texts differ in words only: no piece was put in or taken out."""
    steps = Levenshtein.opcodes(REFERENCE.sub("", template), REFERENCE.sub("", variant))
    sizes = (
        (s.src_end - s.src_start, s.dest_end - s.dest_start) for s in steps if s.tag != "equal"
    )
    return all(max(size) < PIECE for size in sizes)


def still_open(template: Sequence[Unit], variant: Sequence[Unit], c: Candidates) -> Bools:
    """Tell which candidates are open: neither clause is kept nearly word for word by another.

    So a near-copy of a clause is not hung onto the partner of that clause when its own is gone.
    """
    like, (nt, nv) = c.evidence["likeness"], (len(template), len(variant))
    best = np.maximum(rival(like, c.i, nt)[0], rival(like, c.j, nv)[0])
    pairs = np.flatnonzero((like >= NEARLY) & (like >= best + AHEAD))
    ends = [(int(c.i[k]), int(c.j[k])) for k in pairs]
    nearly = [(t, v) for t, v in ends if _whole(template[t].text, variant[v].text)]
    of_t, of_v = _groups([(_one(t), _one(v)) for t, v in nearly], (nt, nv))
    return np.asarray(of_t[c.i] == of_v[c.j])
