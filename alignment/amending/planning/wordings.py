"""What changed in a paragraph, as words to be replaced or struck, or as sentences.

    甲应当乙，丙。 → 甲可以乙，丙。    “甲应当乙”修改为“甲可以乙”
    甲。乙。      → 甲。乙。丙。      at its end “丙。” is added

Drafters quote what reads by itself: the name of a body, a short clause, else a phrase; and they
write an addition as its clause before and after, “制定本法”修改为“根据宪法，制定本法”.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ....corpus.model import Ordinal
from ..applying.steps.wording import sentences, tidied
from ..model import Form, Step
from .phrases import Range, cuts_phrase, phrases
from .spans import MARKS, Pair, Texts, changes, short, spans, unique

# More changes than these in one paragraph are read more easily as a new paragraph: of the
# decisions read, none names more than three pairs of words in one paragraph.
MOST_CHANGES = 3
# The share of a paragraph from which it is written anew: "about half", as drafters' rules have it.
LARGE_SHARE = 0.5
# The share of a paragraph that may be quoted, with what stands around the change.
_QUOTED_SHARE = 0.75
# Words that are struck stand in no more than so many characters; longer ones are a sentence.
_STRUCK = 60
_ENDS = "。！？"


@dataclass(frozen=True, slots=True)
class Wording:
    """One change of a paragraph: ``form`` words, strike, extend, delete or whole.

    ``step`` is the sentence that it is confined to, ``side`` where a paragraph is extended.
    """

    form: Form
    old: str
    new: str
    step: Step | None = None
    side: str = ""


def swaps(old: str, new: str) -> frozenset[Pair]:
    """Return the words that one paragraph replaces by others, each as short as it reads."""
    texts = Texts(old, new, tuple(changes(old, new)), frozenset())
    found = (texts.pair(one) for cut in texts.cuts for one in short(texts, cut))
    return frozenset(pair for pair in found if not re.search(f"[{MARKS}]", "".join(pair)))


def wordings(old: str, new: str, usual: frozenset[Pair] = frozenset()) -> tuple[Wording, ...]:
    """Return the changes that make ``new`` of ``old``, empty where a new text reads better.

    The words alone say what is meant: they stand there once, or all of them change. ``usual`` are
    pairs that change elsewhere as well and are quoted alike.
    """
    added = _sentences_added(old, new)
    if added:
        return added
    cuts = tuple(changes(old, new))
    if not cuts or sum(max(c.a1 - c.a0, c.b1 - c.b0) for c in cuts) > LARGE_SHARE * max(
        len(old), len(new)
    ):
        return _sentence(old, new)
    texts = Texts(old, new, cuts, usual)
    found = spans(texts)
    made = _words(texts, found)
    whole = not any(cuts_phrase(old, *one) for one in found)
    return made if whole and _reads(texts, made) else _sentence(old, new)


def _sentences_added(old: str, new: str) -> tuple[Wording, ...]:
    """Return what is added before or behind whole sentences that stay."""
    if not old or old[-1] not in _ENDS or len(new) <= len(old):
        return ()
    if new.startswith(old) and new[-1] in _ENDS:
        return (Wording(Form.EXTEND, "", new[len(old) :], side="end"),)
    if new.endswith(old) and new[-len(old) - 1] in _ENDS:
        return (Wording(Form.EXTEND, "", new[: -len(old)], side="start"),)
    return ()


def _sentence(old: str, new: str) -> tuple[Wording, ...]:
    """Return the change of the only sentence of several that is not the same."""
    before = [old[slice(*one)] for one in sentences(old)]
    after = [new[slice(*one)] for one in sentences(new)]
    if len(before) < 2 or "".join(before) != old or "".join(after) != new:
        return ()
    same = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), -1)
    step = Step("句", Ordinal(same + 1))
    if len(before) == len(after) and before[same + 1 :] == after[same + 1 :]:
        small = len(before[same]) <= _QUOTED_SHARE * len(old)
        return (Wording(Form.WHOLE, "", after[same], step),) if small else ()
    if len(before) == len(after) + 1 and same >= 0 and before[same + 1 :] == after[same:]:
        return (Wording(Form.DELETE, "", "", step),)
    return ()


def _words(texts: Texts, found: Sequence[Range]) -> tuple[Wording, ...]:
    """Return each range as words that are replaced or struck, each said once."""
    made = [unique(texts, one, found) for one in found]
    out = [_struck(texts, one) or _replaced(texts, one) for one in made]
    return tuple(dict.fromkeys(sorted(out, key=lambda one: one.form is Form.STRIKE)))


def _replaced(texts: Texts, span: Range) -> Wording:
    return Wording(Form.WORDS, *texts.pair(span))


def _struck(texts: Texts, span: Range) -> Wording | None:
    """Return a phrase that is left out, without the mark that goes with it."""
    cuts = [cut for cut in texts.cuts if span[0] <= cut.a0 and cut.a1 <= span[1]]
    if len(cuts) != 1 or cuts[0].b0 != cuts[0].b1:
        return None
    bare = texts.old[cuts[0].a0 : cuts[0].a1].strip("，；、")
    begin = texts.old.find(bare, cuts[0].a0)
    whole = (begin, begin + len(bare)) in phrases(texts.old, begin, begin + len(bare))
    rest = texts.old[:begin] + texts.old[begin + len(bare) :]
    fits = bare and whole and len(bare) <= _STRUCK and texts.old.count(bare) == 1
    if not fits or tidied(rest) != texts.old[: cuts[0].a0] + texts.old[cuts[0].a1 :]:
        return None
    return Wording(Form.STRIKE, bare, "")


def _reads(texts: Texts, made: Sequence[Wording]) -> bool:
    """Say whether the changes are few, quote little, and make the new text."""
    own = [one for one in made if (one.old, one.new) not in texts.usual]
    if not made or len(own) > MOST_CHANGES or len(made) > 2 * MOST_CHANGES:
        return False
    quoted = sum(max(len(one.old), len(one.new)) for one in own if one.form is Form.WORDS)
    if own and quoted > _QUOTED_SHARE * max(len(texts.old), len(texts.new)):
        return False
    if any(one.form is Form.WORDS and not (one.old and one.new) for one in made):
        return False
    if any(re.search(f"[{_ENDS}].", one.old) for one in made):
        return False
    return _proven(texts, made)


def _proven(texts: Texts, made: Sequence[Wording]) -> bool:
    """Carry the changes out as they would be: all words of one place at once, then the strikes."""
    pairs = {one.old: one.new for one in made if one.form is Form.WORDS}
    pattern = "|".join(map(re.escape, sorted(pairs, key=len, reverse=True)))
    text = re.sub(pattern, lambda hit: pairs[hit[0]], texts.old) if pairs else texts.old
    for one in made:
        if one.form is Form.STRIKE:
            if text.count(one.old) != 1:
                return False
            text = tidied(text.replace(one.old, ""))
    return text == texts.new
