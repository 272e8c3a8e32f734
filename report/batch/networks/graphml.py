"""GraphML, written element by element: what a graph holds is escaped by the XML library."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ...output import open_whole

# http://graphml.graphdrawing.org/specification.html
_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

Value = str | int | float
# The attributes of nodes or edges with their GraphML types: string, long, double.
Attributes = Mapping[str, str]


class Graph:
    """An undirected graph being written."""

    def __init__(self, file: Any, nodes: Attributes, edges: Attributes) -> None:
        self._file = file
        self._keys = {"node": tuple(nodes), "edge": tuple(edges)}

    def node(self, name: str, told: Mapping[str, Value]) -> None:
        """Write a node; an empty text among what is ``told`` is no attribute."""
        self._write("node", {"id": name}, told)

    def edge(self, source: str, target: str, told: Mapping[str, Value]) -> None:
        """Write an edge between two nodes."""
        self._write("edge", {"source": source, "target": target}, told)

    def _write(self, kind: str, named: dict[str, str], told: Mapping[str, Value]) -> None:
        from lxml import etree

        element = etree.Element(kind, named)
        for number, key in enumerate(self._keys[kind]):
            if told.get(key, "") != "":
                etree.SubElement(element, "data", key=f"{kind}{number}").text = str(told[key])
        self._file.write(element)
        self._file.write("\n")


@contextmanager
def graph(path: Path, nodes: Attributes, edges: Attributes) -> Iterator[Graph]:
    """Give a graph to write to ``path``, with the attributes that nodes and edges may have.

    Raises OSError.
    """
    from lxml import etree

    with open_whole(path) as file, etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element("graphml", xmlns=_NAMESPACE):
            for kind, told in (("node", nodes), ("edge", edges)):
                for number, (name, type_) in enumerate(told.items()):
                    named = {"id": f"{kind}{number}", "for": kind}
                    named |= {"attr.name": name, "attr.type": type_}
                    out.write(etree.Element("key", named), "\n")
            with out.element("graph", edgedefault="undirected"):
                yield Graph(out, nodes, edges)
