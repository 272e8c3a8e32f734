"""Dates: when the text takes effect, when it was made, days that the calendar has not."""

import re
from collections.abc import Iterator
from datetime import date

from ....corpus.model import Level, Span
from ....corpus.structure.numerals import read_numeral
from ..model import Fix, Hit
from ..text import CheckedText

_N = "[0-9０-９〇○零一二三四五六七八九十]"
_DATE = re.compile(f"(?P<y>{_N}{{4}})年(?P<m>{_N}{{1,3}})月(?P<d>{_N}{{1,3}})日")
_MONTH_DAY = re.compile(f"(?<!{_N})(?P<m>{_N}{{1,3}})月(?P<d>{_N}{{1,3}})日")
_EFFECT = re.compile(f"自(?P<date>{_N}{{4}}年{_N}{{1,3}}月{_N}{{1,3}}日)起?(?:施行|实施|生效|执行)")
_IN_FORCE = re.compile("施行|生效|试行|(?:日起|之日)(?:实施|执行)|[0-9]日 ?实施")
_PADDED = re.compile("(?<=年)(?P<m>0[1-9])(?=月)|(?<=月)(?P<d>0[1-9])(?=日)")
_SHORT_YEAR = re.compile(
    "(?<![0-9０-９〇零一二三四五六七八九十])[0-9]{2}年(?=[0-9]{1,2}月|底|初|度)"
)
_DOCUMENT_NUMBER = re.compile(
    "(?P<who>[㐀-鿿]{1,8})(?P<open>[\\[（(【［])(?P<year>(?:19|20)[0-9]{2})(?P<close>[\\]）)】］])第?(?P<no>[0-9]{1,5})号"
)
_HAN_DATE = re.compile("[一二][〇○零一二三四五六七八九]{3}年")
_ARABIC_DATE = re.compile("(?:19|20)[0-9]{2}年")
_VALID = re.compile("有效期|有效至|失效|试行|废止")
# Judicial interpretations take effect by the notice that publishes them.
_PUBLISHED = "最高人民"
_EFFECT_ASKED = re.compile("条例|办法|规定|细则|规则|法$")


def _date(words: str) -> date | None:
    """Return the day that ``words`` name, None when the calendar has none such."""
    hit = _DATE.search(words)
    if not hit:
        return None
    year, month, day = (read_numeral(hit[part].replace("○", "〇")) for part in "ymd")
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def impossible(text: CheckedText) -> Iterator[Hit]:
    """Yield 2月30日 and 13月1日."""
    for hit in text.find(_DATE):
        if _date(hit.group()) is None:
            yield Hit(Span(*hit.span()), (hit.group(),))
    for hit in text.find(_MONTH_DAY):
        month, day = read_numeral(hit["m"]), read_numeral(hit["d"])
        if text.words[hit.start() - 1 : hit.start()] != "年" and not _in_year(month, day):
            yield Hit(Span(*hit.span()), (hit.group(),))


def _in_year(month: int, day: int) -> bool:
    try:
        return bool(date(2000, month, day))
    except ValueError:
        return False


def no_effect(text: CheckedText) -> Iterator[Hit]:
    """Yield that a text in articles says nowhere when it takes effect."""
    title = text.document.title
    named = _EFFECT_ASKED.search(title[-12:]) and not title.startswith(_PUBLISHED)
    if not text.articles or not named:
        return
    nodes = text.document.nodes
    last = [nodes[i].span.cut(text.words) for i in text.articles[-3:]]
    if not any(_IN_FORCE.search(words) for words in last) and not _IN_FORCE.search(_notes(text)):
        node = nodes[text.articles[-1]]
        yield Hit(Span(node.own.start, node.own.start + len(node.label)), (node.label,))


def _notes(text: CheckedText) -> str:
    nodes = text.document.nodes
    return "".join(n.own.cut(text.words) for n in nodes if n.level is Level.NOTE)


def effect_early(text: CheckedText) -> Iterator[Hit]:
    """Yield a day of effect before the day on which the text was made."""
    nodes = text.document.nodes
    told = [n.own.cut(text.words) for n in nodes if n.level in (Level.NOTE, Level.DATE)]
    days = [_date(hit.group()) for words in told for hit in _DATE.finditer(words)]
    made = min((day for day in days if day), default=None)
    for hit in _effects(text):
        effect = _date(hit["date"])
        if made and effect and effect < made:
            yield Hit(Span(*hit.span("date")), (hit["date"], made.isoformat()))


def _effects(text: CheckedText) -> Iterator[re.Match[str]]:
    """Yield where the last articles or numbers say when the text itself takes effect."""
    tail = text.clauses[-8:]
    for clause in tail:
        for hit in _EFFECT.finditer(text.words, clause.start, clause.start + len(clause.words)):
            before = text.words[max(clause.start, hit.start() - 12) : hit.start()]
            if re.search("本[㐀-鿿]{1,6}$", before):
                yield hit


def effects_differ(text: CheckedText) -> Iterator[Hit]:
    """Yield a second day of effect that differs from the first."""
    found = list(_effects(text))
    for hit in found[1:]:
        if _date(hit["date"]) != _date(found[0]["date"]):
            yield Hit(Span(*hit.span("date")), (hit["date"], found[0]["date"]))


def padded(text: CheckedText) -> Iterator[Hit]:
    """Yield 2024年05月06日: months and days bear no leading zero (GB/T 9704-2012 7.3.5.4)."""
    for hit in text.find(_PADDED):
        span = Span(*hit.span())
        yield Hit(span, (hit.group(), hit.group()[1:]), (Fix(span, hit.group()[1:]),))


def short_year(text: CheckedText) -> Iterator[Hit]:
    """Yield 98年5月: a year has four digits."""
    for hit in text.find(_SHORT_YEAR):
        yield Hit(Span(*hit.span()), (hit.group(),))


def document_number(text: CheckedText) -> Iterator[Hit]:
    """Yield 国发[2024]5号 and 国发〔2024〕第05号: 〔2024〕5号."""
    for hit in text.find(_DOCUMENT_NUMBER):
        span = Span(hit.start("open"), hit.end())
        right = f"〔{hit['year']}〕{hit['no'].lstrip('0')}号"
        yield Hit(span, (span.cut(text.words), right), (Fix(span, right),))


def dates_two_ways(text: CheckedText) -> Iterator[Hit]:
    """Yield once that years stand in Chinese numbers here and in digits there."""
    han = [Span(*hit.span()) for hit in text.find(_HAN_DATE)]
    arabic = [Span(*hit.span()) for hit in text.find(_ARABIC_DATE)]
    if han and arabic:
        seldom, often = sorted((han, arabic), key=len)
        yield Hit(seldom[0], (seldom[0].cut(text.words), often[0].cut(text.words)))


def no_validity(text: CheckedText) -> Iterator[Hit]:
    """Yield that a 规范性文件 says nothing of how long it is valid."""
    last = text.clauses[-4:]
    if len(text.clauses) > 4 and not any(_VALID.search(clause.words) for clause in last):
        last_node = text.clauses[-1].node
        yield Hit(last_node.own, (last_node.locator,))


RULES = {
    "impossible-date": impossible,
    "no-effective-date": no_effect,
    "effect-before-date": effect_early,
    "two-effective-dates": effects_differ,
    "padded-date": padded,
    "short-year": short_year,
    "document-number": document_number,
    "date-two-ways": dates_two_ways,
    "no-validity": no_validity,
}
