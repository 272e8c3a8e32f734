"""A collation from its inputs to its tables: read, group, lay out each family, write."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import InputError
from ...report.batch.files import FAILURES, RUN, Format
from ...report.batch.write import write_failures, write_run
from ...report.output import check_outputs
from ...report.words.catalogue import Lang
from ..files import make_folder
from ..inputs import Input
from ..outputs.folder import check_folder
from ..pool import each
from .clean import clear
from .record import FAMILIES, OUTPUTS, told_of, write_index, written
from .work import Laid, Layer, Read, Reader, Task

if TYPE_CHECKING:
    from ...alignment.family.model import Collation, Gist, Grouping
    from ...corpus.model import Document
    from ...report.family.page import Overview
    from ...report.family.write_tables import Tables

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
    formats: tuple[Format, ...] = (Format.CSV,)


class Grouped(NamedTuple):
    """Said first: how the documents that could be read are grouped."""

    grouping: "Grouping"
    documents: int


class Collated(NamedTuple):
    """Said last: the files that were written, how many documents were given, and what failed."""

    written: tuple[Path, ...]
    failures: Path | None
    documents: int
    errors: tuple[InputError, ...]


def prepare(folder: Path, files: Sequence[Path], items: Sequence[Input]) -> None:
    """Make the folders. Raises InputError when they cannot be, or an output would hit an input."""
    make_folder(folder)
    here = folder.resolve()
    given = [Path(item.path) for item in items]
    near = [path for path in (*files, *given) if path.resolve().parent == here]
    check_outputs([folder / name for name in OUTPUTS], near)
    check_folder(folder, OUTPUTS, FAMILIES, RUN)
    make_folder(folder / FAMILIES)


def collate_all(
    folder: Path | None, order: Order, items: Sequence[Input]
) -> Iterator[Grouped | Laid | Collated]:
    """Collate all items, write what is found into ``folder``, and yield it as it comes.

    First the groups, then each family, then what was written. Raises InputError when something
    cannot be written, or fewer than two documents are readable.
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
            clear(folder)
        yield from _lay_out(folder, order, found, errors)
    except OSError as error:
        where = str(folder or "stdout")
        raise InputError("cannot-write", where, error.strerror or str(error)) from error
    names = tuple(folder / name for name in written(order.formats)) if folder else ()
    failures = folder / FAILURES if folder else None
    yield Collated(names, failures, len(items), tuple(errors.values()))


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
) -> Iterator[Grouped | Laid]:
    """Group the documents, lay out each family, and write the tables. Raises OSError."""
    from ...alignment.family.groups import nearest
    from ...report.family.write_tables import open_tables

    items = list(found)
    collation = _grouped(order, tuple(found.values()))
    yield Grouped(collation.grouping, len(items))
    groups = () if order.groups_only else collation.grouping.groups
    near = nearest(collation.grouping)
    tasks = [Task(k, tuple(items[d] for d in one), near[k - 1]) for k, one in enumerate(groups, 1)]
    place = folder / FAMILIES if folder else None
    layer = Layer(order.reader, order.template, place, order.lang)
    placed = {}
    shown: list[Overview] = []
    with ExitStack() as stack:
        tables = stack.enter_context(open_tables(folder, order.formats)) if folder else None
        for task, laid in zip(tasks, each(layer, tasks, order.jobs), strict=True):
            if laid is None or laid.error:
                errors.update(_lost(task, laid))
                continue
            placed.update(laid.placed)
            shown += [laid.overview] if laid.overview else []
            yield laid
            if tables:
                tables.add_family(laid.tables)
        if tables:
            tables.add_all(collation, placed)
    if folder and tables:
        write_index(folder, collation, shown, placed, errors, order.formats, order.lang[1])
        _finish(folder, order, collation, tables, errors)


def _grouped(order: Order, gists: "tuple[Gist, ...]") -> "Collation":
    """Return how the documents are grouped. Raises InputError without the extra."""
    from ...alignment.family.model import Collation

    try:
        from ...alignment.family.groups import grouping

        found = grouping(gists)
    except ImportError as error:
        raise InputError("no-collate-extra", str(error.name)) from error
    if order.template or order.whole:
        found = found.united(len(gists))
    return Collation(gists, found, ())


def _lost(task: Task, laid: Laid | None) -> Iterator[tuple[str, InputError]]:
    """Yield why the documents of a family are not in the tables, each by its name."""
    from ...version import __version__

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
    from ...report.family.write_tables import told

    for name in set(OUTPUTS) - set(written(order.formats)):
        (folder / name).unlink(missing_ok=True)  # of a former run in other formats
    write_failures(folder, sorted(errors.items()), order.lang[1])
    settings = {"whole": order.whole, "groups_only": order.groups_only}
    known = told_of(order.reader, order.template, order.versions, settings)
    counts = {"collated": len(found.gists), "failed": len(errors)}
    write_run(folder, known | {"documents": counts, "tables": told(folder, tables, order.formats)})
