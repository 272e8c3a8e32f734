"""Chapters, contents, captions, annexes, and the clauses that a text of its kind has."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ....corpus.model import Level, Node, Span
from ....corpus.structure.numerals import read_numeral
from ..model import Hit
from ..text import CONTAINERS, CheckedText

_ANNEX_CITED = re.compile(
    "(?<![㐀-鿿]{0}除)(?:见|详见|参见|按照|依照|按|如)?本?[㐀-鿿]{0,4}?(?P<name>附(?:件|表|录)\\s*(?P<num>[0-9一二三四五六七八九十]*))(?![㐀-鿿]*加)"
)
_SEE_ANNEX = re.compile(
    "(?:见|详见|参见|见本[㐀-鿿]{2,4})(?P<name>附(?:件|表|录)\\s*(?P<num>[0-9一二三四五六七八九十]*))"
)
_BLANKS = re.compile("\\s+")
_GENERAL, _SUPPLEMENT, _LIABILITY = "总则", "附则", "法律责任"
_CAPTION_MOST = 0.8
_CAPTION_FROM = 5
_LABEL = re.compile("第\\s*[0-9〇零一二三四五六七八九十百]+\\s*(?:分编|[编章节])")


def _containers(text: CheckedText, level: Level) -> list[tuple[int, Node]]:
    return [(i, n) for i, n in enumerate(text.document.nodes) if n.level is level]


def chapter_empty(text: CheckedText) -> Iterator[Hit]:
    """Yield a chapter or section without a clause."""
    nodes = text.document.nodes
    if not text.articles:
        return
    for index, node in enumerate(nodes):
        bare = node.level in CONTAINERS and not text.children.get(index)
        if bare and index not in text.listed:
            yield Hit(node.own, (_name(node),))


def _name(node: Node) -> str:
    return f"{node.label.strip()} {node.heading}".strip()


def single_chapter(text: CheckedText) -> Iterator[Hit]:
    """Yield a chapter that is the only one, and a section that is the only one of its chapter."""
    nodes = text.document.nodes
    for below in text.children.values():
        for level in (Level.CHAPTER, Level.SECTION):
            alike = [i for i in below if nodes[i].level is level and nodes[i].label]
            if len(alike) == 1 and nodes[alike[0]].ordinal.number == 1:
                yield Hit(nodes[alike[0]].own, (_name(nodes[alike[0]]),))


def chapter_title_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield a chapter that bears the title of an earlier one beside it."""
    nodes = text.document.nodes
    for below in text.children.values():
        seen: dict[str, Node] = {}
        for i in below:
            node = nodes[i]
            title = _BLANKS.sub("", node.heading)
            if node.level not in CONTAINERS or not title or not node.label or text.listed:
                continue
            if title in seen:
                yield Hit(node.own, (_name(node), seen[title].label.strip()))
            seen.setdefault(title, node)


def chapter_order(text: CheckedText) -> Iterator[Hit]:
    """Yield 总则 that is not the first chapter, and a chapter after 附则."""
    nodes = text.document.nodes
    for below in text.children.values():
        chapters = [
            nodes[i] for i in below if nodes[i].level is Level.CHAPTER and i not in text.listed
        ]
        titles = [_BLANKS.sub("", node.heading) for node in chapters]
        for at, title in enumerate(titles):
            late = title == _GENERAL and at > 0
            early = title == _SUPPLEMENT and at < len(titles) - 1
            if late or early:
                yield Hit(chapters[at].own, (_name(chapters[at]),))


def contents_differ(text: CheckedText) -> Iterator[Hit]:
    """Yield lines of the contents that no heading of the text answers."""
    nodes = text.document.nodes
    body = {
        _key(node.label + node.heading) for node in nodes if node.level in CONTAINERS and node.label
    }
    lines = [node for node in nodes if node.level is Level.TOC]
    listed = [node for node in lines if _LABEL.match(node.own.cut(text.words).strip())]
    if not body or len(listed) < 2:
        return
    for node in listed:
        words = node.own.cut(text.words)
        key = _key(re.sub("[.·…．\\s]*[0-9]*$", "", words))
        if key not in body and not any(one.startswith(key) for one in body):
            yield Hit(node.own, (words.strip(),))


def _key(words: str) -> str:
    return _BLANKS.sub("", words)


def caption_missing(text: CheckedText) -> Iterator[Hit]:
    """Yield the articles without caption where most have one."""
    articles = [text.document.nodes[i] for i in text.articles]
    bare = [node for node in articles if not node.heading]
    if len(articles) < _CAPTION_FROM or len(bare) > (1 - _CAPTION_MOST) * len(articles):
        return
    for node in bare:
        yield Hit(Span(node.own.start, node.own.start + len(node.label)), (node.label,))


def annex_missing(text: CheckedText) -> Iterator[Hit]:
    """Yield 见附件2 in a text that has no such annex."""
    annexes = [n for n in text.document.nodes if n.level is Level.ANNEX]
    numbers = {_annex_number(n.label) for n in annexes}
    for clause in text.clauses:
        if text.above(clause.at, frozenset((Level.ANNEX,))) >= 0:
            continue
        for hit in _SEE_ANNEX.finditer(clause.words):
            number = read_numeral(hit["num"]) if hit["num"] else -1
            if not annexes or (number > 0 and number not in numbers):
                yield Hit(clause.span(hit, "name"), (hit["name"],))


def _annex_number(label: str) -> int:
    digits = re.sub("[^0-9一二三四五六七八九十]", "", label)
    return read_numeral(digits) if digits else 0


def annex_uncited(text: CheckedText) -> Iterator[Hit]:
    """Yield an annex that the text nowhere names."""
    annexes = [n for n in text.document.nodes if n.level is Level.ANNEX and n.own.start > 0]
    if not annexes:
        return
    before = text.words[: annexes[0].own.start]
    if not re.search("附件|附表|附录|附图|后附|附后|所附|附[：:]|《.*目录》|附", before):
        yield Hit(annexes[0].own, (annexes[0].label or annexes[0].heading,))


def empty_clause(text: CheckedText) -> Iterator[Hit]:
    """Yield a label without words."""
    for clause in text.clauses:
        if clause.node.label and not clause.words.strip() and not clause.node.heading:
            yield Hit(clause.node.own, (clause.node.label.strip(),))


_PURPOSE = re.compile("为了?|根据|依照|按照|依据|制定|贯彻|落实")


def no_purpose(text: CheckedText) -> Iterator[Hit]:
    """Yield that the first article says neither what for nor on what ground."""
    if not text.articles:
        return
    first = text.document.nodes[text.articles[0]]
    words = first.span.cut(text.words)
    if first.ordinal.number == 1 and not _PURPOSE.search(words):
        yield Hit(Span(first.own.start, first.own.start + len(first.label)), (first.label,))


def clause_twice(text: CheckedText) -> Iterator[Hit]:
    """Yield the clauses that repeat another of their article or of the one before.

    Words that two distant articles share are meant so: 法律、行政法规另有规定的，从其规定.
    """
    first: dict[str, int] = {}
    again = {i.span.start: i for i in text.document.issues if i.code == "repeated-paragraph"}
    for clause in text.clauses if again else ():
        words = _key(clause.words)
        before = first.get(words, -1)
        issue = again.get(clause.node.own.start)
        if issue and before >= 0 and _near(text, before, clause.at):
            yield Hit(issue.span, issue.params)
        first[words] = clause.at


def _near(text: CheckedText, one: int, other: int) -> bool:
    own, before = text.article(other), text.article(one)
    if own < 0 or before < 0:
        return False
    whole = text.document.nodes[own].clause and text.document.nodes[before].clause
    return own == before or (whole and text.articles.index(own) - text.articles.index(before) == 1)


def level_skipped(text: CheckedText) -> Iterator[Hit]:
    """Yield 1. right under 一、 in a notice that has （一） there as a rule: a level is left out.

    One that goes from 一、 to 1. throughout has two levels and is passed over.
    """
    if text.articles:
        return
    steps = [(_shape(one.label), _shape(other.label), one, other) for one, other in _steps(text)]
    skipped = [step for step in steps if step[:2] == ("han", "digit")]
    usual = sum(step[:2] == ("han", "paren") for step in steps)
    for _, _, one, other in skipped if len(skipped) <= usual else ():
        yield Hit(other.own, (other.label.strip(), one.label.strip()))


def _steps(text: CheckedText) -> Iterator[tuple[Node, Node]]:
    """Yield each numbered node with the next one."""
    yield from pairwise([node for node in text.document.nodes if node.label])


def _shape(label: str) -> str:
    label = label.strip()
    if re.match("[一二三四五六七八九十]+、", label):
        return "han"
    if re.match("[（(][一二三四五六七八九十]+[）)]", label):
        return "paren"
    return "digit" if re.match("[0-9０-９]+[.．、]", label) else ""


RULES = {
    "clause-twice": clause_twice,
    "chapter-empty": chapter_empty,
    "single-chapter": single_chapter,
    "chapter-title-twice": chapter_title_twice,
    "chapter-order": chapter_order,
    "contents-differ": contents_differ,
    "caption-missing": caption_missing,
    "annex-missing": annex_missing,
    "annex-uncited": annex_uncited,
    "empty-clause": empty_clause,
    "no-purpose": no_purpose,
    "level-skipped": level_skipped,
}
