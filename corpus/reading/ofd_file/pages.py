"""The pages of an OFD file: the objects of their layers and templates, as lines of characters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...model import InputError
from ..docx_file.xml import Element
from ..pages.page import Drawn, arranged
from ..pages.records import Char, Page, Rule
from ..tally import Tally
from .geometry import POINTS, Frame, frame_of, numbers
from .package import ROOT, Package, child, children, local, place, words
from .paths import straight_lines
from .text import text_chars

# An A4 sheet (millimetres), where a file tells no size.
_A4 = (210.0, 297.0)
# Composite objects hold composite objects: letterheads have two levels.
_DEPTH = 8
# One character takes some 150 bytes of XML; objects without text are fewer than characters.
_OBJECTS = 2_000_000
# A page with more lines than these is a picture.
_RULES = 6_000


def read_pages(package: Package, tally: Tally) -> tuple[Page, ...]:
    """Return the pages of all documents in the file; what is no text is counted.

    Raises InputError: "damaged", "too-many-pages", "too-large" where there is more text than a
    text file may have.
    """
    found: list[Page] = []
    for body in children(package.tree(ROOT), "DocBody"):
        root = place(ROOT, words(child(body, "DocRoot")))
        signed = child(body, "Signatures")
        tally.add("seals", 1 if signed is not None and words(signed) else 0)
        found += _Document(package, root, package.tree(root), tally).pages(len(found))
    if not found:
        raise InputError("damaged", package.path)
    return tuple(found)


@dataclass(slots=True)
class _Budget:
    """How much more a file may hold; each page takes of it."""

    chars: int
    objects: int = _OBJECTS


@dataclass(slots=True)
class _Canvas:
    """What is drawn on one page, in millimetres."""

    chars: list[tuple[int, Char]] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: int = 0


class _Document:
    """One document of the file: its root, templates and composite objects."""

    def __init__(self, package: Package, root: str, tree: Element, tally: Tally) -> None:
        self.package, self.root, self.tree, self.tally = package, root, tree, tally
        common = child(tree, "CommonData")
        self.size = _size(child(common, "PageArea")) or _A4
        self.templates = {
            page.get("ID", ""): page.get("BaseLoc", "") for page in children(common, "TemplatePage")
        }
        self.units = dict(self._units(common))
        self.budget = _Budget(package.limits.text_bytes)

    def pages(self, before: int) -> Iterator[Page]:
        """Yield the pages; ``before`` stand in other documents of the file."""
        listed = list(children(child(self.tree, "Pages"), "Page"))
        if before + len(listed) > self.package.limits.pages:
            limit = str(self.package.limits.pages)
            raise InputError("too-many-pages", self.package.path, limit)
        notes = self._notes()
        for page in listed:
            yield from self._page(page.get("BaseLoc", ""), notes.get(page.get("ID", ""), 0))

    def _units(self, common: Element | None) -> Iterator[tuple[str, Element]]:
        """Yield the composite objects of the resources by their names."""
        for resource in children(common, "PublicRes", "DocumentRes"):
            part = place(self.root, words(resource))
            if part in self.package.parts:
                for group in children(self.package.tree(part), "CompositeGraphicUnits"):
                    for unit in children(group, "CompositeGraphicUnit"):
                        yield unit.get("ID", ""), unit

    def _notes(self) -> dict[str, int]:
        """Return how many annotations each page has, by its name."""
        part = place(self.root, words(child(self.tree, "Annotations")))
        if part not in self.package.parts or part == place(self.root, ""):
            return {}
        found = {}
        for page in children(self.package.tree(part), "Page"):
            file = place(part, words(child(page, "FileLoc")))
            if file in self.package.parts:
                marks = children(self.package.tree(file), "Annot")
                found[page.get("PageID", "")] = sum(1 for _ in marks)
        return found

    def _page(self, location: str, notes: int) -> tuple[Page, ...]:
        """Read one page, or two that share a sheet, with the templates under and over it."""
        tree = self.package.tree(place(self.root, location))
        width, height = _size(child(tree, "Area")) or self.size
        canvas = _Canvas()
        for template in children(tree, "Template"):
            base = self.templates.get(template.get("TemplateID", ""))
            if base:
                self._draw(self.package.tree(place(self.root, base)), canvas)
        self._draw(tree, canvas)
        chars = [(turns, _in_points(char, height)) for turns, char in canvas.chars]
        rules = [_rule(rule, height) for rule in canvas.rules]
        size = width * POINTS, height * POINTS
        return arranged(Drawn(chars, *size, rules, canvas.images, notes))

    def _draw(self, tree: Element, canvas: _Canvas) -> None:
        """Draw the layers of a page or template."""
        for layer in children(child(tree, "Content"), "Layer"):
            self._objects(layer, Frame(), canvas, 0)

    def _objects(self, parent: Element, frame: Frame, canvas: _Canvas, depth: int) -> None:
        """Draw the objects of a layer, block or composite; those that are not shown are counted."""
        stack = [iter(parent)]
        while stack:
            element = next(stack[-1], None)
            if element is None:
                stack.pop()
                continue
            self.budget.objects -= 1
            kind = local(element)
            if kind == "PageBlock":
                stack.append(iter(element))
            elif element.get("Visible", "true") == "false" or element.get("Alpha") == "0":
                self._hidden(element)
            elif kind == "CompositeObject":
                self._composite(element, frame, canvas, depth)
            else:
                self._object(kind, element, frame, canvas)
            self._check()

    def _object(self, kind: str, element: Element, frame: Frame, canvas: _Canvas) -> None:
        """Draw one object that holds no others."""
        canvas.images += kind == "ImageObject"
        if kind == "PathObject" and len(canvas.rules) <= _RULES:
            own = frame.inner(frame_of(element.get("Boundary", ""), element.get("CTM", "")))
            canvas.rules += straight_lines(words(child(element, "AbbreviatedData")), own)
        if kind == "TextObject":
            own = frame.inner(frame_of(element.get("Boundary", ""), element.get("CTM", "")))
            before = len(canvas.chars)
            canvas.chars += text_chars(element, own, self.budget.chars + 1)
            self.budget.chars -= len(canvas.chars) - before

    def _composite(self, element: Element, frame: Frame, canvas: _Canvas, depth: int) -> None:
        """Draw the objects of a composite; deeper than they nest in real files it is damaged."""
        unit = self.units.get(element.get("ResourceID", ""))
        content = child(unit, "Content")
        if content is None:
            return
        if depth >= _DEPTH:
            raise InputError("too-deep", self.package.path, str(_DEPTH))
        own = frame.inner(frame_of(element.get("Boundary", ""), element.get("CTM", "")))
        self._objects(content, own, canvas, depth + 1)

    def _hidden(self, element: Element) -> None:
        said = "".join(words(code) for code in children(element, "TextCode"))
        self.tally.add("hidden", 1 if said else 0, said)

    def _check(self) -> None:
        """Raise InputError where the file draws more than a text may have."""
        if self.budget.chars < 0 or self.budget.objects < 0:
            limit = str(self.package.limits.text_bytes >> 20)
            raise InputError("too-large", self.package.path, limit)


def _size(area: Element | None) -> tuple[float, float] | None:
    """Return width and height of a page: its physical box; None where it tells none."""
    box = numbers(words(child(area, "PhysicalBox")))
    return (box[2], box[3]) if len(box) == 4 and box[2] > 0 and box[3] > 0 else None


def _in_points(char: Char, height: float) -> Char:
    """Return ``char`` in points from the bottom of the page, negative upwards, as PDF has it."""
    return Char(
        char.text,
        char.left * POINTS,
        char.right * POINTS,
        (char.top - height) * POINTS,
        (char.bottom - height) * POINTS,
    )


def _rule(rule: Rule, height: float) -> Rule:
    """Return a line in points, placed as ``_in_points`` places characters."""
    top, bottom = (rule.top - height) * POINTS, (rule.bottom - height) * POINTS
    return Rule(rule.left * POINTS, rule.right * POINTS, top, bottom)
