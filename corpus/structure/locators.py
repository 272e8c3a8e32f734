"""Names of nodes: the locator that people say (第十二条第二款第（三）项) and a unique id."""

from collections.abc import Sequence

from ..model import Level
from .numerals import write_han
from .tree import Draft

_UNIT = {
    Level.PART: "编",
    Level.SUBPART: "分编",
    Level.CHAPTER: "章",
    Level.SECTION: "节",
    Level.ARTICLE: "条",
}
_SHORT = {
    Level.TITLE: "title",
    Level.NOTE: "note",
    Level.TOC: "toc",
    Level.PREAMBLE: "pre",
    Level.PART: "part",
    Level.SUBPART: "sub",
    Level.CHAPTER: "ch",
    Level.SECTION: "s",
    Level.ARTICLE: "art",
    Level.PARAGRAPH: "p",
    Level.ITEM: "i",
    Level.POINT: "pt",
    Level.LEVEL1: "l",
    Level.LEVEL2: "l",
    Level.LEVEL3: "l",
    Level.LEVEL4: "l",
    Level.ANNEX: "ax",
    Level.SIGNATURE: "sig",
    Level.DATE: "date",
    Level.FURNITURE: "fur",
}
_NUMBERED = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
_INNER = (Level.PARAGRAPH, Level.ITEM, Level.POINT)
_WIDE = str.maketrans("(),.", "（），.")


def _paragraph_numbers(drafts: Sequence[Draft]) -> tuple[list[int], dict[int, int]]:
    """Return for each node the 款 it stands in, and for each parent how many 款 it has."""
    number = [0] * len(drafts)
    count: dict[int, int] = {}
    for i, draft in enumerate(drafts):
        if (
            draft.parent < 0
            and draft.level is not Level.PREAMBLE
            and draft.level is not Level.PARAGRAPH
        ):
            continue
        if draft.level in (Level.PARAGRAPH, Level.PREAMBLE):
            count[draft.parent] = count.get(draft.parent, 0) + 1
        number[i] = count.get(draft.parent, 0)
    return number, count


def wide(label: str) -> str:
    """Return a label without blanks and with brackets of full width: ( 三) → （三）."""
    return "".join(label.split()).translate(_WIDE)


def _label(draft: Draft) -> str:
    return wide(draft.label)


def _named(draft: Draft) -> str:
    inserted = "之" + write_han(draft.ordinal.inserted) if draft.ordinal.inserted else ""
    small = 0 <= draft.ordinal.number < 10000 and draft.ordinal.inserted < 10000
    if small and (draft.level is not Level.PART or draft.label.endswith("编")):
        return f"第{write_han(draft.ordinal.number)}{_UNIT[draft.level]}{inserted}"
    return _label(draft)


def _inner(draft: Draft, number: int, several: bool, statute: bool) -> str:
    if draft.level is Level.PARAGRAPH:
        unit = "款" if statute else "段"
        return f"第{write_han(number % 10000)}{unit}" if several else ""
    prefix = f"第{write_han(number % 10000)}款" if several and number else ""
    if draft.level is Level.ITEM:
        return f"{prefix}第{_label(draft).rstrip('、.．')}项"
    return f"第{_label(draft).rstrip('、.．')}目"


def locators(drafts: Sequence[Draft]) -> list[str]:
    """Return for each node what people call it, "" for titles, notes and furniture.

    Articles are named without their chapters; a 款 is only counted where the article has several.
    """
    number, count = _paragraph_numbers(drafts)
    found: list[str] = []
    for i, draft in enumerate(drafts):
        above = found[draft.parent] if draft.parent >= 0 else ""
        parent = drafts[draft.parent] if draft.parent >= 0 else None
        several = count.get(draft.parent, 0) > 1
        if draft.level in (Level.CHAPTER, Level.SECTION, Level.PART, Level.SUBPART):
            own = _named(draft) if draft.label else draft.heading
            found.append(above + own)
        elif draft.level is Level.ARTICLE:
            annex = above if parent and parent.level is Level.ANNEX else ""
            found.append(annex + _named(draft))
        elif draft.level in _INNER:
            statute = parent is not None and parent.level in (
                Level.ARTICLE,
                Level.ITEM,
                Level.POINT,
            )
            found.append(above + _inner(draft, number[i], several, statute))
        elif draft.level in _NUMBERED:
            outer = above if parent and parent.level in (*_NUMBERED, Level.ANNEX) else ""
            found.append(outer + _label(draft))
        elif draft.level is Level.PREAMBLE:
            found.append(
                "序言" + (f"第{write_han(number[i] % 10000)}段" if several and draft.clause else "")
            )
        elif draft.level is Level.ANNEX:
            found.append(_annex(draft))
        else:
            found.append("")
    return found


def _annex(draft: Draft) -> str:
    return draft.label or "附件"


def _step(draft: Draft, nth: int) -> str:
    if draft.level in (Level.PARAGRAPH, Level.PREAMBLE) or not draft.ordinal.number:
        number = str(nth)
    else:
        number = str(draft.ordinal.number)
        number += f"-{draft.ordinal.inserted}" if draft.ordinal.inserted else ""
    return _SHORT[draft.level] + number


def ids(drafts: Sequence[Draft]) -> list[str]:
    """Return a unique ASCII id for each node: art12-1.p2.i3, l2.l1, ch3.s1, pre1.

    Articles are named without their chapters. A name that comes again gets ~2, ~3.
    """
    number, count = _paragraph_numbers(drafts)
    found: list[str] = []
    seen: dict[str, int] = {}
    nth: dict[tuple[int, str], int] = {}
    for i, draft in enumerate(drafts):
        parent = drafts[draft.parent] if draft.parent >= 0 else None
        outer = found[draft.parent] + "." if parent else ""
        if draft.level is Level.ARTICLE and not (parent and parent.level is Level.ANNEX):
            outer = ""
        if draft.level is Level.ITEM and count.get(draft.parent, 0) > 1 and number[i]:
            outer += f"p{number[i]}."
        kind = _SHORT[draft.level]
        nth[draft.parent, kind] = nth.get((draft.parent, kind), 0) + 1
        name = outer + _step(draft, nth[draft.parent, kind])
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return found
