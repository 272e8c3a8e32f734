"""Changes planted one by one in every part of a text, each with a harmless twin.

    planted(document, "heading", seed=3)  →  Planted(text, twin, places, parts)

``text`` is the variant with one change, ``places`` where it stands there, ``twin`` the same text
with differences of writing at the same place: blanks, marks of another width, 30日内 for 三十日内.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from duizhao.alignment.frame.nodes import captions, headings
from duizhao.alignment.model import Part, words
from duizhao.alignment.references.check import find
from duizhao.alignment.references.resolve import Index
from duizhao.corpus.model import Document, Level, Span
from duizhao.corpus.structure.numerals import read_numeral

from bench.mutate.draft import relabelled
from bench.mutate.words import table

_BODY = re.compile(r"[㐀-鿿]{2,}(?:部门|机关|机构|人民政府|委员会|管理局)")
_NUMBER = re.compile("[0-9一二三四五六七八九]")
# 三十日内, 五万元: a number that may as well be written 30日内 and 5万元.
_COUNTED = re.compile(
    "(?<![第零〇一二三四五六七八九十百千万])[一二三四五六七八九十百千]+(?=万?元|日内|个工作日)"
)
_MARK = re.compile("[。；;]?$")
# Words that are put in: none of them turns a heading or a name into something else.
_PUT_IN = ("重点", "专项", "日常", "统一", "综合")


@dataclass(frozen=True, slots=True)
class Planted:
    """A variant with one change; ``places`` are spans of it, ``parts`` what may report it.

    ``cited``: the change is that a reference, which stands there, points elsewhere now.
    """

    text: str
    twin: str
    places: tuple[Span, ...]
    parts: tuple[Part, ...]
    cited: bool = False


Plant = Callable[[Document, Random], Planted | None]


def _replaced(text: str, span: Span, new: str) -> str:
    return text[: span.start] + new + text[span.end :]


def _noisy(text: str, span: Span) -> str:
    """Return a text with blanks, wide marks and numbers in another style inside a span.

    No number is cut in two.
    """
    old = _COUNTED.sub(lambda hit: str(read_numeral(hit.group())), span.cut(text))
    middle = len(old) // 2
    while 0 < middle < len(old) and old[middle - 1 : middle + 1].isdecimal():
        middle += 1
    new = old[:middle] + " " + old[middle:]
    return _replaced(text, span, new.replace("，", ",").replace("（", "("))


def _at_words(
    document: Document,
    span: Span,
    parts: Sequence[Part],
    rng: Random,
    *,
    level: Level = Level.PARAGRAPH,
) -> Planted:
    """Alter a number of a span where there is one, else put a word in before its last two.

    The name of a body keeps what closes it, and a date all but its numbers.
    """
    old = span.cut(document.text)
    digits = list(_NUMBER.finditer(old))
    if digits and (level is Level.DATE or rng.random() < 0.5):
        hit = rng.choice(digits)
        chars = "123456789" if hit.group().isascii() else "一二三四五六七八九"
        new = rng.choice([c for c in chars if c != hit.group()])
        place = Span(span.start + hit.start(), span.start + hit.end())
    else:
        at = span.start + (2 if level is Level.SIGNATURE else max(1, len(old.rstrip("。；;")) - 2))
        place, new = Span(at, at), rng.choice(_PUT_IN)
    text = _replaced(document.text, place, new)
    twin = _noisy(document.text, span)
    return Planted(text, twin, (Span(place.start, place.start + len(new)),), tuple(parts))


def _some_node(nodes: Sequence[int], rng: Random) -> int:
    return rng.choice(list(nodes)) if nodes else -1


def heading(document: Document, rng: Random) -> Planted | None:
    """Alter a heading."""
    able = [i for i in headings(document) if _size(document.nodes[i].head) >= 3]
    at = _some_node(able, rng)
    if at < 0:
        return None
    return _at_words(document, document.nodes[at].head, (Part.HEADING, Part.CLAUSE), rng)


def caption(document: Document, rng: Random) -> Planted | None:
    """Alter a caption."""
    able = [i for i in captions(document) if _size(document.nodes[i].head) >= 2]
    at = _some_node(able, rng)
    return _at_words(document, document.nodes[at].head, (Part.CAPTION,), rng) if at >= 0 else None


def _of_level(*levels: Level) -> Plant:
    def plant(document: Document, rng: Random) -> Planted | None:
        able = [
            i
            for i, node in enumerate(document.nodes)
            if node.level in levels
            and _size(node.body) >= 4
            and "\n" not in node.body.cut(document.text)
        ]
        at = _some_node(able, rng)
        part = Part.TITLE if Level.TITLE in levels else Part.NOTE
        if at < 0:
            return None
        node = document.nodes[at]
        return _at_words(document, node.body, (part,), rng, level=node.level)

    return plant


def _size(span: Span) -> int:
    return span.end - span.start


def chapter(document: Document, rng: Random) -> Planted | None:
    """Put in a chapter with an article of its own; the chapters after it are numbered anew."""
    nodes = document.nodes
    found = [i for i, node in enumerate(nodes) if node.level is Level.CHAPTER and node.label]
    if len(found) < 2:
        return None
    before = nodes[rng.choice(found[1:])]
    text = document.text
    last = next((k for k in reversed(found) if nodes[k].span.start >= before.span.start), -1)
    for index in reversed(found[: found.index(last) + 1]):
        node = nodes[index]
        if node.span.start < before.span.start:
            break
        label = relabelled(node.label, node.ordinal._replace(number=node.ordinal.number + 1))
        place = Span(node.own.start, node.own.start + len(node.label))
        text = _replaced(text, place, label)
    name = f"{before.label}　邮票发行"
    block = f"{name}\n第九百九十九条　纪念邮票由邮政企业按照图案编号发行，集邮者可以预订。\n"
    start = before.own.start
    text = _replaced(text, Span(start, start), block)
    body = start + len(name) + 1
    places = Span(start + len(name) - 4, start + len(name)), Span(body + 8, start + len(block) - 1)
    twin = _replaced(document.text, Span(start, start), "\n\n")
    return Planted(text, twin, places, (Part.HEADING, Part.CLAUSE))


def _lists(document: Document) -> Iterator[tuple[int, ...]]:
    """Yield the lists of items, each as its nodes in order."""
    found: dict[int, list[int]] = {}
    for i, node in enumerate(document.nodes):
        if node.level is Level.ITEM and node.clause and node.label:
            found.setdefault(node.parent, []).append(i)
    yield from (tuple(items) for items in found.values() if len(items) >= 2)


def appended(document: Document, rng: Random) -> Planted | None:
    """Append an item that resembles the one before it: its words with one other noun."""
    lists = [items for items in _lists(document) if items[-1] - items[0] == len(items) - 1]
    at = rng.choice(lists)[-1] if lists else -1
    if at < 0:
        return None
    return _appended(document, at, rng)


def _appended(document: Document, at: int, rng: Random) -> Planted:
    node, text = document.nodes[at], document.text
    old = node.body.cut(text).rstrip()
    things = [word for name, word in table("invented") if name == "thing" and word not in old]
    stem = _MARK.sub("", old)
    new = rng.choice(things) + (stem[2:] if len(stem) > 4 else stem)
    label = relabelled(node.label, node.ordinal._replace(number=node.ordinal.number + 1))
    start = node.body.start + len(old)
    block = f"\n{label}{new}。"
    place = Span(start + 1 + len(label), start + len(block))
    twin = _replaced(text, Span(start, start), "\n \n")
    return Planted(_replaced(text, Span(start, start), block), twin, (place,), (Part.CLAUSE,))


def exchanged(document: Document, rng: Random) -> Planted | None:
    """Exchange two bodies inside a clause: 由甲局会同乙局 → 由乙局会同甲局."""
    able = [pair for i in document.clauses if (pair := _bodies(document, i))]
    if not able:
        return None
    first, second = rng.choice(able)
    text = document.text
    a, b = first.cut(text), second.cut(text)
    new = _replaced(_replaced(text, second, a), first, b)
    # Either body may be told as the one that moved.
    places = (Span(first.start, second.end),)
    return Planted(new, _noisy(text, places[0]), places, (Part.CLAUSE,))


def _bodies(document: Document, clause: int) -> tuple[Span, Span] | None:
    """Return the first two bodies of a clause that a word of joint action parts."""
    body = document.nodes[clause].body
    words_of = body.cut(document.text)
    hit = re.search(
        r"由(?P<a>[㐀-鿿]{2,8}?(?:部门|机关|机构|局|委员会))(?:会同|商|报)"
        r"(?P<b>[㐀-鿿]{2,8}?(?:部门|机关|机构|局|委员会))",
        words_of,
    )
    if not hit or hit["a"] == hit["b"]:
        return None
    spans = [Span(body.start + hit.start(g), body.start + hit.end(g)) for g in "ab"]
    return spans[0], spans[1]


def before_reference(document: Document, rng: Random) -> Planted | None:
    """Put an item in before the one that a reference names, which keeps its words."""
    index = Index(document)
    places = {i: items for items in _lists(document) for i in items}
    able = []
    for one in find(index, document.clauses):
        plain = one.grain == "item" and one.mention.unit == "article" and one.mention.back < 0
        if plain and not one.mention.first and len(one.target) == 1 and one.target[0] in places:
            able.append(one)
    if not able:
        return None
    one = rng.choice(able)
    target = one.target[0]
    return _before(document, places[target], target, one.span)


def _before(document: Document, items: Sequence[int], target: int, cited: Span) -> Planted:
    text = document.text
    following = [document.nodes[i] for i in items if i >= target]
    inserts = []
    for node in following:
        label = relabelled(node.label, node.ordinal._replace(number=node.ordinal.number + 1))
        inserts.append((Span(node.own.start, node.own.start + len(node.label)), label))
    first = following[0]
    block = f"{first.label}按照图案编号发行纪念邮票；\n"
    inserts.append((Span(first.own.start, first.own.start), block))
    shift = sum(len(new) - _size(span) for span, new in inserts if span.start <= cited.start)
    for span, new in sorted(inserts, key=lambda pair: (-pair[0].start, -pair[0].end)):
        text = _replaced(text, span, new)
    place = Span(cited.start + shift, cited.end + shift)
    twin = _replaced(document.text, Span(first.own.start, first.own.start), "\n")
    return Planted(text, twin, (place,), (Part.CLAUSE, Part.ROW), cited=True)


def clause(document: Document, rng: Random) -> Planted | None:
    """Alter the words of a clause."""
    able = [i for i in document.clauses if _size(document.nodes[i].body) >= 8]
    able = [i for i in able if document.nodes[i].level is not Level.ROW]
    at = _some_node(able, rng)
    if at < 0:
        return None
    return _at_words(document, words(document, at, Part.CLAUSE), (Part.CLAUSE,), rng)


def cell(document: Document, rng: Random) -> Planted | None:
    """Alter a cell of a table."""
    return _in_cells(document, Level.ROW, Part.ROW, rng)


def column_name(document: Document, rng: Random) -> Planted | None:
    """Alter the name of a column."""
    return _in_cells(document, Level.COLUMNS, Part.HEADING, rng)


def _in_cells(document: Document, level: Level, part: Part, rng: Random) -> Planted | None:
    """Alter a cell of the rows of one level."""
    rows = (node for node in document.nodes if node.level is level)
    able = [found.span for node in rows for found in node.cells if _size(found.span) >= 2]
    return _at_words(document, rng.choice(able), (part,), rng) if able else None


def table_row(document: Document, rng: Random) -> Planted | None:
    """Strike out a row of a table: what stands before it and after it stays."""
    rows = [node for node in document.nodes if node.level is Level.ROW]
    if len(rows) < 3:
        return None
    node = rng.choice(rows[1:-1])
    text = document.text
    end = text.find("\n", node.own.end) + 1 or len(text)
    start = text.rfind("\n", 0, node.own.start) + 1
    twin = _noisy(text, node.cells[-1].span) if node.cells else text
    return Planted(_replaced(text, Span(start, end), ""), twin, (), (Part.ROW,))


PLANTS: dict[str, Plant] = {
    "clause": clause,
    "heading": heading,
    "caption": caption,
    "title": _of_level(Level.TITLE),
    "note": _of_level(Level.NOTE),
    "signature": _of_level(Level.SIGNATURE, Level.DATE),
    "cell": cell,
    "column": column_name,
    "row": table_row,
    "chapter": chapter,
    "appended": appended,
    "exchanged": exchanged,
    "reference": before_reference,
}


def planted(document: Document, name: str, seed: int) -> Planted | None:
    """Plant one change in a document; None where it holds nothing of the kind."""
    return PLANTS[name](document, Random(f"{seed}/{name}"))
