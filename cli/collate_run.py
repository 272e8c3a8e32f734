"""A collation from its inputs to its tables: read, group, lay out each family, write."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..corpus.model import InputError
from ..report.catalogue import Lang
from ..report.family.columns import TABLES, table_file
from ..report.family.files import NAMES
from ..report.output import UNFINISHED, check_outputs, write_whole
from ..report.tables_files import FAILURES, INDEX, RUN
from ..report.tables_write import write_failures, write_run
from ..report.text import one_line, visible
from .batch_inputs import Input
from .collate_pool import each
from .collate_work import Laid, Layer, Read, Reader, Task
from .formats import make_folder
from .screen import print_failure, print_written

if TYPE_CHECKING:
    from ..alignment.family.model import Collation, Gist
    from ..corpus.model import Document
    from ..report.family.overview import Overview
    from ..report.family.rows import Descent
    from ..report.family.write_csv import Tables

FAMILIES = "families"
OUTPUTS = (INDEX, *map(table_file, TABLES), FAILURES, RUN)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: the given template, one family of all, groups without their layout."""

    template: "Document | None"
    reader: Reader
    whole: bool
    groups_only: bool
    jobs: int
    lang: tuple[Lang, Lang]
    versions: tuple[tuple[str, str], ...]


def prepare(folder: Path, files: Sequence[Path], items: Sequence[Input]) -> None:
    """Make the folders. Raises InputError when they cannot be, or an output would hit an input."""
    for path in (folder, folder / FAMILIES):
        make_folder(path)
    here = folder.resolve()
    given = [Path(item.path) for item in items]
    near = [path for path in (*files, *given) if path.resolve().parent == here]
    check_outputs([folder / name for name in OUTPUTS], near)


def collate_all(folder: Path | None, order: Order, items: Sequence[Input]) -> int:
    """Collate all items and write or print what was found; return how many documents failed.

    Raises InputError when something cannot be written, or fewer than two documents are readable.
    """
    found: dict[Input, Gist] = {}
    errors: dict[str, InputError] = {}
    for item, read in zip(items, each(order.reader, items, order.jobs), strict=True):
        if read and read.gist:
            found[item] = read.gist
        else:
            errors[item.name] = _error(item, read)
    try:
        _check(found, errors)
        if folder:
            _clear(folder)
        _lay_out(folder, order, found, errors)
    except OSError as error:
        where = str(folder or "stdout")
        raise InputError("cannot-write", where, error.strerror or str(error)) from error
    _report(folder, order, len(items), errors)
    return len(errors)


def _error(item: Input, read: Read | None) -> InputError:
    return (read and read.error) or InputError("reading-died", item.name)


def _check(found: "dict[Input, Gist]", errors: dict[str, InputError]) -> None:
    """Raise InputError when there are too few documents; of a single failure, that one."""
    if len(found) < _FEWEST:
        if len(errors) == 1:
            raise next(iter(errors.values()))
        names = ", ".join([*(item.name for item in found), *errors])
        raise InputError("too-few-texts", names, str(len(found)))


def _lay_out(
    folder: Path | None,
    order: Order,
    found: "dict[Input, Gist]",
    errors: dict[str, InputError],
) -> None:
    """Group the documents, lay out each family, and write the tables. Raises OSError."""
    from ..report.family.write_csv import open_tables
    from ..report.family.write_terminal import print_family, print_grouping

    items = list(found)
    collation = _grouped(order, tuple(found.values()))
    print_grouping(collation.grouping, len(items), order.lang[0])
    groups = () if order.groups_only else collation.grouping.groups
    tasks = [Task(k, tuple(items[d] for d in one)) for k, one in enumerate(groups, 1)]
    place = folder / FAMILIES if folder else None
    layer = Layer(order.reader, order.template, place, order.lang)
    placed = {}
    shown: list[Overview] = []
    with ExitStack() as stack:
        tables = stack.enter_context(open_tables(folder, TABLES)) if folder else None
        for task, laid in zip(tasks, each(layer, tasks, order.jobs), strict=True):
            if laid is None or laid.error:
                errors.update(_lost(task, laid))
                continue
            placed.update(laid.placed)
            shown += [laid.overview] if laid.overview else []
            print_family(laid.lines)
            if tables:
                tables.add_family(laid.tables)
        if tables:
            tables.add_all(collation, placed)
    if folder and tables:
        _write_index(folder, order, collation, shown, placed, errors)
        _finish(folder, order, collation, tables, errors)


def _write_index(
    folder: Path,
    order: Order,
    found: "Collation",
    shown: "Sequence[Overview]",
    placed: "dict[str, Descent]",
    errors: dict[str, InputError],
) -> None:
    """Write the page of all families. Raises OSError."""
    from ..report.family.overview import collation_html

    failed, names = sorted(errors.items()), tuple(map(table_file, TABLES))
    page = collation_html(found, shown, placed, failed, names, order.lang[1])
    write_whole(folder / INDEX, page.encode())


def _clear(folder: Path) -> None:
    """Take away what an earlier run wrote: the sign that its tables are whole, and its families."""
    (folder / RUN).unlink(missing_ok=True)
    _sweep(folder, OUTPUTS)
    for place in (folder / FAMILIES).iterdir():
        if place.is_dir() and place.name.isdigit():
            for name in NAMES:
                (place / name).unlink(missing_ok=True)
            _sweep(place, NAMES)
            with suppress(OSError):  # somebody else's file is in it
                place.rmdir()


def _sweep(folder: Path, names: Sequence[str]) -> None:
    """Take away what a run that was killed had begun to write."""
    for path in [path for name in names for path in folder.glob(f".{name}.*{UNFINISHED}")]:
        path.unlink(missing_ok=True)


def _grouped(order: Order, gists: "tuple[Gist, ...]") -> "Collation":
    """Return how the documents are grouped. Raises InputError without the extra."""
    from ..alignment.family.model import Collation

    try:
        from ..alignment.family.groups import grouping

        found = grouping(gists)
    except ImportError as error:
        raise InputError("no-collate-extra", str(error.name)) from error
    if order.template or order.whole:
        found = found.united(len(gists))
    return Collation(gists, found, ())


def _lost(task: Task, laid: Laid | None) -> Iterator[tuple[str, InputError]]:
    """Yield why the documents of a family are not in the tables, each by its name."""
    from .. import __version__

    for item in task.items:
        if laid is None:
            yield item.name, InputError("collation-died", item.name)
        else:
            yield item.name, InputError("collation-failed", item.name, laid.error, __version__)


def _finish(
    folder: Path,
    order: Order,
    found: "Collation",
    tables: "Tables",
    errors: dict[str, InputError],
) -> None:
    """Write what failed, then what the tables were made from, which says that they are whole."""
    write_failures(folder, sorted(errors.items()), order.lang[1])
    template = order.template
    write_run(
        folder,
        {
            "versions": dict(order.versions),
            "settings": {
                "whole": order.whole,
                "groups_only": order.groups_only,
                "tracked": order.reader.tracked,
                "limits": asdict(order.reader.limits),
            },
            "template": template
            and {
                "path": visible(template.path),
                "title": one_line(template.title),
                "sha256": template.sha256,
            },
            "documents": {"collated": len(found.gists), "failed": len(errors)},
            "tables": tables.told(),
        },
    )


def _report(folder: Path | None, order: Order, many: int, errors: dict[str, InputError]) -> None:
    """Name what was written, and say what failed: in the file, or here where there is none."""
    import sys

    from ..report.catalogue import say

    lang = order.lang[0]
    if folder:
        print_written([folder / name for name in OUTPUTS], lang)
    if errors and folder:
        done = many - len(errors)
        line = say(lang, "family.failed", many, done, len(errors), folder / FAILURES)
        sys.stderr.write(line + "\n")
    for error in () if folder else errors.values():
        print_failure(error, lang)
