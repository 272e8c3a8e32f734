"""Imports run one way: corpus ◀ alignment ◀ report ◀ runs ◀ cli, api; only models cross a border.

Inside every folder there are no circles either: neither of files nor of folders.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

LAYERS = ("corpus", "alignment", "report", "runs", "cli")
# Files of the root: what they may import from. version.py stands below everything.
ROOT_FILES = {
    "version": (),
    "__init__": (*LAYERS, "api", "version"),
    "__main__": ("cli",),
    "api": LAYERS[:-1],
}
# What another folder may import: the records. runs and cli call the stages.
OPEN = {"model"}
CALLERS = {"runs", "cli", "api", "__init__", "__main__"}
# A folder with more rooms than this is two folders.
MOST_ROOMS = 16


class Import(NamedTuple):
    """An import between two files of the package, each as its path in parts."""

    importer: tuple[str, ...]
    imported: tuple[str, ...]


def _modules(root: Path) -> dict[tuple[str, ...], Path]:
    """Return the files of the package by their dotted names in parts."""
    files = [root / f"{name}.py" for name in ROOT_FILES]
    files += [file for layer in LAYERS for file in sorted((root / layer).rglob("*.py"))]
    found = {}
    for file in files:
        parts = file.relative_to(root).with_suffix("").parts
        found[parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts] = file
    return found


def _targets(
    node: ast.ImportFrom, package: tuple[str, ...], known: set[tuple[str, ...]]
) -> Iterator[tuple[str, ...]]:
    """Yield the modules that a relative import names."""
    base = package[: len(package) - node.level + 1]
    target = (*base, *(node.module.split(".") if node.module else ()))
    for name in node.names:
        inner = (*target, name.name)
        yield inner if inner in known else target


def _imports(root: Path) -> list[Import]:
    """Return all imports between files."""
    modules = _modules(root)
    found = []
    for name, file in modules.items():
        tree = ast.parse(file.read_text(encoding="utf-8"))
        package = name if file.name == "__init__.py" and name != ("__init__",) else name[:-1]
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.level:
                targets = _targets(node, package, set(modules))
                found += [Import(name, target) for target in targets if target]
    return found


@pytest.fixture(scope="module")
def imports(root):
    return _imports(root)


def _allowed(one: Import) -> bool:
    """Say whether an import over a border is one of those that the architecture has."""
    layer, folder = one.importer[0], one.imported[0]
    if folder == "version":
        return True
    if layer in ROOT_FILES:
        return folder in ROOT_FILES[layer]
    if folder not in LAYERS or LAYERS.index(folder) >= LAYERS.index(layer):
        return False
    module = ".".join(one.imported[1:])
    open_ = one.imported[-1] in OPEN or (layer, folder, module) in EXCEPTIONS
    return layer in CALLERS or open_


# Each exception has its reason.
EXCEPTIONS = {
    # compare_files() accepts paths as well as documents: the public face for notebooks.
    ("alignment", "corpus", "load"),
    # Tables and lineages tell when a text was made, and by whom.
    ("alignment", "corpus", "metadata.read"),
    ("alignment", "corpus", "metadata.places"),
    ("report", "corpus", "metadata.read"),
    # Comparison form is a service of the corpus to whoever compares.
    ("alignment", "corpus", "normalise"),
    ("report", "corpus", "normalise"),
    # Which characters make a word: the same dictionary finds misprints and cuts edits.
    ("alignment", "corpus", "dictionary"),
    # What a text cites is read off the text alone, for a table of a batch.
    ("report", "alignment", "references.cited"),
    # One reader of tables for all packages.
    ("alignment", "corpus", "tables"),
    # Misread characters are known to the corpus, and folded where two clauses agree otherwise.
    ("alignment", "corpus", "issues.misprints"),
    # Labels and numbers in references are read by the same grammar as those of clauses.
    ("alignment", "corpus", "structure.labels"),
    ("alignment", "corpus", "structure.numerals"),
    # A redline is written into the reader's own view of the file: the same walk, the same numbers.
    ("report", "corpus", "reading.docx_file.numbering"),
    ("report", "corpus", "reading.docx_file.package"),
    ("report", "corpus", "reading.docx_file.records"),
    ("report", "corpus", "reading.docx_file.styles"),
    ("report", "corpus", "reading.docx_file.walk"),
    ("report", "corpus", "reading.archives.zips"),
    ("report", "corpus", "limits"),
    ("report", "corpus", "reading.read"),
    # A draft numbers its themes （一）（二）.
    ("report", "corpus", "structure.numerals"),
    # Headings and titles of a redline are cut between words by the same hand as clauses, and the
    # words are those of the comparison.
    ("report", "alignment", "edits.make"),
    ("report", "alignment", "edits.words"),
    # Places of instructions are written by the hand that writes decisions, marks into its lines.
    ("report", "alignment", "amending.places"),
    ("report", "alignment", "amending.text"),
    # One routine for the longest chain of what keeps its order.
    ("report", "alignment", "chains"),
}


def test_imports_run_one_way(imports):
    crossing = [one for one in imports if one.importer[0] != one.imported[0]]
    wrong = [f"{'.'.join(a)} -> {'.'.join(b)}" for a, b in crossing if not _allowed(Import(a, b))]
    assert not wrong


def test_every_exception_is_used(imports):
    used = {(a[0], b[0], ".".join(b[1:])) for a, b in imports}
    assert not EXCEPTIONS - used


def test_the_check_sees_imports(imports):
    seen = {one.importer[0] for one in imports}
    assert seen >= {*LAYERS, "api", "__init__", "__main__"}
    assert len(imports) > 500
    assert all(one.imported[0] in {*LAYERS, *ROOT_FILES} for one in imports)


def _circles(arrows: set[tuple[str, str]]) -> list[str]:
    """Return the names that stand in a circle of arrows."""
    names = {name for arrow in arrows for name in arrow}
    while True:
        ends = {a for a, _ in arrows}
        leaves = {name for name in names if name not in ends}
        if not leaves:
            return sorted(names)
        names -= leaves
        arrows = {(a, b) for a, b in arrows if b not in leaves}


def _inside(imports, folder):
    """Return the arrows between the rooms of a folder: its files and the folders in it."""
    depth = len(folder)
    inside = [(a, b) for a, b in imports if a[:depth] == folder == b[:depth]]
    rooms = {(a[depth], b[depth]) for a, b in inside if len(a) > depth and len(b) > depth}
    return {(a, b) for a, b in rooms if a != b}


def _folders(root):
    """Return every folder of the package, the root first."""
    return [(), *sorted({name[:k] for name in _modules(root) for k in range(1, len(name))})]


def test_no_circles_in_any_folder(root, imports):
    circles = {".".join(f): _circles(_inside(imports, f)) for f in _folders(root)}
    assert not {folder: names for folder, names in circles.items() if names}


def test_no_folder_has_too_many_rooms(root):
    rooms = {}
    for folder in _folders(root):
        if folder:
            path = root.joinpath(*folder)
            files = [f for f in path.glob("*.py") if f.name != "__init__.py"]
            rooms[".".join(folder)] = len(files) + len(list(path.glob("*/__init__.py")))
    assert not {folder: many for folder, many in rooms.items() if many > MOST_ROOMS}


def test_a_circle_is_found():
    assert _circles({("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")}) == ["a", "b", "c"]
    assert not _circles({("a", "b"), ("b", "c"), ("a", "c")})
