"""The files of a check: formats by suffix, each writer loaded when it is used."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...corpus.model import InputError
from ..files import store
from ..outputs.seal import sealed
from ..outputs.target import Guard, Target

if TYPE_CHECKING:
    from ...alignment.checking.model import Checked
    from ...alignment.model import Comparison
    from ...corpus.limits import Limits
    from ...report.words.catalogue import Lang

WORD = ".docx"
_SUFFIXES = (WORD, ".sarif", ".json", ".csv", ".xlsx")


class Wish(NamedTuple):
    """What is to be written, in which language, and whether safe faults are corrected."""

    outputs: Sequence[Path]
    fix: bool
    lang: "Lang"
    force: bool = False


def check_wish(wish: Wish, inputs: Sequence[Path]) -> None:
    """Raise InputError before any work when an output has no writer or no place."""
    from ...report.output import check_outputs

    for path in wish.outputs:
        if path.suffix.lower() not in _SUFFIXES:
            raise InputError("output-suffix", str(path), " ".join(_SUFFIXES))
    words = [path for path in wish.outputs if path.suffix.lower() == WORD]
    if wish.fix and not words:
        raise InputError("fix-without-word", "--fix")
    if words and len(inputs) != 1:
        raise InputError("comments-one-text", str(words[0]))
    check_outputs(wish.outputs, inputs)


def save(
    texts: "Sequence[Checked]", wish: Wish, limits: "Limits", inputs: Sequence[Path] = ()
) -> list[Target]:
    """Make every output, then write each whole, and return where each went. Raises InputError."""
    guard = Guard(limits, wish.force, inputs)
    made = [(guard.target(path), _data(path, texts, wish, limits)) for path in wish.outputs]
    for target, data in made:
        store(target.path, sealed(target.named, data))
    return [target for target, _ in made]


def _data(path: Path, texts: "Sequence[Checked]", wish: Wish, limits: "Limits") -> bytes:
    from ...alignment.checking.rulebook import rules

    suffix = path.suffix.lower()
    if suffix == WORD:
        return _word(path, texts, wish, limits)
    if suffix == ".csv":
        from ...report.checking.table import check_csv

        return check_csv(texts, wish.lang)
    if suffix == ".xlsx":
        from ...report.checking.table import check_xlsx

        return check_xlsx(texts, wish.lang)
    if suffix == ".sarif":
        from ...report.checking.sarif import check_sarif

        return check_sarif(texts, rules(), wish.lang).encode()
    from ...report.checking.json import check_json

    return check_json(texts, rules(), wish.lang).encode()


def _word(path: Path, texts: "Sequence[Checked]", wish: Wish, limits: "Limits") -> bytes:
    """Return the copy of the one text with comments; a text that is no Word file becomes one."""
    from ...report.checking.fresh import fresh_annotated
    from ...report.checking.word import annotated

    if len(texts) != 1:
        raise InputError("comments-one-text", str(path))
    made = annotated(texts[0], wish.lang, limits, fix=wish.fix)
    return made or fresh_annotated(_corrected(texts[0], fix=wish.fix), texts[0], wish.lang)


def _corrected(checked: "Checked", *, fix: bool) -> "Comparison":
    """Compare the text with itself as safely corrected: its redline is the correction."""
    from dataclasses import replace

    from ...alignment.compare import compare
    from ...corpus.model import Source
    from ...corpus.parse import parse
    from ...report.checking.word import safe_fixes

    document = checked.document
    text = document.text
    for span, words in reversed(safe_fixes(checked.faults) if fix else ()):
        text = text[: span.start] + words + text[span.end :]
    if text == document.text:
        return compare(document, document)
    made = parse(Source(document.path, document.sha256, text, document.reader))
    return compare(document, replace(made, path=document.path))
