"""Names of nodes: the locator that people say (第十二条第二款第（三）项) and a unique id."""

from collections.abc import Sequence

from ..model import Level
from .drafts import Draft
from .numerals import write_han

_UNIT = {
    Level.PART: "编",
    Level.SUBPART: "分编",
    Level.CHAPTER: "章",
    Level.SECTION: "节",
    Level.SUBSECTION: "款",
    Level.DIVISION: "目",
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
    Level.SUBSECTION: "ss",
    Level.DIVISION: "dv",
    Level.ARTICLE: "art",
    Level.PARAGRAPH: "p",
    Level.ITEM: "i",
    Level.POINT: "pt",
    Level.LEVEL1: "l",
    Level.LEVEL2: "l",
    Level.LEVEL3: "l",
    Level.LEVEL4: "l",
    Level.ROW: "r",
    Level.COLUMNS: "rc",
    Level.ANNEX: "ax",
    Level.SIGNATURE: "sig",
    Level.DATE: "date",
    Level.FURNITURE: "fur",
}
_NUMBERED = (Level.LEVEL1, Level.LEVEL2, Level.LEVEL3, Level.LEVEL4)
_INNER = (Level.PARAGRAPH, Level.ITEM, Level.POINT, Level.ROW, Level.COLUMNS)
_OWN_UNIT = {Level.ITEM: "项", Level.POINT: "目"}
_ROWS = (Level.ROW, Level.COLUMNS)
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
        goes_on = draft.row is not None and draft.row.continues
        if draft.level in (Level.PARAGRAPH, Level.PREAMBLE) and not goes_on:
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


def _inner(draft: Draft, nth: int, number: int, several: bool, parent: Draft | None) -> str:
    """Name a 款, 项 or 目 below its parent; only the paragraphs of an article are 款.

    An item without a number is the ``nth`` of its 款.
    """
    unit = "款" if parent is not None and parent.level is Level.ARTICLE else "段"
    paragraph = f"第{write_han(number % 10000)}{unit}" if several and number else ""
    if draft.level in _OWN_UNIT:
        name = _label(draft).rstrip("、.．") or write_han(nth)
        return f"{paragraph}第{name}{_OWN_UNIT[draft.level]}"
    return paragraph


def _table_rows(drafts: Sequence[Draft]) -> dict[int, str]:
    """Return the names of the rows of tables: 表第三行, 表头; 表二第一行 where there are two."""
    tables: dict[int, list[int]] = {}
    place: dict[int, tuple[int, int]] = {}
    rows = [
        (i, draft, draft.row.grid.table)
        for i, draft in enumerate(drafts)
        if draft.row and draft.row.grid and draft.level in (Level.ROW, Level.COLUMNS)
    ]
    count: dict[int, int] = {}
    for i, draft, table in rows:
        known = tables.setdefault(draft.parent, [])
        if table not in known:
            known.append(table)
        count[table] = count.get(table, 0) + (draft.level is Level.ROW)
        place[i] = known.index(table) + 1, count[table]
    names: dict[int, str] = {}
    for i, draft, _ in rows:
        nth, row = place[i]
        table_name = f"表{write_han(nth)}" if len(tables[draft.parent]) > 1 else "表"
        names[i] = table_name + (f"第{write_han(row)}行" if draft.level is Level.ROW else "头")
    return names


def locators(drafts: Sequence[Draft]) -> list[str]:
    """Return for each node what people call it, "" for titles, notes and furniture.

    Articles are named without their chapters; a 款 is only counted where the article has
    several; 1.2.3 says all by itself. The paragraphs of a text without labels are 第一段, 第二段.
    """
    plain = not any(draft.label or draft.level is Level.PREAMBLE for draft in drafts)
    number, count = _paragraph_numbers(drafts)
    rows = _table_rows(drafts)
    found: list[str] = []
    annexes: list[str] = []
    members: dict[tuple[int, int], int] = {}
    for i, draft in enumerate(drafts):
        parent = drafts[draft.parent] if draft.parent >= 0 else None
        above = found[draft.parent] if parent else ""
        annex = annexes[draft.parent] if parent else ""
        several = plain or count.get(draft.parent, 0) > 1
        label = draft.row.label if draft.row else None
        if draft.level is Level.ARTICLE:
            name = annex + _named(draft)
        elif label and label.prefix:
            name = _apart(annex, _label(draft).rstrip("、.．"))
        elif draft.level in _UNIT:
            name = above + (_named(draft) if draft.label else draft.heading)
        elif draft.level in _INNER:
            place = draft.parent, number[i]
            members[place] = nth = members.get(place, 0) + (draft.level is not Level.PARAGRAPH)
            row = rows.get(i, "")
            # 附表第一行: the annex is the table.
            row = row.removeprefix("表") if above.endswith("表") and row[:2] != "表头" else row
            name = above + _inner(draft, nth, number[i], several, parent) + row
        else:
            name = _outer(draft, number[i], several, above if parent else "", parent)
        found.append(name)
        annexes.append(name if draft.level is Level.ANNEX else annex)
    return found


def _outer(draft: Draft, number: int, several: bool, above: str, parent: Draft | None) -> str:
    """Name what stands in no article: a numbered level, the preamble, an annex."""
    if draft.level in _NUMBERED:
        within = parent is not None and parent.level in (*_NUMBERED, Level.ANNEX)
        return _apart(above if within else "", _label(draft))
    if draft.level is Level.PREAMBLE:
        return "序言" + (f"第{write_han(number % 10000)}段" if several and draft.clause else "")
    return _annex(draft) if draft.level is Level.ANNEX else ""


def _apart(above: str, label: str) -> str:
    """Join two names; a blank parts two numbers: 附件1 2. is no 附件12."""
    return f"{above} {label}" if above[-1:].isdecimal() and label[:1].isdecimal() else above + label


def _annex(draft: Draft) -> str:
    return draft.label or "附件"


def _step(draft: Draft, nth: int) -> str:
    if draft.level in (Level.PARAGRAPH, Level.PREAMBLE, *_ROWS) or not draft.ordinal.number:
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
