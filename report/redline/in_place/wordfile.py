"""The variant's own Word file, opened to be revised in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ....corpus.limits import Limits
from ....corpus.model import Document, InputError, Tracked
from ....corpus.reading.archives.zips import DAMAGE
from ....corpus.reading.docx_file.numbering import Numbering, read_numbering
from ....corpus.reading.docx_file.package import Package, open_package
from ....corpus.reading.docx_file.records import Paragraph
from ....corpus.reading.docx_file.styles import Styles, read_styles
from ....corpus.reading.docx_file.walk import Walk
from ....corpus.reading.read import STANDARD_INPUT, load_bytes
from ..wordml.dialect import is_strict, transitional
from ..wordml.wordml import Element, W, w
from .resolve import comments_in, drop_comments, resolve_changes

_TYPES = "[content_types].xml"


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file whose own changes are resolved (``pending`` of them), and what its reader shows.

    ``comments_gone`` are the numbers of the comments that stood on words which went with them.
    ``root`` is in the transitional dialect, also where the file is ``strict``.
    """

    package: Package
    root: Element
    paragraphs: tuple[Paragraph, ...]
    elements: tuple[tuple[Element, ...], ...]
    styles: Styles
    lists: Mapping[str, object]
    pending: int
    comments_gone: frozenset[str]
    strict: bool

    def numbering(self) -> Numbering:
        """Return the automatic numbers of the file, nothing counted yet."""
        return Numbering(self.styles, self.lists)  # type: ignore[arg-type]

    def numbered_by_style(self, properties: Element | None) -> bool:
        """Say whether the paragraph style named in w:pPr gives a list of its own."""
        style = None if properties is None else properties.find(w("pStyle"))
        name = "" if style is None else style.get(w("val"), "")
        return bool(self.numbering().label(name, None).text)


def open_word(document: Document, tracked: Tracked, limits: Limits) -> WordFile | None:
    """Open the file that ``document`` was read from, None where it cannot be revised in place.

    ``tracked`` says how its own tracked changes were read. None is returned when it is no Word
    file, came through a pipe and is gone, is no longer the text that was compared, or is damaged in
    a part that its reader does not need.
    """
    if document.reader != "docx" or document.path == STANDARD_INPUT:
        return None
    try:
        package = open_package(document.path, load_bytes(document.path, limits), limits)
        _check_parts(package)
    except (InputError, *DAMAGE):
        return None
    return _read(document, package, tracked, limits)


def _check_parts(package: Package) -> None:
    """Read every part that is copied, parse every one that is changed; raises what is wrong."""
    changed = {_TYPES, *package.related("settings"), *package.related("comments")}
    for part, entry in package.parts.items():
        if part in changed or part.endswith(".rels"):
            package.tree(part)
        else:
            package.archive.read(entry)


def _read(
    document: Document, package: Package, tracked: Tracked, limits: Limits
) -> WordFile | None:
    """Resolve the changes of the file and read it again; None where that gives another text."""
    root = package.tree(package.main)
    strict = is_strict(root)
    if strict:
        root = etree.fromstring(transitional(etree.tostring(root)))
    body = root.find(w("body"))
    if root.tag != f"{{{W}}}document" or body is None:
        return None
    comments = comments_in(root)
    pending = resolve_changes(root, tracked)
    gone = comments - comments_in(root)
    drop_comments(root, gone)
    styles_root, lists_root = (_optional(package, kind) for kind in ("styles", "numbering"))
    styles, lists = read_styles(styles_root), read_numbering(lists_root, styles_root)
    walk = Walk(document.path, styles, Numbering(styles, lists), "accepted", limits)
    walk.story(body, (list(root).index(body),))
    paragraphs = tuple(walk.paragraphs)
    if "\n".join(paragraph.shown for paragraph in paragraphs) != document.text:
        return None
    elements = tuple(
        tuple(at_path(root, path) for path in paragraph.paths) for paragraph in paragraphs
    )
    return WordFile(package, root, paragraphs, elements, styles, lists, pending, gone, strict)


def at_path(root: Element, path: tuple[int, ...]) -> Element:
    """Return the element at ``path``: the index of each ancestor among its siblings."""
    for at in path:
        root = root[at]
    return root


def _optional(package: Package, kind: str) -> Element | None:
    parts = package.related(kind)
    return package.tree(parts[0]) if parts else None


def parts_of(package: Package) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of the package as they are: what leaves the package by its name is gone."""
    for entry in package.parts.values():
        yield entry.filename.replace("\\", "/"), package.archive.read(entry)
