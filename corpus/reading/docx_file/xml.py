"""XML of Word files: names that are the same in transitional and strict files, and safe parsing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from ...limits import LIMITS
from ...model import InputError

# Both dialects of ISO/IEC 29500: strict files use other addresses for the same names.
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "urn:schemas-microsoft-com:vml": "v",
}
_ADDRESSES = {
    prefix: tuple(a for a, p in _PREFIXES.items() if p == prefix)
    for prefix in set(_PREFIXES.values())
}
_HEAD = 2048  # a document type stands before the root element
_OFF = frozenset({"0", "false", "off", "none"})

Element = etree._Element


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    address, _, local = tag[1:].partition("}")
    prefix = _PREFIXES.get(address)
    return f"{prefix}:{local}" if prefix else tag


def name(element: Element) -> str:
    """Return the prefixed name of ``element``, such as ``w:p``; "" for a comment."""
    tag = element.tag
    return _short(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _keys(short: str) -> tuple[str, ...]:
    prefix, _, local = short.partition(":")
    return tuple(f"{{{address}}}{local}" for address in _ADDRESSES[prefix])


def attribute(element: Element | None, short: str, default: str = "") -> str:
    """Return the attribute ``short`` (``w:val``) of ``element``, in whichever dialect."""
    if element is not None:
        for key in _keys(short):
            value = element.get(key)
            if value is not None:
                return value
    return default


def child(element: Element | None, short: str) -> Element | None:
    """Return the first child of ``element`` that is named ``short``."""
    return next(children(element, short), None)


def children(element: Element | None, short: str) -> Iterator[Element]:
    """Yield the children of ``element`` that are named ``short``."""
    if element is not None:
        yield from element.iterchildren(*_keys(short))


def descendants(element: Element, *shorts: str) -> Iterator[Element]:
    """Yield the descendants of ``element`` with one of the names ``shorts``, in order."""
    yield from element.iterdescendants(*(key for short in shorts for key in _keys(short)))


def value(element: Element | None, short: str, default: str = "") -> str:
    """Return ``w:val`` of the child ``short`` of ``element``."""
    return attribute(child(element, short), "w:val", default)


def switch(element: Element | None, short: str) -> bool | None:
    """Read an on/off property: None where it is absent, True where it has no value."""
    found = child(element, short)
    return None if found is None else attribute(found, "w:val", "1").lower() not in _OFF


def integer(text: str, default: int = 0) -> int:
    """Read a whole number as files write it; ``default`` where it is none or absurdly long."""
    try:
        return int(text) if len(text) <= 10 else default
    except ValueError:
        return default


def parse_xml(data: bytes, path: str) -> Element:
    """Parse one part of the file at ``path``, without entities, DTD, network or huge nodes.

    Raises InputError: "dtd" where a document type is declared, "damaged" where it is not XML.
    Comments and processing instructions are dropped, so that element paths count elements only.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _syntax_error(data, path, str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError("dtd", path)
    return root


def _syntax_error(data: bytes, path: str, message: str) -> InputError:
    """Name what is wrong with a part that does not parse: a document type, its depth, damage."""
    if b"<!DOCTYPE" in data[:_HEAD].replace(b"\0", b""):
        return InputError("dtd", path)
    if "xcessive depth" in message:  # the words of libxml2
        return InputError("too-deep", path, str(LIMITS.depth))
    return InputError("damaged", path)
