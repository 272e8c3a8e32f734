"""What changed in a paragraph, as words to be replaced or struck, or as sentences.

    甲应当乙，丙。 → 甲可以乙，丙。    “甲应当乙”修改为“甲可以乙”
    甲。乙。      → 甲。乙。丙。      at its end “丙。” is added

Drafters quote what reads by itself: the name of a body, a short clause, else a phrase; and they
write an addition as its clause before and after, “制定本法”修改为“根据宪法，制定本法”.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ....corpus.model import Ordinal, Span
from ...edits.make import edits
from ...edits.words import numbers
from ...model import Edit, Op
from ..applying.steps.wording import sentences, tidied
from ..model import Form, Step
from .phrases import LONGEST, Range, clause, cuts_phrase, ends, name, phrases, ranges, stands, term

# More changes than these in one paragraph are read more easily as a new paragraph: of the
# decisions read, none names more than three pairs of words in one paragraph.
MOST_CHANGES = 3
# The share of a paragraph from which it is written anew: "about half", as drafters' rules have it.
LARGE_SHARE = 0.5
# The share of a paragraph that may be quoted, with what stands around the change.
_QUOTED_SHARE = 0.75
# Changes so near to each other in one clause are quoted as one, up to this length.
_TOGETHER = 30
# Words that are struck stand in no more than so many characters; longer ones are a sentence.
_STRUCK = 60
_MARKS = "，。；：、！？"
_ENDS = "。！？"
Pair = tuple[str, str]


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


@dataclass(frozen=True, slots=True)
class _Cut:
    """A range of the old text that changes, and what stands in the new one instead."""

    a0: int
    a1: int
    b0: int
    b1: int


@dataclass(frozen=True, slots=True)
class _Texts:
    """A paragraph before and after, its changes, and pairs of words that changed elsewhere too."""

    old: str
    new: str
    cuts: tuple[_Cut, ...]
    usual: frozenset[Pair]

    def pair(self, one: Range) -> Pair:
        """Return the old and the new words of a range of the old text."""
        start = _mapped(self.cuts, one[0], end=False)
        return self.old[slice(*one)], self.new[start : _mapped(self.cuts, one[1], end=True)]


def swaps(old: str, new: str) -> frozenset[Pair]:
    """Return the words that one paragraph replaces by others, each as short as it reads."""
    texts = _Texts(old, new, tuple(_cuts(old, new)), frozenset())
    found = (texts.pair(one) for cut in texts.cuts for one in _short(texts, cut))
    return frozenset(pair for pair in found if not re.search(f"[{_MARKS}]", "".join(pair)))


def _short(texts: _Texts, cut: _Cut) -> list[Range]:
    """Return what a change may be called by itself: a name, a word, a term."""
    core = (cut.a0, cut.a1)
    bare = core if stands(texts.old, *core) else None
    found = (name(texts.old, *core), bare, term(texts.old, *core))
    return [one for one in found if one and all(len(part) > 1 for part in texts.pair(one))]


def wordings(old: str, new: str, usual: frozenset[Pair] = frozenset()) -> tuple[Wording, ...]:
    """Return the changes that make ``new`` of ``old``, empty where a new text reads better.

    The words alone say what is meant: they stand there once, or all of them change. ``usual`` are
    pairs that change elsewhere as well and are quoted alike.
    """
    added = _sentences_added(old, new)
    if added:
        return added
    cuts = tuple(_cuts(old, new))
    if not cuts or sum(max(c.a1 - c.a0, c.b1 - c.b0) for c in cuts) > LARGE_SHARE * max(
        len(old), len(new)
    ):
        return _sentence(old, new)
    texts = _Texts(old, new, cuts, usual)
    spans = _spans(texts)
    made = _words(texts, spans)
    whole = not any(cuts_phrase(old, *span) for span in spans)
    return made if whole and _reads(texts, made) else _sentence(old, new)


def _cuts(old: str, new: str) -> list[_Cut]:
    made = edits(old, (Span(0, len(old)),), new, (Span(0, len(new)),), folds=frozenset()).whole
    return [_slid(old, new, cut) for cut in _in_place(made)]


def _in_place(made: Sequence[Edit]) -> list[_Cut]:
    """Give what has no place on one side the place where it stands between its neighbours.

    Empty where words changed their order: no words are replaced there, they moved.
    """
    i = j = 0
    out: list[_Cut] = []
    for edit in made:
        (a0, a1), (b0, b1) = edit.template, edit.variant
        if edit.op is Op.INSERT:
            a0 = a1 = i
        if edit.op is Op.DELETE:
            b0 = b1 = j
        if edit.op is not Op.EQUAL:
            out.append(_Cut(a0, a1, b0, b1))
        if a0 < i or b0 < j:
            return []
        i, j = a1, b1
    return out


def _slid(old: str, new: str, cut: _Cut) -> _Cut:
    """Let an addition begin with its mark: 鼓励创新， behind ，is ，鼓励创新 before it."""
    added = new[cut.b0 : cut.b1]
    before = old[cut.a0 - 1 : cut.a0]
    if cut.a0 == cut.a1 and added and before and before in "，、；" and added[-1] == before:
        return _Cut(cut.a0 - 1, cut.a1 - 1, cut.b0 - 1, cut.b1 - 1)
    return cut


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


def _spans(texts: _Texts) -> list[Range]:
    """Return the ranges of the old text that are quoted.

    What changes elsewhere too stands alone; of the rest of a clause the names do if all are names,
    else the clause is quoted, or one phrase around each change.
    """
    found: list[Range] = []
    for group in _by_clause(texts):
        narrow = {cut: _narrow(texts, cut) for cut in group}
        alone = [one for one in narrow.values() if one and texts.pair(one) in texts.usual]
        rest = [(cut, one) for cut, one in narrow.items() if one not in alone]
        together = _together(texts, [one or (cut.a0, cut.a1) for cut, one in rest])
        found += alone
        if len(rest) > 1 and together and not all(one for _, one in rest):
            found.append(together)
        else:
            found += [one or _wide(texts, cut) for cut, one in rest]
    joined = _joined(found, texts.cuts)
    return _joined([_ended(texts.old, one, found) for one in joined], texts.cuts)


def _ended(text: str, span: Range, found: Sequence[Range]) -> Range:
    """Let what was put together begin and end with a phrase."""
    if span in found:
        return span
    first, last = (ranges(text, at, at + 1) for at in (span[0], span[1] - 1))
    starts = [one[0] for one in first if span[0] - one[0] <= LONGEST]
    ends = [one[1] for one in last if one[1] - span[1] <= LONGEST]
    return min([span[0], *starts]), max([span[1], *ends])


def _by_clause(texts: _Texts) -> list[list[_Cut]]:
    """Put the changes of one clause together."""
    out: list[list[_Cut]] = []
    last: Range | None = None
    for cut in texts.cuts:
        here = clause(texts.old, cut.a0, cut.a1)
        if out and here == last:
            out[-1].append(cut)
        else:
            out.append([cut])
        last = here
    return out


def _narrow(texts: _Texts, cut: _Cut) -> Range | None:
    """Return words that are quoted alone: a name, a number, what changes elsewhere as well."""
    old, new = texts.old[cut.a0 : cut.a1], texts.new[cut.b0 : cut.b1]
    named = name(texts.old, cut.a0, cut.a1)
    if named and not re.search("[，。；：]", old + new) and texts.pair(named)[1]:
        return named
    usual = (one for one in _short(texts, cut) if texts.pair(one) in texts.usual)
    whole = old and new and all(_is_reference(part) for part in (old, new))
    return next(usual, (cut.a0, cut.a1) if whole else None)


def _is_reference(words: str) -> bool:
    """Say whether words are numbers of articles and nothing else: 第十八条第一款、第十九条."""
    return not re.sub(r"[、和或者及至]", "", numbers().sub("", words)) and "第" in words


def _wide(texts: _Texts, cut: _Cut) -> Range:
    """Return the widest phrase around a change that is no longer than drafters quote."""
    start, end = cut.a0, cut.a1
    old, new = texts.old, texts.new[cut.b0 : cut.b1]
    if start == end and new[:1] in tuple(_MARKS) and start:
        start -= 1
    elif start == end and new[-1:] in tuple(_MARKS) and end < len(old):
        end += 1
    found = ranges(old, start, end)
    fits = [one for one in found if one[1] - one[0] <= max(LONGEST, end - start)]
    whole = [one for one in fits if not _breaks_list(old, one) and ends(old, one[1])]
    return max(reversed(whole or fits), key=lambda one: one[1] - one[0], default=found[0])


def _breaks_list(text: str, one: Range) -> bool:
    """Say whether words end in the first member of a list: 在食堂的加工 of 在食堂的加工、分餐."""
    return text[one[1] : one[1] + 1] == "、" and text[one[0] - 1 : one[0]] != "、"


def _together(texts: _Texts, found: Sequence[Range]) -> Range | None:
    """Return one range for the changes of a clause, None where it is too long."""
    if not found:
        return None
    wider = ranges(texts.old, min(one[0] for one in found), max(one[1] for one in found))
    fits = [one for one in wider if one[1] - one[0] <= _TOGETHER]
    return max(fits, key=lambda one: one[1] - one[0], default=None)


def _joined(spans: Sequence[Range], cuts: Sequence[_Cut]) -> list[Range]:
    """Put together what overlaps or touches, changes that lie between included."""
    out: list[Range] = []
    for start, end in sorted(spans):
        inside = [cut for cut in cuts if cut.a0 < end and cut.a1 > start]
        start = min([start, *(cut.a0 for cut in inside)])
        end = max([end, *(cut.a1 for cut in inside)])
        if out and start <= out[-1][1]:
            out[-1] = (min(start, out[-1][0]), max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _mapped(cuts: Sequence[_Cut], at: int, *, end: bool) -> int:
    """Return where an offset of the old text stands in the new one, before or behind a change."""
    shift = 0
    for cut in cuts:
        if cut.a0 > at or (cut.a0 == at and not end):
            break
        if cut.a1 >= at and end:
            return cut.b1 - (cut.a1 - at)
        shift = cut.b1 - cut.a1
    return at + shift


def _words(texts: _Texts, spans: Sequence[Range]) -> tuple[Wording, ...]:
    """Return each range as words that are replaced or struck, each said once."""
    made = [_unique(texts, span, spans) for span in spans]
    out = [one for cut in made for one in (_struck(texts, cut) or _replaced(texts, cut),)]
    return tuple(dict.fromkeys(sorted(out, key=lambda one: one.form is Form.STRIKE)))


def _replaced(texts: _Texts, span: Range) -> Wording:
    return Wording(Form.WORDS, *texts.pair(span))


def _unique(texts: _Texts, span: Range, spans: Sequence[Range]) -> Range:
    """Widen a range until its words stand there once, or all of them change alike."""
    found = [span, *ranges(texts.old, *span)]
    for one in found:
        old, new = texts.pair(one)
        alike = sum(texts.pair(other) == (old, new) for other in spans)
        if new and texts.old.count(old) in (1, alike):
            return one
    return max(found, key=lambda one: one[1] - one[0])


def _struck(texts: _Texts, span: Range) -> Wording | None:
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


def _reads(texts: _Texts, made: Sequence[Wording]) -> bool:
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


def _proven(texts: _Texts, made: Sequence[Wording]) -> bool:
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
