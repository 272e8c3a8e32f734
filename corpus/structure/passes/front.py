"""The head of a document: title, promulgation note, table of contents, preamble."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Hint, Ordinal, Span
from ..labels import DEEP_STYLES, Style
from ..line_words import bare, heading_text, is_date, is_note, title_kind
from ..rows import Role, Row

_TOC = re.compile(r"^[【\[]?\s*目\s*[录次錄]\s*[】\]]?\s*[:：]?")
_PREAMBLE = re.compile(r"^(序\s*言|前\s*言|引\s*言|序|导\s*言|总\s*序)$")
_ADDRESSEE = re.compile(r"^[^。；]{2,300}[：:]$")
# Below a note a line that ends so may be the first of the text; one that names organs is not.
_ORGANS = re.compile(
    r"^各|(?:政府|法院|分院|检察院|[厅局委办]|部门|单位|机构|公司)(?:（[^（）]*）)?[：:]$"
)
_ISSUE_NUMBER = re.compile(
    r"^[（(]?[一-鿿]{1,12}\s*[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*第?\s*\d{1,4}\s*号[）)]?$"
)
_NOTE_END = re.compile("[》〉]?(第.次)?(修正|修订|通过|公布|施行|批准)[）)]?$")
# The end of a note whose beginning is on the line above, or lost: 第九次会议通过.
_SESSION = re.compile("(?:会议|大会)(?:通过|批准|修正|修订)[）)]?$")
_DATED = re.compile(r"^[（(]?[0-9０-９〇一二三四五六七八九十]{4}年[^。；：，]{2,60}$")
# 为加强管理，根据《某法》 is the aim of a text, broken behind the name of a law, and no title.
_AIM = re.compile("(?:为了?|根据|依据|依照|按照|结合)[^。]*[，,]")
# Whether a text is in force, as data bases of laws mark it (国家法律法规数据库: 时效性).
_STATE = re.compile(
    r"\s*(?P<mark>[【\[〔（(](?:现行有效|有效|已?失效|已?废止|已?(?:被)?修改|尚未生效|尚未施行)[】\]〕）)])\s*$"
)
_TITLE_MAX = 80
_SUBTITLE_MAX = 25
_CONTENTS_MIN = 3
# A line of a note is no longer than this; beyond it a name that is left open is a misprint.
_NOTE_LINE = 300
_BODY = (Role.CONTAINER, Role.ARTICLE, Role.NUMBERED)


def head_end(rows: Sequence[Row]) -> int:
    """Return the index of the first row with a label, or the number of rows when none has."""
    return next((i for i, row in enumerate(rows) if row.role in _BODY), len(rows))


def _words(text: str, row: Row) -> str:
    return row.span.cut(text)


def _titular(text: str, row: Row) -> bool:
    words = _words(text, row)
    if len(words) > _TITLE_MAX or is_note(text, row.span) or is_date(text, row.span):
        return False
    if _AIM.match(words):
        return False
    stopped = words.endswith("。") and not re.search("[，,；;。：:]", words[:-1])
    return bool(title_kind(words)) and (bare(text, row.span) or stopped)


def _short_name(text: str, row: Row, limit: int = _TITLE_MAX) -> bool:
    words = _words(text, row)
    plain = not re.search("[，,；;：:！!？?]", words) and "。" not in words[:-1]
    return (
        len(words) <= limit
        and plain
        and not is_note(text, row.span)
        and not is_date(text, row.span)
    )


def _open_title(text: str, rows: Sequence[Row], end: int) -> int:
    """Return how many leading rows are a title without title word (the head of a news item)."""
    if (
        end
        and rows[0].role is Role.TEXT
        and _short_name(text, rows[0], 60)
        and bare(text, rows[0].span)
    ):
        longer = len(rows) > 1 and rows[1].role is not Role.TEXT
        note = len(rows) > 1 and is_note(text, rows[1].span)
        if (
            longer
            or note
            or (len(rows) > 1 and len(_words(text, rows[1])) > len(_words(text, rows[0])))
        ):
            return 1
    return 0


def _subtitle(text: str, row: Row) -> bool:
    words = _words(text, row)
    return (
        row.role is Role.TEXT
        and not _SESSION.search(words)
        and _short_name(text, row, _SUBTITLE_MAX)
        and bare(text, row.span)
        and not _TOC.match(words)
        and not _PREAMBLE.match(words)
    )


def _hinted(rows: Sequence[Row], places: range, hints: Sequence[Hint]) -> list[int]:
    """Return the rows that the file itself sets as its title (a Word style, ``<h1>``)."""
    titles = [hint.span for hint in hints if hint.kind == "title"]
    return [
        i
        for i in places
        if rows[i].role is Role.TEXT
        and any(
            span.start <= rows[i].span.start and rows[i].span.end <= span.end for span in titles
        )
    ]


def title_rows(text: str, rows: Sequence[Row], hints: Sequence[Hint] = ()) -> range:
    """Return which rows are the title, empty when there is none.

    The last row of the head that ends in the name of a kind of document, or else that the file
    sets as its title; short rows at once before it (the issuing body) and after it (部门, 编)
    belong to it.
    """
    end = head_end(rows)
    top = next((i for i in range(end) if rows[i].role is Role.TEXT), end)
    hits = [i for i in range(top, end) if rows[i].role is Role.TEXT and _titular(text, rows[i])]
    toc = next((i for i in range(end) if _TOC.match(_words(text, rows[i]))), end)
    hits = [i for i in hits if i < toc] or _hinted(rows, range(top, min(end, toc)), hints)
    if not hits:
        count = _open_title(text, rows[top:], end - top)
        return range(top, top + count)
    first = last = hits[-1]
    while (
        first > top and rows[first - 1].role is Role.TEXT and _short_name(text, rows[first - 1], 40)
    ):
        first -= 1
    while (
        last + 1 < toc and _subtitle(text, rows[last + 1]) and _more_follows(text, rows, last + 1)
    ):
        last += 1
    return range(first, last + 1)


def _more_follows(text: str, rows: Sequence[Row], at: int) -> bool:
    after = rows[at + 1] if at + 1 < len(rows) else None
    return after is not None and (after.role in _BODY or is_note(text, after.span))


def _notes(text: str, rows: list[Row], start: int, end: int) -> None:
    open_bracket = open_name = False
    for i in range(start, end):
        row = rows[i]
        if row.role is not Role.TEXT:
            continue
        words = _words(text, row)
        if open_bracket or open_name or is_note(text, row.span) or is_date(text, row.span):
            rows[i] = replace(row, role=Role.NOTE)
            open_bracket = open_bracket or words.startswith(("（", "("))
            open_bracket = open_bracket and len(words) < _NOTE_LINE and _unclosed(words)
            # 《关于修改〈甲法〉 and, on the next line, 〈乙法〉的决定》第二次修正 are one note.
            opened = words.count("《") - words.count("》") + open_name
            open_name = opened > 0 and len(words) < _NOTE_LINE
        elif _ends_note(words) or _begins_note(text, rows, i, end):
            rows[i] = replace(row, role=Role.NOTE)
        elif words.startswith(("（", "(")) and len(words) < 200 and i <= start + 1:
            rows[i] = replace(row, role=Role.NOTE)
            open_bracket = _unclosed(words)


def _unclosed(words: str) -> bool:
    """Say whether a bracket that a note opened is not closed by its line.

    （2023）某01民终1234号 closes it before its end.
    """
    opened, closed = (sum(map(words.count, marks)) for marks in ("（(", "）)"))
    return opened > closed


def _ends_note(words: str) -> bool:
    return bool(_NOTE_END.search(words)) and "。" not in words


def _begins_note(text: str, rows: Sequence[Row], at: int, end: int) -> bool:
    """Say whether a line is a note that goes on below: 2013年2月26日 甲市… and 第九次会议通过."""
    goes_on = at + 1 < end and rows[at + 1].role is Role.TEXT
    return (
        goes_on
        and bool(_DATED.match(_words(text, rows[at])))
        and bool(_SESSION.search(_words(text, rows[at + 1])))
    )


def _contents(text: str, rows: list[Row]) -> None:
    """Mark the table of contents: 目录 and the headings after it that come again below."""
    start = next((i for i, row in enumerate(rows[:200]) if _TOC.match(_words(text, row))), -1)
    if start < 0 or rows[start].role is not Role.TEXT:
        _silent_contents(rows)
        return
    end = _contents_end(text, rows, start)
    for i in range(start, end):
        if rows[i].role is not Role.FURNITURE:
            rows[i] = replace(rows[i], role=Role.TOC)


def _contents_end(text: str, rows: Sequence[Row], start: int) -> int:
    """Return where the contents end: at a heading that came before, an article or a paragraph."""
    end = start + 1
    seen: set[tuple[Style, Ordinal] | None] = {None}
    while end < len(rows) and not _ends_contents(text, rows[end], seen):
        seen.add(_key(rows[end]))
        end += 1
    if end < len(rows) and rows[end].role is Role.ARTICLE and end == start + 2:
        return start + 1  # 目录 alone, the one heading after it is a real one
    preamble = end - start > 1 and _PREAMBLE.match(_words(text, rows[end - 1]))
    return end - 1 if preamble else end


def _ends_contents(text: str, row: Row, seen: set[tuple[Style, Ordinal] | None]) -> bool:
    if row.role is Role.ARTICLE or row.role is Role.TEXT:
        return row.role is Role.ARTICLE or len(_words(text, row)) > _TITLE_MAX
    key = _key(row)
    again = key is not None and key in seen
    if row.role is Role.CONTAINER:
        return again and row.style not in (Style.SECTION, *DEEP_STYLES)
    return again and row.style is Style.HAN and key is not None and key[1].number == 1


def _key(row: Row) -> tuple[Style, Ordinal] | None:
    return (row.label.style, row.label.ordinal) if row.label else None


def _silent_contents(rows: list[Row]) -> None:
    """Mark headings at the head that stand one after the other and all come again below."""
    start = end = head_end(rows)
    seen: list[tuple[Style, Ordinal] | None] = []
    while end < len(rows) and rows[end].role in (Role.CONTAINER, Role.NUMBERED):
        if _key(rows[end]) in seen and _key(rows[end]) == seen[0]:
            break
        seen.append(_key(rows[end]))
        end += 1
    below = {_key(row) for row in rows[end:]}
    if end - start >= _CONTENTS_MIN and end < len(rows) and below.issuperset(seen):
        for i in range(start, end):
            rows[i] = replace(rows[i], role=Role.TOC)


def mark_head(text: str, rows: Sequence[Row], hints: Sequence[Hint] = ()) -> list[Row]:
    """Mark title, notes, table of contents and the heading of a preamble among ``rows``.

    ``hints`` are what the file says of its lines; only a title is asked of them.
    """
    found = list(rows)
    _contents(text, found)
    title = title_rows(text, found, hints)
    for i in title:
        found[i] = replace(found[i], role=Role.TITLE)
    for i in _repeated(text, found, title):
        found[i] = replace(found[i], role=Role.FURNITURE)
    end = head_end(found)
    first = next((i for i in range(end) if found[i].role is Role.TEXT), end)
    _notes(text, found, title.stop if title else first, end)
    for i in range(title.start if title else 0):
        if found[i].role in (Role.TEXT, Role.ROW, Role.COLUMNS):
            found[i] = replace(found[i], role=Role.NOTE)
    for i in range(title.stop, end):
        row = found[i]
        if row.role is Role.TEXT and _PREAMBLE.match(_words(text, row)):
            found[i] = replace(row, role=Role.PREAMBLE)
        elif row.role is Role.TEXT and title and _addressee(text, found, title.stop, i):
            found[i] = replace(row, role=Role.NOTE)
    return [part for row in found for part in _unmarked(text, row)]


def _unmarked(text: str, row: Row) -> Iterator[Row]:
    """Yield a row, of a title apart what a data base puts behind it: 某市办法　【现行有效】."""
    hit = _STATE.search(text, row.span.start, row.span.end) if row.role is Role.TITLE else None
    if hit is None or hit.start() == row.span.start:
        yield row
        return
    name, mark = Span(row.span.start, hit.start()), Span(hit.start("mark"), row.span.end)
    yield replace(row, span=name, rest=name)
    yield Row(Role.FURNITURE, mark, mark)


def _repeated(text: str, rows: Sequence[Row], title: range) -> list[int]:
    """Return the lines of a title that say it once more: a page has it in its head and above."""
    words = [heading_text(text, rows[i].span) for i in title]
    half = len(words) // 2
    if half and len(words) == 2 * half and words[:half] == words[half:]:
        return list(title[half:])
    return []


def _addressee(text: str, rows: Sequence[Row], title_end: int, at: int) -> bool:
    """各市、县人民政府： after a title and before text is whom the letter is written to.

    Its number (国办发〔2024〕3号) may stand between, and notes: …第1810次会议通过.
    """
    above = [row for row in rows[title_end:at] if not _ISSUE_NUMBER.match(_words(text, row))]
    followed = at + 1 < len(rows) and rows[at + 1].role is Role.TEXT
    words = _words(text, rows[at])
    if not followed or any(row.role is not Role.NOTE for row in above):
        return False
    return bool(_ADDRESSEE.match(words) and (not above or _ORGANS.search(words)))
