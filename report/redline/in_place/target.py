"""The copy of the user's file: the changed main part, comments, and every other part untouched."""

from __future__ import annotations

import posixpath

from lxml import etree

from ..wordml.dialect import strict, transitional
from ..wordml.parts import COMMENTS_TYPE, OFFICE, add_relation, comments_root, set_type
from ..wordml.wordml import Element, ids, to_bytes, w
from ..wordml.zipped import zipped
from .resolve import drop_comments
from .wordfile import WordFile, parts_of

_TYPES = "[Content_Types].xml"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Programs and remote templates of the user's file are not copied into a report.
_MACRO_RELATIONS = ("/vbaProject", "/wordVbaData", "/keyMapCustomizations", "/attachedToolbars")
_REMOTE = "/attachedTemplate"
_EMPTY_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
    b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class Target:
    """Collects what changes in the package; ``data`` gives the finished file."""

    def __init__(self, word: WordFile) -> None:
        self.word = word
        self.parts = dict(parts_of(word.package))
        self._names = {name.lower(): name for name in self.parts}
        self.main = self._names[word.package.main]
        self.had_macros = self._drop_programs()
        known = word.package.related("comments")
        self._comments_name = self._names[known[0]] if known else ""
        self._comments = etree.fromstring(self._part(self._comments_name)) if known else None
        if self._comments is not None:
            drop_comments(self._comments, word.comments_gone)

    @property
    def first_id(self) -> int:
        """An id above all in the file: changes, bookmarks, move ranges and comments share them."""
        trees = [self.word.root, *([self._comments] if self._comments is not None else [])]
        stories = [
            etree.fromstring(self._part(self._names[part]))
            for kind in ("header", "footer", "footnotes", "endnotes")
            for part in self.word.package.related(kind)
        ]
        return 1 + max((number for tree in (*trees, *stories) for number in ids(tree)), default=0)

    def comments(self) -> Element:
        """Return the w:comments of the file, made where it has none."""
        if self._comments is None:
            folder = posixpath.dirname(self.main)
            self._comments_name = self._free(posixpath.join(folder, "comments.xml"))
            relations = self._relations_name()
            target = posixpath.relpath(self._comments_name, folder or ".")
            made = add_relation(self.parts.get(relations, _EMPTY_RELATIONS), "comments", target)
            self.parts[relations] = strict(made) if self.word.strict else made
            types = self._names[_TYPES.lower()]
            self.parts[types] = set_type(self.parts[types], self._comments_name, COMMENTS_TYPE)
            self._comments = comments_root()
        return self._comments

    def comment_styles(self) -> tuple[str, str]:
        """Return the ids of the styles for comment text and marks, "" where the file has none."""
        found = {style.name: style.id for style in self.word.styles.by_id.values()}
        return found.get("annotation text", ""), found.get("annotation reference", "")

    def data(self) -> bytes:
        """Return the bytes of the file."""
        made = {self.main: to_bytes(self.word.root)}
        if self._comments is not None:
            made[self._comments_name] = to_bytes(self._comments)
        if self.word.strict:
            made = {name: strict(data) for name, data in made.items()}
        return zipped(self.parts | made)

    def _part(self, name: str) -> bytes:
        """Return a part of the file in the transitional dialect."""
        return transitional(self.parts[name]) if self.word.strict else self.parts[name]

    def _relations_name(self) -> str:
        folder, file = posixpath.split(self.main)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        return self._names.get(name.lower(), name)

    def _free(self, name: str) -> str:
        stem, number = name.removesuffix(".xml"), 0
        while name.lower() in self._names:
            number += 1
            name = f"{stem}{number}.xml"
        return name

    def _drop_programs(self) -> bool:
        """Drop macros and the link to a remote template; return whether there were macros."""
        macros = False
        for name in [name for name in self.parts if name.lower().endswith(".rels")]:
            root = etree.fromstring(self.parts[name])
            for relation in list(root):
                kind = relation.get("Type", "")
                if kind.endswith(_REMOTE) or kind.endswith(_MACRO_RELATIONS):
                    macros |= not kind.endswith(_REMOTE)
                    self._drop_part(name, relation)
                    root.remove(relation)
                    self.parts[name] = to_bytes(root)
        types = self._names[_TYPES.lower()]
        self.parts[types] = set_type(self.parts[types], self.main, _MAIN_TYPE)
        settings = self.word.package.related("settings")
        for part in settings:
            self._drop_template(self._names[part])
        return macros

    def _drop_part(self, relations: str, relation: Element) -> None:
        """Drop the part that ``relation`` of the file ``relations`` points at."""
        if relation.get("TargetMode") == "External":
            return
        folder = posixpath.dirname(posixpath.dirname(relations))
        path = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        name = self._names.pop(path.lstrip("/").lower(), "")
        self.parts.pop(name, None)
        types = self._names[_TYPES.lower()]
        root = etree.fromstring(self.parts[types])
        for element in list(root):
            if element.get("PartName", "").lstrip("/") == name and name:
                root.remove(element)
                self.parts[types] = to_bytes(root)

    def _drop_template(self, name: str) -> None:
        root = etree.fromstring(self._part(name))
        found = root.find(w("attachedTemplate"))
        if found is not None and found.get(f"{{{OFFICE}}}id"):
            root.remove(found)
            made = to_bytes(root)
            self.parts[name] = strict(made) if self.word.strict else made
