"""The structure of the code in figures, of this checkout or of any commits side by side.

    python -m bench.structure [COMMIT ...]

For each top folder: rooms (files and folders directly in it), loose files among them, arrows
(pairs of rooms of which one imports the other), floors (the longest chain of such arrows). For the
whole: lines of a file and of a function (median, largest), how many functions are handed a language
or the number of a side (0 template, 1 variant), circles of files and of rooms, and how many of our
modules ``compare --json`` loads. Imports for types alone count as imports.
"""

import argparse
import ast
import os
import statistics
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("corpus", "alignment", "report", "runs", "cli")
Name = tuple[str, ...]
Arrow = tuple[Name, Name]


def modules(root: Path) -> dict[Name, Path]:
    """Return the files of the package by their names in parts."""
    files = [file for folder in FOLDERS for file in sorted((root / folder).rglob("*.py"))]
    names = {file: file.relative_to(root).with_suffix("").parts for file in files}
    return {n[:-1] if n[-1] == "__init__" else n: file for file, n in names.items()}


def imports(root: Path) -> set[Arrow]:
    """Return who imports whom."""
    known = modules(root)
    return {
        (name, target)
        for name, file in known.items()
        for target in _targets(name if file.name == "__init__.py" else name[:-1], file, known)
        if target in known and target != name
    }


def _targets(package: Name, file: Path, known: Iterable[Name]) -> Iterator[Name]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = package[: len(package) - node.level + 1]
            target = (*base, *(node.module.split(".") if node.module else ()))
            for name in node.names:
                yield (*target, name.name) if (*target, name.name) in known else target


def rooms(arrows: set[Arrow], folder: Name) -> set[tuple[str, str]]:
    """Return the arrows between the rooms of ``folder``."""
    at = len(folder)
    inside = [(a, b) for a, b in arrows if a[:at] == folder == b[:at]]
    found = {(a[at], b[at]) for a, b in inside if len(a) > at and len(b) > at}
    return {(a, b) for a, b in found if a != b}


def circling(arrows: set[tuple[str, str]]) -> set[str]:
    """Return the names in a circle of arrows, or between two circles."""
    names = {name for arrow in arrows for name in arrow}
    while names:
        outer = names - ({a for a, _ in arrows} & {b for _, b in arrows})
        if not outer:
            break
        names -= outer
        arrows = {(a, b) for a, b in arrows if a in names and b in names}
    return names if arrows else set()


def floors(arrows: set[tuple[str, str]]) -> str:
    """Return how many rooms the longest chain of arrows passes, "circle" where there is no end."""
    if circling(arrows):
        return "circle"

    @cache
    def height(room: str) -> int:
        return 1 + max((height(b) for a, b in arrows if a == room), default=0)

    return str(max((height(a) for a, _ in arrows), default=1))


def sizes(files: Iterable[Path]) -> tuple[list[int], list[int]]:
    """Return the lines of each file and of each function."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    nodes = [node for text in texts for node in ast.walk(ast.parse(text))]
    functions = [n for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lines = [text.count("\n") for text in texts if text.count("\n") > 1]
    return lines, [n.end_lineno - n.lineno + 1 for n in functions if n.end_lineno]


def handed(files: Iterable[Path]) -> tuple[int, int]:
    """Return how many functions take a language, and how many take a side by its number."""
    nodes = [n for f in files for n in ast.walk(ast.parse(f.read_text(encoding="utf-8")))]
    functions = [n for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    taken = [[_argument(one) for one in _arguments(function)] for function in functions]
    language = sum(any(n == "lang" or kind == "Lang" for n, kind in one) for one in taken)
    return language, sum(("side", "int") in one for one in taken)


def _arguments(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.arg]:
    found = function.args
    return [*found.posonlyargs, *found.args, *found.kwonlyargs]


def _argument(one: ast.arg) -> tuple[str, str]:
    """Return the name of an argument and its type as written."""
    return one.arg, ast.unparse(one.annotation).strip("'") if one.annotation else ""


def loaded(root: Path, place: Path) -> int:
    """Return how many of our modules a comparison to JSON loads."""
    (place / "duizhao").symlink_to(root, target_is_directory=True)
    pair = [str(root / "cli" / "examples" / name) for name in ("template.docx", "province.docx")]
    program = (
        "import sys; from duizhao.cli.app import run; code = run(sys.argv[1:]);"
        "ours = [m for n, m in sys.modules.items() if n.startswith('duizhao.')];"
        "print('MODULES', sum(not hasattr(m, '__path__') for m in ours))"
    )
    env = {**os.environ, "PYTHONPATH": str(place)}
    command = [sys.executable, "-c", program, "compare", *pair, "--json"]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=True)
    return int(done.stdout.rpartition("MODULES ")[2])


def _all_circles(arrows: set[Arrow]) -> tuple[int, int]:
    """Return how many files stand in circles of files, and how many rooms in circles of rooms."""
    files = circling({("/".join(a), "/".join(b)) for a, b in arrows})
    folders = {name[:at] for arrow in arrows for name in arrow for at in range(len(name))}
    return len(files), sum(len(circling(rooms(arrows, folder))) for folder in folders)


def show(title: str, root: Path) -> None:
    """Print the figures of a tree."""
    arrows, known = imports(root), modules(root)
    print(f"\n{title}\n{'folder':12} {'rooms':>6} {'loose':>6} {'arrows':>7} {'floors':>7}")
    for folder in FOLDERS:
        here = root / folder
        loose = [f for f in here.glob("*.py") if f.name != "__init__.py"]
        inner = [p for p in here.glob("*/") if any(p.glob("*.py"))]
        if loose or inner:
            pairs = rooms(arrows, (folder,))
            many = len(loose) + len(inner)
            print(f"{folder:12} {many:6} {len(loose):6} {len(pairs):7} {floors(pairs):>7}")
    files, functions = sizes(known.values())
    print(f"files {len(files)}: lines median {statistics.median(files):.0f}, most {max(files)}")
    print(f"functions {len(functions)}: median {statistics.median(functions):.0f}, ", end="")
    print(f"most {max(functions)}")
    language, side = handed(known.values())
    print(f"functions handed a language {language}, a side by number {side}")
    in_files, in_rooms = _all_circles(arrows)
    print(f"in circles: files {in_files}, rooms {in_rooms}")
    with tempfile.TemporaryDirectory() as place:
        print(f"modules that compare --json loads: {loaded(root.resolve(), Path(place))}")


def main() -> None:
    """Print the figures of the commits that are asked for, else of the checkout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commits", nargs="*")
    commits = parser.parse_args().commits
    for commit in commits:
        with tempfile.TemporaryDirectory() as folder:
            command = ["git", "archive", commit]
            packed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
            with tarfile.open(fileobj=BytesIO(packed)) as tree:
                tree.extractall(folder, filter="data")
            show(commit, Path(folder))
    if not commits:
        show("this checkout", ROOT)


if __name__ == "__main__":
    main()
