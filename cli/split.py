"""``duizhao split``: a page that strings several documents together, one file each."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..report.catalogue import message_language, report_language
from .formats import make_folder, store
from .options import Folder, Lang
from .screen import print_written, tolerate

if TYPE_CHECKING:
    from ..corpus.model import Source
    from ..corpus.split import Piece
    from ..report.write_index import Part


def split(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="网页或文件 · A page with several documents")
    ],
    output: Folder,
    lang: Lang = None,
) -> None:
    """把一页中的多份文本分开保存 · Split a page into its documents.

    每份一个 .txt，index.csv 列出各份 · One .txt each, listed in index.csv.

    \b
    示例 · Examples:
      duizhao split 范文大全.html -o 分开
    """
    from ..corpus.read import read
    from ..corpus.split import split as cut
    from ..report.output import check_outputs
    from ..report.write_index import file_name, index_csv, print_index

    page = read(file)
    pieces = cut(page)
    names = [file_name(number, _words(page, piece)) for number, piece in enumerate(pieces, 1)]
    paths = [output / name for name in [*names, "index.csv"]]
    make_folder(output)
    check_outputs(paths, [file])
    parts = tuple(_parts(page, pieces, names))
    for path, piece in zip(paths, pieces, strict=False):
        store(path, _text(page, piece).encode())
    store(paths[-1], index_csv(parts, report_language(lang or "")).encode())
    tolerate()
    print_index(parts, str(file), message_language(lang or ""))
    print_written([paths[-1]], message_language(lang or ""))


def _parts(page: "Source", pieces: "tuple[Piece, ...]", names: list[str]) -> "Iterator[Part]":
    """Yield what is said of each piece."""
    from ..corpus.parse import parse
    from ..report.write_index import Part

    for piece, name in zip(pieces, names, strict=True):
        clauses = len(parse(piece.source(page)).clauses)
        repeats = names[piece.duplicate_of] if piece.duplicate_of >= 0 else ""
        yield Part(name, piece.title, piece.kind, clauses, repeats)


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
