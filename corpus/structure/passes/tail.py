"""Annexes, signature and date: what stands after the body of a document."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from ...model import Span
from ..line_words import bare, is_date, title_kind
from ..rows import Role, Row

_ANNEX = re.compile(
    r"(?:附(?:件|录|表|图)\s*(?P<num>[0-9０-９一二三四五六七八九十]{1,3}|[A-Z])?(?=[：:、.．\s]|$)|附(?=\s*[：:]|$))"
    r"\s*[：:、.．]?\s*"
)
_REMARK = re.compile(r"^[（(](此件|此页|本页|联系人).{0,40}[）)]$")
# 版记 (GB/T 9704-2012 7.4): who gets a copy, who printed it and when.
_IMPRINT = re.compile(
    r"^(?:抄送|抄报|主送|分送|主题词|承办单位|校对)[：:]"
    r"|[0-9０-９〇一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,2}月"
    r"[0-9０-９一二三四五六七八九十]{1,3}日印发[。.]?$"
)
_IMPRINT_MAX = 200
# 附件：1.名单: the first of several that are named.
_FIRST = re.compile(r"[1１一]\s*[.．、]|[（(][1１一][）)]")
_ANNEX_MAX = 80
_SIGNATURE_MAX = 40
_SIGNATURE_ROWS = 4
# Who signs, in the line of the date; 施行日期　2022年10月8日 signs nothing.
_WHO = re.compile(
    r"[^，,；;。：:\d\s]{2,30}(?<!日期)(?<!时间)(?<!期限)(?<![自于至从])[ \t\xa0\u3000]+"
)
# A rule that parts notes from the text, and what they begin with.
_DRAWN = re.compile(r"[\s_\-－—─━]{4,}")
_FOOTNOTE = re.compile(r"[①-⑳⑴-⒇*＊※†]|[\[〔]\d{1,2}[\]〕]|注\d{0,2}[：:]")
# Who signs a text without a date: a line of its own behind the last sentence.
_BODY = re.compile(
    r"[^，,；;。：:、\s]{2,30}(?:委员会|管委会|居委会|村委会|代表大会|代表会议|政府|人民法院|检察院|办公室|公司|集团|协会|学会|学校"
    r"|[大中小]学|医院|研究院|管理处|街道办事处|指挥部|工会|[厅局])"
)
# Where the parties of a contract sign: 甲方（盖章）：, and what they fill in there: 日期：, 地址：.
_SEAL = re.compile(
    r"[（(]?(?:签字|签名|签章|盖章|公章|签字盖章|签名或盖章)[^，。；]{0,8}[）)]?[：:]?"
)
_PARTY = re.compile(
    r"(?:甲|乙|丙|丁|[一-鿿]{1,3})方[^，。；]{0,40}[：:]"
    r"|(?:法定代表人|负责人|委托代理人|授权代表|代表人?|经办人|地址|住所|电话|联系电话|联系方式|邮编|传真|开户(?:银)?行|账号|帐号"
    r"|身份证号码?|签(?:订|约|署)?(?:日期|时间|地点)|日期|时间)[^，。；：:]{0,12}[：:]"
    r"|[\s_0-9]*年[\s_0-9]*月[\s_0-9]*日"
)
_PARTY_ROWS = 24
# A list of annexes under the body has hardly more lines than this.
_MENTION_ROWS = 20


def _annex(text: str, row: Row) -> Row:
    hit = _ANNEX.match(text, row.span.start, row.span.end)
    if row.role is not Role.TEXT or not hit:
        return row
    rest = Span(hit.end(), row.span.end)
    return replace(row, role=Role.ANNEX, rest=rest) if rest.end - rest.start <= _ANNEX_MAX else row


def _mentioned(text: str, rows: Sequence[Row], at: int) -> range:
    """Return the rows of 附件：名单 where it only names annexes; none where an annex begins.

    GB/T 9704-2012 7.3.4: 附件说明 stands below the body, before 发文机关署名. Signature and date
    of the body follow it, or nothing does:
        附件：1.收费标准表
        2.申请表
        某市交通局
        2020年1月3日
    """
    listed = _listed(text, rows, at)
    bare_word = rows[at].rest.start >= rows[at].rest.end
    if listed.stop == len(rows) and not bare_word:
        return listed
    for row in rows[listed.stop : at + 1 + _MENTION_ROWS] if len(listed) > bare_word else ():
        if row.role is Role.ANNEX and row.rest.start >= row.rest.end:
            break
        if is_date(text, row.span):
            return listed if row.role in (Role.TEXT, Role.NOTE) else range(at, at)
        if not _short_line(text, row):
            break
    return range(at, at)


def _listed(text: str, rows: Sequence[Row], at: int) -> range:
    """Return a row that names an annex with those below it that count on from 1., named there."""
    named = rows[at].rest.start < rows[at].rest.end
    last = 1 if _FIRST.match(rows[at].rest.cut(text)) else -1 if named else 0
    end = at + 1
    while end < len(rows) and last >= 0:
        row = rows[end]
        if row.role is not Role.NUMBERED or row.label is None or not _short_line(text, row):
            break
        if row.label.ordinal.number != last + 1:
            break
        last, end = last + 1, end + 1
    return range(at, end)


def _short_line(text: str, row: Row) -> bool:
    listed = row.role in (Role.TEXT, Role.NUMBERED, Role.ANNEX)
    return listed and len(row.span.cut(text)) <= _SIGNATURE_MAX and bare(text, row.span)


def _below_text(rows: Sequence[Row], at: int, listed: Set[int]) -> bool:
    """Say whether a date belongs to a signature: in a text without labels it was read as a note."""
    if rows[at].role is not Role.NOTE:
        return rows[at].role is Role.TEXT
    above = range(max(0, at - 2), at)
    return all(rows[k].role is Role.TEXT or k in listed for k in above) and bool(above)


def _closes(text: str, row: Row) -> bool:
    """Say whether a line stands below the date: （此件公开发布）, 抄送：…, 某局办公室…印发."""
    words = row.span.cut(text)
    printed = len(words) <= _IMPRINT_MAX and row.role in (Role.TEXT, Role.NOTE)
    return bool(_REMARK.match(words) or (printed and _IMPRINT.search(words)))


def _signed(text: str, row: Row) -> bool:
    """Say whether a line is a name with a date behind a blank: 某县人民政府　2022年10月8日."""
    hit = _WHO.match(text, row.span.start, row.span.end)
    return hit is not None and is_date(text, Span(hit.end(), row.span.end))


def _footnotes(text: str, rows: list[Row]) -> None:
    """Mark the notes below a rule at the end of a text: —————— / ①本细则经会议讨论通过。"""
    at = len(rows)
    while at > 0 and _is_footnote(text, rows[at - 1]):
        at -= 1
    if not 0 < at < len(rows):
        return
    rule = rows[at - 1]
    if rule.role is Role.TEXT and _DRAWN.fullmatch(text, rule.span.start, rule.span.end):
        rows[at - 1] = replace(rule, role=Role.FURNITURE)
        notes = (replace(row, role=Role.NOTE, rest=row.span) for row in rows[at:])
        pairs = zip(notes, rows[at:], strict=True)
        rows[at:] = [row if row.role is Role.FURNITURE else note for note, row in pairs]


def _is_footnote(text: str, row: Row) -> bool:
    """Say whether a row begins as a note does, or is of the page."""
    drawn = _DRAWN.fullmatch(text, row.span.start, row.span.end)
    noted = _FOOTNOTE.match(text, row.span.start, row.span.end)
    return not drawn and (bool(noted) or row.role is Role.FURNITURE)


def _signs_alone(text: str, rows: Sequence[Row], at: int) -> bool:
    """Say whether a row names a body and nothing else, behind the last sentence of a text."""
    last, before = rows[at], rows[at - 1]
    named = last.role is Role.TEXT and _BODY.fullmatch(text, last.span.start, last.span.end)
    return bool(named) and text[before.span.end - 1] == "。"


def _signing(text: str, rows: Sequence[Row], at: int) -> Role | None:
    """Return what the last row is of a signature, None where it is no part of one."""
    if is_date(text, rows[at].span) and not _signed(text, rows[at]):
        return Role.DATE
    return Role.SIGNATURE if _signed(text, rows[at]) or _signs_alone(text, rows, at) else None


def _sign(text: str, rows: list[Row], end: int, listed: Set[int]) -> None:
    """Mark date and signature in the last rows before ``end``; ``listed`` name annexes."""
    at = end - 1
    while at >= 0 and (rows[at].role is Role.FURNITURE or _closes(text, rows[at])):
        if rows[at].role is Role.TEXT:
            rows[at] = replace(rows[at], role=Role.NOTE)
        at -= 1
    if at < 1 or not _below_text(rows, at, listed):
        return
    role = _signing(text, rows, at)
    rows[at] = replace(rows[at], role=role or rows[at].role)
    for _ in range(_SIGNATURE_ROWS if role else 0):
        at -= 1
        row = rows[at]
        words = row.span.cut(text)
        plain = row.role is Role.TEXT and len(words) <= _SIGNATURE_MAX and bare(text, row.span)
        if at < 1 or not plain or re.search("[，；。]", words) or _ANNEX.match(words):
            return
        rows[at] = replace(row, role=Role.SIGNATURE)


def _sign_parties(text: str, rows: list[Row], end: int) -> None:
    """Mark the lines before ``end`` where the parties of a contract sign; one must say so.

    甲方（盖章）：　　乙方（签字）：
    日期：　年　月　日
    """
    at = end
    while at > 1 and end - at < _PARTY_ROWS and _of_parties(text, rows[at - 1]):
        at -= 1
    if any(_SEAL.search(row.span.cut(text)) for row in rows[at:end]):
        for k in range(at, end):
            if rows[k].role is Role.TEXT:
                rows[k] = replace(rows[k], role=Role.SIGNATURE)


def _of_parties(text: str, row: Row) -> bool:
    words = row.span.cut(text)
    if row.role in (Role.SIGNATURE, Role.DATE, Role.FURNITURE):
        return True
    plain = row.role is Role.TEXT and "。" not in words and len(words) <= _ANNEX_MAX
    return plain and bool(_PARTY.match(words) or _SEAL.search(words))


def mark_tail(text: str, rows: Sequence[Row]) -> list[Row]:
    """Mark annexes, and before each annex and at the end the signature and the date."""
    body = next((i for i, row in enumerate(rows) if row.role not in (Role.TITLE, Role.NOTE)), 0)
    found = [*rows[: body + 1], *(_annex(text, row) for row in rows[body + 1 :])]
    named = [i for i, row in enumerate(found) if row.role is Role.ANNEX]
    listed = {k for at in named for k in _mentioned(text, found, at)}
    for i in listed:
        found[i] = replace(rows[i], role=Role.NOTE, rest=rows[i].span)
    ends = [i for i, row in enumerate(found) if row.role is Role.ANNEX]
    _footnotes(text, found)
    for end in (*ends, len(found)):
        _sign(text, found, end, listed)
        _sign_parties(text, found, end)
    _title_annexes(text, found, ends)
    return found


def _title_annexes(text: str, rows: list[Row], starts: Sequence[int]) -> None:
    """Take the line after a bare 附件1 as its title."""
    for at in starts:
        after = at + 1
        if rows[at].rest.start < rows[at].rest.end or after >= len(rows):
            continue
        words = rows[after].span.cut(text)
        named = title_kind(words) or len(words) <= _SIGNATURE_MAX
        if rows[after].role is Role.TEXT and named and bare(text, rows[after].span):
            span = Span(rows[at].span.start, rows[after].span.end)
            rows[at] = replace(rows[at], span=span, rest=rows[after].span)
            rows[after] = replace(rows[after], role=Role.FURNITURE, span=Span(0, 0))


__all__ = ["mark_tail"]
