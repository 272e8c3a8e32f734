"""The page of a batch, written from the rows of its comparisons."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ....corpus.model import Document, InputError
from ...output import open_whole
from ...words.catalogue import Lang
from ...words.sentences import error_sentence
from ...words.text import visible
from ..files import INDEX
from ..rows.metadata import GivenFor, nothing_given, version_of
from ..shard import read_shard
from .answers import ANSWERS
from .survey import NONE, Descent, answers_of, survey_of, text_of
from .survey_write import survey_html

_FIGURES = ("documents", "adoption", "findings")


def write_survey(
    folder: Path,
    template: Document,
    shards: Mapping[str, Path],
    pages: Mapping[str, str],
    errors: Mapping[str, InputError],
    tables: Iterable[str],
    lang: Lang,
    descent: Descent = NONE,
    given: GivenFor = nothing_given,
) -> None:
    """Write the page to ``folder``, its texts in the order of ``shards``. Raises OSError.

    Where ``pages`` names the page of a text, a click leads there; else the words of both sides
    are taken into this page. ``tables`` are the files beside it with all data, ``descent`` who
    copied from whom, ``given`` what a user knows of a text.
    """
    version = version_of(template, given)
    texts = (
        text_of(name, read_shard(path, _FIGURES), pages.get(name, ""), given(name), version)
        for name, path in shards.items()
    )
    failures = ((visible(name), error_sentence(error, lang)) for name, error in errors.items())
    survey = survey_of(template, texts, failures, descent)
    answers = (_answers(path, name in pages) for name, path in shards.items())
    with open_whole(folder / INDEX) as file:
        for piece in survey_html(survey, answers, tuple(tables), lang):
            file.write(piece)


def _answers(path: Path, elsewhere: bool) -> Iterator[tuple[int, str]]:
    return iter(()) if elsewhere else answers_of(read_shard(path, (ANSWERS,)))
