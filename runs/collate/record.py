"""What a collation writes of itself: its page of all families, and what run.json tells."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corpus.model import InputError
from ...report.batch.files import FAILURES, INDEX, RUN, Format
from ...report.family.columns import FORMATS, files
from ...report.output import write_whole
from ...report.words.catalogue import Lang
from ...report.words.text import one_line, visible
from .work import Reader

if TYPE_CHECKING:
    from ...alignment.family.model import Collation
    from ...corpus.model import Document
    from ...report.family.page import Overview
    from ...report.family.rows import Descent

FAMILIES = "families"
# All that a collation may write: no input is to be overwritten, and none of it is an input.
OUTPUTS = (INDEX, *files(FORMATS), FAILURES, RUN)


def written(formats: tuple[Format, ...]) -> tuple[str, ...]:
    """Return the names of the files that a collation with ``formats`` writes, run.json last."""
    return (INDEX, *files(formats), FAILURES, RUN)


def write_index(
    folder: Path,
    found: "Collation",
    shown: "Sequence[Overview]",
    placed: "dict[str, Descent]",
    errors: Mapping[str, InputError],
    formats: tuple[Format, ...],
    lang: Lang,
) -> None:
    """Write the page of all families. Raises OSError."""
    from ...report.family.page import collation_html

    failed, names = sorted(errors.items()), files(formats)
    page = collation_html(found, shown, placed, failed, names, lang)
    write_whole(folder / INDEX, page.encode())


def told_of(
    reader: Reader,
    template: "Document | None",
    versions: tuple[tuple[str, str], ...],
    settings: Mapping[str, bool],
) -> dict[str, Any]:
    """Return what run.json tells but the counts and the tables themselves."""
    return {
        "versions": dict(versions),
        "settings": {**settings, "tracked": reader.tracked, "limits": asdict(reader.limits)},
        "template": template
        and {
            "path": visible(template.path),
            "title": one_line(template.title),
            "sha256": template.sha256,
        },
    }
