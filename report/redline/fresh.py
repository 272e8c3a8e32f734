"""A redline as a new document, in the page style of official documents (GB/T 9704—2012)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from xml.sax.saxutils import escape

from lxml import etree

from ...alignment.model import Comparison
from ...corpus.model import Document, Level, Span
from .plan.clean import Clean
from .plan.comments import Comment
from .plan.dates import dates, line_edges
from .plan.model import Options, Piece, Plan, RedlineLine, State
from .wordml.parts import add_comments, comments_root
from .wordml.wordml import Element, Ink, make, run, to_bytes, w
from .wordml.zipped import zipped

_PARTS = {
    "[Content_Types].xml": "types",
    "_rels/.rels": "package_rels",
    "word/_rels/document.xml.rels": "document_rels",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fontTable",
    "word/footer1.xml": "footer1",
    "word/footer2.xml": "footer2",
    "word/theme/theme1.xml": "theme",
}
# The paragraph style of each level; what is not here is body text.
_STYLES = {
    Level.TITLE: "Title",
    Level.NOTE: "Note",
    Level.PART: "Heading1",
    Level.SUBPART: "Heading1",
    Level.CHAPTER: "Heading1",
    Level.SECTION: "Heading1",
    Level.SUBSECTION: "Heading1",
    Level.DIVISION: "Heading1",
    Level.LEVEL1: "Heading2",
    Level.LEVEL2: "Heading3",
    Level.ANNEX: "Annex",
    Level.SIGNATURE: "Signature",
    Level.DATE: "Signature",
}
# A 一、 or （一） with more than a heading behind it is body text.
_ONLY_HEADINGS = (Level.LEVEL1, Level.LEVEL2)
# Margins 37, 35, 28 and 26 mm on A4, in twentieths of a point; the page number stands 7 mm below
# the type area.
_SECTION = (
    '<w:sectPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:footerReference w:type="default" r:id="rId5"/>'
    '<w:footerReference w:type="even" r:id="rId6"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" '
    'w:left="1588" w:header="851" w:footer="1304" w:gutter="0"/></w:sectPr>'
)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp='
    '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc='
    '"http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi='
    '"http://www.w3.org/2001/XMLSchema-instance"><dc:title>{0}</dc:title><dc:creator>{1}</dc:creator>'
    '<cp:lastModifiedBy>{1}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">{2}'
    '</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{2}</dcterms:modified>'
    "<dc:language>zh-CN</dc:language></cp:coreProperties>"
)


def fresh(
    comparison: Comparison, plan: Plan, comments: Sequence[Comment], options: Options
) -> bytes:
    """Return the bytes of a .docx that holds ``plan`` as tracked changes with ``comments``."""
    ink = Ink(options.author, options.date, 1)
    looks = Look(comparison.template, plan.template), Look(comparison.variant, plan.variant)
    body = make("body")
    document = make("document")
    document.append(body)
    paragraphs = list(_paragraphs(plan, looks, ink))
    for paragraph, after in paragraphs:
        body.append(paragraph)
        body.extend(after)
    body.append(etree.fromstring(_SECTION))
    ink.date = options.date
    notes = comments_root()
    anchored = [(paragraphs[comment.line][0], comment) for comment in comments]
    add_comments(notes, anchored, ink, ("CommentText", "CommentReference"))
    return zipped(_parts(comparison, options, to_bytes(document), to_bytes(notes)))


def _parts(
    comparison: Comparison, options: Options, document: bytes, notes: bytes
) -> dict[str, bytes]:
    folder = files("duizhao.report.redline") / "page"
    parts = {name: (folder / f"{file}.xml").read_bytes() for name, file in _PARTS.items()}
    words = comparison.variant.title, options.author, options.date
    core = _CORE.format(*(escape(word) for word in words)).encode()
    return parts | {
        "word/document.xml": document,
        "word/comments.xml": notes,
        "docProps/core.xml": core,
    }


class Look:
    """How the paragraphs of one text look: their style, and where their label ends."""

    def __init__(self, document: Document, text: Clean) -> None:
        self.styles: dict[int, str] = {}
        self.labels: dict[int, int] = {}
        for node in document.nodes:
            at = text.at(node.own.start)
            number = text.paragraph(at)
            if number < 0 or number in self.styles or at != text.starts[number]:
                continue
            plain = node.level in _ONLY_HEADINGS and (node.clause or not node.heading)
            self.styles[number] = "" if plain else _STYLES.get(node.level, "")
            if node.level is Level.ARTICLE and node.label:
                self.labels[number] = at + len(node.label)

    def faces(self, text: Clean, span: Span) -> Iterator[tuple[Span, str]]:
        """Yield the parts of ``span``, within one paragraph, with their character style."""
        end = self.labels.get(text.paragraph(span.start), 0)
        if span.start < end:
            yield Span(span.start, min(end, span.end)), "ArticleLabel"
        if end < span.end:
            yield Span(max(end, span.start), span.end), ""


def _paragraphs(
    plan: Plan, looks: tuple[Look, Look], ink: Ink
) -> Iterator[tuple[Element, list[Element]]]:
    """Yield each paragraph, and the range marks that follow it."""
    ranges = Ranges(plan.lines, ink)
    days = dates(line_edges(plan.lines), ink.date)
    for number, line in enumerate(plan.lines):
        ink.date = next(days)
        paragraph = make("p")
        look, at = (looks[1], line.variant) if line.variant >= 0 else (looks[0], line.template)
        properties = etree.SubElement(paragraph, w("pPr"))
        if look.styles.get(at):
            etree.SubElement(properties, w("pStyle")).set(w("val"), look.styles[at])
        ink.mark(paragraph, line.mark)
        if not len(properties):
            paragraph.remove(properties)
        for position, piece in enumerate(line.pieces):
            paragraph.extend(ranges.before(number, position))
            paragraph.extend(_content(plan, looks, piece, ink))
            paragraph.extend(ranges.after(number, position))
        paragraph.extend(ranges.before(number, len(line.pieces)))
        yield paragraph, ranges.after(number, len(line.pieces))


def _content(plan: Plan, looks: tuple[Look, Look], piece: Piece, ink: Ink) -> Iterable[Element]:
    """Return the runs of a piece, wrapped as tracked where it is not in both texts."""
    side = 1 if piece.state.new else 0
    text = (plan.template, plan.variant)[side]
    deleted = piece.state is State.DELETE
    runs = []
    for span, style in looks[side].faces(text, piece.variant if side else piece.template):
        properties = make("rPr")
        etree.SubElement(properties, w("rStyle")).set(w("val"), style)
        runs.append(run(text.words(span), properties if style else None, deleted=deleted))
    return runs if piece.state is State.EQUAL else [ink.wrap(piece.state, runs)]


class Ranges:
    """Where the range marks of native moves stand: before and after which piece of which line.

    The paragraph mark counts as the piece after the last: its end stands behind the paragraph.
    """

    def __init__(self, lines: Sequence[RedlineLine], ink: Ink) -> None:
        self._before: dict[tuple[int, int], list[Element]] = {}
        self._after: dict[tuple[int, int], list[Element]] = {}
        ends: dict[tuple[State, int], list[tuple[int, int]]] = {}
        for number, line in enumerate(lines):
            mark = Piece(line.mark, Span(0, 0), Span(0, 0), line.move)
            for at, piece in enumerate((*line.pieces, mark)):
                if piece.state in (State.MOVE_FROM, State.MOVE_TO):
                    ends.setdefault((piece.state, piece.move), []).append((number, at))
        for (state, move), places in ends.items():
            start, end = ink.move_range(state, move)
            self._before.setdefault(places[0], []).append(start)
            self._after.setdefault(places[-1], []).append(end)

    def before(self, line: int, piece: int) -> list[Element]:
        """Return the marks that stand right before a piece."""
        return self._before.get((line, piece), [])

    def after(self, line: int, piece: int) -> list[Element]:
        """Return the marks that stand right after a piece."""
        return self._after.get((line, piece), [])
