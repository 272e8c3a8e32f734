"""Comments, and safe corrections as tracked changes, in a copy of the user's own Word file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...alignment.checking.model import Checked, Fault, Fix
from ...corpus.limits import Limits
from ...corpus.model import Span
from ...corpus.reading.docx_file.records import Paragraph
from ..redline.in_place.script import Keep, Step, Strike
from ..redline.in_place.surgery import Surgery
from ..redline.in_place.target import Target
from ..redline.in_place.wordfile import WordFile, open_word
from ..redline.plan.comments import Comment
from ..redline.plan.dates import date_of_changes
from ..redline.plan.model import DEFAULTS, Options, State
from ..redline.wordml.parts import add_comments
from ..redline.wordml.wordml import Ink, w
from ..words.catalogue import Lang
from .sentences import CheckWords


def safe_fixes(faults: Sequence[Fault]) -> tuple[Fix, ...]:
    """Return the fixes that change no meaning, in order, none within reach of another."""
    found: list[Fix] = []
    fixes = sorted({fix for fault in faults if fault.rule.safe for fix in fault.fixes})
    for fix in fixes:
        if not found or fix.span.start >= found[-1].span.end:
            found.append(fix)
    return tuple(found)


def annotated(
    checked: Checked,
    lang: Lang,
    limits: Limits,
    *,
    fix: bool = False,
    options: Options = DEFAULTS,
) -> bytes | None:
    """Return a copy of the Word file with a comment on each paragraph that has faults.

    With ``fix`` the safe corrections are tracked changes in it. None where the text comes from
    no Word file that can be opened again.
    """
    word = open_word(checked.document, "accepted", limits)
    if word is None:
        return None
    options = options if options.date else replace(options, date=date_of_changes())
    target = Target(word)
    ink = Ink(options.author, options.date, target.first_id)
    starts = _starts(word.paragraphs)
    if fix:
        _correct(word, starts, safe_fixes(checked.faults), ink)
    said = list(_comments(checked, starts, CheckWords(lang)))
    anchored = [(word.elements[c.line][-1], c) for c in said if word.elements[c.line]]
    if anchored:
        add_comments(target.comments(), anchored, ink, target.comment_styles())
    return target.data()


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return where each paragraph begins in the text: one line feed stands between two."""
    found, at = [], 0
    for paragraph in paragraphs:
        found.append(at)
        at += len(paragraph.shown) + 1
    return found


def _comments(checked: Checked, starts: Sequence[int], words: CheckWords) -> Iterator[Comment]:
    """Yield one comment for each paragraph that has faults, a line a fault."""
    said: dict[int, list[str]] = {}
    for fault in checked.faults:
        at = max(0, bisect_right(starts, fault.span.start) - 1)
        said.setdefault(at, []).append(words.comment(fault))
    for at, comments in said.items():
        yield Comment(at, tuple(dict.fromkeys(comments)))


def _correct(word: WordFile, starts: Sequence[int], fixes: Sequence[Fix], ink: Ink) -> None:
    """Write the fixes as tracked changes; those in an automatic number are left to the reader."""
    by_paragraph: dict[int, list[Fix]] = {}
    for fix in fixes:
        at = bisect_right(starts, fix.span.start) - 1
        paragraph = word.paragraphs[at]
        begin = starts[at] + len(paragraph.label) + len(paragraph.gap)
        span = Span(fix.span.start - begin, fix.span.end - begin)
        if span.start >= 0 and span.end <= len(paragraph.text):
            by_paragraph.setdefault(at, []).append(Fix(span, fix.words))
    # Resolved before anything changes: the paths of the reader count siblings.
    made = [
        (Surgery(word.root, word.paragraphs[at], word.elements[at], ink, _Words(some)), at, some)
        for at, some in by_paragraph.items()
    ]
    for surgery, at, some in made:
        surgery.carry_out(_steps(some, len(word.paragraphs[at].text)))
    for struck in word.root.iter(w("del")):
        for element in struck.iter(w("t")):
            element.tag = w("delText")


class _Words:
    """The words that each fix puts in: its span names it."""

    def __init__(self, fixes: Sequence[Fix]) -> None:
        self.by_span = {fix.span: fix.words for fix in fixes}

    def __call__(self, step: Strike) -> str:
        return self.by_span[step.span]


def _steps(fixes: Sequence[Fix], size: int) -> list[Step]:
    """Return the steps through a paragraph: words kept, words struck, words put in."""
    steps: list[Step] = []
    at = 0
    for span, words in fixes:
        if at < span.start:
            steps.append(Keep(State.EQUAL, at, span.start))
        if span.start < span.end:
            steps.append(Keep(State.DELETE, *span))
        if words:
            steps.append(Strike(State.INSERT, span))
        at = span.end
    if at < size:
        steps.append(Keep(State.EQUAL, at, size))
    return steps
