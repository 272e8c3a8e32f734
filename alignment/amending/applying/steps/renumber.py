"""Articles, headings and items that get another number."""

from .....corpus.model import Ordinal
from ...model import Form, Instruction, Line, LineKind, Place, RefusalError
from ...places import write_place
from ..draft import Draft
from .add import add
from .delete import delete
from .lines import headed
from .ranges import each
from .whole import CONTAINERS


def renumber(draft: Draft, one: Instruction) -> None:
    """将{at}改为{to}: articles take their number at the end, items and paragraphs have theirs."""
    for old, new in zip(each(one.at), each(one.to), strict=True):
        found = draft.find(old)
        line = draft.lines[found.start]
        unit = old.last.unit
        if unit == "款" and new.last.unit == "条":
            _out_of_article(draft, old, new)
            continue
        if unit != new.last.unit:
            raise RefusalError("unit-differs", write_place(old), write_place(new))
        if line.kind is LineKind.ARTICLE and unit in ("条", "部分"):
            _rename(draft, line, new.last.ordinal, old)
            if one.side == "moved":
                draft.floating.add(line.home)
                draft.under[line.home] = tuple(
                    s for s in new.steps if s.unit in (*CONTAINERS, "部分")
                )
        elif line.kind is LineKind.HEADING:
            draft.lines[found.start] = headed(line, new.last.ordinal)
        elif line.kind in (LineKind.ITEM, LineKind.POINT) and line.ordinal != new.last.ordinal:
            raise RefusalError("number-differs", line.label, write_place(new))


def _out_of_article(draft: Draft, old: Place, new: Place) -> None:
    """将第五条第四款单列为第六条: a paragraph that becomes an article with its own words."""
    found = draft.find(old)
    lines = draft.lines[found.start : found.end]
    words = tuple(line.words if i == 0 else line.text for i, line in enumerate(lines))
    delete(draft, Instruction(Form.DELETE, (old,)))
    add(draft, Instruction(Form.ADD, to=(new,), new=(words,), unit="条"))


def _rename(draft: Draft, line: Line, ordinal: Ordinal, place: Place) -> None:
    if draft.renamed.get(line.home, ordinal) != ordinal or line.home in draft.renamed:
        raise RefusalError("target-again", write_place(place))
    draft.renamed[line.home] = ordinal
    draft.shift = draft.shift or not ordinal.inserted
