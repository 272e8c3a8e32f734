"""A redline made in a copy of the variant's own Word file: everything else stays as it is.

The file has one run of bold text, 学校可以公开食谱。, and the plan says that 应当 goes and 可以
comes:

1. a script is made for each paragraph: keep 学校, strike 应当, insert 可以, keep 公开食谱。
2. the run is cut at 学校|可以|公开食谱。; each part keeps the properties of the run
3. 可以 is wrapped in ``w:ins``; a copy of the run with 应当 is put before it in ``w:del``
4. paragraphs that only the template has are made from donors, paragraphs that look alike
5. cells, rows and boxes that the marks touch are settled, then comments are anchored
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from ....alignment.model import Comparison
from ....corpus.limits import Limits
from ....corpus.model import Span
from ...words.catalogue import Lang, say
from ..plan.comments import Comment
from ..plan.dates import dates
from ..plan.model import Notice, Options, Plan, Redline, State
from ..wordml.looks import lend_looks
from ..wordml.parts import add_comments
from ..wordml.wordml import Element, Ink, make, parent_of, shell_of, w
from .donors import Donors
from .fieldwise import whole_fields
from .labels import drop_number, keep_numbers
from .rows import struck_rows, write_rows
from .script import Script, Scripts, Strike, dated, edges
from .settle import free_cells, new_boxes, new_rows, settle
from .surgery import Surgery
from .target import Target
from .wordfile import WordFile

# Of places where something could not be tracked so many are named on stderr, each by so many
# characters; a comment stands at every one.
_NAMED = 3
_QUOTED = 20


@dataclass(slots=True)
class _Work:
    """What the writing of one file collects on its way."""

    paragraphs: dict[int, Element] = field(default_factory=dict)
    moved: dict[tuple[State, int], list[Element]] = field(default_factory=dict)
    ends: dict[tuple[State, int], Element] = field(default_factory=dict)


def into(
    comparison: Comparison,
    plan: Plan,
    word: WordFile,
    comments: Sequence[Comment],
    options: Options,
    lang: Lang,
    limits: Limits,
) -> Redline:
    """Return the redline ``plan`` in a copy of ``word``, with ``comments``, and what to say."""
    target = Target(word)
    ink = Ink(options.author, options.date, target.first_id)
    plan = whole_fields(plan, word)
    builder = Scripts(plan, word.paragraphs)
    scripts = builder.build()
    free_cells(word, scripts)
    rows = new_rows(word, scripts)
    struck = struck_rows(comparison, plan, word, scripts, limits)
    gone = frozenset(at for inside in rows.values() for at in inside)
    left = {"not-tracked": settle(word, scripts, gone), "box-stays": new_boxes(word, scripts)}
    covered, unnumbered = keep_numbers(word, plan, scripts, gone, builder.typed)
    dated(scripts, dates(edges(scripts), options.date))
    work = _write(comparison, plan, word, scripts, covered, ink)
    for at in unnumbered:
        drop_number(word.elements[at][-1], word, ink)
    _flag_rows(rows, ink)
    ink.date = options.date
    work.paragraphs |= write_rows(struck, lambda step: plan.template.words(step.span), ink)
    _move_ranges(work, ink)
    ink.date = options.date
    lend_looks(word.root, ink)
    notices = [_notice(word, code, places) for code, places in left.items() if places]
    said = [*comments, *_on_left(left, scripts, lang)]
    anchored = [(_host(work.paragraphs[c.line]), c) for c in said if c.line in work.paragraphs]
    if anchored:
        add_comments(target.comments(), anchored, ink, target.comment_styles())
    if word.pending:
        code = f"pending-{comparison.settings.tracked}"
        notices.insert(0, Notice(code, (word.package.path, str(word.pending))))
    if target.had_macros:
        notices.append(Notice("macros-dropped", (word.package.path,)))
    return Redline(target.data(), tuple(notices))


def _write(
    comparison: Comparison,
    plan: Plan,
    word: WordFile,
    scripts: Sequence[Script],
    covered: frozenset[Span],
    ink: Ink,
) -> _Work:
    work = _Work()
    donors = Donors(comparison, plan, word)
    # Resolved before anything changes: the paths of the reader count siblings.
    surgeries = [
        Surgery(word.root, paragraph, elements, ink, lambda step: _words(plan, step, covered))
        if script.mark is not None
        else None
        for paragraph, elements, script in zip(word.paragraphs, word.elements, scripts, strict=True)
    ]
    for at, (script, surgery) in enumerate(zip(scripts, surgeries, strict=True)):
        if surgery is not None:
            _paragraph(word.elements[at][-1], script, surgery, donors, work, ink)
    return work


def _words(plan: Plan, step: Strike, covered: frozenset[Span]) -> str:
    """Return the words that a strike writes: not those of a label that comes back by itself."""
    start, end = step.span
    for span in covered:
        if span.start <= start < span.end:
            start = min(end, span.end)
    return plan.template.words(Span(start, end)) if start < end else ""


def _paragraph(
    element: Element,
    script: Script,
    surgery: Surgery,
    donors: Donors,
    work: _Work,
    ink: Ink,
) -> None:
    """Write one paragraph: its steps, its mark, and the paragraphs that it is split into."""
    surgery.carry_out(script.steps)
    ink.date = script.date or ink.date
    if script.all_new and script.mark is State.INSERT:
        surgery.wrap_all()
    if script.mark is not None:
        ink.mark(element, script.mark)
    for state, move, wrapper in surgery.moved:
        work.moved.setdefault((state, move), []).append(wrapper)
    for step, place in surgery.places:
        part = _split_off(element, place, donors.properties(step, element))
        ink.date = step.date or ink.date
        ink.mark(part, step.state)
        work.paragraphs[step.line] = part
        if step.move and step.state is State.MOVE_FROM:
            work.ends[step.state, step.move] = part
    for line in script.lines:
        work.paragraphs.setdefault(line, element)
    if script.move and script.mark is State.MOVE_TO:
        work.ends[script.mark, script.move] = element


def _split_off(paragraph: Element, place: Element, properties: Element | None) -> Element:
    """Move what stands before ``place`` into a new paragraph before; ``place`` goes away."""
    while place.getparent() is not paragraph:
        _open_wrapper(place)
    part = make("p")
    if properties is not None:
        part.append(properties)
    for child in list(paragraph):
        if child is place:
            break
        if child.tag != w("pPr"):
            part.append(child)
    paragraph.remove(place)
    paragraph.addprevious(part)
    return part


def _open_wrapper(place: Element) -> None:
    """Cut the element around ``place`` in two, so that ``place`` stands between the halves."""
    wrapper = parent_of(place)
    second = shell_of(wrapper)
    second.extend(list(place.itersiblings()))
    if len(second):
        wrapper.addnext(second)
    wrapper.addnext(place)


def _flag_rows(rows: dict[Element, list[int]], ink: Ink) -> None:
    """Flag whole new rows: without the flag an empty row is left when changes are rejected."""
    for row in rows:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            before = row.find(w("tblPrEx"))
            if before is None:
                row.insert(0, properties)
            else:
                before.addnext(properties)
        properties.append(ink.tracked("ins"))


def _move_ranges(work: _Work, ink: Ink) -> None:
    """Put the range marks around both sides of each move."""
    for (state, move), wrappers in work.moved.items():
        start, end = ink.move_range(state, move)
        wrappers[0].addprevious(start)
        work.ends.get((state, move), wrappers[-1]).addnext(end)


def _host(paragraph: Element) -> Element:
    """Return the paragraph of the main story that holds ``paragraph``: boxes bear no comments."""
    boxes = list(paragraph.iterancestors(w("txbxContent")))
    return next(boxes[-1].iterancestors(w("p")), paragraph) if boxes else paragraph


def _notice(word: WordFile, code: str, left: Sequence[int]) -> Notice:
    """Return what is said of what could not be tracked: how many places, and the first of them."""
    where = [f"“{word.paragraphs[at].shown[:_QUOTED]}”" for at in left[:_NAMED]]
    more = ["…"] if len(left) > _NAMED else []
    return Notice(f"{code}-at", (str(len(left)), " ".join([*where, *more])))


def _on_left(
    left: Mapping[str, Sequence[int]], scripts: Sequence[Script], lang: Lang
) -> Iterator[Comment]:
    """Yield a comment where something could not be tracked."""
    for code, places in left.items():
        for at in places:
            for line in scripts[at].lines[-1:]:
                yield Comment(line, (say(lang, f"redline.{code}"),))
