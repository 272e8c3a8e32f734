"""Output formats by suffix, each writer loaded when it is used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..report.words.catalogue import Lang
from ..report.words.layout import Layout, LinksLevel, Marks
from ..runs.files import store
from ..runs.outputs.seal import sealed

if TYPE_CHECKING:
    from ..alignment.model import Comparison
    from ..report.notes.model import Contents
    from ..runs.outputs.target import Target


@dataclass(frozen=True, slots=True)
class Form:
    """How reports look: layout, language, marks of Word tables, and the choices of a table."""

    layout: Layout
    lang: Lang
    marks: Marks = Marks.BOLD
    contents: "Contents | None" = None
    links_level: LinksLevel = LinksLevel.ARTICLE

    @property
    def listed(self) -> "Contents":
        """Return what the report contains."""
        from ..report.notes.model import WHOLE_REPORT

        return self.contents or WHOLE_REPORT


Writer = Callable[["Comparison", Form], bytes]


def _docx(comparison: "Comparison", form: Form) -> bytes:
    from ..report.word.write import comparison_docx

    return comparison_docx(comparison, form.layout, form.lang, form.marks, form.listed)


def _pdf(comparison: "Comparison", form: Form) -> bytes:
    from ..corpus.reading.office.convert import to_pdf

    return to_pdf(_PRINTED, _docx(comparison, form))


def _xlsx(comparison: "Comparison", form: Form) -> bytes:
    from ..report.table.book import comparison_xlsx

    return comparison_xlsx(comparison, form.layout, form.lang, form.listed)


def _json(comparison: "Comparison", form: Form) -> bytes:
    from ..report.plain.json import comparison_json

    return comparison_json(comparison, form.lang).encode()


def _csv(comparison: "Comparison", form: Form) -> bytes:
    from ..report.plain.csv import comparison_csv

    return comparison_csv(comparison, form.layout, form.lang, form.listed).encode()


def _links(comparison: "Comparison", form: Form) -> bytes:
    from ..report.plain.links import links_csv

    return links_csv(comparison, form.lang, form.links_level).encode()


def _markdown(comparison: "Comparison", form: Form) -> bytes:
    from ..report.plain.markdown import comparison_markdown

    return comparison_markdown(comparison, form.layout, form.lang, form.listed).encode()


def _html(comparison: "Comparison", form: Form) -> bytes:
    from ..report.html.write import comparison_html

    return comparison_html(comparison, form.layout, form.lang).encode()


_WRITERS: dict[str, Writer] = {
    ".docx": _docx,
    ".pdf": _pdf,
    ".xlsx": _xlsx,
    ".html": _html,
    ".json": _json,
    ".csv": _csv,
    ".md": _markdown,
}
# Formats that are a table; the others hold everything and are filtered by their reader.
_TABLES = frozenset((".docx", ".pdf", ".xlsx", ".csv", ".md"))
# What an error calls the file that is printed.
_PRINTED = ".pdf"

_LINKS = "links.csv"
_WORD = (".docx", ".pdf")


def check(outputs: list[Path], inputs: list[Path]) -> None:
    """Raise InputError when an output has no writer or no place, before any work is done."""
    from ..corpus.model import InputError
    from ..report.output import check_outputs

    for path in outputs:
        if path.is_dir():
            raise InputError("output-is-folder", str(path))
        if path.suffix.lower() not in _WRITERS:
            raise InputError("output-suffix", str(path), " ".join(_WRITERS))
        _check_programs(path)
    check_outputs(outputs, inputs)


def _check_programs(path: Path) -> None:
    """Raise InputError when a format needs what is not installed."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from ..report.batch.files import Format, check_extra

        check_extra([Format.XLSX], str(path))
    elif suffix == ".pdf":
        from ..corpus.reading.office.convert import check_printer

        check_printer(str(path))


def check_marks(outputs: list[Path], marks: Marks | None) -> None:
    """Raise InputError when marks were chosen and no Word table is to be written."""
    from ..corpus.model import InputError

    if marks and not any(path.suffix.lower() in _WORD for path in outputs):
        raise InputError("marks-without-word", "--marks")


def check_table(outputs: list[Path], option: str, *, chosen: bool) -> None:
    """Raise InputError when an option about tables was chosen and no table is to be written."""
    from ..corpus.model import InputError

    if chosen and not any(path.suffix.lower() in _TABLES for path in outputs):
        raise InputError("option-without-table", option, " ".join(sorted(_TABLES)))


def save(comparison: "Comparison", outputs: "Sequence[Target]", form: Form) -> None:
    """Make every output, then write each whole. Raises InputError when a file cannot be written."""
    contents = [(to.path, made(comparison, to.named, form)) for to in outputs]
    for path, data in contents:
        store(path, data)


def made(comparison: "Comparison", path: Path, form: Form) -> bytes:
    """Return the bytes of an output by its name, with the seal by which it is known again."""
    return sealed(path, _writer(path)(comparison, form))


def _writer(path: Path) -> Writer:
    """Return the writer of a format; a CSV file whose name ends in links.csv lists the links."""
    if path.name.lower().endswith(_LINKS):
        return _links
    return _WRITERS[path.suffix.lower()]
