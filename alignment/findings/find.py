"""What a reader must look at: changes of force, number, condition, subject and reference.

Every finding comes from an edit or a reference, never from a comparison of free text, so that
each points at the words that changed. The sentence of each code stands in the catalogue as
``finding.CODE``, filled with the words before and after.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from ...corpus.model import Document, Span
from ...corpus.normalise import clean
from ..edits.sides import Side, side
from ..model import Edit, Finding, Link, Op, Reference, RefStatus
from ..tables import classes
from .terms import Term, terms, unmatched

# A negation, a condition or a lone word of force counts in an edit of up to so many characters:
# in a sentence written anew it is part of what a reader reads anyway.
SHORT = 12
# A number that appears or goes, or a word of force for another, counts in an edit of up to so
# many characters: about a sentence.
SENTENCE = 30
# A subject of more characters than this is a clause of its own.
SUBJECT = 20

_OF_REFERENCE = {
    RefStatus.SHIFTED: "reference-shifted",
    RefStatus.DANGLING: "reference-dangling",
    RefStatus.WRONG: "reference-wrong",
    RefStatus.TARGET_DROPPED: "reference-target-dropped",
}
# Binding without doubt, and found without the segmenter.
_BINDING = re.compile("应当|必须|不得|禁止|严禁")
_PREDICATE = re.compile("应当|必须|不得|可以|负责|应(?!急|用|对|诉)|有权|禁止|严禁")
_FORCE = {"duty": 2, "ban": 2, "advice": 0, "power": 1}
_PENALTY = re.compile("罚款|处罚")


def _size(edit: Edit) -> int:
    return max(edit.template.end - edit.template.start, edit.variant.end - edit.variant.start)


def _one(code: str, old: Term | None, new: Term | None) -> Finding:
    return Finding(
        code,
        old.word if old else "",
        new.word if new else "",
        (old.span,) if old else (),
        (new.span,) if new else (),
    )


def modal_code(before: str, after: str) -> str:
    """Return the code of one word of force replaced by another: weaker, stronger, the reverse."""
    old, new = classes("modals")[before], classes("modals")[after]
    if old == new:
        return "modal-reworded"
    if "ban" in (old, new):
        return "modal-reversed"
    return "modal-weakened" if _FORCE[old] > _FORCE[new] else "modal-strengthened"


def _modals(old: Sequence[Term], new: Sequence[Term], size: int) -> Iterator[Finding]:
    """Pair the words of force in order; one left over counts in a short edit.

    In a sentence written anew two of them need not answer each other. 应, 要, 可 left over are as
    often part of something else (设立时应发行的股份).
    鼓励, 支持 and their like bind nobody and count beside a word that does.
    """
    for before, after in zip_longest(old, new):
        if all(classes("modals")[term.word] == "advice" for term in (before, after) if term):
            continue
        lone = before or after
        if before and after:
            if size <= SENTENCE:
                yield _one(modal_code(before.word, after.word), before, after)
        elif lone and size <= SHORT and len(lone.word) > 1:
            yield _one("modal-dropped" if before else "modal-added", before, after)


def _numbers(
    old: Sequence[Term], new: Sequence[Term], size: int, penalty: bool
) -> Iterator[Finding]:
    """Pair the numbers of one class in order; one left over counts within a sentence.

    In a longer edit a number is paired when it is the only one of its class on either side.
    """
    for group in sorted({term.group for term in (*old, *new)}):
        code = "penalty-amount" if penalty and group == "number-money" else group
        left = [term for term in old if term.group == group]
        right = [term for term in new if term.group == group]
        if size > SENTENCE and not len(left) == len(right) == 1:
            continue
        for before, after in zip_longest(left, right):
            if before and after:
                yield _one(code, before, after)
            else:
                yield _one("number-dropped" if before else "number-added", before, after)


def _of_edit(edit: Edit, old: Side, new: Side, penalty: bool) -> Iterator[Finding]:
    """Yield what the words of one edit give."""
    left, right = unmatched(terms(old), terms(new))
    if not left and not right:
        return
    size = _size(edit)

    def of(group: str) -> tuple[list[Term], list[Term]]:
        return [t for t in left if t.group == group], [t for t in right if t.group == group]

    numbers = [t for t in left if "-" in t.group], [t for t in right if "-" in t.group]
    yield from _modals(*of("modal"), size)
    yield from _numbers(*numbers, size, penalty)
    for group in ("exception", "condition", "negation"):
        dropped, added = of(group)
        if group == "negation":
            # 未按规定 for 不按规定 is negated still.
            dropped, added = dropped[len(added) :], added[len(dropped) :]
            dropped, added = _turning(dropped, new), _turning(added, old)
        if group == "exception" or size <= SHORT:
            # Of 除…另有规定的除外 the first word stands for all.
            yield from (_one(f"{group}-dropped", term, None) for term in dropped[:1])
            yield from (_one(f"{group}-added", None, term) for term in added[:1])


def _turning(negations: Sequence[Term], other: Side) -> list[Term]:
    """Return the negations whose sentence the other side says without them.

    不动摇 struck out as a whole turns nothing round: what it negates must stand there still.
    """
    return [term for term in negations if not term.following or term.following in other.form]


def _subject(old: Side, new: Side, before: str, after: str) -> Iterator[Finding]:
    """Yield the change of who is bound: whole words at the head of a sentence, before 应当."""
    whole = (
        max(len(old.form), len(new.form)) <= SUBJECT and old.form.isalnum() and new.form.isalnum()
    )
    whole = whole and not _PREDICATE.search(old.form + new.form)
    if whole and (not before or before[-1] in "。；;") and _PREDICATE.match(after):
        yield Finding("subject-changed", old.form, new.form, old.spans, new.spans)


def _neighbour(variant: Document, edits: Sequence[Edit], index: int) -> str:
    """Return the words of the equal run at ``index``, nothing where there is none."""
    if not 0 <= index < len(edits) or edits[index].op != Op.EQUAL:
        return ""
    return clean(variant.text, edits[index].variant).text


def of_edits(
    template: Document, variant: Document, edits: Sequence[Edit], known: Collection[int]
) -> tuple[Finding, ...]:
    """Return the findings in the edits of one change.

    ``known`` are the indices of edits that need no look: substitutions made throughout, and
    references that followed their article.
    """
    found: list[Finding] = []
    for index, edit in enumerate(edits):
        if edit.op == Op.EQUAL or index in known:
            continue
        old, new = side(template.text, (edit.template,)), side(variant.text, (edit.variant,))
        after = _neighbour(variant, edits, index + 1)
        penalty = bool(_PENALTY.search(old.form + new.form + after[:SENTENCE]))
        found.extend(_of_edit(edit, old, new, penalty))
        if edit.op == Op.REPLACE:
            before = _neighbour(variant, edits, index - 1)
            found.extend(_subject(old, new, before, after))
    return _netted(found)


def _netted(found: Sequence[Finding]) -> tuple[Finding, ...]:
    """Leave out the words that were dropped in one edit of a change and added in another."""
    if len(found) < 2:
        return tuple(found)
    added = Counter((f.code.removesuffix("-added"), f.after) for f in found if not f.before)
    dropped = Counter((f.code.removesuffix("-dropped"), f.before) for f in found if not f.after)
    both = added & dropped
    spare = {"added": Counter(both), "dropped": Counter(both)}
    kept = []
    for finding in found:
        group, _, way = finding.code.rpartition("-")
        word = finding.before or finding.after
        if way in spare and spare[way][group, word]:
            spare[way][group, word] -= 1
        else:
            kept.append(finding)
    return tuple(kept)


def of_references(references: Sequence[Reference]) -> tuple[Finding, ...]:
    """Return the findings of references that no longer mean what they meant.

    ``before`` and ``after`` are the words on either side, ``expected`` is where the old target
    went.
    """
    return tuple(
        Finding(
            _OF_REFERENCE[r.status],
            r.words_before,
            r.words_after,
            r.template,
            r.variant,
            r.expected,
        )
        for r in references
        if r.status in _OF_REFERENCE
    )


def of_dropped(template: Document, link: Link) -> tuple[Finding, ...]:
    """Return the finding of a dropped clause that binds somebody: 应当, 不得 and their like."""
    spans: list[Span] = []
    word = ""
    for clause in link.template:
        body = side(template.text, (template.nodes[clause].body,))
        for hit in _BINDING.finditer(body.form):
            word = word or hit.group()
            spans.append(body.span(*hit.span()))
    return (Finding("duty-dropped", word, "", tuple(spans), ()),) if spans else ()
