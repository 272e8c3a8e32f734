"""Lines made from the words of a quotation, and labels written anew."""

from collections.abc import Sequence
from dataclasses import replace

from .....corpus.model import NO_ORDINAL, Ordinal
from .....corpus.structure.labels import read_label
from .....corpus.structure.numerals import write_han
from ...model import Home, Line, LineKind, Place, RefusalError, Words
from ...places import write_ordinal, write_place
from ..draft import NEW, Draft


def block(draft: Draft, new: Words, first: Line | None = None, scope: int = 0) -> list[Line]:
    """Return lines that bring their own labels: chapters, articles, annexes."""
    lines: list[Line] = []
    home = Home(first.home.scope if first else scope, twin=NEW)
    for text in new:
        line = _labelled(draft, text, home, lines)
        if line.kind is LineKind.ARTICLE:
            home = line.home
        lines.append(line)
    if first is not None and lines:
        lines[0] = replace(lines[0], lead=first.lead)
    return lines


def _labelled(draft: Draft, text: str, home: Home, before: Sequence[Line]) -> Line:
    label = read_label(text, 0, len(text))
    style = label.style.value if label and not label.span.start else ""
    units = {"article": "条", "part": "编", "subpart": "分编", "chapter": "章", "section": "节"}
    if label is None or style not in units:
        return draft.made((text,), home)[0] if not before else draft.made(("", text), home)[1]
    rest = text[label.span.end :]
    words = rest.lstrip()
    kind = LineKind.ARTICLE if style == "article" else LineKind.HEADING
    gap = rest[: len(rest) - len(words)] or draft.gap(units[style])
    new = Home(home.scope, label.ordinal if kind is LineKind.ARTICLE else NO_ORDINAL, NEW)
    return Line(
        kind, words, text[: label.span.end], gap, units[style], label.ordinal, new, draft.lead(kind)
    )


def unlabelled(words: str, line: Line, place: Place) -> str:
    """Return the words of a quoted line without the label that the place bears already."""
    label = read_label(words, 0, len(words))
    if label is None or label.span.start or not line.label:
        return words
    if label.ordinal != line.ordinal:
        raise RefusalError("number-differs", words[: label.span.end], write_place(place))
    return words[label.span.end :].lstrip()


def unlabelled_article(words: str, line: Line, place: Place) -> str:
    """Return the words of an article that is quoted with its label, without it."""
    label = read_label(words, 0, len(words))
    if label is None or label.span.start or label.style.value != "article" or line.unit != "条":
        return words
    return unlabelled(words, line, place)


def article(draft: Draft, lines: Words, place: Place, scope: int) -> list[Line]:
    """Return the lines of a new article."""
    ordinal = place.last.ordinal
    like = next((line for line in draft.lines if line.kind is LineKind.ARTICLE), None)
    unit = like.unit if like else "条"
    label = headed(like, ordinal).label if like else write_ordinal(ordinal, "条")
    first = Line(
        LineKind.ARTICLE,
        "",
        label,
        draft.gap("条"),
        unit,
        ordinal,
        Home(scope, ordinal, NEW),
        draft.lead(LineKind.ARTICLE),
    )
    text = unlabelled_article(lines[0], first, place)
    return draft.made((text, *lines[1:]), first.home, first)


def headed(line: Line, ordinal: Ordinal) -> Line:
    """Return a heading or article with another number."""
    if line.unit == "部分" and not line.label.startswith("第"):
        label = line.label.replace(numeral(line), written(line, ordinal.number), 1)
    else:
        label = _relabelled(line.label, line.unit, ordinal)
    return replace(line, label=label, ordinal=ordinal, raw="")


def _relabelled(label: str, unit: str, ordinal: Ordinal) -> str:
    """Write a label anew as it was written: in digits where it had digits."""
    if any(char.isdigit() and char.isascii() for char in label):
        after = f"之{ordinal.inserted}" if ordinal.inserted else ""
        return f"第{ordinal.number}{unit}{after}"
    return write_ordinal(ordinal, unit)


def numeral(line: Line) -> str:
    """Return the number of a label as it is written: 二 of （二）."""
    return line.label.strip("（）()、.．〔〕 \u3000")


def written(line: Line, number: int) -> str:
    """Return a number as the label of a line has it, in digits or in Chinese."""
    return str(number) if numeral(line).isascii() else write_han(number)
