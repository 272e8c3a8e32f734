"""The zip package of an OFD file: its parts by name, checked before anything is inflated."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ...limits import Limits
from ...model import InputError
from ..archives.zips import DAMAGE, check_directory, inflate_part
from ..docx_file.xml import Element, parse_xml

ROOT = "ofd.xml"


@dataclass(frozen=True, slots=True)
class Package:
    """An OFD file opened: its parts by their names in lower case."""

    path: str
    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    limits: Limits

    def tree(self, part: str) -> Element:
        """Parse ``part``; raises InputError when it is away, damaged or too large."""
        entry = self.parts.get(part)
        if entry is None:
            raise InputError("damaged", self.path)
        return parse_xml(inflate_part(self.path, self.archive, entry, self.limits), self.path)


def open_package(path: str, data: bytes, limits: Limits) -> Package:
    """Open the zip ``data`` of the file ``path``.

    Raises InputError: damaged, password (GB/T 33190-2016 knows encrypted packages since 2020),
    too-large-unpacked, too-many-parts.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except DAMAGE as error:
        raise InputError("damaged", path) from error
    check_directory(path, entries, limits)
    named = (entry for entry in entries if entry.filename and not entry.is_dir())
    parts = {place("", entry.filename): entry for entry in named}
    if ROOT not in parts:
        raise InputError("password" if "encryptions.xml" in parts else "damaged", path)
    return Package(path, archive, parts, limits)


def place(base: str, location: str) -> str:
    """Return the name of the part at ``location`` (ST_Loc), as the part ``base`` writes it.

    ``Pages/Page_0/Content.xml`` in ``Doc_0/Document.xml`` is ``doc_0/pages/page_0/content.xml``;
    with a slash at its head it begins at the root. No name leaves the package.
    """
    joined = posixpath.join("/", posixpath.dirname(base), location.strip().replace("\\", "/"))
    return posixpath.normpath(joined).lstrip("/").lower()


def local(element: Element) -> str:
    """Return the name of ``element`` without its namespace, of which there are several."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """Yield the children of ``element`` that bear one of ``names``."""
    if element is not None:
        yield from (below for below in element if local(below) in names)


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child of ``element`` named ``name``."""
    return next(children(element, name), None)


def words(element: Element | None) -> str:
    """Return what ``element`` holds as text, without blanks around it."""
    return (element.text or "").strip() if element is not None else ""
