"""The zip package of a Word file: checked in its directory before anything is inflated."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ...limits import LIMITS, Limits
from ...model import InputError
from ..archives.zips import DAMAGE, check_directory, inflate_part
from .xml import Element, children, name, parse_xml

_MAIN_TYPE = "wordprocessingml."  # document, template, macro-enabled: ….main+xml


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file opened: its parts by canonical name, and the name of the main part."""

    path: str
    archive: zipfile.ZipFile
    parts: dict[str, zipfile.ZipInfo]
    main: str
    limits: Limits = LIMITS

    def tree(self, part: str) -> Element:
        """Parse ``part``; raises InputError when it is away, damaged or too large."""
        return parse_xml(_inflate(self, part), self.path)

    def content(self, part: str) -> bytes:
        """Return the bytes of ``part``; raises InputError as ``tree`` does."""
        return _inflate(self, part)

    def named(self, identity: str) -> str:
        """Return the part of the relation ``identity`` (rId7) of the main part, "" for none."""
        return next(_found(self, self.main, lambda one: one.get("Id", "") == identity), "")

    def related(self, kind: str) -> tuple[str, ...]:
        """Return the parts that the main part relates to as ``kind`` (``styles``), in order."""
        return _targets(self, self.main, kind)


def open_package(path: str, data: bytes, limits: Limits = LIMITS) -> Package:
    """Open the zip ``data`` of the file ``path`` as a Word file.

    Raises InputError: damaged, password, too-large-unpacked, too-many-parts, not-word.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except DAMAGE as error:
        raise InputError("damaged", path) from error
    check_directory(path, entries, limits)
    package = Package(path, archive, _parts(path, entries), "", limits)
    return replace(package, main=_main_part(package))


def _parts(path: str, entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Name the parts without regard to case, as OPC does; names that leave the package go."""
    parts: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        part = _canonical(entry.filename)
        if part and not entry.is_dir():
            if part in parts:
                raise InputError("damaged", path)
            parts[part] = entry
    return parts


def _canonical(raw: str) -> str:
    """Return the part name in lower case without a leading slash; "" for one that climbs."""
    slashed = raw.replace("\\", "/")
    climbs = ".." in slashed.split("/") or slashed.startswith("/")
    return "" if climbs else slashed.lower()


def _inflate(package: Package, part: str) -> bytes:
    """Return the bytes of ``part``, at most as many as the limit allows."""
    entry = package.parts.get(part)
    if entry is None:
        raise InputError("damaged", package.path)
    return inflate_part(package.path, package.archive, entry, package.limits)


def _targets(package: Package, source: str, kind: str) -> tuple[str, ...]:
    """Follow the relations of ``source`` (the package itself where "") of type ``…/kind``."""
    return tuple(_found(package, source, lambda one: one.get("Type", "").endswith(f"/{kind}")))


def _found(package: Package, source: str, wanted: Callable[[Element], bool]) -> Iterator[str]:
    """Yield the parts that the ``wanted`` relations of ``source`` lead to."""
    folder, file = posixpath.split(source)
    relations = posixpath.join(folder, "_rels", f"{file}.rels")
    if relations not in package.parts:
        return
    for relation in children(package.tree(relations), "rel:Relationship"):
        inside = relation.get("TargetMode", "Internal") != "External"
        if inside and wanted(relation):
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
            part = target.lstrip("/").lower()
            if part in package.parts:
                yield part


def _main_part(package: Package) -> str:
    """Find the main part: through the relations, else by content type, else by its usual name."""
    candidates = [
        *_targets(package, "", "officeDocument"),
        *_typed_main(package),
        "word/document.xml",
    ]
    for part in candidates:
        if part in package.parts and name(package.tree(part)) == "w:document":
            return part
    raise InputError("not-word", package.path)


def _typed_main(package: Package) -> tuple[str, ...]:
    """Return the parts that ``[Content_Types].xml`` calls a main document."""
    if "[content_types].xml" not in package.parts:
        return ()
    overrides = children(package.tree("[content_types].xml"), "ct:Override")
    return tuple(
        override.get("PartName", "").lstrip("/").lower()
        for override in overrides
        if _is_main(override.get("ContentType", ""))
    )


def _is_main(content_type: str) -> bool:
    return content_type.endswith(".main+xml") and (
        _MAIN_TYPE in content_type or "ms-word." in content_type
    )
