"""``duizhao split``: a page that strings several documents together, one file each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..report.words.catalogue import message_language, report_language
from ..runs.files import make_folder, store
from ..runs.load import limits_of, sources
from .parsing.options import Folder, Lang, Limit
from .screen import Screen, tolerate

if TYPE_CHECKING:
    from ..corpus.limits import Limits
    from ..corpus.model import InputError, Source
    from ..corpus.splitting.split import Piece
    from ..report.plain.index import Part

_FAILED = 2
_INDEX = "index.csv"


def split(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="网页、文件、压缩包 · A page, file or archive")
    ],
    output: Folder,
    limit: Limit = None,
    lang: Lang = None,
) -> None:
    """Write each document of a page into a file of its own."""
    from ..corpus.splitting.split import split as cut
    from ..report.output import check_outputs
    from ..report.plain.index import file_name, index_csv, print_index

    spoken = message_language(lang or "")
    limits = limits_of(limit)
    pages, errors = _pages(file, limits)
    pieces = [(page, cut(page)) for page in pages]
    every = [(page, piece) for page, found in pieces for piece in found]
    names = [file_name(number, _words(*one)) for number, one in enumerate(every, 1)]
    paths = [output / name for name in [*names, _INDEX]]
    make_folder(output)
    check_outputs(paths, [file])
    _check_own(output, [path.name for path in paths], limits)
    parts = tuple(_parts(pieces, names))
    for path, one in zip(paths, every, strict=False):
        store(path, _text(*one).encode())
    store(paths[-1], index_csv(parts, report_language(lang or "")).encode())
    tolerate()
    print_index(parts, str(file), spoken)
    Screen(spoken).written([paths[-1]])
    for error in errors:
        Screen(spoken).failure(error)
    if errors:
        raise typer.Exit(_FAILED)


def _check_own(folder: Path, names: list[str], limits: "Limits") -> None:
    """Raise InputError where a file would replace somebody else's; ours is a folder with a list."""
    from ..report.notes.stamp.names import Standing
    from ..runs.outputs.folder import check_folder
    from ..runs.outputs.standing import standing

    listed = (folder / _INDEX).is_file()
    if not listed or standing(folder / _INDEX, limits) is Standing.FOREIGN:
        check_folder(folder, names)


def _pages(file: Path, limits: "Limits") -> "tuple[list[Source], list[InputError]]":
    """Return what ``file`` holds and what of it cannot be read; raises when nothing can be."""
    from ..corpus.model import InputError

    pages: list[Source] = []
    errors: list[InputError] = []
    for source in sources([file], limits):
        if isinstance(source, InputError):
            errors.append(source)
        else:
            pages.append(source)
    if not pages:
        raise errors[0]
    return pages, errors


def _parts(pages: "list[tuple[Source, tuple[Piece, ...]]]", names: list[str]) -> "Iterator[Part]":
    """Yield what is said of each piece; repeats are known within a page."""
    from ..corpus.parse import parse_clauses
    from ..report.plain.index import Part

    first = 0
    for page, pieces in pages:
        for name, piece in zip(names[first:], pieces, strict=False):
            clauses = len(parse_clauses(piece.source(page)).clauses)
            repeats = names[first + piece.duplicate_of] if piece.duplicate_of >= 0 else ""
            yield Part(name, piece.title, piece.kind, clauses, repeats)
        first += len(pieces)


def _words(page: "Source", piece: "Piece") -> str:
    """Return the title of a piece; without one, how it begins."""
    return piece.title or _text(page, piece).split("\n", 1)[0]


def _text(page: "Source", piece: "Piece") -> str:
    """Return the text of a piece without what the page put inside it."""
    kept, at = [], piece.span.start
    for start, end in piece.left_out:
        kept.append(page.text[at:start])
        at = end
    return "".join([*kept, page.text[at : piece.span.end]]).strip() + "\n"
