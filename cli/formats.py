"""Output formats by suffix, each writer loaded when it is used."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.words.catalogue import Lang
from ..report.words.layout import Layout, Marks
from ..runs.files import store

if TYPE_CHECKING:
    from ..alignment.model import Comparison

Writer = Callable[["Comparison", Layout, Lang], bytes]


def _docx(comparison: "Comparison", layout: Layout, lang: Lang, marks: Marks = Marks.BOLD) -> bytes:
    from ..report.word.write import comparison_docx

    return comparison_docx(comparison, layout, lang, marks)


def _json(comparison: "Comparison", _layout: Layout, lang: Lang) -> bytes:
    from ..report.plain.json import comparison_json

    return comparison_json(comparison, lang).encode()


def _csv(comparison: "Comparison", layout: Layout, lang: Lang) -> bytes:
    from ..report.plain.csv import comparison_csv

    return comparison_csv(comparison, layout, lang).encode()


def _links(comparison: "Comparison", _layout: Layout, lang: Lang) -> bytes:
    from ..report.plain.links import links_csv

    return links_csv(comparison, lang).encode()


def _markdown(comparison: "Comparison", layout: Layout, lang: Lang) -> bytes:
    from ..report.plain.markdown import comparison_markdown

    return comparison_markdown(comparison, layout, lang).encode()


def _html(comparison: "Comparison", layout: Layout, lang: Lang) -> bytes:
    from ..report.html.write import comparison_html

    return comparison_html(comparison, layout, lang).encode()


_WRITERS: dict[str, Writer] = {
    ".docx": _docx,
    ".html": _html,
    ".json": _json,
    ".csv": _csv,
    ".md": _markdown,
}

_LINKS = "links.csv"
_WORD = ".docx"


def check(outputs: list[Path], inputs: list[Path]) -> None:
    """Raise InputError when an output has no writer or no place, before any work is done."""
    from ..corpus.model import InputError
    from ..report.output import check_outputs

    for path in outputs:
        if path.suffix.lower() not in _WRITERS:
            raise InputError("output-suffix", str(path), " ".join(_WRITERS))
    check_outputs(outputs, inputs)


def check_marks(outputs: list[Path], marks: Marks | None) -> None:
    """Raise InputError when marks were chosen and no Word table is to be written."""
    from ..corpus.model import InputError

    if marks and not any(path.suffix.lower() == _WORD for path in outputs):
        raise InputError("marks-without-word", "--marks")


def save(
    comparison: "Comparison",
    outputs: list[Path],
    layout: Layout,
    lang: Lang,
    marks: Marks = Marks.BOLD,
) -> None:
    """Make every output, then write each whole. Raises InputError when a file cannot be written."""
    made = [(path, _writer(path, marks)(comparison, layout, lang)) for path in outputs]
    for path, data in made:
        store(path, data)


def _writer(path: Path, marks: Marks) -> Writer:
    """Return the writer of a format; a CSV file whose name ends in links.csv lists the links."""
    if path.suffix.lower() == _WORD:
        return partial(_docx, marks=marks)
    if path.name.lower().endswith(_LINKS):
        return _links
    return _WRITERS[path.suffix.lower()]
